// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/preferences.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QFile>
#include <QtCore/QLockFile>
#include <QtCore/QSettings>
#include <QtTest/QTest>

#include <memory>

using namespace vestigo;
using session::Preferences;

class PreferencesTest : public QObject {
    Q_OBJECT

    testing::TemporaryFolder folder_;

private Q_SLOTS:
    void initTestCase() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(folder_.path().string()));
    }

    void areThereAtTheNextStart() {
        Preferences(true).setValue("language", "zh_CN");
        QCOMPARE(Preferences(true).value("language").toString(), QStringLiteral("zh_CN"));
        Preferences(true).remove("language");
        QVERIFY(!Preferences(true).value("language").isValid());
    }

    /// While the file cannot be written (here: somebody else holds its lock), what is set holds and nobody
    /// waits; it is in the file, as a whole, once that is possible.
    void aSlowDiskKeepsNobodyWaiting() {
        Preferences(true).setValue("kept", "before");
        const QString file = QSettings(QStringLiteral("vestigo"), QStringLiteral("vestigo")).fileName();
        QLockFile lock(file + QStringLiteral(".lock"));
        QVERIFY(lock.lock());
        auto preferences = std::make_unique<Preferences>(true);
        for (int i = 0; i < 100; ++i) { // would never come back if it waited
            preferences->setValue("count", i);
        }
        preferences->remove("kept");
        QCOMPARE(preferences->value("count").toInt(), 99);
        QVERIFY(!preferences->value("kept").isValid());
        const auto inFile = [&file](const QString& key) {
            return QSettings(file, QSettings::IniFormat).contains(key);
        };
        QFile there(file);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QVERIFY(there.readAll().contains("before"));
        lock.unlock();
        preferences.reset(); // waits until it is written
        QVERIFY(inFile("count") && !inFile("kept"));
        QCOMPARE(Preferences(true).value("count").toInt(), 99);
    }

    void ofAScriptAreForgotten() {
        Preferences(true).setValue("dark", true);
        Preferences script(false);
        QVERIFY(!script.value("dark").isValid());
        script.setValue("dark", false);
        QCOMPARE(script.value("dark").toBool(), false);
        QCOMPARE(Preferences(true).value("dark").toBool(), true);
    }

    void theNewestTenRecordings() {
        {
            Preferences preferences(true);
            for (int i = 0; i < 12; ++i) {
                preferences.addRecent({QStringLiteral("/r/%1").arg(i), QStringLiteral("r%1").arg(i), "site"});
            }
            preferences.addRecent({"/r/5", "again", ""});
        }
        const auto recent = Preferences(true).recent();
        QCOMPARE(recent.size(), std::size_t(10));
        QCOMPARE(recent[0].name, QStringLiteral("again"));
        QCOMPARE(recent[1].path, QStringLiteral("/r/11"));
        QCOMPARE(recent[1].site, QStringLiteral("site"));
        QVERIFY(std::none_of(recent.begin() + 1, recent.end(),
                             [](const auto& one) { return one.path == QLatin1String("/r/5"); }));
    }

    void whatSomeoneElseWroteThereDoesNoHarm() {
        Preferences preferences(true);
        preferences.setValue("recent", QVariantList{1, QStringList{"a"}, QStringList{"/p", "n", "s"}});
        QCOMPARE(preferences.recent().size(), std::size_t(1));
        preferences.setValue("recent", "nonsense");
        QVERIFY(preferences.recent().empty());
        preferences.setValue("layouts", 7);
        QVERIFY(preferences.layoutNames().isEmpty());
    }

    void layoutsByName() {
        {
            Preferences preferences(true);
            preferences.saveLayout("night shift", "bytes");
            preferences.saveLayout("day", "more");
        }
        QCOMPARE(Preferences(true).layoutNames(), QStringList({"day", "night shift"}));
        QCOMPARE(Preferences(true).layout("night shift"), QByteArray("bytes"));
        QVERIFY(Preferences(true).layout("none").isEmpty());
    }
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "preferences_test.moc"

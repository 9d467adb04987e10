// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences take effect at once; Cancel brings back what was there.
#include "tests/app/session/application_probe.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/theme.h"
#include "ui/preferences/preferences_dialog.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>

using namespace vestigo;

namespace {

struct Opened {
    testing::ApplicationProbe probe;
    ui_preferences::PreferencesDialog* dialog = nullptr;

    Opened() {
        probe.run("preferences");
        dialog = probe.find<ui_preferences::PreferencesDialog>("preferencesDialog");
    }
    void choose(const char* name, const char* value) {
        auto* box = dialog->findChild<QComboBox*>(QLatin1String(name));
        box->setCurrentIndex(box->findData(QLatin1String(value)));
        QTest::qWait(50);
    }
    void press(QDialogButtonBox::StandardButton which) {
        auto* buttons = dialog->findChild<QDialogButtonBox*>();
        QTest::mouseClick(buttons->button(which), Qt::LeftButton);
        QTest::qWait(50);
    }
};

} // namespace

class PreferencesWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void changesTakeEffectAtOnceAndAreKept() {
        Opened opened;
        QVERIFY(opened.dialog != nullptr);
        opened.choose("preferencesTheme", "dark");
        QVERIFY(ui_common::theme().dark);
        opened.choose("preferencesMode", "frontline");
        QCOMPARE(opened.probe.window->mode(), ui_shell::WindowMode::Frontline);
        opened.choose("preferencesLanguage", "zh_CN");
        QTRY_COMPARE(opened.dialog->windowTitle(), QStringLiteral("首选项"));
        QTest::keyClicks(opened.dialog->findChild<QLineEdit*>(QStringLiteral("preferencesPerson")),
                         QStringLiteral("Li Wei"));
        opened.dialog->findChild<QSpinBox*>(QStringLiteral("preferencesCache"))->setValue(512);
        opened.press(QDialogButtonBox::Ok);
        session::Preferences& kept = opened.probe.session->preferences();
        QCOMPARE(kept.value(QStringLiteral("person")).toString(), QStringLiteral("Li Wei"));
        QCOMPARE(kept.value(QStringLiteral("player/cacheMegabytes")).toInt(), 512);
        QCOMPARE(kept.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QCOMPARE(opened.probe.session->language(), QStringLiteral("zh_CN"));
        opened.probe.session->setDark(false);
        QVERIFY(opened.probe.run("language", {"en"}));
        QTest::qWait(50);
    }

    void aDetectorOfTheUsersIsChosenFromAFile() {
        const testing::TemporaryFolder folder;
        const QString file = QString::fromStdString(folder.write("mine.pt", "x").string());
        Opened opened;
        session::Preferences& kept = opened.probe.session->preferences();
        auto* kind = opened.dialog->findChild<QComboBox*>(QStringLiteral("preferencesDetector"));
        QVERIFY(kind != nullptr);
        QCOMPARE(kind->currentIndex(), 0);
        QTest::keyClick(kind, Qt::Key_Down);
        QCOMPARE(kept.value(QStringLiteral("analysis/detector")).toString(), QStringLiteral("none"));
        QTest::mouseClick(opened.dialog->findChild<QPushButton*>(QStringLiteral("preferencesDetectorFile")),
                          Qt::LeftButton);
        auto* files = opened.dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        files->selectFile(file);
        QMetaObject::invokeMethod(files, "accept");
        QTRY_COMPARE(kept.value(QStringLiteral("analysis/detector")).toString(), file);
        QCOMPARE(kind->currentText(), QStringLiteral("mine.pt"));
        opened.press(QDialogButtonBox::Cancel); // and it is as it was
        QCOMPARE(kept.value(QStringLiteral("analysis/detector")).toString(), QString());
    }

    void theShiftAndItsBudget() {
        Opened opened;
        opened.dialog->findChild<QSpinBox*>(QStringLiteral("preferencesBudget"))->setValue(3);
        opened.choose("preferencesShiftHours", "12");
        opened.dialog->findChild<QTimeEdit*>(QStringLiteral("preferencesShiftStart"))->setTime(QTime(7, 30));
        opened.press(QDialogButtonBox::Ok);
        const alarms::ShiftPlan& plan = opened.probe.window->shiftPlan();
        QCOMPARE(plan.acceptable, std::size_t(3));
        QCOMPARE(plan.hours, 12);
        QCOMPARE(plan.firstStartMinutes, 7 * 60 + 30);
    }

    void cancelBringsEverythingBack() {
        Opened opened;
        opened.choose("preferencesTheme", "dark");
        opened.choose("preferencesLanguage", "zh_CN");
        opened.choose("preferencesMode", "frontline");
        opened.press(QDialogButtonBox::Cancel);
        QVERIFY(!ui_common::theme().dark);
        QCOMPARE(opened.probe.session->language(), QStringLiteral("en"));
        QCOMPARE(opened.probe.window->mode(), ui_shell::WindowMode::Expert);
    }
};

QTEST_MAIN(PreferencesWindowTest)
#include "preferences_window_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/translator/qt_translator.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTextStream>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace vestigo;

namespace {

struct Entry {
    QString context;
    QString source;
    QString translation;
    QString type; ///< "unfinished", "vanished", "obsolete"; empty: finished
};

QList<Entry> entriesOf(const QString& path, QString& problem) {
    QFile file(path);
    QList<Entry> entries;
    if (!file.open(QIODevice::ReadOnly)) {
        problem = file.errorString();
        return entries;
    }
    QXmlStreamReader xml(&file);
    Entry entry;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("name")) {
            entry.context = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            entry.type = xml.attributes().value(QLatin1String("type")).toString();
            entry.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            entries.append(entry);
        }
    }
    problem = xml.hasError() ? xml.errorString() : QString();
    return entries;
}

QStringList placeholdersOf(const QString& text) {
    QStringList found;
    auto matches = QRegularExpression(QStringLiteral("%[1-9n]")).globalMatch(text);
    while (matches.hasNext()) {
        found.append(matches.next().captured());
    }
    found.sort();
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

    QList<Entry> entries_;

private Q_SLOTS:
    void initTestCase() {
        QString problem;
        entries_ = entriesOf(QStringLiteral(VESTIGO_SOURCE_DIR "/translations/vestigo_zh_CN.ts"), problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(entries_.size() > 400);
    }

    void everyTextIsTranslated() {
        QStringList open;
        for (const Entry& entry : entries_) {
            if (entry.type == QLatin1String("unfinished") || entry.translation.isEmpty()) {
                open.append(entry.context + QStringLiteral(": ") + entry.source.simplified().left(80));
            }
        }
        QVERIFY2(open.isEmpty(),
                 qPrintable(QStringLiteral("%1 texts are not translated:\n").arg(open.size()) +
                            open.mid(0, 20).join(QLatin1Char('\n'))));
    }

    void everyPlaceholderIsInItsTranslation() {
        for (const Entry& entry : entries_) {
            if (!entry.translation.isEmpty()) {
                QVERIFY2(placeholdersOf(entry.source) == placeholdersOf(entry.translation),
                         qPrintable(entry.source));
            }
        }
    }

    void theProgramHoldsThem() {
        const ui_common::QtTranslator chinese("zh_CN");
        const Text text = VESTIGO_TEXT("Report", "What happened");
        QCOMPARE(QString::fromStdString(chinese.translate(text)), QStringLiteral("发生了什么"));
        QCOMPARE(QString::fromStdString(chinese.translate({"Report", "a text that nobody wrote"})),
                 QStringLiteral("a text that nobody wrote"));
        QCOMPARE(ui_common::QtTranslator("en").translate(text), std::string("What happened"));
        QCOMPARE(ui_common::QtTranslator("../../etc/passwd").translate(text), std::string("What happened"));
    }

    /// What tr() of a class in a namespace asks for.
    void textsOfClassesAreFoundUnderTheirWholeName() {
        const auto chinese = ui_common::loadTranslation("zh_CN");
        QVERIFY(chinese);
        QCOMPARE(chinese->translate("vestigo::ui_shell::InstrumentWindow", "Terminals"),
                 QStringLiteral("终端"));
        QCOMPARE(chinese->translate("InstrumentWindow", "Terminals"), QStringLiteral("终端"));
        QCOMPARE(chinese->translate("vestigo::ui_shell::Nobody", "Terminals"), QString());
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"

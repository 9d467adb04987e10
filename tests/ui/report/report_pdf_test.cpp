// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/build_report.h"
#include "tests/support/analysis_builder.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/render/page_painter.h"
#include "ui/report/render/pdf_file.h"
#include "ui/report/render/pdf_outline.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

using namespace vestigo;
using report::Role;

namespace {

timeline::Picture frameOf(const std::string&, const std::string&, double t) {
    return testing::sampleFrame(t);
}

report::Document documentOf(const analysis::AnalysisPtr& analysis, Role role, const std::string& language) {
    report::ReportOptions options;
    options.role = role;
    options.language = language;
    return report::buildReport(analysis, options, ui_common::QtTranslator(language), frameOf);
}

/// What a tool of poppler-utils says of the file.
QString output(const QString& tool, const QStringList& arguments) {
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0) {
        return QStringLiteral("%1 failed: %2").arg(tool, QString::fromUtf8(process.readAllStandardError()));
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString textOf(const QString& pdf) {
    return output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
}

testing::SampleOptions hostile() {
    testing::SampleOptions options;
    options.nameSuffix = std::string(" \xe2\x80\xae<b>%1 %2</b>\t\x01") + std::string(400, 'W') +
                         " \xe5\x86\xb2\xe5\x8e\x8b\xe6\x9c\xba";
    return options;
}

} // namespace

class ReportPdfTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// VESTIGO_KEEP_PDF: a folder in which the files stay, to be looked at.
    QString written(const report::Document& document, const QString& name) {
        const QString kept = qEnvironmentVariable("VESTIGO_KEEP_PDF");
        const QString path = QDir(kept.isEmpty() ? folder_.path() : kept).filePath(name);
        const auto done = report_render::writePdf(document, path.toStdString());
        return done.finished() ? path : QString();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(folder_.isValid()); }

    void textCanBeSelectedAndFontsAreEmbedded_data() {
        QTest::addColumn<bool>("frontline");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("frontline, en")
            << true << "en"
            << QStringList{"What happened", "06:24:46", "Process sensor", "Check first", "UTC+08:00"};
        QTest::newRow("expert, en")
            << false << "en"
            << QStringList{"Traceability report",
                           "0.0031",
                           "2.4e-06",
                           "88",
                           "35.6 ± 0.2",
                           "9b41c2f7a80e63d15b7749ce2a01f6c3d8e29fb05c6417aa3b8d10f4e592e07c"};
        QTest::newRow("frontline, zh")
            << true << "zh_CN" << QStringList{"发生了什么", "首先检查", "06:24:46", "Process sensor"};
        QTest::newRow("expert, zh") << false << "zh_CN"
                                    << QStringList{"可追溯性报告", "支持", "0.0031", "所有终端"};
    }
    void textCanBeSelectedAndFontsAreEmbedded() {
        QFETCH(bool, frontline);
        QFETCH(QString, language);
        QFETCH(QStringList, texts);
        const auto document = documentOf(testing::sampleAnalysis(),
                                         frontline ? Role::Frontline : Role::Expert, language.toStdString());
        const QString pdf = written(
            document, QStringLiteral("%1-%2.pdf")
                          .arg(frontline ? QStringLiteral("frontline") : QStringLiteral("expert"), language));
        QVERIFY(!pdf.isEmpty());
        const QString text = textOf(pdf);
        for (const QString& wanted : texts) {
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" is missing in:\n") + text));
        }
        const QStringList fonts =
            output(QStringLiteral("pdffonts"), {pdf}).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString& font : fonts) {
            QVERIFY2(font.contains(QRegularExpression(QStringLiteral("\\byes\\s+(yes|no)\\s+yes\\b"))),
                     qPrintable(font));
        }
    }

    void frontlineIsOnePageAnIncident_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isHostile");
        for (const char* language : {"en", "zh_CN"}) {
            QTest::addRow("%s", language) << QString::fromLatin1(language) << false;
            QTest::addRow("%s, hostile names", language) << QString::fromLatin1(language) << true;
        }
    }
    void frontlineIsOnePageAnIncident() {
        QFETCH(QString, language);
        QFETCH(bool, isHostile);
        const auto analysis = testing::sampleAnalysis(isHostile ? hostile() : testing::SampleOptions());
        const auto document = documentOf(analysis, Role::Frontline, language.toStdString());
        QCOMPARE(report_render::PagePainter(document).pages(), static_cast<int>(analysis->incidents.size()));
        QVERIFY(
            !written(document, QStringLiteral("one-page-%1-%2.pdf").arg(language).arg(isHostile)).isEmpty());
    }

    void nothingOverlapsAndNothingIsCutOff_data() {
        QTest::addColumn<bool>("frontline");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isHostile");
        for (const bool frontline : {true, false}) {
            for (const char* language : {"en", "zh_CN"}) {
                for (const bool isHostile : {false, true}) {
                    QTest::addRow("%s %s %s", frontline ? "frontline" : "expert", language,
                                  isHostile ? "hostile" : "plain")
                        << frontline << QString::fromLatin1(language) << isHostile;
                }
            }
        }
    }
    void nothingOverlapsAndNothingIsCutOff() {
        QFETCH(bool, frontline);
        QFETCH(QString, language);
        QFETCH(bool, isHostile);
        const auto analysis = testing::sampleAnalysis(isHostile ? hostile() : testing::SampleOptions());
        const report_render::PagePainter pages(
            documentOf(analysis, frontline ? Role::Frontline : Role::Expert, language.toStdString()));
        const QRectF page(QPointF(0, 0), report_render::PagePainter::pageSize());
        for (int i = 0; i < pages.pages(); ++i) {
            const std::vector<QRectF> boxes = pages.boxes(i);
            QVERIFY(boxes.size() > 1);
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                QVERIFY2(page.contains(boxes[a]),
                         qPrintable(QStringLiteral("page %1, box %2").arg(i).arg(a)));
                for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                    const QRectF both = boxes[a].intersected(boxes[b]);
                    QVERIFY2(both.width() < 1.0 || both.height() < 1.0,
                             qPrintable(QStringLiteral("page %1: %2 and %3").arg(i).arg(a).arg(b)));
                }
            }
        }
    }

    void aTableThatBreaksRepeatsItsHead() {
        report::Document document;
        report::Table table;
        table.head = {"HEADWORD", "value"};
        for (int i = 0; i < 150; ++i) {
            table.rows.push_back({{"row" + std::to_string(i), false, false}, {"v", false, false}});
        }
        document.blocks.emplace_back(table);
        const QString pdf = written(document, QStringLiteral("table.pdf"));
        const int pages = report_render::PagePainter(document).pages();
        QVERIFY(pages >= 3);
        const QString text = textOf(pdf);
        QCOMPARE(text.count(QStringLiteral("HEADWORD")), pages);
        for (int i = 0; i < 150; ++i) {
            QVERIFY(text.contains(QStringLiteral("row%1 ").arg(i)));
        }
    }

    void sameDocumentSameBytes() {
        const auto document = documentOf(testing::sampleAnalysis(), Role::Expert, "en");
        QFile first(written(document, QStringLiteral("first.pdf")));
        QTest::qWait(1100); // Qt stamps whole seconds
        QFile second(written(document, QStringLiteral("second.pdf")));
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QVERIFY(first.readAll() == second.readAll());
        QVERIFY(output(QStringLiteral("pdfinfo"), {first.fileName()})
                    .contains(QStringLiteral("VG-line8-0006-9b41c2")));
    }

    void whatCannotBeWrittenIsAnErrorAndLeavesNothing() {
        const auto document = documentOf(testing::sampleAnalysis(), Role::Frontline, "en");
        const QString path = folder_.filePath(QStringLiteral("no/such/folder/a.pdf"));
        const auto done = report_render::writePdf(document, path.toStdString());
        QVERIFY(done.failed());
        QVERIFY(QString::fromStdString(done.error().oneLine()).contains(QStringLiteral("a.pdf")));
        CancelSource source;
        source.cancel();
        const QString stopped = folder_.filePath(QStringLiteral("stopped.pdf"));
        QVERIFY(report_render::writePdf(document, stopped.toStdString(), source.token()).cancelled());
        QVERIFY(!QFile::exists(stopped));
    }

    void aSheetThatIsFullDoesNotShrinkTheOthers() {
        auto value = testing::sampleAnalysisValue();
        value.incidents[0].causalEdges.clear();
        for (auto& terminal : value.terminals) {
            terminal.name += " with a name that fills its line and the next one too";
        }
        const auto document = [](analysis::Analysis sample) {
            return documentOf(std::make_shared<const analysis::Analysis>(std::move(sample)), Role::Frontline,
                              "en");
        };
        const report_render::PagePainter both(document(value));
        QCOMPARE(both.pages(), 2);
        value.incidents.erase(value.incidents.begin());
        const report_render::PagePainter alone(document(value));
        QCOMPARE(both.boxes(1), alone.boxes(0));
    }

    void theFileHasAnOutlineAndALanguage() {
        const auto document = documentOf(testing::sampleAnalysis(), Role::Expert, "zh_CN");
        const report_render::PagePainter pages(document);
        const auto outline = pages.outline();
        QVERIFY(outline.size() > 8);
        QVERIFY(
            std::any_of(outline.begin(), outline.end(), [](const auto& entry) { return entry.level == 2; }));
        QFile file(written(document, QStringLiteral("outline.pdf")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("/Lang (zh-CN)"));
        QCOMPARE(bytes.count("/Dest ["), static_cast<qsizetype>(outline.size()));
        const QString info = output(QStringLiteral("pdfinfo"), {QStringLiteral("-dests"), file.fileName()});
        QVERIFY2(!info.contains(QStringLiteral("failed")), qPrintable(info));
        // poppler reads it without a complaint
        QProcess process;
        process.start(QStringLiteral("pdftotext"), {file.fileName(), QStringLiteral("-")});
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QVERIFY(QString::fromUtf8(process.readAllStandardOutput()).contains(QStringLiteral("保管链")));
    }

    void anotherBuildOfAPdfIsLeftAsItIs() {
        for (const QByteArray text :
             {"", "%PDF-1.4", "%PDF-1.4\n1 0 obj\n<< /Type /Pages /Kids [] >>\ntrailer\n"}) {
            QByteArray pdf(text);
            report_render::addOutline(pdf, {{QStringLiteral("a"), 1, 0, 0.0}}, 800.0, "en");
            QCOMPARE(pdf, text);
        }
    }

    void noRowStandsAloneBelowItsHead() {
        for (int before = 0; before < 70; ++before) {
            report::Document document;
            for (int i = 0; i < before; ++i) {
                document.blocks.emplace_back(report::Paragraph{{{"line", false}}, true});
            }
            report::Table table;
            table.head = {"HEADWORD"};
            for (int i = 0; i < 8; ++i) {
                table.rows.push_back({{"row", false, false}});
            }
            document.blocks.emplace_back(table);
            const report_render::PagePainter pages(document);
            const auto last = pages.boxes(pages.pages() - 1);
            const std::size_t rows = last.size() - 1; // without the foot
            QVERIFY2(pages.pages() == 1 || rows >= 9 || (rows >= 3 && rows <= 6),
                     qPrintable(QStringLiteral("%1 lines before: %2 boxes").arg(before).arg(rows)));
        }
    }

    void emptyAndBrokenDocumentsArePages() {
        report::Document document;
        QCOMPARE(report_render::PagePainter(document).pages(), 1);
        report::PictureFigure broken;
        broken.picture = testing::sampleFrame(1.0);
        broken.picture.height = 100000; // says more than it holds
        report::PictureRow row;
        row.pictures = {broken};
        document.blocks.emplace_back(row);
        document.blocks.emplace_back(report::TimelineFigure());
        document.blocks.emplace_back(report::CausalFigure());
        document.blocks.emplace_back(report::SitePlanFigure());
        document.blocks.emplace_back(std::shared_ptr<const report::TwoColumns>());
        document.blocks.emplace_back(report::Paragraph{{{std::string(100000, 'x'), false}}, false});
        QVERIFY(!written(document, QStringLiteral("broken.pdf")).isEmpty());
    }

    void aHundredIncidentsOfAThousandTerminals() {
        auto value = testing::sampleAnalysisValue();
        const analysis::Incident incident = value.incidents[0];
        for (int i = 0; i < 100; ++i) {
            value.incidents.push_back(incident);
        }
        for (int i = 0; i < 1000; ++i) {
            analysis::TerminalResult terminal = value.terminals[0];
            terminal.id = "t" + std::to_string(i);
            terminal.positionMetres = {{i % 40 * 1.0, i / 40 * 1.0}};
            value.terminals.push_back(terminal);
            analysis::Episode episode = incident.episodes[0];
            episode.terminal = terminal.id;
            value.incidents[1].episodes.push_back(episode);
            value.incidents[1].path.push_back(terminal.id);
        }
        const auto analysis = std::make_shared<const analysis::Analysis>(value);
        QElapsedTimer timer;
        timer.start();
        const QString expert = written(documentOf(analysis, Role::Expert, "en"), QStringLiteral("many.pdf"));
        QVERIFY(!expert.isEmpty());
        const QString text = textOf(expert);
        QVERIFY(text.contains(QStringLiteral("102 incidents")));
        QVERIFY(text.contains(QStringLiteral("t999")));
        QVERIFY(text.contains(QStringLiteral("1004 terminals"))); // of the largest incident's figure
        QVERIFY(report_render::PagePainter(documentOf(analysis, Role::Expert, "en")).pages() < 100);
        const report_render::PagePainter frontline(documentOf(analysis, Role::Frontline, "zh_CN"));
        QCOMPARE(frontline.pages(), 25); // which they are, and 24 sheets
        qInfo("%lld ms, %lld bytes", static_cast<long long>(timer.elapsed()),
              static_cast<long long>(QFile(expert).size()));
        QVERIFY(timer.elapsed() < 60000);
    }

    void nothingFoundIsOnePageToo() {
        testing::SampleOptions options;
        options.incidents = false;
        for (const char* language : {"en", "zh_CN"}) {
            const auto document = documentOf(testing::sampleAnalysis(options), Role::Frontline, language);
            const QString pdf =
                written(document, QStringLiteral("nothing-%1.pdf").arg(QString::fromLatin1(language)));
            QCOMPARE(report_render::PagePainter(document).pages(), 1);
        }
    }
};

QTEST_MAIN(ReportPdfTest)
#include "report_pdf_test.moc"

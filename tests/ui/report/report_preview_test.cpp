// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/build_report.h"
#include "tests/support/analysis_builder.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/report/page_canvas.h"
#include "ui/report/render/page_painter.h"
#include "ui/report/report_preview.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtPrintSupport/QPrinter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <algorithm>

using namespace vestigo;

namespace {

report::Document documentOf(report::Role role, const std::string& language) {
    report::ReportOptions options;
    options.role = role;
    options.language = language;
    return report::buildReport(
        testing::sampleAnalysis(), options, ui_common::QtTranslator(language),
        [](const std::string&, const std::string&, double t) { return testing::sampleFrame(t); });
}

} // namespace

class ReportPreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheSamePaintingAsThePdf() {
        const report::Document document = documentOf(report::Role::Expert, "en");
        ui_report::PageCanvas canvas;
        canvas.setDocument(document);
        canvas.setScale(1.0);
        canvas.resize(canvas.minimumSize());
        const QRect first = canvas.pageRect(0);
        const QImage shown = canvas.grab(first).toImage().convertToFormat(QImage::Format_RGB32);
        QImage printed(first.size(), QImage::Format_RGB32);
        QPainter painter(&printed);
        report_render::PagePainter(document).paint(painter, 0, QSizeF(first.size()));
        painter.end();
        QCOMPARE(shown, printed);
        QVERIFY(canvas.pages() >= 4);
    }

    void pagesAreTurnedByKeys() {
        ui_report::ReportPreview preview;
        preview.setDocument(documentOf(report::Role::Expert, "en"));
        preview.show();
        QVERIFY(QTest::qWaitForWindowExposed(&preview));
        QCOMPARE(preview.currentPage(), 0);
        QTest::keyClick(&preview, Qt::Key_PageDown);
        QCOMPARE(preview.currentPage(), 1);
        QTest::keyClick(&preview, Qt::Key_PageUp);
        QCOMPARE(preview.currentPage(), 0);
        QTest::keyClick(&preview, Qt::Key_End);
        QCOMPARE(preview.currentPage(), preview.pages() - 1);
        const auto* canvas = preview.findChild<ui_report::PageCanvas*>();
        QVERIFY(canvas != nullptr);
        const double scale = canvas->scale();
        QTest::keyClick(&preview, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(canvas->scale() > scale);
        QCOMPARE(preview.currentPage(), preview.pages() - 1);
    }

    void choicesAreTold() {
        ui_report::ReportPreview preview;
        QSignalSpy roles(&preview, &ui_report::ReportPreview::roleChosen);
        QSignalSpy languages(&preview, &ui_report::ReportPreview::languageChosen);
        preview.setDocument(documentOf(report::Role::Frontline, "zh_CN"));
        QCOMPARE(preview.role(), report::Role::Frontline);
        QCOMPARE(preview.language(), QStringLiteral("zh_CN"));
        QCOMPARE(roles.count() + languages.count(), 0);
        for (QComboBox* box : preview.findChildren<QComboBox*>()) {
            QTest::keyClick(box, Qt::Key_Up);
        }
        QCOMPARE(roles.count(), 1);
        QCOMPARE(preview.role(), report::Role::Expert);
        QCOMPARE(languages.count(), 1);
        QCOMPARE(languages[0][0].toString(), QStringLiteral("en"));
    }

    void exportWritesThePdfAndTells() {
        const QTemporaryDir folder;
        ui_report::ReportPreview preview;
        preview.setDocument(documentOf(report::Role::Frontline, "en"));
        QSignalSpy exported(&preview, &ui_report::ReportPreview::exported);
        const QString file = folder.filePath(QStringLiteral("报告.pdf"));
        preview.exportTo(file);
        QVERIFY(exported.wait(10000));
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.read(5) == "%PDF-");
        // What cannot be written is told with a remedy, and leaves nothing behind.
        const QString refused = folder.filePath(QStringLiteral("no/folder.pdf"));
        preview.exportTo(refused);
        const auto said = [&] {
            const auto labels = preview.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->text().contains(QStringLiteral("folder.pdf")) &&
                       label->text().contains(QLatin1Char('('));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), 10000);
        QCOMPARE(exported.count(), 1);
        QVERIFY(!QFile::exists(refused));
    }

    void theSuggestedNameIsOneThatEveryFileSystemTakes() {
        using ui_report::ReportPreview;
        QCOMPARE(ReportPreview::suggestedName(QStringLiteral("Traceability report VG-demo-1")),
                 QStringLiteral("Traceability-report-VG-demo-1.pdf"));
        QCOMPARE(ReportPreview::suggestedName(QStringLiteral("../a\\b:c*?\"<d>|\n")),
                 QStringLiteral("a-b-c-d.pdf"));
        QCOMPARE(ReportPreview::suggestedName(QStringLiteral("...")), QStringLiteral("report.pdf"));
        QVERIFY(ReportPreview::suggestedName(QString(500, QLatin1Char('x'))).size() < 100);
    }

    void printingPaintsEveryPageOnce() {
        const QTemporaryDir folder;
        ui_report::ReportPreview preview;
        preview.setDocument(documentOf(report::Role::Expert, "en"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setPageSize(QPageSize(QPageSize::A4));
        printer.setOutputFileName(folder.filePath(QStringLiteral("printed.pdf")));
        preview.printTo(printer);
        QFile pdf(printer.outputFileName());
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QCOMPARE(pdf.readAll().count("/Type /Page\n"), static_cast<qsizetype>(preview.pages()));
    }

    void aPageIsPaintedFastEnoughToScroll() {
        const report_render::PagePainter pages(documentOf(report::Role::Expert, "zh_CN"));
        QImage image(900, 1273, QImage::Format_RGB32);
        QPainter painter(&image);
        pages.paint(painter, 1, QSizeF(image.size())); // glyphs into the cache
        QElapsedTimer timer;
        timer.start();
        for (int page = 0; page < pages.pages(); ++page) {
            pages.paint(painter, page, QSizeF(image.size()));
        }
        const double each = static_cast<double>(timer.elapsed()) / pages.pages();
        qInfo("%.1f ms a page", each);
        QVERIFY(each < 50.0);
    }
};

QTEST_MAIN(ReportPreviewTest)
#include "report_preview_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/pdf_file.h"

#include "core/base/files.h"
#include "ui/report/render/page_painter.h"
#include "ui/report/render/pdf_text.h"

#include <QtCore/QBuffer>
#include <QtCore/QDateTime>
#include <QtCore/QMarginsF>
#include <QtGui/QGuiApplication>
#include <QtGui/QPageLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <exception>

namespace vestigo::report_render {

namespace {

Error failed(const std::filesystem::path& path, const std::string& why) {
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = path.string();
    error.message = VESTIGO_TEXT("Error", "the report could not be drawn: %1");
    error.arguments = {why};
    error.remedy = VESTIGO_TEXT("Error", "please report this with the recording");
    return error;
}

/// Qt stamps the moment of writing; the report's own moment takes its place, so that the same document is the
/// same file. Only digits change, never a length: the file's table of offsets stays right.
void stampTime(QByteArray& pdf, const std::string& createdAt) {
    QDateTime made = QDateTime::fromString(QString::fromStdString(createdAt), Qt::ISODate);
    if (!made.isValid()) {
        made = QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    }
    const QByteArray digits = made.toUTC().toString(QStringLiteral("yyyyMMddhhmmss")).toLatin1();
    const QByteArray key("/CreationDate (D:");
    const qsizetype at = pdf.lastIndexOf(key);
    if (at < 0 || digits.size() != 14) {
        return;
    }
    const qsizetype begin = at + key.size();
    const qsizetype end = pdf.indexOf(')', begin);
    if (end - begin < 14 || end - begin > 40) {
        return;
    }
    pdf.replace(begin, 14, digits);
    for (qsizetype i = begin + 14; i < end; ++i) {
        const char c = pdf.at(i);
        if (c >= '1' && c <= '9') {
            pdf[i] = '0'; // offset from UTC
        } else if (c == '-') {
            pdf[i] = '+';
        }
    }
}

Outcome<Done> paintPages(const PagePainter& pages, QPdfWriter& writer, const std::filesystem::path& path,
                         const CancelToken& cancel) {
    QPainter painter;
    if (!painter.begin(&writer)) {
        return failed(path, "the PDF engine did not start");
    }
    for (int page = 0; page < pages.pages(); ++page) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        if (page > 0 && !writer.newPage()) {
            return failed(path, "a page could not be added");
        }
        pages.paint(painter, page, PagePainter::pageSize());
    }
    if (!painter.end()) {
        return failed(path, "the PDF engine did not finish");
    }
    return Done{};
}

Outcome<Done> write(const report::Document& document, const std::filesystem::path& path,
                    const CancelToken& cancel) {
    const PagePainter pages(document);
    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(PagePainter::unitsPerInch);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        writer.setTitle(QString::fromStdString(document.title));
        writer.setCreator(QString::fromStdString(document.author));
        auto painted = paintPages(pages, writer, path, cancel);
        if (!painted.finished()) {
            return painted;
        }
    }
    nameIdeographs(pdf);
    stampTime(pdf, document.createdAt);
    addOutline(pdf, pages.outline(), PagePainter::pageSize().height() / PagePainter::unitsPerInch * 72.0,
               document.language == "zh_CN" ? "zh-CN" : "en");
    return writeFileAtomically(path, std::string(pdf.constData(), static_cast<std::size_t>(pdf.size())));
}

} // namespace

Outcome<Done> writePdf(const report::Document& document, const std::filesystem::path& path,
                       const CancelToken& cancel) {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr) {
        return failed(path, "no QGuiApplication for the fonts");
    }
    try {
        return write(document, path, cancel);
    } catch (const std::exception& exception) {
        return failed(path, exception.what());
    }
}

} // namespace vestigo::report_render

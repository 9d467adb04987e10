// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_preview.h"

#include "ui/common/error_text.h"
#include "ui/report/page_canvas.h"
#include "ui/report/render/pdf_file.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QSignalBlocker>
#include <QtCore/QStandardPaths>
#include <QtCore/QThread>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrinter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <memory>
#include <optional>

namespace vestigo::ui_report {

namespace {

constexpr double zoomStep = 1.2;

} // namespace

ReportPreview::ReportPreview(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Report"));
    resize(860, 960);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(makeControls());
    canvas_ = new PageCanvas;
    scroll_ = new QScrollArea;
    scroll_->setWidget(canvas_);
    scroll_->setWidgetResizable(true);
    scroll_->setFocusPolicy(Qt::NoFocus);
    column->addWidget(scroll_, 1);
    message_ = new QLabel;
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    message_->setText(tr("The report is being made."));
    column->addWidget(message_);
    connect(scroll_->verticalScrollBar(), &QScrollBar::valueChanged, this, &ReportPreview::tellPage);
    scroll_->viewport()->installEventFilter(this);
    tellPage();
}

ReportPreview::~ReportPreview() {
    cancel_.cancel();
    if (writing_ != nullptr) {
        writing_->wait();
        delete writing_;
    }
}

QPushButton* ReportPreview::addButton(QHBoxLayout* row, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

QHBoxLayout* ReportPreview::makeControls() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    role_ = new QComboBox;
    role_->addItem(tr("Expert"), static_cast<int>(report::Role::Expert));
    role_->addItem(tr("Frontline"), static_cast<int>(report::Role::Frontline));
    role_->setToolTip(tr("Who the report is for"));
    language_ = new QComboBox;
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    language_->setToolTip(tr("Language of the report"));
    row->addWidget(role_);
    row->addWidget(language_);
    row->addStretch(1);
    const QPushButton* previous = addButton(row, QStringLiteral("‹"), tr("Previous page (Page Up)"));
    page_ = new QLabel;
    row->addWidget(page_);
    const QPushButton* next = addButton(row, QStringLiteral("›"), tr("Next page (Page Down)"));
    const QPushButton* smaller = addButton(row, QStringLiteral("−"), tr("Smaller (Ctrl -)"));
    const QPushButton* larger = addButton(row, QStringLiteral("+"), tr("Larger (Ctrl +)"));
    const QPushButton* fit = addButton(row, tr("Fit width"), tr("Page as wide as the window (Ctrl 0)"));
    row->addStretch(1);
    print_ = addButton(row, tr("Print..."), tr("Print the report on paper (Ctrl P)"));
    print_->setEnabled(false);
    export_ = addButton(row, tr("Export PDF..."), tr("Write the report as a PDF file (Ctrl S)"));
    export_->setEnabled(false);
    connect(role_, qOverload<int>(&QComboBox::activated), this, [this] { Q_EMIT roleChosen(role()); });
    connect(language_, qOverload<int>(&QComboBox::activated), this,
            [this] { Q_EMIT languageChosen(language()); });
    connect(previous, &QPushButton::clicked, this, [this] { goToPage(currentPage() - 1); });
    connect(next, &QPushButton::clicked, this, [this] { goToPage(currentPage() + 1); });
    connect(smaller, &QPushButton::clicked, this, &ReportPreview::zoomOut);
    connect(larger, &QPushButton::clicked, this, &ReportPreview::zoomIn);
    connect(fit, &QPushButton::clicked, this, &ReportPreview::fitWidth);
    connect(print_, &QPushButton::clicked, this, &ReportPreview::askAndPrint);
    connect(export_, &QPushButton::clicked, this, &ReportPreview::askAndExport);
    return row;
}

void ReportPreview::setDocument(const report::Document& document) {
    document_ = document;
    hasDocument_ = true;
    const QSignalBlocker quietRole(role_);
    const QSignalBlocker quietLanguage(language_);
    role_->setCurrentIndex(std::max(0, role_->findData(static_cast<int>(document.role))));
    language_->setCurrentIndex(std::max(0, language_->findData(QString::fromStdString(document.language))));
    setWindowTitle(QString::fromStdString(document.title));
    message_->clear();
    canvas_->setDocument(document);
    export_->setEnabled(writing_ == nullptr);
    print_->setEnabled(true);
    if (fitsWidth_) {
        fitWidth();
    }
    scroll_->verticalScrollBar()->setValue(0);
    tellPage();
}

void ReportPreview::setBusy() {
    message_->setText(tr("The report is being made."));
    export_->setEnabled(false);
    print_->setEnabled(false);
}

void ReportPreview::setProblem(const QString& text) {
    message_->setText(text);
    export_->setEnabled(false);
    print_->setEnabled(false);
}

report::Role ReportPreview::role() const {
    return static_cast<report::Role>(role_->currentData().toInt());
}

QString ReportPreview::language() const {
    return language_->currentData().toString();
}

int ReportPreview::pages() const {
    return canvas_->pages();
}

int ReportPreview::currentPage() const {
    return canvas_->pageAt(scroll_->verticalScrollBar()->value() + scroll_->viewport()->height() / 3);
}

void ReportPreview::goToPage(int page) {
    const int wanted = std::clamp(page, 0, std::max(0, pages() - 1));
    scroll_->verticalScrollBar()->setValue(canvas_->pageRect(wanted).top() - 8);
}

/// What stood at the top of the window stays there.
void ReportPreview::zoomTo(double scale) {
    QScrollBar* bar = scroll_->verticalScrollBar();
    const double place = canvas_->height() > 0 ? double(bar->value()) / canvas_->height() : 0.0;
    canvas_->setScale(scale);
    canvas_->resize(canvas_->minimumSize().expandedTo(scroll_->viewport()->size()));
    bar->setValue(qRound(place * canvas_->height()));
    tellPage();
}

void ReportPreview::zoomIn() {
    setFitsWidth(false);
    zoomTo(canvas_->scale() * zoomStep);
}

void ReportPreview::zoomOut() {
    setFitsWidth(false);
    zoomTo(canvas_->scale() / zoomStep);
}

void ReportPreview::fitWidth() {
    setFitsWidth(true);
    zoomTo(PageCanvas::scaleForWidth(scroll_->viewport()->width()));
}

void ReportPreview::tellPage() {
    page_->setText(pages() == 0 ? QString() : tr("Page %1 of %2").arg(currentPage() + 1).arg(pages()));
}

void ReportPreview::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    if (event->key() == Qt::Key_PageDown) {
        goToPage(currentPage() + 1);
    } else if (event->key() == Qt::Key_PageUp) {
        goToPage(currentPage() - 1);
    } else if (event->key() == Qt::Key_Home) {
        goToPage(0);
    } else if (event->key() == Qt::Key_End) {
        goToPage(pages() - 1);
    } else if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) {
        zoomIn();
    } else if (control && event->key() == Qt::Key_Minus) {
        zoomOut();
    } else if (control && event->key() == Qt::Key_0) {
        fitWidth();
    } else if (control && event->key() == Qt::Key_S && export_->isEnabled()) {
        askAndExport();
    } else if (control && event->key() == Qt::Key_P && print_->isEnabled()) {
        askAndPrint();
    } else {
        QDialog::keyPressEvent(event);
    }
}

/// A page that is as wide as its room needs no bar below it; without the bar the room cannot go to and fro.
void ReportPreview::setFitsWidth(bool fits) {
    fitsWidth_ = fits;
    scroll_->setHorizontalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
}

/// The room for the pages changes with the window, and when the bar beside them comes or goes.
bool ReportPreview::eventFilter(QObject* watched, QEvent* event) {
    if (watched == scroll_->viewport() && event->type() == QEvent::Resize && fitsWidth_ && hasDocument_) {
        const int width = scroll_->viewport()->width();
        if (width != fittedWidth_) {
            fittedWidth_ = width;
            QMetaObject::invokeMethod(this, &ReportPreview::fitWidth, Qt::QueuedConnection);
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ReportPreview::askAndExport() {
    if (folder_.isEmpty()) {
        folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    }
    if (folder_.isEmpty() || !QDir(folder_).exists()) {
        folder_ = QDir::homePath();
    }
    const QString name = suggestedName(QString::fromStdString(document_.title));
    QString file = QFileDialog::getSaveFileName(this, tr("Export the report"), QDir(folder_).filePath(name),
                                                tr("PDF files (*.pdf)"));
    if (file.isEmpty()) {
        return;
    }
    folder_ = QFileInfo(file).path();
    if (QFileInfo(file).suffix().isEmpty() && !QFile::exists(file + QStringLiteral(".pdf"))) {
        file += QStringLiteral(".pdf");
    }
    exportTo(file);
}

QString ReportPreview::suggestedName(const QString& title) {
    constexpr int longest = 80;
    QString name = title.simplified();
    name.replace(QRegularExpression(QStringLiteral("[\\s/\\\\:*?\"<>|\\x00-\\x1f]+")), QStringLiteral("-"));
    name.remove(QRegularExpression(QStringLiteral("^[-.]+|[-.]+$")));
    name = name.left(longest);
    return (name.isEmpty() ? QStringLiteral("report") : name) + QStringLiteral(".pdf");
}

void ReportPreview::askAndPrint() {
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setDocName(QString::fromStdString(document_.title));
    printer.setFromTo(1, std::max(1, pages()));
    QPrintDialog dialog(&printer, this);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange);
    if (dialog.exec() == QDialog::Accepted) {
        printTo(printer);
    }
}

void ReportPreview::printTo(QPrinter& printer) {
    printer.setFullPage(true); // the pages have margins of their own
    QPainter painter;
    if (!painter.begin(&printer)) {
        message_->setText(tr("The printer did not accept the report. Export a PDF and print that."));
        return;
    }
    const bool range = printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0;
    const int first = range ? printer.fromPage() - 1 : 0;
    const int last = range ? std::min(pages(), printer.toPage()) : pages();
    for (int page = first; page < last; ++page) {
        if (page > first && !printer.newPage()) {
            break;
        }
        canvas_->paintPage(painter, page, printer.paperRect(QPrinter::DevicePixel).size());
    }
    message_->setText(painter.end()
                          ? tr("Sent to the printer.")
                          : tr("The printer did not accept the report. Export a PDF and print that."));
}

void ReportPreview::exportTo(const QString& file) {
    if (!hasDocument_ || writing_ != nullptr) {
        return;
    }
    export_->setEnabled(false);
    message_->setText(tr("Writing %1").arg(file));
    auto problem = std::make_shared<std::optional<Error>>();
    const CancelToken token = cancel_.token();
    writing_ = QThread::create([document = document_, file, problem, token] {
        const auto done = report_render::writePdf(document, file.toStdString(), token);
        if (done.failed()) {
            *problem = done.error();
        }
    });
    connect(writing_, &QThread::finished, this, [this, file, problem] {
        exportEnded(file, *problem ? ui_common::errorLine(**problem) : QString());
    });
    writing_->start();
}

void ReportPreview::exportEnded(const QString& file, const QString& problem) {
    writing_->deleteLater();
    writing_ = nullptr;
    export_->setEnabled(true);
    message_->setText(problem.isEmpty() ? tr("Written: %1").arg(file) : problem);
    if (problem.isEmpty()) {
        Q_EMIT exported(file);
    }
}

} // namespace vestigo::ui_report

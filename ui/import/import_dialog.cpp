// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_dialog.h"

#include "ui/common/error_text.h"
#include "ui/import/column_table.h"
#include "ui/import/file_preview.h"
#include "ui/import/start_field.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>

namespace vestigo::ui_import {

using recordings::LooseKind;

namespace {

constexpr double sureEnough = 0.5; ///< below, an estimate is shown as unsure

QStringList localFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) {
            files.append(url.toLocalFile());
        }
    }
    return files;
}

} // namespace

void ImportDialog::addFiles(const QStringList& paths) {
    const QStringList fresh = files_->add(paths);
    if (fresh.isEmpty()) {
        return;
    }
    if (row() < 0) {
        list_->selectRow(0);
    }
    refresh();
    Q_EMIT inspectRequested(fresh);
}

void ImportDialog::showFile(const recordings::LooseFile& file) {
    files_->inspected(file);
    for (const ImportItem& item : files_->items()) {
        if (item.isMapped && item.loose.file == file.file) { // its times were guessed: are they times?
            Q_EMIT remapRequested(item.loose, item.mapping);
        }
    }
    start_->offer(files_->startedAt());
    showSelected();
    refresh();
}

void ImportDialog::showMapped(const recordings::LooseFile& file) {
    files_->remapped(file);
    start_->offer(files_->startedAt());
    showSelected();
    refresh();
}

void ImportDialog::dropUnread() {
    files_->removeUnread();
    refresh();
    showSelected();
}

void ImportDialog::showOffers(const std::vector<OffsetOffer>& offers) {
    files_->offered(offers);
    showSelected();
}

void ImportDialog::setRunning(bool running) {
    running_ = running;
    progress_->setVisible(running);
    close_->setText(running ? tr("Stop") : tr("Close"));
    refresh();
}

void ImportDialog::setProgress(const QString& stage, const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 1000.0));
    state_->setText(item.isEmpty() ? stage : stage + QStringLiteral(" · ") + item);
}

void ImportDialog::showError(const Error& error) {
    refresh();
    problems_->addItem(ui_common::errorLine(error));
    problems_->show();
}

recordings::ImportRequest ImportDialog::request() const {
    std::vector<Error> ignored;
    recordings::ImportRequest request = files_->request(ignored);
    request.out = folder_->text().trimmed().toStdString();
    request.id = id_->text().trimmed().toStdString();
    request.site = site_->text().trimmed().toStdString();
    request.startedAt = start_->text().toStdString();
    return request;
}

QStringList ImportDialog::problems() const {
    QStringList lines;
    for (int i = 0; i < problems_->count(); ++i) {
        lines.append(problems_->item(i)->text());
    }
    return lines;
}

/// Work that goes on is stopped first; a second press closes.
void ImportDialog::done(int result) {
    if (running_) {
        Q_EMIT cancelRequested();
        return;
    }
    QDialog::done(result);
}

int ImportDialog::row() const {
    const QModelIndexList rows = list_->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

void ImportDialog::connectFields() {
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ImportDialog::showSelected);
    connect(remove_, &QPushButton::clicked, this, [this] {
        files_->remove(row());
        refresh();
        showSelected();
    });
    connect(kind_, &QComboBox::activated, this, &ImportDialog::takeSelected);
    connect(terminal_, &QLineEdit::textEdited, this, &ImportDialog::takeSelected);
    connect(stream_, &QComboBox::currentTextChanged, this, &ImportDialog::takeSelected);
    connect(offset_, &QDoubleSpinBox::valueChanged, this, &ImportDialog::takeSelected);
    connect(take_, &QPushButton::clicked, this, &ImportDialog::takeOffer);
    connect(columns_, &ColumnTable::edited, this, &ImportDialog::takeColumns);
    connect(remapping_, &QTimer::timeout, this, [this] {
        if (const ImportItem* item = files_->at(row())) {
            Q_EMIT remapRequested(item->loose, item->mapping);
        }
    });
    for (const QLineEdit* field : {id_, site_, folder_}) {
        connect(field, &QLineEdit::textChanged, this, &ImportDialog::refresh);
    }
    connect(start_, &StartField::changed, this, &ImportDialog::refresh);
    connect(estimate_, &QPushButton::clicked, this, [this] { Q_EMIT estimateRequested(request()); });
    connect(import_, &QPushButton::clicked, this, [this] { Q_EMIT importRequested(request()); });
    connect(close_, &QPushButton::clicked, this, &ImportDialog::reject);
}

void ImportDialog::askForFiles() {
    auto* dialog = new QFileDialog(this, tr("Add files"));
    dialog->setObjectName(QStringLiteral("importChooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Videos, tables, logs and captures (*.mp4 *.mkv *.avi *.mov *.webm *.ts *.csv "
                               "*.tsv *.txt *.log *.pcap *.pcapng)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    dialog->open();
}

void ImportDialog::askForFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder for the new recording"), folder_->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
    dialog->open();
}

void ImportDialog::showSelected() {
    const ImportItem* item = files_->at(row());
    const bool ready = item != nullptr && item->isInspected;
    fields_->setEnabled(ready && !running_);
    remove_->setEnabled(item != nullptr && !running_);
    showOffer(item);
    if (!ready) {
        preview_->showNothing();
        pages_->setTabVisible(1, false);
        return;
    }
    filling_ = true;
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(item->kind)));
    if (terminal_->text() != item->terminal) {
        terminal_->setText(item->terminal);
    }
    stream_->setCurrentText(item->stream);
    offset_->setValue(item->offsetSeconds);
    filling_ = false;
    terminal_->setEnabled(item->isStream());
    stream_->setEnabled(item->kind == LooseKind::Video);
    offset_->setEnabled(item->isStream());
    preview_->showFile(item->loose);
    const bool isTable = item->kind == LooseKind::Table && !item->mapping.columns.empty();
    pages_->setTabVisible(1, isTable);
    columns_->setEnabled(!running_);
    if (isTable) {
        columns_->showFile(item->loose, item->mapping);
        if (item->mapping.timeColumn.empty()) {
            pages_->setCurrentIndex(1); // where the time is to be named
        }
    }
}

void ImportDialog::showOffer(const ImportItem* item) {
    const bool has = item != nullptr && item->offer.has_value();
    take_->setVisible(has && item->offer->confidence > 0.0);
    offer_->setVisible(has);
    if (!has) {
        return;
    }
    const OffsetOffer& offer = *item->offer;
    if (!(offer.confidence > 0.0)) {
        offer_->setText(offer.note.isEmpty() ? tr("Video and table do not tell how far they are apart.")
                                             : offer.note);
        return;
    }
    const QString found = tr("Video and table fit best when %1 s are added (confidence %2).")
                              .arg(offer.seconds, 0, 'f', 2)
                              .arg(offer.confidence, 0, 'f', 2);
    offer_->setText(offer.confidence < sureEnough ? found + QLatin1Char(' ') + tr("That is unsure.") : found);
}

void ImportDialog::takeSelected() {
    const ImportItem* before = files_->at(row());
    if (filling_ || before == nullptr || !before->isInspected) {
        return;
    }
    ImportItem item = *before;
    const LooseKind former = item.kind;
    item.kind = static_cast<LooseKind>(kind_->currentData().toInt());
    item.terminal = terminal_->text();
    if (former == LooseKind::Video) {
        item.cameraStream = stream_->currentText();
    }
    item.stream = item.kind == LooseKind::Table ? QStringLiteral("behavior") : item.cameraStream;
    if (item.kind == LooseKind::Table && item.mapping.columns.empty()) {
        item.mapping = usualMapping(item.loose);
    }
    item.offsetSeconds = offset_->value();
    files_->change(row(), item);
    showSelected();
    refresh();
}

/// Said at once, looked at again when the editing pauses.
void ImportDialog::takeColumns() {
    const ImportItem* before = files_->at(row());
    if (before == nullptr) {
        return;
    }
    ImportItem item = *before;
    item.mapping = columns_->mapping();
    item.isMapped = true;
    files_->change(row(), item);
    remapping_->start();
    refresh();
}

void ImportDialog::takeOffer() {
    const ImportItem* before = files_->at(row());
    if (before == nullptr || !before->offer) {
        return;
    }
    ImportItem item = *before;
    item.offsetSeconds += before->offer->seconds;
    item.offer.reset();
    files_->change(row(), item);
    showSelected();
    refresh();
    list_->setFocus();
}

/// What is wrong, and what can be done now.
void ImportDialog::refresh() {
    std::vector<Error> problems;
    const bool isEmpty = files_->request(problems).videos.empty() && files_->rowCount() == 0;
    const std::vector<Error> others = recordings::checkImport(request());
    if (!isEmpty) {
        problems.insert(problems.end(), others.begin(), others.end());
    }
    problems_->clear();
    for (const Error& problem : problems) {
        auto* row = new QListWidgetItem(ui_common::errorLine(problem), problems_);
        row->setToolTip(row->text());
    }
    hasProblems_ = isEmpty || !problems.empty();
    problems_->setVisible(!problems.empty());
    if (!running_) {
        state_->setText(isEmpty               ? tr("Add the files of one recording, or drop them here.")
                        : files_->isWaiting() ? tr("The files are being read…")
                        : !problems.empty()   ? tr("Nothing is written while there is a problem.")
                                            : tr("The files are copied; they themselves stay as they are."));
    }
    const recordings::ImportRequest now = request();
    estimate_->setEnabled(!running_ && !files_->isWaiting() && !now.videos.empty() && !now.tables.empty());
    import_->setEnabled(!running_ && !files_->isWaiting() && !hasProblems_);
    list_->resizeColumnsToContents();
}

/// What was set stays while it is closed; in another language it is made anew.
void ImportDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !isVisible()) {
        deleteLater();
    }
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    addFiles(localFiles(event->mimeData()));
}

} // namespace vestigo::ui_import

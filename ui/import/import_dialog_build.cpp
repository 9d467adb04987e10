// SPDX-License-Identifier: GPL-3.0-or-later
// How the dialog is laid out.
#include "ui/common/theme.h"
#include "ui/import/column_table.h"
#include "ui/import/file_preview.h"
#include "ui/import/import_dialog.h"
#include "ui/import/start_field.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_import {

using recordings::LooseKind;

namespace {

constexpr int remappingPauseMs = 400;

template <class Widget>
Widget* named(Widget* widget, const char* name, const QString& spoken) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(spoken);
    return widget;
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(ui_common::sizedFont(label->font(), ui_common::textPixels, true));
    return label;
}

/// Where recordings are made when the user names no other place; not there yet.
QString freshFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir above(QDir(documents).exists() ? documents : QDir::homePath());
    const QString name =
        QStringLiteral("recording-") + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm"));
    QString folder = above.filePath(name);
    for (int k = 2; QFileInfo::exists(folder); ++k) {
        folder = above.filePath(name + QLatin1Char('-') + QString::number(k));
    }
    return folder;
}

} // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent)
    , files_(new ImportFiles(this)) {
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import files"));
    setAcceptDrops(true);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(16);
    upper->addWidget(makeFiles(), 5);
    upper->addWidget(makeSelected(), 6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(upper, 1);
    column->addWidget(makeRecording());
    column->addWidget(makeEnd());
    connectFields();
    folder_->setText(freshFolder());
    showSelected();
    setRunning(false);
    resize(1080, 720);
}

QWidget* ImportDialog::makeFiles() {
    auto* part = new QWidget(this);
    list_ = named(new QTableView, "importFiles", tr("Files to import"));
    list_->setModel(files_);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setTabKeyNavigation(false);
    list_->verticalHeader()->hide();
    list_->horizontalHeader()->setHighlightSections(false);
    list_->setShowGrid(false);
    auto* add = named(new QPushButton(tr("Add files…")), "importAdd", tr("Add files…"));
    remove_ = named(new QPushButton(tr("Take out")), "importRemove", tr("Take the selected file out"));
    connect(add, &QPushButton::clicked, this, &ImportDialog::askForFiles);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(add);
    buttons->addWidget(remove_);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("Files")));
    column->addWidget(list_, 1);
    column->addLayout(buttons);
    return part;
}

QWidget* ImportDialog::makeSelected() {
    auto* part = new QWidget(this);
    fields_ = new QWidget(part);
    kind_ = named(new QComboBox, "importKind", tr("What the file is"));
    for (const LooseKind kind : {LooseKind::Video, LooseKind::Table, LooseKind::Instructions,
                                 LooseKind::Communication, LooseKind::Unknown}) {
        kind_->addItem(kindText(kind), static_cast<int>(kind));
    }
    terminal_ = named(new QLineEdit, "importTerminal", tr("Terminal"));
    stream_ = named(new QComboBox, "importStream", tr("Stream"));
    stream_->setEditable(true);
    stream_->addItems({QStringLiteral("device"), QStringLiteral("operator"), QStringLiteral("behavior")});
    offset_ = named(new QDoubleSpinBox, "importOffset", tr("Offset, added to the file's own time"));
    offset_->setRange(-86400.0, 86400.0);
    offset_->setDecimals(3);
    offset_->setSingleStep(0.1);
    offset_->setSuffix(tr(" s"));
    auto* form = new QFormLayout(fields_);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->addRow(tr("Is a"), kind_);
    form->addRow(tr("Terminal"), terminal_);
    form->addRow(tr("Stream"), stream_);
    form->addRow(tr("Offset"), offset_);
    offer_ = named(new QLabel, "importOffer", tr("Estimated offset"));
    offer_->setWordWrap(true);
    take_ = named(new QPushButton(tr("Take it")), "importTakeOffer", tr("Take the estimated offset"));
    auto* offer = new QHBoxLayout;
    offer->setSpacing(8);
    offer->addWidget(offer_, 1);
    offer->addWidget(take_);
    preview_ = new FilePreview(part);
    columns_ = new ColumnTable(part);
    remapping_ = new QTimer(this);
    remapping_->setSingleShot(true);
    remapping_->setInterval(remappingPauseMs);
    pages_ = named(new QTabWidget, "importPages", tr("Views of the selected file"));
    pages_->addTab(preview_, tr("Beginning"));
    pages_->addTab(columns_, tr("Columns"));
    pages_->setDocumentMode(true);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("The selected file")));
    column->addWidget(fields_);
    column->addLayout(offer);
    column->addWidget(pages_, 1);
    return part;
}

QWidget* ImportDialog::makeRecording() {
    auto* part = new QWidget(this);
    id_ = named(new QLineEdit, "importId", tr("Name of the recording"));
    id_->setPlaceholderText(tr("as the folder"));
    site_ = named(new QLineEdit, "importSite", tr("Site"));
    start_ = new StartField(part);
    folder_ = named(new QLineEdit, "importFolder", tr("Folder for the new recording"));
    auto* choose = named(new QPushButton(tr("Choose…")), "importChooseFolder",
                         tr("Choose the folder for the new recording"));
    connect(choose, &QPushButton::clicked, this, &ImportDialog::askForFolder);
    auto* place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(folder_, 1);
    place->addWidget(choose);
    auto* left = new QFormLayout;
    left->setSpacing(8);
    left->addRow(tr("Name"), id_);
    left->addRow(tr("Site"), site_);
    auto* right = new QFormLayout;
    right->setSpacing(8);
    right->addRow(tr("Began"), start_);
    right->addRow(tr("Folder"), place);
    auto* across = new QHBoxLayout;
    across->setSpacing(16);
    across->addLayout(left, 2);
    across->addLayout(right, 3);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("The new recording")));
    column->addLayout(across);
    return part;
}

QWidget* ImportDialog::makeEnd() {
    auto* part = new QWidget(this);
    problems_ = named(new QListWidget, "importProblems", tr("Problems"));
    problems_->setWordWrap(true);
    problems_->setMaximumHeight(120);
    state_ = named(new QLabel, "importState", tr("State"));
    state_->setProperty("quiet", true);
    progress_ = named(new QProgressBar, "importProgress", tr("Progress"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setMaximumWidth(160);
    estimate_ = named(new QPushButton(tr("Estimate offsets")), "importEstimate", tr("Estimate offsets"));
    estimate_->setToolTip(tr("Compares the motion in each video with the table of the same terminal"));
    import_ = named(new QPushButton(tr("Import")), "importStartButton", tr("Import"));
    import_->setProperty("primary", true);
    close_ = named(new QPushButton(tr("Close")), "importClose", tr("Close or stop"));
    for (QPushButton* button : {estimate_, import_, close_}) {
        button->setAutoDefault(false);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(state_, 1);
    row->addWidget(progress_);
    row->addWidget(estimate_);
    row->addWidget(close_);
    row->addWidget(import_);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(problems_);
    column->addLayout(row);
    return part;
}

} // namespace vestigo::ui_import

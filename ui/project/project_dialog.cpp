// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project_dialog.h"

#include "ui/common/theme.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace vestigo::ui_project {

namespace {

QPushButton* button(const QString& text, const char* name, QHBoxLayout* row) {
    auto* made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
}

} // namespace

ProjectDialog::ProjectDialog(QWidget* parent)
    : QDialog(parent)
    , project_(new QLabel)
    , list_(new QTreeWidget)
    , note_(new QLabel) {
    setObjectName(QStringLiteral("projectDialog"));
    setWindowTitle(tr("Project"));
    project_->setObjectName(QStringLiteral("projectFile"));
    project_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    list_->setObjectName(QStringLiteral("projectList"));
    list_->setAccessibleName(tr("Recordings of the project"));
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setHeaderLabels(
        {tr("Recording"), tr("Site"), tr("Recorded"), tr("Last analysis"), tr("Incidents"), tr("Folder")});
    note_->setObjectName(QStringLiteral("projectNote"));
    note_->setWordWrap(true);
    note_->setProperty("quiet", true);
    auto* files = new QHBoxLayout;
    files->setSpacing(8);
    files->addWidget(project_, 1);
    QPushButton* fresh = button(tr("New project…"), "projectNew", files);
    QPushButton* other = button(tr("Open project…"), "projectOpenFile", files);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    remove_ = button(tr("Take off the list…"), "projectRemove", row);
    locate_ = button(tr("It was moved…"), "projectLocate", row);
    locate_->setToolTip(tr("Say where the folder of the recording lies now"));
    row->addStretch(1);
    QPushButton* close = button(tr("Close"), "projectClose", row);
    open_ = button(tr("Open"), "projectOpen", row);
    open_->setProperty("primary", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(files);
    column->addWidget(list_, 1);
    undo_ = new QPushButton(tr("Undo"), this);
    undo_->setObjectName(QStringLiteral("projectUndo"));
    undo_->setAutoDefault(false);
    undo_->hide();
    auto* said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(note_, 1);
    said->addWidget(undo_);
    column->addLayout(said);
    column->addLayout(row);
    connect(fresh, &QPushButton::clicked, this, [this] { askForProject(true); });
    connect(other, &QPushButton::clicked, this, [this] { askForProject(false); });
    connect(undo_, &QPushButton::clicked, this, &ProjectDialog::takeBack);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this, &ProjectDialog::takeBack);
    connect(remove_, &QPushButton::clicked, this, &ProjectDialog::removeSelected);
    connect(locate_, &QPushButton::clicked, this, &ProjectDialog::askForFolder);
    connect(open_, &QPushButton::clicked, this, &ProjectDialog::openSelected);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(list_, &QTreeWidget::itemActivated, this, &ProjectDialog::openSelected);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &ProjectDialog::refresh);
    resize(960, 480);
    refresh();
}

void ProjectDialog::setProject(const QString& file) {
    project_->setText(file.isEmpty() ? tr("No project file") : file);
}

void ProjectDialog::setRows(const std::vector<ProjectRow>& rows) {
    const ProjectRow* before = selected();
    const QString kept = before == nullptr ? QString() : before->sha256;
    rows_ = rows;
    list_->clear();
    for (const ProjectRow& one : rows_) {
        const QString folder = one.isMissing ? tr("Not there any more: %1").arg(one.path) : one.path;
        auto* item = new QTreeWidgetItem(
            list_, {one.id, one.site, one.recorded, one.lastAnalysis, one.incidents, folder});
        if (one.isMissing) {
            item->setForeground(5, ui_common::theme().abnormal);
        }
        item->setToolTip(5, one.path);
        if (one.sha256 == kept || list_->topLevelItemCount() == 1) {
            list_->setCurrentItem(item);
        }
    }
    for (int column = 0; column < 5; ++column) {
        list_->resizeColumnToContents(column);
    }
    refresh();
}

void ProjectDialog::setRunning(bool running) {
    running_ = running;
    refresh();
}

void ProjectDialog::say(const QString& text) {
    note_->setText(text.isEmpty() ? taken_ : text);
    refresh();
}

const ProjectRow* ProjectDialog::selected() const {
    const int row = list_->indexOfTopLevelItem(list_->currentItem());
    return row >= 0 && row < static_cast<int>(rows_.size()) ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

void ProjectDialog::openSelected() {
    const ProjectRow* row = selected();
    if (row != nullptr && !row->isMissing) {
        const QString path = row->path;
        accept();
        Q_EMIT openRequested(path);
    }
}

/// At once: it is taken back as quickly.
void ProjectDialog::removeSelected() {
    if (const ProjectRow* row = selected()) {
        Q_EMIT removeRequested(row->sha256);
    }
}

void ProjectDialog::offerUndo(const QString& name) {
    taken_ = tr("\"%1\" was taken off the list. No file is deleted, and its analyses are kept.").arg(name);
    undo_->show();
    say(taken_);
}

void ProjectDialog::takeBack() {
    if (undo_->isVisible()) {
        taken_.clear();
        undo_->hide();
        say({});
        list_->setFocus();
        Q_EMIT undoRequested();
    }
}

void ProjectDialog::askForFolder() {
    const ProjectRow* row = selected();
    if (row == nullptr) {
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Where is \"%1\" now?").arg(row->id));
    dialog->setObjectName(QStringLiteral("projectFolder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, sha256 = row->sha256](const QString& folder) {
        Q_EMIT relocateRequested(sha256, folder);
    });
    dialog->open();
}

void ProjectDialog::askForProject(bool fresh) {
    auto* dialog = new QFileDialog(this, fresh ? tr("New project") : tr("Open project"), QString(),
                                   tr("Projects (*.vestigo)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(fresh ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(fresh ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("vestigo"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, fresh](const QString& file) {
        if (fresh) {
            Q_EMIT newProjectRequested(file);
        } else {
            Q_EMIT openProjectRequested(file);
        }
    });
    dialog->open();
}

void ProjectDialog::refresh() {
    const ProjectRow* row = selected();
    open_->setEnabled(row != nullptr && !row->isMissing && !running_);
    locate_->setEnabled(row != nullptr && !running_);
    remove_->setEnabled(row != nullptr && !running_);
    if (note_->text().isEmpty() && rows_.empty() && !running_) {
        note_->setText(tr("A recording that is analysed stands here from then on."));
    }
}

} // namespace vestigo::ui_project

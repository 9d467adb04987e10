// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/items/incident_model.h"
#include "ui/shell/instrument_window.h"

#include <QtGui/QAction>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolBar>

namespace vestigo::ui_shell {

QAction* InstrumentWindow::addKey(const QString& text, const QKeySequence& key, QMenu* menu) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    menu->addAction(action);
    return action;
}

void InstrumentWindow::makeActions() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    connect(addKey(tr("&Open recording…"), QKeySequence::Open, file), &QAction::triggered, this,
            &InstrumentWindow::askForRecording);
    connect(addKey(tr("&Report…"), QKeySequence(Qt::CTRL | Qt::Key_E), file), &QAction::triggered, this,
            [this] {
                if (analysis_) {
                    Q_EMIT reportRequested();
                }
            });
    file->addSeparator();
    connect(addKey(tr("&Quit"), QKeySequence::Quit, file), &QAction::triggered, this, &QWidget::close);
    QMenu* incident = menuBar()->addMenu(tr("&Incident"));
    connect(addKey(tr("&Analyse"), QKeySequence(Qt::Key_F5), incident), &QAction::triggered, this,
            &InstrumentWindow::analyseRequested);
    connect(addKey(tr("&Cancel"), QKeySequence(Qt::CTRL | Qt::Key_Period), incident), &QAction::triggered,
            this, &InstrumentWindow::cancelRequested);
    incident->addSeparator();
    connect(addKey(tr("&Next incident"), QKeySequence(Qt::Key_N), incident), &QAction::triggered, this,
            [this] { moveIncident(1); });
    connect(addKey(tr("&Previous incident"), QKeySequence(Qt::Key_P), incident), &QAction::triggered, this,
            [this] { moveIncident(-1); });
    connect(addKey(tr("To the ca&use"), QKeySequence(Qt::Key_C), incident), &QAction::triggered, this,
            &InstrumentWindow::causeRequested);
    connect(addKey(tr("To the &effect"), QKeySequence(Qt::Key_E), incident), &QAction::triggered, this,
            &InstrumentWindow::effectRequested);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    connect(addKey(tr("&Light or dark"), QKeySequence(Qt::CTRL | Qt::Key_D), view), &QAction::triggered, this,
            [] {
                ui_common::setTheme(ui_common::theme().dark ? ui_common::lightTheme()
                                                            : ui_common::darkTheme());
            });
    connect(addKey(QStringLiteral("English"), QKeySequence(), view), &QAction::triggered, this,
            [this] { Q_EMIT languageRequested(QStringLiteral("en")); });
    connect(addKey(QStringLiteral("简体中文"), QKeySequence(), view), &QAction::triggered, this,
            [this] { Q_EMIT languageRequested(QStringLiteral("zh_CN")); });
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    connect(addKey(tr("All &keys"), QKeySequence(Qt::Key_Question), help), &QAction::triggered, this,
            &InstrumentWindow::showKeys);
    connect(addKey(tr("&About Vestigo"), QKeySequence(), help), &QAction::triggered, this,
            &InstrumentWindow::showAbout);
}

void InstrumentWindow::makeToolBar() {
    auto* bar = new QToolBar(tr("Main"), this);
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    analyse_ = new QPushButton(tr("Analyse"), bar);
    analyse_->setObjectName(QStringLiteral("analyse"));
    engines_ = new QComboBox(bar);
    engines_->setObjectName(QStringLiteral("engines"));
    engines_->setAccessibleName(tr("Engine"));
    causal_ = new QCheckBox(tr("Causal"), bar);
    causal_->setObjectName(QStringLiteral("causal"));
    causal_->setToolTip(tr("Each step knows only what had happened by then, as in a live view"));
    report_ = new QPushButton(tr("Report…"), bar);
    report_->setObjectName(QStringLiteral("report"));
    recordingLabel_ = new QLabel(bar);
    recordingLabel_->setObjectName(QStringLiteral("recordingLabel"));
    recordingLabel_->setContentsMargins(12, 0, 12, 0);
    stage_ = new QLabel(bar);
    stage_->setContentsMargins(12, 0, 12, 0);
    progress_ = new QProgressBar(bar);
    progress_->setObjectName(QStringLiteral("progress"));
    progress_->setAccessibleName(tr("Progress of the analysis"));
    progress_->setMaximumWidth(240);
    cancel_ = new QPushButton(tr("Cancel"), bar);
    cancel_->setObjectName(QStringLiteral("cancel"));
    // Widgets of a tool bar are shown and hidden by their actions' widgets, so they stand in one box.
    auto* box = new QWidget(bar);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(8);
    for (QWidget* widget :
         {static_cast<QWidget*>(analyse_), static_cast<QWidget*>(engines_), static_cast<QWidget*>(causal_),
          static_cast<QWidget*>(report_), static_cast<QWidget*>(recordingLabel_),
          static_cast<QWidget*>(progress_), static_cast<QWidget*>(cancel_), static_cast<QWidget*>(stage_)}) {
        row->addWidget(widget);
    }
    row->addStretch(1);
    bar->addWidget(box);
    addToolBar(bar);
}

void InstrumentWindow::askForRecording() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Open recording"), facts_.path,
                                                      tr("Recordings (recording.json)"));
    if (!file.isEmpty()) {
        Q_EMIT openRequested(file);
    }
}

void InstrumentWindow::moveIncident(int distance) {
    const int rows = incidents_->rowCount();
    if (rows == 0) {
        return;
    }
    const int row = qBound(0, incidents_->rowOf(incident_) + distance, rows - 1);
    Q_EMIT incidentRequested(incidents_->index(row).data(ui_items::IncidentModel::IdRole).toString());
}

void InstrumentWindow::showKeys() {
    QMessageBox::information(
        this, tr("Keys"),
        tr("Ctrl+O  open a recording\nF5  analyse\nCtrl+.  cancel\nCtrl+E  report\nN, P  next and previous "
           "incident\n"
           "C, E  to the cause, to the effect\nSpace, J K L  play\n, and .  a frame back and forward\n"
           "R  the raw picture\nCtrl+D  light or dark\n?  these keys"));
}

void InstrumentWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Vestigo"),
        tr("Vestigo %1\nFinds what was abnormal in a recording of industrial terminals, and shows why.\n"
           "Free software under the GNU General Public License, version 3 or later.")
            .arg(QStringLiteral(VESTIGO_VERSION)));
}

} // namespace vestigo::ui_shell

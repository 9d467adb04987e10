// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/instrument_window.h"

#include "ui/causal/site_plan_view.h"
#include "ui/common/site_clock.h"
#include "ui/common/theme.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"
#include "ui/player/player_view.h"
#include "ui/shell/message_banner.h"
#include "ui/shell/row_delegates.h"
#include "ui/shell/why_panel.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDragEnterEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

namespace {

QLabel* makeTitle(const QString& text, QWidget* parent) {
    auto* title = new QLabel(text, parent);
    title->setFont(ui_common::sizedFont(title->font(), ui_common::textPixels, true));
    title->setContentsMargins(8, 8, 8, 4);
    return title;
}

QListView* makeList(QAbstractItemModel* model, QStyledItemDelegate* delegate, const QString& name,
                    const QString& spoken, QWidget* parent) {
    auto* list = new QListView(parent);
    list->setObjectName(name);
    list->setAccessibleName(spoken);
    list->setModel(model);
    delegate->setParent(list);
    list->setItemDelegate(delegate);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

} // namespace

InstrumentWindow::InstrumentWindow(QWidget* parent)
    : QMainWindow(parent)
    , terminals_(new ui_items::TerminalModel(this))
    , incidents_(new ui_items::IncidentModel(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Vestigo"));
    setAcceptDrops(true);
    resize(1600, 1000);
    makeActions();
    makeToolBar();
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    banner_ = new MessageBanner(central);
    column->addWidget(banner_);
    auto* across = new QSplitter(Qt::Horizontal, central);
    across->addWidget(makeLeft());
    across->addWidget(makeMiddle());
    why_ = new WhyPanel(across);
    why_->setObjectName(QStringLiteral("whyPanel"));
    auto* scroll = new QScrollArea(across);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(why_);
    across->addWidget(scroll);
    across->setStretchFactor(1, 1);
    across->setSizes({270, 960, 370});
    column->addWidget(across, 1);
    setCentralWidget(central);
    state_ = new QLabel(this);
    hash_ = new QLabel(this);
    statusBar()->addWidget(state_, 1);
    statusBar()->addPermanentWidget(hash_);
    connectViews();
    setRunning(false);
    tellState();
}

QWidget* InstrumentWindow::makeLeft() {
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    plan_ = new ui_causal::SitePlanView(left);
    plan_->setObjectName(QStringLiteral("sitePlan"));
    plan_->setMinimumHeight(150);
    terminalsTitle_ = makeTitle(tr("Terminals"), left);
    terminalList_ =
        makeList(terminals_, new TerminalDelegate, QStringLiteral("terminalList"), tr("Terminals"), left);
    incidentsTitle_ = makeTitle(tr("Incidents"), left);
    incidentList_ =
        makeList(incidents_, new IncidentDelegate, QStringLiteral("incidentList"), tr("Incidents"), left);
    emptyIncidents_ = new QLabel(left);
    emptyIncidents_->setWordWrap(true);
    emptyIncidents_->setContentsMargins(8, 4, 8, 8);
    column->addWidget(makeTitle(tr("Site plan"), left));
    column->addWidget(plan_, 2);
    column->addWidget(terminalsTitle_);
    column->addWidget(terminalList_, 4);
    column->addWidget(incidentsTitle_);
    column->addWidget(incidentList_, 3);
    column->addWidget(emptyIncidents_);
    return left;
}

QWidget* InstrumentWindow::makeMiddle() {
    auto* middle = new QSplitter(Qt::Vertical, this);
    player_ = new ui_player::PlayerView(middle);
    player_->setObjectName(QStringLiteral("player"));
    timeline_ = new ui_timeline::TimelineView(middle);
    timeline_->setObjectName(QStringLiteral("timeline"));
    middle->addWidget(player_);
    middle->addWidget(timeline_);
    middle->setSizes({520, 420});
    return middle;
}

void InstrumentWindow::connectViews() {
    connect(player_, &ui_player::PlayerView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(timeline_, &ui_timeline::TimelineView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(timeline_, &ui_timeline::TimelineView::terminalRequested, this,
            &InstrumentWindow::terminalRequested);
    connect(timeline_, &ui_timeline::TimelineView::incidentRequested, this,
            &InstrumentWindow::incidentRequested);
    connect(plan_, &ui_causal::SitePlanView::terminalRequested, this, &InstrumentWindow::terminalRequested);
    connect(plan_, &ui_causal::SitePlanView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(why_, &WhyPanel::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(why_, &WhyPanel::terminalRequested, this, &InstrumentWindow::terminalRequested);
    const auto chooseTerminal = [this](const QModelIndex& index) {
        Q_EMIT terminalRequested(index.data(ui_items::TerminalModel::IdRole).toString());
    };
    const auto chooseIncident = [this](const QModelIndex& index) {
        Q_EMIT incidentRequested(index.data(ui_items::IncidentModel::IdRole).toString());
    };
    connect(terminalList_, &QListView::clicked, this, chooseTerminal);
    connect(terminalList_, &QListView::activated, this, chooseTerminal);
    connect(incidentList_, &QListView::clicked, this, chooseIncident);
    connect(incidentList_, &QListView::activated, this, chooseIncident);
    connect(analyse_, &QPushButton::clicked, this, &InstrumentWindow::analyseRequested);
    connect(cancel_, &QPushButton::clicked, this, &InstrumentWindow::cancelRequested);
    connect(report_, &QPushButton::clicked, this, &InstrumentWindow::reportRequested);
}

void InstrumentWindow::setFrameProvider(ui_player::FrameProvider* provider) {
    player_->setFrameProvider(provider);
}

void InstrumentWindow::setEngines(const std::vector<EngineChoice>& engines) {
    engines_->clear();
    for (const EngineChoice& engine : engines) {
        engines_->addItem(engine.title, engine.name);
        engines_->setItemData(engines_->count() - 1, engine.description, Qt::ToolTipRole);
    }
}

QString InstrumentWindow::engine() const {
    return engines_->currentData().toString();
}

bool InstrumentWindow::causal() const {
    return causal_->isChecked();
}

void InstrumentWindow::setRecording(const RecordingFacts& facts) {
    facts_ = facts;
    banner_->hide();
    setAnalysis(nullptr);
    terminals_->setTerminals(facts.terminals);
    plan_->setPlan(facts.plan, facts.links);
    player_->setStreams(facts.streams);
    player_->setClock(facts.startedAt, facts.durationSeconds);
    timeline_->setClock(facts.startedAt, facts.durationSeconds);
    const ui_common::SiteClock clock(facts.startedAt);
    QStringList parts{facts.id};
    for (const QString& part :
         {facts.site,
          clock.date(0.0) + QLatin1Char(' ') + clock.clock(0.0, 0) + QLatin1Char(' ') + clock.zone(),
          ui_common::durationText(facts.durationSeconds),
          tr("%n terminal(s)", nullptr, static_cast<int>(facts.terminals.size())),
          tr("%n camera(s)", nullptr, static_cast<int>(facts.streams.size()))}) {
        if (!part.trimmed().isEmpty()) {
            parts.append(part.trimmed());
        }
    }
    recordingLabel_->setText(parts.join(QStringLiteral(" · ")));
    setWindowTitle(tr("%1 - Vestigo").arg(facts.id));
    if (!facts.problems.isEmpty()) {
        banner_->showNotice(tr("Parts of this recording cannot be used:") + QLatin1Char('\n') +
                            facts.problems.mid(0, 4).join(QLatin1Char('\n')));
    }
    if (!facts.terminals.empty()) {
        setTerminal(facts.terminals.front().id);
    }
    setTime(0.0);
    setRunning(running_);
    tellState();
}

void InstrumentWindow::setAnalysis(const analysis::AnalysisPtr& analysis) {
    analysis_ = analysis;
    terminals_->setAnalysis(analysis);
    incidents_->setAnalysis(analysis);
    plan_->setAnalysis(analysis);
    player_->setAnalysis(analysis);
    timeline_->setAnalysis(analysis);
    why_->setAnalysis(analysis);
    setRunning(running_);
    tellState();
}

void InstrumentWindow::tellState() {
    const int incidents = incidents_->rowCount();
    incidentsTitle_->setText(analysis_ ? tr("Incidents (%1)").arg(incidents) : tr("Incidents"));
    terminalsTitle_->setText(
        analysis_
            ? tr("Terminals (%1 of %2 abnormal)").arg(terminals_->abnormalCount()).arg(terminals_->rowCount())
            : tr("Terminals"));
    incidentList_->setVisible(incidents > 0);
    emptyIncidents_->setVisible(incidents == 0);
    emptyIncidents_->setText(facts_.id.isEmpty() ? tr("Open a recording: Ctrl+O, or drop its folder here.")
                             : analysis_         ? tr("Nothing abnormal was found.")
                                                 : tr("Press Analyse (F5) to look for incidents."));
    if (facts_.id.isEmpty()) {
        recordingLabel_->setText(tr("No recording is open"));
    }
    state_->setText(analysis_ ? tr("Analysed in %1 s · %2 · %3")
                                    .arg(analysis_->totalSeconds, 0, 'f', 1)
                                    .arg(QString::fromStdString(analysis_->engine),
                                         analysis_->causal ? tr("causal") : tr("offline"))
                              : QString());
    const QString hash = analysis_ ? QString::fromStdString(analysis_->recordingSha256) : QString();
    hash_->setText(hash.isEmpty() ? QString()
                                  : tr("sha256 of the recording %1…%2").arg(hash.left(6), hash.right(4)));
}

void InstrumentWindow::setRunning(bool running) {
    running_ = running;
    progress_->setVisible(running);
    stage_->setVisible(running);
    cancel_->setVisible(running);
    analyse_->setEnabled(!running && !facts_.id.isEmpty());
    report_->setEnabled(analysis_ != nullptr && !running);
    recordingLabel_->setVisible(!running);
}

void InstrumentWindow::setProgress(const QString& stage, const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 100.0));
    stage_->setText(item.isEmpty() ? stage : QStringLiteral("%1 · %2").arg(stage, item));
}

void InstrumentWindow::showError(const QString& what, const QString& where, const QString& remedy) {
    banner_->showError(what, where, remedy);
}

void InstrumentWindow::showNotice(const QString& text) {
    banner_->showNotice(text);
}

void InstrumentWindow::setTime(double seconds) {
    player_->setTime(seconds);
    timeline_->setTime(seconds);
    terminals_->setTime(seconds);
}

void InstrumentWindow::setTerminal(const QString& terminal) {
    player_->setTerminal(terminal);
    timeline_->setTerminal(terminal);
    plan_->setTerminal(terminal);
    why_->setSelection(incident_, terminal);
    terminalList_->setCurrentIndex(terminals_->index(terminals_->rowOf(terminal)));
}

void InstrumentWindow::setIncident(const QString& incident) {
    incident_ = incident;
    terminals_->setIncident(incident);
    timeline_->setIncident(incident);
    plan_->setIncident(incident);
    why_->setSelection(incident, timeline_->terminal());
    incidentList_->setCurrentIndex(incidents_->index(incidents_->rowOf(incident)));
    terminalList_->setCurrentIndex(terminals_->index(terminals_->rowOf(timeline_->terminal())));
}

void InstrumentWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void InstrumentWindow::dropEvent(QDropEvent* event) {
    if (event->mimeData()->hasUrls()) {
        Q_EMIT openRequested(event->mimeData()->urls().front().toLocalFile());
    }
}

} // namespace vestigo::ui_shell

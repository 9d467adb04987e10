// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is made, and made again in another language.
#include "ui/causal/site_plan_view.h"
#include "ui/commands/command_registry.h"
#include "ui/commands/keys_page.h"
#include "ui/common/elided_label.h"
#include "ui/common/theme.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"
#include "ui/logs/log_view.h"
#include "ui/player/player_view.h"
#include "ui/shell/column_scroll.h"
#include "ui/shell/instrument_window.h"
#include "ui/shell/list_panel.h"
#include "ui/shell/message_banner.h"
#include "ui/shell/panel.h"
#include "ui/shell/row_delegates.h"
#include "ui/shell/run_bar.h"
#include "ui/shell/why_panel.h"
#include "ui/shell/window_views.h"
#include "ui/timeline/timeline_view.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

namespace {

/// What a view remembers over a change of the language.
struct Remembered {
    PanelArea::Arrangements arrangements;
    QStringList lanes;
    timeline::TimeRange visible;
    bool raw = false;
    ui_player::PreparedLayer layer = ui_player::PreparedLayer::None;
    bool wall = false;
};

Remembered remember(const WindowViews& views) {
    return {views.area->arrangements(), views.timeline->lanes(), views.timeline->visibleRange(),
            views.player->isRaw(),      views.player->layer(),   views.player->isWall()};
}

/// A line with a link that shows when Tab has come to it.
class FramedLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent* event) override {
        QLabel::paintEvent(event);
        if (hasFocus()) {
            QPainter painter(this);
            painter.setPen(ui_common::theme().selection);
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        }
    }
};

} // namespace

void InstrumentWindow::build() {
    commands_.refresh();
    std::optional<Remembered> before;
    if (views_) {
        before = remember(*views_);
    }
    makeMenus();
    makeViews();
    connectViews();
    showAgain();
    if (before) {
        views_->area->setArrangements(before->arrangements);
        if (!facts_.id.isEmpty()) {
            views_->timeline->setLanes(before->lanes);
            views_->timeline->setVisibleRange(before->visible.start, before->visible.end);
        }
        views_->player->setLayer(before->layer);
        views_->player->setRaw(before->raw);
        views_->player->setWall(before->wall);
    }
}

void InstrumentWindow::makeViews() {
    auto views = std::make_unique<WindowViews>();
    auto* central = new QWidget;
    views->bar = new RunBar(commands_, central);
    views->banner = new MessageBanner(central);
    views->start = new StartPage(commands_);
    views->area = new PanelArea;
    views->pages = new QStackedWidget(central);
    views->pages->addWidget(views->start);
    views->pages->addWidget(views->area);
    auto* around = new QVBoxLayout;
    around->setContentsMargins(8, 8, 8, 8);
    around->setSpacing(8);
    around->addWidget(views->banner);
    around->addWidget(views->pages, 1);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(views->bar);
    column->addLayout(around, 1);
    auto* status = new QStatusBar;
    status->setSizeGripEnabled(false);
    views->state = new ui_common::ElidedLabel;
    views->state->setObjectName(QStringLiteral("analysisState"));
    views->state->setQuiet(true);
    views->hash = new QLabel;
    views->hash->setProperty("quiet", true);
    status->setContentsMargins(8, 0, 8, 0);
    status->addWidget(views->state, 1);
    status->addPermanentWidget(views->hash);
    std::unique_ptr<WindowViews> old = std::move(views_);
    if (old) {
        delete old->palette;
        delete old->keys.data();
    }
    views_ = std::move(views);
    setCentralWidget(central); // the old one goes, and its views with it
    setStatusBar(status);
    central->resize(size());
    views_->area->resize(width() - 16, height() - 120);
    views_->area->setPanels(makePanels(), mode_);
    views_->palette = new ui_commands::CommandPalette(
        commands_,
        [this](const QString& text) {
            return paletteSource_ ? paletteSource_(text) : std::vector<ui_commands::PaletteEntry>();
        },
        this);
}

PanelArea::Panels InstrumentWindow::makePanels() {
    WindowViews& v = *views_;
    v.plan = new ui_causal::SitePlanView;
    v.plan->setObjectName(QStringLiteral("sitePlan"));
    v.plan->setMinimumHeight(120);
    v.terminals =
        new ListPanel(terminals_, new TerminalDelegate, QStringLiteral("terminalList"), tr("Terminals"));
    v.incidents =
        new ListPanel(incidents_, new IncidentDelegate, QStringLiteral("incidentList"), tr("Incidents"));
    v.load = makeLoadLine();
    v.incidents->addFoot(v.load);
    v.player = new ui_player::PlayerView;
    v.player->setObjectName(QStringLiteral("player"));
    v.timeline = new ui_timeline::TimelineView;
    v.timeline->setObjectName(QStringLiteral("timeline"));
    v.why = new WhyPanel(commands_);
    v.logs = new ui_logs::LogView;
    const auto panel = [&v](const char* name, const QString& title, QWidget* content) {
        return new Panel(QLatin1String(name), title, content, v.area);
    };
    PanelArea::Panels panels;
    panels.plan = panel("plan", tr("Site plan"), v.plan);
    panels.terminals = panel("terminals", tr("Terminals"), v.terminals);
    panels.incidents = panel("incidents", tr("Incidents"), v.incidents);
    panels.video = panel("video", tr("Video"), v.player);
    panels.timeline = panel("timeline", tr("Timeline"), v.timeline);
    panels.video->takeHead(v.player->head(), true);
    panels.timeline->takeHead(v.timeline->head(), false);
    auto* why = new ColumnScroll(v.why);
    why->setAccessibleName(tr("Why"));
    panels.why = panel("why", tr("Why"), why);
    panels.logs = panel("logs", tr("Logs"), v.logs);
    return panels;
}

/// How many alarms there are to bear, quietly, with a way to more.
QLabel* InstrumentWindow::makeLoadLine() {
    auto* line = new FramedLabel;
    line->setObjectName(QStringLiteral("alarmLoad"));
    line->setAccessibleName(tr("Alarm load"));
    line->setProperty("quiet", true);
    line->setFont(ui_common::sizedFont(line->font(), ui_common::smallTextPixels));
    line->setWordWrap(true);
    line->setTextFormat(Qt::RichText);
    line->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(line, &QLabel::linkActivated, this,
            [this](const QString& command) { commands_.trigger(command); });
    return line;
}

void InstrumentWindow::connectViews() {
    const WindowViews& v = *views_;
    connect(v.banner, &MessageBanner::undoRequested, this,
            [this] { commands_.trigger(QStringLiteral("undo")); });
    connect(v.start, &StartPage::openRequested, this, &InstrumentWindow::openRequested);
    connect(v.player, &ui_player::PlayerView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(v.player, &ui_player::PlayerView::terminalRequested, this, &InstrumentWindow::terminalRequested);
    connect(v.player, &ui_player::PlayerView::offsetAccepted, this, &InstrumentWindow::offsetAccepted);
    connect(v.player, &ui_player::PlayerView::offsetTakenBack, this, &InstrumentWindow::offsetTakenBack);
    connect(v.player, &ui_player::PlayerView::analysisRequested, this,
            [this] { commands_.trigger(QStringLiteral("analyse")); });
    connect(v.player, &ui_player::PlayerView::wallChanged, this, [this] { commands_.refresh(); });
    connect(v.player, &ui_player::PlayerView::layerChanged, this, [this] { commands_.refresh(); });
    connect(v.timeline, &ui_timeline::TimelineView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(v.timeline, &ui_timeline::TimelineView::terminalRequested, this,
            &InstrumentWindow::terminalRequested);
    connect(v.timeline, &ui_timeline::TimelineView::incidentRequested, this,
            &InstrumentWindow::incidentRequested);
    connect(v.timeline, &ui_timeline::TimelineView::rangeSelected, this, &InstrumentWindow::rangeSelected);
    connect(v.timeline, &ui_timeline::TimelineView::rangeCleared, this, &InstrumentWindow::rangeCleared);
    connect(v.timeline, &ui_timeline::TimelineView::exportRequested, this,
            &InstrumentWindow::seriesExportRequested);
    connect(v.timeline, &ui_timeline::TimelineView::pictureRequested, this,
            &InstrumentWindow::timelinePictureRequested);
    connect(v.timeline, &ui_timeline::TimelineView::lanesChanged, this, &InstrumentWindow::lanesChanged);
    connect(v.plan, &ui_causal::SitePlanView::terminalRequested, this, &InstrumentWindow::terminalRequested);
    connect(v.plan, &ui_causal::SitePlanView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(v.logs, &ui_logs::LogView::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(v.logs, &ui_logs::LogView::exportRequested, this,
            [this] { commands_.trigger(QStringLiteral("export-log")); });
    connect(v.why, &WhyPanel::timeRequested, this, &InstrumentWindow::timeRequested);
    connect(v.why, &WhyPanel::terminalRequested, this, &InstrumentWindow::memberRequested);
    connect(v.terminals, &ListPanel::chosen, this, [this](const QModelIndex& index) {
        Q_EMIT memberRequested(index.data(ui_items::TerminalModel::IdRole).toString());
    });
    connect(v.terminals, &ListPanel::menuAsked, this, &InstrumentWindow::offerTerminalCopies);
    connect(v.incidents, &ListPanel::menuAsked, this, &InstrumentWindow::offerIncidentCopies);
    connect(v.incidents, &ListPanel::chosen, this, [this](const QModelIndex& index) {
        Q_EMIT incidentRequested(index.data(ui_items::IncidentModel::IdRole).toString());
    });
    connect(v.bar, &RunBar::choiceChanged, this, [this] {
        engine_ = views_->bar->engine();
        live_ = views_->bar->live();
    });
}

void InstrumentWindow::showAgain() {
    WindowViews& v = *views_;
    v.player->setFrameProvider(provider_);
    v.player->setPreparedProvider(prepared_);
    v.timeline->setSeriesProvider(series_);
    v.bar->setEngines(engines_, engine_);
    engine_ = v.bar->engine();
    v.bar->setLive(live_);
    v.bar->setFrontline(mode_ == WindowMode::Frontline);
    v.why->setFrontline(mode_ == WindowMode::Frontline);
    v.start->setRecent(recent_);
    const QString incident = incident_;
    const QString terminal = terminal_;
    showRecording();
    v.player->setClockOffsets(clockOffsets_);
    const alarms::AlarmStatesPtr alarms = alarms_;
    setAnalysis(analysis_);
    setAlarms(alarms);
    v.why->setBrief(brief_);
    setTerminal(terminal);
    setIncident(incident);
    setTime(time_);
    setRange(range_);
    setRunning(running_);
    if (facts_.id.isEmpty()) {
        v.start->setFocus();
    } else {
        v.timeline->setFocus();
    }
}

} // namespace vestigo::ui_shell

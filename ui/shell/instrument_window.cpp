// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/instrument_window.h"

#include "ui/causal/site_plan_view.h"
#include "ui/common/elided_label.h"
#include "ui/common/site_clock.h"
#include "ui/common/theme.h"
#include "ui/items/alarm_words.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"
#include "ui/logs/log_view.h"
#include "ui/player/player_view.h"
#include "ui/shell/list_panel.h"
#include "ui/shell/message_banner.h"
#include "ui/shell/panel.h"
#include "ui/shell/run_bar.h"
#include "ui/shell/why_panel.h"
#include "ui/shell/window_views.h"
#include "ui/timeline/timeline_view.h"

#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QStackedWidget>

#include <algorithm>

namespace vestigo::ui_shell {

InstrumentWindow::InstrumentWindow(ui_commands::CommandRegistry& commands, QWidget* parent)
    : QMainWindow(parent)
    , commands_(commands)
    , terminals_(new ui_items::TerminalModel(this))
    , incidents_(new ui_items::IncidentModel(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    resize(QSize(1600, 1000).boundedTo(screen()->availableSize() - QSize(0, 32))); // 32: the title bar
    qApp->installEventFilter(this);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, [this] {
        if (views_) {
            tellState(); // rich text holds its colours
        }
    });
}

InstrumentWindow::~InstrumentWindow() = default;

void InstrumentWindow::setFrameProvider(ui_player::FrameProvider* provider) {
    provider_ = provider;
    if (views_) {
        views_->player->setFrameProvider(provider);
    }
}

void InstrumentWindow::setPreparedProvider(ui_player::PreparedProvider* provider) {
    prepared_ = provider;
    if (views_) {
        views_->player->setPreparedProvider(provider);
    }
}

void InstrumentWindow::setSeriesProvider(ui_timeline::SeriesProvider* provider) {
    series_ = provider;
    if (views_) {
        views_->timeline->setSeriesProvider(provider);
    }
}

void InstrumentWindow::setEngines(const std::vector<EngineChoice>& engines) {
    engines_ = engines;
    if (views_) {
        views_->bar->setEngines(engines, engine_);
        engine_ = views_->bar->engine();
    }
}

void InstrumentWindow::setRecent(const std::vector<RecentRecording>& recent) {
    recent_ = recent;
    if (views_) {
        views_->start->setRecent(recent);
    }
}

void InstrumentWindow::setLayoutNames(const QStringList& names) {
    layoutNames_ = names;
}

void InstrumentWindow::setPaletteSource(ui_commands::PaletteSource source) {
    paletteSource_ = std::move(source);
}

QString InstrumentWindow::engine() const {
    return engine_;
}

bool InstrumentWindow::setEngine(const QString& engine) {
    return views_ && views_->bar->setEngine(engine);
}

bool InstrumentWindow::live() const {
    return live_;
}

void InstrumentWindow::setLive(bool live) {
    live_ = live;
    views_->bar->setLive(live);
}

PanelArea* InstrumentWindow::panels() const {
    return views_ ? views_->area : nullptr;
}

ui_player::PlayerView* InstrumentWindow::player() const {
    return views_ ? views_->player : nullptr;
}

ui_timeline::TimelineView* InstrumentWindow::timeline() const {
    return views_ ? views_->timeline : nullptr;
}

ui_logs::LogView* InstrumentWindow::logs() const {
    return views_ ? views_->logs : nullptr;
}

void InstrumentWindow::setMode(WindowMode mode) {
    mode_ = mode;
    views_->area->setMode(mode);
    views_->bar->setFrontline(mode == WindowMode::Frontline);
    views_->why->setFrontline(mode == WindowMode::Frontline);
}

bool InstrumentWindow::showPanel(const QString& name) {
    Panel* panel = views_->area->find(name);
    if (panel == nullptr) {
        return false;
    }
    panel->comeForward();
    return true;
}

bool InstrumentWindow::hidePanel(const QString& name) {
    Panel* panel = views_->area->find(name);
    if (panel != nullptr) {
        panel->hide();
    }
    return panel != nullptr;
}

void InstrumentWindow::setRecording(const RecordingFacts& facts) {
    facts_ = facts;
    incident_.clear();
    brief_ = {};
    views_->banner->hide();
    setAnalysis(nullptr);
    showRecording();
    if (!facts.problems.isEmpty()) {
        views_->banner->showNotice(tr("Parts of this recording cannot be used:") + QLatin1Char('\n') +
                                   facts.problems.mid(0, 4).join(QLatin1Char('\n')));
    }
    setTerminal(facts.terminals.empty() ? QString() : facts.terminals.front().id);
    setTime(0.0);
    views_->timeline->setFocus(); // arrow keys step from there; no button takes the space bar
}

/// Hands the recording to the views.
void InstrumentWindow::showRecording() {
    views_->pages->setCurrentIndex(facts_.id.isEmpty() ? 0 : 1);
    terminals_->setTerminals(facts_.terminals);
    views_->plan->setPlan(facts_.plan, facts_.links);
    views_->player->setStreams(facts_.streams);
    views_->player->setRegions(facts_.regions);
    views_->player->setClock(facts_.startedAt, facts_.durationSeconds);
    views_->timeline->setClock(facts_.startedAt, facts_.durationSeconds);
    const ui_common::SiteClock clock(facts_.startedAt);
    const auto terminals = static_cast<int>(facts_.terminals.size());
    const auto cameras = static_cast<int>(facts_.streams.size());
    QStringList parts;
    for (const QString& part :
         {facts_.id, facts_.site,
          clock.date(0.0) + QLatin1Char(' ') + clock.clock(0.0, 0) + QLatin1Char(' ') + clock.zone(),
          ui_common::durationText(facts_.durationSeconds),
          terminals == 1 ? tr("1 terminal") : tr("%1 terminals").arg(terminals),
          cameras == 1 ? tr("1 camera") : tr("%1 cameras").arg(cameras)}) {
        if (!part.trimmed().isEmpty()) {
            parts.append(part.trimmed());
        }
    }
    views_->bar->setFacts(facts_.id.isEmpty() ? QString() : parts.join(QStringLiteral(" · ")));
    setWindowTitle(facts_.id.isEmpty() ? tr("Vestigo") : tr("%1 - Vestigo").arg(facts_.id));
    tellState();
}

void InstrumentWindow::setAnalysis(const analysis::AnalysisPtr& analysis) {
    analysis_ = analysis;
    alarms_.reset();
    views_->why->setAlarms(nullptr);
    terminals_->setAnalysis(analysis);
    incidents_->setAnalysis(analysis);
    views_->plan->setAnalysis(analysis);
    views_->player->setAnalysis(analysis);
    views_->timeline->setAnalysis(analysis);
    views_->why->setAnalysis(analysis);
    tellState();
}

void InstrumentWindow::setStreamOffset(const QString& terminal, const QString& stream, double offsetSeconds,
                                       const QString& note) {
    for (ui_player::StreamInfo& info : facts_.streams) {
        if (info.terminal == terminal && info.stream == stream) {
            if (info.offset == offsetSeconds && info.note == note) {
                return; // no frame needs to be asked for again
            }
            for (ui_player::StreamRegion& region : facts_.regions) {
                region.moveWith(info, offsetSeconds);
            }
            info.setOffset(offsetSeconds);
            info.note = note;
        }
    }
    views_->player->setStreamOffset(terminal, stream, offsetSeconds, note);
}

void InstrumentWindow::setClockOffsets(const analysis::ClockOffsets& offsets) {
    clockOffsets_ = offsets;
    views_->player->setClockOffsets(offsets);
}

void InstrumentWindow::setAlarms(const alarms::AlarmStatesPtr& alarms) {
    alarms_ = alarms;
    incidents_->setAlarms(alarms);
    views_->why->setAlarms(alarms);
    views_->incidents->setCurrent(incidents_->rowOf(incident_)); // rows may have changed places
    tellState();
}

void InstrumentWindow::setShiftPlan(const alarms::ShiftPlan& plan) {
    shifts_ = plan;
    if (views_) {
        tellState();
    }
}

QString InstrumentWindow::incidentCount() const {
    const auto shelved = alarms_ ? static_cast<int>(alarms_->load.shelvedIncidents) : 0;
    return shelved == 0 ? QString::number(incidents_->rowCount())
                        : tr("%1, and %2 shelved").arg(incidents_->rowCount() - shelved).arg(shelved);
}

void InstrumentWindow::setBrief(const IncidentBrief& brief) {
    brief_ = brief;
    views_->why->setBrief(brief);
}

QString InstrumentWindow::emptyText() const {
    if (running_) {
        return tr("The recording is being worked on…");
    }
    if (!analysis_) {
        return tr("Press Analyse (F5) to look for what was abnormal.");
    }
    return analysis_->incidents.empty() ? tr("Nothing abnormal was found in this recording.")
                                        : tr("Choose an incident to see why.");
}

/// The engine's name for people; that of the analysis, which need not be the one that is chosen.
QString InstrumentWindow::engineTitle() const {
    const QString name = QString::fromStdString(analysis_->engine);
    for (const EngineChoice& engine : engines_) {
        if (engine.name == name) {
            return engine.title;
        }
    }
    return name;
}

void InstrumentWindow::tellState() {
    const PanelArea::Panels& panels = views_->area->panels();
    panels.terminals->setBeside(
        analysis_ ? tr("%1 of %2 abnormal").arg(terminals_->abnormalCount()).arg(terminals_->rowCount())
                  : QString::number(terminals_->rowCount()));
    panels.incidents->setBeside(analysis_ ? incidentCount() : QString());
    const int number = incidents_->numberOf(incident_);
    panels.why->setBeside(number < 0 ? QString() : tr("Incident %1").arg(number));
    views_->load->setVisible(alarms_ != nullptr);
    if (alarms_) {
        views_->load->setText(
            QStringLiteral("%1 · <a href=\"alarm-load\" style=\"color:%2\">%3</a>")
                .arg(ui_items::loadLine(*alarms_, facts_.startedAt, shifts_).toHtmlEscaped(),
                     ui_common::theme().selection.name(), tr("details")));
    }
    views_->incidents->setEmptyText(emptyText());
    views_->why->setEmptyText(emptyText());
    QStringList parts;
    if (analysis_) {
        parts = QStringList{
            tr("Analysed in %1 s").arg(analysis_->totalSeconds, 0, 'f', 1),
            engineTitle(),
            QString::fromStdString(analysis_->modelName),
            analysis_->causal ? tr("as if live") : tr("with hindsight"),
        };
        if (analysis_->synthetic) {
            parts.append(tr("synthetic data"));
        }
        parts.removeAll(QString());
    }
    views_->state->setText(parts.join(QStringLiteral(" · ")));
    const QString hash = analysis_ ? QString::fromStdString(analysis_->recordingSha256) : QString();
    views_->hash->setText(
        hash.isEmpty() ? QString() : tr("sha256 of the recording %1…%2").arg(hash.left(6), hash.right(4)));
    views_->hash->setToolTip(hash);
}

void InstrumentWindow::setRunning(bool running) {
    running_ = running;
    views_->bar->setRunning(running);
    tellState();
}

void InstrumentWindow::setProgress(const QString& stage, const QString& item, double overall) {
    views_->bar->setProgress(stage, item, overall);
}

void InstrumentWindow::showError(const QString& what, const QString& where, const QString& remedy) {
    views_->banner->showError(what, where, remedy);
}

void InstrumentWindow::showNotice(const QString& text) {
    views_->banner->showNotice(text);
}

void InstrumentWindow::showUndoNotice(const QString& text) {
    views_->banner->showUndo(text, tr("Undo"));
}

QString InstrumentWindow::message() const {
    return views_ && !views_->banner->isHidden() ? views_->banner->text() : QString();
}

} // namespace vestigo::ui_shell

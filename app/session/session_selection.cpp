// SPDX-License-Identifier: GPL-3.0-or-later
// What is selected: the time, a terminal, an incident.
#include "app/session/alarm_keeper.h"
#include "app/session/session.h"
#include "app/workspace/project_controller.h"
#include "app/workspace/workspace.h"
#include "core/report/incident_brief.h"
#include "ui/commands/command_registry.h"
#include "ui/common/breakable_text.h"
#include "ui/common/incident_members.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/logs/log_view.h"
#include "ui/shell/instrument_window.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::session {

namespace {

/// The next terminal along the edges, else along the order in time; empty: none.
std::string nextInChain(const analysis::Incident& incident, const std::string& here, int direction) {
    for (const analysis::CausalEdge& edge : incident.causalEdges) {
        if ((direction < 0 ? edge.to : edge.from) == here) {
            return direction < 0 ? edge.from : edge.to;
        }
    }
    const auto place = std::find(incident.path.begin(), incident.path.end(), here);
    if (place == incident.path.end()) {
        return {};
    }
    const auto wanted = (place - incident.path.begin()) + direction;
    return wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(incident.path.size())
               ? incident.path[static_cast<std::size_t>(wanted)]
               : std::string();
}

} // namespace

void Session::selectTime(double seconds) {
    if (std::isfinite(seconds)) {
        time_ = std::clamp(seconds, 0.0, duration());
        window_.setTime(time_);
    }
}

void Session::selectRange(const std::optional<timeline::TimeRange>& range) {
    range_.reset();
    if (range && std::isfinite(range->start) && std::isfinite(range->end)) {
        const double start = std::clamp(range->start, 0.0, duration());
        range_ = timeline::TimeRange{start, std::clamp(range->end, start, duration())};
    }
    window_.setRange(range_);
    commands_.refresh();
}

QString Session::walkHits(int direction) {
    if (!window_.logs()->log()) {
        return tr("Find something in the logs first (Ctrl+Shift+L).");
    }
    if (window_.logs()->goToNeighbour(time_, direction)) {
        return {};
    }
    return direction > 0 ? tr("There is no later entry.") : tr("There is no earlier entry.");
}

/// A recording was taken off the project's list.
void Session::keepRemoval(const QString& sha256, const QString& name) {
    workspace::ProjectController& project = workspace_->project();
    undo_.push({tr("%1 was taken off the list").arg(name), [&project, sha256] { project.putBack(sha256); },
                [&project, sha256] { project.removeAgain(sha256); }, false});
    window_.showUndoNotice(tr("%1 was taken off the list of the project. Its analyses are kept.").arg(name));
    commands_.refresh();
}

void Session::keepLanes(const QString& terminal, const QStringList& before, const QStringList& after) {
    const auto show = [this, terminal](const QStringList& lanes) {
        return [this, terminal, lanes] { window_.timeline()->setLanesOf(terminal, lanes); };
    };
    const QString name = analysis_ ? ui_common::terminalName(*analysis_, terminal.toStdString()) : terminal;
    undo_.push({tr("lanes of %1").arg(name), show(before), show(after)});
    commands_.refresh();
}

void Session::selectTerminal(const QString& terminal) {
    terminal_ = terminal;
    window_.setTerminal(terminal);
}

void Session::openRecordingAt(const QString& path, const QString& terminal, double seconds) {
    const std::filesystem::path folder = path.toStdString();
    destination_ = Destination{folder, terminal, seconds};
    std::error_code unknown;
    if (recording_ && !jobs_->isRunning() &&
        std::filesystem::equivalent(recording_->folder, folder, unknown)) {
        goToDestination();
    } else {
        openRecording(path);
    }
    window_.raise();
    window_.activateWindow();
}

/// Nothing where another recording was opened in the meantime.
void Session::goToDestination() {
    const std::optional<Destination> wanted = std::exchange(destination_, std::nullopt);
    std::error_code unknown;
    if (!wanted || !recording_ || !std::filesystem::equivalent(recording_->folder, wanted->folder, unknown)) {
        return;
    }
    if (hasTerminal(wanted->terminal)) {
        selectTerminal(wanted->terminal);
    }
    selectTime(wanted->seconds);
}

void Session::selectMember(const QString& terminal) {
    selectTerminal(terminal);
    if (const analysis::Incident* incident = ui_common::findIncident(analysis_, incident_)) {
        const auto members = ui_common::incidentMembers(*incident);
        if (const auto* member = ui_common::findMember(members, terminal.toStdString())) {
            selectTime(member->onset);
        }
    }
}

void Session::selectIncident(const QString& incident) {
    const analysis::Incident* one = ui_common::findIncident(analysis_, incident);
    if (one == nullptr) {
        return;
    }
    incident_ = incident;
    window_.setIncident(incident);
    showBrief();
    if (!one->path.empty()) {
        selectTerminal(QString::fromStdString(one->path.front()));
    }
    selectTime(one->range.start);
    commands_.refresh();
}

bool Session::hasTerminal(const QString& terminal) const {
    return recording_ && recording_->findTerminal(terminal.toStdString()) != nullptr;
}

bool Session::hasIncident(const QString& incident) const {
    return ui_common::findIncident(analysis_, incident) != nullptr;
}

bool Session::walkChain(int direction) {
    const analysis::Incident* one = ui_common::findIncident(analysis_, incident_);
    const std::string next =
        one == nullptr ? std::string() : nextInChain(*one, terminal_.toStdString(), direction);
    if (next.empty()) {
        return false;
    }
    selectMember(QString::fromStdString(next));
    return true;
}

/// What people have said about the incidents that are shown.
void Session::showAlarms() {
    window_.setAlarms(alarms_->states());
    commands_.refresh();
}

/// The incident in the words of the frontline sheet.
void Session::showBrief() {
    ui_shell::IncidentBrief shown;
    for (std::size_t i = 0; analysis_ && i < analysis_->incidents.size(); ++i) {
        if (analysis_->incidents[i].id != incident_.toStdString()) {
            continue;
        }
        const report::IncidentBrief brief =
            report::incidentBrief(analysis_, i, ui_common::QtTranslator(language_.name().toStdString()));
        for (const report::Span& span : brief.story) {
            const QString text = ui_common::breakable(QString::fromStdString(span.text)).toHtmlEscaped();
            shown.story += span.bold ? QStringLiteral("<b>%1</b>").arg(text) : text;
        }
        for (const report::Check& check : brief.checks) {
            shown.checks.push_back({QString::fromStdString(check.terminal),
                                    QString::fromStdString(check.where), QString::fromStdString(check.what)});
        }
        break;
    }
    window_.setBrief(shown);
}

} // namespace vestigo::session

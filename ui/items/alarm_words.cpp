// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/alarm_words.h"

#include "ui/common/feature_names.h"
#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

#include <algorithm>

namespace vestigo::ui_items {

namespace {

struct Alarms {
    Q_DECLARE_TR_FUNCTIONS(Alarms)
};

QString plain(const std::string& text) {
    return QString::fromStdString(singleLine(text, 400));
}

/// Rates with one digit; below ten minutes the count.
QString rateText(const alarms::AlarmLoad& load) {
    if (load.incidentsPerWindow) {
        return Alarms::tr("%1 in 10 min").arg(*load.incidentsPerWindow, 0, 'f', 1);
    }
    return Alarms::tr("%1 in %2, too short for a rate")
        .arg(load.incidents)
        .arg(ui_common::durationText(load.observedSeconds));
}

bool touches(const alarms::AlarmLine& line, const alarms::IncidentState& state) {
    const std::vector<std::string>& shelved = state.shelvedTerminals;
    return line.entry.action == alarms::AlarmAction::Shelve && line.status == alarms::LineStatus::Holds &&
           std::find(shelved.begin(), shelved.end(), line.entry.shelf.terminal) != shelved.end();
}

} // namespace

QString momentText(double moment, double now) {
    const QDateTime then = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(moment));
    const bool sameDay = then.date() == QDateTime::fromSecsSinceEpoch(static_cast<qint64>(now)).date();
    return then.toString(sameDay ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QStringList incidentTags(const analysis::Analysis& analysis, const alarms::IncidentState& state, double now) {
    QStringList tags;
    if (state.shelved) {
        tags.append(Alarms::tr("shelved until %1").arg(momentText(state.shelvedUntil, now)));
    }
    if (state.acknowledged) {
        tags.append(Alarms::tr("acknowledged by %1").arg(plain(state.acknowledged->person)));
    } else if (!state.shelved) {
        tags.append(Alarms::tr("not acknowledged"));
    }
    const auto incident =
        std::find_if(analysis.incidents.begin(), analysis.incidents.end(),
                     [&](const analysis::Incident& one) { return one.id == state.incident; });
    if (!state.shelved && !state.shelvedTerminals.empty() && incident != analysis.incidents.end()) {
        tags.append(Alarms::tr("%1 of %2 terminals shelved")
                        .arg(state.shelvedTerminals.size())
                        .arg(alarms::terminalsOf(*incident).size()));
    }
    return tags;
}

QString incidentSentences(const analysis::Analysis& analysis, const alarms::AlarmStates& states,
                          const QString& incident) {
    const alarms::IncidentState* state = states.find(incident.toStdString());
    if (state == nullptr) {
        return {};
    }
    QStringList lines;
    if (state->acknowledged) {
        const alarms::AlarmEntry& entry = *state->acknowledged;
        const QString who = plain(entry.person);
        const QString when = momentText(entry.at, states.asOf);
        lines.append(entry.note.empty()
                         ? Alarms::tr("Acknowledged by %1, %2.").arg(who, when)
                         : Alarms::tr("Acknowledged by %1, %2: %3").arg(who, when, plain(entry.note)));
    }
    for (const alarms::AlarmLine& line : states.lines) {
        if (touches(line, *state)) {
            lines.append(Alarms::tr("%1 is shelved until %2 by %3: %4")
                             .arg(shelfSubject(&analysis, line.entry.shelf),
                                  momentText(line.entry.shelf.expiresAt, states.asOf),
                                  plain(line.entry.person), plain(line.entry.note)));
        } else if (line.status == alarms::LineStatus::Lost && line.incident == state->incident &&
                   !state->acknowledged) {
            lines.append(
                Alarms::tr("%1 had acknowledged a smaller incident here; it has grown in this analysis.")
                    .arg(plain(line.entry.person)));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString chainSentence(const alarms::AlarmChain& chain) {
    if (chain.brokenAt != 0) {
        return Alarms::tr(
                   "The log of alarms was changed from outside of the program: from line %1 on it is not "
                   "what was written.")
            .arg(chain.brokenAt);
    }
    if (chain.cutOff) {
        return Alarms::tr(
            "The log of alarms was changed from outside of the program: lines are missing at its end.");
    }
    if (chain.head.empty()) {
        return Alarms::tr("Nothing was sealed in the log of alarms yet.");
    }
    return Alarms::tr("The log of alarms, %1 lines, is as it was written. Its seal: %2")
        .arg(chain.lines)
        .arg(QString::fromStdString(chain.head.substr(0, 16)));
}

bool overBudget(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt,
                const alarms::ShiftPlan& plan) {
    const std::vector<alarms::ShiftLoad> shifts = alarms::shiftLoads(states.recorded, startedAt, plan);
    return std::any_of(shifts.begin(), shifts.end(),
                       [&plan](const alarms::ShiftLoad& shift) { return shift.over(alarms::bounded(plan)); });
}

QString shiftWords(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt,
                   const alarms::ShiftPlan& plan) {
    const std::vector<alarms::ShiftLoad> shifts = alarms::shiftLoads(states.recorded, startedAt, plan);
    if (shifts.empty()) {
        return {};
    }
    const auto worst = std::max_element(
        shifts.begin(), shifts.end(), [](const auto& a, const auto& b) { return a.incidents < b.incidents; });
    const ui_common::SiteClock clock(startedAt);
    const QString from = clock.clock(worst->start, 0).left(5);
    const auto incidents = static_cast<int>(worst->incidents);
    const auto acceptable = static_cast<int>(alarms::bounded(plan).acceptable);
    return worst->over(plan) ? Alarms::tr("over the budget of the shift from %1: %2 of %3")
                                   .arg(from)
                                   .arg(incidents)
                                   .arg(acceptable)
                             : Alarms::tr("shift from %1: %2 of %3").arg(from).arg(incidents).arg(acceptable);
}

QString loadLine(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt,
                 const alarms::ShiftPlan& plan) {
    QStringList parts{Alarms::tr("Alarm load: %1").arg(rateText(states.load))};
    if (states.load.incidentsPerWindow) {
        parts.append(Alarms::tr("EEMUA 191: about 1 in 10 min"));
    }
    if (states.load.floodSeconds > 0.0) {
        parts.append(Alarms::tr("in flood for %1").arg(ui_common::durationText(states.load.floodSeconds)));
    }
    if (states.chain && !states.chain->holds()) {
        parts.prepend(Alarms::tr("the log of alarms was changed from outside"));
    }
    if (overBudget(states, startedAt, plan)) { // what is within it stands in the overview
        parts.append(shiftWords(states, startedAt, plan));
    }
    const auto shelved = static_cast<int>(states.load.shelvedIncidents);
    const auto terminals = static_cast<int>(states.shelves.size());
    parts.append(shelved > 0     ? Alarms::tr("%1 shelved").arg(shelved)
                 : terminals > 0 ? Alarms::tr("shelved in the project: %1").arg(terminals)
                                 : Alarms::tr("nothing shelved"));
    return parts.join(QStringLiteral(" · "));
}

QString shelfSubject(const analysis::Analysis* analysis, const alarms::ShelfScope& shelf) {
    const QString id = plain(shelf.terminal);
    const QString name = analysis == nullptr ? id : ui_common::terminalName(*analysis, shelf.terminal);
    QString text = name == id ? id : QStringLiteral("%1 (%2)").arg(name, id);
    if (!shelf.type.empty()) {
        text = Alarms::tr("%1, only %2").arg(text, ui_common::anomalyName(plain(shelf.type).toStdString()));
    }
    if (!shelf.feature.empty()) {
        text = Alarms::tr("%1, only where %2 is foremost").arg(text, ui_common::featureName(shelf.feature));
    }
    return text;
}

QString ratingText(alarms::LoadRating rating) {
    switch (rating) {
    case alarms::LoadRating::Acceptable:
        return Alarms::tr("very likely to be acceptable");
    case alarms::LoadRating::Manageable:
        return Alarms::tr("manageable");
    case alarms::LoadRating::OverDemanding:
        return Alarms::tr("likely to be over-demanding");
    case alarms::LoadRating::Unacceptable:
        break;
    }
    return Alarms::tr("very likely to be unacceptable");
}

} // namespace vestigo::ui_items

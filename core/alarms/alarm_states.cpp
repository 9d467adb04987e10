// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarms/alarm_states.h"

#include <algorithm>
#include <map>

namespace vestigo::alarms {

namespace {

using analysis::Analysis;
using analysis::Episode;
using analysis::Incident;
using Shelves = std::vector<AlarmEntry>;

bool holds(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Line that was taken back -> the line that did it.
using Undone = std::map<std::int64_t, const AlarmEntry*>;

Undone undoneLines(const AlarmLog& log) {
    Undone undone;
    for (const AlarmEntry& entry : log) {
        if (entry.action == AlarmAction::Undo) {
            undone.emplace(entry.undoes, &entry);
        }
    }
    return undone;
}

/// In force now, the first to end first.
Shelves shelvesNow(const AlarmLog& log, const Undone& undone, double now) {
    Shelves shelves;
    std::copy_if(log.begin(), log.end(), std::back_inserter(shelves), [&](const AlarmEntry& entry) {
        return entry.action == AlarmAction::Shelve && now < entry.shelf.expiresAt &&
               undone.count(entry.id) == 0;
    });
    std::stable_sort(shelves.begin(), shelves.end(), [](const AlarmEntry& a, const AlarmEntry& b) {
        return a.shelf.expiresAt < b.shelf.expiresAt;
    });
    return shelves;
}

/// The shelf that holds an episode longest; null: none.
const AlarmEntry* shelfOf(const Shelves& shelves, const Analysis& analysis, const Episode& episode) {
    const auto found = std::find_if(shelves.rbegin(), shelves.rend(), [&](const AlarmEntry& entry) {
        return covers(entry.shelf, analysis, episode);
    });
    return found == shelves.rend() ? nullptr : &*found;
}

IncidentState shelvedState(const Analysis& analysis, const Incident& incident, const Shelves& shelves) {
    IncidentState state;
    state.incident = incident.id;
    std::vector<std::string> heard; // terminals with an episode that is not shelved
    for (const Episode& episode : incident.episodes) {
        const AlarmEntry* shelf = shelfOf(shelves, analysis, episode);
        if (shelf == nullptr) {
            heard.push_back(episode.terminal);
        } else if (state.shelvedUntil == 0.0 || shelf->shelf.expiresAt < state.shelvedUntil) {
            state.shelvedUntil = shelf->shelf.expiresAt;
        }
    }
    for (const std::string& terminal : terminalsOf(incident)) {
        if (!holds(heard, terminal)) {
            state.shelvedTerminals.push_back(terminal);
        }
    }
    state.shelved = heard.empty() && !incident.episodes.empty();
    return state;
}

RecordedAlarms countedAlarms(const Analysis& analysis, const Shelves& shelves) {
    RecordedAlarms counted;
    counted.durationSeconds = analysis.durationSeconds;
    for (const Incident& incident : analysis.incidents) {
        const std::size_t before = counted.episodes.size();
        for (const Episode& episode : incident.episodes) {
            if (shelfOf(shelves, analysis, episode) == nullptr) {
                counted.episodes.push_back(episode.range.start);
            } else {
                ++counted.shelvedEpisodes;
            }
        }
        if (counted.episodes.size() == before && !incident.episodes.empty()) {
            ++counted.shelvedIncidents;
        } else {
            counted.incidents.push_back(incident.range.start);
        }
    }
    return counted;
}

bool overlap(const timeline::TimeRange& a, const timeline::TimeRange& b) {
    return a.start <= b.end && b.start <= a.end;
}

bool concerns(const ShelfScope& shelf, const Analysis& analysis) {
    const bool here =
        shelf.site.empty() ? shelf.recordingSha256 == analysis.recordingSha256 : shelf.site == analysis.site;
    return here && analysis.findTerminal(shelf.terminal) != nullptr;
}

AlarmLine shelfLine(const Undone& undone, const AlarmEntry& entry, double now) {
    AlarmLine line;
    line.entry = entry;
    if (const auto undo = undone.find(entry.id); undo != undone.end()) {
        line.status = LineStatus::TakenBack;
        line.undo = *undo->second;
    } else if (now >= entry.shelf.expiresAt) {
        line.status = LineStatus::Expired;
    }
    return line;
}

/// Matches an acknowledgement to the incidents, and notes it with those that it holds for.
AlarmLine acknowledgementLine(const Undone& undone, const AlarmEntry& entry, const Analysis& analysis,
                              std::vector<IncidentState>& states) {
    AlarmLine line;
    line.entry = entry;
    line.unmatched = Unmatched::NothingThere;
    const auto found = undone.find(entry.id);
    const AlarmEntry* undo = found == undone.end() ? nullptr : found->second;
    for (std::size_t i = 0; i < analysis.incidents.size(); ++i) {
        const Unmatched match = matches(entry.incident, analysis.incidents[i]);
        if (match == Unmatched::No && undo == nullptr) {
            states[i].acknowledged = entry; // later lines are newer
        }
        if (match == Unmatched::No && line.unmatched != Unmatched::No) {
            line.incident = analysis.incidents[i].id;
            line.unmatched = Unmatched::No;
        } else if (match != Unmatched::NothingThere && line.unmatched == Unmatched::NothingThere) {
            line.incident = analysis.incidents[i].id;
            line.unmatched = match;
        }
    }
    if (undo != nullptr) {
        line.status = LineStatus::TakenBack;
        line.undo = *undo;
    } else if (line.unmatched != Unmatched::No) {
        line.status = LineStatus::Lost;
    }
    return line;
}

} // namespace

const IncidentState* AlarmStates::find(const std::string& incident) const {
    const auto found = std::find_if(incidents.begin(), incidents.end(),
                                    [&](const IncidentState& state) { return state.incident == incident; });
    return found == incidents.end() ? nullptr : &*found;
}

std::vector<std::string> terminalsOf(const Incident& incident) {
    std::vector<std::string> terminals;
    for (const Episode& episode : incident.episodes) {
        if (!holds(terminals, episode.terminal)) {
            terminals.push_back(episode.terminal);
        }
    }
    return terminals;
}

std::string foremostFeature(const Episode& episode) {
    const bool named = !episode.keySegments.empty() && !episode.keySegments.front().features.empty();
    return named ? episode.keySegments.front().features.front().name : std::string();
}

bool covers(const ShelfScope& shelf, const Analysis& analysis, const Episode& episode) {
    const bool here =
        shelf.site.empty() ? shelf.recordingSha256 == analysis.recordingSha256 : shelf.site == analysis.site;
    return here && shelf.terminal == episode.terminal && (shelf.type.empty() || shelf.type == episode.type) &&
           (shelf.feature.empty() || shelf.feature == foremostFeature(episode));
}

Unmatched matches(const IncidentMark& mark, const Incident& incident) {
    const std::vector<std::string> terminals = terminalsOf(incident);
    const auto known = std::count_if(terminals.begin(), terminals.end(), [&](const std::string& terminal) {
        return holds(mark.terminals, terminal);
    });
    if (known == 0 || !overlap(mark.range, incident.range)) {
        return Unmatched::NothingThere;
    }
    if (static_cast<std::size_t>(known) < terminals.size()) {
        return Unmatched::MoreTerminals;
    }
    const double common =
        std::min(mark.range.end, incident.range.end) - std::max(mark.range.start, incident.range.start);
    return 2.0 * common >= incident.range.length() ? Unmatched::No : Unmatched::Longer;
}

RecordedAlarms recordedAlarms(const Analysis& analysis, const AlarmLog& log, double now) {
    return countedAlarms(analysis, shelvesNow(log, undoneLines(log), now));
}

AlarmStates alarmStates(const Analysis& analysis, const AlarmLog& log, double now) {
    AlarmStates states;
    states.asOf = now;
    const Undone undone = undoneLines(log);
    states.shelves = shelvesNow(log, undone, now);
    if (!states.shelves.empty()) {
        states.nextExpiry = states.shelves.front().shelf.expiresAt;
    }
    for (const Incident& incident : analysis.incidents) {
        states.incidents.push_back(shelvedState(analysis, incident, states.shelves));
    }
    for (const AlarmEntry& entry : log) {
        if (entry.action == AlarmAction::Acknowledge &&
            entry.incident.recordingSha256 == analysis.recordingSha256) {
            states.lines.push_back(acknowledgementLine(undone, entry, analysis, states.incidents));
        } else if (entry.action == AlarmAction::Shelve && concerns(entry.shelf, analysis)) {
            states.lines.push_back(shelfLine(undone, entry, now));
        }
    }
    states.recorded = countedAlarms(analysis, states.shelves);
    states.load = alarmLoad({states.recorded});
    return states;
}

} // namespace vestigo::alarms

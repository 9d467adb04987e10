// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_load.h"
#include "core/alarms/alarm_log.h"
#include "core/analysis/analysis.h"

#include <memory>
#include <optional>

namespace vestigo::alarms {

/// What people have said about one incident of an analysis.
struct IncidentState {
    std::string incident;
    std::optional<AlarmEntry> acknowledged;    ///< the newest that holds
    std::vector<std::string> shelvedTerminals; ///< of its terminals; all their episodes are shelved
    bool shelved = false;                      ///< every one of its episodes is
    double shelvedUntil =
        0.0; ///< Unix seconds: when the first of its shelved episodes is heard again; 0: none
};

/// Why an acknowledgement holds for no incident of this analysis.
enum class Unmatched {
    No,            ///< it holds for one
    NothingThere,  ///< nothing is abnormal there any more
    MoreTerminals, ///< what is there now has terminals that nobody took notice of
    Longer         ///< what is there now is more than twice as long
};

/// Where a line of the log stands now.
enum class LineStatus { Holds, TakenBack, Expired, Lost };

/// A line of the log that concerns this recording: an acknowledgement, or a shelf of one of its terminals.
struct AlarmLine {
    AlarmEntry entry;
    LineStatus status = LineStatus::Holds;
    std::optional<AlarmEntry> undo;      ///< TakenBack: by whom
    Unmatched unmatched = Unmatched::No; ///< Lost: why
    std::string incident; ///< the incident it holds for, or the one that it could not be matched to
};

/// What people have said about an analysis, as of one moment of the reader's clock. Not part of the analysis:
/// that says what was measured, and two runs of it are equal.
struct AlarmStates {
    double asOf = 0.0;                    ///< Unix seconds
    std::vector<IncidentState> incidents; ///< as in the analysis
    std::vector<AlarmLine> lines;         ///< what concerns this recording, oldest first
    std::vector<AlarmEntry> shelves;      ///< in force anywhere in the project, the first to end first
    std::optional<double> nextExpiry;     ///< when these states are no longer true by themselves
    AlarmLoad load;                       ///< of this recording
    RecordedAlarms recorded;              ///< what the load was counted from
    std::optional<AlarmChain> chain;      ///< of the log that this was read from; nothing: not looked at

    const IncidentState* find(const std::string& incident) const;
};

using AlarmStatesPtr = std::shared_ptr<const AlarmStates>;

/// Terminals of an incident in the order of their first episodes, each once.
std::vector<std::string> terminalsOf(const analysis::Incident& incident);

/// The feature that carried an episode most; empty: none is named.
std::string foremostFeature(const analysis::Episode& episode);

/// A shelf (whether or not in force) silences this episode of that analysis.
bool covers(const ShelfScope& shelf, const analysis::Analysis& analysis, const analysis::Episode& episode);

/// An acknowledgement holds for an incident of a recording with the same content where both overlap, the
/// incident has no terminal that had not been acknowledged, and at least half of its time had been: what
/// nobody has seen is not acknowledged.
Unmatched matches(const IncidentMark& mark, const analysis::Incident& incident);

/// The beginnings of what was not shelved at `now`, and how much was.
RecordedAlarms recordedAlarms(const analysis::Analysis& analysis, const AlarmLog& log, double now);

AlarmStates alarmStates(const analysis::Analysis& analysis, const AlarmLog& log, double now);

} // namespace vestigo::alarms

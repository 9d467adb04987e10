// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/grid.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::alarms {

/// What somebody did. Numbers are stored: never change one.
enum class AlarmAction {
    Acknowledge = 0, ///< took notice of an incident
    Shelve = 1,      ///< silenced a terminal for a while (ISA-18.2)
    Undo = 2         ///< took back one of the former; of a shelf: unshelved it
};

/// The incident that was acknowledged, as it was then: a later analysis may cut it otherwise.
struct IncidentMark {
    std::string recordingSha256;
    std::string recordingId;
    std::string incident; ///< "i1" in the analysis of then
    timeline::TimeRange range;
    std::vector<std::string> terminals;
};

/// What a shelf silences: alarms of a terminal in every recording of its site, or of one recording where that
/// names no site.
struct ShelfScope {
    std::string site;
    std::string recordingSha256; ///< only where there is no site
    std::string terminal;
    std::string type;       ///< only alarms of this type; empty: of any
    std::string feature;    ///< only alarms that this feature carried most; empty: any
    double expiresAt = 0.0; ///< Unix seconds: the reader's clock, not the recording's
};

/// One line of the project's log of alarms. Lines are only ever added.
struct AlarmEntry {
    std::int64_t id = 0; ///< 0: not stored yet
    double at = 0.0;     ///< Unix seconds
    AlarmAction action = AlarmAction::Acknowledge;
    std::string person;
    std::string note;        ///< of a shelf: the reason
    IncidentMark incident;   ///< Acknowledge
    ShelfScope shelf;        ///< Shelve
    std::int64_t undoes = 0; ///< Undo: the line that no longer holds
};

using AlarmLog = std::vector<AlarmEntry>; ///< by id

/// Whether the log is still what was written. Each line is sealed with a hash over itself and the seal of the
/// line before, and the newest seal is kept beside them: a line that was changed, put in between or taken out
/// from outside of the program breaks the chain from there on. Who can write the file can make a chain of
/// their own; the newest seal that stands in a printed report tells that, too.
struct AlarmChain {
    std::size_t lines = 0;
    std::string head;          ///< the newest seal, hex; empty: no line is sealed
    std::size_t unsealed = 0;  ///< lines from before the chain was introduced; the first seal covers them
    std::int64_t brokenAt = 0; ///< the first line whose seal does not fit; 0: none
    bool cutOff = false;       ///< lines are missing at the end

    bool holds() const { return brokenAt == 0 && !cutOff; }
};

constexpr std::size_t longestPerson = 120; ///< bytes
constexpr std::size_t longestNote = 1000;
constexpr double longestShelf = 30.0 * 86400.0; ///< s; what is silent for longer is no alarm any more

/// The entry as it is kept: texts in one line, no blanks around them, the moment in whole seconds; or why it
/// cannot be added to this log (no name, no reason, an expiry that is past or too far, nothing to undo).
Result<AlarmEntry> checkedEntry(const AlarmLog& log, AlarmEntry entry);

/// The line that took back line `id`, or nullptr.
const AlarmEntry* undoOf(const AlarmLog& log, std::int64_t id);

/// Not taken back and not expired at `now`.
bool inForce(const AlarmLog& log, const AlarmEntry& shelf, double now);

} // namespace vestigo::alarms

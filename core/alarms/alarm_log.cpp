// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarms/alarm_log.h"

#include <algorithm>
#include <cmath>

namespace vestigo::alarms {

namespace {

Error refused(const Text& message, const Text& remedy = {}) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = message;
    error.remedy = remedy;
    return error;
}

std::string trimmed(const std::string& text, std::size_t longest) {
    const std::string line = singleLine(text, longest);
    const std::size_t first = line.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : line.substr(first, line.find_last_not_of(' ') - first + 1);
}

Result<Done> checkShelf(const AlarmEntry& entry) {
    const double length = entry.shelf.expiresAt - entry.at;
    if (entry.note.empty()) {
        return refused(VESTIGO_TEXT("Alarms", "to shelve an alarm needs a reason"));
    }
    if (entry.shelf.terminal.empty() || (entry.shelf.site.empty() && entry.shelf.recordingSha256.empty())) {
        return refused(VESTIGO_TEXT("Alarms", "there is no terminal to shelve"));
    }
    if (!(length > 0.0) || !(length <= longestShelf)) {
        return refused(
            VESTIGO_TEXT("Alarms", "an alarm is shelved for more than no time and at most 30 days"),
            VESTIGO_TEXT("Alarms", "shelve it again when it comes back"));
    }
    return Done{};
}

Result<Done> checkUndo(const AlarmLog& log, const AlarmEntry& entry) {
    const auto target =
        std::find_if(log.begin(), log.end(), [&](const AlarmEntry& one) { return one.id == entry.undoes; });
    if (target == log.end() || target->action == AlarmAction::Undo || undoOf(log, entry.undoes) != nullptr) {
        return refused(VESTIGO_TEXT("Alarms", "there is nothing to take back"));
    }
    if (target->action == AlarmAction::Shelve && target->shelf.expiresAt <= entry.at) {
        return refused(VESTIGO_TEXT("Alarms", "it is not shelved any more"));
    }
    return Done{};
}

} // namespace

Result<AlarmEntry> checkedEntry(const AlarmLog& log, AlarmEntry entry) {
    entry.person = trimmed(entry.person, longestPerson);
    entry.note = trimmed(entry.note, longestNote);
    entry.at = std::floor(entry.at);
    if (entry.person.empty()) {
        return refused(VESTIGO_TEXT("Alarms", "a name is needed"), VESTIGO_TEXT("Alarms", "say who you are"));
    }
    Result<Done> fits = Done{};
    switch (entry.action) {
    case AlarmAction::Acknowledge:
        if (entry.incident.recordingSha256.empty() || entry.incident.terminals.empty()) {
            fits = refused(VESTIGO_TEXT("Alarms", "there is no incident to acknowledge"));
        }
        break;
    case AlarmAction::Shelve:
        entry.shelf.expiresAt = std::floor(entry.shelf.expiresAt);
        fits = checkShelf(entry);
        break;
    case AlarmAction::Undo:
        fits = checkUndo(log, entry);
        break;
    }
    if (!fits) {
        return fits.error();
    }
    return entry;
}

const AlarmEntry* undoOf(const AlarmLog& log, std::int64_t id) {
    const auto found = std::find_if(log.begin(), log.end(), [&](const AlarmEntry& one) {
        return one.action == AlarmAction::Undo && one.undoes == id;
    });
    return found == log.end() ? nullptr : &*found;
}

bool inForce(const AlarmLog& log, const AlarmEntry& shelf, double now) {
    return shelf.action == AlarmAction::Shelve && now < shelf.shelf.expiresAt &&
           undoOf(log, shelf.id) == nullptr;
}

} // namespace vestigo::alarms

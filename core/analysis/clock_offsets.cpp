// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clock_offsets.h"

#include "core/base/json.h"
#include "core/base/json_reader.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vestigo::analysis {

namespace {

constexpr std::size_t longestName = 256;   ///< bytes; as in a recording
constexpr std::size_t longestPerson = 120; ///< bytes
constexpr double latest = 253402300799.0;  ///< the end of the year 9999

Error unusable(const Text& message, const ClockOffset& offset) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = message;
    error.arguments = {singleLine(offset.terminal), singleLine(offset.stream)};
    return error;
}

} // namespace

Result<ClockOffset> checkedOffset(ClockOffset offset) {
    if (offset.terminal.empty() || offset.stream.empty() || offset.terminal.size() > longestName ||
        offset.stream.size() > longestName) {
        return unusable(VESTIGO_TEXT("Error", "a clock offset needs the names of a terminal and a stream"),
                        offset);
    }
    if (!std::isfinite(offset.seconds) || std::abs(offset.seconds) > longestClockOffset) {
        return unusable(VESTIGO_TEXT("Error", "the clock offset of %1 %2 is no number of seconds within a "
                                              "year"),
                        offset);
    }
    offset.seconds = std::round(offset.seconds * 1e6) / 1e6 + 0.0; // no negative zero
    offset.person = singleLine(offset.person, longestPerson);
    offset.at = std::isfinite(offset.at) ? std::clamp(std::floor(offset.at), 0.0, latest) : 0.0;
    return offset;
}

ClockOffsets offsetsInForce(const ClockOffsets& log) {
    std::map<std::pair<std::string, std::string>, const ClockOffset*> newest;
    for (const ClockOffset& line : log) {
        newest[{line.terminal, line.stream}] = &line;
    }
    ClockOffsets inForce;
    for (const auto& [stream, line] : newest) {
        if (line->action != OffsetAction::TakenBack && line->seconds != 0.0) {
            inForce.push_back(*line);
        }
    }
    return inForce;
}

double offsetOf(const ClockOffsets& inForce, const std::string& terminal, const std::string& stream) {
    for (const ClockOffset& one : inForce) {
        if (one.terminal == terminal && one.stream == stream) {
            return one.seconds;
        }
    }
    return 0.0;
}

bool sameOffsets(const ClockOffsets& a, const ClockOffsets& b) {
    const auto isIn = [](const ClockOffsets& all) {
        return
            [&all](const ClockOffset& one) { return offsetOf(all, one.terminal, one.stream) == one.seconds; };
    };
    return std::all_of(a.begin(), a.end(), isIn(b)) && std::all_of(b.begin(), b.end(), isIn(a));
}

ClockOffsets offsetsOfSettings(const std::string& settingsJson) {
    const Result<Json> settings = parseJson(settingsJson, "settings");
    if (!settings || !settings->is_object()) {
        return {};
    }
    const JsonReader in(*settings, "settings");
    ClockOffsets offsets;
    if (!in.has("clock_offsets")) {
        return offsets;
    }
    const JsonReader list = in.array("clock_offsets");
    for (std::size_t i = 0; i < list.size() && in.ok(); ++i) {
        const JsonReader one = list.element(i);
        offsets.push_back({one.text("terminal"),
                           one.text("stream"),
                           one.number("offset_s"),
                           OffsetAction::Accepted,
                           {},
                           0.0});
    }
    return in.ok() ? offsets : ClockOffsets();
}

} // namespace vestigo::analysis

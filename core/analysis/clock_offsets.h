// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace vestigo::analysis {

/// What somebody did about a stream's clock. Numbers are stored: never change one.
enum class OffsetAction {
    Accepted = 0, ///< an offer of an analysis
    Typed = 1,    ///< a number of their own
    TakenBack = 2 ///< the stream's times are as recorded again
};

/// A correction of a stream's clock, on top of the offset that the recording states: a line of the project's
/// log, or what an analysis was made with. The recording itself stays as it is.
struct ClockOffset {
    std::string terminal;
    std::string stream;
    double seconds = 0.0; ///< added to the stream's times
    OffsetAction action = OffsetAction::Accepted;
    std::string person; ///< empty: nobody said
    double at = 0.0;    ///< Unix seconds; 0: given for one analysis and kept nowhere
};

using ClockOffsets = std::vector<ClockOffset>;

constexpr double longestClockOffset = 366.0 * 24 * 3600; ///< s; as the recording's own may be

/// The offset as it is kept: in whole microseconds, the person in one line, the moment in whole seconds; or
/// why it cannot be (no stream named, no number, too far).
Result<ClockOffset> checkedOffset(ClockOffset offset);

/// The newest word on each stream, by terminal and stream; what was taken back, or is none at all, is left
/// out. `log`: oldest first.
ClockOffsets offsetsInForce(const ClockOffsets& log);

/// The correction of a stream among those that are in force; 0: none.
double offsetOf(const ClockOffsets& inForce, const std::string& terminal, const std::string& stream);

/// Whether both move the same streams by the same seconds, whoever said so.
bool sameOffsets(const ClockOffsets& a, const ClockOffsets& b);

/// The corrections that stand in the settings of a run ("clock_offsets"); none where they cannot be read.
ClockOffsets offsetsOfSettings(const std::string& settingsJson);

} // namespace vestigo::analysis

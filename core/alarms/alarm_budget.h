// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_load.h"
#include "core/base/time.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace vestigo::alarms {

/// How a site works and how many alarms a shift can bear. EEMUA 191 takes about one in ten minutes for very
/// likely acceptable, which is 48 in a shift of eight hours.
struct ShiftPlan {
    int firstStartMinutes = 6 * 60; ///< of a shift, minutes after midnight of the site's clock
    int hours = 8;                  ///< 1 to 24; shifts follow each other without a break
    std::size_t acceptable = 48;
};

/// The plan within its bounds.
ShiftPlan bounded(ShiftPlan plan);

/// One shift as far as a recording shows it.
struct ShiftLoad {
    double start = 0.0; ///< s from the recording's start; before 0 where the shift had begun by then
    double end = 0.0;
    std::size_t incidents = 0; ///< that began in it, without what was shelved
    bool wholeShift = false;   ///< the recording covers all of it

    bool over(const ShiftPlan& plan) const { return incidents > plan.acceptable; }
};

/// The shifts that a recording touches, in order, at most 1,000 of them. Nothing where the recording does not
/// say when it began.
std::vector<ShiftLoad> shiftLoads(const RecordedAlarms& recorded, const std::optional<SiteTime>& startedAt,
                                  const ShiftPlan& plan);

} // namespace vestigo::alarms

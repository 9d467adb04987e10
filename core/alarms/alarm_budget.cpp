// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarms/alarm_budget.h"

#include <algorithm>
#include <cmath>

namespace vestigo::alarms {

namespace {

constexpr double daySeconds = 86400.0;
constexpr std::size_t mostShifts = 1000;
constexpr std::size_t mostAcceptable = 100000;

} // namespace

ShiftPlan bounded(ShiftPlan plan) {
    plan.firstStartMinutes = std::clamp(plan.firstStartMinutes, 0, 24 * 60 - 1);
    plan.hours = std::clamp(plan.hours, 1, 24);
    plan.acceptable = std::min(plan.acceptable, mostAcceptable);
    return plan;
}

std::vector<ShiftLoad> shiftLoads(const RecordedAlarms& recorded, const std::optional<SiteTime>& startedAt,
                                  const ShiftPlan& plan) {
    std::vector<ShiftLoad> shifts;
    if (!startedAt || !std::isfinite(startedAt->unixSeconds) || !(recorded.durationSeconds >= 0.0)) {
        return shifts;
    }
    const ShiftPlan kept = bounded(plan);
    const double length = kept.hours * 3600.0;
    const double local = startedAt->unixSeconds + startedAt->offsetMinutes * 60.0;
    const double midnight = std::floor(local / daySeconds) * daySeconds;
    const double sinceFirst = local - midnight - kept.firstStartMinutes * 60.0;
    double start = -(sinceFirst - std::floor(sinceFirst / length) * length);
    for (; start <= recorded.durationSeconds && shifts.size() < mostShifts; start += length) {
        ShiftLoad shift;
        shift.start = start;
        shift.end = start + length;
        shift.wholeShift = start >= 0.0 && shift.end <= recorded.durationSeconds;
        shift.incidents = static_cast<std::size_t>(
            std::count_if(recorded.incidents.begin(), recorded.incidents.end(),
                          [&](double t) { return t >= shift.start && t < shift.end; }));
        shifts.push_back(shift);
    }
    return shifts;
}

} // namespace vestigo::alarms

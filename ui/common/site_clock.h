// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/timeline/grid.h"

#include <QtCore/QString>

#include <optional>

namespace vestigo::ui_common {

/// Turns seconds of the common clock into what the wall clock of the site showed; without a start into
/// seconds.
class SiteClock {
public:
    SiteClock() = default;
    explicit SiteClock(const std::optional<SiteTime>& startedAt)
        : startedAt_(startedAt) {}

    /// "09:32:41.5", or "41.5 s" where the start is not known. `digits` after the point, 0 to 3.
    QString clock(double seconds, int digits) const;
    /// "+08:00"; empty where the start is not known.
    QString zone() const;
    /// "2024-05-17"; empty where the start is not known.
    QString date(double seconds) const;
    /// Seconds since midnight of the site's clock at t = 0; 0 where the start is not known. For ticks on
    /// whole minutes.
    double secondsOfDayAtStart() const;
    bool isKnown() const { return startedAt_.has_value(); }

private:
    std::optional<SiteTime> startedAt_;
};

/// "0.4 s", "25 s", "3 min 20 s", "2 h 5 min", "6 d 3 h": no more digits than matter.
QString durationText(double seconds);

/// "09:33:01.0 to 09:33:20.5 (19.5 s)".
QString rangeText(const SiteClock& clock, const timeline::TimeRange& range);

} // namespace vestigo::ui_common

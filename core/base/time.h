// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vestigo {

/// A moment with the offset of the site's clock from UTC.
struct SiteTime {
    double unixSeconds = 0.0;
    int offsetMinutes = 0;
};

/// RFC 3339 ("2024-05-17T09:32:00.250+08:00", "Z", a blank for the T). Years 1 to 9999.
std::optional<SiteTime> parseTimestamp(std::string_view text);

/// "2024-05-17T09:32:00+08:00", with milliseconds when there are any.
std::string formatTimestamp(const SiteTime& time);
/// "09:32:41.5" on the site's clock, `digits` after the point (0..3).
std::string formatClock(const SiteTime& time, int digits);
/// "2024-05-17"
std::string formatDate(const SiteTime& time);
/// "+08:00", or "UTC"
std::string formatZone(const SiteTime& time);

/// `seconds` later on the same site's clock.
inline SiteTime later(const SiteTime& time, double seconds) {
    return {time.unixSeconds + seconds, time.offsetMinutes};
}

} // namespace vestigo

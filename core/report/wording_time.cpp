// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/wording.h"

#include <cmath>
#include <fmt/format.h>

namespace vestigo::report {

namespace {

/// A moment that a recording can have; what lies beyond is damage and has no place on a clock.
bool isMoment(double t) {
    constexpr double longest = 1e9;
    return std::isfinite(t) && std::fabs(t) < longest;
}

} // namespace

std::string Wording::clock(double t, int digits) const {
    if (!isMoment(t)) {
        return {};
    }
    if (analysis_.startedAt) {
        return formatClock(later(*analysis_.startedAt, t), digits);
    }
    return say(VESTIGO_TEXT("Report", "%1 s"), {fixedText(t, digits)});
}

std::string Wording::moment(double t, int digits) const {
    const std::string day = date(t);
    return day.empty() || date(0.0) == date(analysis_.durationSeconds) ? clock(t, digits)
                                                                       : day + " " + clock(t, digits);
}

std::string Wording::date(double t) const {
    return analysis_.startedAt && isMoment(t) ? formatDate(later(*analysis_.startedAt, t)) : std::string();
}

std::string Wording::zone() const {
    if (!analysis_.startedAt) {
        return {};
    }
    const std::string zone = formatZone(*analysis_.startedAt);
    return zone == "UTC" ? zone : "UTC" + zone;
}

std::string Wording::period(const timeline::TimeRange& range, int digits) const {
    const std::string from = clock(range.start, digits);
    const std::string to = clock(range.end, digits);
    if (!analysis_.startedAt) {
        return say(VESTIGO_TEXT("Report", "%1 to %2 after the recording began"), {from, to});
    }
    const std::string first = date(range.start);
    const std::string last = date(range.end);
    return first == last
               ? say(VESTIGO_TEXT("Report", "%1, %2 to %3 (%4)"), {first, from, to, zone()})
               : say(VESTIGO_TEXT("Report", "%1 %2 to %3 %4 (%5)"), {first, from, last, to, zone()});
}

std::string Wording::duration(double seconds) const {
    if (!isMoment(seconds)) {
        return {};
    }
    const double size = std::fabs(seconds);
    if (size < 59.5) {
        return say(VESTIGO_TEXT("Report", "%1 s"), {fixedText(seconds, size < 9.95 ? 1 : 0)});
    }
    const double whole = std::round(size);
    if (whole < 3600.0 && std::fmod(whole, 60.0) < 0.5) {
        return say(VESTIGO_TEXT("Report", "%1 min"), {fixedText(whole / 60.0, 0)});
    }
    if (whole < 3600.0) {
        return say(VESTIGO_TEXT("Report", "%1 min %2 s"),
                   {fixedText(std::floor(whole / 60.0), 0), fixedText(std::fmod(whole, 60.0), 0)});
    }
    const double minutes = std::round(size / 60.0);
    return say(VESTIGO_TEXT("Report", "%1 h %2 min"),
               {fixedText(std::floor(minutes / 60.0), 0), fixedText(std::fmod(minutes, 60.0), 0)});
}

} // namespace vestigo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

namespace vestigo {

namespace {

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
std::int64_t daysFromDate(int year, int month, int day) {
    const int shifted = month <= 2 ? year - 1 : year;
    const std::int64_t era = shifted / 400;
    const int yearOfEra = shifted - static_cast<int>(era) * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

struct Date {
    int year = 1970;
    int month = 1;
    int day = 1;
};

Date dateFromDays(std::int64_t days) {
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const int dayOfEra = static_cast<int>(days - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shifted = (5 * dayOfYear + 2) / 153;
    Date date;
    date.day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    date.month = shifted + (shifted < 10 ? 3 : -9);
    date.year = yearOfEra + static_cast<int>(era) * 400 + (date.month <= 2 ? 1 : 0);
    return date;
}

int daysInMonth(int year, int month) {
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Takes digits off the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : rest_(text) {}
    bool digits(std::size_t count, int& value) {
        if (rest_.size() < count) {
            return false;
        }
        value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') {
                return false;
            }
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(count);
        return true;
    }
    bool one(std::string_view choices) {
        if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool done() const { return rest_.empty(); }
    double fraction() {
        double value = 0.0;
        double unit = 0.1;
        while (peek() >= '0' && peek() <= '9') {
            value += unit * (peek() - '0');
            unit /= 10.0;
            rest_.remove_prefix(1);
        }
        return value;
    }

private:
    std::string_view rest_;
};

bool parseZone(Scanner& scan, int& offsetMinutes) {
    if (scan.one("Zz")) {
        offsetMinutes = 0;
        return true;
    }
    const bool west = scan.peek() == '-';
    int hours = 0;
    int minutes = 0;
    if (!scan.one("+-") || !scan.digits(2, hours) || !scan.one(":") || !scan.digits(2, minutes)) {
        return false;
    }
    offsetMinutes = (west ? -1 : 1) * (hours * 60 + minutes);
    return hours < 24 && minutes < 60;
}

struct Broken {
    Date date;
    int secondOfDay = 0;
    double fraction = 0.0;
};

/// The moment on the site's clock, rounded to `digits` decimals so that 59.96 does not print as 60.0.
Broken onSiteClock(const SiteTime& time, int digits) {
    const double scale = std::pow(10.0, digits);
    const double shown = std::round((time.unixSeconds + time.offsetMinutes * 60.0) * scale) / scale;
    const double whole = std::floor(shown + 1e-9);
    const auto seconds = static_cast<std::int64_t>(whole);
    const std::int64_t days = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
    return {dateFromDays(days), static_cast<int>(seconds - days * 86400), std::max(0.0, shown - whole)};
}

std::string clockText(const Broken& moment, int digits) {
    const int s = moment.secondOfDay;
    std::string text = fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    if (digits > 0) {
        const auto units = std::llround(moment.fraction * std::pow(10.0, digits));
        text += fmt::format(".{:0{}}", units, digits);
    }
    return text;
}

std::string zoneText(int offsetMinutes) {
    const int distance = std::abs(offsetMinutes);
    return fmt::format("{}{:02}:{:02}", offsetMinutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

} // namespace

std::optional<SiteTime> parseTimestamp(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    Scanner scan(text);
    Date date;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!scan.digits(4, date.year) || !scan.one("-") || !scan.digits(2, date.month) || !scan.one("-") ||
        !scan.digits(2, date.day) || !scan.one("Tt ") || !scan.digits(2, hour) || !scan.one(":") ||
        !scan.digits(2, minute) || !scan.one(":") || !scan.digits(2, second)) {
        return std::nullopt;
    }
    const double fraction = scan.one(".") ? scan.fraction() : 0.0;
    SiteTime time;
    if (!parseZone(scan, time.offsetMinutes) || !scan.done()) {
        return std::nullopt;
    }
    const bool sane = date.year >= 1 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
                      date.day <= daysInMonth(date.year, date.month) && hour < 24 && minute < 60 &&
                      second <= 60;
    if (!sane) {
        return std::nullopt;
    }
    const std::int64_t days = daysFromDate(date.year, date.month, date.day);
    const std::int64_t whole = ((days * 24 + hour) * 60 + minute) * 60 + second;
    time.unixSeconds = static_cast<double>(whole) - time.offsetMinutes * 60.0 + fraction;
    return time;
}

std::string formatDate(const SiteTime& time) {
    const Broken moment = onSiteClock(time, 3);
    return fmt::format("{:04}-{:02}-{:02}", moment.date.year, moment.date.month, moment.date.day);
}

std::string formatClock(const SiteTime& time, int digits) {
    return clockText(onSiteClock(time, digits), digits);
}

std::string formatZone(const SiteTime& time) {
    return time.offsetMinutes == 0 ? "UTC" : zoneText(time.offsetMinutes);
}

std::string formatTimestamp(const SiteTime& time) {
    const Broken moment = onSiteClock(time, 3);
    const int digits = moment.fraction >= 0.0005 ? 3 : 0;
    return formatDate(time) + "T" + clockText(moment, digits) +
           (time.offsetMinutes == 0 ? "Z" : zoneText(time.offsetMinutes));
}

} // namespace vestigo

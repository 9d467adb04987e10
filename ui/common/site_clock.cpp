// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/site_clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_common {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("SiteClock", text);
}

QString twoParts(const char* pattern, double first, double second) {
    return translated(pattern).arg(first, 0, 'f', 0).arg(second, 0, 'f', 0);
}

} // namespace

QString SiteClock::clock(double seconds, int digits) const {
    if (!std::isfinite(seconds)) {
        return QStringLiteral("–");
    }
    digits = std::clamp(digits, 0, 3);
    if (startedAt_) {
        return QString::fromStdString(formatClock(later(*startedAt_, seconds), digits));
    }
    return translated(QT_TRANSLATE_NOOP("SiteClock", "%1 s")).arg(seconds, 0, 'f', digits);
}

QString SiteClock::zone() const {
    return startedAt_ ? QString::fromStdString(formatZone(*startedAt_)) : QString();
}

QString SiteClock::date(double seconds) const {
    return startedAt_ && std::isfinite(seconds)
               ? QString::fromStdString(formatDate(later(*startedAt_, seconds)))
               : QString();
}

double SiteClock::secondsOfDayAtStart() const {
    if (!startedAt_) {
        return 0.0;
    }
    constexpr double day = 86400.0;
    const double local = startedAt_->unixSeconds + startedAt_->offsetMinutes * 60.0;
    return local - std::floor(local / day) * day;
}

QString durationText(double seconds) {
    if (!std::isfinite(seconds)) {
        return QStringLiteral("–");
    }
    const double size = std::fabs(seconds);
    if (size < 10.0) {
        return translated(QT_TRANSLATE_NOOP("SiteClock", "%1 s")).arg(seconds, 0, 'f', 1);
    }
    if (size < 60.0) {
        return translated(QT_TRANSLATE_NOOP("SiteClock", "%1 s")).arg(seconds, 0, 'f', 0);
    }
    const double whole = std::round(size);
    if (whole < 3600.0) {
        return twoParts(QT_TRANSLATE_NOOP("SiteClock", "%1 min %2 s"), std::floor(whole / 60.0),
                        std::fmod(whole, 60.0));
    }
    const double minutes = std::round(size / 60.0);
    if (minutes < 24.0 * 60.0) {
        return twoParts(QT_TRANSLATE_NOOP("SiteClock", "%1 h %2 min"), std::floor(minutes / 60.0),
                        std::fmod(minutes, 60.0));
    }
    const double hours = std::round(size / 3600.0);
    return twoParts(QT_TRANSLATE_NOOP("SiteClock", "%1 d %2 h"), std::floor(hours / 24.0),
                    std::fmod(hours, 24.0));
}

QString rangeText(const SiteClock& clock, const timeline::TimeRange& range) {
    const double size = range.length();
    const QString length = size < 120.0
                               ? translated(QT_TRANSLATE_NOOP("SiteClock", "%1 s")).arg(size, 0, 'f', 1)
                               : durationText(size);
    return translated(QT_TRANSLATE_NOOP("SiteClock", "%1 to %2 (%3)"))
        .arg(clock.clock(range.start, 1), clock.clock(range.end, 1), length);
}

} // namespace vestigo::ui_common

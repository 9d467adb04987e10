// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/time_words.h"

#include <QtCore/QRegularExpression>

namespace vestigo::session {

std::optional<double> timeFromWords(const QString& words, const ui_common::SiteClock& clock, double now) {
    static const QRegularExpression seconds(QStringLiteral("^([+-]?)(\\d{1,9}(?:\\.\\d{1,6})?)\\s*s?$"));
    static const QRegularExpression ofDay(
        QStringLiteral("^(\\d{1,2}):([0-5]\\d)(?::([0-5]\\d(?:\\.\\d{1,6})?))?$"));
    const QString text = words.trimmed();
    const auto plain = seconds.match(text);
    if (plain.hasMatch()) {
        const double value = plain.captured(2).toDouble();
        const QString sign = plain.captured(1);
        return sign.isEmpty() ? value : (sign == QLatin1String("-") ? now - value : now + value);
    }
    const auto wall = ofDay.match(text);
    if (!wall.hasMatch() || !clock.isKnown() || wall.captured(1).toInt() > 23) {
        return std::nullopt;
    }
    constexpr double day = 86400.0;
    const double asked =
        wall.captured(1).toInt() * 3600.0 + wall.captured(2).toInt() * 60.0 + wall.captured(3).toDouble();
    const double after = asked - clock.secondsOfDayAtStart();
    return after < 0.0 ? after + day : after; // past midnight
}

} // namespace vestigo::session

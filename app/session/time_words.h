// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"

#include <QtCore/QString>

#include <optional>

namespace vestigo::session {

/// The time that someone means: "41.5" or "41.5 s" since the start, "06:25:06.5" or "06:25" on the site's
/// clock, "+2" or "-2" from `now`. Seconds on the common clock, not bounded; empty: no time.
std::optional<double> timeFromWords(const QString& words, const ui_common::SiteClock& clock, double now);

} // namespace vestigo::session

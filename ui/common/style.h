// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

namespace vestigo::ui_common {

/// Whether the desktop had a dark palette before the application put on its own look.
bool systemIsDark();

/// Makes the application look like Vestigo: our style, our font (with figures of one width, and Chinese) and
/// palette. Called once at start and again when the theme changes. Needs the QApplication.
void applyLook(const Theme& theme);

} // namespace vestigo::ui_common

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QString>

class QApplication;

namespace vestigo::ui_common {

/// Quiet widgets in the theme's hues: flat, one rule around what can be pressed, no gradient, no shadow.
QString styleSheetOf(const Theme& theme);

/// Whether the desktop had a dark palette before the application put on its own look.
bool systemIsDark();

/// Makes the application look like Vestigo: Fusion below, our font (with figures of one width, and Chinese),
/// palette and style sheet. Called once at start and again when the theme changes.
void applyLook(QApplication& application, const Theme& theme);

} // namespace vestigo::ui_common

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

namespace vestigo::ui_player {

enum class TransportShape { Play, PlayBackward, Pause, StepForward, StepBack };

/// A flat sign in one colour, drawn sharp for the screen.
QIcon transportIcon(TransportShape shape, const QColor& colour, double devicePixelRatio);

} // namespace vestigo::ui_player

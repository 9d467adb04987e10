// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtGui/QPolygonF>

#include <cstdint>
#include <vector>

namespace vestigo::ui_player {

/// A mask as shapes that can be painted at any size; 0..1 of the mask's side.
struct MaskShape {
    std::vector<QRectF> runs;        ///< cover what is set, without overlap
    std::vector<QPolygonF> outlines; ///< closed; around what is set and around holes in it
};

/// `mask`: [side, side], not 0 where it is set. Empty where the sizes do not fit.
MaskShape maskShape(const std::vector<std::uint8_t>& mask, int side);

} // namespace vestigo::ui_player

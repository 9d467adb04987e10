// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/picture.h"

#include <QtGui/QColor>
#include <QtGui/QImage>

namespace vestigo::report_render {

/// Inferno: dark violet over red to light yellow. `value` in 0..1.
QColor heatColour(double value);

/// One step of a heat map, one pixel a cell, to be magnified smoothly over the frame: transparent where the
/// change is below what 19 of 20 cells of the whole sequence show. Null where nothing can be drawn.
QImage heatImage(const timeline::HeatSequence& heat, std::size_t step);

/// The picture as an image of its own; null where sizes do not fit.
QImage pictureImage(const timeline::Picture& picture);

} // namespace vestigo::report_render

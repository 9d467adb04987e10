// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"
#include "core/dataset/synthetic/drawing/lens.h"
#include "core/dataset/synthetic/drawing/part.h"

namespace vestigo::dataset::synthetic::drawing {

/// Boxes on the drawn picture around the points of regions. Those of one name that overlap become one; all of
/// `together` become one whether they do or not.
std::vector<NamedBox> boxesOf(const std::vector<SceneBuilder::Region>& regions, const Lens& lens,
                              const std::string& together);

/// The part of the box inside the picture; nothing where less than 35 % of it, or less than 4 pixels a side,
/// is in it.
bool clipBox(timeline::Box& box, int width, int height);

} // namespace vestigo::dataset::synthetic::drawing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/drawing_part.h"

const vestigo::dataset::synthetic::DrawingPart* vestigoDrawingPart() {
    using namespace vestigo::dataset::synthetic;
    static const DrawingPart part{&createCameraViewHere};
    return &part;
}

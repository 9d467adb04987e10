// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"

namespace vestigo::dataset::synthetic {

/// What of this room stands on OpenCV and lies in the module (core/base/engine_module.h).
struct DrawingPart {
    Result<std::unique_ptr<CameraView>> (*create)(const CameraSpec& spec);
};

// In the module only: what stands behind CameraView::create.
Result<std::unique_ptr<CameraView>> createCameraViewHere(const CameraSpec& spec);

} // namespace vestigo::dataset::synthetic

extern "C" const vestigo::dataset::synthetic::DrawingPart* vestigoDrawingPart();

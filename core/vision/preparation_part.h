// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vision/preparation.h"

namespace vestigo::vision {

/// What of the visual path stands on OpenCV and lies in the module (core/base/engine_module.h).
struct PreparationPart {
    std::unique_ptr<Preparation> (*create)(const PreparationOptions& options);
    std::unique_ptr<Completer> (*createInpainting)();
};

} // namespace vestigo::vision

extern "C" const vestigo::vision::PreparationPart* vestigoPreparationPart();

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/picture_completer.h"

namespace vestigo::models {

/// What of the completion stands on LibTorch and lies in the module (core/base/engine_module.h).
struct PictureCompleterPart {
    Result<std::unique_ptr<PictureCompleter>> (*create)(const ModelState& weights, const std::string& file);
};

} // namespace vestigo::models

extern "C" const vestigo::models::PictureCompleterPart* vestigoPictureCompleterPart();

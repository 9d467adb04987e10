// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/picture_completer.h"

#include "core/base/engine_module.h"
#include "core/models/learning/picture_completer_part.h"

namespace vestigo::models {

Result<std::unique_ptr<PictureCompleter>> PictureCompleter::create(const ModelState& weights,
                                                                   const std::string& file) {
    const auto part = learningPart<PictureCompleterPart>("vestigoPictureCompleterPart");
    if (!part) {
        return part.error();
    }
    return (*part)->create(weights, file);
}

} // namespace vestigo::models

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/preparation.h"

#include "core/base/engine_module.h"
#include "core/vision/preparation_part.h"

namespace vestigo::vision {

Result<std::unique_ptr<Preparation>> Preparation::create(const PreparationOptions& options) {
    const auto part = enginePart<PreparationPart>("vestigoPreparationPart");
    if (!part) {
        return part.error();
    }
    return (*part)->create(options);
}

Result<std::unique_ptr<Completer>> createInpainting() {
    const auto part = enginePart<PreparationPart>("vestigoPreparationPart");
    if (!part) {
        return part.error();
    }
    return (*part)->createInpainting();
}

std::vector<std::uint8_t> onlyUnderMask(const std::vector<std::uint8_t>& rgb,
                                        const std::vector<std::uint8_t>& completed,
                                        const std::vector<std::uint8_t>& mask) {
    std::vector<std::uint8_t> result = rgb;
    if (completed.size() != rgb.size() || rgb.size() != 3 * mask.size()) {
        return result; // not of this picture
    }
    for (std::size_t i = 0; i < mask.size(); ++i) {
        if (mask[i] != 0) {
            for (std::size_t c = 0; c < 3; ++c) {
                result[3 * i + c] = completed[3 * i + c];
            }
        }
    }
    return result;
}

} // namespace vestigo::vision

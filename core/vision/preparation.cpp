// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/preparation.h"

#include "core/base/engine_module.h"
#include "core/vision/preparation_part.h"

#include <algorithm>
#include <cmath>

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

timeline::Box boxAround(const std::vector<timeline::Box>& boxes) {
    constexpr double margin = 0.05;
    if (boxes.empty()) {
        return {};
    }
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;
    for (const timeline::Box& box : boxes) {
        left = std::min(left, box.x);
        top = std::min(top, box.y);
        right = std::max(right, box.x + box.width);
        bottom = std::max(bottom, box.y + box.height);
    }
    const double across = margin * (right - left);
    const double down = margin * (bottom - top);
    const timeline::Box around{left - across, top - down, right - left + 2.0 * across,
                               bottom - top + 2.0 * down};
    const bool sane = around.width > 0.0 && around.height > 0.0 && std::isfinite(around.x + around.width) &&
                      std::isfinite(around.y + around.height);
    return sane ? around : timeline::Box{};
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

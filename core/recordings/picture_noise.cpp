// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/picture_noise.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::recordings {

namespace {

/// Drawing each number anew would take longer than decoding: every stretch of a picture begins at another
/// place of these.
constexpr std::size_t drawnNumbers = 1U << 16U;
constexpr std::size_t stretch = 61; ///< values that follow each other in the table

const std::array<float, drawnNumbers>& drawn() {
    static const std::array<float, drawnNumbers> numbers = [] {
        std::array<float, drawnNumbers> made{};
        Random random(20260101);
        for (float& number : made) {
            number = static_cast<float>(random.normal());
        }
        return made;
    }();
    return numbers;
}

} // namespace

timeline::Picture withNoise(const timeline::Picture& picture, const PictureNoise& noise) {
    if (picture.empty() || !(noise.sigma > 0.0)) {
        return picture;
    }
    const std::array<float, drawnNumbers>& numbers = drawn();
    const auto size = static_cast<float>(255.0 * noise.sigma);
    Random random(noise.seed ^ (static_cast<std::uint64_t>(std::llround(picture.t * 1e6)) << 20U));
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(*picture.pixels);
    for (std::size_t begin = 0; begin < pixels->size(); begin += stretch) {
        const std::size_t end = std::min(pixels->size(), begin + stretch);
        std::size_t next = random.below(drawnNumbers - stretch);
        for (std::size_t i = begin; i < end; ++i) {
            const float value = static_cast<float>((*pixels)[i]) + size * numbers.at(next++);
            (*pixels)[i] = static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
        }
    }
    timeline::Picture noisy = picture;
    noisy.pixels = std::move(pixels);
    return noisy;
}

} // namespace vestigo::recordings

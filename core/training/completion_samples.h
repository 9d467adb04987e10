// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/drawn_pictures.h"

#include <cstdint>
#include <vector>

namespace vestigo::training {

/// Side of the square pieces that the completion learns from.
constexpr int completionSide = 64;

/// A piece of a picture with a made-up cover.
struct CompletionSample {
    std::vector<float> planes; ///< [3, completionSide, completionSide] red, green, blue, 0..1: the truth
    std::vector<std::uint8_t> hidden; ///< [completionSide, completionSide] 1 where it is covered
};

/// An endless supply of samples. The same index gives the same sample.
class CompletionSampleSource {
public:
    virtual ~CompletionSampleSource() = default;
    virtual CompletionSample sample(std::uint64_t index) = 0;
};

/// A cover of 4 to 40 % of the piece: ellipses, bars and hand-like strokes, of any direction. 1 where it is.
std::vector<std::uint8_t> randomCover(int width, int height, Random& random);

/// Pieces of drawn pictures, mostly of key regions, with random covers.
class DrawnCompletionSource final : public CompletionSampleSource {
public:
    explicit DrawnCompletionSource(const DrawnPicturesOptions& options);
    CompletionSample sample(std::uint64_t index) override;

private:
    KeptPictures pictures_;
    std::uint64_t seed_;
};

} // namespace vestigo::training

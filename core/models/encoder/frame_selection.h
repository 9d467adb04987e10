// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::models {

/// Decides which frames of one stream are encoded. A frame that would give nearly the features of the last
/// encoded one takes those. How far features move for a given change of the picture is learned from the
/// frames that were encoded (the first ones always are), the most sensitive pair counts: the error of a frame
/// that is left out is expected to stay under the bound. Same frames, same decisions.
class FrameSelection {
public:
    static constexpr std::size_t firstFrames = 8; ///< are encoded whatever they show

    /// `largestError`: bound of |f - f'| / |f| of a frame's pooled features; 0: every frame is encoded that
    /// differs at all.
    explicit FrameSelection(double largestError)
        : largestError_(largestError) {}

    /// `pixels`: RGB, [side, side, 3], `side` a multiple of 8. True: encode it, and hand its features to
    /// learn() in the same order.
    bool choose(const std::vector<std::uint8_t>& pixels, int side);
    /// Features of the chosen frames, one after the other.
    void learn(const float* features, std::size_t count);

    /// |a - b| / |a|.
    static double relativeError(const float* a, const float* b, std::size_t count);

private:
    double largestError_;
    double sensitivity_ = 0.0; ///< largest error per change of the picture so far
    std::vector<float> reference_;
    std::vector<double> changes_; ///< of the chosen frames that learn() has not seen, to the one before
    std::vector<float> before_;   ///< features of the last frame that learn() saw
    std::size_t chosen_ = 0;
    std::size_t learned_ = 0;
};

} // namespace vestigo::models

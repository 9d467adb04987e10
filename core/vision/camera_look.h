// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/picture.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <opencv2/core.hpp>
#include <optional>

namespace vestigo::vision {

/// Cells over the whole frame in which detail and change are measured.
constexpr int lookColumns = 12;
constexpr int lookRows = 9;
constexpr std::size_t lookCells = static_cast<std::size_t>(lookColumns) * lookRows;
constexpr int tileSide = 48; ///< longest side of the kept picture

/// What one step of a stream looks like, small enough to keep for every step.
struct CameraLook {
    std::size_t step = 0;
    cv::Mat tile;                          ///< CV_8UC1, the last picture of the step
    std::array<float, lookCells> detail{}; ///< mean absolute Laplacian of each cell, grey levels
    std::array<float, lookCells> change{}; ///< mean absolute difference from frame to frame, grey levels
    bool changeKnown = false;
    float dark = 0.0F;      ///< 5th percentile of grey
    float bright = 0.0F;    ///< 95th percentile of grey
    float saturated = 0.0F; ///< share of the pixels at the upper end

    /// Share of the cells in which nothing at all changes from frame to frame, not even noise.
    double stillShare() const;
    double meanChange() const;
};

/// Makes looks of the frames of a stream, one a step.
class CameraLooks {
public:
    /// `grey`: smallGrey of the picture; frames come in order of time. Gives the look of the step before when
    /// this frame begins another.
    std::optional<CameraLook> add(std::size_t step, const cv::Mat& grey);
    /// The look of the last step.
    std::optional<CameraLook> finish();

private:
    cv::Mat last_;
    bool open_ = false; ///< frames of step_ were seen and not given yet
    std::size_t step_ = 0;
    std::array<double, lookCells> changeSum_{};
    int changes_ = 0;
};

} // namespace vestigo::vision

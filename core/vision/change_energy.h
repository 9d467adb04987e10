// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/aligned.h"
#include "core/timeline/picture.h"
#include "core/vision/motion_grid.h"

#include <memory>
#include <vector>

namespace vestigo::vision {

/// Where to look in one video stream: a box in source pixels with the times at which it holds. None: the
/// whole frame.
struct KeyRegion {
    timeline::Box box;
    timeline::TimeRange range;
    bool changing = false; ///< shows something else all the time by itself: a display, lamps, a moving part
};

struct ChangeEnergyOptions {
    timeline::Grid grid;
    std::string stream;             ///< name in the results: "device"
    std::vector<KeyRegion> regions; ///< sizes never become features
    bool causal = false; ///< background from the past only; else the median picture of the recording
};

/// Longest side of the pictures that the meter works on; readers may be asked for it, larger ones are scaled.
constexpr int meterSide = 96;

/// What the frames of one stream give to the engines, per step. Missing where no frame was seen.
/// "<stream>.change"     mean absolute difference to the frame before, inside the key regions
/// "<stream>.background" mean absolute difference to the background, inside the key regions
/// "<stream>.peak"       greatest difference to the background of a block of the frame
/// "<stream>.luminance"  mean grey of the frame, 0..255
/// "<stream>.detail"     mean absolute Laplacian (sharpness and noise)
/// All differences are of pictures whose mean grey was taken off, so that light that changes everywhere is no
/// change.
struct ChangeEnergy {
    std::vector<timeline::FeatureSeries> features;
    timeline::HeatSequence
        heat;          ///< difference from the background of each cell, in units of its usual variation
    MotionGrid motion; ///< for clock offsets
};

/// Turns frames into change energy. Feed pictures in order of time (common clock), any size, Grey8 or Bgr24;
/// memory is bounded by the number of steps (beyond 8192 of them the background is a running one), not of
/// frames.
class ChangeEnergyMeter {
public:
    virtual ~ChangeEnergyMeter() = default;
    virtual void add(const timeline::Picture& picture) = 0;
    virtual ChangeEnergy finish() = 0;
    /// Fails only where a part of the program is missing.
    static Result<std::unique_ptr<ChangeEnergyMeter>> create(const ChangeEnergyOptions& options);
};

} // namespace vestigo::vision

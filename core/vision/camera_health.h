// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/camera_state.h"
#include "core/vision/change_energy.h"

#include <memory>
#include <vector>

namespace vestigo::vision {

struct CameraHealthOptions {
    timeline::Grid grid;
    std::vector<KeyRegion> regions; ///< what changes inside of those that change by themselves covers nothing
    bool people = false; ///< somebody works before this camera: a person who stands in the way covers nothing
    /// What is usual is known from the past only, and a state begins when it has lasted long enough to be
    /// told; else it begins where it began.
    bool causal = false;
};

/// Watches the camera instead of the machine: finds stretches in which the stream shows less than it should.
/// The measure of everything is the stream itself, what it shows most of the time: a still scene with sensor
/// noise is not frozen, a lamp that was switched off leaves a dim picture and not a dark one, and a part that
/// comes and goes covers nothing.
/// Feed pictures in order of time (common clock), any size, Grey8 or Bgr24; memory is bounded by the number
/// of steps, about 3 kB each, and beyond 8192 of them what is usual is a running one.
class CameraHealthMeter {
public:
    virtual ~CameraHealthMeter() = default;
    virtual void add(const timeline::Picture& picture) = 0;
    /// All states, by start; two conditions may hold at once.
    virtual std::vector<timeline::CameraState> finish() = 0;
    /// Fails only where a part of the program is missing.
    static Result<std::unique_ptr<CameraHealthMeter>> create(const CameraHealthOptions& options);
};

} // namespace vestigo::vision

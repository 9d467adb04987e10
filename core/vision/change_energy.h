// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"
#include "core/timeline/picture.h"

#include <memory>
#include <optional>
#include <vector>

namespace vestigo::vision {

/// Where to look in one video stream: boxes in source pixels with the times at which they hold. None: the whole frame.
struct KeyRegion {
    timeline::Box box;
    timeline::TimeRange range;
};

struct ChangeEnergyOptions {
    timeline::Grid grid;
    std::string stream;             ///< name in the results: "device"
    std::vector<KeyRegion> regions; ///< sizes never become features
    bool causal = false;            ///< background from the past only; else the median of the recording
    double windowSeconds = 64.0;    ///< memory of the causal background
};

/// What the frames of one stream give to the engines, per step.
struct ChangeEnergy {
    std::vector<timeline::FeatureSeries> features; ///< "<stream>.change", ".background", ".luminance", ".detail", ...
    timeline::HeatSequence heat;                   ///< difference from the background over the frame
};

/// Turns frames into change energy: grey, small, global brightness removed; difference to the frame before (motion)
/// and to a robust background, inside the key regions. Feed pictures in order of time (common clock), any size,
/// Grey8 or Bgr24; memory is bounded by the number of steps, not of frames.
class ChangeEnergyMeter {
public:
    virtual ~ChangeEnergyMeter() = default;
    virtual void add(const timeline::Picture& picture) = 0;
    virtual ChangeEnergy finish() = 0;
    static std::unique_ptr<ChangeEnergyMeter> create(const ChangeEnergyOptions& options);
};

/// The strongest places of one step of a heat sequence as boxes in source pixels with scores in 0..1, strongest first.
struct ScoredBox {
    timeline::Box box;
    double score = 0.0;
};
std::vector<ScoredBox> strongestBoxes(const timeline::HeatSequence& heat, std::size_t step, std::size_t most);

} // namespace vestigo::vision

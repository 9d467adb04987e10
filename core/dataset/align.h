// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/labels/annotations.h"
#include "core/recordings/picture_noise.h"
#include "core/recordings/recording.h"
#include "core/timeline/aligned.h"
#include "core/timeline/camera_state.h"
#include "core/vision/motion_grid.h"

#include <memory>
#include <vector>

namespace vestigo::dataset {

struct AlignOptions {
    bool causal = false; ///< a step never knows what came after it
    double longestGapSeconds =
        5.0; ///< values are held (causal) or interpolated (offline) over at most this; slow
             ///< columns: over three of their own typical intervals if that is more
    double logWindowSeconds = 2.0; ///< the sliding window of rates and ratios
    bool logTraits = false;        ///< AlignedTerminal::logTraits too
    /// On the pictures of every stream, with a seed of the stream's own (dataset::noiseOfStream).
    recordings::PictureNoise noise;
};

/// Grid of a recording: steps at 0, step_s, ... up to its duration.
timeline::Grid gridOf(const recordings::Recording& recording);

/// The table of one terminal on the grid: mean of the values in (t - step, t], then hold or interpolation.
/// Reads in bounded memory. A table that cannot be read is an Error (the caller makes it a problem and goes
/// on). Empty: the terminal has no table.
Outcome<std::vector<timeline::FeatureSeries>> alignTable(const recordings::Recording& recording,
                                                         const recordings::Terminal& terminal,
                                                         const AlignOptions& options,
                                                         const CancelToken& cancel);

/// The sixteen instruction and communication features of every terminal from the logs (contract:
/// spec/recording.md), on the grid. Step k looks at the window (time(k) - logWindowSeconds, time(k)].
/// comm_rtt_ms is the median of the window's round trips in which the terminal asked or answered
/// (RoundTripFinder). Terminals in the recording's order; a terminal that no log speaks of has none.
struct LogFeatures {
    std::vector<std::vector<timeline::FeatureSeries>> terminals;
    std::vector<timeline::AlignedLink> measuredLinks; ///< message rates between terminals, busiest pair = 1
    std::vector<recordings::Problem> problems;
};
Outcome<LogFeatures> featuresFromLogs(const recordings::Recording& recording, const AlignOptions& options,
                                      const CancelToken& cancel);

/// What one video stream gives (decoding, then ChangeEnergyMeter and CameraHealthMeter). Progress per frame
/// time.
struct VideoFeatures {
    std::vector<timeline::FeatureSeries> features;
    timeline::HeatSequence heat;
    std::uint64_t frames = 0;
    std::uint64_t damagedFrames = 0;
    vision::MotionGrid motion; ///< for the estimate of clock offsets
    std::vector<timeline::CameraState> cameraStates;
};
Outcome<VideoFeatures>
featuresFromVideo(const recordings::Recording& recording, const recordings::Terminal& terminal,
                  const recordings::Stream& stream, const std::vector<labels::RegionOfInterest>& fixedRegions,
                  const AlignOptions& options, const CancelToken& cancel, ProgressSink& progress);

/// Puts the parts together: table columns win over features from the logs of the same name.
timeline::AlignedTerminal assembleTerminal(const recordings::Terminal& terminal,
                                           std::vector<timeline::FeatureSeries> table,
                                           std::vector<timeline::FeatureSeries> logs,
                                           std::vector<VideoFeatures> videos);

/// The links of the recording, measured weights where it gives none.
std::vector<timeline::AlignedLink> alignLinks(const recordings::Recording& recording,
                                              const std::vector<timeline::AlignedLink>& measured);

} // namespace vestigo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/labels/annotations.h"
#include "core/models/model_state.h"
#include "core/pipeline/preparation_choice.h"
#include "core/recordings/picture_noise.h"
#include "core/recordings/recording.h"
#include "core/timeline/visual_features.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// Rises with every change of how pictures become features.
constexpr int preparationVersion = 4;

/// What features depend on besides the recording. All of it goes into the cache's key.
struct EncodeSettings {
    std::string encoder = "efficientnet_lite0";
    std::filesystem::path weights; ///< empty: those that ship with the program
    int side = 128;                ///< pixels of the picture that a region becomes, a multiple of 32
    /// Of each stretch of so many seconds the last frame stands for it, (t - everySeconds, t] as the grid has
    /// it; 0: every frame.
    double everySeconds = 0.0;
    /// Bound of the error of a frame's pooled features, |f - f'| / |f|, for frames that are not encoded
    /// because their region did not change; 0: all are encoded that differ at all. See
    /// models::FrameSelection.
    double largestError = 0.05;
    bool keepMaps = true;           ///< else pooled features alone
    recordings::PictureNoise noise; ///< as in dataset::AlignOptions
    /// Detector, completion and whether annotated regions that begin later are known; `side` and `together`
    /// are said here.
    PreparationSettings preparation;
    // What follows changes no result.
    int workers = 2;
    std::filesystem::path cacheFolder; ///< empty: nothing is kept
    std::uint64_t cacheBytes = 4ULL << 30U;
};

/// The folder in the user's cache where features are kept: $XDG_CACHE_HOME or ~/.cache, vestigo/features.
std::filesystem::path usualFeatureFolder();

/// What became of the frames of one run.
struct EncodeCounts {
    std::uint64_t frames = 0;        ///< that have features
    std::uint64_t encoded = 0;       ///< in this run
    std::uint64_t cachedStreams = 0; ///< taken from the cache
};

/// What the stages of one run took, added up over its streams (of which several go at once).
struct EncodeSeconds {
    double decode = 0.0;
    double encode = 0.0;
    vision::PreparationTimes preparation;
};

struct EncodedRecording {
    timeline::VisualFeatures features;
    EncodeCounts counts;
    EncodeSeconds seconds;
    std::vector<recordings::Problem> problems; ///< streams without features, and why
};

/// Prepares and encodes the device and operator videos of a recording, each frame once: one box around the
/// key regions of a stream, equalised, what covers it completed (vision::Preparation). Streams are shared out
/// among the workers, each with an encoder of its own on one thread; the frames of a stream go through it in
/// batches. Fails where weights or a detector cannot be used; a stream that cannot be read is a problem.
Outcome<EncodedRecording> encodeRecording(const recordings::Recording& recording,
                                          const std::vector<labels::RegionOfInterest>& regions,
                                          const EncodeSettings& settings, const CancelToken& cancel,
                                          ProgressSink& progress);

} // namespace vestigo::pipeline

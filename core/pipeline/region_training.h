// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/training/own_pictures.h"
#include "core/training/region_recall.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

struct RegionTrainingRequest {
    /// Folder with dataset.json (its split "train" is learnt from, "val" held out), folder of recordings
    /// (every fifth is held out, by the seed), or one recording (nothing is held out).
    std::filesystem::path data;
    std::filesystem::path out;  ///< weights; what is unfinished lies beside them (OUT.checkpoint)
    std::filesystem::path from; ///< weights to begin with; empty: those that ship
    bool anew = false;          ///< from random weights instead
    int steps = 0;              ///< of the optimiser; 0: 400, anew 3000
    int batch = 8;              ///< pictures a step
    int threads = 1;            ///< of one step
    std::uint64_t seed = 1;
    int picturesPerStream = 8; ///< spread over the recording, and as many again where regions are short-lived
    training::OwnPicturesOptions samples; ///< its seed is replaced
};

struct RegionTrainingSummary {
    std::vector<std::string> recordings; ///< whose pictures were learnt from
    std::vector<std::string> heldOut;    ///< whose pictures were measured on
    std::size_t pictures = 0;            ///< learnt from
    bool measured = false;               ///< false: nothing was held out, or no region is named there
    training::RegionRecall before;       ///< on what was held out; of random weights it is not measured
    training::RegionRecall after;
};

/// Trains the detector of key regions on the regions (`rois`) of somebody's own recordings and writes its
/// weights in half precision, atomically. Goes on from OUT.checkpoint if that is of the same request and
/// pictures, and removes it in the end.
Outcome<RegionTrainingSummary> regionTrainingRun(const RegionTrainingRequest& request,
                                                 const CancelToken& cancel, ProgressSink& progress);

/// How many of the pictures' regions the detector with these weights finds.
Outcome<training::RegionRecall> regionRecall(const models::ModelState& weights,
                                             const models::RegionDetectorOptions& options,
                                             const std::vector<training::LabelledPicture>& pictures,
                                             const std::string& file, const CancelToken& cancel);

} // namespace vestigo::pipeline

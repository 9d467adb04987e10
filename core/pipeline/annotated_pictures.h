// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/dataset/dataset_file.h"
#include "core/training/region_samples.h"

#include <filesystem>
#include <vector>

namespace vestigo::pipeline {

struct AnnotatedPicturesRequest {
    std::filesystem::path dataset; ///< folder with dataset.json
    dataset::Split split = dataset::Split::Train;
    std::vector<std::filesystem::path> recordings; ///< not empty: of these instead
    int picturesPerStream = 3;                     ///< at moments spread evenly over the recording
    bool shortLivedToo = false; ///< and at moments of regions that these moments miss, as many at the most
    int longestSide = 320;      ///< larger frames are scaled; boxes with them
    std::size_t most = 6000;    ///< pictures in all; what comes later is left out
};

/// Frames of the recordings of a data set with the key regions that are annotated at their moment. Streams
/// without an annotated region are left out: nobody has looked there. What cannot be read is left out as
/// well; fails where nothing is left.
Outcome<std::vector<training::LabelledPicture>>
annotatedPictures(const AnnotatedPicturesRequest& request, const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/pipeline/training_examples.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// What is in a folder of recordings of a plant.
struct PlantSurvey {
    struct Terminal {
        std::string id;
        std::string name;
        std::string type;
    };
    bool ownSplits = false;          ///< a data set, which says itself what is held out
    std::size_t recordings = 0;      ///< that can be read
    std::size_t labelled = 0;        ///< of them
    double seconds = 0.0;            ///< of all of them
    std::size_t cameras = 0;         ///< streams that are videos, over all recordings
    std::size_t anomalies = 0;       ///< that are labelled
    std::size_t anomaliesLearnt = 0; ///< of them in recordings that are learnt from
    std::size_t heldOut = 0;         ///< recordings that nothing learns from
    std::size_t heldOutLabelled = 0; ///< of them
    std::vector<Terminal> terminals; ///< of all recordings, by id
    std::vector<LeftOut> unreadable;
    bool synthetic = false; ///< one of them says that it is synthetic
};

/// Opens each recording of the folder (openRecordings) and looks at what it names; nothing is decoded.
Outcome<PlantSurvey> surveyRun(const std::filesystem::path& folder, const CancelToken& cancel,
                               ProgressSink& progress);

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/dataset/dataset_file.h"
#include "core/evaluation/study.h"
#include "core/models/training_watch.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

struct StudyRequest {
    std::filesystem::path dataset; ///< or a folder of recordings, split as openRecordings says
    std::filesystem::path out;     ///< folder; it is made
    dataset::Split split = dataset::Split::Test;
    bool causal = false; ///< else each model is trained and judged for analysis after the event
    std::uint64_t seed = 1;
    int workers = 2;               ///< threads while training
    std::string options;           ///< JSON of the network's own settings, for all of its variants
    std::vector<std::string> rows; ///< of studyRowNames(); empty: all
    std::vector<double> sigmas = {0.05, 0.1, 0.2, 0.3}; ///< of the noise; empty: none is measured
    std::string detector;                               ///< as in AnalyzeRequest
    bool synthetic = false; ///< the data are synthetic, whether they say so or not
    bool again = false;     ///< do what is finished once more
    int bootstrapRounds = 300;
    models::TrainingWatch* watch = nullptr;
    std::function<void(const evaluation::StudyRow&)> rowDone; ///< hears of each row; may be empty
};

/// Makes the experiments of VG-MS-ST-GAT again: trains each variant (Table 1) and the simpler engines on the
/// splits train and val with the same settings and seed, judges all on the split that is asked for, and the
/// best of them and the simpler ones under noise (Figure 5), and says what each costs (Figure 4). Writes
/// OUT/study.json. What is finished is kept in OUT, and the same request takes it up again.
Outcome<evaluation::Study> studyRun(const StudyRequest& request, const CancelToken& cancel,
                                    ProgressSink& progress);

} // namespace vestigo::pipeline

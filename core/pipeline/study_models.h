// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/pipeline/evaluate_run.h"
#include "core/pipeline/study_folder.h"
#include "core/pipeline/study_rows.h"
#include "core/pipeline/study_run.h"

#include <string>

namespace vestigo::pipeline {

/// What the pieces of a study share.
struct StudyContext {
    const StudyRequest& request;
    StudyFolder folder;
    std::string datasetSha256;
    CancelToken cancel;
};

/// SHA-256 over what dataset.json, and each recording.json and annotations.json of the data set say.
std::string sha256OfDataset(const dataset::Dataset& dataset);

/// Trains the row's model, unless it lies in the folder already; fills what the row says of it.
Outcome<Done> trainRow(const StudyContext& context, const StudyRowPlan& plan, evaluation::StudyRow& row,
                       ProgressSink& progress);

/// The row's results on the split: from the folder, where they are of this model.
Outcome<JudgedRecordings> judgeRow(const StudyContext& context, evaluation::StudyRow& row,
                                   ProgressSink& progress);

/// As the row's model is judged.
EvaluateRequest evaluationOf(const StudyContext& context, const evaluation::StudyRow& row);

} // namespace vestigo::pipeline

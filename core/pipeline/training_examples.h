// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/models/model_api.h"
#include "core/pipeline/stages/prepare.h"

#include <filesystem>
#include <string>

namespace vestigo::pipeline {

/// A recording that could not be used.
struct LeftOut {
    std::string path; ///< as the data set names it
    std::string why;
};

/// Reads a recording as engines learn from it: aligned as an analysis would align it, with the truth of its
/// annotations, where it has any.
Outcome<models::TrainingExample> readTrainingExample(const std::filesystem::path& folder,
                                                     const Seeing& seeing, bool causal,
                                                     const CancelToken& cancel, ProgressSink& progress);

} // namespace vestigo::pipeline

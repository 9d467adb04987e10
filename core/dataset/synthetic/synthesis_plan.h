// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/dataset_file.h"
#include "core/dataset/synthetic/recording_plan.h"
#include "core/dataset/synthetic/synthesis_run.h"

#include <vector>

namespace vestigo::dataset::synthetic {

/// The recordings of a data set before any of them is planned.
struct SynthesisPlan {
    std::vector<Plant> plants;
    std::vector<RecordingRequest> recordings;
    std::vector<std::size_t> plantOf; ///< [recordings]
    std::vector<Split> splits;        ///< [recordings], 7:1:2
};

SynthesisPlan planSynthesis(const SynthesisRequest& request);

/// 7:1:2, shuffled; with few recordings the test split gets the first, the validation the second.
std::vector<Split> drawSplits(std::size_t count, std::uint64_t seed);

/// Samples of the contract: a terminal over 16 consecutive steps that have a step after them.
std::size_t samplesOf(const RecordingPlan& plan);

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/pipeline/modality.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// One model that a study trains.
struct StudyRowPlan {
    std::string name; ///< "kmeans", "trees", "GRU", "tables", "video", "B0" ... "B4"
    Text title;
    std::string engine;
    std::string options;  ///< JSON of the engine's own settings; empty: its defaults
    bool network = false; ///< else a simpler engine
    Modality modality = Modality::Both;
};

/// All rows of a study, simplest first.
std::vector<std::string> studyRowNames();

/// Those of the rows that are asked for (empty: all), in the order of studyRowNames(). `options`: JSON of the
/// network's own settings, the same for all of its variants but for the variant. Fails on an unknown name,
/// and on options that the network does not know.
Result<std::vector<StudyRowPlan>> studyRows(const std::vector<std::string>& names,
                                            const std::string& options);

/// What a model file holds.
struct ModelNumbers {
    std::uint64_t parameters = 0; ///< of the network alone, without its prior and what it knows of the plant;
                                  ///< of another engine: all but that
    std::uint64_t bytes = 0;      ///< of the file
};
Result<ModelNumbers> modelNumbers(const std::filesystem::path& file, bool causal);

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::dataset {

enum class Split { Train, Val, Test };

struct DatasetEntry {
    std::string path;             ///< as written
    std::filesystem::path folder; ///< resolved inside the data set
    Split split = Split::Train;
};

/// `dataset.json` (contract: spec/recording.md).
struct Dataset {
    std::filesystem::path folder;
    std::string name;
    std::vector<DatasetEntry> recordings;
    std::vector<std::string> terminalClasses;
    std::vector<std::string> anomalyClasses;
    std::string sourceJson;
};

Result<Dataset> openDataset(const std::filesystem::path& folderOrFile);
Result<std::string> datasetToJson(const Dataset& dataset);

} // namespace vestigo::dataset

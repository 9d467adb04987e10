// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace vestigo::pipeline {

/// The result files (vestigo-analysis JSON) in a folder and below, by the id of their recording; of two of
/// one recording the later by name. Other JSON is passed over. A folder without one is an error.
Outcome<std::map<std::string, std::filesystem::path>> resultFiles(const std::filesystem::path& folder,
                                                                  const CancelToken& cancel);

/// Reads a result, perhaps of another hand: what the scorer does without may be absent.
Result<analysis::Analysis> readResult(const std::filesystem::path& file);

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vision/preparation.h"

#include <filesystem>
#include <memory>

namespace vestigo::pipeline {

/// Names of the weights that ship (shippedFile).
constexpr const char* regionWeights = "models/key-regions.safetensors";
constexpr const char* completionWeights = "models/completion.safetensors";

/// The networks that prepare pictures (vision::PreparationOptions), with the weights that ship or with others
/// of the same kind. They load the module that learns (0.6 s) and fail, with a remedy, where it or the
/// weights are missing.
Result<std::shared_ptr<vision::RegionFinder>> regionFinder(const std::filesystem::path& weights = {});
Result<std::shared_ptr<vision::Completer>> completer(const std::filesystem::path& weights = {});

} // namespace vestigo::pipeline

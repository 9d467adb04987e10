// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vestigo::pipeline {

/// The log of the training of the model `out`, beside it.
std::filesystem::path trainingLogOf(const std::filesystem::path& out);

/// Whether a stopped or interrupted training of the model `out` lies beside it.
bool hasInterruptedTraining(const std::filesystem::path& out);

/// Removes the model, its log, and whatever a stopped training of it left.
void removeTraining(const std::filesystem::path& out);

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/training_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

namespace vestigo::pipeline {

namespace fs = std::filesystem;

namespace {

/// Of what a stopped training leaves beside the model.
constexpr std::array<const char*, 3> leftovers{".offline.part", ".causal.part", ".offline.finished"};

fs::path beside(const fs::path& out, const std::string& suffix) {
    fs::path file = out;
    file += suffix;
    return file;
}

} // namespace

fs::path trainingLogOf(const fs::path& out) {
    return beside(out, ".log.json");
}

bool hasInterruptedTraining(const fs::path& out) {
    std::error_code failure;
    return !out.empty() && std::any_of(leftovers.begin(), leftovers.end(), [&](const char* suffix) {
        return fs::exists(beside(out, suffix), failure);
    });
}

void removeTraining(const fs::path& out) {
    constexpr int mostNetworks = 16; // each has a checkpoint of its own, all but the first a number
    std::error_code failure;
    fs::remove(out, failure);
    fs::remove(trainingLogOf(out), failure);
    for (const std::string suffix : leftovers) {
        fs::remove(beside(out, suffix), failure);
        for (int i = 1; i < mostNetworks; ++i) {
            fs::remove(beside(out, suffix + "." + std::to_string(i)), failure);
        }
    }
}

} // namespace vestigo::pipeline

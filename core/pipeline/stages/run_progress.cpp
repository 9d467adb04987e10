// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/run_progress.h"

#include <algorithm>

namespace vestigo::pipeline {

namespace {

/// Typical shares of the time, measured on the demo recording.
constexpr std::array<double, stageCount> shares{0.03, 0.75, 0.08, 0.08, 0.05, 0.01};

} // namespace

Text stageTitle(Stage stage) {
    switch (stage) {
    case Stage::Open:
        return VESTIGO_TEXT("Progress", "Checking the recording");
    case Stage::Decode:
        return VESTIGO_TEXT("Progress", "Decoding video");
    case Stage::Align:
        return VESTIGO_TEXT("Progress", "Aligning streams");
    case Stage::Detect:
        return VESTIGO_TEXT("Progress", "Detecting");
    case Stage::Explain:
        return VESTIGO_TEXT("Progress", "Explaining");
    case Stage::Store:
        break;
    }
    return VESTIGO_TEXT("Progress", "Storing");
}

const char* stageKey(Stage stage) {
    static constexpr std::array<const char*, stageCount> keys{"open",   "decode",  "align",
                                                              "detect", "explain", "store"};
    return keys[static_cast<std::size_t>(stage)];
}

void RunProgress::report(Stage stage, double fraction, const std::string& item) {
    // The sink is told under the lock: else a report could overtake a later one, and the bar would go back.
    const std::lock_guard<std::mutex> lock(mutex_);
    double& own = fractions_[static_cast<std::size_t>(stage)];
    own = std::max(own, std::clamp(fraction, 0.0, 1.0));
    double sum = 0.0;
    for (std::size_t i = 0; i < stageCount; ++i) {
        sum += shares[i] * fractions_[i];
    }
    overall_ = std::max(overall_, sum);
    Progress progress;
    progress.stage = stageTitle(stage);
    progress.item = item;
    progress.fraction = own;
    progress.overall = overall_;
    sink_.report(progress);
}

} // namespace vestigo::pipeline

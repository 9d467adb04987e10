// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <array>
#include <mutex>
#include <string>

namespace vestigo::pipeline {

/// The stages of an analysis, in order. Several run at once.
enum class Stage { Open, Decode, Align, Detect, Explain, Store };
constexpr std::size_t stageCount = 6;

Text stageTitle(Stage stage);
/// The stage's name in `timing.stages` of the result.
const char* stageKey(Stage stage);

/// Adds the progress of all stages up to one figure that never goes back. Thread-safe.
class RunProgress {
public:
    explicit RunProgress(ProgressSink& sink)
        : sink_(sink) {}
    void report(Stage stage, double fraction, const std::string& item = {});

private:
    ProgressSink& sink_;
    std::mutex mutex_;
    std::array<double, stageCount> fractions_{};
    double overall_ = 0.0;
};

/// Lets code that knows only a ProgressSink report a part of a stage.
class PartOfStage final : public ProgressSink {
public:
    PartOfStage(RunProgress& progress, Stage stage, double from, double to, std::string item)
        : progress_(progress)
        , stage_(stage)
        , from_(from)
        , to_(to)
        , item_(std::move(item)) {}
    void report(const Progress& progress) override {
        progress_.report(stage_, from_ + (to_ - from_) * progress.fraction, item_);
    }

private:
    RunProgress& progress_;
    Stage stage_;
    double from_;
    double to_;
    std::string item_;
};

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/base/cancel.h"
#include "core/dataset/align.h"
#include "core/pipeline/stages/run_progress.h"
#include "core/recordings/recording.h"
#include "core/store/project_store.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::pipeline {

/// Collects from all threads of one run: the first error, notices, times.
class RunLog {
public:
    /// The first error ends the run; later ones are its echoes.
    void fail(const Error& error);
    std::optional<Error> failure() const;
    bool failed() const { return failed_.load(std::memory_order_relaxed); }

    void notice(const std::string& terminal, const std::string& stream, const Error& error);
    /// Sorted, so that the threads' order does not show.
    std::vector<analysis::Notice> notices() const;
    /// What was noticed, with the files' names, in the same order.
    std::vector<recordings::Problem> problems() const;

    void addSeconds(Stage stage, double seconds);
    /// Of a part that is no stage of every run; parts come in the order in which they were first named.
    void addSeconds(const std::string& part, double seconds);
    std::vector<analysis::StageTime> stageTimes() const;

private:
    mutable std::mutex mutex_;
    std::atomic<bool> failed_{false};
    std::optional<Error> failure_;
    std::vector<recordings::Problem> sortedProblems() const;

    std::vector<recordings::Problem> problems_;
    std::array<double, stageCount> seconds_{};
    std::vector<analysis::StageTime> parts_;
};

/// Measures a stretch of one stage's work.
class StageClock {
public:
    StageClock(RunLog& log, Stage stage)
        : log_(log)
        , stage_(stage)
        , begin_(std::chrono::steady_clock::now()) {}
    ~StageClock() {
        log_.addSeconds(stage_,
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count());
    }
    StageClock(const StageClock&) = delete;
    StageClock& operator=(const StageClock&) = delete;

private:
    RunLog& log_;
    Stage stage_;
    std::chrono::steady_clock::time_point begin_;
};

/// What every stage needs.
struct RunContext {
    const recordings::Recording& recording;
    std::vector<labels::RegionOfInterest> regions; ///< all that the annotations may tell
    dataset::AlignOptions options;
    store::ProjectStore* store = nullptr; ///< null: nothing is kept
    std::int64_t run = 0;
    CancelToken cancel;
    RunProgress& progress;
    RunLog& log;

    bool stop() const { return cancel.cancelled() || log.failed(); }
};

/// An intermediate result of this run from the store, if there is one. A database that fails is no reason to
/// stop.
std::optional<std::string> takeArtifact(const RunContext& context, Stage stage, const std::string& key);
void keepArtifact(const RunContext& context, Stage stage, const std::string& key, const std::string& bytes);

/// Calls `work` and turns an exception into an error of the run: threads must not end the program.
template <class Work>
void guarded(RunLog& log, Work work) {
    try {
        work();
    } catch (const std::exception& exception) {
        Error error;
        error.code = ErrorCode::Internal;
        error.message = VESTIGO_TEXT("Error", "the analysis failed: %1");
        error.arguments = {exception.what()};
        error.remedy = VESTIGO_TEXT("Error", "please report this with the recording");
        log.fail(error);
    }
}

} // namespace vestigo::pipeline

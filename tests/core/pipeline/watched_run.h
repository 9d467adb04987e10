// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pipeline/analyze_run.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace vestigo::testing {

/// A sink that remembers all it hears, and may act on it.
class HeardProgress final : public ProgressSink {
public:
    explicit HeardProgress(std::function<void(const Progress&)> then = {})
        : then_(std::move(then)) {}
    void report(const Progress& progress) override;
    std::vector<Progress> all() const;

private:
    mutable std::mutex mutex_;
    std::vector<Progress> all_;
    std::function<void(const Progress&)> then_;
};

/// What came of a run that was cancelled.
struct CancelledRun {
    bool asked = false;    ///< the moment came before the run had ended
    bool answered = false; ///< it ended as Cancelled
    bool failed = false;
    double latencyMs = 0.0; ///< from the cancel to the return of run()
    std::string stage;      ///< the last one that had reported before the cancel
};

/// Cancels after so many seconds.
CancelledRun cancelAfter(const pipeline::AnalyzeRequest& request, double seconds);

/// Cancels from inside of the first report of this stage that has come so far; `stage` is the English title.
CancelledRun cancelAt(const pipeline::AnalyzeRequest& request, const std::string& stage, double fraction);

} // namespace vestigo::testing

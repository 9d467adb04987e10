// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pipeline/watched_run.h"

#include <thread>

namespace vestigo::testing {

namespace {

using Clock = std::chrono::steady_clock;

CancelledRun outcomeOf(const Outcome<analysis::AnalysisPtr>& outcome, bool asked,
                       Clock::time_point cancelledAt) {
    CancelledRun run;
    run.asked = asked;
    run.answered = outcome.cancelled();
    run.failed = outcome.failed();
    run.latencyMs =
        asked ? std::chrono::duration<double, std::milli>(Clock::now() - cancelledAt).count() : 0.0;
    return run;
}

} // namespace

void HeardProgress::report(const Progress& progress) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        all_.push_back(progress);
    }
    if (then_) {
        then_(progress);
    }
}

std::vector<Progress> HeardProgress::all() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return all_;
}

CancelledRun cancelAfter(const pipeline::AnalyzeRequest& request, double seconds) {
    CancelSource source;
    HeardProgress progress;
    std::atomic<bool> ended{false};
    bool asked = false;
    Clock::time_point cancelledAt;
    std::string stage;
    std::thread canceller([&] {
        const auto at = Clock::now() + std::chrono::duration<double>(seconds);
        while (!ended && Clock::now() < at) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        const auto heard = progress.all();
        stage = heard.empty() ? std::string("nothing") : heard.back().stage.source;
        asked = !ended;
        cancelledAt = Clock::now();
        source.cancel();
    });
    const auto outcome = pipeline::AnalyzeRun(request).run(source.token(), progress);
    const auto end = Clock::now();
    ended = true;
    canceller.join();
    CancelledRun run = outcomeOf(outcome, asked, cancelledAt);
    run.latencyMs = std::max(0.0, std::chrono::duration<double, std::milli>(end - cancelledAt).count());
    run.stage = stage;
    return run;
}

CancelledRun cancelAt(const pipeline::AnalyzeRequest& request, const std::string& stage, double fraction) {
    CancelSource source;
    std::atomic<bool> asked{false};
    std::atomic<Clock::rep> cancelledAt{0};
    HeardProgress progress([&](const Progress& heard) {
        if (heard.stage.source == stage && heard.fraction >= fraction && !asked.exchange(true)) {
            cancelledAt = Clock::now().time_since_epoch().count();
            source.cancel();
        }
    });
    const auto outcome = pipeline::AnalyzeRun(request).run(source.token(), progress);
    CancelledRun run = outcomeOf(outcome, asked, Clock::time_point(Clock::duration(cancelledAt.load())));
    run.stage = stage;
    return run;
}

} // namespace vestigo::testing

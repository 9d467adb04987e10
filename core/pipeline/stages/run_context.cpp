// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/run_context.h"

#include <algorithm>
#include <tuple>

namespace vestigo::pipeline {

namespace fs = std::filesystem;

void RunLog::fail(const Error& error) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!failure_) {
        failure_ = error;
    }
    failed_.store(true, std::memory_order_relaxed);
}

std::optional<Error> RunLog::failure() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return failure_;
}

void RunLog::notice(const std::string& terminal, const std::string& stream, const Error& error) {
    const std::lock_guard<std::mutex> lock(mutex_);
    problems_.push_back({terminal, stream, error});
}

std::vector<recordings::Problem> RunLog::sortedProblems() const {
    const auto key = [](const recordings::Problem& problem) {
        return std::make_tuple(problem.terminal, problem.stream, problem.error.oneLine());
    };
    std::vector<recordings::Problem> sorted = problems_;
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return sorted;
}

std::vector<recordings::Problem> RunLog::problems() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return sortedProblems();
}

std::vector<analysis::Notice> RunLog::notices() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<analysis::Notice> notices;
    for (const recordings::Problem& problem : sortedProblems()) {
        Error shown = problem.error;
        // The terminal and the stream say it, and results must not depend on where a folder lies.
        shown.file = problem.terminal.empty() ? fs::path(shown.file).filename().string() : std::string();
        notices.push_back({problem.terminal, problem.stream, shown.oneLine()});
    }
    return notices;
}

void RunLog::addSeconds(Stage stage, double seconds) {
    const std::lock_guard<std::mutex> lock(mutex_);
    seconds_[static_cast<std::size_t>(stage)] += seconds;
}

void RunLog::addSeconds(const std::string& part, double seconds) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto known = std::find_if(parts_.begin(), parts_.end(),
                                    [&](const analysis::StageTime& time) { return time.stage == part; });
    if (known != parts_.end()) {
        known->seconds += seconds;
    } else {
        parts_.push_back({part, seconds});
    }
}

std::vector<analysis::StageTime> RunLog::stageTimes() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<analysis::StageTime> times;
    for (std::size_t i = 0; i < stageCount; ++i) {
        times.push_back({stageKey(static_cast<Stage>(i)), seconds_[i]});
    }
    times.insert(times.end(), parts_.begin(), parts_.end());
    return times;
}

std::optional<std::string> takeArtifact(const RunContext& context, Stage stage, const std::string& key) {
    if (context.store == nullptr) {
        return std::nullopt;
    }
    auto bytes = context.store->artifact(context.run, stageKey(stage), key);
    return bytes.ok() ? bytes.take() : std::nullopt;
}

void keepArtifact(const RunContext& context, Stage stage, const std::string& key, const std::string& bytes) {
    if (context.store != nullptr) {
        const auto kept = context.store->putArtifact(context.run, stageKey(stage), key, bytes);
        if (!kept) {
            context.log.notice({}, {}, kept.error());
        }
    }
}

} // namespace vestigo::pipeline

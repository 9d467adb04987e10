// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/run_context.h"

#include <algorithm>
#include <tuple>

namespace vestigo::pipeline {

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
    analysis::Notice notice;
    notice.terminal = terminal;
    notice.stream = stream;
    Error shown = error;
    shown.file
        .clear(); // the terminal and the stream say it, and results must not depend on where a folder lies
    notice.text = shown.oneLine();
    notices_.push_back(std::move(notice));
}

std::vector<analysis::Notice> RunLog::notices() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<analysis::Notice> sorted = notices_;
    std::sort(sorted.begin(), sorted.end(), [](const analysis::Notice& a, const analysis::Notice& b) {
        return std::tie(a.terminal, a.stream, a.text) < std::tie(b.terminal, b.stream, b.text);
    });
    return sorted;
}

void RunLog::addSeconds(Stage stage, double seconds) {
    const std::lock_guard<std::mutex> lock(mutex_);
    seconds_[static_cast<std::size_t>(stage)] += seconds;
}

std::vector<analysis::StageTime> RunLog::stageTimes() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<analysis::StageTime> times;
    for (std::size_t i = 0; i < stageCount; ++i) {
        times.push_back({stageKey(static_cast<Stage>(i)), seconds_[i]});
    }
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

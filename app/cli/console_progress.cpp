// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_progress.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace vestigo::cli {

namespace {

constexpr int barWidth = 30;
constexpr std::chrono::milliseconds redrawInterval{100};
constexpr std::chrono::milliseconds patience{500};

} // namespace

ConsoleProgress::ConsoleProgress()
    : terminal_(::isatty(STDERR_FILENO) == 1) {}

void ConsoleProgress::finish() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (drawn_) {
        std::fputs("\r\033[K", stderr);
        drawn_ = false;
    }
    sayWaiting();
}

void ConsoleProgress::say(const std::string& line) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (drawn_) {
        std::fputs("\r\033[K", stderr);
        drawn_ = false;
    }
    sayWaiting();
    std::fprintf(stderr, "%s\n", line.c_str());
}

void ConsoleProgress::report(const Progress& progress) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_) {
        announce(progress.stage.source);
    } else if (!drawn_ || now - lastDraw_ >= redrawInterval || progress.overall >= 1.0) {
        lastDraw_ = now;
        drawBar(progress);
    }
}

void ConsoleProgress::announce(const std::string& stage) {
    if (announced_.insert(stage).second) {
        waiting_.push_back(stage);
    }
    if (std::chrono::steady_clock::now() - start_ >= patience) {
        sayWaiting();
    }
}

void ConsoleProgress::sayWaiting() {
    for (const std::string& stage : waiting_) {
        std::fprintf(stderr, "%s\n", stage.c_str());
    }
    waiting_.clear();
}

void ConsoleProgress::drawBar(const Progress& progress) {
    const int filled = static_cast<int>(std::clamp(progress.overall, 0.0, 1.0) * barWidth);
    const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                            std::string(static_cast<std::size_t>(barWidth - filled), '.');
    std::fprintf(stderr, "\r\033[K[%s] %3.0f %%  %s %s", bar.c_str(), progress.overall * 100.0,
                 progress.stage.source, singleLine(progress.item, 40).c_str());
    std::fflush(stderr);
    drawn_ = true;
}

} // namespace vestigo::cli

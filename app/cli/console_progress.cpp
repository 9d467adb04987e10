// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_progress.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace vestigo::cli {

namespace {

constexpr int barWidth = 30;
constexpr std::chrono::milliseconds redrawInterval{100};

} // namespace

ConsoleProgress::ConsoleProgress()
    : terminal_(::isatty(STDERR_FILENO) == 1) {}

ConsoleProgress::~ConsoleProgress() {
    if (drawn_) {
        std::fputs("\r\033[K", stderr); // what follows begins on a clean line
    }
}

void ConsoleProgress::report(const Progress& progress) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (terminal_) {
        const auto now = std::chrono::steady_clock::now();
        if (!drawn_ || now - lastDraw_ >= redrawInterval || progress.overall >= 1.0) {
            lastDraw_ = now;
            drawBar(progress);
        }
    } else if (announced_.insert(progress.stage.source).second) {
        std::fprintf(stderr, "%s\n", progress.stage.source);
    }
}

void ConsoleProgress::drawBar(const Progress& progress) {
    const int filled = static_cast<int>(std::clamp(progress.overall, 0.0, 1.0) * barWidth);
    const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                            std::string(static_cast<std::size_t>(barWidth - filled), '.');
    std::fprintf(stderr, "\r\033[K[%s] %3.0f %%  %s %.40s", bar.c_str(), progress.overall * 100.0,
                 progress.stage.source, progress.item.c_str());
    std::fflush(stderr);
    drawn_ = true;
}

} // namespace vestigo::cli

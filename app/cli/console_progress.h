// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <mutex>
#include <set>
#include <string>

namespace vestigo::cli {

/// Progress on standard error: a bar that redraws itself on a terminal, one line a stage elsewhere.
class ConsoleProgress final : public ProgressSink {
public:
    ConsoleProgress();
    ~ConsoleProgress() override;
    void report(const Progress& progress) override;

private:
    void drawBar(const Progress& progress);

    std::mutex mutex_;
    bool terminal_;
    bool drawn_ = false;
    std::set<std::string> announced_;
    std::chrono::steady_clock::time_point lastDraw_;
};

} // namespace vestigo::cli

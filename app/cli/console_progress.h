// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace vestigo::cli {

/// Progress on standard error: a bar that redraws itself on a terminal, one line a stage elsewhere. Those
/// lines wait for half a second, so that input that is refused at once is answered by its one line alone.
class ConsoleProgress final : public ProgressSink {
public:
    ConsoleProgress();
    void report(const Progress& progress) override;
    /// A line of news that stays, above the bar.
    void say(const std::string& line);
    /// The work ended well: the bar goes, stages that still wait to be said are said.
    void finish();

private:
    void drawBar(const Progress& progress);
    void announce(const std::string& stage);
    void sayWaiting();

    std::mutex mutex_;
    bool terminal_;
    bool drawn_ = false;
    std::set<std::string> announced_;
    std::vector<std::string> waiting_; ///< stages not said yet
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point lastDraw_;
};

} // namespace vestigo::cli

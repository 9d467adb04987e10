// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace vestigo {

/// Asked by long work where it may rest. Cheap to copy; a default token never pauses. Who holds a
/// PauseSource decides.
class PauseToken {
public:
    PauseToken() = default;
    bool paused() const { return flag_ && flag_->load(std::memory_order_relaxed); }
    /// Returns when the work may go on or is cancelled (noticed within 50 ms); the seconds that it waited.
    double wait(const CancelToken& cancel) const {
        const auto begin = std::chrono::steady_clock::now();
        while (paused() && !cancel.cancelled()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }

private:
    friend class PauseSource;
    explicit PauseToken(std::shared_ptr<const std::atomic<bool>> flag)
        : flag_(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> flag_;
};

/// The other end: who may pause the work and let it go on.
class PauseSource {
public:
    PauseSource()
        : flag_(std::make_shared<std::atomic<bool>>(false)) {}
    PauseToken token() const { return PauseToken(flag_); }
    void pause() { flag_->store(true, std::memory_order_relaxed); }
    void resume() { flag_->store(false, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> flag_;
};

} // namespace vestigo

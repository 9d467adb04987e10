// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace vestigo {

/// Asked by long work, at least every 50 ms, whether it should stop. Cheap to copy; a default token never
/// stops.
class CancelToken {
public:
    CancelToken() = default;
    bool cancelled() const { return flag_ && flag_->load(std::memory_order_relaxed); }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<const std::atomic<bool>> flag)
        : flag_(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> flag_;
};

/// The other end: who may stop the work.
class CancelSource {
public:
    CancelSource()
        : flag_(std::make_shared<std::atomic<bool>>(false)) {}
    CancelToken token() const { return CancelToken(flag_); }
    void cancel() { flag_->store(true, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> flag_;
};

} // namespace vestigo

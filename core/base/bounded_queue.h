// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace vestigo {

/// A queue between two stages that makes the faster one wait, so that memory stays bounded.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity)
        : capacity_(capacity) {}

    /// Waits for room. False when the queue was closed or the work cancelled: the value was not taken.
    bool push(T value, const CancelToken& cancel = {}) {
        std::unique_lock<std::mutex> lock(mutex_);
        while (!closed_ && values_.size() >= capacity_) {
            if (cancel.cancelled()) {
                return false;
            }
            room_.wait_for(lock, pollInterval);
        }
        if (closed_ || cancel.cancelled()) {
            return false;
        }
        values_.push_back(std::move(value));
        filled_.notify_one();
        return true;
    }

    /// Waits for a value; empty when the queue is closed and drained, or the work cancelled.
    std::optional<T> pop(const CancelToken& cancel = {}) {
        std::unique_lock<std::mutex> lock(mutex_);
        while (values_.empty() && !closed_) {
            if (cancel.cancelled()) {
                return std::nullopt;
            }
            filled_.wait_for(lock, pollInterval);
        }
        if (values_.empty() || cancel.cancelled()) {
            return std::nullopt;
        }
        std::optional<T> value(std::move(values_.front()));
        values_.pop_front();
        room_.notify_one();
        return value;
    }

    /// No more values will come; waiting ends.
    void close() {
        const std::lock_guard<std::mutex> lock(mutex_);
        closed_ = true;
        room_.notify_all();
        filled_.notify_all();
    }

private:
    static constexpr std::chrono::milliseconds pollInterval{20};
    const std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable filled_;
    std::deque<T> values_;
    bool closed_ = false;
};

} // namespace vestigo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <atomic>
#include <thread>

namespace vestigo::testing {

/// Looks from a thread of its own at the thread that made it, and takes a backtrace of it when it has been
/// busy for too long. One object a process (it owns a signal).
class ThreadSampler {
public:
    ThreadSampler();
    ~ThreadSampler();
    ThreadSampler(const ThreadSampler&) = delete;
    ThreadSampler& operator=(const ThreadSampler&) = delete;

    void setPatience(int milliseconds) { patienceMs_ = milliseconds; }

    /// The watched thread says that it goes on with something that has taken so long before, and that it
    /// pauses.
    void begin(double alreadyMs);
    void pause() { busySince_ = 0; }
    /// The first backtrace that was taken since the last call; empty when it was not busy for long enough.
    static QString take();

private:
    void watch();

    const pthread_t watched_;
    std::atomic<bool> quit_{false};
    std::atomic<int> patienceMs_{40};
    std::atomic<qint64> busySince_{0}; ///< steady clock in ns; 0: idle
    std::thread thread_;
};

} // namespace vestigo::testing

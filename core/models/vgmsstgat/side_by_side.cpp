// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/side_by_side.h"

#include "core/models/learning/torch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace vestigo::models::vgmsstgat {

void sideBySide(std::size_t count, int threads,
                const std::function<void(std::size_t index, std::size_t worker)>& work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    const auto runAll = [&](std::size_t worker) {
        try {
            at::set_num_threads(1); // of this thread
            for (std::size_t i = next++; i < count; i = next++) {
                work(i, worker);
            }
        } catch (...) {
            const std::lock_guard<std::mutex> lock(failing);
            failure = failure ? failure : std::current_exception();
        }
    };
    const std::size_t workers = std::min(count, static_cast<std::size_t>(std::max(1, threads)));
    std::vector<std::thread> others;
    try {
        for (std::size_t worker = 1; worker < workers; ++worker) {
            others.emplace_back(runAll, worker);
        }
    } catch (const std::system_error&) { // no more threads to be had: those that run do it all
    }
    runAll(0);
    for (std::thread& other : others) {
        other.join();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace vestigo::models::vgmsstgat

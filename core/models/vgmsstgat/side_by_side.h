// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace vestigo::models::vgmsstgat {

/// Runs work(0, worker) .. work(count - 1, worker), up to `threads` at a time, each on one thread of
/// LibTorch; `worker` says which of 0 .. threads - 1 runs it. The first exception is thrown again in the end.
///
/// Whole recordings in threads of their own, not their tensors split up among threads: those wait for each
/// other at each operation, and stand still where another program runs as well.
void sideBySide(std::size_t count, int threads,
                const std::function<void(std::size_t index, std::size_t worker)>& work);

} // namespace vestigo::models::vgmsstgat

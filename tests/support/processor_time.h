// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace vestigo::testing {

/// Processor time of this process so far, all threads, in milliseconds. What a test bounds with it does not
/// depend on what else the machine does.
inline double processorMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace vestigo::testing

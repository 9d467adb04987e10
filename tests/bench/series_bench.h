// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"

#include <chrono>
#include <memory>

namespace vestigo::bench {

class Stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A field of /proc/self/status in MiB: "VmRSS", "VmHWM".
double memoryMiB(const char* field);

/// Pans and zooms a timeline of 1,920 pixels over the file and prints how long each frame took the GUI
/// thread, how long the answers took, and the memory held.
int measurePainting(int argc, char** argv, const std::shared_ptr<const timeline::SeriesFile>& file);

} // namespace vestigo::bench

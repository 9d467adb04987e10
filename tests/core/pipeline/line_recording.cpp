// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/pipeline/line_recording.h"

#include "tests/support/recording_builder.h"

#include <cmath>
#include <string>

namespace vestigo::testing {

namespace {

constexpr int width = 64;
constexpr int height = 48;

ColumnFormula wave(double period, double start) {
    return [=](double t) {
        // The phase wanders, so that no two windows are alike.
        const double usual = std::sin(6.283185307 * t / period + 0.7 * std::sin(0.11 * t));
        return 10.0 + usual + (t >= start && t < start + 15.0 ? 9.0 : 0.0);
    };
}

FramePainter movingBar(double framesPerSecond, double start) {
    return [=](std::size_t index, std::vector<std::uint8_t>& grey) {
        const double t = static_cast<double>(index) / framesPerSecond;
        const bool frozen = t >= start && t < start + 15.0;
        const int at = static_cast<int>(frozen ? 0 : index * 5) % width;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const bool inBar = x >= at && x < at + 8;
                grey[static_cast<std::size_t>(y * width + x)] =
                    static_cast<std::uint8_t>(inBar ? 220 : 70 + (x * 3 + y) % 16);
            }
        }
    };
}

} // namespace

std::filesystem::path writeLineRecording(const std::filesystem::path& folder, const LineSize& size) {
    RecordingBuilder builder(folder);
    builder.id("line").duration(size.duration).step(0.5);
    for (int i = 0; i < size.terminals; ++i) {
        const std::string id = "plc-" + std::to_string(10 + i);
        const double start = size.duration * 2.0 / 3.0 + 2.0 * i;
        builder.terminal(id).position(id, 3.0 * i, 1.0);
        builder.table(id, 0.25, {{"current", wave(6.0 + i, start)}, {"load", wave(9.0, start)}});
        if (i < size.cameras) {
            builder.images(id, "device", width, height, size.framesPerSecond,
                           movingBar(size.framesPerSecond, start));
        }
        if (i > 0) {
            builder.link("plc-" + std::to_string(9 + i), id);
        }
    }
    return builder.write();
}

} // namespace vestigo::testing

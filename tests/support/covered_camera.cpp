// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/covered_camera.h"

#include "tests/support/recording_builder.h"

#include <algorithm>
#include <random>

namespace vestigo::testing {

namespace {

constexpr const char* annotations = R"({
  "format": "ind-vibe-annotations", "version": 1, "recording": "covered",
  "anomalies": [], "causal_edges": [], "activities": [],
  "rois": [
    {"terminal": "plc-01", "stream": "device", "name": "display",
     "start_s": 0.0, "end_s": 40.0, "box": [36, 0, 60, 64]},
    {"terminal": "plc-01", "stream": "device", "name": "moving_part",
     "start_s": 0.0, "end_s": 40.0, "box": [0, 0, 40, 30]}
  ]
})";

} // namespace

void CoveredCamera::paint(std::size_t frame, std::vector<std::uint8_t>& grey) {
    constexpr std::size_t across = width;
    std::mt19937 layout(5); // NOLINT: the same panel every time
    std::mt19937 noise(static_cast<std::uint32_t>(frame) + 1);
    grey.assign(across * height, 90);
    for (int i = 0; i < 60; ++i) {
        const std::size_t left = layout() % across;
        const std::size_t top = layout() % height;
        const auto value = static_cast<std::uint8_t>(30 + layout() % 170);
        for (std::size_t y = top; y < std::min<std::size_t>(height, top + 10); ++y) {
            for (std::size_t x = left; x < std::min(across, left + 8); ++x) {
                grey[y * across + x] = value;
            }
        }
    }
    for (std::size_t y = 4; y < 10 && frame % 20 < 2; ++y) {
        for (std::size_t x = 4; x < 34; ++x) {
            grey[y * across + x] = 248;
        }
    }
    const bool covered = static_cast<double>(frame) / framesPerSecond >= coveredFrom;
    for (std::size_t p = 0; p < grey.size(); ++p) {
        const int base = covered && p % across >= across * 2 / 3 ? 235 : grey[p];
        grey[p] = static_cast<std::uint8_t>(base + static_cast<int>(noise() % 5));
    }
}

std::filesystem::path writeCoveredCamera(const std::filesystem::path& folder, bool annotated) {
    RecordingBuilder builder(folder);
    builder.id("covered").duration(CoveredCamera::frames / CoveredCamera::framesPerSecond);
    for (const char* terminal : {"plc-01", "cnc-01"}) {
        builder.terminal(terminal);
        builder.images(terminal, "device", CoveredCamera::width, CoveredCamera::height,
                       CoveredCamera::framesPerSecond, CoveredCamera::paint);
    }
    if (annotated) {
        builder.annotations(annotations);
    }
    return builder.write();
}

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/late_camera.h"

#include "tests/support/recording_builder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::testing {

namespace {

constexpr double duration = 90.0;
constexpr double framesPerSecond = 5.0;
constexpr int width = 64;
constexpr int height = 48;

/// Begin and length of each burst; no two gaps and no two lengths are alike.
constexpr std::array<std::array<double, 2>, 9> bursts{{{4.0, 2.0},
                                                       {11.5, 3.5},
                                                       {19.0, 1.5},
                                                       {30.5, 4.0},
                                                       {38.0, 2.5},
                                                       {51.0, 1.5},
                                                       {57.5, 5.0},
                                                       {70.0, 2.0},
                                                       {79.0, 3.0}}};

/// How fast the robot moves.
double speedAt(double t) {
    double speed = 0.0;
    for (const auto& [begin, length] : bursts) {
        if (t >= begin && t < begin + length) {
            speed = 1.0 + 0.6 * std::sin(3.0 * t);
        }
    }
    return speed;
}

/// Where it has got to, in pixels.
double placeAt(double t) {
    double place = 0.0;
    for (double s = 0.0; s < t; s += 0.02) {
        place += 0.02 * 14.0 * speedAt(s);
    }
    return place;
}

} // namespace

std::filesystem::path writeLateCamera(const std::filesystem::path& folder, double late) {
    RecordingBuilder builder(folder);
    builder.id("late-camera").duration(duration).terminal("robot-01", "industrial_robot");
    builder.table("robot-01", 0.1,
                  {{"joint_1", [](double t) { return placeAt(t); }},
                   {"load_pct", [](double t) { return 20.0 + 50.0 * speedAt(t); }}});
    builder.images("robot-01", "device", width, height, framesPerSecond,
                   [late](std::size_t index, std::vector<std::uint8_t>& grey) {
                       const double shown = static_cast<double>(index) / framesPerSecond - late;
                       const int at = static_cast<int>(placeAt(std::max(0.0, shown))) % width;
                       for (int y = 0; y < height; ++y) {
                           for (int x = 0; x < width; ++x) {
                               const bool inArm = (x - at + width) % width < 12;
                               grey[static_cast<std::size_t>(y * width + x)] =
                                   static_cast<std::uint8_t>(inArm ? 220 : 60 + (x * 3 + y) % 16);
                           }
                       }
                   });
    return builder.write();
}

} // namespace vestigo::testing

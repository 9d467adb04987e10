// SPDX-License-Identifier: GPL-3.0-or-later
// A drawn machine hall before a camera, for the tests of what watches the camera.
#pragma once

#include "core/vision/camera_health.h"
#include "tests/support/grey_picture.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace vestigo::testing {

using timeline::CameraCondition;
using timeline::CameraState;
using vision::CameraHealthMeter;
using vision::CameraHealthOptions;

constexpr int width = 96;
constexpr int height = 72;
constexpr double framesPerSecond = 4.0;
constexpr double clipSeconds = 60.0;
constexpr double from = 30.0;
constexpr double to = 40.0;

/// Grey values of one picture. [height, width]
struct Canvas {
    std::vector<double> grey = std::vector<double>(static_cast<std::size_t>(width) * height);
    double& at(int x, int y) {
        return grey[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
    }
    double get(int x, int y) const {
        return grey[static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * width +
                    static_cast<std::size_t>(std::clamp(x, 0, width - 1))];
    }
    void fill(int left, int top, int right, int bottom, double value) {
        for (int y = std::max(0, top); y < std::min(height, bottom); ++y) {
            for (int x = std::max(0, left); x < std::min(width, right); ++x) {
                at(x, y) = value;
            }
        }
    }
};

/// A machine hall: panels of different grey with edges, a lamp, and a part that goes to and fro.
inline Canvas hall(double t) {
    Canvas canvas;
    std::mt19937 random(7); // NOLINT: the same hall every time
    canvas.fill(0, 0, width, height, 90.0);
    for (int i = 0; i < 40; ++i) {
        const int x = static_cast<int>(random() % width);
        const int y = static_cast<int>(random() % height);
        const int w = 4 + static_cast<int>(random() % 18);
        const int h = 3 + static_cast<int>(random() % 14);
        canvas.fill(x, y, x + w, y + h, 30.0 + static_cast<double>(random() % 180));
    }
    const int part = static_cast<int>(40.0 + 12.0 * std::sin(t));
    canvas.fill(part, 50, part + 8, 58, 210.0);
    canvas.fill(80, 6, 85, 11, 240.0);
    return canvas;
}

inline Canvas moved(const Canvas& source, int dx, int dy) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            canvas.at(x, y) = source.get(x - dx, y - dy);
        }
    }
    return canvas;
}

/// `source` as a camera sees it that lies a part of a pixel aside.
inline Canvas swayed(const Canvas& source, double dx, double dy) {
    const int wholeX = static_cast<int>(std::floor(dx));
    const int wholeY = static_cast<int>(std::floor(dy));
    const double right = dx - wholeX;
    const double below = dy - wholeY;
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto at = [&](int i, int j) { return source.get(x - wholeX - i, y - wholeY - j); };
            canvas.at(x, y) = (1.0 - below) * ((1.0 - right) * at(0, 0) + right * at(1, 0)) +
                              below * ((1.0 - right) * at(0, 1) + right * at(1, 1));
        }
    }
    return canvas;
}

/// A camera on a mast: it goes to and fro by two parts in a hundred of the width.
inline Canvas onMast(double t) {
    const double turn = 2.0 * 3.14159265 * t;
    return swayed(hall(t), 0.02 * width * std::sin(turn / 21.0), 0.02 * width * std::sin(turn / 30.0 + 1.0));
}

inline Canvas blurred(const Canvas& source, int radius) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double sum = 0.0;
            for (int j = -radius; j <= radius; ++j) {
                for (int i = -radius; i <= radius; ++i) {
                    sum += source.get(x + i, y + j);
                }
            }
            canvas.at(x, y) = sum / ((2 * radius + 1) * (2 * radius + 1));
        }
    }
    return canvas;
}

/// The light of the hall; what shines by itself keeps its own.
inline Canvas dimmed(const Canvas& source, double gain) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            canvas.at(x, y) = gain * source.get(x, y);
        }
    }
    canvas.fill(80, 6, 85, 11, 240.0);
    return canvas;
}

using Scene = std::function<Canvas(double t)>;

inline timeline::Picture pictureOf(const Canvas& canvas, double t, double noise, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<std::uint8_t> pixels;
    for (const double value : canvas.grey) {
        // A sum of three uniform numbers is near enough to the normal noise of a sensor, and the same
        // everywhere.
        double sum = 0.0;
        for (int i = 0; i < 3; ++i) {
            sum += static_cast<double>(random() % 2001) / 1000.0 - 1.0;
        }
        pixels.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(value + noise * sum), 0L, 255L)));
    }
    return greyPicture(t, width, height, std::move(pixels));
}

inline bool inside(double t) {
    return t >= from && t <= to;
}

/// The states of a clip of `scene` with sensor noise; `still` times repeat one and the same picture.
inline std::vector<CameraState> statesOf(const Scene& scene, CameraHealthOptions options = {},
                                         double noise = 2.0, const std::function<bool(double)>& still = {},
                                         double seconds = clipSeconds) {
    options.grid = {0.5, static_cast<std::size_t>(seconds / 0.5) + 1};
    auto meter = CameraHealthMeter::create(options).take();
    timeline::Picture last;
    for (int i = 0; i <= static_cast<int>(seconds * framesPerSecond); ++i) {
        const double t = i / framesPerSecond;
        if (still && still(t) && !last.empty()) {
            last.t = t;
        } else {
            last = pictureOf(scene(t), t, noise, static_cast<std::uint32_t>(i + 1));
        }
        meter->add(last);
    }
    return meter->finish();
}

inline std::string listOf(const std::vector<CameraState>& states) {
    std::string text;
    for (const CameraState& state : states) {
        const timeline::Box box = state.box.value_or(timeline::Box());
        text += "[" + std::to_string(box.x) + " " + std::to_string(box.y) + " " + std::to_string(box.width) +
                " " + std::to_string(box.height) + "] " +
                std::string(timeline::cameraConditionKey(state.condition)) + " " +
                std::to_string(state.range.start) + ".." + std::to_string(state.range.end) + "; ";
    }
    return text.empty() ? "none" : text;
}

inline bool isOnly(const std::vector<CameraState>& states, CameraCondition condition, double slack = 1.0) {
    return states.size() == 1 && states[0].condition == condition &&
           std::fabs(states[0].range.start - from) <= slack && std::fabs(states[0].range.end - to) <= slack;
}

#define VERIFY_STATES(states, good) QVERIFY2(good, listOf(states).c_str())

} // namespace vestigo::testing

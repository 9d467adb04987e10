// SPDX-License-Identifier: GPL-3.0-or-later
// What the cameras' watch and the visual path before the encoder find and cost.
//   eyes_bench states [--causal] RECORDING...
//     one line a state of a camera: terminal, stream, condition, from, to, severity, box, measures; how it
//     fits the annotations: "obstruction" (visual_obstruction), "maintenance", else "-"
//   eyes_bench masks RECORDING...
//     per annotated region of a visual_obstruction, as long as it lasts: median over the frames of the share
//     of the annotated and of the masked pixels that are both (IoU), whole frame as key region; then how much
//     is masked in all other time
//   eyes_bench speed RECORDING
//     frames a second on one thread, and the seconds of each stage
//   eyes_bench moving
//     a panel with sensor noise before which a square comes that is a little brighter: share of the square
//     and of all the rest that is taken for moving, by light, noise (deviation) and how much brighter (grey
//     levels)
#include "core/dataset/align.h"
#include "core/labels/annotations.h"
#include "core/recordings/video.h"
#include "core/vision/preparation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>

using namespace vestigo;

namespace {

struct Opened {
    recordings::Recording recording;
    labels::Annotations annotations;
};

bool open(const char* folder, Opened& opened) {
    auto recording = recordings::openRecording(folder);
    if (!recording) {
        std::fprintf(stderr, "%s\n", recording.error().oneLine().c_str());
        return false;
    }
    opened.recording = recording.take();
    if (opened.recording.annotations && opened.recording.annotations->exists) {
        if (auto annotations = labels::readAnnotations(opened.recording.annotations->path)) {
            opened.annotations = annotations.take();
        }
    }
    return true;
}

double shared(const timeline::TimeRange& a, const timeline::TimeRange& b) {
    return std::max(0.0, std::min(a.end, b.end) - std::max(a.start, b.start));
}

const char* fitOf(const Opened& opened, const std::string& terminal, const timeline::CameraState& state) {
    for (const labels::Anomaly& anomaly : opened.annotations.anomalies) {
        if (anomaly.terminal == terminal && anomaly.type == "visual_obstruction" &&
            shared(anomaly.range, state.range) >=
                0.5 * std::min(anomaly.range.length(), state.range.length())) {
            return "obstruction";
        }
    }
    for (const labels::Activity& activity : opened.annotations.activities) {
        if (activity.terminal == terminal && activity.type == "maintenance" &&
            shared(activity.range, state.range) >= 0.5 * state.range.length()) {
            return "maintenance";
        }
    }
    return "-";
}

void printStates(const char* folder, bool causal) {
    Opened opened;
    if (!open(folder, opened)) {
        return;
    }
    const auto regions = labels::fixedRegions(opened.annotations);
    dataset::AlignOptions options;
    options.causal = causal;
    SilentProgress silent;
    for (const recordings::Terminal& terminal : opened.recording.terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            if (stream.kind != recordings::StreamKind::Video || !stream.exists) {
                continue;
            }
            const auto features =
                dataset::featuresFromVideo(opened.recording, terminal, stream, regions, options, {}, silent);
            if (!features.finished()) {
                continue;
            }
            for (const timeline::CameraState& state : features.value().cameraStates) {
                const timeline::Box box = state.box.value_or(timeline::Box());
                std::printf("%s %s %s %s %.1f %.1f %.3f %.0f,%.0f,%.0f,%.0f %s %.3f %s\n", folder,
                            terminal.id.c_str(), stream.name.c_str(),
                            timeline::cameraConditionKey(state.condition), state.range.start, state.range.end,
                            state.severity, box.x, box.y, box.width, box.height,
                            state.measured.front().name.c_str(), state.measured.front().value,
                            fitOf(opened, terminal.id, state));
            }
        }
    }
}

/// Both and either of a box and a mask of the whole frame.
double overlapOf(const std::vector<std::uint8_t>& mask, int side, const timeline::Box& box, double width,
                 double height) {
    std::size_t both = 0;
    std::size_t either = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double sx = (x + 0.5) * width / side;
            const double sy = (y + 0.5) * height / side;
            const bool in = sx >= box.x && sx < box.x + box.width && sy >= box.y && sy < box.y + box.height;
            const bool set = mask[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                                  static_cast<std::size_t>(x)] != 0;
            both += in && set ? 1 : 0;
            either += in || set ? 1 : 0;
        }
    }
    return either == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(either);
}

double middle(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[values.size() / 2];
}

/// Every prepared frame of a stream, whole frame as key region.
template <class Each>
vision::PreparationTimes prepareAll(const recordings::Stream& stream, Each each) {
    recordings::VideoReader::Options reading;
    reading.longestSide = 320;
    auto reader = recordings::VideoReader::open(stream.path, reading);
    auto preparation = vision::Preparation::create({});
    if (!reader || !preparation) {
        return {};
    }
    while (true) {
        auto picture = reader.value()->next();
        if (!picture || !picture->has_value()) {
            break;
        }
        timeline::Picture shown = std::move(*picture.value());
        shown.t += stream.offsetSeconds;
        const auto frame = preparation.value()->prepare(shown);
        if (frame.ok()) {
            each(shown, *frame);
        }
    }
    return preparation.value()->times();
}

void printMasks(const char* folder) {
    Opened opened;
    if (!open(folder, opened)) {
        return;
    }
    for (const recordings::Terminal& terminal : opened.recording.terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            if (stream.kind != recordings::StreamKind::Video || !stream.exists) {
                continue;
            }
            std::vector<labels::AnomalyRegion> covers;
            for (const labels::Anomaly& anomaly : opened.annotations.anomalies) {
                for (const labels::AnomalyRegion& region : anomaly.regions) {
                    if (anomaly.terminal == terminal.id && anomaly.type == "visual_obstruction" &&
                        region.stream == stream.name) {
                        covers.push_back(region);
                    }
                }
            }
            std::vector<std::vector<double>> fits(covers.size());
            std::vector<double> elsewhere;
            prepareAll(stream, [&](const timeline::Picture& shown, const vision::PreparedFrame& frame) {
                bool covered = false;
                for (std::size_t i = 0; i < covers.size(); ++i) {
                    if (covers[i].range.contains(shown.t)) {
                        covered = true;
                        fits[i].push_back(overlapOf(frame.regions[0].occluded, 128, covers[i].box,
                                                    shown.sourceWidth, shown.sourceHeight));
                    }
                }
                if (!covered && !frame.regions.empty()) {
                    elsewhere.push_back(static_cast<double>(frame.regions[0].occludedShare));
                }
            });
            double sum = 0.0;
            for (const double share : elsewhere) {
                sum += share;
            }
            for (std::size_t i = 0; i < covers.size(); ++i) {
                std::printf("%s %s %s cover %.1f..%.1f IoU %.2f\n", folder, terminal.id.c_str(),
                            stream.name.c_str(), covers[i].range.start, covers[i].range.end, middle(fits[i]));
            }
            std::printf("%s %s %s elsewhere %.4f of the frame masked\n", folder, terminal.id.c_str(),
                        stream.name.c_str(),
                        sum / std::max<double>(1.0, static_cast<double>(elsewhere.size())));
        }
    }
}

void printSpeed(const char* folder) {
    Opened opened;
    if (!open(folder, opened)) {
        return;
    }
    vision::PreparationTimes sum;
    std::size_t frames = 0;
    const auto begun = std::chrono::steady_clock::now();
    for (const recordings::Terminal& terminal : opened.recording.terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            if (stream.kind == recordings::StreamKind::Video && stream.exists) {
                const auto times = prepareAll(stream, [&](const auto&, const auto&) { ++frames; });
                sum.regions += times.regions;
                sum.equalise += times.equalise;
                sum.background += times.background;
                sum.occlusion += times.occlusion;
                sum.completion += times.completion;
                sum.confounders += times.confounders;
            }
        }
    }
    const double whole = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    const double path =
        sum.regions + sum.equalise + sum.background + sum.occlusion + sum.completion + sum.confounders;
    std::printf("%zu frames, %.0f frames/s with decoding, %.0f without\n", frames,
                static_cast<double>(frames) / whole, static_cast<double>(frames) / path);
    std::printf(
        "ms a frame: regions %.2f contrast %.2f background %.2f occlusion %.2f completion %.2f "
        "confounders %.2f\n",
        1e3 * sum.regions / static_cast<double>(frames), 1e3 * sum.equalise / static_cast<double>(frames),
        1e3 * sum.background / static_cast<double>(frames), 1e3 * sum.occlusion / static_cast<double>(frames),
        1e3 * sum.completion / static_cast<double>(frames),
        1e3 * sum.confounders / static_cast<double>(frames));
}

struct MovingScene {
    double light;
    double noise;
    double brighter;
};

constexpr int panelWidth = 160;
constexpr int panelHeight = 120;
constexpr int panelFrames = 150;
constexpr int quietFrames = 120;

timeline::Box squareAt(int frame) {
    return {30.0 + (frame * 3) % 90, 40.0, 20.0, 20.0};
}

bool inside(const timeline::Box& box, double x, double y) {
    return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

std::vector<double> panel() {
    std::mt19937 layout(5); // NOLINT: the same panel every time
    std::vector<double> grey(std::size_t{panelWidth} * panelHeight, 90.0);
    for (int i = 0; i < 70; ++i) {
        const int left = static_cast<int>(layout() % panelWidth);
        const int top = static_cast<int>(layout() % panelHeight);
        const int right = std::min(panelWidth, left + 4 + static_cast<int>(layout() % 30));
        const int bottom = std::min(panelHeight, top + 4 + static_cast<int>(layout() % 24));
        const double value = 30.0 + static_cast<double>(layout() % 170);
        for (int y = top; y < bottom; ++y) {
            std::fill(grey.begin() + y * panelWidth + left, grey.begin() + y * panelWidth + right, value);
        }
    }
    return grey;
}

timeline::Picture panelPicture(const std::vector<double>& grey, const MovingScene& scene, int frame,
                               std::mt19937& random) {
    std::normal_distribution<double> noise(0.0, scene.noise);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>();
    for (std::size_t i = 0; i < grey.size(); ++i) {
        const bool bright =
            frame >= quietFrames &&
            inside(squareAt(frame), static_cast<double>(i % panelWidth), static_cast<double>(i / panelWidth));
        const double value = (grey[i] + (bright ? scene.brighter : 0.0)) * scene.light;
        for (int c = 0; c < 3; ++c) {
            pixels->push_back(
                static_cast<std::uint8_t>(std::clamp(std::lround(value + noise(random)), 0L, 255L)));
        }
    }
    timeline::Picture picture;
    picture.t = 0.2 * frame;
    picture.width = picture.sourceWidth = panelWidth;
    picture.height = picture.sourceHeight = panelHeight;
    picture.bytesPerLine = std::size_t{panelWidth} * 3;
    picture.pixels = pixels;
    return picture;
}

void printMoving(const MovingScene& scene) {
    const std::vector<double> grey = panel();
    auto preparation = vision::Preparation::create({}).take();
    std::mt19937 random(7); // NOLINT: the same noise every time
    std::array<double, 2> moving{};
    std::array<double, 2> all{};
    for (int frame = 0; frame < panelFrames; ++frame) {
        const auto prepared = preparation->prepare(panelPicture(grey, scene, frame, random)).take();
        const std::vector<std::uint8_t>& mask = prepared.regions.at(0).moving;
        for (std::size_t i = 0; i < mask.size() && frame >= quietFrames; ++i) {
            const double x = (static_cast<double>(i % 128) + 0.5) * panelWidth / 128;
            const double y = (static_cast<double>(i / 128) + 0.5) * panelHeight / 128;
            const std::size_t where = inside(squareAt(frame), x, y) ? 0 : 1;
            all.at(where) += 1.0;
            moving.at(where) += mask[i] != 0 ? 1.0 : 0.0;
        }
    }
    std::printf("light %.2f noise %.0f brighter by %.0f: %.3f of the square, %.4f of the rest\n", scene.light,
                scene.noise, scene.brighter, moving[0] / all[0], moving[1] / all[1]);
}

} // namespace

int main(int count, char** arguments) {
    const std::string mode = count > 1 ? arguments[1] : "";
    bool causal = false;
    if (mode == "moving") {
        for (const double light : {1.0, 0.35}) {
            for (const double noise : {1.0, 2.0, 4.0}) {
                printMoving({light, noise, 15.0});
                printMoving({light, noise, 30.0});
            }
        }
        return 0;
    }
    for (int i = 2; i < count; ++i) {
        if (std::strcmp(arguments[i], "--causal") == 0) {
            causal = true;
        } else if (mode == "states") {
            printStates(arguments[i], causal);
        } else if (mode == "masks") {
            printMasks(arguments[i]);
        } else if (mode == "speed") {
            printSpeed(arguments[i]);
        }
    }
    return count > 2 ? 0 : 2;
}

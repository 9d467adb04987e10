// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the synthetic plant: how fast they are drawn and written, and a contact sheet of them.
// Usage: drawing_bench                 processor time of a frame, of all machines, in three sizes
//        drawing_bench sheet FILE.ppm  ten machines at work, in trouble, with an operator
#include "core/recordings/video_writer.h"
#include "tests/bench/drawing_scenes.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>

namespace {

using namespace vestigo;
using namespace vestigo::bench;
using namespace vestigo::dataset::synthetic;

constexpr double framesPerSecond = 10.0;

double processorMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Cost {
    double create = 0.0; ///< ms, once a camera
    double draw = 0.0;   ///< ms a frame
    double write = 0.0;
};

/// Six seconds of a camera at ten frames a second.
Cost measure(const CameraSpec& spec, const std::filesystem::path& file) {
    constexpr int frames = 60;
    Cost cost;
    double begun = processorMilliseconds();
    auto view = CameraView::create(spec);
    cost.create = processorMilliseconds() - begun;
    auto writer = recordings::VideoWriter::create(file, spec.width, spec.height);
    if (!view || !writer) {
        std::fprintf(stderr, "cannot draw or write\n");
        std::exit(1);
    }
    for (int i = 0; i < frames; ++i) {
        const double t = i / framesPerSecond;
        begun = processorMilliseconds();
        const DrawnFrame frame =
            (*view)->draw(spec.subject == CameraSubject::Operator ? operatedScene(spec.machine, t)
                                                                  : workingScene(spec.machine, t));
        const double drawn = processorMilliseconds();
        if (!(*writer)->write(frame.picture, i * 100)) {
            std::exit(1);
        }
        cost.draw += (drawn - begun) / frames;
        cost.write += (processorMilliseconds() - drawn) / frames;
    }
    begun = processorMilliseconds();
    if (!(*writer)->finish()) {
        std::exit(1);
    }
    cost.write += (processorMilliseconds() - begun) / frames;
    return cost;
}

void measureAll() {
    const testing::TemporaryFolder folder;
    std::printf(
        "| machine | camera | size | create ms | draw ms | write ms | times real time at 10 frames/s |\n");
    std::printf("|---|---|---|---|---|---|---|\n");
    double slowest = 1e9;
    for (std::size_t i = 0; i < machineWords.size(); ++i) {
        for (const CameraSubject subject : {CameraSubject::Device, CameraSubject::Operator}) {
            for (const auto& [width, height] :
                 {std::pair{160, 120}, std::pair{320, 240}, std::pair{640, 480}}) {
                CameraSpec spec;
                spec.machine = static_cast<Machine>(i);
                spec.subject = subject;
                spec.terminalSeed = i + 3;
                spec.cameraSeed = i + 5;
                spec.width = width;
                spec.height = height;
                spec.framesPerSecond = framesPerSecond;
                const Cost cost = measure(spec, folder / "clip.mp4");
                const double factor =
                    1000.0 / framesPerSecond / (cost.draw + cost.write + cost.create / 640.0);
                slowest = std::min(slowest, factor);
                std::printf("| %s | %s | %d x %d | %.0f | %.1f | %.1f | %.1f |\n", machineWords[i],
                            subject == CameraSubject::Device ? "device" : "operator", width, height,
                            cost.create, cost.draw, cost.write, factor);
            }
        }
    }
    std::printf("slowest: %.1f times real time (processor time; creating is spread over 64 s)\n", slowest);
}

/// Two machines a line, each at work, in trouble, and with its operator.
int drawSheet(const char* path) {
    constexpr int wide = 240;
    constexpr int tall = 180;
    constexpr int gap = 4;
    constexpr int columns = 6;
    constexpr int rows = 5;
    const int width = columns * (wide + gap) + gap;
    const int height = rows * (tall + gap) + gap;
    std::vector<std::uint8_t> sheet(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3,
                                    std::uint8_t{24});
    for (int i = 0; i < 30; ++i) {
        CameraSpec spec;
        spec.machine = static_cast<Machine>(i / 3);
        const auto machine = static_cast<std::uint64_t>(i / 3);
        spec.subject = i % 3 == 2 ? CameraSubject::Operator : CameraSubject::Device;
        spec.plantSeed = 2 + machine / 4;
        spec.terminalSeed = 31 + machine + static_cast<std::uint64_t>(i % 3) * 20;
        spec.cameraSeed = 233 + machine * 7 + static_cast<std::uint64_t>(i % 3);
        spec.width = wide;
        spec.height = tall;
        spec.noise = 0.0;
        auto view = CameraView::create(spec);
        if (!view) {
            return 1;
        }
        const double t = 2.6;
        const DrawnFrame frame = (*view)->draw(
            i % 3 == 0 ? workingScene(spec.machine, t)
                       : (i % 3 == 1 ? troubledScene(spec.machine, t) : operatedScene(spec.machine, t)));
        const int x0 = gap + i % columns * (wide + gap);
        const int y0 = gap + i / columns * (tall + gap);
        for (int y = 0; y < tall; ++y) {
            for (int x = 0; x < wide; ++x) {
                const std::uint8_t* from = frame.picture.pixels->data() +
                                           static_cast<std::size_t>(y) * frame.picture.bytesPerLine +
                                           static_cast<std::size_t>(x) * 3;
                std::uint8_t* to =
                    sheet.data() + (static_cast<std::size_t>(y0 + y) * static_cast<std::size_t>(width) +
                                    static_cast<std::size_t>(x0 + x)) *
                                       3;
                std::reverse_copy(from, from + 3, to);
            }
        }
    }
    std::ofstream file(path, std::ios::binary);
    file << "P6\n" << width << ' ' << height << "\n255\n";
    file.write(reinterpret_cast<const char*>(sheet.data()), static_cast<std::streamsize>(sheet.size()));
    return file ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
    if (count == 3 && std::strcmp(arguments[1], "sheet") == 0) {
        return drawSheet(arguments[2]);
    }
    measureAll();
    return 0;
}

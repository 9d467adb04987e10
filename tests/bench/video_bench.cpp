// SPDX-License-Identifier: GPL-3.0-or-later
// Exactness and speed of video: 10,000 random seeks held against a sequential decode by the ffmpeg program,
// steps, scrubbing, playing four cameras, reading of frame times, memory of the cache. Prints a table.
// Usage: video_bench [seeks [shared data folder [part of a file's name: only seeks, only in those]]]
#include "core/recordings/frame_fetcher.h"
#include "tests/support/random_seeks.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace vestigo;
using namespace vestigo::recordings;
using namespace vestigo::testing;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

double millisecondsSince(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

std::string spread(std::vector<double> values) {
    if (values.empty()) {
        return "none";
    }
    std::sort(values.begin(), values.end());
    const auto at = [&values](double part) {
        return values[std::min(values.size() - 1,
                               static_cast<std::size_t>(part * static_cast<double>(values.size())))];
    };
    char text[96];
    std::snprintf(text, sizeof(text), "p50 %.2f p95 %.2f max %.2f ms", at(0.5), at(0.95), values.back());
    return text;
}

double loadAverage() {
    std::ifstream file("/proc/loadavg");
    double load = -1.0;
    file >> load;
    return load;
}

std::vector<fs::path> filesBelow(const fs::path& folder, std::initializer_list<const char*> extensions) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; ++entry) {
        for (const char* extension : extensions) {
            if (entry->path().extension() == extension) {
                files.push_back(entry->path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The clips of the shared data (of plant-a's 1,120 every 40th) and one generated clip of each kind.
std::vector<fs::path> exactnessClips(const fs::path& data, const TemporaryFolder& made) {
    std::vector<fs::path> clips = filesBelow(data / "robot_video_telemetry", {".mp4"});
    for (const fs::path& file : filesBelow(data / "industrial_clips", {".mp4", ".gif"})) {
        clips.push_back(file);
    }
    const std::vector<fs::path> plant = filesBelow(data / "plant-a" / "rec", {".mp4"});
    for (std::size_t i = 0; i < plant.size(); i += 40) {
        clips.push_back(plant[i]);
    }
    for (const ClipRecipe& recipe : clipRecipes()) {
        const fs::path clip = made / recipe.file;
        if (makeClip(clip, recipe.encoding, 12, "320x240", 25)) {
            clips.push_back(clip);
        }
    }
    return clips;
}

bool reportExactness(int seeks, const fs::path& data, const TemporaryFolder& made, const std::string& only) {
    std::vector<fs::path> clips = exactnessClips(data, made);
    clips.erase(std::remove_if(
                    clips.begin(), clips.end(),
                    [&only](const fs::path& clip) { return clip.string().find(only) == std::string::npos; }),
                clips.end());
    int asked = 0;
    int exact = 0;
    std::string fault;
    const auto begun = Clock::now();
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const int left = static_cast<int>(clips.size() - i);
        const SeekTally tally =
            seekAtRandom(clips[i], decodedByFfmpeg(clips[i]), (seeks - asked + left - 1) / left,
                         static_cast<std::uint32_t>(1000 + i));
        asked += tally.asked;
        exact += tally.exact;
        fault = fault.empty() ? tally.firstFault : fault;
    }
    std::printf("seeks: %d of %d exact over %zu files, %.0f s\n", exact, asked, clips.size(),
                millisecondsSince(begun) / 1000.0);
    if (!fault.empty()) {
        std::printf("  first fault: %s\n", fault.c_str());
    }
    return exact == asked;
}

FrameIndexPtr indexOf(const fs::path& file) {
    auto index = indexVideo(file);
    return index.finished() ? std::make_shared<const FrameIndex>(index.take()) : nullptr;
}

/// Steps by one frame after the picture has settled: `pauseMs` of spare time after each, as between two
/// presses of a key that is held down (30 a second).
void reportSteps(const char* name, const fs::path& file, int direction) {
    const FrameIndexPtr index = indexOf(file);
    if (!index || index->size() < 20) {
        std::printf("steps %s: no clip\n", name);
        return;
    }
    const auto cache = std::make_shared<FrameCache>(384U << 20U);
    FrameFetcher fetcher(file, index, 640, cache, {});
    std::vector<double> times;
    std::size_t at = direction > 0 ? 0 : index->size() - 1;
    const int steps = static_cast<int>(std::min<std::size_t>(index->size() - 1, 600));
    for (int i = 0; i <= steps; ++i) {
        const auto begun = Clock::now();
        const bool came = fetcher.frame(at).ok();
        if (i > 0 && came) {
            times.push_back(millisecondsSince(begun));
        }
        if (fetcher.pictureBytes() > 0) {
            fetcher.setReach(std::min<std::size_t>(300, cache->limitBytes() / 2 / fetcher.pictureBytes()));
        }
        const auto spare = Clock::now();
        const double pause = i == 0 ? 500.0 : 33.0;
        while (millisecondsSince(spare) < pause && fetcher.prepare(at, 0)) {
        }
        const double left = pause - millisecondsSince(spare);
        if (left > 0.0 && i > 0) {
            std::this_thread::sleep_for(std::chrono::microseconds(static_cast<int>(left * 100.0)));
        }
        at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + direction);
    }
    std::printf("steps %s, %s: %s (%zu steps, cache %zu MB of 384)\n", name,
                direction > 0 ? "forward" : "back", spread(times).c_str(), times.size(),
                cache->usedBytes() >> 20U);
}

/// One step after a random seek into nothing made ready: at once, or after so much spare time as a finger
/// takes to go from the timeline to the key.
void reportColdSteps(const char* name, const fs::path& file, double spareMs) {
    const FrameIndexPtr index = indexOf(file);
    const auto cache = std::make_shared<FrameCache>(384U << 20U);
    std::vector<double> seek;
    std::vector<double> back;
    std::vector<double> forward;
    std::mt19937 random(11);
    FrameFetcher fetcher(file, index, 640, cache, {});
    for (int i = 0; i < 150; ++i) {
        cache->clear();
        const std::size_t at = 1 + random() % (index->size() - 2);
        auto begun = Clock::now();
        static_cast<void>(fetcher.frame(at).ok());
        seek.push_back(millisecondsSince(begun));
        begun = Clock::now();
        while (millisecondsSince(begun) < spareMs && fetcher.prepare(at, 0)) {
        }
        begun = Clock::now();
        const bool goesBack = i % 2 == 0;
        static_cast<void>(fetcher.frame(goesBack ? at - 1 : at + 1).ok());
        (goesBack ? back : forward).push_back(millisecondsSince(begun));
    }
    std::printf("random seeks %s: %s; first step back %.0f ms later: %s; forward: %s\n", name,
                spread(seek).c_str(), spareMs, spread(back).c_str(), spread(forward).c_str());
}

/// Drags the cursor over the file, forth and back in `periodMs`, at 20 wishes a second; the newest wish
/// counts.
void reportScrubbing(const char* name, const fs::path& file, double periodMs) {
    const FrameIndexPtr index = indexOf(file);
    const auto cache = std::make_shared<FrameCache>(384U << 20U);
    FrameFetcher fetcher(file, index, 640, cache, {});
    const auto begun = Clock::now();
    const double lengthMs = std::max(6000.0, periodMs);
    int shown = 0;
    std::size_t last = SIZE_MAX;
    std::vector<double> late;
    while (true) {
        const double now = millisecondsSince(begun);
        if (now >= lengthMs) {
            break;
        }
        const double wish = std::floor(now / 50.0) * 50.0;
        const double place = std::fabs(std::fmod(wish / periodMs * 2.0, 2.0) - 1.0); // 1..0..1
        const auto at = static_cast<std::size_t>(place * static_cast<double>(index->size() - 1));
        if (at == last) {
            if (!fetcher.prepare(at, 0)) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            }
            continue;
        }
        last = at;
        shown += fetcher.frame(at).ok() ? 1 : 0;
        if (fetcher.pictureBytes() > 0) {
            fetcher.setReach(std::min<std::size_t>(300, cache->limitBytes() / 2 / fetcher.pictureBytes()));
        }
        late.push_back(millisecondsSince(begun) - wish);
    }
    std::printf("scrubbing %s, all of it in %.0f s: %.1f positions a second of 20; wish to picture %s\n",
                name, periodMs / 2000.0, shown / (lengthMs / 1000.0), spread(late).c_str());
}

/// Four cameras by one clock at a speed, a thread for two of them, frames dropped by the clock.
void reportPlaying(const char* name, const std::vector<fs::path>& files, double speed) {
    const auto cache = std::make_shared<FrameCache>(384U << 20U);
    std::atomic<int> shown{0};
    std::atomic<std::size_t> most{0};
    const auto begun = Clock::now();
    constexpr double lengthMs = 4000.0;
    std::vector<std::thread> threads;
    for (std::size_t worker = 0; worker < 2; ++worker) {
        threads.emplace_back([&, worker] {
            std::vector<std::unique_ptr<FrameFetcher>> fetchers;
            std::vector<std::size_t> last(2, SIZE_MAX);
            for (std::size_t i = 0; i < 2; ++i) {
                const fs::path& file = files[worker * 2 + i];
                fetchers.push_back(
                    std::make_unique<FrameFetcher>(file, indexOf(file), 640, cache, CancelToken()));
                fetchers.back()->setReach(40);
            }
            while (millisecondsSince(begun) < lengthMs) {
                bool idle = true;
                for (std::size_t i = 0; i < 2; ++i) {
                    const FrameIndex& index = fetchers[i]->index();
                    const double t = std::fmod(millisecondsSince(begun) / 1000.0 * speed, index.endSeconds);
                    const std::size_t at = index.shownAt(t);
                    if (at != last[i]) {
                        last[i] = at;
                        idle = false;
                        shown += fetchers[i]->frame(at).ok() ? 1 : 0;
                        most = std::max(most.load(), cache->usedBytes());
                    }
                }
                if (idle) {
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    std::printf("playing 4 x %s at %.1fx: %.0f frames a second together, cache at most %zu MB of 384\n", name,
                speed, shown / (lengthMs / 1000.0), most.load() >> 20U);
}

void reportIndexing(const char* name, const fs::path& file, const TemporaryFolder& made) {
    const FrameIndexStore store(made / "frame-index");
    auto begun = Clock::now();
    const auto first = store.indexOf(file);
    const double built = millisecondsSince(begun);
    begun = Clock::now();
    const auto again = store.indexOf(file);
    std::error_code failure;
    if (first.finished() && again.finished()) {
        std::printf(
            "frame times %s: %zu frames, %.1f MB read in %.1f ms, kept %.1f KB found again in %.1f ms\n",
            name, first.value().size(), static_cast<double>(fs::file_size(file)) / 1e6, built,
            static_cast<double>(fs::file_size(store.placeOf(file), failure)) / 1e3, millisecondsSince(begun));
    }
}

} // namespace

int main(int argc, char** argv) {
    const int seeks = argc > 1 ? std::atoi(argv[1]) : 10000;
    const fs::path data = argc > 2 ? fs::path(argv[2]) : fs::path(VESTIGO_SHARED_DIR) / "data";
    const TemporaryFolder made;
    if (argc > 3) {
        return reportExactness(seeks, data, made, argv[3]) ? 0 : 1;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("load at the beginning: %.1f on %u cores\n", loadAverage(),
                std::thread::hardware_concurrency());

    const QStringList h264{"-c:v",    "libx264", "-preset", "veryfast", "-pix_fmt",
                           "yuv420p", "-g",      "250",     "-bf",      "3"};
    const fs::path longGroup = made / "long640.mp4";
    const fs::path mjpeg = made / "mjpeg640.avi";
    const fs::path hour = made / "hour.mp4";
    makeClip(longGroup, h264, 40, "640x480", 25);
    makeClip(mjpeg, {"-c:v", "mjpeg", "-q:v", "4"}, 20, "640x480", 25);
    makeClip(hour, {"-c:v", "libx264", "-preset", "ultrafast", "-g", "250"}, 3600, "160x120", 30);
    const fs::path tenMinutes = made / "ten.mp4";
    makeClip(tenMinutes, h264, 600, "640x480", 25);
    const fs::path robot = data / "robot_video_telemetry" / "videos" / "episode_000029.mp4";
    const fs::path bottle = data / "industrial_clips" / "bottle-detection.mp4";

    struct Named {
        const char* name;
        fs::path file;
    };
    const std::vector<Named> all{{"AV1 640x480", robot},
                                 {"H.264 640x480, groups of 250", longGroup},
                                 {"H.264 640x360 bottles, groups of 240", bottle},
                                 {"MJPEG 640x480", mjpeg}};
    for (const Named& one : all) {
        reportIndexing(one.name, one.file, made);
    }
    reportIndexing("an hour of H.264 160x120, 30 fps", hour, made);
    for (const Named& one : all) {
        reportSteps(one.name, one.file, 1);
        reportSteps(one.name, one.file, -1);
        reportColdSteps(one.name, one.file, 0.0);
        reportColdSteps(one.name, one.file, 200.0);
        reportScrubbing(one.name, one.file, 4000.0);
        reportScrubbing(one.name, one.file, 20000.0);
    }
    reportScrubbing("ten minutes of H.264 640x480, groups of 250", tenMinutes, 60000.0);
    for (const double speed : {1.0, 8.0}) {
        reportPlaying("AV1 640x480 30 fps", std::vector<fs::path>(4, robot), speed);
        reportPlaying("H.264 640x480 25 fps", std::vector<fs::path>(4, longGroup), speed);
    }
    const bool exact = reportExactness(seeks, data, made, "");
    std::printf("load at the end: %.1f\n", loadAverage());
    return exact ? 0 : 1;
}

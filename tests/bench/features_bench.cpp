// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of recordings to features of all streams: time cold and from the cache, how many frames were
// encoded, and the error of those that were not.
//   features_bench made FOLDER
//     makes a recording of ten terminals with two cameras in FOLDER by ffmpeg, 64 s, 5 frames/s
//   features_bench time RECORDING [WORKERS]
//     cold, then from a cache in a temporary folder
//   features_bench error RECORDING...
//     relative error of pooled features by bound, against all frames encoded
//   features_bench warm SECONDS CACHE RECORDING...
//     one frame in so many seconds, pooled features alone, into the cache
#include "core/models/encoder/frame_selection.h"
#include "core/pipeline/stages/encode_stage.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>

using namespace vestigo;
using namespace vestigo::pipeline;
namespace fs = std::filesystem;

namespace {

struct Run {
    EncodedRecording result;
    double seconds = 0.0;
    double processorSeconds = 0.0; ///< user and system, of all threads
};

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void printStages(const Run& run) {
    const EncodeSeconds& seconds = run.result.seconds;
    const vision::PreparationTimes& parts = seconds.preparation;
    std::printf("  processor %.2f s; decode %.2f regions %.2f equalise %.2f background %.2f occlusion %.2f "
                "completion %.2f confounders %.2f encode %.2f\n",
                run.processorSeconds, seconds.decode, parts.regions, parts.equalise, parts.background,
                parts.occlusion, parts.completion, parts.confounders, seconds.encode);
}

Run runOn(const fs::path& folder, const EncodeSettings& settings) {
    const auto begun = std::chrono::steady_clock::now();
    const double before = processorSeconds();
    const auto recording = recordings::openRecording(folder);
    if (!recording) {
        std::fprintf(stderr, "%s\n", recording.error().oneLine().c_str());
        std::exit(1);
    }
    std::vector<labels::RegionOfInterest> regions;
    if (recording->annotations && recording->annotations->exists) {
        if (const auto annotations = labels::readAnnotations(recording->annotations->path)) {
            regions = labels::fixedRegions(*annotations);
        }
    }
    SilentProgress silent;
    auto outcome = encodeRecording(*recording, regions, settings, {}, silent);
    if (!outcome.finished()) {
        std::fprintf(stderr, "%s\n", outcome.failed() ? outcome.error().oneLine().c_str() : "cancelled");
        std::exit(1);
    }
    Run run;
    run.result = outcome.take();
    run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    run.processorSeconds = processorSeconds() - before;
    return run;
}

/// Test pictures that move in every frame, half of the cameras still but for noise; H.264.
int make(const fs::path& folder) {
    testing::RecordingBuilder builder(folder);
    builder.id("made").duration(64.0);
    fs::create_directories(folder / "video");
    for (int i = 0; i < 10; ++i) {
        const std::string id = "t-" + std::to_string(i);
        builder.terminal(id);
        for (const char* stream : {"device", "operator"}) {
            const std::string file = "video/" + id + "." + stream + ".mp4";
            const bool moves = stream[0] == 'd';
            if (i > 0) { // the same pictures in every terminal
                fs::copy_file(folder / ("video/t-0." + std::string(stream) + ".mp4"), folder / file);
            } else if (!testing::runFfmpeg({"-v", "error", "-y", "-f", "lavfi", "-i",
                                            moves ? "testsrc2=size=640x480:rate=5:duration=64"
                                                  : "smptebars=size=640x480:rate=5:duration=64",
                                            "-vf", "noise=alls=8:allf=t", "-c:v", "libx264", "-preset",
                                            "veryfast", QString::fromStdString((folder / file).string())})) {
                return 1;
            }
            builder.stream(id, stream, "video", file);
        }
    }
    builder.write();
    return 0;
}

int time(const fs::path& folder, int workers) {
    const testing::TemporaryFolder cache;
    EncodeSettings settings;
    settings.workers = workers;
    for (const double bound : {0.0, settings.largestError}) {
        settings.largestError = bound;
        settings.cacheFolder = cache / std::to_string(bound);
        const Run cold = runOn(folder, settings);
        const Run warm = runOn(folder, settings);
        std::printf(
            "bound %.2f: %zu streams, %llu frames, %llu encoded; cold %.2f s, from the cache %.2f s\n", bound,
            cold.result.features.streams.size(), static_cast<unsigned long long>(cold.result.counts.frames),
            static_cast<unsigned long long>(cold.result.counts.encoded), cold.seconds, warm.seconds);
        printStages(cold);
    }
    return 0;
}

/// Fills a cache, so that what needs features of many recordings finds them.
int warm(double everySeconds, const char* cache, int count, char** folders) {
    EncodeSettings settings;
    settings.keepMaps = false;
    settings.everySeconds = everySeconds;
    settings.largestError = 0.1;
    settings.cacheFolder = cache;
    for (int i = 0; i < count; ++i) {
        const Run run = runOn(folders[i], settings);
        std::printf("%s: %llu of %llu frames encoded, %.1f s\n", folders[i],
                    static_cast<unsigned long long>(run.result.counts.encoded),
                    static_cast<unsigned long long>(run.result.counts.frames), run.seconds);
        std::fflush(stdout);
    }
    return 0;
}

int error(int count, char** folders) {
    EncodeSettings settings;
    settings.keepMaps = false;
    for (const double bound : {0.02, 0.05, 0.1, 0.2}) {
        std::vector<double> errors;
        std::uint64_t frames = 0;
        std::uint64_t encoded = 0;
        for (int i = 0; i < count; ++i) {
            settings.largestError = 0.0;
            const Run exact = runOn(folders[i], settings);
            settings.largestError = bound;
            const Run near = runOn(folders[i], settings);
            frames += near.result.counts.frames;
            encoded += near.result.counts.encoded;
            for (std::size_t s = 0; s < exact.result.features.streams.size(); ++s) {
                const auto& a = exact.result.features.streams[s];
                const auto& b = near.result.features.streams[s];
                for (std::size_t f = 0; f < a.times.size(); ++f) {
                    errors.push_back(
                        models::FrameSelection::relativeError(a.pooledAt(f), b.pooledAt(f), a.channels));
                }
            }
        }
        std::sort(errors.begin(), errors.end());
        const auto over = errors.end() - std::upper_bound(errors.begin(), errors.end(), bound);
        const auto at = [&errors](double share) {
            return errors[static_cast<std::size_t>(share * static_cast<double>(errors.size() - 1))];
        };
        std::printf("bound %.2f: %llu of %llu frames encoded (%.0f %%); error of all frames p50 %.4f p95 "
                    "%.4f p99.9 %.4f "
                    "largest %.4f, over the bound %ld\n",
                    bound, static_cast<unsigned long long>(encoded), static_cast<unsigned long long>(frames),
                    100.0 * static_cast<double>(encoded) / static_cast<double>(frames), at(0.5), at(0.95),
                    at(0.999), errors.back(), static_cast<long>(over));
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::string what = count > 2 ? arguments[1] : "";
    if (what == "made") {
        return make(arguments[2]);
    }
    if (what == "time") {
        return time(arguments[2], count > 3 ? std::atoi(arguments[3]) : 2);
    }
    if (what == "warm" && count > 4) {
        return warm(std::atof(arguments[2]), arguments[3], count - 4, arguments + 4);
    }
    if (what == "error") {
        return error(count - 2, arguments + 2);
    }
    std::fprintf(stderr, "features_bench made FOLDER | time RECORDING [WORKERS] | error RECORDING...\n");
    return 2;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "core/dataset/gap_filling.h"
#include "core/dataset/stream_noise.h"
#include "core/recordings/errors.h"
#include "core/recordings/video.h"
#include "core/vision/camera_health.h"
#include "core/vision/change_energy.h"

#include <algorithm>
#include <chrono>
#include <mutex>

namespace vestigo::dataset {

namespace {

bool changesByItself(const std::string& region) {
    return region == "display" || region == "indicator_lights" || region == "moving_part";
}

vision::ChangeEnergyOptions meterOptions(const recordings::Recording& recording,
                                         const recordings::Terminal& terminal,
                                         const recordings::Stream& stream,
                                         const std::vector<labels::RegionOfInterest>& regions, bool causal) {
    vision::ChangeEnergyOptions options;
    options.grid = gridOf(recording);
    options.stream = stream.name;
    options.causal = causal;
    for (const labels::RegionOfInterest& region : regions) {
        if (region.terminal == terminal.id && region.stream == stream.name) {
            options.regions.push_back({region.box, region.range, changesByItself(region.name)});
        }
    }
    return options;
}

vision::CameraHealthOptions healthOptions(const recordings::Recording& recording,
                                          const recordings::Terminal& terminal,
                                          const recordings::Stream& stream,
                                          const std::vector<labels::RegionOfInterest>& regions, bool causal) {
    const vision::ChangeEnergyOptions same = meterOptions(recording, terminal, stream, regions, causal);
    return {same.grid, same.regions, stream.name == "operator", same.causal};
}

void fill(vision::ChangeEnergy& energy, const AlignOptions& options, double stepSeconds) {
    const GapRule rule{stepSeconds, options.longestGapSeconds, options.causal};
    for (timeline::FeatureSeries& series : energy.features) {
        fillGaps(series.values, series.present, rule);
    }
}

/// A decoder keeps up to 17 pictures. Of the largest ones (8K and more) two decoders at a time would not fit
/// the memory that we promise to stay in: they take turns.
class Turn {
public:
    explicit Turn(const recordings::VideoInfo& info)
        : needed_(static_cast<std::int64_t>(info.width) * info.height > smallPixels) {}
    ~Turn() {
        if (held_) {
            mutex().unlock();
        }
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// False: cancelled while it waited.
    bool wait(const CancelToken& cancel) {
        while (needed_ && !held_ && !cancel.cancelled()) {
            held_ = mutex().try_lock_for(std::chrono::milliseconds(20));
        }
        return held_ || !needed_;
    }

private:
    static constexpr std::int64_t smallPixels = 9'000'000; ///< 4K
    static std::timed_mutex& mutex() {
        static std::timed_mutex one;
        return one;
    }

    bool needed_;
    bool held_ = false;
};

/// Grey and small, as the meters look at it.
Result<std::unique_ptr<recordings::VideoReader>> openSmall(const recordings::Recording& recording,
                                                           const recordings::Terminal& terminal,
                                                           const recordings::Stream& stream,
                                                           const recordings::PictureNoise& noise) {
    recordings::VideoReader::Options reading;
    reading.format = timeline::PixelFormat::Grey8;
    reading.longestSide = vision::meterSide;
    reading.noise = noiseOfStream(noise, recording.id, terminal.id, stream.name);
    return recordings::VideoReader::open(stream.path, reading);
}

} // namespace

Outcome<VideoFeatures>
featuresFromVideo(const recordings::Recording& recording, const recordings::Terminal& terminal,
                  const recordings::Stream& stream, const std::vector<labels::RegionOfInterest>& fixedRegions,
                  const AlignOptions& options, const CancelToken& cancel, ProgressSink& progress) {
    auto reader = openSmall(recording, terminal, stream, options.noise);
    if (!reader) {
        return reader.error();
    }
    Turn turn(reader.value()->info());
    if (!turn.wait(cancel)) {
        return Cancelled{};
    }
    auto made = vision::ChangeEnergyMeter::create(
        meterOptions(recording, terminal, stream, fixedRegions, options.causal));
    if (!made) {
        return made.error();
    }
    const std::unique_ptr<vision::ChangeEnergyMeter> meter = made.take();
    auto watch = vision::CameraHealthMeter::create(
        healthOptions(recording, terminal, stream, fixedRegions, options.causal));
    if (!watch) {
        return watch.error();
    }
    const std::unique_ptr<vision::CameraHealthMeter> health = watch.take();
    VideoFeatures result;
    while (true) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        auto picture = reader.value()->next();
        if (!picture) {
            return picture.error();
        }
        if (!picture->has_value()) {
            break;
        }
        timeline::Picture shown = std::move(*picture.value());
        shown.t += stream.offsetSeconds;
        if (shown.t > recording.durationSeconds + recording.stepSeconds) {
            break; // nothing behind the end is analysed
        }
        meter->add(shown);
        health->add(shown);
        if (++result.frames % 32 == 0) {
            Progress part;
            part.fraction = std::clamp(shown.t / recording.durationSeconds, 0.0, 1.0);
            progress.report(part);
        }
    }
    result.damagedFrames = reader.value()->damagedFrames();
    if (result.frames == 0) {
        return recordings::noFrameInTime(stream.path);
    }
    vision::ChangeEnergy energy = meter->finish();
    fill(energy, options, recording.stepSeconds);
    result.features = std::move(energy.features);
    result.heat = std::move(energy.heat);
    result.motion = std::move(energy.motion);
    result.cameraStates = health->finish();
    return result;
}

} // namespace vestigo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/encode_stage.h"

#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/base/shipped_files.h"
#include "core/models/encoder/feature_cache.h"
#include "core/pipeline/stages/decode_stage.h"
#include "core/pipeline/stages/stream_encoder.h"
#include "core/recordings/errors.h"
#include "core/recordings/hash_stream.h"
#include "core/recordings/video.h"
#include "core/vision/region_sampler.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;
using Features = timeline::StreamFeatures;

/// Part of the cache's key; rises with every change of how pictures become features.
constexpr const char* wayOfEncoding = "vestigo features 1";

struct StreamTask {
    const recordings::Terminal* terminal;
    const recordings::Stream* stream;
};

std::vector<StreamTask> tasksOf(const recordings::Recording& recording) {
    std::vector<StreamTask> tasks;
    for (const recordings::Terminal& terminal : recording.terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            if (isAnalysedVideo(stream)) {
                tasks.push_back({&terminal, &stream});
            }
        }
    }
    return tasks;
}

/// One run over all streams of a recording.
class Encoding {
public:
    Encoding(const recordings::Recording& recording, const std::vector<labels::RegionOfInterest>& regions,
             const EncodeSettings& settings, const CancelToken& cancel, ProgressSink& progress)
        : recording_(recording)
        , regions_(regions)
        , settings_(settings)
        , cancel_(cancel)
        , progress_(progress)
        , cache_(settings.cacheFolder, settings.cacheBytes)
        , tasks_(tasksOf(recording))
        , made_(tasks_.size()) {}

    Outcome<EncodedRecording> run();

private:
    void work();
    Outcome<Features> streamOf(const StreamTask& task, std::unique_ptr<models::FrameEncoder>& encoder);
    Outcome<Features> encode(const StreamTask& task, const timeline::Box& box, models::FrameEncoder& encoder);
    std::string keyOf(const std::string& content, const StreamTask& task, const timeline::Box& box) const;
    Result<Done> loadWeights();
    void fail(const Error& error);
    bool stopped() const { return cancel_.cancelled() || failed_; }
    void reportDone();

    const recordings::Recording& recording_;
    const std::vector<labels::RegionOfInterest>& regions_;
    const EncodeSettings& settings_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    models::FeatureCache cache_;
    std::vector<StreamTask> tasks_;
    std::vector<std::optional<Features>> made_;
    fs::path weightsFile_;
    std::string weightsHash_;
    std::optional<models::ModelState> weights_; ///< read when the first stream is not in the cache
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_; ///< of what follows and of weights_
    std::optional<Error> error_;
    EncodedRecording result_;
};

void Encoding::fail(const Error& error) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!error_) {
        error_ = error;
    }
    failed_ = true;
}

void Encoding::reportDone() {
    Progress report;
    report.stage = VESTIGO_TEXT("Progress", "Looking at the videos");
    report.fraction =
        static_cast<double>(++done_) / static_cast<double>(std::max<std::size_t>(1, tasks_.size()));
    report.overall = report.fraction;
    progress_.report(report);
}

Result<Done> Encoding::loadWeights() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!weights_) {
        auto read = models::readSafetensors(weightsFile_);
        if (!read) {
            return read.error();
        }
        weights_ = read.take();
    }
    return Done{};
}

std::string Encoding::keyOf(const std::string& content, const StreamTask& task,
                            const timeline::Box& box) const {
    Sha256 digest;
    for (const std::string& text : {std::string(wayOfEncoding), content, weightsHash_, settings_.encoder,
                                    task.terminal->id, task.stream->name}) {
        digest.add(text + "\n");
    }
    for (const double number :
         {box.x, box.y, box.width, box.height, static_cast<double>(settings_.side), settings_.everySeconds,
          settings_.largestError, settings_.keepMaps ? 1.0 : 0.0, task.stream->offsetSeconds,
          recording_.durationSeconds, recording_.stepSeconds}) {
        digest.add(formatNumber(number) + "\n");
    }
    return digest.hex();
}

/// Opened so that the box comes with about `side` pixels, or with those that it has.
Result<std::unique_ptr<recordings::VideoReader>> openFor(const fs::path& file, const timeline::Box& box,
                                                         int side) {
    auto reader = recordings::VideoReader::open(file);
    if (!reader) {
        return reader;
    }
    const recordings::VideoInfo& info = reader.value()->info();
    const bool whole = !(box.width > 0.0) || !(box.height > 0.0);
    const double shortest = whole ? std::min(info.width, info.height) : std::min(box.width, box.height);
    const double scale = side / std::max(1.0, shortest);
    if (scale > 0.75) {
        return reader;
    }
    recordings::VideoReader::Options options;
    options.longestSide = static_cast<int>(std::ceil(scale * std::max(info.width, info.height)));
    return recordings::VideoReader::open(file, options);
}

Outcome<Features> Encoding::encode(const StreamTask& task, const timeline::Box& box,
                                   models::FrameEncoder& encoder) {
    auto reader = openFor(task.stream->path, box, settings_.side);
    if (!reader) {
        return reader.error();
    }
    vision::RegionSampler sampler(box, settings_.side);
    StreamEncoder stream(encoder, settings_);
    while (true) {
        if (stopped()) {
            return Cancelled{};
        }
        const auto picture = reader.value()->next();
        if (!picture) {
            return picture.error();
        }
        if (!picture->has_value()) {
            break;
        }
        const double t = (*picture)->t + task.stream->offsetSeconds;
        if (t > recording_.durationSeconds + recording_.stepSeconds) {
            break; // nothing behind the end is analysed
        }
        const auto added = stream.add(t, sampler.sample(**picture), cancel_);
        if (!added.finished()) {
            return added.failed() ? Outcome<Features>(added.error()) : Outcome<Features>(Cancelled{});
        }
    }
    auto features = stream.finish(cancel_);
    if (features.finished()) {
        if (features.value().times.empty()) {
            return recordings::noFrameInTime(task.stream->path);
        }
        features.value().terminal = task.terminal->id;
        features.value().stream = task.stream->name;
        features.value().damagedFrames = reader.value()->damagedFrames();
        const std::lock_guard<std::mutex> lock(mutex_);
        result_.counts.encoded += stream.encoded();
    }
    return features;
}

Outcome<Features> Encoding::streamOf(const StreamTask& task, std::unique_ptr<models::FrameEncoder>& encoder) {
    const timeline::Box box = keyBox(regions_, task.terminal->id, task.stream->name, settings_.causal);
    std::string key;
    if (!settings_.cacheFolder.empty()) {
        const auto content = recordings::hashStream(*task.stream, cancel_);
        if (!content.finished()) {
            return content.failed() ? Outcome<Features>(content.error()) : Outcome<Features>(Cancelled{});
        }
        key = keyOf(content.value(), task, box);
        if (auto kept = cache_.find(key)) {
            const std::lock_guard<std::mutex> lock(mutex_);
            ++result_.counts.cachedStreams;
            return std::move(*kept);
        }
    }
    if (!encoder) {
        models::EncoderOptions options;
        options.name = settings_.encoder;
        const auto loaded = loadWeights();
        auto created = loaded ? models::FrameEncoder::create(options, *weights_)
                              : Result<std::unique_ptr<models::FrameEncoder>>(loaded.error());
        if (!created) {
            Error error = created.error();
            error.file = weightsFile_.string();
            fail(error); // no stream can be encoded
            return Cancelled{};
        }
        encoder = created.take();
    }
    auto features = encode(task, box, *encoder);
    if (features.finished() && !key.empty()) {
        cache_.keep(key, features.value());
    }
    return features;
}

void Encoding::work() {
    std::unique_ptr<models::FrameEncoder> encoder;
    for (std::size_t i = next_++; i < tasks_.size() && !stopped(); i = next_++) {
        auto features = streamOf(tasks_[i], encoder);
        if (features.finished()) {
            made_[i] = features.take();
        } else if (features.failed()) {
            const std::lock_guard<std::mutex> lock(mutex_);
            result_.problems.push_back({tasks_[i].terminal->id, tasks_[i].stream->name, features.error()});
        }
        reportDone();
    }
}

Outcome<EncodedRecording> Encoding::run() {
    weightsFile_ = settings_.weights;
    if (weightsFile_.empty()) {
        const auto shipped = shippedFile("models/efficientnet-lite0-imagenet.safetensors");
        if (!shipped) {
            return shipped.error();
        }
        weightsFile_ = *shipped;
    }
    const auto hash = sha256OfFile(weightsFile_, cancel_);
    if (!hash.finished()) {
        return hash.failed() ? Outcome<EncodedRecording>(hash.error())
                             : Outcome<EncodedRecording>(Cancelled{});
    }
    weightsHash_ = hash.value();
    const auto guardedWork = [this] {
        try {
            work();
        } catch (const std::exception& exception) {
            Error error;
            error.message = VESTIGO_TEXT("Error", "the encoder failed: %1");
            error.arguments = {exception.what()};
            error.remedy =
                VESTIGO_TEXT("Error", "close other programs, so that memory is free, and try again");
            fail(error);
        }
    };
    std::vector<std::thread> helpers;
    const std::size_t workers = std::clamp<std::size_t>(
        static_cast<std::size_t>(std::max(1, settings_.workers)), 1, std::max<std::size_t>(1, tasks_.size()));
    for (std::size_t i = 1; i < workers; ++i) {
        helpers.emplace_back(guardedWork);
    }
    guardedWork();
    for (std::thread& helper : helpers) {
        helper.join();
    }
    if (error_) {
        return *error_;
    }
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    result_.features.encoder = settings_.encoder;
    result_.features.encoderHash = weightsHash_;
    for (std::optional<Features>& features : made_) {
        if (features) {
            result_.counts.frames += features->times.size();
            result_.features.streams.push_back(std::move(*features));
        }
    }
    return std::move(result_);
}

} // namespace

fs::path usualFeatureFolder() {
    for (const auto& [variable, below] : {std::pair<const char*, const char*>{"XDG_CACHE_HOME", ""},
                                          std::pair<const char*, const char*>{"HOME", ".cache"}}) {
        const char* place = std::getenv(variable);
        if (place != nullptr && fs::path(place).is_absolute()) {
            return fs::path(place) / below / "vestigo" / "features";
        }
    }
    return {};
}

Outcome<EncodedRecording> encodeRecording(const recordings::Recording& recording,
                                          const std::vector<labels::RegionOfInterest>& regions,
                                          const EncodeSettings& settings, const CancelToken& cancel,
                                          ProgressSink& progress) {
    return Encoding(recording, regions, settings, cancel, progress).run();
}

} // namespace vestigo::pipeline

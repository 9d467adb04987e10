// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/encode_stage.h"

#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/base/shipped_files.h"
#include "core/models/encoder/feature_cache.h"
#include "core/models/encoder/frame_encoder.h"
#include "core/pipeline/stages/decode_stage.h"
#include "core/pipeline/stages/stream_pass.h"
#include "core/recordings/hash_stream.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;
using Features = timeline::StreamFeatures;

/// Part of the cache's key.
const std::string wayOfEncoding = "vestigo features " + std::to_string(preparationVersion);

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

PreparationSettings eyesOf(const EncodeSettings& settings) {
    PreparationSettings eyes = settings.preparation;
    eyes.together = true;
    eyes.side = settings.side;
    return eyes;
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
        , eyes_(eyesOf(settings), cancel)
        , cache_(settings.cacheFolder, settings.cacheBytes)
        , tasks_(tasksOf(recording))
        , made_(tasks_.size()) {}

    Outcome<EncodedRecording> run();

private:
    void work();
    Outcome<Features> streamOf(const StreamTask& task, std::unique_ptr<models::FrameEncoder>& encoder);
    Outcome<Features> encode(const StreamTask& task, const vision::PreparationOptions& options,
                             models::FrameEncoder& encoder);
    Outcome<std::string> keyOf(const StreamTask& task, const vision::PreparationOptions& options);
    bool createEncoder(std::unique_ptr<models::FrameEncoder>& encoder);
    Result<Done> loadWeights();
    void fail(const Error& error);
    bool stopped() const { return cancel_.cancelled() || failed_; }
    void reportDone();

    const recordings::Recording& recording_;
    const std::vector<labels::RegionOfInterest>& regions_;
    const EncodeSettings& settings_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    PreparationModels eyes_;
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

EncodeSeconds& operator+=(EncodeSeconds& sum, const EncodeSeconds& more) {
    sum.decode += more.decode;
    sum.encode += more.encode;
    sum.preparation.regions += more.preparation.regions;
    sum.preparation.equalise += more.preparation.equalise;
    sum.preparation.background += more.preparation.background;
    sum.preparation.occlusion += more.preparation.occlusion;
    sum.preparation.completion += more.preparation.completion;
    sum.preparation.confounders += more.preparation.confounders;
    return sum;
}

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

/// Everything that decides the features of one stream.
Outcome<std::string> Encoding::keyOf(const StreamTask& task, const vision::PreparationOptions& options) {
    const auto content = recordings::hashStream(*task.stream, cancel_);
    if (!content.finished()) {
        return content;
    }
    const auto eyes = eyes_.identity(options, cancel_);
    if (!eyes.finished()) {
        if (eyes.failed()) {
            fail(eyes.error()); // no stream fares better
        }
        return Cancelled{};
    }
    Sha256 digest;
    for (const std::string& text : {wayOfEncoding, content.value(), eyes.value(), weightsHash_,
                                    settings_.encoder, task.terminal->id, task.stream->name}) {
        digest.add(text + "\n");
    }
    const timeline::Box box = options.regions.empty() ? timeline::Box() : options.regions.front().box;
    for (const double number :
         {box.x, box.y, box.width, box.height, static_cast<double>(settings_.side), settings_.everySeconds,
          settings_.largestError, settings_.keepMaps ? 1.0 : 0.0, task.stream->offsetSeconds,
          recording_.durationSeconds, recording_.stepSeconds}) {
        digest.add(formatNumber(number) + "\n");
    }
    if (settings_.noise.sigma > 0.0) { // the key of what is seen without noise stays what it was
        digest.add("noise " + formatNumber(settings_.noise.sigma) + " " +
                   std::to_string(settings_.noise.seed) + "\n" + recording_.id + "\n");
    }
    return digest.hex();
}

Outcome<Features> Encoding::encode(const StreamTask& task, const vision::PreparationOptions& options,
                                   models::FrameEncoder& encoder) {
    auto passed = passStream({recording_, *task.terminal, *task.stream, options, settings_, encoder, cancel_,
                              [this] { return stopped(); }});
    if (!passed.finished()) {
        return passed.failed() ? Outcome<Features>(passed.error()) : Outcome<Features>(Cancelled{});
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    result_.counts.encoded += passed.value().encoded;
    result_.seconds += passed.value().seconds;
    return std::move(passed.value().features);
}

/// False: no stream can be encoded.
bool Encoding::createEncoder(std::unique_ptr<models::FrameEncoder>& encoder) {
    models::EncoderOptions options;
    options.name = settings_.encoder;
    const auto loaded = loadWeights();
    auto created = loaded ? models::FrameEncoder::create(options, *weights_)
                          : Result<std::unique_ptr<models::FrameEncoder>>(loaded.error());
    if (!created) {
        Error error = created.error();
        error.file = weightsFile_.string();
        fail(error);
        return false;
    }
    encoder = created.take();
    return true;
}

Outcome<Features> Encoding::streamOf(const StreamTask& task, std::unique_ptr<models::FrameEncoder>& encoder) {
    const vision::PreparationOptions options =
        preparationOptions(regions_, task.terminal->id, task.stream->name, eyes_, settings_.everySeconds);
    std::string key;
    if (!settings_.cacheFolder.empty()) {
        auto made = keyOf(task, options);
        if (!made.finished()) {
            return made.failed() ? Outcome<Features>(made.error()) : Outcome<Features>(Cancelled{});
        }
        key = made.take();
        if (auto kept = cache_.find(key)) {
            const std::lock_guard<std::mutex> lock(mutex_);
            ++result_.counts.cachedStreams;
            return std::move(*kept);
        }
    }
    if (!encoder && !createEncoder(encoder)) {
        return Cancelled{};
    }
    auto features = encode(task, options, *encoder);
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
        } else if (const auto failure = eyes_.failure(); failure && !cancel_.cancelled()) {
            fail(*failure); // without its detector or completion no stream fares better
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

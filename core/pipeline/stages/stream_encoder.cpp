// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/stream_encoder.h"

#include <chrono>
#include <cmath>
#include <utility>

namespace vestigo::pipeline {

StreamEncoder::StreamEncoder(models::FrameEncoder& encoder, vision::Preparation& preparation,
                             const EncodeSettings& settings)
    : encoder_(encoder)
    , preparation_(preparation)
    , settings_(settings)
    , selection_(settings.largestError) {
    waiting_.height = settings.side;
    waiting_.width = settings.side;
    features_.channels = models::EncoderSpec::featureChannels;
    features_.height = features_.width =
        static_cast<std::uint32_t>(settings.side / models::EncoderSpec::reduction);
}

Outcome<Done> StreamEncoder::add(ShownFrame shown, const CancelToken& cancel) {
    if (!(settings_.everySeconds > 0.0)) {
        return take(shown, cancel);
    }
    const double t = shown.picture.t;
    const auto stretchOf = [this](double time) { return std::ceil(time / settings_.everySeconds - 1e-6); };
    if (last_ && t < last_->picture.t) {
        return Done{};
    }
    Outcome<Done> outcome = Done{};
    if (last_ && stretchOf(t) > stretchOf(last_->picture.t)) {
        outcome = take(*last_, cancel);
    }
    last_ = std::move(shown);
    return outcome;
}

Outcome<Done> StreamEncoder::take(const ShownFrame& shown, const CancelToken& cancel) {
    if (!features_.times.empty() && shown.picture.t < features_.times.back()) {
        return Done{};
    }
    const auto prepared = preparation_.prepare(shown.picture, shown.fine);
    if (!prepared) {
        return prepared.error();
    }
    if (prepared->regions.empty()) {
        return Done{}; // no picture
    }
    const vision::PreparedRegion& region = prepared->regions.front();
    region_ = region.box;
    if (selection_.choose(region.completed, settings_.side)) {
        waiting_.pixels.insert(waiting_.pixels.end(), region.completed.begin(), region.completed.end());
        ++waiting_.count;
        ++chosen_;
    }
    features_.times.push_back(shown.picture.t);
    features_.mapOf.push_back(chosen_ - 1);
    features_.measures.push_back({region.occludedShare, region.movingShare, prepared->confounders.luminance,
                                  prepared->confounders.noise});
    return waiting_.count == static_cast<int>(models::FrameSelection::firstFrames) ? encodeWaiting(cancel)
                                                                                   : Outcome<Done>(Done{});
}

Outcome<Done> StreamEncoder::encodeWaiting(const CancelToken& cancel) {
    if (waiting_.count == 0) {
        return Done{};
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto maps = encoder_.encode(waiting_, cancel);
    if (!maps.finished()) {
        return maps.failed() ? Outcome<Done>(maps.error()) : Outcome<Done>(Cancelled{});
    }
    const std::vector<float> pooled = models::pooledFeatures(maps.value());
    for (std::size_t i = 0; i < static_cast<std::size_t>(waiting_.count); ++i) {
        selection_.learn(pooled.data() + i * features_.channels, features_.channels);
    }
    features_.pooled.insert(features_.pooled.end(), pooled.begin(), pooled.end());
    if (settings_.keepMaps) {
        features_.maps.reserve(features_.maps.size() + maps.value().values.size());
        for (const float value : maps.value().values) {
            features_.maps.push_back(halfOf(value));
        }
    }
    encoded_ += static_cast<std::uint64_t>(waiting_.count);
    waiting_.count = 0;
    waiting_.pixels.clear();
    encodeSeconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return Done{};
}

Outcome<timeline::StreamFeatures> StreamEncoder::finish(const CancelToken& cancel) {
    if (last_) {
        const auto taken = take(*last_, cancel);
        if (!taken.finished()) {
            return taken.failed() ? Outcome<timeline::StreamFeatures>(taken.error())
                                  : Outcome<timeline::StreamFeatures>(Cancelled{});
        }
    }
    const auto encoded = encodeWaiting(cancel);
    if (!encoded.finished()) {
        return encoded.failed() ? Outcome<timeline::StreamFeatures>(encoded.error())
                                : Outcome<timeline::StreamFeatures>(Cancelled{});
    }
    return std::move(features_);
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/stream_encoder.h"

#include <cmath>
#include <utility>

namespace vestigo::pipeline {

StreamEncoder::StreamEncoder(models::FrameEncoder& encoder, const EncodeSettings& settings)
    : encoder_(encoder)
    , settings_(settings)
    , selection_(settings.largestError) {
    waiting_.height = settings.side;
    waiting_.width = settings.side;
    features_.channels = models::EncoderSpec::featureChannels;
    features_.height = features_.width =
        static_cast<std::uint32_t>(settings.side / models::EncoderSpec::reduction);
}

Outcome<Done> StreamEncoder::add(double t, std::vector<std::uint8_t> region, const CancelToken& cancel) {
    if (!(settings_.everySeconds > 0.0)) {
        return take(t, std::move(region), cancel);
    }
    const auto stretchOf = [this](double time) { return std::ceil(time / settings_.everySeconds - 1e-6); };
    if (last_ && t < last_->t) {
        return Done{};
    }
    Outcome<Done> outcome = Done{};
    if (last_ && stretchOf(t) > stretchOf(last_->t)) {
        outcome = take(last_->t, std::move(last_->region), cancel);
    }
    last_ = Last{t, std::move(region)};
    return outcome;
}

Outcome<Done> StreamEncoder::take(double t, std::vector<std::uint8_t> region, const CancelToken& cancel) {
    if (!features_.times.empty() && t < features_.times.back()) {
        return Done{};
    }
    if (selection_.choose(region, settings_.side)) {
        waiting_.pixels.insert(waiting_.pixels.end(), region.begin(), region.end());
        ++waiting_.count;
        ++chosen_;
    }
    features_.times.push_back(t);
    features_.mapOf.push_back(chosen_ - 1);
    return waiting_.count == static_cast<int>(models::FrameSelection::firstFrames) ? encodeWaiting(cancel)
                                                                                   : Outcome<Done>(Done{});
}

Outcome<Done> StreamEncoder::encodeWaiting(const CancelToken& cancel) {
    if (waiting_.count == 0) {
        return Done{};
    }
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
    return Done{};
}

Outcome<timeline::StreamFeatures> StreamEncoder::finish(const CancelToken& cancel) {
    if (last_) {
        const auto taken = take(last_->t, std::move(last_->region), cancel);
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

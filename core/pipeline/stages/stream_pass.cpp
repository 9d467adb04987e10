// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/stream_pass.h"

#include "core/dataset/stream_noise.h"
#include "core/pipeline/stages/stream_encoder.h"
#include "core/recordings/errors.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace vestigo::pipeline {

namespace {

constexpr int fineSide = 320; ///< pixels of the source that the noise is measured in

/// Longest side of the frame with which the box comes with about `side` pixels; 0: as it is.
int longestSideFor(const recordings::VideoInfo& info, const timeline::Box& box, int side) {
    const bool whole = !(box.width > 0.0) || !(box.height > 0.0);
    const double shortest = whole ? std::min(info.width, info.height) : std::min(box.width, box.height);
    const double scale = side / std::max(1.0, shortest);
    return scale > 0.75 ? 0 : static_cast<int>(std::ceil(scale * std::max(info.width, info.height)));
}

class Pass {
public:
    explicit Pass(const StreamPass& pass)
        : pass_(pass) {}
    Outcome<PassedStream> run();

private:
    Outcome<Done> readAll(StreamEncoder& encoder);
    Result<std::optional<ShownFrame>> next();

    const StreamPass& pass_;
    std::unique_ptr<recordings::VideoReader> reader_;
    PassedStream result_;
};

Result<std::optional<ShownFrame>> Pass::next() {
    const auto begin = std::chrono::steady_clock::now();
    auto picture = reader_->next();
    if (!picture) {
        return picture.error();
    }
    std::optional<ShownFrame> shown;
    if (picture->has_value()) {
        shown = ShownFrame{std::move(*picture.value()), reader_->fineMiddle()};
        shown->picture.t += pass_.stream.offsetSeconds;
        shown->fine.t = shown->picture.t;
    }
    result_.seconds.decode += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return shown;
}

/// Where nobody said where to look, the detector sees a whole frame in all its pixels; then frames come as
/// small as the encoder needs them.
Outcome<Done> Pass::readAll(StreamEncoder& encoder) {
    bool known = !pass_.options.regions.empty() || !pass_.options.finder;
    if (known) {
        const timeline::Box box =
            pass_.options.regions.empty() ? timeline::Box() : pass_.options.regions.front().box;
        reader_->scaleTo(longestSideFor(reader_->info(), box, pass_.settings.side));
    }
    while (true) {
        if (pass_.stopped()) {
            return Cancelled{};
        }
        auto shown = next();
        if (!shown) {
            return shown.error();
        }
        if (!shown->has_value() || // nothing behind the end is analysed
            (*shown)->picture.t > pass_.recording.durationSeconds + pass_.recording.stepSeconds) {
            return Done{};
        }
        auto added = encoder.add(std::move(*shown.value()), pass_.cancel);
        if (!added.finished()) {
            return added;
        }
        if (!known && encoder.region()) {
            known = true;
            reader_->scaleTo(longestSideFor(reader_->info(), *encoder.region(), pass_.settings.side));
        }
    }
}

Outcome<PassedStream> Pass::run() {
    recordings::VideoReader::Options reading;
    reading.fineSide = fineSide;
    reading.noise = dataset::noiseOfStream(pass_.settings.noise, pass_.recording.id, pass_.terminal.id,
                                           pass_.stream.name);
    auto reader = recordings::VideoReader::open(pass_.stream.path, reading);
    if (!reader) {
        return reader.error();
    }
    reader_ = reader.take();
    auto preparation = vision::Preparation::create(pass_.options);
    if (!preparation) {
        return preparation.error();
    }
    StreamEncoder encoder(pass_.encoder, **preparation, pass_.settings);
    const auto read = readAll(encoder);
    if (!read.finished()) {
        return read.failed() ? Outcome<PassedStream>(read.error()) : Outcome<PassedStream>(Cancelled{});
    }
    auto features = encoder.finish(pass_.cancel);
    if (!features.finished()) {
        return features.failed() ? Outcome<PassedStream>(features.error())
                                 : Outcome<PassedStream>(Cancelled{});
    }
    result_.features = features.take();
    if (result_.features.times.empty()) {
        return recordings::noFrameInTime(pass_.stream.path);
    }
    result_.features.terminal = pass_.terminal.id;
    result_.features.stream = pass_.stream.name;
    result_.features.damagedFrames = reader_->damagedFrames();
    result_.features.region = encoder.region().value_or(timeline::Box());
    if (!pass_.options.regions.empty()) {
        result_.features.regionSource = timeline::RegionSource::Annotated;
    } else if (result_.features.region.width > 0.0) {
        result_.features.regionSource = timeline::RegionSource::Detected;
    }
    result_.encoded = encoder.encoded();
    result_.seconds.encode = encoder.encodeSeconds();
    result_.seconds.preparation = (*preparation)->times();
    return std::move(result_);
}

} // namespace

Outcome<PassedStream> passStream(const StreamPass& pass) {
    return Pass(pass).run();
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/decode_stage.h"

#include "core/analysis/analysis_json.h"
#include "core/base/bytes.h"
#include "core/recordings/image_folder.h"

#include <algorithm>
#include <utility>

namespace vestigo::pipeline {

namespace {

void packStates(ByteWriter& out, const std::vector<timeline::CameraState>& states) {
    out.number<std::uint64_t>(states.size());
    for (const timeline::CameraState& state : states) {
        out.text(timeline::cameraConditionKey(state.condition));
        out.number(state.range.start);
        out.number(state.range.end);
        out.number(state.severity);
        const timeline::Box box = state.box.value_or(timeline::Box());
        out.number<std::uint8_t>(state.box ? 1 : 0);
        for (const double side : {box.x, box.y, box.width, box.height}) {
            out.number(side);
        }
        out.number<std::uint64_t>(state.measured.size());
        for (const timeline::CameraMeasure& measure : state.measured) {
            out.text(measure.name);
            out.number(measure.value);
            out.number<std::uint8_t>(measure.usual ? 1 : 0);
            out.number(measure.usual.value_or(0.0));
        }
    }
}

timeline::CameraState unpackedState(ByteReader& in) {
    timeline::CameraState state;
    state.condition = timeline::cameraConditionOf(in.text()).value_or(timeline::CameraCondition::Covered);
    state.range.start = in.number<double>();
    state.range.end = in.number<double>();
    state.severity = in.number<double>();
    const bool boxed = in.number<std::uint8_t>() != 0;
    timeline::Box box;
    for (double* side : {&box.x, &box.y, &box.width, &box.height}) {
        *side = in.number<double>();
    }
    if (boxed) {
        state.box = box;
    }
    const std::uint64_t measures = in.count();
    for (std::uint64_t i = 0; i < measures && in.ok(); ++i) {
        timeline::CameraMeasure measure;
        measure.name = in.text();
        measure.value = in.number<double>();
        const bool known = in.number<std::uint8_t>() != 0;
        const auto usual = in.number<double>();
        measure.usual = known ? std::optional<double>(usual) : std::nullopt;
        state.measured.push_back(std::move(measure));
    }
    return state;
}

std::vector<timeline::CameraState> unpackedStates(ByteReader& in) {
    std::vector<timeline::CameraState> states;
    const std::uint64_t count = in.count();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        states.push_back(unpackedState(in));
    }
    return states;
}

/// A stream's features as bytes for the store: the counts, then everything as an aligned recording of one
/// terminal.
std::string packed(const dataset::VideoFeatures& features, const timeline::Grid& grid) {
    timeline::AlignedRecording wrapper;
    wrapper.grid = grid;
    wrapper.terminals.resize(1);
    wrapper.terminals[0].features = features.features;
    wrapper.terminals[0].heat = {features.heat};
    ByteWriter out;
    out.number(features.frames);
    out.number(features.damagedFrames);
    out.numbers(features.motion.times);
    out.numbers(features.motion.cells);
    packStates(out, features.cameraStates);
    out.text(analysis::packAligned(wrapper));
    return out.take();
}

std::optional<dataset::VideoFeatures> unpacked(const std::string& bytes, const timeline::Grid& grid) {
    ByteReader in(bytes);
    dataset::VideoFeatures features;
    features.frames = in.number<std::uint64_t>();
    features.damagedFrames = in.number<std::uint64_t>();
    features.motion.times = in.numbers<double>();
    features.motion.cells = in.numbers<float>();
    features.cameraStates = unpackedStates(in);
    auto wrapper = analysis::unpackAligned(in.text());
    if (!in.ok() || !wrapper || wrapper->terminals.size() != 1 || wrapper->terminals[0].heat.size() != 1 ||
        wrapper->grid.steps != grid.steps ||
        features.motion.cells.size() != features.motion.times.size() * vision::MotionGrid::values) {
        return std::nullopt;
    }
    features.features = std::move(wrapper->terminals[0].features);
    features.heat = std::move(wrapper->terminals[0].heat[0]);
    return features;
}

Error damagedFramesError(const dataset::VideoFeatures& features) {
    Error error;
    error.code = ErrorCode::Truncated;
    error.message = VESTIGO_TEXT("Error", "%1 of %2 frames could not be decoded");
    error.arguments = {std::to_string(features.damagedFrames),
                       std::to_string(features.frames + features.damagedFrames)};
    return error;
}

} // namespace

bool isAnalysedVideo(const recordings::Stream& stream) {
    return stream.kind == recordings::StreamKind::Video && stream.exists &&
           (stream.name == "device" || stream.name == "operator");
}

DecodeStage::DecodeStage(const RunContext& context, BoundedQueue<DecodedStream>& out, unsigned workers)
    : context_(context)
    , out_(out) {
    for (std::size_t t = 0; t < context.recording.terminals.size(); ++t) {
        const auto& streams = context.recording.terminals[t].streams;
        for (std::size_t s = 0; s < streams.size(); ++s) {
            if (isAnalysedVideo(streams[s])) {
                tasks_.push_back({t, s});
            }
        }
    }
    running_ = std::max(1U, workers);
    for (unsigned i = 0, count = running_; i < count; ++i) {
        workers_.emplace_back([this] {
            guarded(context_.log, [this] { work(); });
            if (--running_ == 0) {
                out_.close(); // the last one switches the light off
            }
        });
    }
}

DecodeStage::~DecodeStage() {
    for (std::thread& worker : workers_) {
        worker.join();
    }
}

void DecodeStage::work() {
    while (!context_.stop()) {
        const std::size_t index = next_.fetch_add(1);
        if (index >= tasks_.size()) {
            break;
        }
        decode(tasks_[index]);
        const double fraction =
            static_cast<double>(done_.fetch_add(1) + 1) / static_cast<double>(tasks_.size());
        context_.progress.report(Stage::Decode, fraction);
    }
    if (tasks_.empty()) {
        context_.progress.report(Stage::Decode, 1.0);
    }
}

void DecodeStage::decode(const Task& task) {
    const StageClock clock(context_.log, Stage::Decode);
    const recordings::Terminal& terminal = context_.recording.terminals[task.terminal];
    const recordings::Stream& stream = terminal.streams[task.stream];
    const timeline::Grid grid = dataset::gridOf(context_.recording);
    const std::string key = terminal.id + "/" + stream.name;
    if (const auto kept = takeArtifact(context_, Stage::Decode, key)) {
        if (auto features = unpacked(*kept, grid)) {
            out_.push({task.terminal, task.stream, std::move(*features)}, context_.cancel);
            return;
        }
    }
    const double share = 1.0 / static_cast<double>(tasks_.size());
    const double before = static_cast<double>(done_.load()) * share;
    PartOfStage part(context_.progress, Stage::Decode, before, before + share, key);
    auto features = dataset::featuresFromVideo(context_.recording, terminal, stream, context_.regions,
                                               context_.options, context_.cancel, part);
    if (features.failed()) {
        context_.log.notice(terminal.id, stream.name, features.error());
        return;
    }
    if (features.cancelled()) {
        return;
    }
    const auto beyond = stream.isFolder ? recordings::imagesBeyondAllTime(stream.path) : std::nullopt;
    if (beyond) {
        context_.log.notice(terminal.id, stream.name, *beyond);
    }
    if (features.value().damagedFrames > 0) {
        context_.log.notice(terminal.id, stream.name, damagedFramesError(features.value()));
    }
    keepArtifact(context_, Stage::Decode, key, packed(features.value(), grid));
    out_.push({task.terminal, task.stream, features.take()}, context_.cancel);
}

} // namespace vestigo::pipeline

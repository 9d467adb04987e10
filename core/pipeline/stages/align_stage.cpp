// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/align_stage.h"

#include "core/dataset/log_traits.h"

#include "core/base/numbers.h"
#include "core/dataset/camera_masks.h"
#include "core/dataset/clock_offset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace vestigo::pipeline {

namespace {

using timeline::FeatureSeries;

/// Features of all terminals together; 5 bytes each. More would not fit the memory that we promise to stay
/// in.
constexpr std::size_t mostCells = 50'000'000;
/// Steps of all terminals together: scores and what carries them take about 300 bytes each.
constexpr std::size_t mostScores = 2'500'000;

std::vector<FeatureSeries> tableOf(const RunContext& context, const recordings::Terminal& terminal) {
    auto table = dataset::alignTable(context.recording, terminal, context.options, context.cancel);
    if (table.failed()) {
        context.log.notice(terminal.id, "behavior", table.error());
    }
    return table.finished() ? table.take() : std::vector<FeatureSeries>();
}

dataset::LogFeatures logsOf(const RunContext& context) {
    auto logs = dataset::featuresFromLogs(context.recording, context.options, context.cancel);
    if (logs.failed()) {
        context.log.notice({}, "logs", logs.error());
    }
    dataset::LogFeatures features;
    if (logs.finished()) {
        features = logs.take();
        for (const recordings::Problem& problem : features.problems) {
            context.log.notice({}, problem.stream, problem.error);
        }
    }
    features.terminals.resize(context.recording.terminals.size());
    return features;
}

std::vector<std::vector<timeline::LogTrait>> traitsOf(const RunContext& context) {
    if (!context.options.logTraits) {
        return {};
    }
    auto traits = dataset::logTraits(context.recording, context.cancel);
    return traits.finished() ? traits.take() : std::vector<std::vector<timeline::LogTrait>>();
}

std::size_t cellsOf(const std::vector<std::vector<FeatureSeries>>& parts) {
    std::size_t cells = 0;
    for (const auto& features : parts) {
        for (const FeatureSeries& series : features) {
            cells += series.values.size();
        }
    }
    return cells;
}

Error tooLarge(const recordings::Recording& recording, std::size_t most) {
    Error error;
    error.code = ErrorCode::TooLarge;
    error.file = recording.file.string();
    error.message =
        VESTIGO_TEXT("Error", "holds more than %1 values on its grid, more than can be analysed at once");
    error.arguments = {std::to_string(most)};
    error.remedy = VESTIGO_TEXT("Error", "use a longer step_s, or split the recording");
    return error;
}

/// Decoded streams of one terminal in the order of its streams.
using Videos = std::map<std::size_t, dataset::VideoFeatures>;

void offerOffsets(const RunContext& context, const recordings::Terminal& terminal, const Videos& videos,
                  std::vector<analysis::OffsetOffer>& offers) {
    for (const auto& [index, features] : videos) {
        const auto estimate = dataset::estimateStreamOffset(
            context.recording, terminal, terminal.streams[index], features, context.cancel);
        // An estimate within half a step changes nothing, and a weak one would only make people doubt a good
        // clock.
        if (estimate.finished() && estimate.value().isOffered() &&
            std::abs(estimate.value().offsetSeconds) >= 0.5 * context.recording.stepSeconds) {
            offers.push_back({terminal.id, terminal.streams[index].name, estimate.value().offsetSeconds,
                              estimate.value().confidence});
        }
    }
}

/// A camera's state is told where other parts that could not be used are.
Error cameraNotice(const timeline::CameraState& state) {
    static constexpr std::array<Text, timeline::cameraConditions.size()> texts{
        VESTIGO_TEXT("Error", "the camera was covered from %1 s to %2 s"),
        VESTIGO_TEXT("Error", "the camera showed a frozen picture from %1 s to %2 s"),
        VESTIGO_TEXT("Error", "the camera showed a blurred picture from %1 s to %2 s"),
        VESTIGO_TEXT("Error", "the camera was displaced from %1 s to %2 s"),
        VESTIGO_TEXT("Error", "the camera saw nothing but darkness from %1 s to %2 s"),
        VESTIGO_TEXT("Error", "the camera was dazzled from %1 s to %2 s")};
    Error error;
    error.message = texts[static_cast<std::size_t>(state.condition)];
    error.arguments = {formatNumber(state.range.start), formatNumber(state.range.end)};
    error.remedy = VESTIGO_TEXT("Error", "what it showed then is no part of the score");
    return error;
}

void watchCameras(const RunContext& context, timeline::AlignedTerminal& terminal, CameraParts& cameras,
                  const timeline::Grid& grid) {
    cameras.maintenance = dataset::maintenanceSteps(terminal, grid);
    dataset::markMaintenance(cameras.streams, cameras.maintenance, grid);
    dataset::maskCameraStates(terminal, cameras.streams, grid, context.options.causal);
    for (const timeline::CameraHealth& camera : cameras.streams) {
        for (const timeline::CameraState& state : camera.states) {
            context.log.notice(terminal.id, camera.stream, cameraNotice(state));
        }
    }
}

} // namespace

bool nothingUsable(const timeline::AlignedRecording& recording) {
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        for (const FeatureSeries& series : terminal.features) {
            if (std::any_of(series.present.begin(), series.present.end(),
                            [](std::uint8_t p) { return p != 0; })) {
                return false;
            }
        }
    }
    return true;
}

std::unique_ptr<AlignedParts> alignRecording(const RunContext& context,
                                             BoundedQueue<DecodedStream>& decoded) {
    const auto& terminals = context.recording.terminals;
    dataset::LogFeatures logs;
    std::vector<std::vector<FeatureSeries>> tables(terminals.size());
    if (dataset::gridOf(context.recording).steps > mostScores / std::max<std::size_t>(1, terminals.size())) {
        context.log.fail(tooLarge(context.recording, mostScores));
        return nullptr;
    }
    {
        const StageClock clock(context.log, Stage::Align);
        logs = logsOf(context);
        for (std::size_t i = 0; i < terminals.size() && !context.stop(); ++i) {
            tables[i] = tableOf(context, terminals[i]);
            if (cellsOf(tables) + cellsOf(logs.terminals) > mostCells) {
                context.log.fail(tooLarge(context.recording, mostCells));
            }
            context.progress.report(Stage::Align,
                                    0.9 * static_cast<double>(i + 1) / static_cast<double>(terminals.size()),
                                    terminals[i].id);
        }
    }
    std::vector<Videos> videos(terminals.size());
    while (auto stream = decoded.pop(context.cancel)) {
        videos[stream->terminal].emplace(stream->stream, std::move(stream->features));
    }
    if (context.stop()) {
        return nullptr;
    }
    const StageClock clock(context.log, Stage::Align);
    auto parts = std::make_unique<AlignedParts>();
    parts->recording.recordingId = context.recording.id;
    parts->recording.site = context.recording.site;
    parts->recording.grid = dataset::gridOf(context.recording);
    parts->recording.causal = context.options.causal;
    std::vector<std::vector<timeline::LogTrait>> traits = traitsOf(context);
    parts->recording.links = dataset::alignLinks(context.recording, logs.measuredLinks);
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        offerOffsets(context, terminals[i], videos[i], parts->offers);
        std::vector<dataset::VideoFeatures> streams;
        CameraParts cameras;
        for (auto& entry : videos[i]) {
            cameras.streams.push_back(
                {terminals[i].streams[entry.first].name, std::move(entry.second.cameraStates)});
            streams.push_back(std::move(entry.second));
        }
        parts->recording.terminals.push_back(dataset::assembleTerminal(
            terminals[i], std::move(tables[i]), std::move(logs.terminals[i]), std::move(streams)));
        parts->recording.terminals.back().positionMetres = terminals[i].positionMetres;
        if (i < traits.size()) {
            parts->recording.terminals.back().logTraits = std::move(traits[i]);
        }
        watchCameras(context, parts->recording.terminals.back(), cameras, parts->recording.grid);
        parts->cameras.push_back(std::move(cameras));
    }
    context.progress.report(Stage::Align, 1.0);
    return context.stop() ? nullptr : std::move(parts);
}

} // namespace vestigo::pipeline

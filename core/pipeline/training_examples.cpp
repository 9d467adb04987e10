// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/training_examples.h"

#include "core/base/engine_module.h"
#include "core/detection/camera_evidence.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace vestigo::pipeline {

namespace {

using models::TrainingExample;

std::int8_t typeIndex(const std::string& type) {
    const auto found = std::find(models::anomalyTypes.begin(), models::anomalyTypes.end(), type);
    return found == models::anomalyTypes.end()
               ? std::int8_t{-1}
               : static_cast<std::int8_t>(found - models::anomalyTypes.begin());
}

void addTruth(const labels::Annotations& annotations, const timeline::AlignedRecording& recording,
              TrainingExample& example) {
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        std::vector<std::uint8_t> abnormal(recording.grid.steps, 0);
        std::vector<std::int8_t> types(recording.grid.steps, -1);
        for (const labels::Anomaly& anomaly : annotations.anomalies) {
            for (std::size_t k = 0; k < abnormal.size() && anomaly.terminal == terminal.id; ++k) {
                if (anomaly.range.contains(recording.grid.time(k))) {
                    abnormal[k] = 1;
                    types[k] = typeIndex(anomaly.type);
                }
            }
        }
        example.abnormal.push_back(std::move(abnormal));
        example.types.push_back(std::move(types));
    }
}

void countCameraAlarms(const AlignedParts& parts, TrainingExample& example) {
    for (std::size_t i = 0; i < parts.cameras.size() && i < example.abnormal.size(); ++i) {
        const CameraParts& cameras = parts.cameras[i];
        example.hasCameras = example.hasCameras || !cameras.streams.empty();
        example.cameraAlarms += detection::alarmsWithoutCause(
            cameras.streams, cameras.maintenance, example.abnormal[i], parts.recording.grid.stepSeconds);
    }
}

} // namespace

Outcome<TrainingExample> readTrainingExample(const std::filesystem::path& folder, const Seeing& seeing,
                                             bool causal, const CancelToken& cancel, ProgressSink& progress) {
    if (auto ready = loadEngineModule(); !ready) {
        return ready.error();
    }
    auto recording = recordings::openRecording(folder);
    if (!recording) {
        return recording.error();
    }
    labels::Annotations annotations;
    TrainingExample example;
    example.labelled = recording->annotations && recording->annotations->exists;
    if (example.labelled) {
        auto read = labels::readAnnotations(recording->annotations->path);
        if (!read) {
            return read.error(); // unreadable labels could call an anomaly normal
        }
        annotations = read.take();
    }
    RunLog log;
    RunProgress stages(progress);
    dataset::AlignOptions options;
    options.causal = causal;
    options.logTraits = seeing.logTraits;
    const RunContext context{
        *recording, labels::fixedRegions(annotations), options, nullptr, 0, cancel, stages, log};
    std::unique_ptr<AlignedParts> parts = decodeAndAlign(context, seeing);
    if (!parts) {
        const auto failure = log.failure();
        return failure ? Outcome<TrainingExample>(*failure) : Outcome<TrainingExample>(Cancelled{});
    }
    if (nothingUsable(parts->recording)) {
        return nothingUsableError(*recording, log);
    }
    addTruth(annotations, parts->recording, example);
    countCameraAlarms(*parts, example);
    for (timeline::AlignedTerminal& terminal : parts->recording.terminals) {
        terminal.heat.clear(); // no engine learns from it, and it is most of the memory
    }
    example.recording = std::make_shared<const timeline::AlignedRecording>(std::move(parts->recording));
    return example;
}

} // namespace vestigo::pipeline

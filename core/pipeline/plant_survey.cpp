// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/plant_survey.h"

#include "core/base/json.h"
#include "core/labels/annotations.h"
#include "core/pipeline/recording_folders.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace vestigo::pipeline {

namespace {

bool saysSynthetic(const std::string& sourceJson) {
    const auto json = parseJson(sourceJson, "recording");
    return json && json->is_object() && json->value("synthetic", Json()) == true;
}

/// Adds what one recording holds; an error where it, or its labels, cannot be read.
Result<Done> add(const dataset::DatasetEntry& entry, PlantSurvey& survey,
                 std::map<std::string, PlantSurvey::Terminal>& terminals) {
    const auto recording = recordings::openRecording(entry.folder);
    if (!recording) {
        return recording.error();
    }
    const bool labelled = recording->annotations && recording->annotations->exists;
    std::size_t anomalies = 0;
    if (labelled) {
        const auto annotations = labels::readAnnotations(recording->annotations->path);
        if (!annotations) {
            return annotations.error();
        }
        anomalies = annotations->anomalies.size();
    }
    const bool heldOut = entry.split == dataset::Split::Test;
    survey.recordings += 1;
    survey.labelled += labelled ? 1 : 0;
    survey.seconds += recording->durationSeconds;
    survey.anomalies += anomalies;
    survey.anomaliesLearnt += entry.split == dataset::Split::Train ? anomalies : 0;
    survey.heldOut += heldOut ? 1 : 0;
    survey.heldOutLabelled += heldOut && labelled ? 1 : 0;
    survey.synthetic = survey.synthetic || saysSynthetic(recording->sourceJson);
    for (const recordings::Terminal& terminal : recording->terminals) {
        terminals.emplace(terminal.id, PlantSurvey::Terminal{terminal.id, terminal.name, terminal.type});
        survey.cameras += static_cast<std::size_t>(
            std::count_if(terminal.streams.begin(), terminal.streams.end(),
                          [](const auto& stream) { return stream.kind == recordings::StreamKind::Video; }));
    }
    return Done{};
}

} // namespace

Outcome<PlantSurvey> surveyRun(const std::filesystem::path& folder, const CancelToken& cancel,
                               ProgressSink& progress) {
    const auto dataset = openRecordings(folder);
    if (!dataset) {
        return dataset.error();
    }
    PlantSurvey survey;
    survey.ownSplits = hasOwnSplits(folder);
    survey.synthetic = saysSynthetic(dataset->sourceJson);
    std::map<std::string, PlantSurvey::Terminal> terminals;
    std::size_t done = 0;
    for (const dataset::DatasetEntry& entry : dataset->recordings) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        if (const auto added = add(entry, survey, terminals); !added) {
            survey.unreadable.push_back({entry.path, added.error().oneLine()});
        }
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Reading recordings");
        report.item = entry.path;
        report.fraction = static_cast<double>(++done) / static_cast<double>(dataset->recordings.size());
        report.overall = report.fraction;
        progress.report(report);
    }
    for (auto& [id, terminal] : terminals) {
        survey.terminals.push_back(std::move(terminal));
    }
    if (survey.recordings == 0) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = folder.string();
        error.message = VESTIGO_TEXT("Error", "holds no recording that can be read");
        error.remedy = VESTIGO_TEXT("Error", "the first of them: %1");
        error.arguments = {survey.unreadable.empty() ? std::string() : survey.unreadable.front().why};
        return error;
    }
    return survey;
}

} // namespace vestigo::pipeline

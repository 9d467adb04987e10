// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_run.h"

#include "core/analysis/analysis_json.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/part_of_job.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/recording_folders.h"
#include "core/pipeline/result_folder.h"
#include "core/recordings/recording.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace vestigo::pipeline {

namespace {

Result<labels::Annotations> truthOf(const recordings::Recording& recording) {
    if (recording.annotations && recording.annotations->exists) {
        return labels::readAnnotations(recording.annotations->path);
    }
    Error error;
    error.code = ErrorCode::FileMissing;
    error.file = recording.file.string();
    error.place = "annotations";
    error.message = VESTIGO_TEXT("Error", "there are no annotations to compare with");
    error.remedy = VESTIGO_TEXT("Error", "evaluate on annotated recordings");
    return error;
}

std::map<std::pair<std::string, std::string>, evaluation::EvaluatedRecording::FrameSize>
frameSizesOf(const timeline::AlignedRecording& aligned) {
    std::map<std::pair<std::string, std::string>, evaluation::EvaluatedRecording::FrameSize> sizes;
    for (const timeline::AlignedTerminal& terminal : aligned.terminals) {
        for (const timeline::HeatSequence& heat : terminal.heat) {
            sizes[{terminal.id, heat.stream}] = {static_cast<double>(heat.frameWidth),
                                                 static_cast<double>(heat.frameHeight)};
        }
    }
    return sizes;
}

/// Keeps the result where the caller wants it. What is judged is what a result file says, digits and all: so
/// the figures are those that anybody gets who scores the files.
Result<analysis::Analysis> keepResult(const EvaluateRequest& request, const dataset::DatasetEntry& entry,
                                      const analysis::Analysis& result) {
    const std::string json = analysis::analysisToJson(result);
    if (!request.resultsFolder.empty()) {
        std::string name = entry.path;
        for (char& c : name) {
            c = c == '/' || c == '.' ? '-' : c;
        }
        const auto written = writeFileAtomically(request.resultsFolder / (name + ".json"), json);
        if (!written) {
            return written.error();
        }
    }
    return analysis::analysisFromJson(json, entry.path);
}

/// The truth of a recording, still without a result.
Result<evaluation::EvaluatedRecording> unjudged(const recordings::Recording& recording,
                                                const dataset::DatasetEntry& entry) {
    auto truth = truthOf(recording);
    if (!truth) {
        return truth.error();
    }
    evaluation::EvaluatedRecording evaluated;
    evaluated.id = recording.id;
    evaluated.path = entry.path;
    evaluated.durationSeconds = recording.durationSeconds;
    evaluated.truth = truth.take();
    return evaluated;
}

Outcome<Done> analyseOne(const EvaluateRequest& request, const dataset::DatasetEntry& entry,
                         evaluation::EvaluatedRecording& evaluated, const CancelToken& cancel,
                         ProgressSink& progress) {
    AnalyzeRequest analyze;
    analyze.recording = entry.folder;
    analyze.engine = request.engine;
    analyze.model = request.model;
    analyze.causal = request.causal;
    analyze.seed = request.seed;
    analyze.encoderWeights = request.encoderWeights;
    analyze.detector = request.detector;
    analyze.noise = request.noise;
    auto result = AnalyzeRun(analyze).run(cancel, progress);
    if (!result.finished()) {
        return result.failed() ? Outcome<Done>(result.error()) : Outcome<Done>(Cancelled{});
    }
    auto kept = keepResult(request, entry, *result.value());
    if (!kept) {
        return kept.error();
    }
    evaluated.result = kept.take();
    if (result.value()->aligned) {
        evaluated.frameSizes = frameSizesOf(*result.value()->aligned);
    }
    return Done{};
}

/// Sizes of the pictures that an anomaly's region lies in; a video that cannot be opened has none.
void addFrameSizes(const recordings::Recording& recording, evaluation::EvaluatedRecording& evaluated) {
    for (const labels::Anomaly& anomaly : evaluated.truth.anomalies) {
        for (const labels::AnomalyRegion& region : anomaly.regions) {
            const std::pair key(anomaly.terminal, region.stream);
            const recordings::Stream* stream = recording.findStream(anomaly.terminal, region.stream);
            if (evaluated.frameSizes.count(key) > 0 || stream == nullptr ||
                stream->kind != recordings::StreamKind::Video || !stream->exists) {
                continue;
            }
            const auto video = recordings::VideoReader::open(stream->path);
            if (video) {
                evaluated.frameSizes[key] = {static_cast<double>((*video)->info().width),
                                             static_cast<double>((*video)->info().height)};
            }
        }
    }
}

/// A result file may be of another hand: what it says of terminals that the recording does not have is left
/// out, as the scorer leaves it out.
Outcome<Done> readOne(const std::filesystem::path& file, const recordings::Recording& recording,
                      evaluation::EvaluatedRecording& evaluated) {
    auto result = readResult(file);
    if (!result) {
        return result.error();
    }
    addFrameSizes(recording, evaluated);
    evaluated.result = result.take();
    const auto unknown = [&recording](const auto& part) { return recording.findTerminal(part) == nullptr; };
    auto& terminals = evaluated.result.terminals;
    terminals.erase(std::remove_if(terminals.begin(), terminals.end(),
                                   [&](const analysis::TerminalResult& one) { return unknown(one.id); }),
                    terminals.end());
    for (analysis::Incident& incident : evaluated.result.incidents) {
        auto& episodes = incident.episodes;
        episodes.erase(std::remove_if(episodes.begin(), episodes.end(),
                                      [&](const analysis::Episode& one) { return unknown(one.terminal); }),
                       episodes.end());
        auto& edges = incident.causalEdges;
        edges.erase(std::remove_if(edges.begin(), edges.end(),
                                   [&](const analysis::CausalEdge& one) {
                                       return unknown(one.from) || unknown(one.to);
                                   }),
                    edges.end());
    }
    return Done{};
}

const char* wordOf(dataset::Split split) {
    switch (split) {
    case dataset::Split::Train:
        return "train";
    case dataset::Split::Val:
        return "val";
    case dataset::Split::Test:
        break;
    }
    return "test";
}

bool saysSynthetic(const dataset::Dataset& dataset) {
    const auto json = parseJson(dataset.sourceJson, dataset.folder.string());
    return json && json->is_object() && json->value("synthetic", Json()) == true;
}

Error noRecordingOfSplit(const EvaluateRequest& request) {
    Error error;
    error.code = ErrorCode::Empty;
    error.file = request.dataset.string();
    error.message = VESTIGO_TEXT("Error", "holds no recording of that split");
    error.remedy = VESTIGO_TEXT("Error", "choose another split: train, val or test");
    return error;
}

Error noResultOfSplit(const EvaluateRequest& request) {
    Error error;
    error.code = ErrorCode::Empty;
    error.file = request.model.string();
    error.message = VESTIGO_TEXT("Error", "holds no result of a recording of that split");
    error.remedy = VESTIGO_TEXT("Error", "choose the results of this data set and split");
    return error;
}

void addFacts(const EvaluateRequest& request, const dataset::Dataset& dataset, JudgedRecordings& judged) {
    evaluation::EvaluationFacts& facts = judged.facts;
    facts = evaluation::factsOf(judged.recordings);
    facts.datasetName = dataset.name;
    facts.datasetFolder = dataset.folder.string();
    facts.split = wordOf(request.split);
    facts.synthetic = facts.synthetic || saysSynthetic(dataset);
}

} // namespace

Outcome<JudgedRecordings> judgedRecordings(const EvaluateRequest& request, const CancelToken& cancel,
                                           ProgressSink& progress) {
    const auto dataset = openRecordings(request.dataset);
    if (!dataset) {
        return dataset.error();
    }
    std::vector<const dataset::DatasetEntry*> entries;
    for (const dataset::DatasetEntry& entry : dataset->recordings) {
        if (entry.split == request.split) {
            entries.push_back(&entry);
        }
    }
    if (entries.empty()) {
        return noRecordingOfSplit(request);
    }
    std::error_code unknown;
    const bool readsResults = std::filesystem::is_directory(request.model, unknown);
    std::map<std::string, std::filesystem::path> files;
    if (readsResults) {
        auto found = resultFiles(request.model, cancel);
        if (!found.finished()) {
            return found.failed() ? Outcome<JudgedRecordings>(found.error())
                                  : Outcome<JudgedRecordings>(Cancelled{});
        }
        files = found.take();
    }
    JudgedRecordings judged;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const auto recording = recordings::openRecording(entries[i]->folder);
        auto opened = recording ? unjudged(*recording, *entries[i])
                                : Result<evaluation::EvaluatedRecording>(recording.error());
        if (!opened) {
            return opened.error();
        }
        evaluation::EvaluatedRecording one = opened.take();
        if (readsResults && files.count(one.id) == 0) {
            judged.withoutResult.push_back(one.id);
            continue;
        }
        const auto all = static_cast<double>(entries.size());
        PartOfJob part(progress, static_cast<double>(i) / all, static_cast<double>(i + 1) / all,
                       VESTIGO_TEXT("Progress", "Evaluating"), entries[i]->path);
        const Outcome<Done> done = readsResults ? readOne(files[one.id], *recording, one)
                                                : analyseOne(request, *entries[i], one, cancel, part);
        if (!done.finished()) {
            return done.failed() ? Outcome<JudgedRecordings>(done.error())
                                 : Outcome<JudgedRecordings>(Cancelled{});
        }
        judged.recordings.push_back(std::move(one));
    }
    if (judged.recordings.empty()) {
        return noResultOfSplit(request);
    }
    addFacts(request, *dataset, judged);
    return judged;
}

Outcome<evaluation::Evaluation> evaluateRun(const EvaluateRequest& request, const CancelToken& cancel,
                                            ProgressSink& progress) {
    auto judged = judgedRecordings(request, cancel, progress);
    if (!judged.finished()) {
        return judged.failed() ? Outcome<evaluation::Evaluation>(judged.error())
                               : Outcome<evaluation::Evaluation>(Cancelled{});
    }
    auto evaluated =
        evaluation::evaluate(judged.value().recordings, request.bootstrapRounds, request.seed, cancel);
    if (evaluated.finished()) {
        evaluated.value().facts = judged.value().facts;
        evaluated.value().withoutResult = judged.value().withoutResult;
    }
    return evaluated;
}

Outcome<evaluation::Comparison> compareRun(const CompareRequest& request, const CancelToken& cancel,
                                           ProgressSink& progress) {
    EvaluateRequest second = request.first;
    second.model = request.against;
    second.engine = request.againstEngine;
    second.resultsFolder.clear();
    std::vector<JudgedRecordings> sides;
    for (const EvaluateRequest* one : {&request.first, static_cast<const EvaluateRequest*>(&second)}) {
        const double begun = sides.empty() ? 0.0 : 0.5;
        PartOfJob half(progress, begun, begun + 0.5);
        auto judged = judgedRecordings(*one, cancel, half);
        if (!judged.finished()) {
            return judged.failed() ? Outcome<evaluation::Comparison>(judged.error())
                                   : Outcome<evaluation::Comparison>(Cancelled{});
        }
        sides.push_back(judged.take());
    }
    auto compared = evaluation::compare(sides[0].recordings, sides[1].recordings,
                                        request.first.bootstrapRounds, request.first.seed, cancel);
    if (compared.finished()) {
        compared.value().first = sides[0].facts;
        compared.value().second = sides[1].facts;
    }
    return compared;
}

} // namespace vestigo::pipeline

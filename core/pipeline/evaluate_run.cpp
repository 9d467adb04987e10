// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/files.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/recording_folders.h"
#include "core/pipeline/train_run.h"
#include "core/recordings/recording.h"

#include <map>
#include <utility>

namespace vestigo::pipeline {

namespace {

constexpr int bootstrapRounds = 300;

/// One recording's share of the evaluation's progress.
class PartOfEvaluation final : public ProgressSink {
public:
    PartOfEvaluation(ProgressSink& sink, std::size_t index, std::size_t count, std::string item)
        : sink_(sink)
        , index_(index)
        , count_(count)
        , item_(std::move(item)) {}
    void report(const Progress& progress) override {
        Progress part;
        part.stage = VESTIGO_TEXT("Progress", "Evaluating");
        part.item = item_;
        part.overall = (static_cast<double>(index_) + progress.overall) / static_cast<double>(count_);
        part.fraction = part.overall;
        sink_.report(part);
    }

private:
    ProgressSink& sink_;
    std::size_t index_;
    std::size_t count_;
    std::string item_;
};

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

Outcome<evaluation::EvaluatedRecording> evaluateOne(const EvaluateRequest& request,
                                                    const dataset::DatasetEntry& entry,
                                                    const CancelToken& cancel, ProgressSink& progress) {
    const auto recording = recordings::openRecording(entry.folder);
    if (!recording) {
        return recording.error();
    }
    auto truth = truthOf(*recording);
    if (!truth) {
        return truth.error();
    }
    AnalyzeRequest analyze;
    analyze.recording = entry.folder;
    analyze.engine = request.engine;
    analyze.model = request.model;
    analyze.causal = request.causal;
    analyze.seed = request.seed;
    analyze.encoderWeights = request.encoderWeights;
    analyze.detector = request.detector;
    auto result = AnalyzeRun(analyze).run(cancel, progress);
    if (!result.finished()) {
        return result.failed() ? Outcome<evaluation::EvaluatedRecording>(result.error())
                               : Outcome<evaluation::EvaluatedRecording>(Cancelled{});
    }
    auto kept = keepResult(request, entry, *result.value());
    if (!kept) {
        return kept.error();
    }
    evaluation::EvaluatedRecording evaluated;
    evaluated.id = recording->id;
    evaluated.durationSeconds = recording->durationSeconds;
    evaluated.truth = truth.take();
    evaluated.result = kept.take();
    if (result.value()->aligned) {
        evaluated.frameSizes = frameSizesOf(*result.value()->aligned);
    }
    return evaluated;
}

} // namespace

Outcome<evaluation::Evaluation> evaluateRun(const EvaluateRequest& request, const CancelToken& cancel,
                                            ProgressSink& progress) {
    const auto dataset = openRecordings(request.dataset);
    if (!dataset) {
        return dataset.error();
    }
    std::vector<evaluation::EvaluatedRecording> evaluated;
    for (std::size_t i = 0; i < dataset->recordings.size(); ++i) {
        const dataset::DatasetEntry& entry = dataset->recordings[i];
        if (entry.split != request.split) {
            continue;
        }
        PartOfEvaluation part(progress, i, dataset->recordings.size(), entry.path);
        auto one = evaluateOne(request, entry, cancel, part);
        if (!one.finished()) {
            return one.failed() ? Outcome<evaluation::Evaluation>(one.error())
                                : Outcome<evaluation::Evaluation>(Cancelled{});
        }
        evaluated.push_back(one.take());
    }
    if (evaluated.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = request.dataset.string();
        error.message = VESTIGO_TEXT("Error", "holds no recording of that split");
        error.remedy = VESTIGO_TEXT("Error", "choose another split: train, val or test");
        return error;
    }
    return evaluation::evaluate(evaluated, bootstrapRounds, request.seed);
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/plant_comparison.h"

#include "core/analysis/analysis_json.h"
#include "core/base/part_of_job.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/metrics.h"
#include "core/labels/annotations.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/recording_folders.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <utility>

namespace vestigo::pipeline {

namespace {

constexpr int bootstrapRounds = 300;

using evaluation::EvaluatedRecording;

class Comparer {
public:
    Comparer(const PlantComparisonRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress) {}
    Outcome<PlantComparison> run();

private:
    Result<Done> openHeldOut();
    Outcome<std::vector<EvaluatedRecording>> judge(const std::filesystem::path& model,
                                                   const std::string& engine, double from, double to);
    PlantComparison figuresOf(const evaluation::Comparison& comparison,
                              const evaluation::Evaluation& candidate) const;

    const PlantComparisonRequest& request_;
    CancelToken cancel_;
    ProgressSink& progress_;
    std::vector<dataset::DatasetEntry> entries_;
    std::vector<EvaluatedRecording> truth_; ///< still without a result
    std::size_t unlabelled_ = 0;
    std::string datasetName_;
};

Result<Done> Comparer::openHeldOut() {
    const auto dataset = openRecordings(request_.recordings);
    if (!dataset) {
        return dataset.error();
    }
    datasetName_ = dataset->name;
    for (const dataset::DatasetEntry& entry : dataset->recordings) {
        if (entry.split != dataset::Split::Test) {
            continue;
        }
        const auto recording = recordings::openRecording(entry.folder);
        if (!recording) {
            continue; // the survey names it
        }
        EvaluatedRecording one;
        one.id = entry.path; // ids may repeat where nobody made a data set of them
        one.durationSeconds = recording->durationSeconds;
        if (recording->annotations && recording->annotations->exists) {
            auto annotations = labels::readAnnotations(recording->annotations->path);
            if (!annotations) {
                continue;
            }
            one.truth = annotations.take();
        } else {
            ++unlabelled_;
        }
        truth_.push_back(std::move(one));
        entries_.push_back(entry);
    }
    if (entries_.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = request_.recordings.string();
        error.message = VESTIGO_TEXT("Error", "holds no recording to compare on");
        error.remedy =
            VESTIGO_TEXT("Error", "two recordings or more, or the split \"test\" of a data set, are needed");
        return error;
    }
    return Done{};
}

Outcome<std::vector<EvaluatedRecording>> Comparer::judge(const std::filesystem::path& model,
                                                         const std::string& engine, double from, double to) {
    std::vector<EvaluatedRecording> judged = truth_;
    const double share = (to - from) / static_cast<double>(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        AnalyzeRequest request;
        request.recording = entries_[i].folder;
        request.model = model;
        request.engine = model.empty() ? engine : std::string();
        request.causal = request_.causal;
        request.seed = request_.seed;
        request.detector = request_.detector;
        const double begin = from + share * static_cast<double>(i);
        PartOfJob part(progress_, begin, begin + share, VESTIGO_TEXT("Progress", "Comparing"),
                       entries_[i].path);
        const auto result = AnalyzeRun(request).run(cancel_, part);
        if (!result.finished()) {
            return result.failed() ? Outcome<std::vector<EvaluatedRecording>>(result.error())
                                   : Outcome<std::vector<EvaluatedRecording>>(Cancelled{});
        }
        // What a result file would say, digits and all, is what is judged.
        auto kept = analysis::analysisFromJson(analysis::analysisToJson(*result.value()), entries_[i].path);
        if (!kept) {
            return kept.error();
        }
        judged[i].result = kept.take();
    }
    return judged;
}

const evaluation::Metric* find(const std::vector<evaluation::Metric>& metrics, const std::string& name) {
    const auto found = std::find_if(metrics.begin(), metrics.end(),
                                    [&name](const evaluation::Metric& one) { return one.name == name; });
    return found == metrics.end() ? nullptr : &*found;
}

PlantComparison Comparer::figuresOf(const evaluation::Comparison& comparison,
                                    const evaluation::Evaluation& candidate) const {
    PlantComparison result;
    result.recordings = comparison.recordings;
    result.anomalies = comparison.anomalies;
    result.unlabelled = unlabelled_;
    result.causal = request_.causal;
    for (const evaluation::Difference& one : comparison.differences) {
        if (!one.first && !one.second) {
            continue;
        }
        PlantFigure figure{one.name, one.first, one.second, one.value, one.low, one.high, {}, {}};
        if (const evaluation::Metric* metric = find(candidate.randomDetector, one.name)) {
            figure.random = metric->value;
        }
        if (const evaluation::Metric* metric = find(candidate.constantDetector, one.name)) {
            figure.constant = metric->value;
        }
        result.figures.push_back(std::move(figure));
    }
    result.json = evaluation::comparisonToJson(comparison);
    return result;
}

evaluation::EvaluationFacts factsOf(const std::vector<EvaluatedRecording>& judged, const std::string& name,
                                    const std::filesystem::path& folder) {
    evaluation::EvaluationFacts facts = evaluation::factsOf(judged);
    facts.datasetName = name;
    facts.datasetFolder = folder.string();
    facts.split = "test";
    return facts;
}

Outcome<PlantComparison> Comparer::run() {
    if (const auto opened = openHeldOut(); !opened) {
        return opened.error();
    }
    auto candidate = judge(request_.candidate, {}, 0.0, 0.48);
    if (!candidate.finished()) {
        return candidate.failed() ? Outcome<PlantComparison>(candidate.error())
                                  : Outcome<PlantComparison>(Cancelled{});
    }
    auto inUse = judge(request_.inUse, request_.engine, 0.48, 0.96);
    if (!inUse.finished()) {
        return inUse.failed() ? Outcome<PlantComparison>(inUse.error())
                              : Outcome<PlantComparison>(Cancelled{});
    }
    auto comparison =
        evaluation::compare(candidate.value(), inUse.value(), bootstrapRounds, request_.seed, cancel_);
    if (!comparison.finished()) {
        return comparison.failed() ? Outcome<PlantComparison>(comparison.error())
                                   : Outcome<PlantComparison>(Cancelled{});
    }
    comparison.value().first = factsOf(candidate.value(), datasetName_, request_.recordings);
    comparison.value().second = factsOf(inUse.value(), datasetName_, request_.recordings);
    const auto figures = evaluation::evaluate(candidate.value(), 0, request_.seed, cancel_);
    if (!figures.finished()) {
        return figures.failed() ? Outcome<PlantComparison>(figures.error())
                                : Outcome<PlantComparison>(Cancelled{});
    }
    PlantComparison result = figuresOf(comparison.value(), figures.value());
    result.synthetic = comparison.value().first.synthetic;
    return result;
}

} // namespace

Outcome<PlantComparison> plantComparisonRun(const PlantComparisonRequest& request, const CancelToken& cancel,
                                            ProgressSink& progress) {
    try {
        return Comparer(request, cancel, progress).run();
    } catch (const std::exception& exception) {
        Error error;
        error.file = request.recordings.string();
        error.message = VESTIGO_TEXT("Error", "the comparison failed: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/blind_detectors.h"
#include "core/evaluation/confusion.h"
#include "core/evaluation/mistakes.h"
#include "core/evaluation/resampling.h"

#include <algorithm>
#include <cmath>

namespace vestigo::evaluation {

namespace {

std::optional<double> known(double value) {
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

/// Figures with the intervals that were collected for them.
class MetricCollector {
public:
    explicit MetricCollector(Figures figures)
        : figures_(std::move(figures))
        , intervals_(figures_.size()) {}

    void add(const Figures& round) {
        for (std::size_t i = 0; i < round.size() && i < intervals_.size(); ++i) {
            intervals_[i].add(round[i].second);
        }
    }

    std::vector<Metric> metrics(int rounds) const {
        std::vector<Metric> metrics;
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            Metric metric;
            metric.name = figures_[i].first;
            metric.value = known(figures_[i].second);
            const auto middle = intervals_[i].middle(rounds);
            if (metric.value && middle) {
                metric.low = middle->first;
                metric.high = middle->second;
            }
            metrics.push_back(std::move(metric));
        }
        return metrics;
    }

private:
    Figures figures_;
    std::vector<Interval> intervals_;
};

struct Measured {
    std::vector<Metric> all;
    std::vector<std::vector<Metric>> anomalyTypes;
    std::vector<std::vector<Metric>> terminalTypes;
};

using Draws = std::vector<std::vector<std::size_t>>;

/// All figures of one detector with their intervals.
Outcome<Measured> measure(const CountedSet& set, const Draws& draws, const CancelToken& cancel) {
    const FigureSet figures = set.figures();
    MetricCollector all(figures.all);
    std::vector<MetricCollector> anomalies(figures.anomalyTypes.begin(), figures.anomalyTypes.end());
    std::vector<MetricCollector> terminals(figures.terminalTypes.begin(), figures.terminalTypes.end());
    for (const std::vector<std::size_t>& drawn : draws) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const FigureSet round = set.figures(drawn);
        all.add(round.all);
        for (std::size_t k = 0; k < anomalies.size(); ++k) {
            anomalies[k].add(round.anomalyTypes[k]);
        }
        for (std::size_t k = 0; k < terminals.size(); ++k) {
            terminals[k].add(round.terminalTypes[k]);
        }
    }
    const auto rounds = static_cast<int>(draws.size());
    Measured measured;
    measured.all = all.metrics(rounds);
    for (const MetricCollector& one : anomalies) {
        measured.anomalyTypes.push_back(one.metrics(rounds));
    }
    for (const MetricCollector& one : terminals) {
        measured.terminalTypes.push_back(one.metrics(rounds));
    }
    return measured;
}

std::vector<Counts> countAll(const std::vector<EvaluatedRecording>& recordings) {
    std::vector<Counts> counts;
    counts.reserve(recordings.size());
    for (const EvaluatedRecording& recording : recordings) {
        counts.push_back(countRecording(recording));
    }
    return counts;
}

RecordingFigures figuresOfOne(const EvaluatedRecording& recording, const Counts& counts) {
    RecordingFigures one;
    one.id = recording.id;
    one.path = recording.path;
    one.anomalies = counts.anomalies.size();
    one.steps = counts.truth.size();
    one.synthetic = recording.result.synthetic;
    for (const auto& [name, value] : CountedSet({counts}).figuresOfAll()) {
        one.metrics.push_back({name, known(value), {}, {}});
    }
    one.mistakes = mistakesOf(recording);
    return one;
}

/// What needs no detector beside it.
Evaluation describe(const std::vector<EvaluatedRecording>& recordings, const CountedSet& set) {
    Evaluation evaluation;
    evaluation.recordings = recordings.size();
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const Counts& counts = set.counts()[i];
        evaluation.anomalies += counts.anomalies.size();
        evaluation.steps += counts.truth.size();
        evaluation.perRecording.push_back(figuresOfOne(recordings[i], counts));
        evaluation.facts.synthetic = evaluation.facts.synthetic || recordings[i].result.synthetic;
    }
    if (!recordings.empty()) {
        const analysis::Analysis& first = recordings.front().result;
        evaluation.facts.engine = first.engine;
        evaluation.facts.modelName = first.modelName;
        evaluation.facts.modelSha256 = first.modelSha256;
        evaluation.facts.causal = first.causal;
    }
    evaluation.roc = rocCurve(set.ranked());
    evaluation.precisionRecall = precisionRecallCurve(set.ranked());
    evaluation.calibration = calibrationOf(set.ranked());
    evaluation.stepConfusion = confusionOfSteps(set.counts());
    evaluation.typeConfusion = confusionOfTypes(set.counts());
    evaluation.anomalyTypes = anomalyTypeGroups(set.counts(), set.ranked());
    evaluation.terminalTypes = terminalTypeGroups(set.counts(), set.ranked());
    return evaluation;
}

/// Puts the figures of one detector where they belong.
void place(Measured measured, Evaluation& evaluation, std::vector<Metric> Evaluation::*all,
           std::vector<Metric> Group::*ofGroup) {
    evaluation.*all = std::move(measured.all);
    for (std::size_t k = 0; k < evaluation.anomalyTypes.size(); ++k) {
        evaluation.anomalyTypes[k].*ofGroup = std::move(measured.anomalyTypes[k]);
    }
    for (std::size_t k = 0; k < evaluation.terminalTypes.size(); ++k) {
        evaluation.terminalTypes[k].*ofGroup = std::move(measured.terminalTypes[k]);
    }
}

} // namespace

const Metric* findMetric(const std::vector<Metric>& metrics, const std::string& name) {
    const auto found = std::find_if(metrics.begin(), metrics.end(),
                                    [&name](const Metric& metric) { return metric.name == name; });
    return found == metrics.end() ? nullptr : &*found;
}

const char* wordOf(MistakeKind kind) {
    switch (kind) {
    case MistakeKind::MissedAnomaly:
        return "missed anomaly";
    case MistakeKind::FalseAlarm:
        return "false alarm";
    case MistakeKind::WrongRoot:
        return "wrong root";
    case MistakeKind::WrongType:
        break;
    }
    return "wrong type";
}

EvaluationFacts factsOf(const std::vector<EvaluatedRecording>& recordings) {
    EvaluationFacts facts;
    if (!recordings.empty()) {
        const analysis::Analysis& first = recordings.front().result;
        facts.engine = first.engine;
        facts.modelName = first.modelName;
        facts.modelSha256 = first.modelSha256;
        facts.causal = first.causal;
    }
    facts.synthetic = std::any_of(recordings.begin(), recordings.end(),
                                  [](const EvaluatedRecording& one) { return one.result.synthetic; });
    return facts;
}

Outcome<Evaluation> evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                             std::uint64_t seed, const CancelToken& cancel) {
    const CountedSet engine(countAll(recordings));
    Evaluation evaluation = describe(recordings, engine);
    const Draws draws = drawRecordings(recordings.size(), bootstrapRounds, seed);
    struct Detector {
        CountedSet set;
        std::vector<Metric> Evaluation::*all;
        std::vector<Metric> Group::*ofGroup;
    };
    const Detector detectors[] = {
        {engine, &Evaluation::metrics, &Group::metrics},
        {CountedSet(countAll(byRandomDetector(recordings, seed))), &Evaluation::randomDetector,
         &Group::randomDetector},
        {CountedSet(countAll(byConstantDetector(recordings))), &Evaluation::constantDetector,
         &Group::constantDetector},
    };
    for (const Detector& detector : detectors) {
        auto measured = measure(detector.set, draws, cancel);
        if (!measured.finished()) {
            return Cancelled{};
        }
        place(measured.take(), evaluation, detector.all, detector.ofGroup);
    }
    return evaluation;
}

Evaluation evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                    std::uint64_t seed) {
    return evaluate(recordings, bootstrapRounds, seed, CancelToken()).take(); // nothing cancels it
}

} // namespace vestigo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/evaluation/counts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace vestigo::evaluation {

namespace {

using Figures = std::vector<std::pair<const char*, double>>;
using Sample = std::vector<const Counts*>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0.0 ? part / whole : undefined;
}

double medianOf(std::vector<double> values) {
    if (values.empty()) {
        return undefined;
    }
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

void addStepFigures(const Sample& sample, Figures& figures) {
    std::vector<std::uint8_t> truth;
    std::vector<double> score;
    double tp = 0.0;
    double fp = 0.0;
    double fn = 0.0;
    double activityRaised = 0.0;
    double activitySteps = 0.0;
    for (const Counts* counts : sample) {
        truth.insert(truth.end(), counts->truth.begin(), counts->truth.end());
        score.insert(score.end(), counts->score.begin(), counts->score.end());
        for (std::size_t i = 0; i < counts->truth.size(); ++i) {
            const bool abnormal = counts->truth[i] != 0;
            const bool raised = counts->raised[i] != 0;
            tp += abnormal && raised ? 1.0 : 0.0;
            fp += !abnormal && raised ? 1.0 : 0.0;
            fn += abnormal && !raised ? 1.0 : 0.0;
            const bool activity = counts->activity[i] != 0 && !abnormal;
            activitySteps += activity ? 1.0 : 0.0;
            activityRaised += activity && raised ? 1.0 : 0.0;
        }
    }
    const auto steps = static_cast<double>(truth.size());
    figures.emplace_back("step AUROC", areaUnderRoc(truth, score));
    figures.emplace_back("step AP", averagePrecision(truth, score));
    figures.emplace_back("step F1", ratio(2.0 * tp, 2.0 * tp + fp + fn));
    figures.emplace_back("step F1, best threshold", bestF1(truth, score));
    figures.emplace_back("step precision", ratio(tp, tp + fp));
    figures.emplace_back("step recall", ratio(tp, tp + fn));
    figures.emplace_back("step accuracy", ratio(steps - fp - fn, steps));
    figures.emplace_back("step false-positive rate", ratio(fp, steps - tp - fn));
    figures.emplace_back("step false-positive rate in activities", ratio(activityRaised, activitySteps));
}

void addEventFigures(const Sample& sample, Figures& figures) {
    double anomalies = 0.0;
    double detected = 0.0;
    double alarms = 0.0;
    double rightAlarms = 0.0;
    double falseAlarms = 0.0;
    double falseInActivity = 0.0;
    double hours = 0.0;
    double activityHours = 0.0;
    std::vector<double> delays;
    for (const Counts* counts : sample) {
        hours += counts->normalHours;
        activityHours += counts->activityHours;
        for (const Counts::Anomaly& anomaly : counts->anomalies) {
            anomalies += 1.0;
            detected += anomaly.detected ? 1.0 : 0.0;
            if (anomaly.detected) {
                delays.push_back(anomaly.delay);
            }
        }
        for (const Counts::Alarm& alarm : counts->alarms) {
            alarms += 1.0;
            rightAlarms += alarm.touchesAnomaly ? 1.0 : 0.0;
            falseAlarms += alarm.falseAlarm ? 1.0 : 0.0;
            falseInActivity += alarm.falseAlarm && alarm.inActivity ? 1.0 : 0.0;
        }
    }
    const double recall = ratio(detected, anomalies);
    const double precision = ratio(rightAlarms, alarms);
    figures.emplace_back("event recall", recall);
    figures.emplace_back("event precision", precision);
    const bool hopeless = recall == 0.0 || precision == 0.0;
    figures.emplace_back("event F1", hopeless ? 0.0 : 2.0 * recall * precision / (recall + precision));
    figures.emplace_back("detection delay, median s", medianOf(delays));
    figures.emplace_back("false alarms per terminal-hour", ratio(falseAlarms, hours));
    figures.emplace_back("false alarms per terminal-hour in activities",
                         ratio(falseInActivity, activityHours));
}

void addCauseFigures(const Sample& sample, Figures& figures) {
    double incidents = 0.0;
    double hit1 = 0.0;
    double hit3 = 0.0;
    double found = 0.0;
    double missed = 0.0;
    double invented = 0.0;
    for (const Counts* counts : sample) {
        for (const Counts::Cause& cause : counts->causes) {
            incidents += 1.0;
            hit1 += cause.hit1 ? 1.0 : 0.0;
            hit3 += cause.hit3 ? 1.0 : 0.0;
        }
        found += static_cast<double>(counts->edgesFound);
        missed += static_cast<double>(counts->edgesMissed);
        invented += static_cast<double>(counts->edgesInvented);
    }
    figures.emplace_back("root cause hit@1", ratio(hit1, incidents));
    figures.emplace_back("root cause hit@3", ratio(hit3, incidents));
    figures.emplace_back("edge precision", ratio(found, found + invented));
    figures.emplace_back("edge recall", ratio(found, found + missed));
    figures.emplace_back("edge F1", ratio(2.0 * found, 2.0 * found + invented + missed));
}

Figures figuresOf(const Sample& sample) {
    Figures figures;
    addStepFigures(sample, figures);
    addEventFigures(sample, figures);
    addCauseFigures(sample, figures);
    return figures;
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

std::vector<Metric> withIntervals(const std::vector<Counts>& counts, int rounds, std::uint64_t seed) {
    Sample all;
    for (const Counts& one : counts) {
        all.push_back(&one);
    }
    std::map<std::string, std::vector<double>> drawn;
    Random random(seed);
    for (int round = 0; round < rounds && counts.size() > 1; ++round) {
        Sample sample;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            sample.push_back(all[random.below(counts.size())]);
        }
        for (const auto& [name, value] : figuresOf(sample)) {
            if (!std::isnan(value)) {
                drawn[name].push_back(value);
            }
        }
    }
    std::vector<Metric> metrics;
    for (const auto& [name, value] : figuresOf(all)) {
        Metric metric;
        metric.name = name;
        const std::vector<double>& values = drawn[name];
        if (!std::isnan(value)) {
            metric.value = value;
            // An interval from a few odd draws would only look like one.
            if (values.size() * 5 > static_cast<std::size_t>(std::max(0, rounds)) && values.size() > 1) {
                metric.low = percentile(values, 0.025);
                metric.high = percentile(values, 0.975);
            }
        }
        metrics.push_back(std::move(metric));
    }
    return metrics;
}

/// What a detector that knows nothing would get: only the figures of steps, since it makes no episodes.
std::vector<Metric> blindDetector(const std::vector<Counts>& counts, bool constant, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::uint8_t> truth;
    std::vector<double> score;
    for (const Counts& one : counts) {
        for (const std::uint8_t abnormal : one.truth) {
            truth.push_back(abnormal);
            score.push_back(constant ? 0.5 : random.uniform());
        }
    }
    const auto known = [](double value) {
        return std::isnan(value) ? std::nullopt : std::optional<double>(value);
    };
    return {{"step AUROC", known(areaUnderRoc(truth, score)), {}, {}},
            {"step AP", known(averagePrecision(truth, score)), {}, {}},
            {"step F1, best threshold", known(bestF1(truth, score)), {}, {}}};
}

} // namespace

Evaluation evaluate(const std::vector<EvaluatedRecording>& recordings, int bootstrapRounds,
                    std::uint64_t seed) {
    Evaluation evaluation;
    std::vector<Counts> counts;
    for (const EvaluatedRecording& recording : recordings) {
        counts.push_back(countRecording(recording));
        evaluation.anomalies += counts.back().anomalies.size();
        evaluation.steps += counts.back().truth.size();
    }
    evaluation.recordings = recordings.size();
    evaluation.metrics = withIntervals(counts, bootstrapRounds, seed);
    evaluation.randomDetector = blindDetector(counts, false, seed);
    evaluation.constantDetector = blindDetector(counts, true, seed);
    return evaluation;
}

} // namespace vestigo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluation_report.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdio>

namespace vestigo::cli {

namespace {

using evaluation::Confusion;
using evaluation::Evaluation;
using evaluation::Group;
using evaluation::Metric;
using evaluation::RecordingFigures;

std::string number(const std::optional<double>& value) {
    if (!value) {
        return "n/a";
    }
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f", *value);
    return text;
}

std::string number(const Metric* metric) {
    return number(metric == nullptr ? std::nullopt : metric->value);
}

std::string interval(const std::optional<double>& low, const std::optional<double>& high) {
    return low && high ? number(low) + " .. " + number(high) : std::string();
}

void printMetrics(const Evaluation& result) {
    std::printf("%-46s %7s   %-18s %9s %9s\n", "", "", "", "random", "constant");
    for (const Metric& metric : result.metrics) {
        std::printf("%-46s %7s   %-18s %9s %9s\n", metric.name.c_str(), number(metric.value).c_str(),
                    interval(metric.low, metric.high).c_str(),
                    number(findMetric(result.randomDetector, metric.name)).c_str(),
                    number(findMetric(result.constantDetector, metric.name)).c_str());
    }
}

void printGroups(const char* title, const std::vector<Group>& groups) {
    for (const Group& group : groups) {
        std::printf("\n%s %s: %zu anomalies, %zu abnormal of %zu steps\n", title,
                    singleLine(group.name, 60).c_str(), group.anomalies, group.abnormalSteps, group.steps);
        for (const Metric& metric : group.metrics) {
            std::printf("  %-44s %7s   %-18s %9s %9s\n", metric.name.c_str(), number(metric.value).c_str(),
                        interval(metric.low, metric.high).c_str(),
                        number(findMetric(group.randomDetector, metric.name)).c_str(),
                        number(findMetric(group.constantDetector, metric.name)).c_str());
        }
    }
}

void printConfusion(const char* title, const Confusion& confusion) {
    std::printf("\n%s (rows: true, columns: said)\n%-22s", title, "");
    for (const std::string& name : confusion.named) {
        std::printf(" %12.12s", singleLine(name, 40).c_str());
    }
    std::printf("\n");
    for (std::size_t r = 0; r < confusion.counts.size(); ++r) {
        std::printf("%-22.22s", singleLine(confusion.truth[r], 40).c_str());
        for (const std::size_t count : confusion.counts[r]) {
            std::printf(" %12zu", count);
        }
        std::printf("\n");
    }
}

void printMistakes(const std::vector<RecordingFigures>& recordings) {
    std::vector<const RecordingFigures*> worst;
    for (const RecordingFigures& recording : recordings) {
        if (!recording.mistakes.empty()) {
            worst.push_back(&recording);
        }
    }
    std::stable_sort(worst.begin(), worst.end(), [](const RecordingFigures* a, const RecordingFigures* b) {
        return a->mistakes.size() > b->mistakes.size();
    });
    std::printf("\nmistakes, in %zu of %zu recordings\n", worst.size(), recordings.size());
    for (const RecordingFigures* recording : worst) {
        std::printf("%s (%s)\n", singleLine(recording->id, 80).c_str(),
                    singleLine(recording->path, 200).c_str());
        for (const evaluation::Mistake& mistake : recording->mistakes) {
            std::printf("  %-14s %-14s %7.1f .. %.1f s%s%s%s%s%s\n", wordOf(mistake.kind),
                        singleLine(mistake.terminal, 60).c_str(), mistake.range.start, mistake.range.end,
                        mistake.truth.empty() ? "" : "; true: ", singleLine(mistake.truth, 120).c_str(),
                        mistake.named.empty() ? "" : "; said: ", singleLine(mistake.named, 60).c_str(),
                        mistake.inActivity ? "; in an activity" : "");
        }
    }
}

} // namespace

void print(const Evaluation& result) {
    std::printf(
        "%zu recordings, %zu anomalies, %zu terminal-steps; 95 %% bootstrap intervals over recordings%s\n",
        result.recordings, result.anomalies, result.steps, result.facts.synthetic ? "; synthetic data" : "");
    if (!result.withoutResult.empty()) {
        std::printf("no result of %zu recordings: %s\n", result.withoutResult.size(),
                    singleLine(result.withoutResult.front(), 80).c_str());
    }
    printMetrics(result);
    std::printf("%-46s %7s\n", "expected calibration error",
                number(result.calibration.expectedError).c_str());
    std::printf("%-46s %7s\n", "Brier score", number(result.calibration.brierScore).c_str());
    printGroups("anomaly type", result.anomalyTypes);
    printGroups("terminals of type", result.terminalTypes);
    printConfusion("steps", result.stepConfusion);
    printConfusion("anomaly types", result.typeConfusion);
    printMistakes(result.perRecording);
}

void print(const evaluation::Comparison& comparison) {
    std::printf("%zu recordings, %zu anomalies; differences with 95 %% intervals, paired by recording%s\n",
                comparison.recordings, comparison.anomalies,
                comparison.first.synthetic || comparison.second.synthetic ? "; synthetic data" : "");
    if (!comparison.onlyFirst.empty() || !comparison.onlySecond.empty()) {
        std::printf("left out: %zu recordings that only the first has, %zu that only the second has\n",
                    comparison.onlyFirst.size(), comparison.onlySecond.size());
    }
    std::printf("%-46s %9s %9s %11s\n", "", "model", "against", "difference");
    for (const evaluation::Difference& one : comparison.differences) {
        std::printf("%-46s %9s %9s %11s   %s\n", one.name.c_str(), number(one.first).c_str(),
                    number(one.second).c_str(), number(one.value).c_str(),
                    interval(one.low, one.high).c_str());
    }
}

} // namespace vestigo::cli

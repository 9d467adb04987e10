// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace vestigo::evaluation {

namespace {

using Sample = std::vector<const Counts*>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0.0 ? part / whole : undefined;
}

/// Harmonic mean; 0 where one of the two is 0 and the other cannot be said.
double harmonic(double a, double b) {
    return a == 0.0 || b == 0.0 ? 0.0 : 2.0 * a * b / (a + b);
}

double medianOf(std::vector<double> values) {
    if (values.empty()) {
        return undefined;
    }
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

/// Between the two nearest values, linearly.
double quantileOf(std::vector<double> values, double share) {
    if (values.empty()) {
        return undefined;
    }
    std::sort(values.begin(), values.end());
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

/// A mean that grows by one value at a time.
class Mean {
public:
    void add(double value) {
        sum_ += value;
        count_ += 1.0;
    }
    void add(bool value) { add(value ? 1.0 : 0.0); }
    double value() const { return ratio(sum_, count_); }

private:
    double sum_ = 0.0;
    double count_ = 0.0;
};

struct StepCounts {
    double steps = 0.0;
    double truePositives = 0.0;
    double falsePositives = 0.0;
    double falseNegatives = 0.0;
    double activitySteps = 0.0;
    double activityRaised = 0.0;

    void add(const Counts& counts) {
        for (std::size_t i = 0; i < counts.truth.size(); ++i) {
            const bool abnormal = counts.truth[i] != 0;
            const bool raised = counts.raised[i] != 0;
            const bool activity = counts.activity[i] != 0 && !abnormal;
            steps += 1.0;
            truePositives += abnormal && raised ? 1.0 : 0.0;
            falsePositives += !abnormal && raised ? 1.0 : 0.0;
            falseNegatives += abnormal && !raised ? 1.0 : 0.0;
            activitySteps += activity ? 1.0 : 0.0;
            activityRaised += activity && raised ? 1.0 : 0.0;
        }
    }
};

void addStepFigures(const Sample& sample, const StepAreas& areas, Figures& figures) {
    StepCounts sum;
    Mean ofRecordings;
    for (const Counts* counts : sample) {
        sum.add(*counts);
        if (counts->areaUnderRoc) {
            ofRecordings.add(*counts->areaUnderRoc);
        }
    }
    const double wrong = sum.falsePositives + sum.falseNegatives;
    const double abnormal = sum.truePositives + sum.falseNegatives;
    figures.emplace_back("step AUROC", areas.underRoc);
    figures.emplace_back("step AUROC, mean of recordings", ofRecordings.value());
    figures.emplace_back("step AP", areas.averagePrecision);
    figures.emplace_back("step F1", ratio(2.0 * sum.truePositives, 2.0 * sum.truePositives + wrong));
    figures.emplace_back("step F1, best threshold", areas.bestF1);
    figures.emplace_back("step precision", ratio(sum.truePositives, sum.truePositives + sum.falsePositives));
    figures.emplace_back("step recall", ratio(sum.truePositives, abnormal));
    figures.emplace_back("step accuracy", ratio(sum.steps - wrong, sum.steps));
    figures.emplace_back("step false-positive rate", ratio(sum.falsePositives, sum.steps - abnormal));
    figures.emplace_back("step false-positive rate in activities",
                         ratio(sum.activityRaised, sum.activitySteps));
}

void addEventFigures(const Sample& sample, Figures& figures) {
    Mean detected;
    Mean right;
    Mean timeOverlap;
    Mean delay;
    Mean warned;
    double falseAlarms = 0.0;
    double falseInActivity = 0.0;
    double hours = 0.0;
    double activityHours = 0.0;
    std::vector<double> delays;
    for (const Counts* counts : sample) {
        hours += counts->normalHours;
        activityHours += counts->activityHours;
        for (const Counts::Anomaly& anomaly : counts->anomalies) {
            detected.add(anomaly.detected);
            warned.add(anomaly.warned);
            if (anomaly.timeOverlap) {
                timeOverlap.add(*anomaly.timeOverlap);
            }
            if (anomaly.detected) {
                delays.push_back(anomaly.delay);
                delay.add(anomaly.delay);
            }
        }
        for (const Counts::Alarm& alarm : counts->alarms) {
            right.add(alarm.touchesAnomaly);
            falseAlarms += alarm.falseAlarm ? 1.0 : 0.0;
            falseInActivity += alarm.falseAlarm && alarm.inActivity ? 1.0 : 0.0;
        }
    }
    figures.emplace_back("event recall", detected.value());
    figures.emplace_back("event precision", right.value());
    figures.emplace_back("event F1", harmonic(detected.value(), right.value()));
    figures.emplace_back("event temporal IoU", timeOverlap.value());
    figures.emplace_back("detection delay, median s", medianOf(delays));
    figures.emplace_back("detection delay, mean s", delay.value());
    figures.emplace_back("detection delay, lower quartile s", quantileOf(delays, 0.25));
    figures.emplace_back("detection delay, upper quartile s", quantileOf(delays, 0.75));
    figures.emplace_back("warned in the 5 s before", warned.value());
    figures.emplace_back("false alarms per terminal-hour", ratio(falseAlarms, hours));
    figures.emplace_back("false alarms per terminal-hour in activities",
                         ratio(falseInActivity, activityHours));
}

/// Of the anomalies whose episode has a type; macro: over the types that occur among them.
void addTypeFigures(const Sample& sample, Figures& figures) {
    struct OfType {
        double truth = 0.0;
        double named = 0.0;
        double both = 0.0;
    };
    std::map<std::string, OfType> types;
    Mean accuracy;
    Mean foundAndNamed;
    for (const Counts* counts : sample) {
        for (const Counts::Anomaly& anomaly : counts->anomalies) {
            const bool right = anomaly.namedType == anomaly.type;
            foundAndNamed.add(!anomaly.namedType.empty() && right);
            if (!anomaly.namedType.empty()) {
                accuracy.add(right);
                types[anomaly.type].truth += 1.0;
                types[anomaly.namedType].named += 1.0;
                types[anomaly.type].both += right ? 1.0 : 0.0;
            }
        }
    }
    Mean f1;
    for (const auto& entry : types) {
        if (entry.second.truth > 0.0) {
            f1.add(ratio(2.0 * entry.second.both, entry.second.truth + entry.second.named));
        }
    }
    figures.emplace_back("type accuracy, matched", accuracy.value());
    figures.emplace_back("type macro-F1, matched", f1.value());
    figures.emplace_back("found and rightly named", types.empty() ? undefined : foundAndNamed.value());
}

void addRootFigures(const Sample& sample, Figures& figures) {
    Mean hit1;
    Mean hit3;
    Mean hit1OfChains;
    bool given = false;
    for (const Counts* counts : sample) {
        given = given || counts->givesRoots;
        for (const Counts::Cause& cause : counts->causes) {
            hit1.add(cause.hit1);
            hit3.add(cause.hit3);
            if (cause.anomalies > 1) {
                hit1OfChains.add(cause.hit1);
            }
        }
    }
    figures.emplace_back("root cause hit@1", given ? hit1.value() : undefined);
    figures.emplace_back("root cause hit@3", given ? hit3.value() : undefined);
    figures.emplace_back("root cause hit@1, chains", given ? hit1OfChains.value() : undefined);
}

void addEdgeFigures(const Sample& sample, Figures& figures) {
    double found = 0.0;
    double missed = 0.0;
    double invented = 0.0;
    Mean lagError;
    Mean exact;
    Mean exactOfChains;
    bool given = false;
    for (const Counts* counts : sample) {
        given = given || counts->givesIncidents;
        found += static_cast<double>(counts->edgesFound);
        missed += static_cast<double>(counts->edgesMissed);
        invented += static_cast<double>(counts->edgesInvented);
        for (const double error : counts->lagErrors) {
            lagError.add(error);
        }
        for (const Counts::Cause& cause : counts->causes) {
            exact.add(cause.exact);
            if (cause.anomalies > 1) {
                exactOfChains.add(cause.exact);
            }
        }
    }
    given = given && !std::isnan(exact.value()); // there is a true incident
    const auto say = [&](const char* name, double value) {
        figures.emplace_back(name, given ? value : undefined);
    };
    say("edge precision", ratio(found, found + invented));
    say("edge recall", ratio(found, found + missed));
    say("edge F1", ratio(2.0 * found, 2.0 * found + invented + missed));
    say("edge lag error, mean s", lagError.value());
    say("chain exact, chains", exactOfChains.value());
    say("chain exact, all incidents", exact.value());
}

void addPointingFigures(const Sample& sample, Figures& figures) {
    constexpr double goodOverlap = 0.3;
    Mean given;
    Mean best;
    Mean all;
    Mean bestOverlap;
    Mean allOverlap;
    Mean chance;
    bool any = false;
    for (const Counts* counts : sample) {
        any = any || counts->givesVisualEvidence;
        for (const Counts::Pointing& pointing : counts->pointing) {
            given.add(!pointing.boxes.empty());
            if (!pointing.boxes.empty()) {
                best.add(pointing.boxes.front().inside);
                bestOverlap.add(pointing.boxes.front().overlap > goodOverlap);
            }
            for (const Counts::Pointing::Box& box : pointing.boxes) {
                all.add(box.inside);
                allOverlap.add(box.overlap > goodOverlap);
            }
            for (const double share : pointing.chance) {
                chance.add(share);
            }
        }
    }
    const auto say = [&](const char* name, const Mean& mean) {
        figures.emplace_back(name, any ? mean.value() : undefined);
    };
    say("visual evidence given", given);
    say("pointing, best box", best);
    say("pointing, all boxes", all);
    say("box IoU > 0.3, best box", bestOverlap);
    say("box IoU > 0.3, all boxes", allOverlap);
    say("pointing by chance (area)", chance);
}

void addKeyFigures(const Sample& sample, Figures& figures) {
    Mean overlap;
    Mean first;
    Mean oneOfThree;
    Mean precision;
    for (const Counts* counts : sample) {
        for (const Counts::KeyPart& part : counts->keyParts) {
            if (!part.given) {
                continue;
            }
            overlap.add(part.timeOverlap);
            first.add(part.firstNamed);
            oneOfThree.add(part.oneOfThreeNamed);
            if (part.precision) {
                precision.add(*part.precision);
            }
        }
    }
    figures.emplace_back("key segment IoU", overlap.value());
    figures.emplace_back("key feature hit@1", first.value());
    figures.emplace_back("key feature hit@3", oneOfThree.value());
    figures.emplace_back("key feature precision", precision.value());
}

} // namespace

Figures figuresOf(const std::vector<const Counts*>& sample, const StepAreas& areas) {
    Figures figures;
    addStepFigures(sample, areas, figures);
    addEventFigures(sample, figures);
    addTypeFigures(sample, figures);
    addRootFigures(sample, figures);
    addEdgeFigures(sample, figures);
    addPointingFigures(sample, figures);
    addKeyFigures(sample, figures);
    double seen = 0.0;
    double expected = 0.0;
    for (const Counts* counts : sample) {
        seen += static_cast<double>(counts->truth.size());
        expected += counts->stepsExpected;
    }
    figures.emplace_back("coverage of steps after 8 s", expected != 0.0 ? seen / expected : undefined);
    return figures;
}

} // namespace vestigo::evaluation

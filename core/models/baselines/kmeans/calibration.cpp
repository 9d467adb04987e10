// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/calibration.h"

#include "core/models/alarm_outlook.h"
#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models::kmeans {

namespace {

constexpr double halfwayScore = 3.0;
constexpr double normalQuantile = 0.995;
constexpr double lowestThreshold = 0.8;

const Profile* findProfile(const std::vector<Profile>& profiles, const TerminalColumns& columns) {
    for (const Profile& profile : profiles) {
        if (!profile.forType && profile.name == columns.id) {
            return &profile;
        }
    }
    for (const Profile& profile : profiles) {
        if (profile.forType && profile.name == columns.type) {
            return &profile;
        }
    }
    return nullptr;
}

/// Score over own threshold, and the truth, of one terminal in one recording.
struct Trace {
    std::vector<double> ratio;
    std::vector<std::uint8_t> abnormal;
    double stepSeconds = 0.5;
};

std::vector<Trace> tracesOf(const std::vector<Profile>& profiles,
                            const std::vector<TrainingExample>& examples, const CancelToken& cancel) {
    std::vector<Trace> traces;
    for (const TrainingExample& example : examples) {
        const std::vector<TerminalColumns> terminals = columnsOf(*example.recording);
        for (std::size_t t = 0; t < terminals.size() && !cancel.cancelled(); ++t) {
            const Profile* profile = findProfile(profiles, terminals[t]);
            if (profile == nullptr || terminals[t].steps <= timeline::windowSteps) {
                continue;
            }
            const ProfileScore score =
                scoreWith(*profile, terminals[t], timeline::windowSteps, terminals[t].steps, cancel);
            Trace trace;
            trace.stepSeconds = example.recording->grid.stepSeconds;
            for (std::size_t k = timeline::windowSteps; k < terminals[t].steps; ++k) {
                const bool abnormal = k < example.abnormal[t].size() && example.abnormal[t][k] != 0;
                trace.ratio.push_back(score.score[k] / profile->threshold);
                trace.abnormal.push_back(abnormal ? 1 : 0);
            }
            traces.push_back(std::move(trace));
        }
    }
    return traces;
}

bool withinBudget(const AlarmOutlook& outlook) {
    return outlook.falseAlarms() <= falseAlarmsPerHour * outlook.normalHours() &&
           outlook.falseAlarms() <= outlook.normalSteps() / stepsPerFalseAlarm;
}

/// What one factor would do.
AlarmOutlook lookAt(const std::vector<Trace>& traces, double factor) {
    AlarmOutlook outlook;
    for (const Trace& trace : traces) {
        outlook.add(trace.ratio, trace.abnormal, trace.stepSeconds, factor);
    }
    return outlook;
}

/// The lowest factor that keeps the budget; with `byAnomalies` of those above it the one with the best F1.
double factorFor(const std::vector<Trace>& traces, bool byAnomalies) {
    if (traces.empty()) {
        return 1.0;
    }
    constexpr double lowest = 0.3;
    constexpr double highest = 8.0;
    double best = highest;
    double bestF1 = -1.0;
    const int last = static_cast<int>(std::log(highest / lowest) / std::log(1.04));
    for (int k = 0; k <= last; ++k) {
        const double factor = highest / std::pow(1.04, k);
        const AlarmOutlook outlook = lookAt(traces, factor);
        if (!withinBudget(outlook)) {
            break;
        }
        const double f1 = byAnomalies ? outlook.f1() : 0.0;
        if (f1 >= bestF1) { // without anomalies all are 0: the lowest that keeps the budget
            bestF1 = f1;
            best = factor;
        }
    }
    return best;
}

} // namespace

double probabilityOf(double score) {
    return score / (score + halfwayScore);
}

double normalThreshold(const Profile& profile, const std::vector<NormalPart>& parts,
                       const CancelToken& cancel) {
    std::vector<double> scores;
    for (const NormalPart& part : parts) {
        const ProfileScore score = scoreWith(profile, *part.columns, 0, part.columns->steps, cancel);
        for (std::size_t k = 0; k < part.normal.size(); ++k) {
            if (part.normal[k] != 0 && score.known[k] != 0) {
                scores.push_back(score.score[k]);
            }
        }
    }
    return std::max(lowestThreshold, quantile(std::move(scores), normalQuantile));
}

void tuneThresholds(std::vector<Profile>& profiles, const std::vector<TrainingExample>& examples,
                    const CancelToken& cancel) {
    const double factor = factorFor(tracesOf(profiles, examples, cancel), true);
    for (Profile& profile : profiles) {
        profile.threshold *= factor;
    }
}

struct FalseAlarmBudget::Traces {
    std::vector<Trace> all;
};

FalseAlarmBudget::FalseAlarmBudget()
    : traces_(std::make_unique<Traces>()) {}

FalseAlarmBudget::~FalseAlarmBudget() = default;

void FalseAlarmBudget::add(const std::vector<Profile>& profiles, const std::vector<TrainingExample>& examples,
                           const CancelToken& cancel) {
    for (Trace& trace : tracesOf(profiles, examples, cancel)) {
        traces_->all.push_back(std::move(trace));
    }
}

double FalseAlarmBudget::factor() const {
    return factorFor(traces_->all, false);
}

} // namespace vestigo::models::kmeans

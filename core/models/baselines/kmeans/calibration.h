// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"

#include <memory>
#include <vector>

namespace vestigo::models::kmeans {

/// Combined score as a probability: monotone, 0 at the usual distance, 0.5 at three times the edge of normal.
double probabilityOf(double score);

/// The threshold that normal running of the terminal itself almost never passes.
double normalThreshold(const Profile& profile, const std::vector<NormalPart>& parts,
                       const CancelToken& cancel);

/// False alarms that a threshold may raise on normal running: one in ten minutes of each terminal. Recordings
/// are short stretches that somebody found worth looking at; a live view would be set tighter.
constexpr double falseAlarmsPerHour = 6.0;
/// And one in so many steps: what is judged once a minute may not be wrong six times an hour. (Steps of 0.5 s
/// reach both limits together.)
constexpr double stepsPerFalseAlarm = 1200.0;

/// Moves all thresholds by one common factor: the lowest one that keeps within both limits above on the
/// normal steps of `examples`, and of those above it the one with the best F1 over the steps, where there are
/// anomalies to tell. (One factor: a terminal alone has too few positives and too few hours.) `examples` are
/// the validation recordings, which no profile has seen; the training recordings where there are none.
void tuneThresholds(std::vector<Profile>& profiles, const std::vector<TrainingExample>& examples,
                    const CancelToken& cancel);

/// Finds the lowest common factor of thresholds that keeps within both limits, whatever anomalies are there:
/// for plants of which only normal running is known. Steps of anomalies are neither alarms nor hours.
class FalseAlarmBudget {
public:
    FalseAlarmBudget();
    ~FalseAlarmBudget();
    FalseAlarmBudget(const FalseAlarmBudget&) = delete;
    FalseAlarmBudget& operator=(const FalseAlarmBudget&) = delete;
    /// What `profiles` say of recordings, best of ones that they have not seen.
    void add(const std::vector<Profile>& profiles, const std::vector<TrainingExample>& examples,
             const CancelToken& cancel);
    double factor() const; ///< 1 when nothing was added

private:
    struct Traces;
    std::unique_ptr<Traces> traces_;
};

} // namespace vestigo::models::kmeans

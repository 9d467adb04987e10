// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"

#include <vector>

namespace vestigo::models::kmeans {

/// Combined score as a probability: monotone, 0 at the usual distance, 0.5 at three times the edge of normal.
double probabilityOf(double score);

/// The threshold that normal running of the terminal itself almost never passes.
double normalThreshold(const Profile& profile, const std::vector<NormalPart>& parts,
                       const CancelToken& cancel);

/// Moves all thresholds by one common factor: the one with the best F1 over the steps of `validation`.
/// Without annotated anomalies there the thresholds stay. (One factor: a terminal alone has too few
/// positives.)
void tuneThresholds(std::vector<Profile>& profiles, const std::vector<TrainingExample>& validation,
                    const CancelToken& cancel);

} // namespace vestigo::models::kmeans

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"

#include <vector>

namespace vestigo::models::kmeans {

/// There is nothing to learn from.
Error nothingToLearnError();

/// A profile of each terminal and of each type of terminal in `examples`, from their normal steps. The
/// thresholds are those that normal running of the terminal itself almost never passes. Fails where there is
/// nothing to learn from.
Outcome<std::vector<Profile>> fitProfiles(const std::vector<TrainingExample>& examples,
                                          const TrainSettings& settings, const CancelToken& cancel,
                                          ProgressSink& progress);

/// The same, with thresholds that keep the budget of false alarms on recordings that the profiles have not
/// seen: profiles of every second recording judge the others, and the factor found there is that of all. Of a
/// single recording there is nothing unseen; then it judges itself.
Outcome<std::vector<Profile>> fitCalibrated(const std::vector<TrainingExample>& normal,
                                            const TrainSettings& settings, const CancelToken& cancel,
                                            ProgressSink& progress);

/// The terminal's own profile, else that of its type, else null; only a usable one.
const Profile* profileFor(const std::vector<Profile>& profiles, const TerminalColumns& terminal);

/// `before` with those of the same terminal or type replaced by the newly fitted ones, and the others kept.
std::vector<Profile> replaced(std::vector<Profile> before, std::vector<Profile> fitted);

} // namespace vestigo::models::kmeans

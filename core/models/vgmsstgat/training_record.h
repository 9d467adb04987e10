// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/models/training_watch.h"

#include <optional>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What a training has told so far, kept in its checkpoint.
struct TrainingRecord {
    /// Before the first epoch, where the network begins with something to say: a prior, or another training.
    std::optional<EpochReport> start;
    std::vector<EpochReport> epochs;
    double lossSum = 0.0; ///< of the recordings of the epoch that runs
    int recordings = 0;   ///< how many they are

    /// The best epoch, 1 for the first; 0: none is better than the start.
    int bestEpoch() const;
    /// Whether a validation like that of `report` is better than all before: by average precision, or by loss
    /// where the validation recordings hold no anomaly. Without validation the last is the best. Than the
    /// start it must be more precise by 0.02: of a few recordings, less is chance; and where no anomaly shows
    /// how precise it is, nothing is better than the start.
    bool better(const EpochReport& report) const;
};

std::string recordJson(const TrainingRecord& record);
Result<TrainingRecord> recordOf(const std::string& text, const std::string& file);

} // namespace vestigo::models::vgmsstgat

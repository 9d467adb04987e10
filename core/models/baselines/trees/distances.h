// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/kmeans/profile.h"
#include "core/models/model_api.h"

#include <vector>

namespace vestigo::models::trees {

/// How far the terminals of a plant are from what is usual there, by the clusters of normal windows of the
/// engine `kmeans`. For forests that have learned at other plants: they ask about one column at a time, the
/// clusters know what the columns of this very terminal do together.
class UsualDistances {
public:
    /// What they count where the forests know no anomaly of the plant, and where some were grown on its own.
    /// In the logarithm of the odds; usual windows are up to a score of 1. Found with the model that ships on
    /// plant-a's train and validation split: 1 to 2, and 0.3 to 1, differ little.
    static constexpr double beside = 1.5;
    static constexpr double besideOwnTrees = 0.5;

    /// Learns from normal running of one plant; steps labelled as abnormal are left out. Nothing where there
    /// is nothing to learn from.
    static Outcome<UsualDistances> fit(const std::vector<TrainingExample>& normal, double weight,
                                       const TrainSettings& settings, const CancelToken& cancel,
                                       ProgressSink& progress);

    bool empty() const { return profiles_.empty(); }
    double weight() const { return weight_; }
    /// Replaces those of the same terminals and types, and adds the others; the weight is the other's.
    void take(UsualDistances other);

    /// What the distance of one terminal says.
    struct Say {
        std::vector<float>
            logits; ///< [step] added to the logarithm of the odds, >= 0; 0 where nothing is known
        kmeans::ProfileScore score;                      ///< of which columns it comes
        const std::vector<std::string>* names = nullptr; ///< of those columns; null: nothing is known
    };
    Say of(const kmeans::TerminalColumns& terminal, const CancelToken& cancel) const;

    /// Tensors and metadata under "distances/"; nothing where it is empty.
    void addTo(ModelState& state) const;
    /// Every size checked; ModelInvalid otherwise.
    static Result<UsualDistances> ofState(const ModelState& state);

private:
    std::vector<kmeans::Profile> profiles_;
    double weight_ = beside;
};

} // namespace vestigo::models::trees

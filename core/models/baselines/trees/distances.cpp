// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/distances.h"

#include "core/models/baselines/kmeans/plant_profiles.h"
#include "core/models/baselines/kmeans/profile_state.h"
#include "core/models/model_modes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr const char* prefix = "distances/";

/// In the logarithm of the odds, where usual windows are up to a score of 1. Found with the model that ships
/// on plant-a's train and validation split: 1 to 2 differ little.
constexpr double weight = 1.5;

const kmeans::Profile* find(const std::vector<kmeans::Profile>& profiles,
                            const kmeans::TerminalColumns& terminal) {
    for (const bool forType : {false, true}) {
        for (const kmeans::Profile& profile : profiles) {
            if (profile.forType == forType && profile.name == (forType ? terminal.type : terminal.id) &&
                profile.usable()) {
                return &profile;
            }
        }
    }
    return nullptr;
}

} // namespace

Outcome<UsualDistances> UsualDistances::fit(const std::vector<TrainingExample>& normal,
                                            const TrainSettings& settings, const CancelToken& cancel,
                                            ProgressSink& progress) {
    UsualDistances distances;
    auto profiles = kmeans::fitProfiles(normal, settings, cancel, progress);
    if (profiles.cancelled()) {
        return Cancelled{};
    }
    if (profiles.finished()) { // else there is nothing to learn from
        distances.profiles_ = profiles.take();
    }
    return distances;
}

void UsualDistances::take(UsualDistances other) {
    profiles_ = kmeans::replaced(std::move(profiles_), std::move(other.profiles_));
}

UsualDistances::Say UsualDistances::of(const kmeans::TerminalColumns& terminal,
                                       const CancelToken& cancel) const {
    Say say;
    say.logits.assign(terminal.steps, 0.0F);
    const kmeans::Profile* profile = find(profiles_, terminal);
    if (profile == nullptr || terminal.steps <= timeline::windowSteps) {
        return say;
    }
    say.names = &profile->names;
    say.score = kmeans::scoreWith(*profile, terminal, timeline::windowSteps, terminal.steps, cancel);
    for (std::size_t k = timeline::windowSteps; k < terminal.steps && !cancel.cancelled(); ++k) {
        if (say.score.known[k] != 0) {
            say.logits[k] = static_cast<float>(weight * std::log1p(std::max(0.0, say.score.score[k])));
        }
    }
    return say;
}

void UsualDistances::addTo(ModelState& state) const {
    if (!empty()) {
        addWithPrefix(state, kmeans::stateOf(profiles_), prefix);
    }
}

Result<UsualDistances> UsualDistances::ofState(const ModelState& state) {
    const ModelState own = partWithPrefix(state, prefix);
    UsualDistances distances;
    if (own.metadata.empty() && own.tensors.empty()) {
        return distances;
    }
    auto profiles = kmeans::profilesOf(own);
    if (!profiles) {
        return profiles.error();
    }
    distances.profiles_ = profiles.take();
    return distances;
}

} // namespace vestigo::models::trees

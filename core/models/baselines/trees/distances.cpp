// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/distances.h"

#include "core/base/json.h"
#include "core/models/baselines/kmeans/plant_profiles.h"
#include "core/models/baselines/kmeans/profile_state.h"
#include "core/models/baselines/trees/errors.h"
#include "core/models/model_modes.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr const char* prefix = "distances/";
constexpr const char* weightKey = "weight";
constexpr double largestWeight = 100.0;

} // namespace

Outcome<UsualDistances> UsualDistances::fit(const std::vector<TrainingExample>& normal, double weight,
                                            const TrainSettings& settings, const CancelToken& cancel,
                                            ProgressSink& progress) {
    UsualDistances distances;
    distances.weight_ = weight;
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
    weight_ = other.weight_;
    profiles_ = kmeans::replaced(std::move(profiles_), std::move(other.profiles_));
}

UsualDistances::Say UsualDistances::of(const kmeans::TerminalColumns& terminal,
                                       const CancelToken& cancel) const {
    Say say;
    say.logits.assign(terminal.steps, 0.0F);
    const kmeans::Profile* profile = kmeans::profileFor(profiles_, terminal);
    if (profile == nullptr || terminal.steps <= timeline::windowSteps) {
        return say;
    }
    say.names = &profile->names;
    say.score = kmeans::scoreWith(*profile, terminal, timeline::windowSteps, terminal.steps, cancel);
    for (std::size_t k = timeline::windowSteps; k < terminal.steps && !cancel.cancelled(); ++k) {
        if (say.score.known[k] != 0) {
            say.logits[k] = static_cast<float>(weight_ * std::log1p(std::max(0.0, say.score.score[k])));
        }
    }
    return say;
}

void UsualDistances::addTo(ModelState& state) const {
    if (!empty()) {
        ModelState own = kmeans::stateOf(profiles_);
        own.metadata[weightKey] = Json(weight_).dump();
        addWithPrefix(state, own, prefix);
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
    const auto text = own.metadata.find(weightKey);
    const auto weight =
        text == own.metadata.end() ? Result<Json>(Json()) : parseJson(text->second, weightKey);
    if (!weight || !weight->is_number() || !(weight->get<double>() >= 0.0) ||
        !(weight->get<double>() <= largestWeight)) {
        return notTreesError(std::string(prefix) + weightKey);
    }
    distances.weight_ = weight->get<double>();
    return distances;
}

} // namespace vestigo::models::trees

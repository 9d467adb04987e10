// SPDX-License-Identifier: GPL-3.0-or-later
// The part of TrainingRun that is kept and found again.
#include "core/models/learning/checkpoint.h"
#include "core/models/learning/module_state.h"
#include "core/models/vgmsstgat/training_errors.h"
#include "core/models/vgmsstgat/training_run.h"

namespace vestigo::models::vgmsstgat {

ModelState TrainingRun::wholeState() const {
    ModelState state;
    addNetwork(state, "network.", *network_);
    addNetwork(state, "average.", *average_);
    addNetwork(state, "best.", *best_);
    adam_.addTo(state, "adam.");
    state.metadata["record"] = recordJson(record_);
    state.tensors["step"] = {{1}, {static_cast<float>(step_)}};
    return state;
}

Result<Done> TrainingRun::keep() {
    kept_ = std::chrono::steady_clock::now();
    if (setting_.checkpoint.empty() || !companions_.first()) {
        return Done{};
    }
    return writeCheckpoint(setting_.checkpoint, wholeState(), step_, identity_);
}

Result<Done> TrainingRun::resume() {
    const auto checkpoint = readCheckpoint(setting_.checkpoint, identity_);
    if (!checkpoint || !checkpoint->has_value()) {
        return checkpoint ? Result<Done>(Done{}) : checkpoint.error();
    }
    return takeState((*checkpoint)->state, setting_.checkpoint.string());
}

Result<Done> TrainingRun::takeFromFirst() {
    if (!companions_.together()) {
        return Done{};
    }
    ModelState state = wholeState();
    companions_.takeFromFirst(state);
    return companions_.first() ? Result<Done>(Done{}) : takeState(state, {});
}

Result<Done> TrainingRun::takeState(const ModelState& state, const std::string& file) {
    for (const auto& [network, prefix] :
         {std::pair{network_, "network."}, std::pair{average_, "average."}, std::pair{best_, "best."}}) {
        if (const auto filled = fillNetwork(*network, state, prefix, file); !filled) {
            return filled.error();
        }
    }
    const torch::NoGradGuard noGradients;
    const auto text = state.metadata.find("record");
    auto record = recordOf(text == state.metadata.end() ? std::string() : text->second, file);
    if (!record) {
        return record.error();
    }
    const auto epochs = static_cast<std::int64_t>(record->epochs.size());
    const auto made = state.tensors.find("step");
    const double step =
        made == state.tensors.end() || made->second.values.size() != 1 ? -1.0 : made->second.values[0];
    // The epoch of the last step may still have to be validated.
    const bool fits = step >= 0.0 && step <= static_cast<double>(stepsPerEpoch_ * options_.epochs);
    const std::int64_t epochsMade = fits ? static_cast<std::int64_t>(step) / stepsPerEpoch_ : 0;
    if (!adam_.takeFrom(state, "adam.") || !fits || (epochs != epochsMade && epochs + 1 != epochsMade)) {
        return checkpointError(file, "adam");
    }
    step_ = static_cast<std::int64_t>(step);
    record_ = record.take();
    return Done{};
}

} // namespace vestigo::models::vgmsstgat

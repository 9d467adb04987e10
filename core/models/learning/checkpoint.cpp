// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/checkpoint.h"

#include "core/models/learning/module_state.h"

#include <cmath>

namespace vestigo::models {

namespace {

constexpr double averageKeeps = 0.998; // of its value, a step
constexpr double pi = 3.14159265358979323846;

} // namespace

void addNetwork(ModelState& state, const std::string& prefix, const torch::nn::Module& network) {
    for (auto& [name, tensor] : stateOf(network).tensors) {
        state.tensors[prefix + name] = tensor;
    }
}

Result<Done> fillNetwork(torch::nn::Module& network, const ModelState& state, const std::string& prefix,
                         const std::string& file) {
    ModelState own;
    for (auto it = state.tensors.lower_bound(prefix);
         it != state.tensors.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it) {
        own.tensors[it->first.substr(prefix.size())] = it->second;
    }
    return fillFrom(network, own, file);
}

Error checkpointError(const std::string& file, const std::string& place) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.place = place;
    error.message = VESTIGO_TEXT("Error", "is no checkpoint of this training");
    error.remedy = VESTIGO_TEXT("Error", "use the same options as before, or remove the file to begin anew");
    return error;
}

Result<std::optional<Checkpoint>> readCheckpoint(const std::filesystem::path& path,
                                                 const std::map<std::string, std::string>& identity) {
    std::error_code failure;
    if (path.empty() || !std::filesystem::exists(path, failure)) {
        return std::optional<Checkpoint>();
    }
    auto state = readSafetensors(path);
    if (!state) {
        return state.error();
    }
    for (const auto& [key, value] : identity) {
        const auto found = state->metadata.find(key);
        if (found == state->metadata.end() || found->second != value) {
            return checkpointError(path.string(), key);
        }
    }
    const auto step = state->tensors.find("step");
    if (step == state->tensors.end() || step->second.values.size() != 1 ||
        !(step->second.values[0] >= 0.0F)) {
        return checkpointError(path.string(), "step");
    }
    Checkpoint checkpoint;
    checkpoint.step = static_cast<std::int64_t>(step->second.values[0]);
    checkpoint.state = state.take();
    return std::optional<Checkpoint>(std::move(checkpoint));
}

Result<Done> writeCheckpoint(const std::filesystem::path& path, ModelState state, std::int64_t step,
                             const std::map<std::string, std::string>& identity) {
    state.tensors["step"] = {{1}, {static_cast<float>(step)}};
    state.metadata.insert(identity.begin(), identity.end());
    return writeSafetensors(path, state);
}

double learningRateAt(std::int64_t step, std::int64_t steps, double highest) {
    const double rising = std::max(1.0, static_cast<double>(steps) / 20.0);
    const auto at = static_cast<double>(step);
    if (at < rising) {
        return highest * (at + 1.0) / (rising + 1.0);
    }
    const double way = (at - rising) / std::max(1.0, static_cast<double>(steps) - rising);
    return highest * (0.01 + 0.99 * 0.5 * (1.0 + std::cos(pi * std::min(1.0, way))));
}

void moveAverage(torch::nn::Module& average, const torch::nn::Module& network, std::int64_t step) {
    const torch::NoGradGuard noGradients;
    const double keeps =
        std::min(averageKeeps, (1.0 + static_cast<double>(step)) / (10.0 + static_cast<double>(step)));
    const auto parameters = network.named_parameters();
    for (auto& item : average.named_parameters()) {
        item.value().mul_(keeps).add_(parameters[item.key()], 1.0 - keeps);
    }
    const auto buffers = network.named_buffers();
    for (auto& item : average.named_buffers()) {
        if (item.value().is_floating_point()) {
            item.value().mul_(keeps).add_(buffers[item.key()], 1.0 - keeps);
        }
    }
}

} // namespace vestigo::models

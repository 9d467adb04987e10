// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_model.h"

#include "core/models/learning/module_state.h"
#include "core/models/model_modes.h"
#include "core/models/vgmsstgat/engine.h"
#include "core/models/vgmsstgat/network_inputs.h"

#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr const char* specKey = "network";
constexpr const char* countKey = "networks";
constexpr const char* thresholdsKey = "thresholds";
constexpr const char* priorPrefix = "prior/";
constexpr int mostNetworks = 16;
/// 9.2 million parameters are allowed; a model that someone made up may ask for no more memory than this.
constexpr std::int64_t mostParameters = 40'000'000;

std::string prefixOf(int network) {
    return "network" + std::to_string(network) + "/";
}

std::string metadata(const ModelState& state, const char* key) {
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? std::string() : found->second;
}

Error invalid(const std::string& place) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = place;
    error.message = VESTIGO_TEXT("Error", "does not fit a model of the network");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

Result<int> networkCount(const ModelState& state) {
    const std::string text = metadata(state, countKey);
    const bool number =
        !text.empty() && text.size() <= 2 && text.find_first_not_of("0123456789") == std::string::npos;
    const int count = number ? std::stoi(text) : 0;
    return count >= 1 && count <= mostNetworks ? Result<int>(count) : Result<int>(invalid(countKey));
}

/// The trees of the prior, whose tensors and texts stand under a prefix of their own.
Result<trees::Model> priorOf(const ModelState& state, const NormalProfiles& profiles) {
    auto model = trees::modelOf(partWithPrefix(state, priorPrefix));
    if (model) {
        model->usual = profiles;
    }
    return model;
}

void addPrior(const trees::Model& prior, ModelState& state) {
    trees::Model bare = prior;
    bare.usual = {}; // stands in the model already
    addWithPrefix(state, trees::stateOf(bare), priorPrefix);
}

} // namespace

void know(Model& model, const NormalProfiles& usual) {
    model.profiles = usual;
    if (model.prior) {
        model.prior->usual = usual;
    }
}

Result<Model> modelOf(const ModelState& state) {
    Model model;
    auto spec = specOf(metadata(state, specKey));
    if (!spec) {
        return spec.error();
    }
    model.spec = *spec;
    if (auto fits = checkDataSizes(model.spec); !fits) {
        return fits.error();
    }
    const auto count = networkCount(state);
    if (!count) {
        return count.error();
    }
    for (int i = 0; i < *count; ++i) {
        auto network = std::make_shared<Network>(model.spec);
        if (parameterCount(*network) > mostParameters) {
            return invalid(specKey);
        }
        if (auto filled = fillFrom(*network, partWithPrefix(state, prefixOf(i))); !filled) {
            return filled.error();
        }
        model.networks.push_back(std::move(network));
    }
    auto profiles = NormalProfiles::of(state);
    if (!profiles) {
        return profiles.error();
    }
    model.profiles = profiles.take();
    if (model.spec.prior) {
        auto prior = priorOf(state, model.profiles);
        if (!prior) {
            return prior.error();
        }
        model.prior = prior.take();
    }
    auto thresholds = Thresholds::ofJson(metadata(state, thresholdsKey));
    if (!thresholds) {
        return thresholds.error();
    }
    model.thresholds = thresholds.take();
    if (state.metadata.count(laterThresholdsKey) > 0) {
        auto later = Thresholds::ofJson(metadata(state, laterThresholdsKey));
        if (!later) {
            return later.error();
        }
        model.thresholdsOnceCalibrated = later.take();
    }
    return model;
}

ModelState stateOfModel(const Model& model) {
    ModelState state;
    for (std::size_t i = 0; i < model.networks.size(); ++i) {
        addWithPrefix(state, stateOf(*model.networks[i]), prefixOf(static_cast<int>(i)));
    }
    model.profiles.addTo(state);
    if (model.prior) {
        addPrior(*model.prior, state);
    }
    state.metadata[specKey] = specJson(model.spec);
    state.metadata[countKey] = std::to_string(model.networks.size());
    state.metadata[thresholdsKey] = model.thresholds.json();
    if (model.thresholdsOnceCalibrated) {
        state.metadata[laterThresholdsKey] = model.thresholdsOnceCalibrated->json();
    }
    state.metadata["engine"] = engineInfo().name;
    state.metadata["causal"] = model.spec.causal ? "true" : "false";
    return state;
}

} // namespace vestigo::models::vgmsstgat

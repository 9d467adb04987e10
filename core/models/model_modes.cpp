// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_modes.h"

namespace vestigo::models {

namespace {

constexpr const char* modesKey = "modes";

std::string prefixOf(bool causal) {
    return causal ? "causal/" : "offline/";
}

/// The entries that begin with `prefix`, which stand together in a map.
template <class Map>
Map withoutPrefix(const Map& from, const std::string& prefix) {
    Map result;
    for (auto it = from.lower_bound(prefix);
         it != from.end() && it->first.compare(0, prefix.size(), prefix) == 0; ++it) {
        result[it->first.substr(prefix.size())] = it->second;
    }
    return result;
}

} // namespace

void addWithPrefix(ModelState& to, const ModelState& from, const std::string& prefix) {
    for (const auto& [name, tensor] : from.tensors) {
        to.tensors[prefix + name] = tensor;
    }
    for (const auto& [key, text] : from.metadata) {
        to.metadata[prefix + key] = text;
    }
}

ModelState partWithPrefix(const ModelState& state, const std::string& prefix) {
    return {withoutPrefix(state.tensors, prefix), withoutPrefix(state.metadata, prefix)};
}

ModelState joinModes(const ModelState& offline, const ModelState& causal) {
    ModelState joined;
    for (const char* key : {"engine", "name", "seed"}) {
        const auto found = offline.metadata.find(key);
        if (found != offline.metadata.end()) {
            joined.metadata[key] = found->second;
        }
    }
    joined.metadata[modesKey] = "offline,causal";
    addWithPrefix(joined, offline, prefixOf(false));
    addWithPrefix(joined, causal, prefixOf(true));
    return joined;
}

Result<ModelState> modeOf(const ModelState& state, bool causal) {
    if (state.metadata.count(modesKey) > 0) {
        return partWithPrefix(state, prefixOf(causal));
    }
    const auto own = state.metadata.find("causal");
    if (own != state.metadata.end() && (own->second == "true") != causal) {
        Error error;
        error.code = ErrorCode::ModelInvalid;
        error.message = causal ? VESTIGO_TEXT("Error", "the model was not trained for causal analysis")
                               : VESTIGO_TEXT("Error", "the model was trained for causal analysis only");
        error.remedy = causal ? VESTIGO_TEXT("Error", "leave --causal out, or train the model for both")
                              : VESTIGO_TEXT("Error", "give --causal, or train the model for both");
        return error;
    }
    return state;
}

} // namespace vestigo::models

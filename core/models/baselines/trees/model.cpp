// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/model.h"

#include "core/base/json_reader.h"
#include "core/models/baselines/trees/errors.h"
#include "core/models/baselines/trees/features.h"

#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr const char* descriptionKey = "trees";
constexpr const char* thresholdsKey = "thresholds";
constexpr int layoutVersion = 2; ///< which features a row has
constexpr std::size_t mostTypes = 64;
constexpr double mostSmoothSteps = 256.0;

std::string typePrefix(std::size_t type) {
    return "type" + std::to_string(type) + "/";
}

} // namespace

ModelState stateOf(const Model& model) {
    ModelState state;
    model.usual.addTo(state);
    model.distances.addTo(state);
    storeForest(model.anomaly, "anomaly/", state);
    Json types = Json::array();
    for (const Model::TypeForest& type : model.types) {
        storeForest(type.forest, typePrefix(types.size()), state);
        types.push_back(type.type);
    }
    state.metadata[descriptionKey] = Json{
        {"layout", layoutVersion},
        {"past", model.past},
        {"features", featureCount()},
        {"types", types},
        {"smooth_steps",
         model.smoothSteps}}.dump();
    state.metadata[thresholdsKey] = model.thresholds.json();
    return state;
}

Result<Model> modelOf(const ModelState& state) {
    const auto text = state.metadata.find(descriptionKey);
    if (text == state.metadata.end()) {
        return notTreesError(descriptionKey);
    }
    const Result<Json> json = parseJson(text->second, descriptionKey);
    if (!json) {
        return notTreesError(descriptionKey);
    }
    const JsonReader in(*json, descriptionKey);
    Model model;
    model.past = in.boolean("past", false);
    const double smooth = in.number("smooth_steps");
    const std::size_t features = featureCount();
    const bool sameLayout =
        in.number("layout") == layoutVersion && in.number("features") == static_cast<double>(features);
    const JsonReader types = in.array("types");
    if (!in.ok() || !sameLayout || !(smooth >= 1.0) || !(smooth <= mostSmoothSteps) ||
        types.size() > mostTypes) {
        return notTreesError(descriptionKey);
    }
    model.smoothSteps = static_cast<std::size_t>(smooth);
    auto profiles = vgmsstgat::NormalProfiles::of(state);
    auto anomaly = forestOf(state, "anomaly/", features);
    const auto levels = state.metadata.find(thresholdsKey);
    auto thresholds =
        vgmsstgat::Thresholds::ofJson(levels == state.metadata.end() ? std::string() : levels->second);
    auto distances = UsualDistances::ofState(state);
    if (!profiles || !distances) {
        return !profiles ? profiles.error() : distances.error();
    }
    if (!anomaly || !thresholds) {
        return notTreesError("anomaly");
    }
    model.distances = distances.take();
    model.usual = profiles.take();
    model.anomaly = anomaly.take();
    model.thresholds = thresholds.take();
    for (std::size_t i = 0; i < types.size(); ++i) {
        auto forest = forestOf(state, typePrefix(i), features);
        if (!forest || !in.ok()) {
            return notTreesError(typePrefix(i));
        }
        model.types.push_back({types.elementText(i), forest.take()});
    }
    if (!in.ok()) {
        return notTreesError(descriptionKey);
    }
    return model;
}

} // namespace vestigo::models::trees

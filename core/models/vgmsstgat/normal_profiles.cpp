// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/normal_profiles.h"

#include "core/base/json_reader.h"
#include "core/models/baselines/kmeans/residuals.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

using kmeans::NormalPart;
using kmeans::TerminalColumns;

constexpr const char* metadataKey = "normal";
constexpr std::size_t mostProfiles = 8192;
constexpr std::size_t fewestSteps = 120; ///< of a terminal; with fewer its type says more

std::string prefixOf(std::size_t index) {
    return "normal/" + std::to_string(index) + "/";
}

NormalProfile fitted(const std::string& name, bool forType, const std::vector<NormalPart>& parts, bool past) {
    NormalProfile profile;
    profile.name = name;
    profile.forType = forType;
    profile.settings = normalSettings(past);
    std::map<std::string, timeline::FeatureGroup> known;
    for (const NormalPart& part : parts) {
        for (std::size_t c = 0; c < part.columns->names.size(); ++c) {
            known.emplace(part.columns->names[c], part.columns->groups[c]);
        }
    }
    for (const auto& [column, group] : known) {
        if (profile.names.size() < kmeans::mostColumns) {
            profile.names.push_back(column);
            profile.groups.push_back(group);
        }
    }
    kmeans::fitResiduals(profile, parts);
    return profile;
}

std::size_t normalSteps(const std::vector<NormalPart>& parts) {
    std::size_t steps = 0;
    for (const NormalPart& part : parts) {
        steps += static_cast<std::size_t>(std::count(part.normal.begin(), part.normal.end(), 1));
    }
    return steps;
}

Error invalid(const std::string& place) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = place;
    error.message = VESTIGO_TEXT("Error", "does not fit a model of the network");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

/// A tensor's numbers, all finite; nothing where it is not there or has another size.
bool readNumbers(const ModelState& state, const std::string& name, std::size_t count,
                 std::vector<float>& out) {
    const auto found = state.tensors.find(name);
    if (found == state.tensors.end() || found->second.values.size() != count ||
        !std::all_of(found->second.values.begin(), found->second.values.end(),
                     [](float value) { return std::isfinite(value); })) {
        return false;
    }
    out = found->second.values;
    return true;
}

bool readNames(const JsonReader& json, NormalProfile& profile) {
    profile.name = json.text("name");
    profile.forType = json.boolean("for_type", false);
    profile.settings = normalSettings(json.boolean("past", false));
    const JsonReader columns = json.array("columns");
    for (std::size_t c = 0; c < columns.size() && columns.ok(); ++c) {
        const double group = columns.element(c).number("group");
        if (!(group >= 0.0 && group < static_cast<double>(kmeans::groupCount))) {
            return false;
        }
        profile.names.push_back(columns.element(c).text("name"));
        profile.groups.push_back(static_cast<timeline::FeatureGroup>(static_cast<int>(group)));
    }
    return json.ok() && profile.names.size() <= kmeans::mostColumns;
}

bool readProfile(const ModelState& state, std::size_t index, NormalProfile& profile) {
    const std::size_t columns = profile.names.size();
    const std::string prefix = prefixOf(index);
    profile.weights.columns = columns + 1;
    const auto positive = [](float value) { return value > 0.0F; };
    return readNumbers(state, prefix + "centre", columns, profile.centre) &&
           readNumbers(state, prefix + "scale", columns, profile.scale) &&
           readNumbers(state, prefix + "residual_scale", columns, profile.residualScale) &&
           readNumbers(state, prefix + "weights", columns * (columns + 1), profile.weights.values) &&
           std::all_of(profile.scale.begin(), profile.scale.end(), positive) &&
           std::all_of(profile.residualScale.begin(), profile.residualScale.end(), positive);
}

Tensor vectorOf(const std::vector<float>& values) {
    return {{static_cast<std::int64_t>(values.size())}, values};
}

} // namespace

kmeans::ProfileSettings normalSettings(bool past) {
    kmeans::ProfileSettings settings;
    settings.blockSteps = 1;
    settings.windowBlocks = 1;
    settings.clip = 12.0;
    settings.past = past;
    return settings;
}

ExampleColumns columnsOfExample(const TrainingExample& example) {
    ExampleColumns columns;
    columns.terminals = kmeans::columnsOf(*example.recording);
    for (std::size_t t = 0; t < columns.terminals.size(); ++t) {
        std::vector<std::uint8_t> normal(columns.terminals[t].steps, 1);
        for (std::size_t k = 0; k < normal.size() && k < example.abnormal[t].size(); ++k) {
            normal[k] = example.abnormal[t][k] == 0 ? 1 : 0;
        }
        columns.normal.push_back(std::move(normal));
    }
    return columns;
}

NormalProfiles NormalProfiles::fit(const std::vector<const ExampleColumns*>& examples, bool past,
                                   const CancelToken& cancel) {
    std::map<std::string, std::vector<NormalPart>> byTerminal;
    std::map<std::string, std::vector<NormalPart>> byType;
    for (const ExampleColumns* example : examples) {
        for (std::size_t t = 0; example != nullptr && t < example->terminals.size(); ++t) {
            const TerminalColumns& columns = example->terminals[t];
            if (!columns.names.empty()) {
                byTerminal[columns.id].push_back({&columns, example->normal[t]});
                byType[columns.type].push_back({&columns, example->normal[t]});
            }
        }
    }
    NormalProfiles profiles;
    for (const auto& [name, parts] : byTerminal) {
        if (!cancel.cancelled() && normalSteps(parts) >= fewestSteps) {
            profiles.profiles_.push_back(fitted(name, false, parts, past));
        }
    }
    for (const auto& [name, parts] : byType) {
        if (!cancel.cancelled()) {
            profiles.profiles_.push_back(fitted(name, true, parts, past));
        }
    }
    return profiles;
}

const NormalProfile* NormalProfiles::find(const std::string& terminal, const std::string& type) const {
    for (const bool forType : {false, true}) {
        for (const NormalProfile& profile : profiles_) {
            if (profile.forType == forType && profile.name == (forType ? type : terminal)) {
                return &profile;
            }
        }
    }
    return nullptr;
}

void NormalProfiles::take(NormalProfiles other) {
    for (NormalProfile& profile : other.profiles_) {
        const auto same =
            std::find_if(profiles_.begin(), profiles_.end(), [&profile](const NormalProfile& old) {
                return old.forType == profile.forType && old.name == profile.name;
            });
        if (same != profiles_.end()) {
            *same = std::move(profile);
        } else {
            profiles_.push_back(std::move(profile));
        }
    }
}

void NormalProfiles::addTo(ModelState& state) const {
    Json list = Json::array();
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const NormalProfile& profile = profiles_[i];
        const std::string prefix = prefixOf(i);
        state.tensors[prefix + "centre"] = vectorOf(profile.centre);
        state.tensors[prefix + "scale"] = vectorOf(profile.scale);
        state.tensors[prefix + "residual_scale"] = vectorOf(profile.residualScale);
        state.tensors[prefix + "weights"] = vectorOf(profile.weights.values);
        Json json{{"name", profile.name},
                  {"for_type", profile.forType},
                  {"past", profile.settings.past},
                  {"columns", Json::array()}};
        for (std::size_t c = 0; c < profile.names.size(); ++c) {
            json["columns"].push_back(
                {{"name", profile.names[c]}, {"group", static_cast<int>(profile.groups[c])}});
        }
        list.push_back(std::move(json));
    }
    state.metadata[metadataKey] = Json{{"profiles", std::move(list)}}.dump();
}

Result<NormalProfiles> NormalProfiles::of(const ModelState& state) {
    const auto text = state.metadata.find(metadataKey);
    if (text == state.metadata.end()) {
        return NormalProfiles(); // a model that knows no plant
    }
    const Result<Json> json = parseJson(text->second, metadataKey);
    if (!json) {
        return invalid(metadataKey);
    }
    const JsonReader root(*json, metadataKey);
    const JsonReader list = root.array("profiles");
    if (!root.ok() || list.size() > mostProfiles) {
        return invalid(metadataKey);
    }
    NormalProfiles profiles;
    for (std::size_t i = 0; i < list.size(); ++i) {
        NormalProfile profile;
        if (!readNames(list.element(i), profile) || !readProfile(state, i, profile)) {
            return invalid(prefixOf(i));
        }
        profiles.profiles_.push_back(std::move(profile));
    }
    return profiles;
}

NormalProfile ownProfile(const TerminalColumns& columns, std::size_t steps, bool past) {
    NormalPart part{&columns, std::vector<std::uint8_t>(columns.steps, 0)};
    std::fill_n(part.normal.begin(), std::min(steps, columns.steps), std::uint8_t{1});
    return fitted(columns.id, false, {part}, past);
}

} // namespace vestigo::models::vgmsstgat

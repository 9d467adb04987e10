// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/profile_state.h"

#include "core/base/json_reader.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models::kmeans {

namespace {

constexpr const char* profilesKey = "profiles";
constexpr std::size_t mostProfiles = 8192;

Tensor tensorOf(const Matrix& matrix) {
    return {{static_cast<std::int64_t>(matrix.rows()), static_cast<std::int64_t>(matrix.columns)},
            matrix.values};
}

Tensor tensorOf(const std::vector<float>& values) {
    return {{static_cast<std::int64_t>(values.size())}, values};
}

std::string prefix(std::size_t profile) {
    return "p" + std::to_string(profile) + "/";
}

std::string groupPrefix(std::size_t profile, std::size_t group) {
    return prefix(profile) + "g" + std::to_string(group) + "/";
}

Json describe(const Profile& profile) {
    Json json{{"name", profile.name},
              {"for_type", profile.forType},
              {"window_blocks", profile.settings.windowBlocks},
              {"block_steps", profile.settings.blockSteps},
              {"smooth_steps", profile.settings.smoothSteps},
              {"clip", profile.settings.clip},
              {"level_half", profile.settings.levelHalf},
              {"past", profile.settings.past},
              {"columns", Json::array()}};
    for (std::size_t c = 0; c < profile.names.size(); ++c) {
        json["columns"].push_back(
            {{"name", profile.names[c]}, {"group", static_cast<int>(profile.groups[c])}});
    }
    return json;
}

Error invalid(const std::string& what) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.place = what;
    error.message = VESTIGO_TEXT("Error", "does not fit a kmeans model");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

/// Takes tensors out of a state and checks their shapes.
class StateReader {
public:
    explicit StateReader(const ModelState& state)
        : state_(state) {}

    std::vector<float> numbers(const std::string& name, std::size_t count) {
        const auto found = state_.tensors.find(name);
        if (found == state_.tensors.end() || found->second.values.size() != count) {
            fail(name);
            return std::vector<float>(count, 1.0F);
        }
        return found->second.values;
    }

    Matrix matrix(const std::string& name, std::size_t columns) {
        Matrix matrix;
        matrix.columns = columns;
        const auto found = state_.tensors.find(name);
        if (found == state_.tensors.end() || columns == 0 || found->second.values.size() % columns != 0) {
            fail(name);
            return matrix;
        }
        matrix.values = found->second.values;
        return matrix;
    }

    bool has(const std::string& name) const { return state_.tensors.count(name) > 0; }
    void fail(const std::string& name) { broken_ = broken_.empty() ? name : broken_; }
    const std::string& broken() const { return broken_; }

private:
    const ModelState& state_;
    std::string broken_;
};

bool readSettings(const JsonReader& in, Profile& profile) {
    profile.name = in.text("name");
    profile.forType = in.boolean("for_type", false);
    const double window = in.number("window_blocks");
    const double block = in.number("block_steps");
    const double smooth = in.number("smooth_steps");
    profile.settings.clip = in.number("clip");
    profile.settings.levelHalf = in.number("level_half");
    profile.settings.past = in.boolean("past", false);
    if (!(window >= 1.0 && window <= 256.0 && block >= 1.0 && block <= 256.0 && smooth >= 1.0 &&
          smooth <= 4096.0 && profile.settings.clip > 0.0 && profile.settings.levelHalf >= 0.0)) {
        return false;
    }
    profile.settings.windowBlocks = static_cast<std::size_t>(window);
    profile.settings.blockSteps = static_cast<std::size_t>(block);
    profile.settings.smoothSteps = static_cast<std::size_t>(smooth);
    const JsonReader columns = in.array("columns");
    for (std::size_t c = 0; c < columns.size() && in.ok(); ++c) {
        const double group = columns.element(c).number("group");
        if (!(group >= 0.0 && group < static_cast<double>(groupCount))) {
            return false;
        }
        const auto index = static_cast<std::size_t>(group);
        profile.models[index].columns.push_back(profile.names.size());
        profile.names.push_back(columns.element(c).text("name"));
        profile.groups.push_back(static_cast<timeline::FeatureGroup>(index));
    }
    return in.ok() && profile.names.size() <= mostColumns;
}

void readNumbers(StateReader& in, std::size_t index, Profile& profile) {
    const std::size_t columns = profile.names.size();
    const std::string own = prefix(index);
    profile.centre = in.numbers(own + "centre", columns);
    profile.scale = in.numbers(own + "scale", columns);
    profile.residualScale = in.numbers(own + "residual_scale", columns);
    profile.weights.columns = columns + 1;
    profile.weights.values = in.numbers(own + "weights", columns * (columns + 1));
    profile.threshold = in.numbers(own + "threshold", 1)[0];
    for (std::size_t g = 0; g < groupCount; ++g) {
        GroupModel& group = profile.models[g];
        if (group.columns.empty()) {
            continue;
        }
        const std::string prefix = groupPrefix(index, g);
        const std::size_t width = group.columns.size() * profile.settings.windowBlocks;
        group.centres = in.matrix(prefix + "centres", width);
        group.attendedCentres = in.matrix(prefix + "attended_centres", width);
        const std::vector<float> distances = in.numbers(prefix + "distances", 4);
        group.usual = {distances[0], distances[1]};
        group.attendedUsual = {distances[2], distances[3]};
        if (!(group.usual.large > group.usual.median) ||
            !(group.attendedUsual.large > group.attendedUsual.median)) {
            in.fail(prefix + "distances");
        }
    }
    const auto positive = [](float value) { return value > 0.0F; };
    if (!std::all_of(profile.scale.begin(), profile.scale.end(), positive) ||
        !std::all_of(profile.residualScale.begin(), profile.residualScale.end(), positive) ||
        !(profile.threshold > 0.0)) {
        in.fail(own + "scale");
    }
}

} // namespace

ModelState stateOf(const std::vector<Profile>& profiles) {
    ModelState state;
    Json descriptions = Json::array();
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const Profile& profile = profiles[i];
        const std::string own = prefix(i);
        state.tensors[own + "centre"] = tensorOf(profile.centre);
        state.tensors[own + "scale"] = tensorOf(profile.scale);
        state.tensors[own + "residual_scale"] = tensorOf(profile.residualScale);
        state.tensors[own + "weights"] = tensorOf(profile.weights);
        state.tensors[own + "threshold"] =
            tensorOf(std::vector<float>{static_cast<float>(profile.threshold)});
        for (std::size_t g = 0; g < groupCount; ++g) {
            const GroupModel& group = profile.models[g];
            if (!group.columns.empty()) {
                state.tensors[groupPrefix(i, g) + "centres"] = tensorOf(group.centres);
                state.tensors[groupPrefix(i, g) + "attended_centres"] = tensorOf(group.attendedCentres);
                state.tensors[groupPrefix(i, g) + "distances"] = tensorOf(std::vector<float>{
                    static_cast<float>(group.usual.median), static_cast<float>(group.usual.large),
                    static_cast<float>(group.attendedUsual.median),
                    static_cast<float>(group.attendedUsual.large)});
            }
        }
        descriptions.push_back(describe(profile));
    }
    state.metadata[profilesKey] = Json{{"profiles", descriptions}}.dump();
    return state;
}

Result<std::vector<Profile>> profilesOf(const ModelState& state) {
    const auto text = state.metadata.find(profilesKey);
    if (text == state.metadata.end()) {
        return invalid(profilesKey);
    }
    const Result<Json> json = parseJson(text->second, profilesKey);
    if (!json) {
        return invalid(profilesKey);
    }
    const JsonReader root(*json, profilesKey);
    const JsonReader list = root.array("profiles");
    if (!root.ok() || list.size() > mostProfiles) {
        return invalid(profilesKey);
    }
    StateReader in(state);
    std::vector<Profile> profiles;
    for (std::size_t i = 0; i < list.size(); ++i) {
        Profile profile;
        if (!readSettings(list.element(i), profile) || !root.ok()) {
            return invalid(prefix(i));
        }
        readNumbers(in, i, profile);
        if (!in.broken().empty()) {
            return invalid(in.broken());
        }
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

} // namespace vestigo::models::kmeans

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/normal_profiles.h"

#include "core/base/json_reader.h"
#include "core/models/baselines/kmeans/residuals.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

using kmeans::NormalPart;
using kmeans::TerminalColumns;

constexpr const char* metadataKey = "normal";
constexpr const char* logsKey = "normal_logs";
constexpr std::size_t firstPast = 16; ///< steps, see viewsByOwn
constexpr std::size_t mostProfiles = 8192;
constexpr std::size_t fewestSteps = 120; ///< of a terminal; with fewer its type says more

std::string prefixOf(std::size_t index) {
    return "normal/" + std::to_string(index) + "/";
}

/// What the views vary by in the normal steps.
void fitSpreads(NormalProfile& profile, const std::vector<NormalPart>& parts) {
    std::array<std::vector<std::vector<double>>, viewCount> values;
    values.fill(std::vector<std::vector<double>>(profile.base.names.size()));
    for (const NormalPart& part : parts) {
        const ColumnViews views = rawViews(profile.base, *part.columns);
        for (std::size_t v = 0; v < viewCount; ++v) {
            for (std::size_t c = 0; c < values[v].size(); ++c) {
                for (std::size_t k = 0; k < part.normal.size(); ++k) {
                    if (part.normal[k] != 0 && !std::isnan(views.values[v][c][k])) {
                        values[v][c].push_back(static_cast<double>(views.values[v][c][k]));
                    }
                }
            }
        }
    }
    for (std::size_t v = 0; v < viewCount; ++v) {
        for (const std::vector<double>& of : values[v]) {
            profile.spreads[v].push_back(static_cast<float>(spreadOfView(static_cast<View>(v), of)));
        }
    }
}

NormalProfile fitted(const std::string& name, bool forType, const std::vector<NormalPart>& parts, bool past) {
    NormalProfile fittedProfile;
    kmeans::Profile& profile = fittedProfile.base;
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
    fitSpreads(fittedProfile, parts);
    return fittedProfile;
}

TerminalColumns firstSteps(const TerminalColumns& columns, std::size_t end) {
    TerminalColumns first = columns;
    first.steps = end;
    first.attended.resize(end);
    for (std::vector<float>& column : first.columns) {
        column.resize(end);
    }
    return first;
}

template <class Value>
void copySteps(const std::vector<std::vector<Value>>& from, std::size_t begin, std::size_t end,
               std::vector<std::vector<Value>>& to) {
    for (std::size_t c = 0; c < from.size(); ++c) {
        std::copy(from[c].begin() + static_cast<std::ptrdiff_t>(begin),
                  from[c].begin() + static_cast<std::ptrdiff_t>(end),
                  to[c].begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

/// By all steps of the terminal.
NormalProfile ownProfile(const TerminalColumns& columns, bool past) {
    return fitted(columns.id, false, {{&columns, std::vector<std::uint8_t>(columns.steps, 1)}}, past);
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

bool readNames(const JsonReader& json, kmeans::Profile& profile) {
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

bool allPositive(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return value > 0.0F; });
}

bool readProfile(const ModelState& state, std::size_t index, NormalProfile& profile) {
    kmeans::Profile& base = profile.base;
    const std::size_t columns = base.names.size();
    const std::string prefix = prefixOf(index);
    base.weights.columns = columns + 1;
    std::vector<float> spreads;
    if (!readNumbers(state, prefix + "centre", columns, base.centre) ||
        !readNumbers(state, prefix + "scale", columns, base.scale) ||
        !readNumbers(state, prefix + "weights", columns * (columns + 1), base.weights.values) ||
        !readNumbers(state, prefix + "spreads", columns * viewCount, spreads) || !allPositive(base.scale) ||
        !allPositive(spreads)) {
        return false;
    }
    base.residualScale.assign(columns, 1.0F);
    for (std::size_t v = 0; v < viewCount; ++v) {
        const auto begin = spreads.begin() + static_cast<std::ptrdiff_t>(v * columns);
        profile.spreads[v].assign(begin, begin + static_cast<std::ptrdiff_t>(columns));
    }
    return true;
}

Tensor vectorOf(const std::vector<float>& values) {
    return {{static_cast<std::int64_t>(values.size())}, values};
}

} // namespace

kmeans::ProfileSettings normalSettings(bool past) {
    kmeans::ProfileSettings settings;
    settings.blockSteps = 1;
    settings.windowBlocks = 1;
    settings.clip = 8.0;
    settings.ridge = 0.05;
    settings.past = past;
    return settings;
}

ExampleColumns columnsOfExample(const TrainingExample& example) {
    ExampleColumns columns;
    columns.recording = example.recording;
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
    for (const ExampleColumns* example : examples) {
        if (example != nullptr) {
            profiles.logs_.add(*example->recording, example->normal);
        }
    }
    return profiles;
}

const NormalProfile* NormalProfiles::find(const std::string& terminal, const std::string& type) const {
    for (const bool forType : {false, true}) {
        for (const NormalProfile& profile : profiles_) {
            if (profile.base.forType == forType && profile.base.name == (forType ? type : terminal)) {
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
                return old.base.forType == profile.base.forType && old.base.name == profile.base.name;
            });
        if (same != profiles_.end()) {
            *same = std::move(profile);
        } else {
            profiles_.push_back(std::move(profile));
        }
    }
    logs_.take(other.logs_);
}

void NormalProfiles::addTo(ModelState& state) const {
    Json list = Json::array();
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const kmeans::Profile& profile = profiles_[i].base;
        const std::string prefix = prefixOf(i);
        state.tensors[prefix + "centre"] = vectorOf(profile.centre);
        state.tensors[prefix + "scale"] = vectorOf(profile.scale);
        state.tensors[prefix + "weights"] = vectorOf(profile.weights.values);
        std::vector<float> spreads;
        for (const std::vector<float>& own : profiles_[i].spreads) {
            spreads.insert(spreads.end(), own.begin(), own.end());
        }
        state.tensors[prefix + "spreads"] = vectorOf(spreads);
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
    state.metadata[logsKey] = logs_.json();
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
        if (!readNames(list.element(i), profile.base) || !readProfile(state, i, profile)) {
            return invalid(prefixOf(i));
        }
        profiles.profiles_.push_back(std::move(profile));
    }
    const auto logs = state.metadata.find(logsKey);
    if (logs != state.metadata.end() && !profiles.logs_.read(logs->second)) {
        return invalid(logsKey);
    }
    return profiles;
}

ColumnViews viewsBy(const NormalProfile& profile, const TerminalColumns& columns) {
    ColumnViews views = rawViews(profile.base, columns);
    for (std::size_t v = 0; v < viewCount; ++v) {
        for (std::size_t c = 0; c < views.values[v].size(); ++c) {
            for (float& value : views.values[v][c]) {
                value /= profile.spreads[v][c];
            }
        }
    }
    return views;
}

ColumnViews viewsByOwn(const TerminalColumns& columns, bool past) {
    if (!past) {
        return viewsBy(ownProfile(columns, false), columns);
    }
    const std::size_t steps = columns.steps;
    ColumnViews views;
    for (std::size_t from = std::min(firstPast, steps); from < steps;) {
        const std::size_t to = std::min(steps, from + from / 2);
        const ColumnViews part =
            viewsBy(ownProfile(firstSteps(columns, from), true), firstSteps(columns, to));
        if (views.names.empty()) {
            views.names = part.names;
            views.groups = part.groups;
            views.present.assign(part.names.size(), std::vector<std::uint8_t>(steps, 0));
            views.values.fill(std::vector<std::vector<float>>(
                part.names.size(), std::vector<float>(steps, std::numeric_limits<float>::quiet_NaN())));
        }
        copySteps(part.present, from, to, views.present);
        for (std::size_t v = 0; v < viewCount; ++v) {
            copySteps(part.values[v], from, to, views.values[v]);
        }
        from = to;
    }
    return views;
}

} // namespace vestigo::models::vgmsstgat

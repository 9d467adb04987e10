// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/study_rows.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/models/model_modes.h"
#include "core/models/vgmsstgat/engine_settings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace vestigo::pipeline {

namespace {

constexpr const char* networkEngine = "vg-ms-st-gat";

struct Known {
    const char* name;
    const char* engine;
    Text title;
    const char* variant = nullptr; ///< of the network; nullptr: the name
    Modality modality = Modality::Both;
};

const std::vector<Known>& known() {
    static const std::vector<Known> rows{
        {"kmeans", "kmeans", VESTIGO_TEXT("Study", "What is usual, by centres (k-means)")},
        {"trees", "trees", VESTIGO_TEXT("Study", "Boosted trees on single steps")},
        {"GRU", networkEngine, VESTIGO_TEXT("Study", "Gated recurrent units, no graph")},
        {"tables", networkEngine, VESTIGO_TEXT("Study", "The whole, of tables and logs alone"), "B4",
         Modality::Tables},
        {"video", networkEngine, VESTIGO_TEXT("Study", "The whole, of video alone"), "B4", Modality::Video},
        {"B0", networkEngine, VESTIGO_TEXT("Study", "Both modalities side by side")},
        {"B1", networkEngine, VESTIGO_TEXT("Study", "B0 + graph that the pictures make")},
        {"B2", networkEngine, VESTIGO_TEXT("Study", "B1 + attention across modalities")},
        {"B3", networkEngine, VESTIGO_TEXT("Study", "B2 + scales and causal decoupling")},
        {"B4", networkEngine, VESTIGO_TEXT("Study", "B3 + losses across branches: the whole")},
    };
    return rows;
}

/// The settings of one variant.
std::string withVariant(const std::string& options, const std::string& variant) {
    Json json = options.empty() ? Json::object() : parseJson(options, "--options").take();
    json["network"]["variant"] = variant;
    return json.dump();
}

Error unknownRow(const std::string& name) {
    Error error;
    error.code = ErrorCode::Usage;
    error.message = VESTIGO_TEXT("Error", "a study has no row \"%1\"");
    error.remedy = VESTIGO_TEXT("Error", "choose some of: %2");
    std::string all;
    for (const Known& one : known()) {
        all += (all.empty() ? "" : ", ") + std::string(one.name);
    }
    error.arguments = {singleLine(name, 60), all};
    return error;
}

bool begins(const std::string& text, const std::string& with) {
    return text.compare(0, with.size(), with) == 0;
}

} // namespace

std::vector<std::string> studyRowNames() {
    std::vector<std::string> names;
    for (const Known& one : known()) {
        names.emplace_back(one.name);
    }
    return names;
}

Result<std::vector<StudyRowPlan>> studyRows(const std::vector<std::string>& names,
                                            const std::string& options) {
    for (const std::string& name : names) {
        const auto found = std::find_if(known().begin(), known().end(),
                                        [&name](const Known& one) { return name == one.name; });
        if (found == known().end()) {
            return unknownRow(name);
        }
    }
    if (const auto settings = models::vgmsstgat::engineSettingsOf(options); !settings) {
        return settings.error();
    }
    std::vector<StudyRowPlan> rows;
    for (const Known& one : known()) {
        if (!names.empty() && std::find(names.begin(), names.end(), one.name) == names.end()) {
            continue;
        }
        StudyRowPlan row;
        row.name = one.name;
        row.title = one.title;
        row.engine = one.engine;
        row.network = row.engine == networkEngine;
        row.modality = one.modality;
        if (row.network) {
            row.options = withVariant(options, one.variant == nullptr ? one.name : one.variant);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<ModelNumbers> modelNumbers(const std::filesystem::path& file, bool causal) {
    const auto size = readableFileSize(file);
    if (!size) {
        return size.error();
    }
    const auto whole = models::readSafetensors(file);
    if (!whole) {
        return whole.error();
    }
    const auto state = models::modeOf(*whole, causal);
    if (!state) {
        return state.error();
    }
    const bool network = std::any_of(state->tensors.begin(), state->tensors.end(),
                                     [](const auto& entry) { return begins(entry.first, "network"); });
    ModelNumbers numbers;
    numbers.bytes = *size;
    for (const auto& [name, tensor] : state->tensors) {
        const bool plant = begins(name, "normal/");
        const bool statistic = name.find("running_") != std::string::npos;
        if (network ? begins(name, "network") && !statistic : !plant) {
            numbers.parameters += tensor.values.size();
        }
    }
    return numbers;
}

} // namespace vestigo::pipeline

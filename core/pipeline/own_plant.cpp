// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/own_plant.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_reader.h"
#include "core/pipeline/model_library.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr const char* formatName = "vestigo-own-plant";
constexpr std::size_t mostFigures = 1000;

Json jsonOf(const PlantState::Model& model) {
    return {{"sha256", model.sha256},
            {"base_sha256", model.baseSha256},
            {"recordings", model.recordings},
            {"terminal_hours", model.terminalHours},
            {"camera_alarms", model.cameraAlarms}};
}

Json jsonOf(const PlantComparison& compared) {
    Json figures = Json::array();
    for (const PlantFigure& one : compared.figures) {
        figures.push_back({{"name", one.name},
                           {"values",
                            {numberOrNull(one.candidate), numberOrNull(one.inUse),
                             numberOrNull(one.difference), numberOrNull(one.low), numberOrNull(one.high),
                             numberOrNull(one.random), numberOrNull(one.constant)}}});
    }
    return {{"recordings", compared.recordings}, {"anomalies", compared.anomalies},
            {"unlabelled", compared.unlabelled}, {"causal", compared.causal},
            {"synthetic", compared.synthetic},   {"figures", figures}};
}

std::size_t countOf(const JsonReader& json, const char* key) {
    const double value = json.number(key, 0.0);
    return value >= 0.0 && value < 1e12 ? static_cast<std::size_t>(value) : 0;
}

std::optional<double> valueOf(const Json& values, std::size_t index) {
    const bool known = values.is_array() && index < values.size() && values[index].is_number();
    return known ? std::optional<double>(values[index].get<double>()) : std::nullopt;
}

/// Nothing where the file is another one than was recorded, or gone.
std::optional<PlantState::Model> readModel(const Json& document, const char* key, const fs::path& file) {
    if (!document.contains(key) || !document[key].is_object()) {
        return std::nullopt;
    }
    const JsonReader json(document[key], file.string());
    PlantState::Model model;
    model.file = file;
    model.sha256 = json.text("sha256");
    model.baseSha256 = json.text("base_sha256", "");
    model.recordings = countOf(json, "recordings");
    model.terminalHours = json.number("terminal_hours", 0.0);
    model.cameraAlarms = countOf(json, "camera_alarms");
    const auto hash = sha256OfFile(file);
    return json.ok() && hash.finished() && hash.value() == model.sha256
               ? std::optional<PlantState::Model>(std::move(model))
               : std::nullopt;
}

std::optional<PlantComparison> readComparison(const Json& document, const fs::path& file) {
    if (!document.contains("compared") || !document["compared"].is_object()) {
        return std::nullopt;
    }
    const Json& from = document["compared"];
    const JsonReader json(from, file.string());
    PlantComparison compared;
    compared.recordings = countOf(json, "recordings");
    compared.anomalies = countOf(json, "anomalies");
    compared.unlabelled = countOf(json, "unlabelled");
    compared.causal = json.boolean("causal", false);
    compared.synthetic = json.boolean("synthetic", false);
    const JsonReader figures = json.array("figures");
    for (std::size_t i = 0; json.ok() && i < std::min(figures.size(), mostFigures); ++i) {
        PlantFigure figure;
        figure.name = figures.element(i).text("name");
        const Json values = from["figures"][i].value("values", Json());
        figure.candidate = valueOf(values, 0);
        figure.inUse = valueOf(values, 1);
        figure.difference = valueOf(values, 2);
        figure.low = valueOf(values, 3);
        figure.high = valueOf(values, 4);
        figure.random = valueOf(values, 5);
        figure.constant = valueOf(values, 6);
        compared.figures.push_back(std::move(figure));
    }
    if (!json.ok()) {
        return std::nullopt;
    }
    if (auto text = readFile(file.parent_path() / "comparison.json", 64U << 20U); text) {
        compared.json = text.take();
    }
    return compared;
}

} // namespace

const PlantState::Model* PlantState::candidate() const {
    return tuned ? &*tuned : calibrated ? &*calibrated : nullptr;
}

OwnPlant::OwnPlant(const fs::path& data, const fs::path& recordings) {
    std::error_code failure;
    fs::path whole = fs::weakly_canonical(recordings, failure);
    whole = failure ? fs::absolute(recordings, failure) : whole;
    recordings_ = whole.string();
    constexpr std::size_t digits = 16;
    folder_ = data / sha256(recordings_).substr(0, digits);
}

fs::path OwnPlant::userFolder() {
    return ModelLibrary::userFolder().parent_path() / "plants";
}

Result<Done> OwnPlant::makeFolder() const {
    std::error_code failure;
    fs::create_directories(folder_, failure);
    if (!failure) {
        return Done{};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = folder_.string();
    error.message = VESTIGO_TEXT("Error", "no file can be written there");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    return error;
}

Result<PlantState> OwnPlant::load() const {
    PlantState state;
    const fs::path file = folder_ / "plant.json";
    std::error_code failure;
    if (!fs::exists(file, failure)) {
        return state;
    }
    JsonLimits limits;
    limits.bytes = 16U << 20U;
    const auto json = readJsonFile(file, limits);
    if (!json) {
        return json.error();
    }
    const JsonReader root(*json, file.string());
    if (root.text("format") != formatName || !root.ok()) {
        return state; // not ours: the steps are to be done
    }
    state.calibrated = readModel(*json, "calibrated", calibratedFile());
    state.tuned = readModel(*json, "tuned", tunedFile());
    state.compared = readComparison(*json, file);
    state.comparedSha256 = root.text("compared_sha256", "");
    if (state.candidate() == nullptr || state.candidate()->sha256 != state.comparedSha256) {
        state.compared.reset(); // of another candidate
    }
    return state;
}

Result<Done> OwnPlant::save(const PlantState& state) const {
    if (const auto made = makeFolder(); !made) {
        return made.error();
    }
    Json document{{"format", formatName}, {"version", 1}, {"recordings", recordings_}};
    if (state.calibrated) {
        document["calibrated"] = jsonOf(*state.calibrated);
    }
    if (state.tuned) {
        document["tuned"] = jsonOf(*state.tuned);
    }
    if (state.compared) {
        if (const auto kept = writeFileAtomically(folder_ / "comparison.json", state.compared->json); !kept) {
            return kept.error();
        }
        document["compared"] = jsonOf(*state.compared);
        document["compared_sha256"] = state.comparedSha256;
    }
    return writeFileAtomically(folder_ / "plant.json", writeJson(document));
}

} // namespace vestigo::pipeline

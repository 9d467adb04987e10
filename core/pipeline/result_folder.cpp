// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/result_folder.h"

#include "core/analysis/analysis_json.h"
#include "core/base/files.h"
#include "core/base/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace vestigo::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 100000;
constexpr double longestSeconds = 366.0 * 24 * 3600; ///< of a recording
constexpr std::uint64_t resultBytes = 256ULL << 20U; ///< the longest result file that is read

/// JSON files below the folder, by name; links to folders are not followed.
std::vector<fs::path> jsonFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, failure);
    while (!failure && it != fs::recursive_directory_iterator() && files.size() < mostFiles) {
        std::error_code unreadable;
        if (it->path().extension() == ".json" && it->is_regular_file(unreadable)) {
            files.push_back(it->path());
        }
        it.increment(failure);
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Id of the recording that the file is a result of; empty: it is none.
std::string recordingOf(const fs::path& file) {
    const auto text = readFile(file, resultBytes);
    const auto json = text ? parseJson(*text, file.string()) : Result<Json>(text.error());
    if (!json || !json->is_object() || json->value("format", Json()) != "vestigo-analysis" ||
        !json->contains("recording") || !(*json)["recording"].is_object()) {
        return {};
    }
    const Json id = (*json)["recording"].value("id", Json());
    return id.is_string() ? id.get<std::string>() : std::string();
}

void fill(Json& object, const char* key, const Json& value) {
    if (object.is_object() && !object.contains(key)) {
        object[key] = value;
    }
}

/// Calls `visit` for each element of the array `key`, where there is one.
template <class Visit>
void each(Json& object, const char* key, Visit visit) {
    if (object.is_object() && object.contains(key) && object[key].is_array()) {
        for (Json& element : object[key]) {
            visit(element);
        }
    }
}

/// Our own results say more than a figure needs: what is absent in another's gets a value that none looks at.
void complete(Json& result) {
    fill(result, "engine", "unknown");
    if (result.is_object() && result.contains("recording")) {
        fill(result["recording"], "sha256", std::string(64, '0'));
    }
    each(result, "incidents", [](Json& incident) {
        fill(incident, "id", "unknown");
        fill(incident, "start_s", 0.0); // an incident that does not say when may be at any time
        fill(incident, "end_s", longestSeconds);
        each(incident, "episodes", [](Json& episode) {
            fill(episode, "peak_probability", 0.0);
            each(episode, "visual_evidence", [](Json& evidence) { fill(evidence, "score", 0.0); });
            each(episode, "key_segments", [](Json& segment) { fill(segment, "weight", 1.0); });
        });
        each(incident, "causal_edges", [](Json& edge) {
            fill(edge, "strength", 0.0);
            fill(edge, "p_value", 1.0);
        });
    });
}

} // namespace

Result<analysis::Analysis> readResult(const fs::path& file) {
    const auto text = readFile(file, resultBytes);
    if (!text) {
        return text.error();
    }
    auto json = parseJson(*text, file.string());
    if (!json) {
        return json.error();
    }
    complete(json.value());
    return analysis::analysisFromJson(writeJson(*json), file.string());
}

Outcome<std::map<std::string, fs::path>> resultFiles(const fs::path& folder, const CancelToken& cancel) {
    std::map<std::string, fs::path> files;
    for (const fs::path& file : jsonFiles(folder)) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const std::string recording = recordingOf(file);
        if (!recording.empty()) {
            files[recording] = file;
        }
    }
    if (files.empty()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = folder.string();
        error.message = VESTIGO_TEXT("Error", "the folder holds no result of an analysis");
        error.remedy = VESTIGO_TEXT("Error", "choose a model file, or a folder that eval --results wrote");
        return error;
    }
    return files;
}

} // namespace vestigo::pipeline

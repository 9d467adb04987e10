// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/study_folder.h"

#include "core/base/files.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <vector>

namespace vestigo::pipeline {

namespace fs = std::filesystem;

StudyFolder::StudyFolder(fs::path out)
    : out_(std::move(out)) {}

Result<Done> StudyFolder::make(const std::string& row) const {
    for (const fs::path& folder : {out_ / "models", results(row), out_ / "measured"}) {
        std::error_code failure;
        fs::create_directories(folder, failure);
        if (failure) {
            Error error;
            error.code = ErrorCode::FileUnwritable;
            error.file = folder.string();
            error.message = VESTIGO_TEXT("Error", "the folder cannot be made: %1");
            error.arguments = {failure.message()};
            return error;
        }
    }
    return Done{};
}

fs::path StudyFolder::model(const std::string& row) const {
    return out_ / "models" / (row + ".safetensors");
}

fs::path StudyFolder::results(const std::string& row) const {
    return out_ / "results" / row;
}

fs::path StudyFolder::file(const std::string& piece) const {
    return out_ / "measured" / (piece + ".json");
}

std::optional<std::string> StudyFolder::find(const std::string& piece, const std::string& key) const {
    std::error_code failure;
    if (!fs::is_regular_file(file(piece), failure)) {
        return std::nullopt;
    }
    const auto json = readJsonFile(file(piece));
    if (!json || !json->is_object() || json->value("format", Json()) != "vestigo-study-piece" ||
        json->value("key", Json()) != key || !json->contains("value")) {
        return std::nullopt; // it is made again
    }
    return (*json)["value"].dump();
}

Result<Done> StudyFolder::keep(const std::string& piece, const std::string& key,
                               const std::string& json) const {
    auto value = parseJson(json, piece);
    if (!value) {
        return value.error();
    }
    return writeFileAtomically(
        file(piece),
        writeJson(
            Json{{"format", "vestigo-study-piece"}, {"version", 1}, {"key", key}, {"value", value.take()}}));
}

void StudyFolder::forget(const std::string& piece) const {
    std::error_code failure;
    fs::remove(file(piece), failure);
}

void StudyFolder::clearResults(const std::string& row) const {
    std::error_code failure;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(results(row), failure)) {
        if (entry.path().extension() == ".json" && entry.is_regular_file(failure)) {
            files.push_back(entry.path());
        }
    }
    for (const fs::path& path : files) {
        fs::remove(path, failure);
    }
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset_file.h"

#include "core/base/files.h"
#include "core/base/json_edit.h"
#include "core/base/json_reader.h"
#include "core/base/numbers.h"

#include <array>
#include <map>
#include <unordered_map>

namespace vestigo::dataset {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t documentBytes = 16U << 20U;
constexpr std::size_t mostRecordings = 50000;
constexpr std::array<const char*, 3> splitNames = {"train", "val", "test"};

void checkFormat(const JsonReader& root) {
    const std::string format = root.text("format");
    const double version = root.number("version");
    if (root.ok() && (format != "ind-vibe-dataset" || version != 1.0)) {
        root.failKey(format != "ind-vibe-dataset" ? "format" : "version", ErrorCode::FormatUnsupported,
                     VESTIGO_TEXT("Error", "is \"%1\" version %2, not \"ind-vibe-dataset\" version 1"),
                     {singleLine(format, 60), formatNumber(version)},
                     VESTIGO_TEXT("Error", "convert the file, or use a newer Vestigo"));
    }
}

Split readSplit(const JsonReader& json) {
    const std::string split = json.text("split");
    for (std::size_t k = 0; k < splitNames.size(); ++k) {
        if (split == splitNames[k]) {
            return static_cast<Split>(k);
        }
    }
    if (json.ok()) {
        json.failKey("split", ErrorCode::ValueInvalid,
                     VESTIGO_TEXT("Error", "must be \"train\", \"val\" or \"test\", is: \"%1\""),
                     {singleLine(split, 60)});
    }
    return Split::Train;
}

DatasetEntry readEntry(const JsonReader& json, const Dataset& dataset) {
    DatasetEntry entry;
    entry.path = json.text("path");
    entry.split = readSplit(json);
    if (json.ok()) {
        Result<fs::path> folder = resolveInside(dataset.folder, entry.path, json.file(), "path");
        if (folder) {
            entry.folder = folder.take();
        } else {
            const Error& error = folder.error();
            json.failKey("path", error.code, error.message, error.arguments, error.remedy);
        }
    }
    return entry;
}

void readRecordings(const JsonReader& root, Dataset& dataset) {
    JsonReader list = root.array("recordings");
    if (list.ok() && list.size() == 0) {
        list.fail(ErrorCode::Empty, VESTIGO_TEXT("Error", "names no recording"), {},
                  VESTIGO_TEXT("Error", "add the recordings with their splits"));
    }
    if (list.size() > mostRecordings) {
        list.fail(ErrorCode::TooLarge,
                  VESTIGO_TEXT("Error", "has %1 entries, more than the %2 that are accepted"),
                  {std::to_string(list.size()), std::to_string(mostRecordings)},
                  VESTIGO_TEXT("Error", "split the data set"));
    }
    std::map<fs::path, std::size_t> seen;
    for (std::size_t i = 0; i < list.size() && root.ok(); ++i) {
        const JsonReader json = list.element(i);
        DatasetEntry entry = readEntry(json, dataset);
        const auto [first, fresh] = seen.emplace(entry.folder, i);
        if (root.ok() && !fresh) {
            json.failKey("path", ErrorCode::Duplicate,
                         VESTIGO_TEXT("Error", "names the same recording as recordings[%1]"),
                         {std::to_string(first->second)},
                         VESTIGO_TEXT("Error", "a recording lies in one split, whole: keep one of the two"));
        }
        dataset.recordings.push_back(std::move(entry));
    }
}

std::vector<std::string> readTexts(const JsonReader& json, const char* key) {
    std::vector<std::string> texts;
    if (json.has(key)) {
        const JsonReader list = json.array(key);
        for (std::size_t i = 0; i < list.size() && json.ok(); ++i) {
            texts.push_back(list.elementText(i));
        }
    }
    return texts;
}

Result<Dataset> parseDataset(std::string text, const fs::path& file) {
    JsonLimits limits;
    limits.bytes = documentBytes;
    const Result<Json> document = parseJson(text, file.string(), limits);
    if (!document) {
        return document.error();
    }
    const JsonReader root(*document, file.string());
    Dataset dataset;
    dataset.folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    checkFormat(root);
    dataset.name = root.text("name", "");
    readRecordings(root, dataset);
    if (root.has("classes")) {
        const JsonReader classes = root.object("classes");
        dataset.terminalClasses = readTexts(classes, "terminals");
        dataset.anomalyClasses = readTexts(classes, "anomalies");
    }
    if (!root.ok()) {
        return root.error();
    }
    dataset.sourceJson = std::move(text);
    return dataset;
}

/// The old entry of the same path, with what we did not understand.
Json takeEntry(Json& old, std::unordered_map<std::string, std::size_t>& places, const std::string& path) {
    const auto found = places.find(path);
    if (found == places.end()) {
        return Json::object();
    }
    Json entry = std::move(old[found->second]);
    places.erase(found);
    return entry;
}

Json entriesToJson(Json old, const Dataset& dataset) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; old.is_array() && i < old.size(); ++i) {
        if (old[i].is_object() && old[i].contains("path") && old[i]["path"].is_string()) {
            places.emplace(old[i]["path"].get<std::string>(), i);
        }
    }
    Json list = Json::array();
    for (const DatasetEntry& each : dataset.recordings) {
        Json entry = takeEntry(old, places, each.path);
        editText(entry, "path", each.path);
        editText(entry, "split", splitNames[static_cast<std::size_t>(each.split)]);
        list.push_back(std::move(entry));
    }
    return list;
}

void editTexts(Json& object, const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty() || object.contains(key)) {
        object[key] = Json(texts);
    }
}

} // namespace

Result<Dataset> openDataset(const fs::path& folderOrFile) {
    try {
        std::error_code failure;
        fs::path file = folderOrFile;
        if (fs::is_directory(folderOrFile, failure)) {
            file = folderOrFile / "dataset.json";
            if (!fs::exists(file, failure)) {
                return Error{ErrorCode::FileMissing,
                             folderOrFile.string(),
                             {},
                             VESTIGO_TEXT("Error", "the folder holds no dataset.json"),
                             {},
                             VESTIGO_TEXT("Error", "choose the folder of a data set")};
            }
        }
        Result<std::string> text = readFile(file, documentBytes);
        return text ? parseDataset(text.take(), file) : Result<Dataset>(text.error());
    } catch (const std::exception& failure) { // std::filesystem, memory
        return Error{ErrorCode::FileUnreadable,
                     folderOrFile.string(),
                     {},
                     VESTIGO_TEXT("Error", "cannot be read: %1"),
                     {failure.what()},
                     VESTIGO_TEXT("Error", "check the name and the folder")};
    }
}

Result<std::string> datasetToJson(const Dataset& dataset) {
    try {
        Json document = objectFromText(dataset.sourceJson);
        editText(document, "format", "ind-vibe-dataset");
        editWhole(document, "version", 1);
        editText(document, "name", dataset.name, "");
        document["recordings"] = entriesToJson(document["recordings"], dataset);
        if (!dataset.terminalClasses.empty() || !dataset.anomalyClasses.empty() ||
            document.contains("classes")) {
            Json& classes = document["classes"];
            classes = classes.is_object() ? std::move(classes) : Json::object();
            editTexts(classes, "terminals", dataset.terminalClasses);
            editTexts(classes, "anomalies", dataset.anomalyClasses);
        }
        return writeJson(document);
    } catch (const std::exception& failure) {
        return Error{ErrorCode::Internal, {}, {}, VESTIGO_TEXT("Error", "cannot be written: %1"),
                     {failure.what()},    {}};
    }
}

} // namespace vestigo::dataset

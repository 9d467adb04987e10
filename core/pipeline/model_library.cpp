// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/model_library.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json_reader.h"
#include "core/base/shipped_files.h"
#include "core/base/time.h"
#include "core/models/model_api.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr const char* historyName = "history.json";
constexpr const char* formatName = "vestigo-model-library";
constexpr std::size_t mostEntries = 10000;

struct Entry {
    AdoptedModel model;
    int before = -1; ///< index of what was in use before it
};

struct History {
    std::vector<Entry> entries;
    int current = -1; ///< index of the one in use; -1: none
};

/// One program at a time changes the history.
class Lock {
public:
    explicit Lock(const fs::path& folder)
        : descriptor_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        while (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) != 0 && errno == EINTR) {
        }
    }
    ~Lock() {
        if (descriptor_ >= 0) {
            ::close(descriptor_);
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int descriptor_;
};

bool isHash(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

fs::path fileOf(const fs::path& folder, const std::string& sha256) {
    return folder / (sha256 + ".safetensors");
}

fs::path comparisonOf(const fs::path& folder, int index) {
    return folder / ("comparison-" + std::to_string(index) + ".json");
}

Entry readEntry(const JsonReader& json, const fs::path& folder, int index) {
    Entry entry;
    entry.model.sha256 = json.text("sha256");
    entry.model.file = fileOf(folder, entry.model.sha256);
    entry.model.engine = json.text("engine");
    entry.model.name = json.text("name", "");
    entry.model.adoptedAt = json.text("adopted_at", "");
    entry.model.from = json.text("from", "");
    if (json.boolean("compared", false)) {
        entry.model.comparison = comparisonOf(folder, index);
    }
    const double before = json.number("before");
    if (json.ok() && (!isHash(entry.model.sha256) || !(before >= -1.0 && before < index))) {
        json.failKey("sha256", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is no entry of a history"), {},
                     VESTIGO_TEXT("Error", "move the file away: then no model is adopted"));
    }
    entry.before = json.ok() ? static_cast<int>(before) : -1;
    return entry;
}

Result<History> readHistory(const fs::path& folder) {
    History history;
    const fs::path file = folder / historyName;
    std::error_code failure;
    if (folder.empty() || !fs::exists(file, failure)) {
        return history;
    }
    JsonLimits limits;
    limits.bytes = 64U << 20U;
    const auto json = readJsonFile(file, limits);
    if (!json) {
        return json.error();
    }
    const JsonReader root(*json, file.string());
    if (root.ok() && root.text("format") != formatName) {
        root.failKey("format", ErrorCode::FormatUnsupported, VESTIGO_TEXT("Error", "is no history of models"),
                     {}, VESTIGO_TEXT("Error", "move the file away: then no model is adopted"));
    }
    const double current = root.number("current");
    const JsonReader list = root.array("adopted");
    for (std::size_t i = 0; root.ok() && i < std::min(list.size(), mostEntries); ++i) {
        history.entries.push_back(readEntry(list.element(i), folder, static_cast<int>(i)));
    }
    if (root.ok() && !(current >= -1.0 && current < static_cast<double>(history.entries.size()))) {
        root.failKey("current", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is no entry of a history"),
                     {}, VESTIGO_TEXT("Error", "move the file away: then no model is adopted"));
    }
    if (!root.ok()) {
        return root.error();
    }
    history.current = static_cast<int>(current);
    return history;
}

Result<Done> writeHistory(const fs::path& folder, const History& history) {
    Json list = Json::array();
    for (const Entry& entry : history.entries) {
        list.push_back({{"sha256", entry.model.sha256},
                        {"engine", entry.model.engine},
                        {"name", entry.model.name},
                        {"adopted_at", entry.model.adoptedAt},
                        {"from", entry.model.from},
                        {"before", entry.before},
                        {"compared", !entry.model.comparison.empty()}});
    }
    const Json document{
        {"format", formatName}, {"version", 1}, {"current", history.current}, {"adopted", list}};
    return writeFileAtomically(folder / historyName, writeJson(document));
}

std::optional<AdoptedModel> currentOf(const History& history) {
    if (history.current < 0) {
        return std::nullopt;
    }
    return history.entries[static_cast<std::size_t>(history.current)].model;
}

std::string utcNow() {
    SiteTime now;
    now.unixSeconds = static_cast<double>(std::time(nullptr));
    return formatTimestamp(now);
}

std::string textOf(const models::ModelState& state, const char* key) {
    const auto found = state.metadata.find(key);
    return found == state.metadata.end() ? std::string() : found->second;
}

/// A model that no engine of this build can load is not adopted.
Result<AdoptedModel> examined(const fs::path& model) {
    const auto state = models::readSafetensors(model);
    if (!state) {
        return state.error();
    }
    AdoptedModel adopted;
    adopted.engine = textOf(*state, "engine");
    if (const auto engine = models::createEngine(adopted.engine); !engine) {
        Error error = engine.error();
        error.code = ErrorCode::ModelInvalid;
        error.file = model.string();
        return error;
    }
    adopted.name = textOf(*state, "name");
    adopted.from = model.string();
    adopted.adoptedAt = utcNow();
    return adopted;
}

Error unwritable(const fs::path& folder) {
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = folder.string();
    error.message = VESTIGO_TEXT("Error", "no file can be written there");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    return error;
}

} // namespace

ModelLibrary::ModelLibrary(fs::path folder)
    : folder_(std::move(folder)) {}

fs::path ModelLibrary::userFolder() {
    const char* const data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && *data == '/') {
        return fs::path(data) / "vestigo" / "models";
    }
    const char* const home = std::getenv("HOME");
    return fs::path(home != nullptr ? home : "/") / ".local" / "share" / "vestigo" / "models";
}

Result<std::vector<AdoptedModel>> ModelLibrary::history() const {
    const auto history = readHistory(folder_);
    if (!history) {
        return history.error();
    }
    std::vector<AdoptedModel> all;
    for (const Entry& entry : history->entries) {
        all.push_back(entry.model);
    }
    return all;
}

Result<std::optional<AdoptedModel>> ModelLibrary::inUse() const {
    const auto history = readHistory(folder_);
    return history ? Result<std::optional<AdoptedModel>>(currentOf(*history))
                   : Result<std::optional<AdoptedModel>>(history.error());
}

Outcome<AdoptedModel> ModelLibrary::adopt(const fs::path& model, const std::string& comparison,
                                          const CancelToken& cancel) {
    auto examination = examined(model);
    if (!examination) {
        return examination.error();
    }
    AdoptedModel adopted = examination.take();
    const auto content = readFile(model, models::ModelLimits::fileBytes);
    if (!content) {
        return content.error();
    }
    adopted.sha256 = sha256(*content);
    adopted.file = fileOf(folder_, adopted.sha256);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    std::error_code failure;
    fs::create_directories(folder_, failure);
    if (folder_.empty() || failure) {
        return unwritable(folder_);
    }
    const Lock lock(folder_);
    auto history = readHistory(folder_);
    if (!history) {
        return history.error();
    }
    if (const auto copied = writeFileAtomically(adopted.file, *content); !copied) {
        return copied.error();
    }
    if (!comparison.empty()) {
        adopted.comparison = comparisonOf(folder_, static_cast<int>(history->entries.size()));
        if (const auto kept = writeFileAtomically(adopted.comparison, comparison); !kept) {
            return kept.error();
        }
    }
    history->entries.push_back({adopted, history->current});
    history->current = static_cast<int>(history->entries.size()) - 1;
    const auto written = writeHistory(folder_, *history);
    return written ? Outcome<AdoptedModel>(std::move(adopted)) : Outcome<AdoptedModel>(written.error());
}

Result<std::optional<AdoptedModel>> ModelLibrary::goBack() {
    std::error_code failure;
    if (!fs::is_directory(folder_, failure)) { // nothing was ever adopted: nothing is made
        return Error{
            ErrorCode::Usage, folder_.string(), {}, VESTIGO_TEXT("Error", "no model is adopted"), {}, {}};
    }
    const Lock lock(folder_);
    auto history = readHistory(folder_);
    if (!history) {
        return history.error();
    }
    if (history->current < 0) {
        return Error{
            ErrorCode::Usage, folder_.string(), {}, VESTIGO_TEXT("Error", "no model is adopted"), {}, {}};
    }
    history->current = history->entries[static_cast<std::size_t>(history->current)].before;
    if (const auto written = writeHistory(folder_, *history); !written) {
        return written.error();
    }
    return currentOf(*history);
}

Result<ModelInUse> modelInUse(const fs::path& given, const std::string& engine, const ModelLibrary& library) {
    ModelInUse model;
    if (!given.empty()) {
        model.source = ModelInUse::Source::Given;
        model.file = given;
        return model;
    }
    const auto adopted = library.inUse();
    if (!adopted) {
        return adopted.error();
    }
    std::error_code failure;
    if (*adopted && (engine.empty() || (*adopted)->engine == engine)) {
        if (!fs::is_regular_file((*adopted)->file, failure)) {
            Error error;
            error.code = ErrorCode::FileMissing;
            error.file = (*adopted)->file.string();
            error.message = VESTIGO_TEXT("Error", "the adopted model is not there any more");
            error.remedy = VESTIGO_TEXT("Error", "go back to the model before, or adopt one again");
            return error;
        }
        return ModelInUse{ModelInUse::Source::Adopted, (*adopted)->file, (*adopted)->engine};
    }
    if (engine.empty() || engine == shippedModelEngine) {
        if (auto shipped = shippedFile(shippedModel); shipped) {
            return ModelInUse{ModelInUse::Source::Shipped, shipped.take(), shippedModelEngine};
        }
    }
    model.engine = engine;
    return model;
}

} // namespace vestigo::pipeline

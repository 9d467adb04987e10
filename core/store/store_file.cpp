// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_file.h"

#include "core/store/schema.h"

#include <chrono>
#include <fstream>
#include <sys/stat.h>
#include <thread>

namespace vestigo::store {

namespace {

constexpr std::uintmax_t checkedBytes = 128U << 20U; // reading more on every start would be felt

Error refused(const std::filesystem::path& file, ErrorCode code, const Text& message, const Text& remedy,
              const std::string& argument = {}) {
    Error error;
    error.code = code;
    error.file = file.string();
    error.message = message;
    error.remedy = remedy;
    error.arguments = {argument};
    return error;
}

/// SQLite takes a file that is shorter than its header for an empty one and writes over it: somebody's notes
/// would be gone.
bool isNewOrSqlite(const std::filesystem::path& file, std::uintmax_t size) {
    constexpr std::size_t smallest = 512; // a page
    static const std::string magic("SQLite format 3\0", 16);
    if (size == 0) {
        return true;
    }
    std::string head(magic.size(), ' ');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return size >= smallest && (!in || head == magic); // unreadable: SQLite says it better
}

Result<Done> checkPlace(const std::filesystem::path& file) {
    if (file.empty() || file.string().find('\0') != std::string::npos) {
        return refused(file, ErrorCode::Usage, VESTIGO_TEXT("Store", "a project database needs a name"),
                       VESTIGO_TEXT("Store", "name a file"));
    }
    struct stat facts = {};
    if (::stat(file.c_str(), &facts) == 0) {
        if (!S_ISREG(facts.st_mode)) { // a pipe would make the program wait for ever
            return refused(file, ErrorCode::DatabaseInvalid, VESTIGO_TEXT("Store", "is no regular file"),
                           VESTIGO_TEXT("Store", "choose a file made by Vestigo, or a new name"));
        }
        if (!isNewOrSqlite(file, static_cast<std::uintmax_t>(facts.st_size))) {
            return refused(file, ErrorCode::DatabaseInvalid, VESTIGO_TEXT("Store", "is no project database"),
                           VESTIGO_TEXT("Store", "choose a file made by Vestigo, or a new name"));
        }
        return Done{};
    }
    const std::filesystem::path folder =
        file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed)) {
        return refused(file, ErrorCode::FileMissing, VESTIGO_TEXT("Store", "its folder does not exist"),
                       VESTIGO_TEXT("Store", "make the folder first, or choose another one"));
    }
    return Done{};
}

/// Damaged pages are told at the door and not in the middle of the work.
Result<Done> checkPages(Database& database, const std::filesystem::path& file) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(file, failed);
    if (failed || size > checkedBytes) {
        return Done{};
    }
    Statement statement(database, "PRAGMA quick_check(1)");
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    const std::string verdict = *row ? statement.text(0) : std::string();
    if (verdict != "ok") {
        return refused(file, ErrorCode::DatabaseInvalid,
                       VESTIGO_TEXT("Store", "the project database is damaged: %1"),
                       VESTIGO_TEXT("Store", "restore a copy, or analyse into a new one"), verdict);
    }
    return Done{};
}

/// The switch to WAL wants the file for itself for a moment, and SQLite does not wait for that on its own.
Result<Done> switchToWal(Database& database) {
    Result<Done> done = Done{};
    for (int attempt = 0; attempt < 100; ++attempt) {
        done = database.execute("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864;");
        if (done || done.error().code != ErrorCode::DatabaseBusy) {
            return done;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return done;
}

} // namespace

Result<std::unique_ptr<Database>> openStoreFile(const std::filesystem::path& file) {
    const Result<Done> placed = checkPlace(file);
    if (!placed) {
        return placed.error();
    }
    Result<std::unique_ptr<Database>> database = Database::open(file);
    if (!database) {
        return database;
    }
    if ((*database)->readOnly()) {
        return refused(file, ErrorCode::FileUnwritable,
                       VESTIGO_TEXT("Store", "the project database cannot be opened for writing"),
                       VESTIGO_TEXT("Store", "choose a folder that you may write to"));
    }
    for (const auto& step : {+[](Database&d, const std::filesystem::path&f) { return checkPages(d, f); },
                             +[](Database&d, const std::filesystem::path&) { return prepareSchema(d); },
                             +[](Database&d, const std::filesystem::path&) { return switchToWal(d); }}) {
        const Result<Done> done = step(**database, file);
        if (!done) {
            return done.error();
        }
    }
    return database;
}

} // namespace vestigo::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <sqlite3.h>

namespace vestigo::store {

namespace {

constexpr int busyMilliseconds = 5000;

struct Meaning {
    ErrorCode code;
    Text message;
    Text remedy;
};

Meaning meaningOf(int code) {
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return {ErrorCode::DatabaseInvalid, VESTIGO_TEXT("Store", "is no project database"),
                VESTIGO_TEXT("Store", "choose a file made by Vestigo, or a new name")};
    case SQLITE_CORRUPT:
        return {ErrorCode::DatabaseInvalid, VESTIGO_TEXT("Store", "the project database is damaged: %1"),
                VESTIGO_TEXT("Store", "restore a copy, or analyse into a new one")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::DatabaseBusy,
                VESTIGO_TEXT("Store", "another program is writing to the project database"),
                VESTIGO_TEXT("Store", "try again when it is done")};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return {ErrorCode::FileUnwritable,
                VESTIGO_TEXT("Store", "the project database cannot be opened for writing"),
                VESTIGO_TEXT("Store", "choose a folder that you may write to")};
    case SQLITE_FULL:
        return {ErrorCode::FileUnwritable, VESTIGO_TEXT("Store", "the disk is full"),
                VESTIGO_TEXT("Store", "free some space and try again")};
    case SQLITE_IOERR:
        return {ErrorCode::FileUnreadable, VESTIGO_TEXT("Store", "the disk could not be read or written: %1"),
                VESTIGO_TEXT("Store", "check the disk, or choose another place")};
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge,
                VESTIGO_TEXT("Store", "the value is too large for the project database"),
                {}};
    default:
        return {ErrorCode::Internal, VESTIGO_TEXT("Store", "the project database refused a request: %1"), {}};
    }
}

/// The schema comes from a file that anybody may have made.
void distrustSchema(sqlite3* connection) {
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, static_cast<int>(longestValue) + 4096);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 100000);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
}

} // namespace

Statement::Statement(Database& database, const char* sql)
    : database_(database) {
    failure_ = sqlite3_prepare_v2(database.connection_, sql, -1, &statement_, nullptr);
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

Statement& Statement::bind(int place, const std::string& text) {
    if (failure_ == SQLITE_OK) {
        failure_ =
            sqlite3_bind_text64(statement_, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    return *this;
}

Statement& Statement::bind(int place, std::int64_t number) {
    if (failure_ == SQLITE_OK) {
        failure_ = sqlite3_bind_int64(statement_, place, number);
    }
    return *this;
}

Statement& Statement::bindBytes(int place, const std::string& bytes) {
    if (failure_ == SQLITE_OK) {
        // empty bytes are no NULL; STATIC: the caller's bytes live until the statement has run, and may be
        // large
        failure_ = sqlite3_bind_blob64(statement_, place, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                       SQLITE_STATIC);
    }
    return *this;
}

Result<bool> Statement::next() {
    const int code = failure_ != SQLITE_OK ? failure_ : sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    return database_.error(code);
}

Result<Done> Statement::run() {
    const Result<bool> row = next();
    if (!row) {
        return row.error();
    }
    return Done{};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

bool Statement::null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr || size <= 0
               ? std::string()
               : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

Database::Database(std::string file)
    : file_(std::move(file)) {}

Database::~Database() {
    sqlite3_close_v2(connection_);
}

Result<Done> Database::connect(const std::string& name) {
    const int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(name.c_str(), &connection_, flags, nullptr);
    if (code != SQLITE_OK) {
        return error(code);
    }
    distrustSchema(connection_);
    sqlite3_busy_timeout(connection_, busyMilliseconds);
    return execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file) {
    std::unique_ptr<Database> database(new Database(file.string()));
    std::error_code failed;
    // absolute, so that a name like ":memory:" or "file:x?mode=ro" is a name and nothing else
    const std::filesystem::path absolute = std::filesystem::absolute(file, failed);
    if (failed) {
        return database->error(SQLITE_CANTOPEN);
    }
    const Result<Done> connected = database->connect(absolute.string());
    if (!connected) {
        return connected.error();
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::inMemory() {
    std::unique_ptr<Database> database(new Database(std::string()));
    const Result<Done> connected = database->connect(":memory:");
    if (!connected) {
        return connected.error();
    }
    return database;
}

Result<Done> Database::execute(const char* sql) {
    const int code = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return error(code);
    }
    return Done{};
}

Result<std::int64_t> Database::number(const char* sql) {
    Statement statement(*this, sql);
    const Result<bool> row = statement.next();
    if (!row) {
        return row.error();
    }
    return *row ? statement.integer(0) : std::int64_t{0};
}

std::int64_t Database::lastRow() const {
    return sqlite3_last_insert_rowid(connection_);
}

std::int64_t Database::changedRows() const {
    return sqlite3_changes64(connection_);
}

bool Database::readOnly() const {
    return sqlite3_db_readonly(connection_, "main") != 0;
}

Error Database::error(int code) const {
    const Meaning meaning = meaningOf(code);
    Error error;
    error.code = meaning.code;
    error.file = file_;
    error.message = meaning.message;
    error.remedy = meaning.remedy;
    error.arguments = {connection_ != nullptr ? sqlite3_errmsg(connection_) : sqlite3_errstr(code)};
    return error;
}

Error refused(const Database& database, ErrorCode code, const Text& message, const Text& remedy) {
    Error error;
    error.code = code;
    error.file = database.file();
    error.message = message;
    error.remedy = remedy;
    return error;
}

Transaction::~Transaction() {
    if (open_) {
        (void)database_.execute("ROLLBACK"); // nothing to be done about a failure: closing rolls back as well
    }
}

Result<Done> Transaction::begin(Durability durability) {
    // Must stand outside of a transaction. In WAL either is safe against a crash of the program; NORMAL may
    // lose the last commits when the power goes, FULL waits for the disk.
    const Result<Done> set = database_.execute(
        durability == Durability::PowerCut ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (!set) {
        return set;
    }
    const Result<Done> begun = database_.execute("BEGIN IMMEDIATE");
    open_ = begun.ok();
    return begun;
}

Result<Done> Transaction::commit() {
    const Result<Done> done = database_.execute("COMMIT");
    open_ = !done.ok();
    return done;
}

} // namespace vestigo::store

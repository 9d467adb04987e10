// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace vestigo::store {

class Database;

/// One prepared SQL statement. Values are bound by place (1, 2, ...); numbers and text are copied. A failed
/// bind shows when it is run.
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int place, const std::string& text);
    Statement& bind(int place, std::int64_t number);
    /// Bytes are not copied, they may be large: they must live, unchanged, until the statement has run. A
    /// temporary would not, and does not compile.
    Statement& bindBytes(int place, const std::string& bytes);
    Statement& bindBytes(int place, const std::string&& bytes) = delete;

    /// Goes on to the next row; false: there is none.
    Result<bool> next();
    /// Runs a statement that gives no rows.
    Result<Done> run();

    std::int64_t integer(int column) const;
    bool null(int column) const;
    /// Text or bytes as they are stored; a NUL inside stays.
    std::string text(int column) const;

private:
    Database& database_;
    sqlite3_stmt* statement_ = nullptr;
    int failure_ = 0;
};

/// A SQLite file opened for hostile content: its schema can run no function of ours, no trigger, no view, no
/// extension; cells are checked and sizes are bounded.
class Database {
public:
    /// Opens or makes the file. Errors name it and say what to do.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file);
    static Result<std::unique_ptr<Database>> inMemory();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// One or more statements without values.
    Result<Done> execute(const char* sql);
    /// The first column of the first row of a query without values.
    Result<std::int64_t> number(const char* sql);
    std::int64_t lastRow() const;
    std::int64_t changedRows() const;
    bool readOnly() const;

    /// What SQLite's result code means to the user.
    Error error(int code) const;
    const std::string& file() const { return file_; }

private:
    friend class Statement;
    explicit Database(std::string file);
    Result<Done> connect(const std::string& name);
    sqlite3* connection_ = nullptr;
    std::string file_;
};

/// What is wrong with what this database holds, or with what it was asked.
Error refused(const Database& database, ErrorCode code, const Text& message, const Text& remedy = {});

/// How much a commit must survive. Either survives a killed process; only `PowerCut` waits for the disk.
enum class Durability { Crash, PowerCut };

/// All or nothing: rolls back unless commit() was reached. Takes the write lock at once, so that it never
/// fails half way for another writer.
class Transaction {
public:
    explicit Transaction(Database& database)
        : database_(database) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Result<Done> begin(Durability durability);
    Result<Done> commit();

private:
    Database& database_;
    bool open_ = false;
};

/// No text or bytes longer than this go in or come out.
constexpr std::size_t longestValue = 256U << 20U;

} // namespace vestigo::store

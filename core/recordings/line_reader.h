// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace vestigo::recordings {

/// The records of a text file of any size, in bounded memory: a line each, or several where a quoted cell
/// holds line ends. Refuses binary content, UTF-16, records over 1 MiB and quotes that are never closed. A
/// byte order mark is skipped; lines end with LF, CR LF or, in files without any LF at the beginning, CR.
class LineReader {
public:
    static Result<LineReader> open(const std::filesystem::path& path);

    /// The next record without its line end; the view lives until the next call. False: the end, or a
    /// failure.
    bool next(std::string_view& record);
    bool failed() const { return failure_.has_value(); }
    const Error& error() const { return *failure_; }

    std::uint64_t line() const { return line_; }    ///< where the last record began, from 1
    bool hasQuotes() const { return hasQuotes_; }   ///< of the last record
    bool terminated() const { return terminated_; } ///< the last record had a line end
    const std::filesystem::path& path() const { return path_; }
    /// Bytes of the file up to the end of the last record.
    std::uint64_t bytesRead() const { return filled_ - (end_ - begin_); }

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    /// How far the record at begin_ goes, without its line end.
    struct Extent {
        std::size_t length = 0;
        bool complete = false; ///< its line end is in the buffer
        bool quotesOpen = false;
    };

    LineReader() = default;
    bool refill();
    Extent measureRecord();
    bool refuseExtent(const Extent& extent);
    void handOut(const Extent& extent, std::string_view& record);
    bool fail(ErrorCode code, const Text& message, const Text& remedy);
    void settleLineEnd();

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Closer> file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0; ///< of what was not handed out yet
    std::size_t end_ = 0;
    std::uint64_t filled_ = 0; ///< bytes that were read from the file
    std::uint64_t line_ = 0;
    std::uint64_t nextLine_ = 1;
    char lineEnd_ = '\n';
    bool atEnd_ = false;
    bool sawNul_ = false;
    bool hasQuotes_ = false;
    bool terminated_ = true;
    std::optional<Error> failure_;
};

} // namespace vestigo::recordings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/line_reader.h"

#include "core/base/files.h"
#include "core/recordings/errors.h"
#include "core/recordings/table_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace vestigo::recordings {

namespace {

constexpr std::size_t blockBytes = 1U << 20U;

const Text exportAgain = VESTIGO_TEXT("Error", "export the table as CSV text in UTF-8");

/// Whether a file begins as those of gzip, zip (and .xlsx), xz, zstd, bzip2 or 7z do.
bool isPacked(std::string_view text) {
    using namespace std::string_view_literals;
    static constexpr std::array<std::string_view, 6> beginnings{"\x1F\x8B"sv,
                                                                "PK\x03\x04"sv,
                                                                "\xFD"
                                                                "7zXZ\0"sv,
                                                                "\x28\xB5\x2F\xFD"sv,
                                                                "7z\xBC\xAF\x27\x1C"sv,
                                                                "BZh91AY&SY"sv};
    return std::any_of(beginnings.begin(), beginnings.end(), [text](std::string_view beginning) {
        return text.substr(0, beginning.size()) == beginning;
    });
}

} // namespace

Result<LineReader> LineReader::open(const std::filesystem::path& path) {
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    LineReader reader;
    reader.path_ = path;
    reader.file_.reset(std::fopen(path.c_str(), "rbe"));
    if (!reader.file_) {
        return fileError(ErrorCode::FileUnreadable, path, {}, VESTIGO_TEXT("Error", "cannot be read: %1"),
                         VESTIGO_TEXT("Error", "ask for the right to read it"), {std::strerror(errno)});
    }
    reader.buffer_.resize(TableLimits::lineBytes + blockBytes + 2);
    if (!reader.refill()) {
        return reader.error();
    }
    reader.settleLineEnd();
    return reader;
}

/// Skips the byte order mark and tells how lines end. What is no text by its first bytes is a failure.
void LineReader::settleLineEnd() {
    const std::string_view text(buffer_.data(), end_);
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        begin_ = 3;
    }
    if (text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos) {
        lineEnd_ = '\r';
    }
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        line_ = 1;
        fail(ErrorCode::SyntaxInvalid, VESTIGO_TEXT("Error", "is UTF-16 text, not UTF-8"), exportAgain);
    }
    if (isPacked(text)) {
        line_ = 1;
        fail(ErrorCode::SyntaxInvalid, VESTIGO_TEXT("Error", "is a packed file, not text"),
             VESTIGO_TEXT("Error",
                          "unpack it first (gunzip, unzip); save a spreadsheet as CSV text in UTF-8"));
    }
}

bool LineReader::fail(ErrorCode code, const Text& message, const Text& remedy) {
    failure_ =
        fileError(code, path_, lineNumber(line_), message, remedy, {std::to_string(TableLimits::lineBytes)});
    return false;
}

/// Moves what is left to the front and reads a block behind it. False: a failure.
bool LineReader::refill() {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    const std::size_t most = std::min(blockBytes, buffer_.size() - end_);
    const std::size_t count = std::fread(buffer_.data() + end_, 1, most, file_.get());
    if (std::ferror(file_.get()) != 0) {
        line_ = nextLine_;
        return fail(ErrorCode::FileUnreadable, VESTIGO_TEXT("Error", "cannot be read to the end"),
                    VESTIGO_TEXT("Error", "check the disk or copy the file again"));
    }
    atEnd_ = count < most;
    sawNul_ = sawNul_ || std::memchr(buffer_.data() + end_, 0, count) != nullptr;
    end_ += count;
    filled_ += count;
    return true;
}

LineReader::Extent LineReader::measureRecord() {
    const char* start = buffer_.data() + begin_;
    const std::size_t available = end_ - begin_;
    Extent extent;
    hasQuotes_ = false;
    while (extent.length < available) {
        const char* from = start + extent.length;
        const std::size_t left = available - extent.length;
        const void* found = std::memchr(from, lineEnd_, left);
        const char* stop = found != nullptr ? static_cast<const char*>(found) : from + left;
        if (std::memchr(from, '"', static_cast<std::size_t>(stop - from)) != nullptr) {
            hasQuotes_ = true;
            extent.quotesOpen = extent.quotesOpen != (std::count(from, stop, '"') % 2 == 1);
        }
        extent.length = static_cast<std::size_t>(stop - start);
        if (found != nullptr && !extent.quotesOpen) {
            extent.complete = true;
            return extent;
        }
        extent.length += found != nullptr ? 1 : 0; // a line end within quotes belongs to the record
    }
    return extent;
}

/// True, with a failure, where the record is too long or its quotes never end.
bool LineReader::refuseExtent(const Extent& extent) {
    const bool tooLong = extent.length > TableLimits::lineBytes;
    if (extent.quotesOpen && (tooLong || atEnd_)) {
        return !fail(ErrorCode::SyntaxInvalid, VESTIGO_TEXT("Error", "a quotation mark is never closed"),
                     exportAgain);
    }
    return tooLong && !fail(ErrorCode::TooLarge,
                            VESTIGO_TEXT("Error", "the line is longer than the %1 bytes that are accepted"),
                            VESTIGO_TEXT("Error", "split the table into several with fewer columns"));
}

bool LineReader::next(std::string_view& record) {
    if (failed()) {
        return false;
    }
    line_ = nextLine_;
    Extent extent = measureRecord();
    while (!extent.complete && !atEnd_ && extent.length <= TableLimits::lineBytes) {
        if (!refill()) {
            return false;
        }
        extent = measureRecord();
    }
    if (refuseExtent(extent) || (!extent.complete && extent.length == 0)) {
        return false;
    }
    handOut(extent, record);
    return !sawNul_ || record.find('\0') == std::string_view::npos ||
           fail(ErrorCode::SyntaxInvalid, VESTIGO_TEXT("Error", "holds binary data, not text"), exportAgain);
}

void LineReader::handOut(const Extent& extent, std::string_view& record) {
    record = std::string_view(buffer_.data() + begin_, extent.length);
    terminated_ = extent.complete;
    nextLine_ += 1;
    if (hasQuotes_) {
        nextLine_ += static_cast<std::uint64_t>(std::count(record.begin(), record.end(), lineEnd_));
    }
    begin_ += extent.length + (extent.complete ? 1 : 0);
    if (!record.empty() && record.back() == '\r') {
        record.remove_suffix(1);
    }
}

} // namespace vestigo::recordings

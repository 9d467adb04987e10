// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/csv.h"

#include "core/base/utf8.h"
#include "core/recordings/errors.h"
#include "core/recordings/table_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fast_float/fast_float.h>
#include <unordered_set>

namespace vestigo::recordings {

namespace {

bool sameWord(std::string_view text, std::string_view lowerCase) {
    return text.size() == lowerCase.size() &&
           std::equal(text.begin(), text.end(), lowerCase.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// A comma wherever there is one, for the contract says so; else what tools of other countries write.
char separatorOf(std::string_view header) {
    for (const char candidate : {',', ';', '\t'}) {
        if (header.find(candidate) != std::string_view::npos) {
            return candidate;
        }
    }
    return ',';
}

Error headerError(const LineReader& lines, ErrorCode code, const Text& message, const Text& remedy,
                  std::vector<std::string> arguments = {}) {
    return fileError(code, lines.path(), lineNumber(lines.line()), message, remedy, std::move(arguments));
}

/// "21,5" as tools write it where the separator is a semicolon.
bool readDecimalComma(std::string_view text, double& value) {
    std::array<char, 64> copy{};
    if (text.size() > copy.size() || std::count(text.begin(), text.end(), ',') != 1) {
        return false;
    }
    std::replace_copy(text.begin(), text.end(), copy.begin(), ',', '.');
    const auto [end, failure] = fast_float::from_chars(copy.data(), copy.data() + text.size(), value);
    return failure == std::errc() && end == copy.data() + text.size();
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

bool isBlank(std::string_view record) {
    return record.empty() || ((record.front() == ' ' || record.front() == '\r') &&
                              record.find_first_not_of(" \r") == std::string_view::npos);
}

const std::vector<std::string_view>& CsvSplitter::split(std::string_view record, bool hasQuotes) {
    cells_.clear();
    if (hasQuotes) {
        splitQuoted(record);
        return cells_;
    }
    const char* at = record.data();
    const char* end = at + record.size();
    while (true) {
        const void* found =
            at == end ? nullptr : std::memchr(at, separator_, static_cast<std::size_t>(end - at));
        const char* stop = found != nullptr ? static_cast<const char*>(found) : end;
        cells_.push_back(trimmed(std::string_view(at, static_cast<std::size_t>(stop - at))));
        if (found == nullptr) {
            return cells_;
        }
        at = stop + 1;
    }
}

void CsvSplitter::splitQuoted(std::string_view record) {
    // What is unquoted is never longer than the record, so that the views into it stay valid.
    unquoted_.clear();
    unquoted_.reserve(record.size());
    std::size_t start = 0;
    bool inQuotes = false;
    bool wasQuoted = false;
    const auto finish = [&] {
        const std::string_view cell(unquoted_.data() + start, unquoted_.size() - start);
        cells_.push_back(wasQuoted ? cell : trimmed(cell));
        start = unquoted_.size();
        wasQuoted = false;
    };
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (c == '"') {
            if (inQuotes && i + 1 < record.size() && record[i + 1] == '"') {
                unquoted_ += '"';
                ++i;
            } else {
                inQuotes = !inQuotes;
                wasQuoted = true;
            }
        } else if (c == separator_ && !inQuotes) {
            finish();
        } else {
            unquoted_ += c;
        }
    }
    finish();
}

Result<CsvHeader> readHeader(LineReader& lines) {
    std::string_view record;
    do {
        if (!lines.next(record)) {
            return lines.failed() ? lines.error()
                                  : fileError(ErrorCode::Empty, lines.path(), {},
                                              VESTIGO_TEXT("Error", "the file is empty"),
                                              VESTIGO_TEXT("Error", "take it from the recorder again"));
        }
    } while (isBlank(record));
    if (!isUtf8(record)) {
        return headerError(lines, ErrorCode::SyntaxInvalid, VESTIGO_TEXT("Error", "is not UTF-8 text"),
                           VESTIGO_TEXT("Error", "export the table as CSV text in UTF-8"));
    }
    CsvHeader header;
    header.separator = separatorOf(record);
    CsvSplitter splitter(header.separator);
    const std::vector<std::string_view>& cells = splitter.split(record, lines.hasQuotes());
    if (cells.size() > TableLimits::columns) {
        return headerError(lines, ErrorCode::TooLarge,
                           VESTIGO_TEXT("Error", "has %1 columns, more than the %2 that are accepted"),
                           VESTIGO_TEXT("Error", "split the table into several with fewer columns"),
                           {std::to_string(cells.size()), std::to_string(TableLimits::columns)});
    }
    std::unordered_set<std::string> seen;
    for (const std::string_view cell : cells) {
        header.names.push_back(singleLine(std::string(trimmed(cell)), 200));
        if (!header.names.back().empty() && !seen.insert(header.names.back()).second) {
            return headerError(lines, ErrorCode::Duplicate,
                               VESTIGO_TEXT("Error", "two columns are named \"%1\""),
                               VESTIGO_TEXT("Error", "give each column its own name"), {header.names.back()});
        }
    }
    return header;
}

Error brokenRow(const LineReader& lines, std::size_t cells, std::size_t expected) {
    return headerError(lines, ErrorCode::SyntaxInvalid,
                       VESTIGO_TEXT("Error", "the row has %1 cells, the header %2"),
                       VESTIGO_TEXT("Error", "correct or remove the row"),
                       {std::to_string(cells), std::to_string(expected)});
}

Cell readCell(std::string_view text, char separator, double& value) {
    text = trimmed(text);
    if (text.empty() || sameWord(text, "nan") || sameWord(text, "null")) {
        return Cell::Missing;
    }
    if (text.front() == '+' && text.size() > 1 && text[1] != '-') {
        text.remove_prefix(1);
    }
    const auto [end, failure] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = end == text.data() + text.size();
    if (!whole || failure == std::errc::invalid_argument) {
        if (separator != ';' || !readDecimalComma(text, value)) {
            return Cell::Broken;
        }
    }
    if (std::isnan(value)) {
        return Cell::Missing;
    }
    return std::abs(value) > TableLimits::hugeValue ? Cell::Huge : Cell::Number;
}

} // namespace vestigo::recordings

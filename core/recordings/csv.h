// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/recordings/line_reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace vestigo::recordings {

/// Cuts a record into cells: blanks around a cell and the quotes of a quoted one are taken off. The views
/// live as long as the record and the splitter's next call.
class CsvSplitter {
public:
    explicit CsvSplitter(char separator)
        : separator_(separator) {}
    const std::vector<std::string_view>& split(std::string_view record, bool hasQuotes);

private:
    void splitQuoted(std::string_view record);

    char separator_;
    std::vector<std::string_view> cells_;
    std::string unquoted_;
};

/// The first line of a CSV file.
struct CsvHeader {
    char separator = ',';
    std::vector<std::string> names; ///< trimmed, in file order; some may be empty
};

/// Reads the header: the separator is a comma, or else a semicolon or a tab. Refused: no line at all, more
/// columns than we accept, a name twice, text that is not UTF-8.
Result<CsvHeader> readHeader(LineReader& lines);

/// Blanks and tabs at both ends taken off.
std::string_view trimmed(std::string_view text);

/// True when the record holds nothing but blanks.
bool isBlank(std::string_view record);

/// The record has another number of cells than the header; nothing is usable from here on.
Error brokenRow(const LineReader& lines, std::size_t cells, std::size_t expected);

/// What one cell of a numeric column says.
enum class Cell { Number, Missing, Huge, Broken };
Cell readCell(std::string_view text, char separator, double& value);

} // namespace vestigo::recordings

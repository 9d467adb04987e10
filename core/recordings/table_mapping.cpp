// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/table_mapping.h"

#include "core/recordings/errors.h"
#include "core/recordings/loose_file.h"

#include <algorithm>
#include <fstream>
#include <set>

namespace vestigo::recordings {

namespace {

constexpr std::size_t bytesBetweenWrites = 1U << 20U;
constexpr std::uint64_t rowsBetweenLooks = 512;

bool isTimeName(const std::string& name) {
    return name == "t" || name == "timestamp";
}

/// A cell as CSV wants it: in quotes where it holds what would end it.
void appendCell(std::string& line, std::string_view cell, char separator) {
    const bool plain = cell.find(separator) == std::string_view::npos &&
                       cell.find_first_of("\"\r\n") == std::string_view::npos;
    if (plain) {
        line += cell;
        return;
    }
    line += '"';
    for (const char c : cell) {
        line += c == '"' ? "\"\"" : std::string(1, c);
    }
    line += '"';
}

template <class Cells>
void appendRow(std::string& text, const Cells& cells, const std::vector<std::size_t>& kept, char separator) {
    for (std::size_t k = 0; k < kept.size(); ++k) {
        if (k > 0) {
            text += separator;
        }
        appendCell(text, cells[kept[k]], separator);
    }
    text += '\n';
}

Error unwritable(const std::filesystem::path& to) {
    return fileError(ErrorCode::FileUnwritable, to, {}, VESTIGO_TEXT("Error", "cannot be written"),
                     VESTIGO_TEXT("Error", "look at the space and the rights of the folder"));
}

Error badMapping(const std::filesystem::path& file, const Text& message, const Text& remedy,
                 const std::string& place, std::vector<std::string> arguments = {}) {
    return Error{ErrorCode::ValueInvalid, file.string(), singleLine(place, 60), message,
                 std::move(arguments),    remedy};
}

} // namespace

const TableMapping::Column* TableMapping::find(const std::string& source) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& column) { return column.source == source; });
    return found == columns.end() ? nullptr : &*found;
}

std::string mappedName(const TableMapping::Column& column) {
    if (column.unit.empty() || unitOfColumn(column.name) == column.unit) {
        return column.name;
    }
    return column.name + " [" + column.unit + "]";
}

CsvHeader mappedHeader(CsvHeader header, const TableMapping& mapping) {
    for (std::string& name : header.names) {
        if (!mapping.timeColumn.empty() && name == mapping.timeColumn) {
            name = mapping.timeIsMoment ? "timestamp" : "t";
        } else if (const TableMapping::Column* column = mapping.find(name)) {
            name = column->keep ? mappedName(*column) : std::string();
        } else if (!mapping.timeColumn.empty() && isTimeName(name)) {
            name.clear(); // another one is the time
        }
    }
    return header;
}

bool changesNothing(const CsvHeader& header, const TableMapping& mapping) {
    return mappedHeader(header, mapping).names == header.names;
}

std::vector<Error> checkMapping(const TableMapping& mapping, const std::filesystem::path& file) {
    std::vector<Error> problems;
    std::set<std::string> names;
    bool any = mapping.columns.empty();
    for (const TableMapping::Column& column : mapping.columns) {
        if (!column.keep || column.source == mapping.timeColumn) {
            continue;
        }
        any = true;
        const std::string name = mappedName(column);
        const bool usable = !column.name.empty() && name.size() <= RecordingLimits::nameBytes &&
                            name == singleLine(name, name.size()) && !isTimeName(name);
        if (!usable) {
            problems.push_back(badMapping(file, VESTIGO_TEXT("Error", "\"%1\" is no name of a column"),
                                          VESTIGO_TEXT("Error", "give the column a short name of its own"),
                                          column.source, {singleLine(name, 60)}));
        } else if (!names.insert(name).second) {
            problems.push_back(badMapping(file, VESTIGO_TEXT("Error", "two columns are called \"%1\""),
                                          VESTIGO_TEXT("Error", "give one of them another name"),
                                          column.source, {singleLine(name, 60)}));
        }
    }
    if (!any) {
        problems.push_back(
            badMapping(file, VESTIGO_TEXT("Error", "every column is left out"),
                       VESTIGO_TEXT("Error", "keep a column of numbers, or leave the file out"), {}));
    }
    return problems;
}

Outcome<Done> writeMappedTable(const std::filesystem::path& from, const TableMapping& mapping,
                               const std::filesystem::path& to, const CancelToken& cancel) {
    Result<LineReader> lines = LineReader::open(from);
    if (!lines) {
        return lines.error();
    }
    const Result<CsvHeader> head = readHeader(lines.value());
    if (!head) {
        return head.error();
    }
    const CsvHeader header = mappedHeader(*head, mapping);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < header.names.size(); ++i) {
        if (!header.names[i].empty()) {
            kept.push_back(i);
        }
    }
    std::error_code failure;
    std::filesystem::create_directories(to.parent_path(), failure);
    std::ofstream out(to, std::ios::binary);
    std::string text;
    appendRow(text, header.names, kept, header.separator);
    CsvSplitter splitter(header.separator);
    std::string_view record;
    for (std::uint64_t row = 0; out && lines->next(record); ++row) {
        if (row % rowsBetweenLooks == 0 && cancel.cancelled()) {
            return Cancelled{};
        }
        const std::vector<std::string_view>& cells = splitter.split(record, lines->hasQuotes());
        if (!isBlank(record) && cells.size() == header.names.size()) {
            appendRow(text, cells, kept, header.separator);
        }
        if (text.size() >= bytesBetweenWrites) {
            out.write(text.data(), static_cast<std::streamsize>(text.size()));
            text.clear();
        }
    }
    if (lines->failed()) {
        return lines->error();
    }
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    return out ? Outcome<Done>(Done{}) : Outcome<Done>(unwritable(to));
}

} // namespace vestigo::recordings

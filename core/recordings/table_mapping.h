// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/recordings/csv.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// What the columns of a loose table become in the recording: which one is the time, what the others are
/// called, in which unit, and which are left out. Columns that it does not name stay as they are.
struct TableMapping {
    struct Column {
        std::string source; ///< as the file's head has it
        std::string name;   ///< in the recording, without the unit
        std::string unit;   ///< empty: none is named
        bool keep = true;
    };
    std::vector<Column> columns;
    std::string timeColumn;    ///< as the file's head has it; empty: the file's own "t" or "timestamp"
    bool timeIsMoment = false; ///< date and time or Unix seconds; else seconds from the start

    const Column* find(const std::string& source) const;
};

/// "speed [rpm]"; a unit that the name ends in already ("speed_rpm") is not said twice.
std::string mappedName(const TableMapping::Column& column);

/// The head as the recording will have it: the time column under its contract's name, a column that is left
/// out without any name.
CsvHeader mappedHeader(CsvHeader header, const TableMapping& mapping);

/// Nothing changes: the file can be taken as it stands.
bool changesNothing(const CsvHeader& header, const TableMapping& mapping);

/// What is wrong with a mapping whatever the file's rows say: no time, names twice, empty or too long.
std::vector<Error> checkMapping(const TableMapping& mapping, const std::filesystem::path& file);

/// Writes the table with the mapped head and without the columns that are left out; cells stay as they stand,
/// to the letter. Rows that the reader leaves out (blank, broken off at the end) are left out here too.
Outcome<Done> writeMappedTable(const std::filesystem::path& from, const TableMapping& mapping,
                               const std::filesystem::path& to, const CancelToken& cancel);

} // namespace vestigo::recordings

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/import.h"
#include "core/recordings/logs.h"
#include "core/recordings/table_reader.h"
#include "core/recordings/video.h"
#include "core/timeline/picture.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// What a loose file is taken for, by its content.
enum class LooseKind { Video, Table, Instructions, Communication, Unknown };

/// One file that is to be imported: what it is, whose it seems to be, its beginning to look at, and what is
/// wrong with it.
struct LooseFile {
    /// A column of a table as its head names it.
    struct Column {
        std::string name;
        std::string unit; ///< "rpm" of "speed [rpm]", "speed (rpm)" or "speed_rpm"; empty: none is named
        bool isNumeric = false;
    };

    std::filesystem::path file;
    LooseKind kind = LooseKind::Unknown;
    std::string terminal; ///< guessed by the name, never empty
    std::string stream;   ///< guessed by the name; of videos and tables
    // Tables and logs that are text:
    bool isCapture = false; ///< then columns and rows tell its first packets
    char separator = ',';
    std::string timeColumn; ///< empty: there is none
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows; ///< the first ones, cells as they stand
    std::optional<SiteTime> startedAt;          ///< the first moment, where times are moments
    std::optional<TableSummary> table;          ///< the whole table, read once
    std::optional<LogSummary> log;              ///< the whole log or capture, read once
    // Videos:
    std::optional<VideoInfo> video;
    timeline::Picture firstFrame;
    std::vector<Error> problems; ///< any of these keeps the import from being made
};

/// Name parts only; nothing is read: "plc-01.operator.mp4", "plc-01_behavior.csv", "plc-01/device.mp4".
struct LooseName {
    std::string terminal;
    std::string stream; ///< empty: the name does not say
};
LooseName guessName(const std::filesystem::path& file);

/// Unit that the name of a column gives; empty: none.
std::string unitOfColumn(const std::string& name);

/// Looks at one file, or a folder of images: its beginning, then all of it, so that whatever is wrong is
/// known before anything is written. Only a cancel ends it without an answer.
Outcome<LooseFile> inspectLooseFile(const std::filesystem::path& file, const CancelToken& cancel);

/// Looks at a table again, under a mapping of its columns: whether its times are times and its numbers
/// numbers. `before`: what was found without one.
Outcome<LooseFile> inspectMapped(const LooseFile& before, const TableMapping& mapping,
                                 const CancelToken& cancel);

/// What keeps this request from being imported, besides what is wrong inside of the files: names, streams
/// that are given twice, the start, the folder. Reads no file.
std::vector<Error> checkImport(const ImportRequest& request);

} // namespace vestigo::recordings

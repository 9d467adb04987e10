// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/recordings/recording.h"
#include "core/recordings/table_mapping.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::recordings {

/// Loose files that become a recording.
struct ImportRequest {
    struct Video {
        std::string terminal;
        std::string stream;         ///< "device", "operator", ...
        std::filesystem::path file; ///< a file or a folder of images
        double offsetSeconds = 0.0; ///< added to the stream's own time
    };
    struct Table {
        std::string terminal;
        std::filesystem::path file;
        double offsetSeconds = 0.0; ///< added to the table's own time
        TableMapping mapping = {};  ///< of its columns; without one they stay as they are
    };
    std::filesystem::path out; ///< folder to make; must not exist or be empty
    std::vector<Video> videos;
    std::vector<Table> tables;
    std::filesystem::path instructions;  ///< empty: none
    std::filesystem::path communication; ///< empty: none
    std::string id;                      ///< empty: the folder's name
    std::string site;
    std::string startedAt; ///< RFC 3339; empty: from the first timestamp column, else absent
    double stepSeconds = 0.5;
};

/// Checks every file, copies it into `out` and writes recording.json. On error or cancel nothing is left
/// behind. A table whose columns are mapped is written anew, and the file as it was is kept beside it
/// ("source/plc-01.csv"). Terminal types are guessed from the id's first letters where they match a known
/// type ("plc-01"), else "unknown".
Outcome<Recording> importRecording(const ImportRequest& request, const CancelToken& cancel,
                                   ProgressSink& progress);

} // namespace vestigo::recordings

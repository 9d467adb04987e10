// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace vestigo::workspace {

/// A recording of a project with its newest finished analysis.
struct ProjectEntry {
    std::string sha256;
    std::string id;
    std::string site;
    std::string lastOpenedAt; ///< RFC 3339 UTC
    std::string path;
    std::string recordedAt; ///< RFC 3339, from its recording.json; empty: not known
    std::string analysedAt; ///< RFC 3339 UTC; empty: no finished analysis
    std::string engine;
    std::size_t incidents = 0;
    bool isMissing = false;
};

/// What the project file lists. A file that is not there yet is an empty project. Not for the GUI thread.
Result<std::vector<ProjectEntry>> listProject(const std::filesystem::path& database);

/// Takes a recording off the list; no file of it is touched, and its analyses stay.
Result<Done> removeFromProject(const std::filesystem::path& database, const std::string& sha256);

/// Puts an entry back as it stood, its last opening too.
Result<Done> putBackIntoProject(const std::filesystem::path& database, const ProjectEntry& entry);

/// The recording lies in `folder` now. Refused where the content there has another hash: it would be another
/// recording under the name of this one.
Outcome<Done> relocateInProject(const std::filesystem::path& database, const std::string& sha256,
                                const std::filesystem::path& folder, const CancelToken& cancel);

/// Makes a new project file. Refused: something is there already.
Result<Done> makeProject(const std::filesystem::path& database);

} // namespace vestigo::workspace

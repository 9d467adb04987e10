// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace vestigo::recordings {

/// The folder where indexes of tables are kept: beside the project or in the user's cache, never in a
/// recording.
class IndexFolder {
public:
    static constexpr const char* suffix = ".series";

    /// Makes the folder. Refused: it lies in `recordingFolder` (PathForbidden), it cannot be made.
    static Result<IndexFolder> open(const std::filesystem::path& folder,
                                    const std::filesystem::path& recordingFolder);

    const std::filesystem::path& path() const { return path_; }
    /// Says that an index was used.
    void touch(const std::filesystem::path& index) const;
    /// Removes what broken-off work left behind, and the longest unused indexes until all together have at
    /// most `mostBytes`; `keep` stays. Files of other names are left alone.
    void prune(std::uint64_t mostBytes, const std::filesystem::path& keep) const;

private:
    std::filesystem::path path_;
};

} // namespace vestigo::recordings

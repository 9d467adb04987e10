// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace vestigo::recordings {

/// A folder that is filled beside its target and appears under the target's name only when it is complete;
/// before, it goes away with the object.
class NewFolder {
public:
    /// Refused: the target exists and is not empty, or nothing can be written beside it.
    static Result<NewFolder> begin(const std::filesystem::path& target);
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    NewFolder(const NewFolder&) = delete;
    ~NewFolder();

    const std::filesystem::path& path() const { return path_; }
    /// Copies one file to a relative name inside; checks the token every MiB.
    Outcome<Done> copy(const std::filesystem::path& from, const std::string& name,
                       const CancelToken& cancel) const;
    /// Gives it the target's name.
    Result<Done> finish();

private:
    explicit NewFolder(std::filesystem::path target)
        : target_(std::move(target)) {}
    std::filesystem::path target_;
    std::filesystem::path path_; ///< empty: nothing to clear away
};

} // namespace vestigo::recordings

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vestigo {

/// Reads a regular file whole. Refuses folders, devices, pipes and anything over `limit` bytes.
Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limit);

/// Writes beside the target, flushes to the disk and renames over it: the old or the new content, never half.
Result<Done> writeFileAtomically(const std::filesystem::path& path, const std::string& content);

/// Resolves a path that an untrusted file in `folder` names. Refused: empty, absolute, with a drive or a NUL,
/// with
/// `..` that leaves the folder, or through a symbolic link that leaves it. The target need not exist.
/// The error's place is `place` (a JSON key), its file `namedBy`.
Result<std::filesystem::path> resolveInside(const std::filesystem::path& folder, const std::string& relative,
                                            const std::filesystem::path& namedBy, const std::string& place);

/// A regular file that can be opened for reading; its size in bytes.
Result<std::uint64_t> readableFileSize(const std::filesystem::path& path);

} // namespace vestigo

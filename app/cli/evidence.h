// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace vestigo::cli {

/// A recording is evidence: no result may be written over recording.json or a file that it names. 0 when
/// `target` is none of them (or empty, or "-"); else the line is printed. A recording that cannot be opened
/// is no matter here: its own error comes later.
int checkNoEvidence(const std::string& target, const std::filesystem::path& recording);

} // namespace vestigo::cli

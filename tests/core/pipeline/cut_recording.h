// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vestigo::testing {

/// Copies a built recording (tables, logs and image folders with times in seconds or milliseconds) as it lay
/// on the disk at `seconds`: what was written later is not there yet, and its duration ends there.
void copyUntil(const std::filesystem::path& from, const std::filesystem::path& to, double seconds);

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace vestigo::testing {

/// Writes 90 s of one robot ("robot-01") whose camera's clock runs `late` seconds behind its table's: it
/// moves in bursts at irregular times, which picture and table both show, so that the offset of the camera
/// can be told from them (about `-late`: what is to be added to the camera's times).
std::filesystem::path writeLateCamera(const std::filesystem::path& folder, double late);

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace vestigo {

/// Where a file that ships with the program lies, "models/x.safetensors": below ../share/vestigo beside the
/// folder of the running program, else, for a program in its build folder, in the sources' resources/.
Result<std::filesystem::path> shippedFile(const std::string& name);

} // namespace vestigo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace vestigo {

/// Writes all bytes to an open file descriptor, in as many calls as the kernel needs. False: errno says why.
bool writeAll(int descriptor, const std::string& bytes);

} // namespace vestigo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <optional>
#include <string>

namespace vestigo::report {

/// What to look at first, in words that need no training in this program. %1 and %2 of a text: from when to
/// when.
std::optional<Text> adviceForAnomaly(const std::string& type);

/// Which kind of measurement a column is ("drive", "traffic", ...); empty: not known.
std::string adviceGroup(const std::string& column);
/// What to look at where such measurements are unusual on this type of terminal.
std::optional<Text> adviceForGroup(const std::string& terminalType, const std::string& group);

std::optional<Text> adviceForTerminalType(const std::string& type);

} // namespace vestigo::report

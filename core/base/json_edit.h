// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <optional>
#include <string>

namespace vestigo {

/// Changes of a document that leave alone what already says the same: a key that is absent stays absent when
/// the value is what its absence means, and 64 is not rewritten as 64.0. Keys that we do not know are never
/// touched.
void editText(Json& object, const char* key, const std::string& value, const std::string& meaningOfAbsence);
void editText(Json& object, const char* key, const std::string& value);
void editNumber(Json& object, const char* key, double value);
/// Written without a decimal point.
void editWhole(Json& object, const char* key, int value);
void editNumber(Json& object, const char* key, double value, double meaningOfAbsence);
/// Nothing: the key is taken out.
void editNumber(Json& object, const char* key, const std::optional<double>& value);

/// The entry as it was read, or an empty object when the text is empty or is no object.
Json objectFromText(const std::string& text);

} // namespace vestigo

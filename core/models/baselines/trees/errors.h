// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace vestigo::models::trees {

Error notTreesError(const std::string& place); ///< what stands there in a model file is no part of one
Error refinedTooOftenError();                  ///< a given model with no room for more trees
Error tooManyTreesError(int most);             ///< are asked for

} // namespace vestigo::models::trees

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace vestigo::models::trees {

Error nothingToLearnFromError();
Error refinedTooOftenError();      ///< a given model with no room for more trees
Error tooManyTreesError(int most); ///< are asked for

} // namespace vestigo::models::trees

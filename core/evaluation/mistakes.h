// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/metrics.h"

#include <vector>

namespace vestigo::evaluation {

/// Where the result and the truth of one recording differ, by start.
std::vector<Mistake> mistakesOf(const EvaluatedRecording& recording);

} // namespace vestigo::evaluation

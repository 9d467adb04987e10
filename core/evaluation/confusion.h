// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/counts.h"

#include <vector>

namespace vestigo::evaluation {

/// Steps, normal and abnormal.
Confusion confusionOfSteps(const std::vector<Counts>& counts);
/// Anomalies by type, and the alarms that touch none.
Confusion confusionOfTypes(const std::vector<Counts>& counts);

} // namespace vestigo::evaluation

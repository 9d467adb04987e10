// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

#include <cstddef>
#include <vector>

namespace vestigo::models {

/// How many anomalies the examples are labelled with: stretches of abnormal steps of one terminal.
std::size_t anomaliesIn(const std::vector<TrainingExample>& examples);

} // namespace vestigo::models

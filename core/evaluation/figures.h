// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/counts.h"
#include "core/evaluation/ranked_steps.h"

#include <utility>
#include <vector>

namespace vestigo::evaluation {

/// Name and value of each figure, in the scorer's order; NaN: cannot be said.
using Figures = std::vector<std::pair<const char*, double>>;

/// The figures over a sample of recordings. A recording may be in it more than once. `areas` are those of
/// the sample's steps.
Figures figuresOf(const std::vector<const Counts*>& sample, const StepAreas& areas);

} // namespace vestigo::evaluation

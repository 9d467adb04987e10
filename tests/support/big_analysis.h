// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <cstddef>

namespace vestigo::testing {

/// One incident over `terminals` terminals ("t000" ...), each abnormal 2 s after the one before, each caused
/// by it; `seconds` long at steps of 0.5 s, every 37th probability NaN, one operating feature each. Every
/// third terminal has no place on the plan.
analysis::AnalysisPtr bigAnalysis(std::size_t terminals, double seconds);

} // namespace vestigo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/store/project_store.h"

namespace vestigo::testing {

/// The run key number `n`; equal numbers, equal keys.
store::RunKey sampleKey(int n);

/// A whole analysis that depends on `n` in every part, so that a result of one run cannot pass for that of
/// another. With features and heat maps of some hundred kilobytes.
analysis::Analysis sampleAnalysis(int n);

} // namespace vestigo::testing

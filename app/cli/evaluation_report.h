// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/comparison.h"
#include "core/evaluation/evaluation.h"

namespace vestigo::cli {

/// Prints the figures with the two blind detectors beside, what lies behind them, and the worst recordings.
void print(const evaluation::Evaluation& result);
/// Prints the differences.
void print(const evaluation::Comparison& comparison);

} // namespace vestigo::cli

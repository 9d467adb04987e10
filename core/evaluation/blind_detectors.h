// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/metrics.h"

#include <cstdint>
#include <vector>

namespace vestigo::evaluation {

/// The same recordings with the results of a detector that raises as many and as long alarms as the engine
/// did, but at random terminals and times, and draws scores, names, roots, edges and places of evidence.
std::vector<EvaluatedRecording> byRandomDetector(const std::vector<EvaluatedRecording>& recordings,
                                                 std::uint64_t seed);

/// The same recordings with the results of a detector that raises every step with the same score: one episode
/// for each terminal, of the commonest type, all in one incident whose root is the first terminal; its
/// evidence is the whole picture and the whole time.
std::vector<EvaluatedRecording> byConstantDetector(const std::vector<EvaluatedRecording>& recordings);

} // namespace vestigo::evaluation

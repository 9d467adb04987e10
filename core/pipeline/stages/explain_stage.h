// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/explanation/causal/causal_graph.h"
#include "core/pipeline/stages/detect_stage.h"

#include <functional>

namespace vestigo::pipeline {

/// Evidence for every episode and the causal graph of every incident; `each` hears of every incident that is
/// done.
Outcome<Done> explainIncidents(const RunContext& context, const timeline::AlignedRecording& aligned,
                               Detection& detection, const explanation::CausalSettings& settings,
                               const std::function<void()>& each);

} // namespace vestigo::pipeline

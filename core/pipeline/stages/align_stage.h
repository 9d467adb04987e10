// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bounded_queue.h"
#include "core/pipeline/stages/decode_stage.h"
#include "core/pipeline/stages/run_context.h"
#include "core/timeline/aligned.h"

#include <memory>
#include <vector>

namespace vestigo::pipeline {

/// What was seen of the cameras of one terminal; what they showed in a bad state is masked out of its
/// features.
struct CameraParts {
    std::vector<timeline::CameraHealth> streams;
    std::vector<std::uint8_t> maintenance; ///< [steps] 1: the terminal says that it is maintained
};

/// Everything on the grid, and what is offered about clocks.
struct AlignedParts {
    timeline::AlignedRecording recording;
    std::vector<analysis::OffsetOffer> offers;
    std::vector<CameraParts> cameras; ///< of each terminal
};

/// Brings tables, logs and the decoded streams together. Runs in its own thread while videos are still being
/// decoded; ends when the queue of decoded streams is closed. Null when the run was stopped.
std::unique_ptr<AlignedParts> alignRecording(const RunContext& context, BoundedQueue<DecodedStream>& decoded);

/// True when no terminal has anything that an engine could judge.
bool nothingUsable(const timeline::AlignedRecording& recording);

} // namespace vestigo::pipeline

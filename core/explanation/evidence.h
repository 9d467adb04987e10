// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/models/model_api.h"
#include "core/timeline/aligned.h"

#include <functional>

namespace vestigo::explanation {

/// Which steps may say what is usual.
enum class Reference {
    WholeRecording,
    PastOnly ///< what came before the episode; nothing after it is looked at
};

/// Fills an episode's key segments from the engine's attributions: stretches of steps that carry the score,
/// the features that carry them, their usual value and the value here.
void explainBehavior(analysis::Episode& episode, const models::TerminalScores& scores,
                     const timeline::AlignedTerminal& terminal, const timeline::Grid& grid,
                     Reference reference = Reference::WholeRecording);

/// Fills visual evidence of each video stream, against the same cells outside of the episode: boxes of change
/// that lasts, of usual motion that stops and, where there is neither, of change that is strong for a moment.
/// A stream that shows nothing unusual gives none.
void explainVideo(analysis::Episode& episode, const timeline::AlignedTerminal& terminal,
                  const timeline::Grid& grid, Reference reference = Reference::WholeRecording);

/// Puts the states of the terminal's cameras into the visual evidence of an episode that they raised: where
/// the view is hindered, from when. What a stream showed while its camera was in a bad state is no evidence
/// of the machine and is taken out. Call after explainVideo.
void explainCameras(analysis::Episode& episode, const std::vector<timeline::CameraHealth>& cameras,
                    const timeline::AlignedTerminal& terminal);

} // namespace vestigo::explanation

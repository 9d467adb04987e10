// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/thresholds.h"
#include "core/timeline/aligned.h"

#include <vector>

namespace vestigo::models::vgmsstgat {

/// What is said of each terminal, with what is said of those that its links lead to and come from. Trouble
/// goes along links within seconds: where a neighbour looks abnormal (near its threshold or above) within ten
/// seconds, the terminal is likelier to be, too: up to e times the odds for those that trouble would come
/// from, and as much for those that it would go to. What comes from must be before (causal and offline), what
/// it goes to after, which a causal analysis cannot know: there it may be before as well, since a root is
/// often told later than what it did.
/// What is near its threshold by itself is left as it is: neighbours make a terminal suspect, not guilty. So
/// alarms hardly change, and what is too weak to be told from chance is told by where it stands.
///
/// `logits`: [terminal][step], NaN where nothing is said; `thresholds`: probability of each terminal from
/// which on it counts as abnormal.
std::vector<std::vector<double>> withNeighbours(const std::vector<std::vector<double>>& logits,
                                                const std::vector<double>& thresholds,
                                                const timeline::AlignedRecording& recording);

/// The same for traces; those of one recording, of all of its terminals in their order, follow each other.
void addNeighbours(std::vector<Trace>& traces, const Thresholds& thresholds);

/// Thresholds for what is said with neighbours.
Thresholds thresholdsWithNeighbours(std::vector<Trace> traces);

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"
#include "core/models/vgmsstgat/network_data.h"
#include "core/models/vgmsstgat/thresholds.h"

#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

constexpr double worthExplaining = 0.05; ///< probability below which nobody asks why

/// What networks say of a recording.
struct NetworkScores {
    std::vector<float> logits; ///< [terminals, steps]: of being abnormal, mean of the networks
    std::vector<float> types;  ///< [terminals, steps, types] probabilities of the types, if it is abnormal
    /// How much each number raised the score of the steps that look abnormal (gradient times value, what
    /// lowered it is 0); empty unless asked for.
    std::vector<float> columnRelevance;  ///< [terminals, columns, steps]
    std::vector<float> measureRelevance; ///< [terminals, streams, steps, measures]
};

/// Adds what neighbours say (withNeighbours).
void addNeighbours(NetworkScores& scores, const NetworkData& data,
                   const timeline::AlignedRecording& recording, const Thresholds& thresholds);

/// What an engine hands on: one entry per terminal, for the steps that have a whole window before them.
std::vector<TerminalScores> terminalScores(const NetworkScores& scores, const NetworkData& data,
                                           const timeline::AlignedRecording& recording,
                                           const Thresholds& thresholds);

} // namespace vestigo::models::vgmsstgat

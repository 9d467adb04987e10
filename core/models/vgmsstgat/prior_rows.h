// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <array>
#include <cstddef>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What a judge of single steps (boosted trees) says of a recording: logits of being abnormal.
/// [terminal][step]
using PriorLogits = std::vector<std::vector<float>>;

constexpr std::size_t priorViews = 8;
/// Numbers a step that a network is told of a prior besides its logit: of the terminal itself, then of the
/// others.
constexpr std::size_t priorFeatureCount = 2 * priorViews;
constexpr double priorUnit = 3.0; ///< logits by which a view changes by one

/// What a network is told of a prior besides its logit, in units of `priorUnit`. Each [view][step].
struct PriorRows {
    /// Of the terminal itself. Causal: now, means that forget at half and a fifth a step, greatest of 4 and
    /// of 16 steps, usual so far, mean and usual of all terminals. Offline: now, means over 3, 7, 13 and 21
    /// steps around, greatest of the 16 steps that follow, greatest and median of the whole.
    std::array<std::vector<float>, priorViews> own;
    /// Of the others, all as their mean over a few steps: greatest now and from 4 to 23 steps ago; greatest
    /// now of those that send to it, that operate it, that it sends to, that it operates; greatest of the
    /// former two and of the latter two some steps ago. Greatest, not mean: one neighbour in trouble is
    /// enough.
    std::array<std::vector<float>, priorViews> others;
};

/// Of each terminal. Nothing looks ahead where `recording.causal`.
std::vector<PriorRows> priorRows(const PriorLogits& logits, const timeline::AlignedRecording& recording);

} // namespace vestigo::models::vgmsstgat

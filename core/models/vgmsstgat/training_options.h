// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace vestigo::models::vgmsstgat {

/// How the network is trained. The paper's are named where ours differ: a step of theirs sees 32 windows of
/// 16 steps, one of ours every window of a few stretches of recordings.
struct NetworkTrainingOptions {
    std::uint64_t seed = 1;
    int epochs = 60;            ///< the paper: 120; 0: the prior and its correction alone
    int patience = 15;          ///< epochs without a better validation after which it stops; 0: never
    int batch = 4;              ///< recordings a step of the optimiser
    int cropSteps = 96;         ///< longest stretch of a recording that is learned from at once
    int threads = 2;            ///< each learns from a recording of its own; the result is the same for any
    double learningRate = 1e-3; ///< highest; the paper: 1e-4
    double weightDecay = 1e-5;
    double largestGradient = 1.0; ///< norm to which gradients are cut; 0: never

    // What is learned
    double positiveWeight = 0.0;        ///< of an abnormal step; 0: how many normal ones there are to one
    double largestPositiveWeight = 8.0; ///< to which that is cut
    double labelSmoothing = 0.02;
    double crossModalWeight = 0.1;  ///< lambda of Eq. (5), variant B4 alone
    double contrastiveWeight = 0.1; ///< lambda of Eq. (6), variant B4 alone
    int contrastedCells = 256;      ///< terminals at steps of a recording whose intents are compared
    double typeWeight = 0.2;
    double branchWeight = 0.0; ///< of the two branches' own say, in every variant

    // How the recordings are varied; probabilities unless said otherwise
    double columnDrop = 0.1;     ///< of a column of a terminal
    double pictureDrop = 0.1;    ///< of a camera
    double modalityDrop = 0.1;   ///< of all cameras, or of all tables, of a recording
    double gain = 0.1;           ///< spread of the logarithm of a column's factor
    double offset = 0.1;         ///< spread of what is added to a column, in units of its usual spread
    double noise = 0.1;          ///< the same at each step
    double mapNoise = 0.05;      ///< spread of what is added to the encoder's maps
    double injectedShare = 0.15; ///< that a terminal gets an anomaly that is made up, in its columns
};

Result<Done> checkTrainingOptions(const NetworkTrainingOptions& options);
std::string trainingOptionsJson(const NetworkTrainingOptions& options);
/// Missing keys keep the values of `defaults`; unknown ones, wrong types and numbers out of range are errors.
Result<NetworkTrainingOptions> trainingOptionsOf(const std::string& text, const std::string& file = {},
                                                 const NetworkTrainingOptions& defaults = {});

} // namespace vestigo::models::vgmsstgat

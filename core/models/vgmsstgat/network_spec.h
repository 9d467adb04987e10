// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace vestigo::models::vgmsstgat {

/// The steps of VG-MS-ST-GAT, Table 1, each with all of those before it; and before all of them what they are
/// compared with.
enum class Variant : std::uint8_t {
    Gru, ///< a rival: gated recurrent units over both modalities, no graph, no attention (GruFusion)
    B0,  ///< both modalities side by side
    B1,  ///< the graph that the pictures make, Eq. (2)
    B2,  ///< attention of both branches and across them
    B3,  ///< scales, graph attention, confounders: Eq. (3) and (4)
    B4,  ///< the losses across branches and between intents, Eq. (5) and (6): the whole
};

/// All that decides the shapes and the computation of a network besides its weights.
struct NetworkSpec {
    Variant variant = Variant::B4;
    bool causal = false; ///< a step sees itself and what came before; else both sides
    /// The network starts from what a judge of single steps says (NetworkInput::prior) and learns what time
    /// and neighbours add to it.
    bool prior = false;
    int window = 16;        ///< T
    int columnKinds = 29;   ///< the 28 of the behaviour table, and all others
    int columnChannels = 3; ///< views of each
    int columnWidth = 24;
    int mapChannels = 128; ///< of a feature map as it comes in
    int pictureMeasures = 8;
    int visualHidden = 32; ///< of the ConvLSTM
    int features = 128;    ///< K_v, K_b and K
    int graphHidden = 256;
    int strongestEdges = 4;
    int scaleChannels = 48; ///< of each of the three
    int attentionHeads = 4;
    int anomalyTypes = 8;
    double dropout = 0.2;
    double margin = 0.5;        ///< m of Eq. (6)
    double contrastShare = 0.1; ///< lambda
};

/// Fails where a number is out of range: a model's file is input like any other.
Result<Done> checkSpec(const NetworkSpec& spec);

std::string specJson(const NetworkSpec& spec);
/// Missing keys keep their defaults; unknown ones, wrong types and numbers out of range are errors.
Result<NetworkSpec> specOf(const std::string& text, const std::string& file = {});

const char* variantName(Variant variant);

/// Whether it looks at more than one terminal at a time: from B1 on.
bool hearsNeighbours(const NetworkSpec& spec);

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/vgmsstgat/column_encoder.h"
#include "core/models/vgmsstgat/confounder_dictionary.h"
#include "core/models/vgmsstgat/edge_attention.h"
#include "core/models/vgmsstgat/gru_fusion.h"
#include "core/models/vgmsstgat/network_spec.h"
#include "core/models/vgmsstgat/prior_correction.h"
#include "core/models/vgmsstgat/scale_convolutions.h"
#include "core/models/vgmsstgat/seeded_dropout.h"
#include "core/models/vgmsstgat/visual_encoder.h"
#include "core/models/vgmsstgat/window_attention.h"

#include <memory>
#include <utility>

namespace vestigo::models::vgmsstgat {

/// A stretch of a recording. Every mask is 1 where something is there, 0 where it is missing.
struct NetworkInput {
    torch::Tensor columns;         ///< [terminals, columns, steps, channels]
    torch::Tensor columnsPresent;  ///< [terminals, columns, steps]
    torch::Tensor columnKinds;     ///< [terminals, columns] whole numbers below NetworkSpec::columnKinds
    torch::Tensor maps;            ///< [terminals, 2, steps, channels, height, width]
    torch::Tensor measures;        ///< [terminals, 2, steps, measures]
    torch::Tensor picturesPresent; ///< [terminals, 2, steps]
    torch::Tensor present;         ///< [terminals, steps]: 0 before a terminal joins
    torch::Tensor observed;        ///< [terminals, steps, 3]: confounders, NaN where unknown
    torch::Tensor prior;           ///< [terminals, steps] logits; only where NetworkSpec::prior
    torch::Tensor priorFeatures;   ///< [terminals, steps, priorFeatureCount]; with the prior
    Relations relations;
    ConvLstmState memory; ///< empty, or what the stretch before left
};

struct NetworkOutput {
    torch::Tensor logits;         ///< [terminals, steps]: of p
    torch::Tensor visualLogits;   ///< [terminals, steps]: of p^v
    torch::Tensor behaviorLogits; ///< [terminals, steps]: of p^b
    torch::Tensor typeLogits;     ///< [terminals, steps, types]
    torch::Tensor intents;        ///< I, [terminals, steps, features]
    // Evidence. What a variant does not have is undefined.
    torch::Tensor columnAttention;  ///< [terminals, steps, columns]
    torch::Tensor pictureAttention; ///< [terminals, 2, steps, height, width]
    torch::Tensor stepAttention;    ///< alpha^b, [terminals, steps, window]
    torch::Tensor edgeAttention;    ///< alpha^v, [steps, terminals, terminals]
    torch::Tensor intentAttention;  ///< of GAT, [steps, terminals, terminals]
    DynamicGraph graph;
};

/// VG-MS-ST-GAT, Fig. 1, for whole stretches of a recording at once: every step's output depends on the
/// window before it (or around it) and on what the ConvLSTM remembers, and what windows share is computed
/// once. No weight belongs to a terminal: any number of them of any type.
class Network : public torch::nn::Module {
public:
    explicit Network(const NetworkSpec& spec);
    /// `input.memory` is left for the stretch that follows. In training the strata of the confounders learn.
    NetworkOutput forward(NetworkInput& input);
    /// What dropout drops from here on.
    void seedDropout(std::uint64_t seed);
    const NetworkSpec& spec() const { return spec_; }
    /// Whether it says anything beside its prior and the prior's correction: it does once an epoch was worth
    /// it.
    bool speaks() const;
    /// Null without a prior.
    const std::shared_ptr<PriorCorrection>& correction() const { return correction_; }

private:
    /// Both modalities by themselves; in the rival's case `output.intents` too.
    std::pair<torch::Tensor, torch::Tensor> encode(NetworkInput& input, NetworkOutput& output);
    torch::Tensor fuse(const NetworkInput& input, const torch::Tensor& visual, const torch::Tensor& behavior,
                       NetworkOutput& output);
    torch::Tensor intentsOf(const NetworkInput& input, const torch::Tensor& fused, NetworkOutput& output);

    NetworkSpec spec_;
    std::shared_ptr<GruFusion> gru_;        ///< of the rival alone
    std::shared_ptr<VisualEncoder> visual_; ///< from B0 on, as the next three
    std::shared_ptr<ColumnEncoder> behavior_;
    torch::nn::Linear join_;
    torch::nn::LayerNorm fusedNorm_;
    std::shared_ptr<DynamicGraphMaker> graph_; ///< from B1 on, as the next
    torch::nn::Linear neighbours_{nullptr};
    std::shared_ptr<VisualEdgeAttention> edges_; ///< from B2 on, as the next four
    std::shared_ptr<TemporalAttention> steps_;
    std::shared_ptr<CrossAttention> visionAsks_;
    std::shared_ptr<CrossAttention> behaviorAsks_;
    torch::nn::Linear coupled_{nullptr};
    std::shared_ptr<ScaleConvolutions> scales_; ///< from B3 on, as the next two
    std::shared_ptr<GraphAttention> attention_;
    std::shared_ptr<ConfounderDictionary> confounders_;
    std::shared_ptr<SeededDropout> dropout_;
    torch::nn::Linear anomaly_; ///< W_o, b_o
    torch::nn::Linear type_;
    torch::nn::Linear visualAnomaly_;
    torch::nn::Linear behaviorAnomaly_;
    std::shared_ptr<PriorCorrection> correction_; ///< where there is a prior
};

/// Numbers that training changes.
std::int64_t parameterCount(const torch::nn::Module& network);

} // namespace vestigo::models::vgmsstgat

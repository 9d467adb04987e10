// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network.h"

namespace vestigo::models::vgmsstgat {

namespace {

VisualEncoderSizes visualSizes(const NetworkSpec& spec) {
    VisualEncoderSizes sizes;
    sizes.channels = spec.mapChannels;
    sizes.reduced = spec.visualHidden;
    sizes.hidden = spec.visualHidden;
    sizes.measures = spec.pictureMeasures;
    sizes.outputs = spec.features;
    return sizes;
}

ColumnEncoderSizes columnSizes(const NetworkSpec& spec) {
    ColumnEncoderSizes sizes;
    sizes.kinds = spec.columnKinds;
    sizes.channels = spec.columnChannels;
    sizes.width = spec.columnWidth;
    sizes.heads = spec.attentionHeads;
    sizes.outputs = spec.features;
    return sizes;
}

GruFusionSizes gruSizes(const NetworkSpec& spec) {
    GruFusionSizes sizes;
    sizes.kinds = spec.columnKinds;
    sizes.channels = spec.columnChannels;
    sizes.width = spec.columnWidth;
    sizes.mapChannels = spec.mapChannels;
    sizes.mapWidth = spec.visualHidden;
    sizes.measures = spec.pictureMeasures;
    sizes.outputs = spec.features;
    sizes.causal = spec.causal;
    return sizes;
}

torch::Tensor anyOf(const torch::Tensor& present) {
    return present.amax(1); // [terminals, steps]: one stream, one column will do
}

} // namespace

Network::Network(const NetworkSpec& spec)
    : spec_(spec)
    , gru_(spec.variant == Variant::Gru ? register_module("gru", std::make_shared<GruFusion>(gruSizes(spec)))
                                        : nullptr)
    , visual_(
          gru_ ? nullptr
               : register_module("visual", std::make_shared<VisualEncoder>(visualSizes(spec), spec.causal)))
    , behavior_(
          gru_ ? nullptr
               : register_module("behavior", std::make_shared<ColumnEncoder>(columnSizes(spec), spec.causal)))
    , join_(gru_ ? nullptr : register_module("join", torch::nn::Linear(2 * spec.features, spec.features)))
    , fusedNorm_(gru_ ? nullptr
                      : register_module("fused_norm",
                                        torch::nn::LayerNorm(torch::nn::LayerNormOptions({spec.features}))))
    , dropout_(register_module("dropout", std::make_shared<SeededDropout>(spec.dropout)))
    , anomaly_(register_module("anomaly", torch::nn::Linear(spec.features, 1)))
    , type_(register_module("type", torch::nn::Linear(spec.features, spec.anomalyTypes)))
    , visualAnomaly_(register_module("visual_anomaly", torch::nn::Linear(spec.features, 1)))
    , behaviorAnomaly_(register_module("behavior_anomaly", torch::nn::Linear(spec.features, 1))) {
    const int features = spec.features;
    if (spec.prior) { // at first the prior speaks alone
        const torch::NoGradGuard noGradient;
        const bool neighbours = spec.variant >= Variant::B1; // not the rival either
        correction_ = register_module("correction", std::make_shared<PriorCorrection>(neighbours));
        anomaly_->weight.zero_();
        anomaly_->bias.zero_();
    }
    if (spec.variant >= Variant::B1) {
        graph_ = register_module(
            "graph", std::make_shared<DynamicGraphMaker>(features, spec.graphHidden, spec.strongestEdges));
        neighbours_ = register_module("neighbours", torch::nn::Linear(features, features));
    }
    if (spec.variant >= Variant::B2) {
        edges_ = register_module("edges", std::make_shared<VisualEdgeAttention>(features));
        steps_ =
            register_module("steps", std::make_shared<TemporalAttention>(features, spec.window, spec.causal));
        visionAsks_ = register_module("vision_asks",
                                      std::make_shared<CrossAttention>(features, spec.window, spec.causal));
        behaviorAsks_ = register_module("behavior_asks",
                                        std::make_shared<CrossAttention>(features, spec.window, spec.causal));
        coupled_ = register_module("coupled", torch::nn::Linear(features, features));
    }
    if (spec.variant >= Variant::B3) {
        scales_ = register_module("scales", std::make_shared<ScaleConvolutions>(features, spec.scaleChannels,
                                                                                spec.dropout, spec.causal));
        attention_ =
            register_module("attention", std::make_shared<GraphAttention>(features, spec.attentionHeads));
        confounders_ = register_module("confounders", std::make_shared<ConfounderDictionary>(features));
    }
}

void Network::seedDropout(std::uint64_t seed) {
    dropout_->seed(seed);
    if (scales_) {
        scales_->seedDropout(seed + 1);
    }
}

/// h^st: what both modalities say side by side (B0), what the neighbours in the graph say (B1), and what each
/// modality makes of the other (B2), added up, so that each variant holds the one before it.
torch::Tensor Network::fuse(const NetworkInput& input, const torch::Tensor& visual,
                            const torch::Tensor& behavior, NetworkOutput& output) {
    const torch::Tensor side = join_->forward(torch::cat({visual, behavior}, -1));
    torch::Tensor fused = side;
    if (graph_) {
        output.graph = graph_->forward(visual, input.present, input.relations);
        const torch::Tensor weights =
            output.graph.weights / output.graph.weights.sum(-1, true).clamp_min(1e-6);
        fused = fused + neighbours_->forward(torch::matmul(weights, side.transpose(0, 1)).transpose(0, 1));
    }
    if (edges_) {
        output.edgeAttention = edges_->forward(visual, output.graph);
        output.stepAttention = steps_->forward(behavior, input.present);
        const torch::Tensor fromBehavior =
            visionAsks_->forward(visual, behavior, anyOf(input.columnsPresent)).values;
        const torch::Tensor fromVision =
            behaviorAsks_->forward(behavior, visual, anyOf(input.picturesPresent)).values;
        const torch::Tensor heard =
            torch::matmul(output.edgeAttention, fromBehavior.transpose(0, 1)).transpose(0, 1);
        const torch::Tensor own = output.stepAttention.select(-1, steps_->ownPlace()).unsqueeze(-1);
        fused = fused + coupled_->forward(heard + own * fromVision);
    }
    return dropout_->forward(fusedNorm_->forward(fused)) * input.present.unsqueeze(-1);
}

/// I of Eq. (4).
torch::Tensor Network::intentsOf(const NetworkInput& input, const torch::Tensor& fused,
                                 NetworkOutput& output) {
    if (!scales_) {
        return fused;
    }
    const torch::Tensor scaled = fused + scales_->forward(fused, input.present);
    if (is_training()) {
        const torch::Tensor here = (input.present.flatten() > 0).nonzero().squeeze(1);
        confounders_->observe(scaled.flatten(0, 1).index_select(0, here),
                              input.observed.flatten(0, 1).index_select(0, here));
    }
    const GraphAttended heard = attention_->forward(scaled, output.graph);
    output.intentAttention = heard.attention;
    return scaled + heard.features - confounders_->forward(scaled);
}

std::pair<torch::Tensor, torch::Tensor> Network::encode(NetworkInput& input, NetworkOutput& output) {
    if (gru_) {
        const GruFused fused = gru_->forward(input.columns, input.columnsPresent, input.columnKinds,
                                             input.maps, input.measures, input.picturesPresent);
        output.intents = dropout_->forward(fused.memory) * input.present.unsqueeze(-1);
        return {fused.visual, fused.behavior};
    }
    const EncodedPictures pictures =
        visual_->forward(input.maps, input.measures, input.picturesPresent, input.memory);
    const EncodedColumns columns = behavior_->forward(input.columns, input.columnsPresent, input.columnKinds);
    output.pictureAttention = pictures.attention;
    output.columnAttention = columns.attention;
    return {pictures.features, columns.features};
}

NetworkOutput Network::forward(NetworkInput& input) {
    NetworkOutput output;
    const auto encoded = encode(input, output);
    const torch::Tensor visual = dropout_->forward(encoded.first);
    const torch::Tensor behavior = dropout_->forward(encoded.second);
    if (!gru_) {
        output.intents = intentsOf(input, fuse(input, visual, behavior, output), output);
    }
    output.logits = anomaly_->forward(output.intents).squeeze(-1);
    if (correction_ && input.prior.defined()) {
        output.logits = output.logits + input.prior + correction_->forward(input.priorFeatures);
    }
    output.typeLogits = type_->forward(output.intents);
    output.visualLogits = visualAnomaly_->forward(visual).squeeze(-1);
    output.behaviorLogits = behaviorAnomaly_->forward(behavior).squeeze(-1);
    return output;
}

bool Network::speaks() const {
    const torch::NoGradGuard noGradient;
    return !correction_ || anomaly_->weight.any().item<bool>() || anomaly_->bias.any().item<bool>();
}

std::int64_t parameterCount(const torch::nn::Module& network) {
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : network.parameters()) {
        count += parameter.numel();
    }
    return count;
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/models/vgmsstgat/network_training.h"

#include <vector>

namespace vestigo::testing {

/// A network small enough to be trained within seconds.
inline models::vgmsstgat::NetworkSpec tinySpec() {
    models::vgmsstgat::NetworkSpec spec;
    spec.causal = true;
    spec.window = 4;
    spec.columnKinds = 4;
    spec.columnChannels = 3;
    spec.columnWidth = 6;
    spec.mapChannels = 3;
    spec.pictureMeasures = 2;
    spec.visualHidden = 4;
    spec.features = 12;
    spec.graphHidden = 8;
    spec.strongestEdges = 2;
    spec.scaleChannels = 4;
    spec.attentionHeads = 2;
    spec.anomalyTypes = 2;
    return spec;
}

inline models::vgmsstgat::NetworkTrainingOptions quickOptions(int epochs) {
    models::vgmsstgat::NetworkTrainingOptions options;
    options.epochs = epochs;
    options.batch = 3;
    options.cropSteps = 24;
    options.learningRate = 1e-2;
    options.contrastedCells = 32;
    return options;
}

/// A recording of noise in which, for a while, one terminal's first column stands off and its device's
/// pictures change (type 0) or its second column does (type 1). Without `anomaly`: normal running.
inline models::vgmsstgat::Sample drawnSample(std::uint64_t seed, bool anomaly = true, int steps = 32) {
    constexpr int terminals = 3;
    const auto spec = tinySpec();
    const auto generator = at::detail::createCPUGenerator(seed);
    const auto noise = [&](const std::vector<std::int64_t>& shape) {
        return torch::empty(shape).normal_(0.0, 0.5, generator);
    };
    models::vgmsstgat::Sample sample;
    auto& input = sample.input;
    input.columns = noise({terminals, 4, steps, spec.columnChannels});
    input.columnsPresent = torch::ones({terminals, 4, steps});
    input.columnKinds = torch::arange(4).repeat({terminals, 1});
    input.maps = noise({terminals, 2, steps, spec.mapChannels, 2, 2}).to(torch::kHalf);
    input.measures = noise({terminals, 2, steps, spec.pictureMeasures});
    input.picturesPresent = torch::ones({terminals, 2, steps});
    input.present = torch::ones({terminals, steps});
    input.observed = noise({terminals, steps, 3});
    input.relations.nearness = torch::ones({terminals, terminals});
    input.relations.communication = torch::zeros({terminals, terminals});
    input.relations.operation = torch::zeros({terminals, terminals});
    // What terminal 2 lacks: a camera and a column.
    input.picturesPresent.select(0, 2).select(0, 1).zero_();
    input.maps.select(0, 2).select(0, 1).zero_();
    input.measures.select(0, 2).select(0, 1).zero_();
    input.columnsPresent.select(0, 2).select(0, 3).zero_();
    input.columns.select(0, 2).select(0, 3).zero_();
    sample.abnormal = torch::zeros({terminals, steps});
    sample.types = torch::full({terminals, steps}, -1, torch::kLong);
    sample.counts = torch::ones({terminals, steps});
    if (anomaly) {
        Random random(seed);
        const auto terminal = static_cast<std::int64_t>(random.below(terminals));
        const auto first = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(steps) - 12));
        const auto type = static_cast<std::int64_t>(random.below(2));
        input.columns.select(0, terminal).select(0, type).narrow(0, first, 10).add_(1.5);
        if (type == 0) {
            input.maps.select(0, terminal).select(0, 0).narrow(0, first, 10).add_(1.5);
        }
        sample.abnormal.select(0, terminal).narrow(0, first, 10).fill_(1.0);
        sample.types.select(0, terminal).narrow(0, first, 10).fill_(type);
    }
    return sample;
}

inline std::vector<models::vgmsstgat::Sample> drawnSamples(std::uint64_t seed, int count,
                                                           bool anomalies = true) {
    std::vector<models::vgmsstgat::Sample> samples;
    for (int i = 0; i < count; ++i) {
        samples.push_back(drawnSample(seed * 1000 + static_cast<std::uint64_t>(i), anomalies));
    }
    return samples;
}

/// Where two networks differ: the name of a tensor, empty where each number is the same.
inline std::string differingTensor(const torch::nn::Module& a, const torch::nn::Module& b) {
    const torch::OrderedDict<std::string, torch::Tensor> parameters = b.named_parameters();
    for (const auto& item : a.named_parameters()) {
        if (!item.value().equal(parameters[item.key()])) {
            return item.key();
        }
    }
    const torch::OrderedDict<std::string, torch::Tensor> buffers = b.named_buffers();
    for (const auto& item : a.named_buffers()) {
        if (!item.value().equal(buffers[item.key()])) {
            return item.key();
        }
    }
    return {};
}

} // namespace vestigo::testing

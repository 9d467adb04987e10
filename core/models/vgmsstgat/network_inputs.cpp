// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_inputs.h"

#include <algorithm>

namespace vestigo::models::vgmsstgat {

namespace {

/// Rows [rows, steps, width] of which the steps [from, to) are copied.
torch::Tensor steps(const std::vector<float>& values, std::size_t rows, std::size_t all, std::size_t width,
                    std::size_t from, std::size_t to) {
    torch::Tensor part = torch::empty({static_cast<std::int64_t>(rows), static_cast<std::int64_t>(to - from),
                                       static_cast<std::int64_t>(width)});
    auto* out = part.data_ptr<float>();
    for (std::size_t r = 0; r < rows; ++r) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>((r * all + from) * width);
        out = std::copy_n(begin, (to - from) * width, out);
    }
    return part;
}

torch::Tensor mapsOf(const NetworkData& data, const NetworkSpec& spec, std::size_t from, std::size_t to) {
    const auto terminals = static_cast<std::int64_t>(data.terminals);
    const auto count = static_cast<std::int64_t>(to - from);
    const auto streams = static_cast<std::int64_t>(pictureStreams.size());
    if (data.mapChannels == 0) {
        return torch::zeros({terminals, streams, count, spec.mapChannels, 1, 1});
    }
    torch::Tensor maps =
        torch::empty({terminals, streams, count, data.mapChannels, data.mapRows, data.mapColumns});
    const std::size_t floats = std::size_t{data.mapChannels} * data.mapRows * data.mapColumns;
    auto* out = maps.data_ptr<float>();
    for (std::size_t r = 0; r < data.terminals * pictureStreams.size(); ++r) {
        const auto begin = data.maps.begin() + static_cast<std::ptrdiff_t>((r * data.steps + from) * floats);
        out = std::transform(begin, begin + static_cast<std::ptrdiff_t>((to - from) * floats), out, floatOf);
    }
    return maps;
}

torch::Tensor relation(const std::vector<float>& values, std::size_t terminals) {
    return steps(values, terminals, terminals, 1, 0, terminals).squeeze(-1);
}

} // namespace

NetworkInput inputOf(const NetworkData& data, const NetworkSpec& spec, std::size_t from, std::size_t to) {
    const auto terminals = static_cast<std::int64_t>(data.terminals);
    const auto columns = static_cast<std::int64_t>(data.columns);
    const auto streams = static_cast<std::int64_t>(pictureStreams.size());
    const std::size_t rows = data.terminals * data.columns;
    const std::size_t cameras = data.terminals * pictureStreams.size();
    NetworkInput input;
    input.columns = steps(data.columnValues, rows, data.steps, columnChannelCount, from, to)
                        .view({terminals, columns, -1, columnChannelCount});
    input.columnsPresent =
        steps(data.columnsPresent, rows, data.steps, 1, from, to).view({terminals, columns, -1});
    input.columnKinds = torch::empty({terminals, columns}, torch::kLong);
    std::copy(data.columnKinds.begin(), data.columnKinds.end(), input.columnKinds.data_ptr<std::int64_t>());
    input.maps = mapsOf(data, spec, from, to);
    input.measures = steps(data.measures, cameras, data.steps, pictureMeasureCount, from, to)
                         .view({terminals, streams, -1, static_cast<std::int64_t>(pictureMeasureCount)});
    input.picturesPresent =
        steps(data.picturesPresent, cameras, data.steps, 1, from, to).view({terminals, streams, -1});
    input.present = steps(data.present, data.terminals, data.steps, 1, from, to).squeeze(-1);
    if (spec.prior && !data.prior.empty()) {
        input.prior = steps(data.prior, data.terminals, data.steps, 1, from, to).squeeze(-1);
        input.priorFeatures =
            steps(data.priorFeatures, data.terminals, data.steps, priorFeatureCount, from, to);
    }
    input.observed = steps(data.observed, data.terminals, data.steps, 3, from, to);
    input.relations = {relation(data.nearness, data.terminals), relation(data.communication, data.terminals),
                       relation(data.operation, data.terminals)};
    return input;
}

Sample sampleOf(const NetworkData& data, const NetworkSpec& spec, const TrainingExample& example) {
    Sample sample;
    sample.input = inputOf(data, spec, 0, data.steps);
    sample.abnormal = torch::zeros_like(sample.input.present);
    sample.types = torch::full(sample.input.present.sizes(), -1, torch::kLong);
    auto abnormal = sample.abnormal.accessor<float, 2>();
    auto types = sample.types.accessor<std::int64_t, 2>();
    for (std::size_t t = 0; t < data.terminals; ++t) {
        const auto row = static_cast<std::int64_t>(t);
        for (std::size_t k = 0; k < data.steps; ++k) {
            const auto step = static_cast<std::int64_t>(k);
            abnormal[row][step] = example.abnormal[t][k] != 0 ? 1.0F : 0.0F;
            types[row][step] = t < example.types.size() ? example.types[t][k] : -1;
        }
    }
    sample.counts = sample.input.present.clone(); // of the first steps nothing is ever said
    sample.counts.narrow(1, 0, static_cast<std::int64_t>(std::min(timeline::windowSteps, data.steps)))
        .zero_();
    return sample;
}

NetworkSpec withDataSizes(NetworkSpec spec) {
    spec.columnKinds = columnKindCount;
    spec.columnChannels = columnChannelCount;
    spec.pictureMeasures = static_cast<int>(pictureMeasureCount);
    spec.mapChannels = networkMapChannels;
    spec.anomalyTypes = static_cast<int>(anomalyTypes.size());
    return spec;
}

Result<Done> checkDataSizes(const NetworkSpec& spec) {
    const NetworkSpec wanted = withDataSizes(spec);
    if (specJson(wanted) == specJson(spec)) {
        return Done{};
    }
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.message = VESTIGO_TEXT("Error", "the model's network takes other numbers than this version makes");
    error.remedy = VESTIGO_TEXT("Error", "train the model again with this version");
    return error;
}

} // namespace vestigo::models::vgmsstgat

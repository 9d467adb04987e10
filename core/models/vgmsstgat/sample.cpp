// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/sample.h"

namespace vestigo::models::vgmsstgat {

namespace {

torch::Tensor part(const torch::Tensor& tensor, std::int64_t axis, std::int64_t first, std::int64_t steps) {
    return tensor.narrow(axis, first, steps).clone(at::MemoryFormat::Contiguous);
}

} // namespace

std::int64_t stepsOf(const Sample& sample) {
    return sample.abnormal.size(1);
}

Sample cutSample(const Sample& sample, std::int64_t first, std::int64_t steps) {
    const NetworkInput& whole = sample.input;
    Sample cut;
    cut.input.columns = part(whole.columns, 2, first, steps);
    cut.input.columnsPresent = part(whole.columnsPresent, 2, first, steps);
    cut.input.columnKinds = whole.columnKinds;
    cut.input.maps = part(whole.maps, 2, first, steps).to(torch::kFloat32);
    cut.input.measures = part(whole.measures, 2, first, steps);
    cut.input.picturesPresent = part(whole.picturesPresent, 2, first, steps);
    cut.input.present = part(whole.present, 1, first, steps);
    cut.input.observed = part(whole.observed, 1, first, steps);
    if (whole.prior.defined()) {
        cut.input.prior = part(whole.prior, 1, first, steps);
        cut.input.priorFeatures = part(whole.priorFeatures, 1, first, steps);
    }
    cut.input.relations = whole.relations;
    cut.abnormal = part(sample.abnormal, 1, first, steps);
    cut.types = part(sample.types, 1, first, steps);
    cut.counts = part(sample.counts, 1, first, steps);
    return cut;
}

} // namespace vestigo::models::vgmsstgat

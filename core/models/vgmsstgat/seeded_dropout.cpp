// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/seeded_dropout.h"

namespace vestigo::models::vgmsstgat {

SeededDropout::SeededDropout(double share)
    : share_(share)
    , generator_(at::detail::createCPUGenerator()) {}

void SeededDropout::seed(std::uint64_t seed) {
    generator_.set_current_seed(seed);
}

torch::Tensor SeededDropout::forward(const torch::Tensor& x) {
    if (!is_training() || share_ <= 0.0) {
        return x;
    }
    const torch::Tensor kept = torch::empty(x.sizes(), x.options().requires_grad(false));
    kept.bernoulli_(1.0 - share_, generator_).div_(1.0 - share_);
    return x * kept;
}

} // namespace vestigo::models::vgmsstgat

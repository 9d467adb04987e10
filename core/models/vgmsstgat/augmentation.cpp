// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/augmentation.h"

#include "core/models/vgmsstgat/made_up_anomalies.h"

#include <algorithm>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr double greatest = 30.0; // of a value after asinh

class Variation {
public:
    Variation(Sample& sample, const NetworkTrainingOptions& options, std::uint64_t seed)
        : sample_(sample)
        , options_(options)
        , generator_(at::detail::createCPUGenerator(seed)) {}

    void scaleAndBlur() {
        NetworkInput& input = sample_.input;
        const std::int64_t terminals = input.columns.size(0);
        const std::int64_t columns = input.columns.size(1);
        if (options_.gain > 0.0 || options_.offset > 0.0 || options_.noise > 0.0) {
            // A column's values come through asinh, in which a factor is none.
            torch::Tensor plain = input.columns.clamp(-greatest, greatest).sinh_();
            plain.mul_(drawn({terminals, columns, 1, 1}, options_.gain).exp_());
            plain.add_(drawn({terminals, columns, 1, input.columns.size(3)}, options_.offset));
            plain.add_(drawn({terminals, columns, input.columns.size(2), 1}, options_.noise));
            input.columns = plain.asinh_().mul_(input.columnsPresent.unsqueeze(-1));
        }
        const torch::Tensor seen = input.picturesPresent.unsqueeze(-1);
        if (options_.noise > 0.0) {
            input.measures.add_(drawn(input.measures.sizes().vec(), options_.noise).mul_(seen));
        }
        if (options_.mapNoise > 0.0 && input.maps.numel() > 0) {
            input.maps.add_(
                drawn(input.maps.sizes().vec(), options_.mapNoise).mul_(seen.unsqueeze(-1).unsqueeze(-1)));
        }
    }

    void leaveOut(Random& random) {
        NetworkInput& input = sample_.input;
        const std::int64_t terminals = input.columns.size(0);
        torch::Tensor columns = kept({terminals, input.columns.size(1), 1}, options_.columnDrop);
        torch::Tensor pictures = kept({terminals, input.maps.size(1), 1}, options_.pictureDrop);
        if (random.uniform() < options_.modalityDrop) {
            (random.uniform() < 0.5 ? columns : pictures).zero_();
        }
        input.columnsPresent.mul_(columns);
        input.columns.mul_(columns.unsqueeze(-1));
        input.picturesPresent.mul_(pictures);
        input.measures.mul_(pictures.unsqueeze(-1));
        input.maps.mul_(pictures.view({terminals, -1, 1, 1, 1, 1}));
    }

private:
    torch::Tensor drawn(const std::vector<std::int64_t>& shape, double spread) {
        return spread > 0.0 ? torch::empty(shape).normal_(0.0, spread, generator_) : torch::zeros(shape);
    }

    torch::Tensor kept(const std::vector<std::int64_t>& shape, double dropped) {
        return torch::empty(shape).bernoulli_(1.0 - dropped, generator_);
    }

    Sample& sample_;
    const NetworkTrainingOptions& options_;
    at::Generator generator_;
};

} // namespace

Sample variedSample(const Sample& sample, const NetworkTrainingOptions& options, std::uint64_t seed) {
    const torch::NoGradGuard noGradient;
    Random random(seed);
    const std::int64_t steps = std::min<std::int64_t>(options.cropSteps, stepsOf(sample));
    const auto starts = static_cast<std::uint64_t>(stepsOf(sample) - steps + 1);
    Sample varied = cutSample(sample, static_cast<std::int64_t>(random.below(starts)), steps);
    if (options.injectedShare > 0.0) {
        makeUpAnomalies(varied, options.injectedShare, random);
    }
    Variation variation(varied, options, random.bits());
    variation.scaleAndBlur();
    variation.leaveOut(random);
    return varied;
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/validation.h"

#include "core/models/vgmsstgat/ranking.h"
#include "core/models/vgmsstgat/side_by_side.h"
#include "core/models/vgmsstgat/training_loss.h"

namespace vestigo::models::vgmsstgat {

NetworkOutput predict(Network& network, const Sample& sample) {
    const torch::NoGradGuard noGradient;
    NetworkInput input = sample.input;
    input.maps = input.maps.to(torch::kFloat32);
    return network.forward(input);
}

bool validate(Network& network, const std::vector<Sample>& samples, double positiveWeight, int threads,
              const CancelToken& cancel, EpochReport& report) {
    std::vector<torch::Tensor> logits(samples.size());
    sideBySide(samples.size(), threads, [&](std::size_t i, std::size_t) {
        if (!cancel.cancelled()) {
            logits[i] = predict(network, samples[i]).logits.contiguous();
        }
    });
    if (cancel.cancelled() || samples.empty()) {
        return !cancel.cancelled();
    }
    double loss = 0.0;
    std::vector<float> scores;
    std::vector<std::uint8_t> abnormal;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        loss += anomalyLoss(logits[i], samples[i], positiveWeight, 0.0).item<double>();
        const torch::Tensor counts = samples[i].counts.contiguous();
        const torch::Tensor truth = samples[i].abnormal.contiguous();
        for (std::int64_t k = 0; k < counts.numel(); ++k) {
            if (counts.data_ptr<float>()[k] > 0.0F) {
                scores.push_back(logits[i].data_ptr<float>()[k]);
                abnormal.push_back(truth.data_ptr<float>()[k] > 0.0F ? 1 : 0);
            }
        }
    }
    const Ranking ranking = rankingOf(std::move(scores), abnormal);
    report.validationLoss = loss / static_cast<double>(samples.size());
    report.validationAuroc = ranking.auroc;
    report.validationAveragePrecision = ranking.averagePrecision;
    return true;
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
// What time and neighbours add to a prior is learned by itself, before everything else.
#include "core/models/vgmsstgat/prior_rows.h"
#include "core/models/vgmsstgat/validation.h"
#include "tests/core/models/vgmsstgat/drawn_samples.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

namespace {

constexpr std::int64_t ofOthers = static_cast<std::int64_t>(priorViews);

NetworkSpec priorSpec(Variant variant = Variant::B4) {
    NetworkSpec spec = tinySpec();
    spec.variant = variant;
    spec.prior = true;
    return spec;
}

/// A prior that is of no use by itself: whether a step is abnormal shows in what it says of the others.
std::vector<Sample> samplesWithPrior(std::uint64_t seed, int count) {
    std::vector<Sample> samples = drawnSamples(seed, count);
    const auto generator = at::detail::createCPUGenerator(seed);
    for (Sample& sample : samples) {
        const auto sizes = sample.abnormal.sizes();
        sample.input.prior = torch::empty(sizes).normal_(-3.0, 0.3, generator);
        sample.input.priorFeatures =
            torch::empty({sizes[0], sizes[1], static_cast<std::int64_t>(priorFeatureCount)})
                .normal_(0.0, 0.5, generator);
        sample.input.priorFeatures.select(-1, ofOthers).add_(sample.abnormal * 2.0);
    }
    return samples;
}

/// Mean of what is added to abnormal steps, less that of the others.
double told(PriorCorrection& correction, const std::vector<Sample>& samples) {
    const torch::NoGradGuard noGradient;
    std::vector<torch::Tensor> added;
    std::vector<torch::Tensor> abnormal;
    for (const Sample& sample : samples) {
        added.push_back(correction.forward(sample.input.priorFeatures).flatten());
        abnormal.push_back(sample.abnormal.flatten() > 0);
    }
    const torch::Tensor all = torch::cat(added);
    const torch::Tensor is = torch::cat(abnormal);
    return (all.masked_select(is).mean() - all.masked_select(is.logical_not()).mean()).item<double>();
}

} // namespace

class VgmsstgatCorrectionTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itLearnsFromNeighboursWhatTheTerminalDoesNotShow() {
        PriorCorrection with(true);
        QCOMPARE(told(with, samplesWithPrior(3, 4)), 0.0); // at first the prior speaks alone
        QVERIFY(with.fit(samplesWithPrior(1, 8), 1, {}));
        QVERIFY(told(with, samplesWithPrior(3, 4)) > 2.0);
        PriorCorrection without(false);
        QVERIFY(without.fit(samplesWithPrior(1, 8), 1, {}));
        QVERIFY(std::abs(told(without, samplesWithPrior(3, 4))) < 0.5);
    }

    void theSameSeedGivesTheSameNumbers() {
        PriorCorrection one(true);
        PriorCorrection other(true);
        QVERIFY(one.fit(samplesWithPrior(1, 4), 7, {}));
        QVERIFY(other.fit(samplesWithPrior(1, 4), 6, {}));
        QVERIFY(!differingTensor(one, other).empty());
        QVERIFY(other.fit(samplesWithPrior(1, 4), 7, {})); // from the beginning, whatever it was
        QCOMPARE(differingTensor(one, other), std::string());
    }

    void cancellingIsHeard() {
        CancelSource source;
        source.cancel();
        PriorCorrection correction(true);
        QVERIFY(!correction.fit(samplesWithPrior(1, 4), 1, source.token()));
    }

    void theRestOfTheNetworkLeavesItAlone() {
        const std::vector<Sample> training = samplesWithPrior(1, 6);
        const std::vector<Sample> validation = samplesWithPrior(2, 3);
        NetworkTrainingOptions options = quickOptions(2);
        SilentProgress silent;
        const auto trained =
            trainNetwork(priorSpec(), training, validation, options, nullptr, {}, nullptr, {}, {}, silent);
        QVERIFY(trained.finished());
        PriorCorrection alone(true);
        QVERIFY(alone.fit(training, options.seed, {}));
        QCOMPARE(differingTensor(alone, *trained.value().network->correction()), std::string());
    }

    /// Where no epoch is worth it the network is what it was before the first, and says so.
    void itStaysAsItBeganWhereNothingIsBetter() {
        NetworkTrainingOptions options = quickOptions(2);
        options.learningRate = 1e-8;
        SilentProgress silent;
        const std::vector<Sample> validation = samplesWithPrior(2, 3);
        const auto trained = trainNetwork(priorSpec(), samplesWithPrior(1, 6), validation, options, nullptr,
                                          {}, nullptr, {}, {}, silent);
        QVERIFY(trained.finished());
        QCOMPARE(trained.value().bestEpoch, 0);
        Network& network = *trained.value().network;
        QVERIFY(!network.speaks());
        const Sample& sample = validation[0];
        const torch::NoGradGuard noGradient;
        const torch::Tensor wanted =
            sample.input.prior + network.correction()->forward(sample.input.priorFeatures);
        QVERIFY(torch::allclose(predict(network, sample).logits, wanted, 0.0, 1e-6));
    }

    void beforeTheGraphNobodyHearsTheOthers() {
        Sample sample = samplesWithPrior(1, 1).front();
        for (const Variant variant : {Variant::Gru, Variant::B0, Variant::B1}) {
            Network network(priorSpec(variant));
            network.eval();
            QVERIFY(network.correction()->fit(samplesWithPrior(1, 6), 1, {}));
            const torch::Tensor before = predict(network, sample).logits;
            sample.input.priorFeatures.narrow(-1, ofOthers, ofOthers).add_(1.0);
            const bool heard = !torch::equal(before, predict(network, sample).logits);
            QCOMPARE(heard, variant == Variant::B1);
        }
    }
};

QTEST_GUILESS_MAIN(VgmsstgatCorrectionTorchTest)
#include "vgmsstgat_correction_torch_test.moc"

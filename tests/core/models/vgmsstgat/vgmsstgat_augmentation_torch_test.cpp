// SPDX-License-Identifier: GPL-3.0-or-later
// What may and may not change when a recording is varied for training.
#include "core/models/vgmsstgat/augmentation.h"
#include "core/models/vgmsstgat/training_loss.h"
#include "tests/core/models/vgmsstgat/drawn_samples.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

namespace {

NetworkTrainingOptions nothing() {
    NetworkTrainingOptions options;
    options.cropSteps = 24;
    options.columnDrop = options.pictureDrop = options.modalityDrop = 0.0;
    options.gain = options.offset = options.noise = options.mapNoise = options.injectedShare = 0.0;
    return options;
}

bool same(const torch::Tensor& a, const torch::Tensor& b) {
    return a.equal(b);
}

/// Where in `sample` the steps of `varied` come from, by what never changes.
std::int64_t firstStepOf(const Sample& sample, const Sample& varied) {
    for (std::int64_t first = 0; first + stepsOf(varied) <= stepsOf(sample); ++first) {
        if (same(sample.input.observed.narrow(1, first, stepsOf(varied)), varied.input.observed)) {
            return first;
        }
    }
    return -1;
}

} // namespace

class VgmsstgatAugmentationTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksAndLabelsStayTrue() {
        NetworkTrainingOptions options;
        options.cropSteps = 24;
        options.injectedShare = 0.7;
        int madeUp = 0;
        int dropped = 0;
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            Sample sample = drawnSample(seed, seed % 2 == 0);
            sample.input.present.select(0, 1).narrow(0, 0, 9).zero_(); // joins late
            sample.counts.select(0, 1).narrow(0, 0, 9).zero_();
            const Sample varied = variedSample(sample, options, seed);
            const std::int64_t first = firstStepOf(sample, varied);
            QVERIFY(first >= 0);
            const Sample cut = cutSample(sample, first, stepsOf(varied));
            const NetworkInput& is = varied.input;
            const NetworkInput& was = cut.input;
            // Nothing appears that was missing, and what is missing is 0.
            QVERIFY((is.columnsPresent <= was.columnsPresent).all().item<bool>());
            QVERIFY((is.picturesPresent <= was.picturesPresent).all().item<bool>());
            QVERIFY(((is.columns.abs().sum(-1) == 0) | (is.columnsPresent > 0)).all().item<bool>());
            QVERIFY(((is.measures.abs().sum(-1) == 0) | (is.picturesPresent > 0)).all().item<bool>());
            QVERIFY(((is.maps.abs().sum({-3, -2, -1}) == 0) | (is.picturesPresent > 0)).all().item<bool>());
            QVERIFY(is.columns.isfinite().all().item<bool>() && is.maps.isfinite().all().item<bool>());
            dropped += same(is.columnsPresent, was.columnsPresent) ? 0 : 1;
            // An anomaly stays one, of its type; only normal steps that count become one, of unknown type.
            QVERIFY((varied.abnormal >= cut.abnormal).all().item<bool>());
            const torch::Tensor turned = varied.abnormal > cut.abnormal;
            QVERIFY((cut.counts.masked_select(turned) > 0).all().item<bool>());
            QVERIFY((varied.types.masked_select(turned) == -1).all().item<bool>());
            QVERIFY(same(varied.types, cut.types));
            QVERIFY(same(varied.counts, cut.counts) && same(is.present, was.present));
            madeUp += turned.any().item<bool>() ? 1 : 0;
        }
        QVERIFY(madeUp > 20);
        QVERIFY(dropped > 20);
    }

    void aMadeUpAnomalyIsWhereSomethingChanged() {
        NetworkTrainingOptions options = nothing();
        options.injectedShare = 1.0;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const Sample sample = drawnSample(seed, false);
            const Sample varied = variedSample(sample, options, seed);
            const Sample cut = cutSample(sample, firstStepOf(sample, varied), stepsOf(varied));
            const torch::Tensor change =
                (varied.input.columns - cut.input.columns).abs().amax(3).amax(1); // [terminals, steps]
            // A terminal without an anomaly is as it was, but for the rounding of asinh(sinh(x)).
            const torch::Tensor whole = varied.abnormal.amax(1, true).expand_as(change) > 0;
            QVERIFY((change.masked_fill(whole, 0.0) < 1e-5).all().item<bool>());
            QVERIFY(((change < 0.25) | (varied.abnormal > 0)).all().item<bool>());
            QVERIFY(same(varied.input.maps, cut.input.maps));
        }
    }

    void withoutVariationItIsAPart() {
        const Sample sample = drawnSample(3);
        const Sample varied = variedSample(sample, nothing(), 5);
        const Sample cut = cutSample(sample, firstStepOf(sample, varied), 24);
        QVERIFY(same(varied.input.columns, cut.input.columns) && same(varied.input.maps, cut.input.maps));
        QVERIFY(same(varied.input.measures, cut.input.measures) && same(varied.abnormal, cut.abnormal));
        QCOMPARE(varied.input.maps.scalar_type(), torch::kFloat32);
    }

    void oneSeedOneVariationAndTheSampleStays() {
        const Sample sample = drawnSample(3);
        const torch::Tensor before = sample.input.columns.clone();
        const NetworkTrainingOptions options;
        const Sample a = variedSample(sample, options, 5);
        const Sample b = variedSample(sample, options, 5);
        const Sample c = variedSample(sample, options, 6);
        QVERIFY(same(a.input.columns, b.input.columns) && same(a.input.maps, b.input.maps));
        QVERIFY(!same(a.input.columns, c.input.columns));
        QVERIFY(same(sample.input.columns, before));
    }

    void classesAreBalanced() {
        NetworkTrainingOptions options;
        options.largestPositiveWeight = 100.0;
        Sample sample = drawnSample(1); // 10 of 96 steps are abnormal
        QCOMPARE(positiveWeightOf({sample}, options), 86.0 / 10.0);
        options.largestPositiveWeight = 5.0;
        QCOMPARE(positiveWeightOf({sample}, options), 5.0);
        options.positiveWeight = 3.0;
        QCOMPARE(positiveWeightOf({sample}, options), 3.0);
        QCOMPARE(positiveWeightOf({drawnSample(1, false)}, NetworkTrainingOptions()), 1.0);
        // Both classes at logit 0: log 2 for each step that counts, the abnormal thrice.
        const torch::Tensor loss = anomalyLoss(torch::zeros({3, 32}), sample, 3.0, 0.0);
        QVERIFY(std::abs(loss.item<double>() - std::log(2.0) * (86.0 + 30.0) / 96.0) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(VgmsstgatAugmentationTorchTest)
#include "vgmsstgat_augmentation_torch_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that the detector learns by. tests/data/golden/detector/make_detector_golden.py says how the
// reference was made.
#include "core/training/learning/detection_losses.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/json_reader.h"
#include "core/models/region_boxes.h"

#include <QtTest/QTest>

#include <cmath>
#include <functional>

using namespace vestigo;
using training::RegionTargets;

namespace {

Json golden() {
    const auto text =
        readFile(VESTIGO_SOURCE_DIR "/tests/data/golden/detector/detector_golden.json", 1U << 20U);
    return text ? parseJson(*text, "golden").take() : Json();
}

torch::Tensor tensorOf(const Json& rows) {
    if (!rows.front().is_array()) {
        return torch::tensor(rows.get<std::vector<double>>(), torch::kFloat64);
    }
    std::vector<torch::Tensor> parts;
    for (const Json& row : rows) {
        parts.push_back(tensorOf(row));
    }
    return torch::stack(parts);
}

double greatest(const torch::Tensor& difference) {
    return difference.abs().max().item<double>();
}

/// The greatest difference between the gradient of `loss` at `x` and that by finite differences.
double gradientError(const std::function<torch::Tensor(const torch::Tensor&)>& loss,
                     const torch::Tensor& at) {
    torch::Tensor x = at.clone().set_requires_grad(true);
    loss(x).backward();
    double worst = 0.0;
    constexpr double step = 1e-6;
    for (std::int64_t i = 0; i < x.numel(); ++i) {
        const auto moved = [&](double by) {
            const torch::NoGradGuard noGradients;
            torch::Tensor y = at.clone();
            y.view(-1)[i] += by;
            return loss(y).item<double>();
        };
        const double measured = (moved(step) - moved(-step)) / (2 * step);
        worst = std::max(worst, std::abs(measured - x.grad().view(-1)[i].item<double>()));
    }
    return worst;
}

} // namespace

class DetectionLossesTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void completeOverlapAsTorchvision() {
        const Json reference = golden()["complete_overlap"];
        const auto overlap = training::completeOverlap(tensorOf(reference["a"]), tensorOf(reference["b"]));
        QCOMPARE(overlap.size(0), 24);
        QVERIFY(greatest(overlap - tensorOf(reference["overlap"])) < 1e-6);
    }

    void suppressionAsTorchvision() {
        const Json reference = golden()["suppression"];
        std::vector<models::DetectedRegion> regions;
        for (std::size_t i = 0; i < reference["boxes"].size(); ++i) {
            const auto box = reference["boxes"][i].get<std::vector<double>>();
            regions.push_back({reference["kinds"][i].get<std::size_t>(),
                               {box[0], box[1], box[2] - box[0], box[3] - box[1]},
                               reference["scores"][i].get<double>()});
        }
        const auto kept = models::keepStrongest(regions, 0.3, regions.size());
        QCOMPARE(kept.size(), reference["kept"].size());
        QVERIFY(kept.size() > 5 && kept.size() < regions.size());
        for (std::size_t i = 0; i < kept.size(); ++i) {
            QCOMPARE(kept[i].confidence, regions[reference["kept"][i].get<std::size_t>()].confidence);
        }
        QCOMPARE(models::keepStrongest(regions, 0.3, 3).size(), std::size_t(3));
    }

    void sidesAsNumPy() {
        const Json reference = golden()["sides"];
        const auto loss = training::sideLoss(tensorOf(reference["logits"]), tensorOf(reference["targets"]));
        QVERIFY(greatest(loss - tensorOf(reference["loss"])) < 1e-9);
        // Six points with stride 8 at (100, 50): distances come back as boxes.
        const models::Points points{torch::tensor({100.0, 50.0}).expand({6, 2}), torch::full({6, 1}, 8.0)};
        const auto boxes = models::boxesOf(tensorOf(reference["logits"]).unsqueeze(0), points)[0];
        const auto distances = tensorOf(reference["distances"]) * 8.0;
        QVERIFY(greatest(boxes.select(1, 0) - (100.0 - distances.select(1, 0))) < 1e-4);
        QVERIFY(greatest(boxes.select(1, 1) - (50.0 - distances.select(1, 1))) < 1e-4);
        QVERIFY(greatest(boxes.select(1, 2) - (100.0 + distances.select(1, 2))) < 1e-4);
        QVERIFY(greatest(boxes.select(1, 3) - (50.0 + distances.select(1, 3))) < 1e-4);
    }

    /// The share of the shapes in CIoU is held constant on purpose, so its check is on boxes of one shape.
    void gradientsAsFiniteDifferences() {
        const auto truth = torch::tensor({{10.0, 10.0, 40.0, 30.0}}, torch::kFloat64);
        const auto box = torch::tensor({{13.0, 12.0, 43.0, 32.0}}, torch::kFloat64);
        QVERIFY(
            gradientError([&](const auto& x) { return (1.0 - training::completeOverlap(x, truth)).sum(); },
                          box) < 1e-4);
        const Json reference = golden()["sides"];
        const auto targets = tensorOf(reference["targets"]);
        QVERIFY(gradientError([&](const auto& x) { return training::sideLoss(x, targets).sum(); },
                              tensorOf(reference["logits"])) < 1e-5);
    }

    void pointsLieInTheMiddleOfTheirCells() {
        const auto points = models::pointsOf(64, 32);
        QCOMPARE(points.middles.size(0), 32 + 8 + 2);
        QCOMPARE(points.middles[9][0].item<float>(), 12.0F); // second line of the finest level, second cell
        QCOMPARE(points.middles[9][1].item<float>(), 12.0F);
        QCOMPARE(points.middles[41][0].item<float>(), 48.0F);
        QCOMPARE(points.strides[41].item<float>(), 32.0F);
    }

    /// Two regions of which one lies in the other; the network says their very boxes at one point each.
    void pointsGoToTheRegionThatTheyOverlapMost() {
        const auto points = models::pointsOf(64, 32);
        const RegionTargets targets{torch::tensor({{0.0F, 0.0F, 32.0F, 32.0F}, {8.0F, 8.0F, 16.0F, 16.0F}}),
                                    torch::tensor({0, 1}, torch::kInt64)};
        auto boxes = torch::zeros({42, 4});
        boxes.slice(1, 2, 4) = 1.0;   // nowhere
        boxes[9] = targets.boxes[1];  // (12, 12) lies in both
        boxes[18] = targets.boxes[0]; // (20, 20) lies in the large one only
        boxes[7] = targets.boxes[0];  // (60, 4) says it as well, from outside
        const auto scores = torch::full({42, 2}, 0.25);
        const auto assigned = training::assignPoints(scores, boxes, points, targets);
        QVERIFY(assigned.positive[9].item<bool>());
        QCOMPARE(assigned.scores[9][1].item<float>(), 1.0F); // its best overlap is complete
        QCOMPARE(assigned.scores[9][0].item<float>(), 0.0F);
        QVERIFY(torch::equal(assigned.boxes[9], targets.boxes[1]));
        QCOMPARE(assigned.scores[18][0].item<float>(), 1.0F);
        QVERIFY(!assigned.positive[7].item<bool>());
        QVERIFY(assigned.positive.sum().item<int>() <= 20); // ten a region at most
    }

    void aRegionSmallerThanACellHasAPoint() {
        const auto points = models::pointsOf(64, 32);
        const RegionTargets targets{torch::tensor({{14.0F, 14.0F, 18.0F, 17.0F}}),
                                    torch::tensor({1}, torch::kInt64)};
        const auto assigned =
            training::assignPoints(torch::full({42, 2}, 0.1), torch::zeros({42, 4}), points, targets);
        QVERIFY(assigned.positive.any().item<bool>());
        QCOMPARE(assigned.scores.select(1, 0).abs().sum().item<float>(), 0.0F);
    }

    /// The same region by the name of a kind that is seldom is worth more.
    void seldomKindsCountMore() {
        const auto points = models::pointsOf(64, 32);
        const models::RegionOutputs outputs{torch::zeros({1, 42, 64}), torch::zeros({1, 42, 6})};
        const auto lossOf = [&](int kind) {
            const RegionTargets one{torch::tensor({{0.0F, 0.0F, 32.0F, 32.0F}}),
                                    torch::tensor({kind}, torch::kInt64)};
            return training::detectionLoss(outputs, points, {one});
        };
        const auto panel = lossOf(0);
        const auto hands = lossOf(4);
        QCOMPARE(hands.box.item<float>(), panel.box.item<float>());
        // At zero each of the 42 * 6 says ln 2; those that are wanted say it four times for hands.
        const auto wanted = training::assignPoints(
            torch::full({42, 6}, 0.5), models::boxesOf(outputs.sides, points)[0], points,
            {torch::tensor({{0.0F, 0.0F, 32.0F, 32.0F}}), torch::tensor({4}, torch::kInt64)});
        const double count = (wanted.scores > 0.0).sum().item<double>();
        const double sum = std::max(1.0, wanted.scores.sum().item<double>());
        const double more = (hands.kind - panel.kind).item<double>();
        QVERIFY(count > 0.0);
        QVERIFY(std::abs(more - 3.0 * count * std::log(2.0) / sum) < 1e-3);
    }

    void aPictureWithoutRegionsTeachesThatThereAreNone() {
        const auto points = models::pointsOf(64, 32);
        const models::RegionOutputs outputs{torch::zeros({1, 42, 64}), torch::full({1, 42, 2}, -2.0)};
        const RegionTargets none{torch::zeros({0, 4}), torch::zeros({0}, torch::kInt64)};
        const auto loss = training::detectionLoss(outputs, points, {none});
        QCOMPARE(loss.box.item<float>(), 0.0F);
        const double each = std::log1p(std::exp(-2.0));
        QVERIFY(std::abs(loss.kind.item<double>() - 84 * each) < 1e-3);
    }
};

QTEST_GUILESS_MAIN(DetectionLossesTorchTest)
#include "detection_losses_torch_test.moc"

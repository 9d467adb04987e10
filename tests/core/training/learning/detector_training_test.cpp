// SPDX-License-Identifier: GPL-3.0-or-later
// The detector of key regions learns, the same way each time, goes on after an interruption, and takes no
// other weights.
#include "core/training/detector_training.h"

#include "core/models/region_detector.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <algorithm>
#include <memory>

using namespace vestigo;
using testing::TemporaryFolder;
using training::LabelledPicture;

namespace {

constexpr training::InputSize size{224, 160}; // small, so that it is quick

/// Grey pictures with a bright frame round a dark field (a display) and a row of coloured lamps, at four
/// places.
LabelledPicture drawn(std::uint64_t which) {
    constexpr int width = 128;
    constexpr int height = 96;
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(3UL * width * height, 90);
    const auto fill = [&](int left, int top, int w, int h, std::array<std::uint8_t, 3> colour) {
        for (int y = top; y < top + h; ++y) {
            for (int x = left; x < left + w; ++x) {
                std::copy(colour.begin(), colour.end(),
                          pixels->begin() + 3 * (static_cast<std::ptrdiff_t>(y) * width + x));
            }
        }
    };
    const int x = 10 + 20 * static_cast<int>(which % 2);
    const int y = 8 + 20 * static_cast<int>(which / 2 % 2);
    fill(x, y, 40, 30, {220, 220, 220});
    fill(x + 4, y + 4, 32, 22, {30, 20, 10});
    fill(x + 50, y + 40, 8, 8, {0, 0, 255});
    fill(x + 58, y + 40, 8, 8, {0, 255, 0});
    fill(x + 66, y + 40, 8, 8, {255, 0, 0});
    LabelledPicture picture;
    picture.picture.width = width;
    picture.picture.height = height;
    picture.picture.bytesPerLine = 3UL * width;
    picture.picture.pixels = pixels;
    picture.regions = {{5, {static_cast<double>(x), static_cast<double>(y), 40, 30}},
                       {1, {static_cast<double>(x + 50), static_cast<double>(y + 40), 24, 8}}};
    return picture;
}

class FourPictures final : public training::RegionSampleSource {
public:
    training::RegionSample sample(std::uint64_t index) override {
        if (index + 1 >= cancelAt) {
            source.cancel();
        }
        return training::plainSample(drawn(index % 4), size);
    }
    std::uint64_t cancelAt = UINT64_MAX;
    CancelSource source;
};

training::DetectorTrainingOptions options(int steps) {
    training::DetectorTrainingOptions made;
    made.steps = steps;
    made.batch = 4;
    made.input = size;
    made.learningRate = 4e-3;
    return made;
}

Outcome<training::DetectorTraining> trained(FourPictures& pictures,
                                            const training::DetectorTrainingOptions& how) {
    SilentProgress progress;
    return training::trainDetector(pictures, how, pictures.source.token(), progress);
}

bool equal(const models::ModelState& a, const models::ModelState& b) {
    return a.tensors.size() == b.tensors.size() &&
           std::all_of(a.tensors.begin(), a.tensors.end(), [&](const auto& item) {
               return b.tensors.count(item.first) == 1 &&
                      b.tensors.at(item.first).values == item.second.values;
           });
}

} // namespace

class DetectorTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itLearnsFourPicturesByHeart() {
        FourPictures pictures;
        auto done = trained(pictures, options(90));
        QVERIFY(done.finished());
        QVERIFY(done.value().losses.back() < done.value().losses.front() / 2);
        models::RegionDetectorOptions same;
        same.width = size.width;
        same.height = size.height;
        auto detector = models::RegionDetector::create(done.value().weights, same);
        QVERIFY2(detector.ok(), detector ? "" : detector.error().oneLine().c_str());
        for (std::uint64_t i = 0; i < 4; ++i) {
            const LabelledPicture picture = drawn(i);
            const auto found = (*detector)->find(picture.picture);
            QVERIFY(found.ok());
            for (const auto& region : picture.regions) {
                const bool there = std::any_of(found->begin(), found->end(), [&](const auto& one) {
                    return one.kind == region.kind && models::overlapOf(one.box, region.box) > 0.5;
                });
                QVERIFY2(there, models::keyRegionNames[region.kind]);
            }
        }
    }

    void sameSeedSameWeightsWithAnInterruptionToo() {
        FourPictures pictures;
        auto once = trained(pictures, options(3));
        QVERIFY(once.finished());
        const TemporaryFolder folder;
        auto how = options(3);
        how.checkpoint = folder / "checkpoint.safetensors";
        FourPictures stopped;
        stopped.cancelAt = 2 * 4; // at the last sample of the second step
        QVERIFY(trained(stopped, how).cancelled());
        FourPictures again;
        auto resumed = trained(again, how);
        QVERIFY(resumed.finished());
        QVERIFY(resumed.value().losses.size() == 2);
        QVERIFY(equal(resumed.value().weights, once.value().weights));
        how.seed = 2; // another training than the one that was kept
        auto other = trained(again, how);
        QVERIFY(other.failed());
        QCOMPARE(other.error().code, ErrorCode::ModelInvalid);
        QCOMPARE(other.error().place, std::string("seed"));
    }

    /// Weights that know something already are where a training can begin.
    void itGoesOnFromGivenWeights() {
        FourPictures pictures;
        auto first = trained(pictures, options(40));
        QVERIFY(first.finished());
        auto how = options(2);
        how.learningRate = 1e-5;
        how.from = std::make_shared<const models::ModelState>(first.value().weights);
        auto second = trained(pictures, how);
        QVERIFY(second.finished());
        QVERIFY(second.value().losses.front() < first.value().losses.front() * 0.7);
        auto broken = std::make_shared<models::ModelState>(first.value().weights);
        broken->tensors.erase(broken->tensors.begin());
        how.from = broken;
        auto none = trained(pictures, how);
        QVERIFY(none.failed());
        QCOMPARE(none.error().code, ErrorCode::ModelInvalid);
    }

    void otherWeightsAreRefused() {
        models::ModelState weights;
        auto none = models::RegionDetector::create(weights, {}, "w.safetensors");
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::ModelInvalid);
        QCOMPARE(none.error().file, std::string("w.safetensors"));
        FourPictures pictures;
        auto done = trained(pictures, options(1));
        QVERIFY(done.finished());
        auto longer = done.value().weights;
        longer.tensors["extra"] = {{1}, {1.0F}};
        QVERIFY(!models::RegionDetector::create(longer).ok());
        auto bent = done.value().weights;
        bent.tensors.begin()->second.shape.push_back(1);
        QVERIFY(!models::RegionDetector::create(bent).ok());
    }

    void aPictureWithoutPixelsHasNoRegions() {
        FourPictures pictures;
        auto done = trained(pictures, options(1));
        QVERIFY(done.finished());
        models::RegionDetectorOptions all;
        all.leastConfidence = 0.0;
        auto detector = models::RegionDetector::create(done.value().weights, all);
        QVERIFY(detector.ok());
        QVERIFY((*detector)->find({})->empty());
        timeline::Picture lying = drawn(0).picture;
        lying.height = 100000; // more lines than there are pixels
        QVERIFY((*detector)->find(lying)->empty());
        QVERIFY(!(*detector)->find(drawn(0).picture)->empty());
    }
};

QTEST_GUILESS_MAIN(DetectorTrainingTest)
#include "detector_training_test.moc"

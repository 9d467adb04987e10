// SPDX-License-Identifier: GPL-3.0-or-later
// What the detector and the completion learn from, and how their finds are counted.
#include "core/training/completion_samples.h"
#include "core/training/flat/scene.h"
#include "core/training/random_scene.h"
#include "core/training/region_recall.h"

#include "core/models/region_detector.h"

#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace vestigo;
using training::LabelledPicture;

namespace {

training::DrawnPicturesOptions few() {
    training::DrawnPicturesOptions options;
    options.width = 96;
    options.height = 72;
    options.statesPerCamera = 2;
    options.samplesPerPicture = 2;
    options.picturesBefore = 2;
    options.kept = 3;
    options.flatShare = 0.3;
    options.mosaicShare = 0.3;
    options.input = {128, 96};
    return options;
}

/// A white square on black.
LabelledPicture whiteSquare() {
    LabelledPicture picture;
    picture.picture.width = picture.picture.height = 100;
    picture.picture.format = timeline::PixelFormat::Grey8;
    picture.picture.bytesPerLine = 100;
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(10000, 0);
    for (std::size_t y = 30; y < 60; ++y) {
        std::fill_n(pixels->begin() + static_cast<std::ptrdiff_t>(y * 100 + 30), 30, 255);
    }
    picture.picture.pixels = pixels;
    picture.regions = {{3, {30, 30, 30, 30}}};
    return picture;
}

/// Standard deviation of the green in a box.
double spreadIn(const timeline::Picture& picture, const timeline::Box& box) {
    double count = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (int y = static_cast<int>(box.y); y < static_cast<int>(box.y + box.height); ++y) {
        for (int x = static_cast<int>(box.x); x < static_cast<int>(box.x + box.width); ++x) {
            const double value = (*picture.pixels)[static_cast<std::size_t>(y) * picture.bytesPerLine +
                                                   static_cast<std::size_t>(x) * 3 + 1];
            count += 1.0;
            sum += value;
            squares += value * value;
        }
    }
    return count > 0.0 ? std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count))) : 0.0;
}

} // namespace

class SamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawnPicturesHaveRegionsInside() {
        auto options = few();
        options.flatShare = 0.0;
        training::DrawnPictures pictures(options);
        std::set<std::size_t> kinds;
        for (std::uint64_t i = 0; i < 4; ++i) {
            const LabelledPicture picture = pictures.picture(i * 2);
            QCOMPARE(picture.picture.width, 96);
            for (const auto& region : picture.regions) {
                kinds.insert(region.kind);
                QVERIFY(region.box.x >= -0.01 && region.box.y >= -0.01 && region.box.width > 0);
                QVERIFY(region.box.x + region.box.width <= 96.01 &&
                        region.box.y + region.box.height <= 72.01);
            }
        }
        QVERIFY(kinds.size() >= 3);
    }

    void theSameIndexGivesTheSameSample() {
        training::DrawnRegionSource one(few());
        training::DrawnRegionSource other(few());
        for (std::uint64_t i = 0; i < 6; ++i) {
            const auto a = one.sample(i);
            QVERIFY(a.planes == other.sample(i).planes);
            QCOMPARE(a.planes.size(), 3UL * 128 * 96);
            QVERIFY(std::all_of(a.planes.begin(), a.planes.end(),
                                [](float v) { return v >= 0.0F && v <= 1.0F; }));
        }
        training::DrawnRegionSource later(few()); // as after an interruption
        QVERIFY(later.sample(5).planes == one.sample(5).planes);
        auto differently = few();
        differently.seed = 2;
        training::DrawnRegionSource another(differently);
        QVERIFY(another.sample(0).planes != one.sample(5).planes);
    }

    void variedRegionsStayOnWhatTheyName() {
        // Wherever it goes, its box goes along.
        const LabelledPicture picture = whiteSquare();
        Random random(3);
        int seen = 0;
        int bright = 0;
        for (int i = 0; i < 20; ++i) {
            const auto sample = training::variedSample(picture, random);
            for (const auto& region : sample.regions) {
                QVERIFY(region.box.x >= 0 && region.box.x + region.box.width <= models::detectorWidth);
                const auto x = static_cast<std::size_t>(region.box.x + region.box.width / 2);
                const auto y = static_cast<std::size_t>(region.box.y + region.box.height / 2);
                const auto* const lightest =
                    std::max_element(sample.planes.data(), sample.planes.data() + sample.planes.size());
                ++seen;
                bright += sample.planes[y * models::detectorWidth + x] > 0.4F * *lightest ? 1 : 0;
            }
        }
        QVERIFY(seen >= 10);
        QVERIFY(bright >= seen * 7 / 10); // some are covered or very dark
    }

    void aMosaicHoldsItsFourPictures() {
        const LabelledPicture picture = whiteSquare();
        Random random(4);
        std::size_t seen = 0;
        for (int i = 0; i < 10; ++i) {
            const auto sample =
                training::mosaicSample({&picture, &picture, &picture, &picture}, random, {128, 96});
            QCOMPARE(sample.planes.size(), 3UL * 128 * 96);
            for (const auto& region : sample.regions) {
                QVERIFY(region.box.x >= 0 && region.box.x + region.box.width <= 128.001);
                QVERIFY(region.box.y >= 0 && region.box.y + region.box.height <= 96.001);
            }
            seen += sample.regions.size();
        }
        QVERIFY(seen >= 25);
    }

    void theOtherPainterKnowsEveryKind() {
        std::array<std::size_t, models::keyRegionNames.size()> kinds{};
        std::size_t plain = 0;
        for (std::uint64_t seed = 0; seed < 80; ++seed) {
            const LabelledPicture picture = training::flat::flatPicture(seed);
            for (const auto& region : picture.regions) {
                ++kinds.at(region.kind);
                QVERIFY(region.box.x >= 0 && region.box.y >= 0);
                QVERIFY(region.box.x + region.box.width <= picture.picture.width + 0.001);
                QVERIFY(region.box.y + region.box.height <= picture.picture.height + 0.001);
                plain += spreadIn(picture.picture, region.box) < 2.0 ? 1 : 0;
            }
        }
        for (const std::size_t count : kinds) {
            QVERIFY(count >= 5);
        }
        QVERIFY(plain < 5); // nearly nothing is named where one sees one colour only
        QVERIFY(*training::flat::flatPicture(3).picture.pixels ==
                *training::flat::flatPicture(3).picture.pixels);
        QVERIFY(*training::flat::flatPicture(3).picture.pixels !=
                *training::flat::flatPicture(4).picture.pixels);
    }

    void coversAreOfTheirSize() {
        Random random(5);
        for (int i = 0; i < 50; ++i) {
            const auto cover = training::randomCover(64, 64, random);
            const auto share = static_cast<double>(std::count(cover.begin(), cover.end(), 1)) / 4096.0;
            QVERIFY2(share > 0.0 && share <= 0.4, qPrintable(QString::number(share)));
        }
        training::DrawnCompletionSource source(few());
        const auto sample = source.sample(0);
        QCOMPARE(sample.planes.size(), 3UL * 64 * 64);
        QCOMPARE(sample.hidden.size(), 64UL * 64);
    }

    void findsAreCounted() {
        training::RegionRecall recall;
        training::countRegions(recall, {{0, {0, 0, 10, 10}}, {0, {20, 0, 10, 10}}, {1, {0, 20, 10, 10}}},
                               {{0, {1, 0, 10, 10}, 0.9},   // the first
                                {0, {0, 0, 10, 10}, 0.8},   // the first again: wrong
                                {2, {20, 0, 10, 10}, 0.7},  // the second by another name: wrong
                                {1, {0, 20, 10, 4}, 0.6}}); // too small
        QCOMPARE(recall.kinds[0].there, std::size_t(2));
        QCOMPARE(recall.kinds[0].found, std::size_t(1));
        QCOMPARE(recall.kinds[0].wrong, std::size_t(1));
        QCOMPARE(recall.kinds[1].found, std::size_t(0));
        QCOMPARE(recall.meanRecall(), 0.25); // of two kinds that there were
        QCOMPARE(recall.precision(), 0.25);
    }
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"

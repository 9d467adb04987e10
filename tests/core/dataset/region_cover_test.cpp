// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/region_cover.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::dataset;

namespace {

/// One frame a second; covered from 4 s to 8 s, with a pause at 6 s, and at 20 s.
timeline::StreamFeatures sample() {
    timeline::StreamFeatures features;
    features.stream = "device";
    features.region = {1.0, 2.0, 30.0, 40.0};
    features.regionSource = timeline::RegionSource::Detected;
    for (int i = 0; i < 24; ++i) {
        const bool first = i >= 4 && i <= 8 && i != 6;
        features.times.push_back(i);
        features.measures.push_back({first ? (i == 8 ? 0.6F : 0.2F) : (i == 20 ? 0.1F : 0.0F), 0, 0, 0});
    }
    return features;
}

} // namespace

class RegionCoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhenHowMuchWasCovered() {
        const timeline::RegionCover cover = regionCoverOf(sample());
        QCOMPARE(cover.region.width, 30.0);
        QVERIFY(cover.source == timeline::RegionSource::Detected);
        QCOMPARE(cover.spans.size(), std::size_t(2));
        QCOMPARE(cover.spans[0].range.start, 4.0);
        QCOMPARE(cover.spans[0].range.end, 8.0);
        QVERIFY(std::abs(cover.spans[0].share - 0.3) < 1e-6);
        QVERIFY(std::abs(cover.spans[0].largest - 0.6) < 1e-6);
        QCOMPARE(cover.spans[1].range.length(), 0.0);
    }

    void whatLiesBesideThePictureIsNoPartOfIt() {
        timeline::StreamFeatures features = sample();
        features.region = {-3.0, -1.5, 30.0, 40.0};
        const timeline::Box box = regionCoverOf(features).region;
        QCOMPARE(box.x, 0.0);
        QCOMPARE(box.y, 0.0);
        QCOMPARE(box.width, 27.0);
        QCOMPARE(box.height, 38.5);
    }

    void theColumnHoldsTheShareUntilTheNextFrame() {
        timeline::Grid grid;
        grid.stepSeconds = 0.5;
        grid.steps = 60; // to 29.5 s; the last frame is at 23 s
        const timeline::FeatureSeries series = coveredOf(sample(), grid, 3.0);
        QCOMPARE(series.name, std::string("device.covered"));
        QCOMPARE(series.values[7], 0.0F);
        QVERIFY(std::abs(series.values[8] - 20.0F) < 1e-4F); // percent
        QVERIFY(std::abs(series.values[17] - 60.0F) < 1e-4F);
        QCOMPARE(int(series.present[8]), 1);
        QCOMPARE(int(series.present[9]), 2);
        QVERIFY(std::isnan(series.values[59]));
        QCOMPARE(int(series.present[59]), 0);
    }
};

QTEST_APPLESS_MAIN(RegionCoverTest)
#include "region_cover_test.moc"

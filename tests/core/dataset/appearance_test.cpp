// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/appearance.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using timeline::StreamFeatures;

namespace {

/// One frame a second of two channels: (3, 4), but (6, 8) at `odd` and behind it.
StreamFeatures features(std::size_t frames, std::size_t odd) {
    StreamFeatures made;
    made.stream = "device";
    made.channels = 2;
    made.height = made.width = 4;
    for (std::size_t i = 0; i < frames; ++i) {
        made.times.push_back(static_cast<double>(i));
        made.mapOf.push_back(i >= odd ? 1U : 0U);
    }
    made.pooled = {3.0F, 4.0F, 6.0F, 8.0F};
    return made;
}

constexpr timeline::Grid grid{0.5, 41}; // 20 s

} // namespace

class AppearanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDistanceIsInPercentOfTheUsual() {
        const auto series = dataset::appearanceOf(features(21, 15), grid, false, 5.0);
        QCOMPARE(series.name, std::string("device.appearance"));
        QCOMPARE(series.values.size(), grid.steps);
        QCOMPARE(series.values[10], 0.0F);
        QCOMPARE(series.values[30], 100.0F); // twice as long as the usual
        QCOMPARE(series.values[29], 0.0F);   // 14.5 s still shows the frame of 14 s
        QCOMPARE(int(series.present[10]), 1);
        QCOMPARE(int(series.present[11]), 2); // held
    }

    void thePastAloneSaysWhatIsUsual() {
        // Nearly all frames look like the last one: from the past alone that is not known when they begin.
        const auto series = dataset::appearanceOf(features(21, 2), grid, true, 5.0);
        QCOMPARE(series.values[0], 0.0F);
        QCOMPARE(series.values[4], 100.0F);
        QCOMPARE(series.values[40], 0.0F);
        QCOMPARE(dataset::appearanceOf(features(21, 2), grid, false, 5.0).values[4], 0.0F);
    }

    void aStepDoesNotKnowWhatComesLater() {
        const auto whole = dataset::appearanceOf(features(21, 8), grid, true, 5.0);
        for (const std::size_t cut : {3U, 9U, 14U}) {
            const auto part = dataset::appearanceOf(features(cut, 8), grid, true, 5.0);
            for (std::size_t k = 0; k < 2 * (cut - 1) + 1; ++k) {
                QCOMPARE(part.values[k], whole.values[k]);
                QCOMPARE(part.present[k], whole.present[k]);
            }
        }
    }

    void gapsAreMissing() {
        StreamFeatures late = features(3, 9);
        for (double& t : late.times) {
            t += 4.0; // frames at 4, 5 and 6 s
        }
        const auto series = dataset::appearanceOf(late, grid, false, 5.0);
        QCOMPARE(int(series.present[7]), 0);
        QVERIFY(std::isnan(series.values[7]));
        QCOMPARE(int(series.present[8]), 1);
        QCOMPARE(int(series.present[22]), 2); // 11 s
        QCOMPARE(int(series.present[23]), 0);
    }

    void featuresOfNothingAreNoDistance() {
        StreamFeatures dark = features(4, 9);
        dark.pooled = {0.0F, 0.0F, 0.0F, 0.0F};
        QCOMPARE(dataset::appearanceOf(dark, grid, false, 5.0).values[2], 0.0F);
    }
};

QTEST_GUILESS_MAIN(AppearanceTest)
#include "appearance_test.moc"

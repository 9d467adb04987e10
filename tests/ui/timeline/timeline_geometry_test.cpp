// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_geometry.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_timeline;
using timeline::TimeRange;

class TimelineGeometryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void axisThereAndBack();
    void zoomKeepsTheAnchor();
    void zoomStopsAtTheEnds();
    void panKeepsTheLength();
    void revealMovesNoMoreThanNeeded();
    void hostileRangesAreBounded();
    void ticksLieOnWholeClockTimes();
    void ticksAreFewAtAnyZoom();
    void lanesFollowEachOther();
    void curvesGrowIntoTheRoom();
};

void TimelineGeometryTest::axisThereAndBack() {
    TimeAxis axis;
    axis.visible = {20.0, 84.0};
    axis.left = 150.0;
    axis.width = 640.0;
    QCOMPARE(axis.x(20.0), 150.0);
    QCOMPARE(axis.x(84.0), 790.0);
    QCOMPARE(axis.time(axis.x(41.5)), 41.5);
    QCOMPARE(axis.secondsPerPixel(), 0.1);
}

void TimelineGeometryTest::zoomKeepsTheAnchor() {
    const TimeRange whole{0.0, 120.0};
    const TimeRange next = zoomed({20.0, 100.0}, 50.0, 0.5, whole);
    QCOMPARE(next.length(), 40.0);
    QCOMPARE((50.0 - next.start) / next.length(), (50.0 - 20.0) / 80.0);
}

void TimelineGeometryTest::zoomStopsAtTheEnds() {
    const TimeRange whole{0.0, 120.0};
    const TimeRange out = zoomed({20.0, 100.0}, 90.0, 100.0, whole);
    QCOMPARE(out.start, 0.0);
    QCOMPARE(out.end, 120.0);
    TimeRange in{20.0, 100.0};
    for (int i = 0; i < 100; ++i) {
        in = zoomed(in, 60.0, 0.5, whole);
    }
    QVERIFY(in.length() >= shortestVisibleSeconds * 0.999);
    QVERIFY(in.contains(60.0));
    const TimeRange same = zoomed({20.0, 100.0}, 60.0, std::numeric_limits<double>::quiet_NaN(), whole);
    QCOMPARE(same.start, 20.0);
}

void TimelineGeometryTest::panKeepsTheLength() {
    const TimeRange whole{0.0, 120.0};
    QCOMPARE(panned({20.0, 40.0}, 15.0, whole).start, 35.0);
    QCOMPARE(panned({20.0, 40.0}, 1e9, whole).end, 120.0);
    QCOMPARE(panned({20.0, 40.0}, 1e9, whole).length(), 20.0);
    QCOMPARE(panned({20.0, 40.0}, -1e9, whole).start, 0.0);
}

void TimelineGeometryTest::revealMovesNoMoreThanNeeded() {
    const TimeRange whole{0.0, 120.0};
    QCOMPARE(revealing({20.0, 40.0}, 30.0, whole).start, 20.0);
    QCOMPARE(revealing({20.0, 40.0}, 41.0, whole).end, 43.0);
    QCOMPARE(revealing({20.0, 40.0}, 10.0, whole).start, 8.0);
    QCOMPARE(revealing({20.0, 40.0}, 119.9, whole).end, 120.0);
}

void TimelineGeometryTest::hostileRangesAreBounded() {
    const TimeRange whole{0.0, 120.0};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(bounded({nan, 5.0}, whole).end, 120.0);
    QCOMPARE(bounded({50.0, 10.0}, whole).length(), shortestVisibleSeconds);
    QVERIFY(bounded({0.0, 0.0}, {0.0, 0.0}).length() > 0.0); // an empty recording still has an axis
}

void TimelineGeometryTest::ticksLieOnWholeClockTimes() {
    const double start = 6 * 3600 + 24 * 60 + 31; // 06:24:31
    const auto times = tickTimes({0.0, 64.0}, 10.0, start);
    QCOMPARE(times.size(), std::size_t(6));
    QCOMPARE(times.front(), 9.0); // 06:24:40
    for (const double t : times) {
        QVERIFY(std::fabs(std::remainder(t + start, 10.0)) < 1e-6);
    }
    QVERIFY(tickTimes({0.0, 64.0}, 0.0, 0.0).empty());
    QVERIFY(tickTimes({0.0, 1e9}, 0.001, 0.0).empty());
}

void TimelineGeometryTest::ticksAreFewAtAnyZoom() {
    for (double seconds = 0.2; seconds < 400.0 * 86400.0; seconds *= 1.7) {
        const double spacing = tickSpacing(seconds / 800.0, 90.0);
        const auto times = tickTimes({3.0, 3.0 + seconds}, spacing, 12345.0);
        QVERIFY2(times.size() <= 10, qPrintable(QString::number(seconds)));
        QVERIFY2(seconds > 366.0 * 86400.0 / 2 || !times.empty(), qPrintable(QString::number(seconds)));
    }
    QCOMPARE(clockDigits(5.0), 0);
    QCOMPARE(clockDigits(0.2), 1);
    QCOMPARE(clockDigits(0.001), 3);
}

void TimelineGeometryTest::lanesFollowEachOther() {
    LaneCounts counts;
    counts.strips = 4;
    counts.moreStrips = true;
    counts.below = {LaneKind::Probability, LaneKind::Feature, LaneKind::Evidence, LaneKind::Feature,
                    LaneKind::Feature};
    const auto lanes = layoutLanes(counts, 100.0);
    QCOMPARE(lanes.size(), std::size_t(1 + 4 + 1 + 1 + 1 + 3));
    QCOMPARE(lanes.front().kind, LaneKind::Incident);
    QCOMPARE(lanes.back().kind, LaneKind::Feature);
    QCOMPARE(lanes.back().index, 2);
    for (std::size_t i = 1; i < lanes.size(); ++i) {
        QCOMPARE(lanes[i].top, lanes[i - 1].bottom());
        QCOMPARE(laneAt(lanes, lanes[i].top), &lanes[i]);
        QCOMPARE(laneAt(lanes, lanes[i].bottom() - 0.5), &lanes[i]);
    }
    QCOMPARE(laneAt(lanes, heightOf(lanes) + 1.0), nullptr);
    QCOMPARE(laneAt(lanes, -1.0), nullptr);
}

void TimelineGeometryTest::curvesGrowIntoTheRoom() {
    LaneCounts counts;
    counts.strips = 2;
    counts.below = {LaneKind::Probability, LaneKind::Feature, LaneKind::Feature};
    const double least = heightOf(layoutLanes(counts, 0.0));
    const double roomy = heightOf(layoutLanes(counts, least + 80.0));
    QVERIFY(roomy > least + 70.0 && roomy <= least + 80.0);
    QVERIFY(heightOf(layoutLanes(counts, 1e6)) < 3.0 * least); // no lane as tall as the screen
}

QTEST_GUILESS_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"

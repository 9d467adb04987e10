// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/frame_requests.h"
#include "ui/player/heat_overlay.h"
#include "ui/player/picture_image.h"
#include "ui/player/playback.h"
#include "ui/player/stream_view.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_player;

namespace {

StreamInfo quarterSecondStream() {
    StreamInfo info;
    info.start = 2.0;
    info.end = 12.0;
    info.frameInterval = 0.25;
    return info;
}

timeline::HeatSequence heatOf(int columns, int rows, std::size_t steps) {
    timeline::HeatSequence heat;
    heat.stream = "device";
    heat.frameWidth = 320;
    heat.frameHeight = 240;
    heat.columns = columns;
    heat.rows = rows;
    heat.scale = 10.0F;
    heat.cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) * steps, 5);
    heat.present.assign(steps, 1);
    return heat;
}

timeline::Picture pictureOf(int width, int height, std::size_t bytes) {
    timeline::Picture picture;
    picture.width = picture.sourceWidth = width;
    picture.height = picture.sourceHeight = height;
    picture.bytesPerLine = static_cast<std::size_t>(width) * 3;
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(bytes, std::uint8_t(200));
    return picture;
}

} // namespace

class PlaybackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void playingEndsAtTheEnds();
    void anHourOfPlayingDoesNotDrift();
    void aStallDoesNotJump();
    void exactTimesNumberTheFrames();
    void stepsOfAVariableRateReachEveryFrame();
    void aWallFillsItsArea();
    void speedKeys();
    void framesAreNumbered();
    void stepsReachEveryFrame();
    void onlyTheNewestIsAsked();
    void lateAnswersAreDropped();
    void lostRequestsAreAskedAgain();
    void noiseIsTransparent();
    void stepOfAMoment();
    void hostileHeat();
    void picturesThatLieAboutTheirSize();
    void infernoGrowsLighter();
    void fittedRectKeepsTheShape();
};

void PlaybackTest::playingEndsAtTheEnds() {
    QVERIFY(isAtEnd(10.0, 1.0, {0.0, 10.0}));
    QVERIFY(!isAtEnd(10.0, -1.0, {0.0, 10.0}));
    QVERIFY(isAtEnd(0.0, -1.0, {0.0, 10.0}));
}

void PlaybackTest::anHourOfPlayingDoesNotDrift() {
    for (const double speed : {0.1, 1.0, -1.0, 8.0}) {
        PlaybackClock clock;
        clock.start(100.0, speed, 5'000'000'000);
        std::int64_t now = 5'000'000'000;
        double t = 100.0;
        const std::int64_t end = now + 3600'000'000'000;
        for (int tick = 0; now < end; ++tick) {
            now = std::min(end, now + 33'333'333 + (tick * 7919) % 9'999'999); // ticks never come evenly
            t = clock.at(now);
        }
        QVERIFY2(std::fabs(t - (100.0 + speed * 3600.0)) < 1e-6, qPrintable(QString::number(t, 'g', 17)));
    }
    PlaybackClock clock;
    clock.start(0.0, 1.0, 0);
    QCOMPARE(clock.at(100'000'000), 0.1);
    clock.setSpeed(2.0, 200'000'000);
    QCOMPARE(clock.at(300'000'000), 0.4); // 0.2 s at 1, 0.1 s at 2
}

void PlaybackTest::aStallDoesNotJump() {
    PlaybackClock clock;
    clock.start(1.0, 1.0, 0);
    QCOMPARE(clock.at(60'000'000'000), 1.25);
    QCOMPARE(clock.at(60'100'000'000), 1.35);
    QCOMPARE(clock.at(50'000'000'000), 1.35); // a clock that goes back is not followed
}

void PlaybackTest::exactTimesNumberTheFrames() {
    StreamInfo info = quarterSecondStream();
    info.offset = 2.0;
    const auto times = std::make_shared<timeline::FrameTimes>();
    times->times = {0.0, 0.1, 0.15, 1.0, 1.0, 3.0}; // a variable rate; two frames at one time
    times->endSeconds = 3.5;
    info.setTimes(times);
    QCOMPARE(info.start, 2.0);
    QCOMPARE(info.end, 5.5);
    QCOMPARE(frameCount(info), 6LL);
    QCOMPARE(frameNumber(info, 0.0), 1LL);
    QCOMPARE(frameNumber(info, 2.1), 2LL);
    QCOMPARE(frameNumber(info, 2.14999), 2LL);
    QCOMPARE(frameNumber(info, 2.15), 3LL);
    QCOMPARE(frameNumber(info, 4.9), 5LL);
    QCOMPARE(frameNumber(info, 1e9), 6LL);
    info.setOffset(-1.0);
    QCOMPARE(info.start, -1.0);
    QCOMPARE(frameNumber(info, 2.0), 6LL);
}

void PlaybackTest::stepsOfAVariableRateReachEveryFrame() {
    StreamInfo info;
    info.offset = 0.37;
    const auto times = std::make_shared<timeline::FrameTimes>();
    double t = 0.0;
    for (int i = 0; i < 200; ++i) {
        times->times.push_back(t);
        t += i % 50 == 49 ? 0.0 : 0.001 + 0.2 * std::fabs(std::sin(i));
    }
    times->endSeconds = t;
    info.setTimes(times);
    double cursor = info.start;
    int steps = 0;
    while (frameNumber(info, cursor) < 200 && steps < 1000) {
        cursor = steppedTime(info, cursor, 1);
        ++steps;
    }
    QVERIFY(steps <= 199);
    while (frameNumber(info, cursor) > 1 && steps < 2000) {
        const long long before = frameNumber(info, cursor);
        cursor = steppedTime(info, cursor, -1);
        QVERIFY(frameNumber(info, cursor) < before); // never stands still
        ++steps;
    }
    QCOMPARE(frameNumber(info, cursor), 1LL);
    QCOMPARE(steppedTime(info, info.start, -5), info.start);
}

void PlaybackTest::aWallFillsItsArea() {
    QCOMPARE(wallColumns(1, 800, 600), 1);
    QCOMPARE(wallColumns(4, 800, 600), 2);
    QCOMPARE(wallColumns(10, 960, 500), 4); // 4 x 3: pictures of 222 x 166
    QCOMPARE(wallColumns(10, 300, 2000), 1);
    QCOMPARE(wallColumns(0, 800, 600), 1);
    QCOMPARE(wallColumns(5, 0, 0), 1);
}

void PlaybackTest::speedKeys() {
    QCOMPARE(speedAfterKey(1.0, false, 1), 1.0);
    QCOMPARE(speedAfterKey(1.0, true, 1), 2.0);
    QCOMPARE(speedAfterKey(8.0, true, 1), 8.0);
    QCOMPARE(speedAfterKey(4.0, true, -1), -1.0);
    QCOMPARE(speedAfterKey(-1.0, true, -1), -2.0);
    QCOMPARE(boundedSpeed(0.001), 0.1);
    QCOMPARE(boundedSpeed(-100.0), -8.0);
    QCOMPARE(boundedSpeed(std::numeric_limits<double>::quiet_NaN()), 1.0);
}

void PlaybackTest::framesAreNumbered() {
    const StreamInfo info = quarterSecondStream();
    QCOMPARE(frameCount(info), 40LL);
    QCOMPARE(frameNumber(info, 2.0), 1LL);
    QCOMPARE(frameNumber(info, 2.2), 1LL);
    QCOMPARE(frameNumber(info, 2.25), 2LL);
    QCOMPARE(frameNumber(info, 1e9), 40LL);
    QCOMPARE(frameNumber(info, -1e9), 1LL);
    StreamInfo broken = info;
    broken.frameInterval = 0.0;
    broken.end = std::numeric_limits<double>::infinity();
    QVERIFY(frameCount(broken) >= 1);
    QVERIFY(frameNumber(broken, std::numeric_limits<double>::quiet_NaN()) >= 1);
}

void PlaybackTest::stepsReachEveryFrame() {
    StreamInfo info = quarterSecondStream();
    info.frameInterval = 1.0 / 29.97;
    double t = info.start;
    for (long long n = 1; n < frameCount(info); ++n) {
        QCOMPARE(frameNumber(info, t), n);
        t = steppedTime(info, t, 1);
    }
    for (long long n = frameCount(info); n > 1; --n) {
        QCOMPARE(frameNumber(info, t), n);
        t = steppedTime(info, t, -1);
    }
    QCOMPARE(steppedTime(info, info.start, -5), info.start);
}

void PlaybackTest::onlyTheNewestIsAsked() {
    FrameRequests requests;
    QCOMPARE(requests.want(1.0, 0).value(), 1.0);
    QVERIFY(!requests.want(1.1, 10).has_value()); // one is on the way
    QVERIFY(!requests.want(1.2, 20).has_value());
    QVERIFY(requests.answer(1.0));
    QCOMPARE(requests.next(30).value(), 1.2); // 1.1 is never asked for
    QVERIFY(requests.answer(1.2));
    QVERIFY(!requests.next(40).has_value());
    QVERIFY(!requests.want(1.2, 50).has_value()); // it is on the screen already
}

void PlaybackTest::lateAnswersAreDropped() {
    FrameRequests requests;
    QVERIFY(!requests.answer(5.0)); // nobody asked
    requests.want(1.0, 0);
    QVERIFY(!requests.answer(2.0));
    requests.reset(); // another size or provider: what is on the way no longer counts
    requests.want(3.0, 10);
    QVERIFY(!requests.answer(1.0));
    QVERIFY(requests.answer(3.0));
    QVERIFY(!requests.answer(3.0));
}

void PlaybackTest::lostRequestsAreAskedAgain() {
    FrameRequests requests;
    requests.want(1.0, 0);
    QVERIFY(!requests.next(FrameRequests::patienceMs - 1).has_value());
    QCOMPARE(requests.next(FrameRequests::patienceMs).value(), 1.0);
    QVERIFY(requests.isWaiting());
}

void PlaybackTest::noiseIsTransparent() {
    timeline::HeatSequence heat = heatOf(32, 24, 20);
    const std::size_t raster = 32 * 24;
    heat.cells[7 * raster + 6 * 32 + 24] = 255; // one hot cell in step 7
    const double noise = noiseLevel(heat);
    QVERIFY(std::fabs(noise - 5.0 / 255.0 * 10.0) < 1e-6);
    const QImage image = heatImage(heat, 7, {noise, 10.0});
    const int cell = image.width() / 32;
    QCOMPARE(image.pixelColor(24 * cell + cell / 2, 6 * cell + cell / 2).alpha(), 255);
    QCOMPARE(image.pixelColor(3, 3).alpha(), 0);
    QCOMPARE(heatImage(heat, 6, {noise, 10.0}).pixelColor(24 * cell, 6 * cell).alpha(), 0);
}

void PlaybackTest::stepOfAMoment() {
    timeline::HeatSequence heat = heatOf(4, 4, 10);
    heat.present[3] = 0;
    const timeline::Grid grid{0.5, 10};
    QCOMPARE(heatStepAt(heat, grid, 0.0).value(), std::size_t(0));
    QCOMPARE(heatStepAt(heat, grid, 0.5).value(), std::size_t(1));
    QCOMPARE(heatStepAt(heat, grid, 0.51).value(), std::size_t(2)); // measured in (0.5, 1.0]
    QVERIFY(!heatStepAt(heat, grid, 1.3).has_value());              // no frame was seen
    QVERIFY(!heatStepAt(heat, grid, 100.0).has_value());
    QVERIFY(!heatStepAt(heat, grid, std::numeric_limits<double>::quiet_NaN()).has_value());
}

void PlaybackTest::hostileHeat() {
    timeline::HeatSequence heat = heatOf(32, 24, 2);
    heat.columns = 1 << 30;
    QVERIFY(!isUsable(heat));
    QVERIFY(heatImage(heat, 0, {}).isNull());
    QCOMPARE(noiseLevel(heat), 0.0);
    heat = heatOf(32, 24, 2);
    QVERIFY(heatImage(heat, 2, {}).isNull());
    QVERIFY(heatImage(heat, 0, {5.0, 5.0}).isNull());
    heat.cells.resize(100);
    QVERIFY(!isUsable(heat));
    heat = heatOf(32, 24, 2);
    heat.scale = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(!isUsable(heat));
    QVERIFY(!isUsable(timeline::HeatSequence()));
}

void PlaybackTest::picturesThatLieAboutTheirSize() {
    QCOMPARE(imageOf(pictureOf(8, 6, 8 * 6 * 3)).size(), QSize(8, 6));
    QVERIFY(imageOf(pictureOf(8, 6, 8 * 6 * 3 - 1)).isNull());
    QVERIFY(imageOf(pictureOf(1 << 20, 6, 100)).isNull());
    QVERIFY(imageOf(pictureOf(-8, 6, 1000)).isNull());
    timeline::Picture narrow = pictureOf(8, 6, 8 * 6 * 3);
    narrow.bytesPerLine = 10;
    QVERIFY(imageOf(narrow).isNull());
    QVERIFY(imageOf(timeline::Picture()).isNull());
    QImage kept;
    {
        timeline::Picture gone = pictureOf(8, 6, 8 * 6 * 3);
        kept = imageOf(gone);
    }
    QCOMPARE(kept.pixelColor(7, 5), QColor(200, 200, 200)); // the image keeps the pixels alive
}

void PlaybackTest::infernoGrowsLighter() {
    double before = -1.0;
    for (int i = 0; i <= 20; ++i) {
        const QColor colour = heatColour(i / 20.0);
        const double light = 0.2126 * colour.redF() + 0.7152 * colour.greenF() + 0.0722 * colour.blueF();
        QVERIFY(light > before);
        before = light;
    }
    QCOMPARE(heatColour(std::numeric_limits<double>::quiet_NaN()), heatColour(0.0));
    QCOMPARE(heatColour(7.0), heatColour(1.0));
}

void PlaybackTest::fittedRectKeepsTheShape() {
    const QRectF rect = fittedRect({320, 240}, {0, 0, 800, 300});
    QCOMPARE(rect, QRectF(200, 0, 400, 300));
    QVERIFY(fittedRect({0, 10}, {0, 0, 10, 10}).isEmpty());
}

QTEST_GUILESS_MAIN(PlaybackTest)
#include "playback_test.moc"

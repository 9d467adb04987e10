// SPDX-License-Identifier: GPL-3.0-or-later
// The player with real videos behind it: what is on the screen is the very frame of the cursor.
#include "app/session/frame_source.h"
#include "core/recordings/video.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_view.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <chrono>
#include <map>
#include <memory>
#include <random>

using namespace vestigo;
using namespace vestigo::session;
using namespace vestigo::testing;

namespace {

const QStringList h264{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"};

/// A recording of three terminals whose cameras differ in rate, codec and offset.
struct ThreeCameras {
    TemporaryFolder folder;
    std::shared_ptr<recordings::Recording> recording = std::make_shared<recordings::Recording>();
    std::vector<ui_player::StreamInfo> streams;
    std::map<QString, std::vector<double>> times;     ///< own time of every frame, by terminal
    std::map<QString, std::vector<std::string>> hash; ///< of its small grey picture

    bool make() {
        recording->durationSeconds = 12.0;
        return add("a", "a.mp4", h264 + QStringList{"-bf", "3", "-g", "1000"}, 10, 0.0) &&
               add("b", "b.mp4",
                   QStringList{"-vf", "select='not(mod(n,3))+lt(n,20)'", "-vsync", "vfr"} + h264 +
                       QStringList{"-g", "10"},
                   25, 0.4) &&
               add("c", "c.avi", {"-c:v", "mjpeg"}, 7, -0.25);
    }

    bool add(const char* terminal, const char* file, const QStringList& encoding, int rate, double offset) {
        const auto clip = folder / file;
        if (!makeClip(clip, encoding, 12, "160x120", rate)) {
            return false;
        }
        recordings::Terminal one;
        one.id = one.name = terminal;
        recordings::Stream stream;
        stream.name = "device";
        stream.kind = recordings::StreamKind::Video;
        stream.path = clip;
        stream.exists = true;
        stream.offsetSeconds = offset;
        one.streams = {stream};
        recording->terminals.push_back(one);
        ui_player::StreamInfo info;
        info.terminal = info.terminalName = QString::fromLatin1(terminal);
        info.stream = QStringLiteral("device");
        info.offset = info.start = offset;
        info.end = offset + 12.0;
        info.frameInterval = 1.0 / rate;
        streams.push_back(info);
        auto reader = recordings::VideoReader::open(clip);
        while (reader) {
            auto picture = reader.value()->next();
            if (!picture || !picture->has_value()) {
                break;
            }
            times[info.terminal].push_back(picture->value().t);
            hash[info.terminal].push_back(greyHash(**picture));
        }
        return times[info.terminal].size() > 20;
    }

    /// Number of the frame of a terminal that is shown at `t` of the common clock.
    std::size_t shownAt(const ui_player::StreamInfo& info, double t) const {
        const std::vector<double>& own = times.at(info.terminal);
        std::size_t shown = 0;
        for (std::size_t k = 0; k < own.size() && own[k] + info.offset <= t + 1e-6; ++k) {
            shown = k;
        }
        return shown;
    }
};

FrameWorkers::Options optionsOf(const TemporaryFolder& folder) {
    FrameWorkers::Options options;
    options.indexFolder = folder / "frame-index";
    options.cacheBytes = 8U << 20U;
    return options;
}

std::vector<ui_player::StreamView*> viewsOf(const ui_player::PlayerView& player) {
    std::vector<ui_player::StreamView*> views;
    for (auto* view : player.findChildren<ui_player::StreamView*>()) {
        views.push_back(view);
    }
    return views;
}

} // namespace

class FrameSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(cameras_.make()); }

    void init() {
        source_ = std::make_unique<FrameSource>(optionsOf(cameras_.folder));
        player_ = std::make_unique<ui_player::PlayerView>();
        player_->resize(700, 500);
        player_->setFrameProvider(source_.get());
        player_->setStreams(cameras_.streams);
        player_->setClock(std::nullopt, 12.0);
        player_->setTerminal(QStringLiteral("a"));
        player_->show();
        source_->setRecording(cameras_.recording);
    }

    void cleanup() {
        player_.reset();
        source_.reset();
    }

    void everyCameraShowsTheExactFrameOfTheCursor() {
        player_->setWall(true);
        std::mt19937 random(3);
        for (int i = 0; i < 60; ++i) {
            const double t = static_cast<double>(random() % 12000) / 1000.0;
            player_->setTime(t);
            checkSettledAt(t);
        }
    }

    void afterAFloodOfRequestsTheLastOneIsOnTheScreen() {
        player_->setWall(true);
        std::mt19937 random(5);
        int frames = 0;
        connect(source_.get(), &FrameSource::frameReady, this, [&frames] { ++frames; });
        for (int round = 0; round < 5; ++round) {
            double t = 0.0;
            for (int i = 0; i < 100; ++i) { // scrubbing, faster than anything can be decoded
                t = static_cast<double>(random() % 11500) / 1000.0;
                player_->setTime(t);
                QTest::qWait(1);
            }
            checkSettledAt(t);
        }
        QVERIFY(frames < 5 * 3 * 101); // no queue: what was overtaken was never decoded
    }

    void steppingOverALongGroupGivesEachFrameOnce() {
        player_->setTime(11.9);
        checkSettledAt(11.9);
        const auto& own = cameras_.times.at(QStringLiteral("a"));
        for (std::size_t k = own.size() - 1; k-- > own.size() - 60;) {
            QTest::keyClick(player_.get(), Qt::Key_Comma);
            QVERIFY(std::fabs(player_->time() - own[k]) < 1e-6);
            checkSettledAt(player_->time());
        }
        for (std::size_t k = own.size() - 60; k < own.size() - 40; ++k) {
            QVERIFY(std::fabs(player_->time() - own[k]) < 1e-6);
            QTest::keyClick(player_.get(), Qt::Key_Period);
            checkSettledAt(player_->time());
        }
    }

    void playingKeepsAllCamerasInStepWithinTheCachesLimit() {
        source_->setCacheBytes(600000); // ten small pictures
        player_->setWall(true);
        for (const double speed : {8.0, -4.0, 0.5}) {
            player_->setTime(speed < 0.0 ? 9.0 : 2.0);
            if (speed < 0.0) {
                player_->playBackward();
            } else {
                player_->playForward();
            }
            player_->setSpeed(std::fabs(speed));
            QTest::qWait(400);
            player_->pause();
            QVERIFY(std::fabs(player_->time() - (speed < 0.0 ? 9.0 : 2.0)) > 0.1);
            checkSettledAt(player_->time());
        }
    }

    void stoppedReadingIsSaidAndGoesOn() {
        FrameWorkers::Options options = optionsOf(cameras_.folder);
        options.indexFolder.clear();
        FrameSource fresh(options);
        fresh.setRecording(nullptr);
        fresh.stopIndexing();
        QSignalSpy states(&fresh, &FrameSource::indexingChanged);
        QSignalSpy failures(&fresh, &FrameSource::failed);
        QSignalSpy frames(&fresh, &FrameSource::frameReady);
        fresh.setRecording(cameras_.recording);
        fresh.stopIndexing();
        QTRY_VERIFY(!states.isEmpty() && states.back()[3].toBool());
        if (fresh.frameTimes(QStringLiteral("c"), QStringLiteral("device")) == nullptr) {
            fresh.requestFrame(QStringLiteral("c"), QStringLiteral("device"), 3.0, 160);
            QTRY_COMPARE(failures.size(), 1);
            QVERIFY(!failures[0][3].toString().isEmpty());
        }
        fresh.resumeIndexing();
        fresh.requestFrame(QStringLiteral("c"), QStringLiteral("device"), 3.0, 160);
        QTRY_COMPARE(frames.size(), 1);
        QTRY_VERIFY(fresh.isIdle());
        QVERIFY(fresh.frameTimes(QStringLiteral("c"), QStringLiteral("device")) != nullptr);
    }

    void whatCannotBeShownFails() {
        QSignalSpy failures(source_.get(), &FrameSource::failed);
        source_->requestFrame(QStringLiteral("nobody"), QStringLiteral("device"), 1.0, 160);
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].toString(), QStringLiteral("nobody"));
        auto broken = std::make_shared<recordings::Recording>(*cameras_.recording);
        broken->terminals[0].streams[0].path = cameras_.folder.write("broken.mp4", "no video");
        source_->setRecording(broken);
        source_->requestFrame(QStringLiteral("a"), QStringLiteral("device"), 1.0, 160);
        QTRY_COMPARE(failures.size(), 2);
        QSignalSpy frames(source_.get(), &FrameSource::frameReady);
        source_->requestFrame(QStringLiteral("b"), QStringLiteral("device"), 1.0, 160);
        QTRY_COMPARE(frames.size(), 1); // the others can be shown
    }

    void anotherRecordingsAnswersAreDropped() {
        QTRY_VERIFY(source_->isIdle());
        QSignalSpy frames(source_.get(), &FrameSource::frameReady);
        for (int i = 0; i < 20; ++i) {
            source_->requestFrame(QStringLiteral("a"), QStringLiteral("device"), 0.5 * i, 160);
            QTest::qSleep(2);
        }
        source_->setRecording(std::make_shared<recordings::Recording>());
        QTest::qWait(100);
        QCOMPARE(frames.size(), 0);
    }

    void anOffsetShiftsThePicture() {
        player_->setTime(5.05);
        checkSettledAt(5.05);
        source_->setOffset(QStringLiteral("a"), QStringLiteral("device"), 2.03);
        player_->setStreamOffset(QStringLiteral("a"), QStringLiteral("device"), 2.0,
                                 QStringLiteral("shifted"));
        auto* view = viewsOf(*player_).front();
        QTRY_VERIFY(std::fabs(view->picture().t - 5.03) < 1e-6 && source_->isIdle());
        const std::size_t number = cameras_.shownAt(cameras_.streams[0], 3.02);
        QCOMPARE(greyHash(view->picture()), cameras_.hash.at(QStringLiteral("a"))[number]);
    }

    void endingDoesNotWaitForADecode() {
        const auto clip = cameras_.folder / "large.mp4";
        QVERIFY(
            makeClip(clip, h264 + QStringList{"-preset", "ultrafast", "-g", "10000"}, 20, "1280x720", 25));
        auto large = std::make_shared<recordings::Recording>(*cameras_.recording);
        large->terminals[0].streams[0].path = clip;
        source_->setRecording(large);
        QSignalSpy frames(source_.get(), &FrameSource::frameReady);
        source_->requestFrame(QStringLiteral("a"), QStringLiteral("device"), 0.0, 160);
        QTRY_COMPARE(frames.size(), 1);
        source_->requestFrame(QStringLiteral("a"), QStringLiteral("device"), 19.9, 160);
        QTest::qSleep(10); // in the middle of 500 frames
        const auto begun = std::chrono::steady_clock::now();
        player_.reset();
        source_.reset();
        QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(200));
    }

private:
    /// Waits until everything that was asked for has come, then looks at each picture on the screen.
    void checkSettledAt(double t) {
        QTRY_VERIFY_WITH_TIMEOUT(source_->isIdle(), 10000);
        for (auto* view : viewsOf(*player_)) {
            if (!view->isVisible() || t > view->info().end || t < view->info().start) {
                continue;
            }
            const std::size_t number = cameras_.shownAt(view->info(), t);
            const double expected = cameras_.times.at(view->info().terminal)[number] + view->info().offset;
            QTRY_VERIFY2_WITH_TIMEOUT(std::fabs(view->picture().t - expected) < 1e-6,
                                      qPrintable(QStringLiteral("%1 at %2: %3, not %4")
                                                     .arg(view->info().terminal)
                                                     .arg(t)
                                                     .arg(view->picture().t)
                                                     .arg(expected)),
                                      10000);
            QCOMPARE(greyHash(view->picture()), cameras_.hash.at(view->info().terminal)[number]);
            const QString pattern =
                player_->isWall() ? QStringLiteral(" · %1/") : QStringLiteral("frame %1 of ");
            QVERIFY(view->timeText().contains(pattern.arg(number + 1)));
        }
    }

    ThreeCameras cameras_;
    std::unique_ptr<FrameSource> source_;
    std::unique_ptr<ui_player::PlayerView> player_;
};

QTEST_MAIN(FrameSourceTest)
#include "frame_source_test.moc"

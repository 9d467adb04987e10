// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "tests/ui/player/player_probe.h"
#include "ui/common/elided_label.h"
#include "ui/common/theme.h"
#include "ui/player/playback.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <cmath>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_player;

namespace {

std::vector<StreamView*> visibleViews(const PlayerView& view) {
    std::vector<StreamView*> visible;
    for (StreamView* one : view.findChildren<StreamView*>()) {
        if (one->isVisible()) {
            visible.push_back(one);
        }
    }
    return visible;
}

StreamView* viewOf(const PlayerView& view, const char* terminal, const char* stream) {
    for (StreamView* one : view.findChildren<StreamView*>()) {
        if (one->info().terminal == QLatin1String(terminal) && one->info().stream == QLatin1String(stream)) {
            return one;
        }
    }
    return nullptr;
}

timeline::FrameTimesPtr evenTimes(int count, double interval, bool truncated = false) {
    auto times = std::make_shared<timeline::FrameTimes>();
    for (int i = 0; i < count; ++i) {
        times->times.push_back(i * interval);
    }
    times->endSeconds = count * interval;
    times->truncated = truncated;
    return times;
}

} // namespace

class VideoWallTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void allCamerasShowOneMoment();
    void doubleClickOpensOneAndGoesBack();
    void choosingACameraChoosesItsTerminal();
    void theKeyboardMovesAndOpens();
    void manyCamerasComeInPages();
    void stepsGoByTheChosenCamera();
    void exactTimesAreTaken();
    void whatTheProviderKnewIsTaken();
    void readingFrameTimesCanBeStoppedAndGoesOn();
    void aMissingFileIsSaidInItsPlace();
    void aBrokenVideoSaysWhereItEnds();
    void regionsAreDrawnWhenAskedFor();
    void theProviderIsToldTheSpeed();
    void seekingWhilePlayingGoesOnFromThere();
    void everyControlHasAName();
    void looksLikeThis();

private:
    std::unique_ptr<PlayerView> view_;
    std::unique_ptr<HandProvider> provider_;
};

void VideoWallTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void VideoWallTest::init() {
    provider_ = std::make_unique<HandProvider>();
    view_ = shownPlayer(*provider_, 520);
    connect(view_.get(), &PlayerView::terminalRequested, view_.get(), &PlayerView::setTerminal);
}

void VideoWallTest::cleanup() {
    view_.reset();
    provider_.reset();
    QCOMPARE(testing::QtWarnings::take(), QStringList());
}

void VideoWallTest::allCamerasShowOneMoment() {
    QSignalSpy walls(view_.get(), &PlayerView::wallChanged);
    QTest::keyClick(view_.get(), Qt::Key_W);
    QVERIFY(view_->isWall());
    QCOMPARE(walls.size(), 1);
    QCOMPARE(visibleViews(*view_).size(), std::size_t(3));
    QVERIFY(view_->findChild<ui_common::ElidedLabel*>(QStringLiteral("playerTitle"))
                ->text()
                .contains(QLatin1Char('3')));
    view_->setTime(60.0);
    for (StreamView* one : visibleViews(*view_)) {
        QCOMPARE(one->picture().t, 60.0);
    }
    QCOMPARE(viewOf(*view_, "plc-01", "device")->titleText(), QStringLiteral("Line PLC · device"));
    QTest::keyClick(view_.get(), Qt::Key_W);
    QCOMPARE(visibleViews(*view_).size(), std::size_t(2));
}

void VideoWallTest::doubleClickOpensOneAndGoesBack() {
    view_->setWall(true);
    QCoreApplication::processEvents();
    QTest::mouseDClick(viewOf(*view_, "plc-01", "device"), Qt::LeftButton);
    QCoreApplication::processEvents();
    QVERIFY(!view_->isWall());
    QCOMPARE(view_->terminal(), QStringLiteral("plc-01"));
    QCOMPARE(visibleViews(*view_).size(), std::size_t(1));
    QTest::mouseDClick(visibleViews(*view_)[0], Qt::LeftButton);
    QCoreApplication::processEvents();
    QVERIFY(view_->isWall());
    QTest::mouseDClick(viewOf(*view_, "prs-01", "operator"), Qt::LeftButton);
    QCoreApplication::processEvents();
    QCOMPARE(visibleViews(*view_).size(), std::size_t(1)); // this camera alone
    QCOMPARE(visibleViews(*view_)[0]->info().stream, QStringLiteral("operator"));
}

void VideoWallTest::choosingACameraChoosesItsTerminal() {
    view_->setWall(true);
    QSignalSpy terminals(view_.get(), &PlayerView::terminalRequested);
    QTest::mouseClick(viewOf(*view_, "plc-01", "device"), Qt::LeftButton);
    QCOMPARE(terminals.size(), 1);
    QCOMPARE(view_->terminal(), QStringLiteral("plc-01"));
    QVERIFY(view_->isWall());
    QCOMPARE(viewOf(*view_, "plc-01", "device")->accessibleDescription(), QStringLiteral("selected"));
    QVERIFY(viewOf(*view_, "prs-01", "device")->accessibleDescription().isEmpty());
}

void VideoWallTest::theKeyboardMovesAndOpens() {
    view_->setWall(true);
    QApplication::setActiveWindow(view_.get());
    view_->setFocus();
    QTest::keyClick(view_.get(), Qt::Key_Right);
    StreamView* focused = qobject_cast<StreamView*>(QApplication::focusWidget());
    QVERIFY(focused != nullptr);
    QTest::keyClick(focused, Qt::Key_Right);
    StreamView* next = qobject_cast<StreamView*>(QApplication::focusWidget());
    QVERIFY(next != nullptr && next != focused);
    QCOMPARE(view_->terminal(), next->info().terminal);
    const QString opened = next->info().stream;
    QTest::keyClick(next, Qt::Key_Return);
    QCoreApplication::processEvents();
    QVERIFY(!view_->isWall());
    QCOMPARE(visibleViews(*view_)[0]->info().stream, opened);
}

void VideoWallTest::manyCamerasComeInPages() {
    std::vector<StreamInfo> many;
    for (int i = 0; i < 37; ++i) {
        many.push_back(streamOf(qPrintable(QStringLiteral("t%1").arg(i)), "Terminal", "device"));
    }
    view_->setStreams(many);
    view_->setWall(true);
    QCoreApplication::processEvents();
    QCOMPARE(visibleViews(*view_).size(), std::size_t(16));
    auto* title = view_->findChild<ui_common::ElidedLabel*>(QStringLiteral("playerTitle"));
    QCOMPARE(title->text(), QStringLiteral("Cameras 1 to 16 of 37"));
    QTest::mouseClick(view_->findChild<QToolButton*>(QStringLiteral("pageOn")), Qt::LeftButton);
    QTest::keyClick(view_.get(), Qt::Key_PageDown);
    QCoreApplication::processEvents();
    QCOMPARE(visibleViews(*view_).size(), std::size_t(5));
    QCOMPARE(title->text(), QStringLiteral("Cameras 33 to 37 of 37"));
    view_->setStreams({});
    QVERIFY(!view_->isWall());
    QVERIFY(view_->findChild<QLabel*>(QStringLiteral("playerEmpty"))
                ->text()
                .contains(QStringLiteral("no camera")));
}

void VideoWallTest::stepsGoByTheChosenCamera() {
    Q_EMIT provider_->timesKnown(QStringLiteral("plc-01"), QStringLiteral("device"), evenTimes(2400, 0.05));
    view_->setWall(true);
    view_->setTime(10.0);
    QTest::keyClick(view_.get(), Qt::Key_Period);
    QVERIFY(std::fabs(view_->time() - 10.2) < 1e-9); // the press: five frames a second
    view_->setTerminal(QStringLiteral("plc-01"));
    QTest::keyClick(view_.get(), Qt::Key_Period);
    QVERIFY(std::fabs(view_->time() - 10.25) < 1e-9);
}

void VideoWallTest::exactTimesAreTaken() {
    auto times = std::make_shared<timeline::FrameTimes>();
    times->times = {0.0, 0.5, 0.7, 90.0};
    times->endSeconds = 119.0;
    Q_EMIT provider_->timesKnown(QStringLiteral("prs-01"), QStringLiteral("device"), times);
    view_->setTime(0.71);
    QVERIFY(streamView(*view_, "device")->labelText().contains(QStringLiteral("frame 3 of 4")));
    QTest::keyClick(view_.get(), Qt::Key_Period);
    QCOMPARE(view_->time(), 90.0);
    view_->setTerminal(QStringLiteral("plc-01"));
    view_->setTerminal(QStringLiteral("prs-01")); // still known when the view is made anew
    QCOMPARE(frameCount(streamView(*view_, "device")->info()), 4LL);
}

void VideoWallTest::whatTheProviderKnewIsTaken() {
    provider_->plcTimes = evenTimes(7, 1.0);
    PlayerView late;
    late.setStreams(sampleStreams());
    late.setFrameProvider(provider_.get());
    late.setTerminal(QStringLiteral("plc-01"));
    QCOMPARE(frameCount(streamView(late, "device")->info()), 7LL);
    late.setStreams(sampleStreams());
    QCOMPARE(frameCount(streamView(late, "device")->info()), 7LL);
}

void VideoWallTest::readingFrameTimesCanBeStoppedAndGoesOn() {
    auto* strip = view_->findChild<QWidget*>(QStringLiteral("indexStrip"));
    auto* button = view_->findChild<QPushButton*>(QStringLiteral("indexButton"));
    Q_EMIT provider_->indexingChanged(0, 3, 0.1, false);
    QVERIFY(!strip->isVisible()); // nobody needs to know of what takes no time
    QTest::qWait(800);
    Q_EMIT provider_->indexingChanged(1, 3, 0.5, false);
    QVERIFY(strip->isVisible());
    QCOMPARE(view_->findChild<QProgressBar*>(QStringLiteral("indexProgress"))->value(), 500);
    QVERIFY(view_->findChild<QLabel*>(QStringLiteral("indexText"))->text().contains(QLatin1Char('2')));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(provider_->stops, 1);
    Q_EMIT provider_->indexingChanged(1, 3, 0.0, true);
    QCOMPARE(button->text(), QStringLiteral("Read frame times"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(provider_->resumes, 1);
    Q_EMIT provider_->indexingChanged(3, 3, 0.0, false);
    QVERIFY(!strip->isVisible());
}

void VideoWallTest::aMissingFileIsSaidInItsPlace() {
    auto streams = sampleStreams();
    streams[1].problem = QStringLiteral("The file of this camera is missing: video/a.mp4");
    provider_->asked.clear();
    view_->setStreams(streams);
    view_->setTime(30.0);
    for (const auto& asked : provider_->asked) {
        QVERIFY(asked.stream != QLatin1String("device") || asked.terminal != QLatin1String("prs-01"));
    }
    QCOMPARE(streamView(*view_, "device")->stateText(), streams[1].problem);
    view_->grab();
}

void VideoWallTest::aBrokenVideoSaysWhereItEnds() {
    Q_EMIT provider_->timesKnown(QStringLiteral("prs-01"), QStringLiteral("device"),
                                 evenTimes(200, 0.2, true));
    view_->setTime(20.0);
    QVERIFY(streamView(*view_, "device")->stateText().isEmpty()); // usable up to the damage
    view_->setTime(50.0);
    QVERIFY(streamView(*view_, "device")->stateText().contains(QStringLiteral("breaks off at 06:24:46")));
}

void VideoWallTest::regionsAreDrawnWhenAskedFor() {
    view_->setTime(20.0);
    auto* button = view_->findChild<QToolButton*>(QStringLiteral("regionLayer"));
    QVERIFY(!button->isVisible()); // there are none
    StreamRegion region;
    region.terminal = QStringLiteral("prs-01");
    region.stream = QStringLiteral("device");
    region.range = {15.0, 25.0};
    region.box = {100.0, 80.0, 120.0, 90.0};
    region.name = QStringLiteral("gauge");
    view_->setRegions({region});
    QVERIFY(button->isVisible());
    StreamView* device = streamView(*view_, "device");
    const QColor plain = pixelAt(device, 160, 120);
    QTest::keyClick(view_.get(), Qt::Key_G);
    QVERIFY(pixelAt(device, 160, 120) != plain);
    QTest::keyClick(view_.get(), Qt::Key_R);
    QCOMPARE(pixelAt(device, 160, 120), plain); // the raw picture has nothing over it
    QTest::keyClick(view_.get(), Qt::Key_R);
    view_->setTime(26.0);
    const QColor after = pixelAt(device, 160, 120);
    QTest::keyClick(view_.get(), Qt::Key_G);
    QCOMPARE(pixelAt(device, 160, 120), after); // it had ended
}

void VideoWallTest::theProviderIsToldTheSpeed() {
    view_->setTime(20.0);
    view_->playForward();
    view_->setSpeed(4.0);
    view_->playBackward();
    view_->pause();
    QCOMPARE(provider_->speeds, (std::vector<double>{1.0, 4.0, -1.0, 0.0}));
}

void VideoWallTest::seekingWhilePlayingGoesOnFromThere() {
    view_->setTime(20.0);
    view_->playForward();
    view_->setTime(80.0); // the timeline was clicked
    QTRY_VERIFY_WITH_TIMEOUT(view_->time() > 80.05, 3000);
    QVERIFY(view_->time() < 90.0);
    view_->pause();
}

void VideoWallTest::everyControlHasAName() {
    view_->setWall(true);
    for (const QWidget* widget : view_->findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(view_.get())) {
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

void VideoWallTest::looksLikeThis() {
    std::vector<StreamInfo> cameras;
    for (const char* name : {"prs-01", "plc-01", "agv-01", "rob-01", "sn-01"}) {
        for (const char* stream : {"device", "operator"}) {
            cameras.push_back(streamOf(name, name, stream));
        }
    }
    view_->setStreams(cameras);
    view_->setWall(true);
    view_->setTime(56.5);
    QCoreApplication::processEvents();
    save(*view_, QStringLiteral("wall-light"));
    ui_common::setTheme(ui_common::darkTheme());
    QCoreApplication::processEvents();
    save(*view_, QStringLiteral("wall-dark"));
    ui_common::setTheme(ui_common::lightTheme());
}

QTEST_MAIN(VideoWallTest)
#include "video_wall_test.moc"

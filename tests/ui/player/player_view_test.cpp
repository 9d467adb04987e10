// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysis_builder.h"
#include "tests/support/qt_warnings.h"
#include "tests/ui/player/player_probe.h"
#include "ui/common/theme.h"
#include "ui/player/frame_provider.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_view.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QSlider>
#include <QtWidgets/QToolButton>

#include <cmath>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_player;

class PlayerViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyStatesSayWhatToDo();
    void showsTheTerminalsStreamsSideBySide();
    void asksForTheNewestOnly();
    void lateFramesAreDropped();
    void keepsTheLastGoodPictureAndSaysWhatFailed();
    void outsideOfTheVideoNothingIsAsked();
    void labelSaysStreamTimeAndFrame();
    void frameKeysStep();
    void playsAtTheSpeed();
    void playsBackwardsAndStopsAtTheStart();
    void speedBox();
    void heatShowsAndRawHidesIt();
    void opacityMixes();
    void boxesLieOnTheirPlace();
    void withoutAnalysisThereIsVideo();
    void providerMayGo();
    void streamsAreSwitched();
    void everyControlHasAName();
    void looksLikeThis();

private:
    std::unique_ptr<PlayerView> view_;
    std::unique_ptr<HandProvider> provider_;
};

void PlayerViewTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void PlayerViewTest::init() {
    provider_ = std::make_unique<HandProvider>();
    view_ = shownPlayer(*provider_, 460);
}

void PlayerViewTest::cleanup() {
    view_.reset();
    provider_.reset();
    QCOMPARE(testing::QtWarnings::take(), QStringList());
}

void PlayerViewTest::emptyStatesSayWhatToDo() {
    PlayerView empty;
    empty.show();
    const auto* text = empty.findChild<QLabel*>(QStringLiteral("playerEmpty"));
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("Open a recording")));
    empty.setStreams(sampleStreams());
    QVERIFY(text->text().contains(QStringLiteral("Choose a terminal")));
    empty.setTerminal(QStringLiteral("gw-01"));
    QVERIFY(text->text().contains(QStringLiteral("no camera")));
    empty.setTerminal(QStringLiteral("plc-01"));
    QVERIFY(!text->isVisible());
    QTest::keyClick(&empty, Qt::Key_Space);
    empty.pause();
}

void PlayerViewTest::showsTheTerminalsStreamsSideBySide() {
    StreamView* device = streamView(*view_, "device");
    StreamView* person = streamView(*view_, "operator");
    QVERIFY(device != nullptr && device->isVisible());
    QVERIFY(person != nullptr && person->isVisible());
    QVERIFY(device->geometry().right() < person->geometry().left()); // the device first
    QVERIFY(device->width() > person->width());
    view_->setTerminal(QStringLiteral("plc-01"));
    QVERIFY(streamView(*view_, "operator") == nullptr);
    QCOMPARE(streamView(*view_, "device")->info().terminal, QStringLiteral("plc-01"));
}

void PlayerViewTest::asksForTheNewestOnly() {
    view_->setTerminal(QStringLiteral("plc-01"));
    QCoreApplication::processEvents();
    provider_->automatic = false;
    provider_->asked.clear();
    for (int i = 0; i < 50; ++i) {
        view_->setTime(20.0 + i);
    }
    QCOMPARE(provider_->asked.size(), std::size_t(1));
    provider_->answer(provider_->asked[0]);
    QCOMPARE(provider_->asked.size(), std::size_t(2));
    QCOMPARE(provider_->asked[1].t, 69.0);
    QCOMPARE(streamView(*view_, "device")->picture().t, 20.0); // better than nothing new
    provider_->answer(provider_->asked[1]);
    QCOMPARE(streamView(*view_, "device")->picture().t, 69.0);
    QCOMPARE(provider_->asked.size(), std::size_t(2));
}

void PlayerViewTest::lateFramesAreDropped() {
    provider_->automatic = false;
    view_->setTime(30.0);
    const auto device = [this] { return streamView(*view_, "device"); };
    Q_EMIT provider_->frameReady(QStringLiteral("prs-01"), QStringLiteral("device"), 29.0,
                                 testing::sampleFrame(29.0));
    QVERIFY(device()->picture().t != 29.0); // was never asked for
    Q_EMIT provider_->frameReady(QStringLiteral("plc-01"), QStringLiteral("device"), 30.0,
                                 testing::sampleFrame(1.0));
    QVERIFY(device()->picture().t != 1.0); // another terminal's
    Q_EMIT provider_->frameReady(QStringLiteral("prs-01"), QStringLiteral("device"), 30.0,
                                 testing::sampleFrame(30.0));
    QCOMPARE(device()->picture().t, 30.0);
    Q_EMIT provider_->frameReady(QStringLiteral("prs-01"), QStringLiteral("device"), 30.0,
                                 testing::sampleFrame(2.0));
    QCOMPARE(device()->picture().t, 30.0); // answered twice
}

void PlayerViewTest::keepsTheLastGoodPictureAndSaysWhatFailed() {
    StreamView* device = streamView(*view_, "device");
    view_->setTime(30.0);
    provider_->automatic = false;
    view_->setTime(40.0);
    QCOMPARE(device->picture().t, 30.0);
    QVERIFY(device->stateText().isEmpty());
    QVERIFY(device->labelText().endsWith(QStringLiteral("…"))); // it waits, and says so
    Q_EMIT provider_->failed(QStringLiteral("prs-01"), QStringLiteral("device"), 40.0,
                             QStringLiteral("frame is damaged"));
    QCOMPARE(device->stateText(), QStringLiteral("frame is damaged"));
    view_->grab();
    provider_->automatic = true;
    view_->setTime(41.0);
    QVERIFY(device->stateText().isEmpty());
    timeline::Picture liar = testing::sampleFrame(42.0);
    liar.height = 100000;
    provider_->automatic = false;
    view_->setTime(42.0);
    Q_EMIT provider_->frameReady(QStringLiteral("prs-01"), QStringLiteral("device"), 42.0, liar);
    QVERIFY(!device->stateText().isEmpty());
    QCOMPARE(device->picture().t, 41.0);
}

void PlayerViewTest::outsideOfTheVideoNothingIsAsked() {
    view_->setTime(30.0);
    provider_->asked.clear();
    view_->setTime(5.0); // before the operator's camera began
    for (const auto& asked : provider_->asked) {
        QVERIFY(asked.stream != QLatin1String("operator"));
    }
    QVERIFY(streamView(*view_, "operator")->stateText().contains(QStringLiteral("06:24:16")));
}

void PlayerViewTest::labelSaysStreamTimeAndFrame() {
    view_->setTime(60.0);
    QCOMPARE(streamView(*view_, "device")->labelText(),
             QStringLiteral("device · 06:25:06.0 +08:00 · frame 301 of 599"));
    QCOMPARE(view_->findChild<QLabel*>(QStringLiteral("cursorTime"))->text(),
             QStringLiteral("06:25:06.0 +08:00"));
}

void PlayerViewTest::frameKeysStep() {
    QSignalSpy times(view_.get(), &PlayerView::timeRequested);
    view_->setTime(60.0);
    QCOMPARE(times.size(), 0);
    QTest::keyClick(view_.get(), Qt::Key_Period);
    QCOMPARE(times.size(), 1);
    QVERIFY(std::fabs(view_->time() - 60.2) < 1e-9);
    QTest::keyClick(view_.get(), Qt::Key_Comma);
    QTest::keyClick(view_.get(), Qt::Key_Comma);
    QVERIFY(std::fabs(view_->time() - 59.8) < 1e-9);
    QTest::mouseClick(view_->findChild<QToolButton*>(QStringLiteral("stepForward")), Qt::LeftButton);
    QVERIFY(std::fabs(view_->time() - 60.0) < 1e-9);
    view_->setTerminal(QStringLiteral("gw-01")); // no camera: the steps of the analysis
    QTest::keyClick(view_.get(), Qt::Key_Period);
    QVERIFY(std::fabs(view_->time() - 60.5) < 1e-9);
}

void PlayerViewTest::playsAtTheSpeed() {
    QSignalSpy times(view_.get(), &PlayerView::timeRequested);
    QSignalSpy playing(view_.get(), &PlayerView::playingChanged);
    view_->setTime(20.0);
    QTest::keyClick(view_.get(), Qt::Key_Space);
    QVERIFY(view_->isPlaying());
    QTRY_VERIFY_WITH_TIMEOUT(view_->time() > 20.2, 3000);
    QTest::keyClick(view_.get(), Qt::Key_L);
    QCOMPARE(view_->speed(), 2.0);
    QTest::keyClick(view_.get(), Qt::Key_K);
    QVERIFY(!view_->isPlaying());
    const double stopped = view_->time();
    QTest::qWait(100);
    QCOMPARE(view_->time(), stopped);
    QVERIFY(times.size() > 2);
    QCOMPARE(playing.size(), 2);
}

void PlayerViewTest::playsBackwardsAndStopsAtTheStart() {
    view_->setTime(0.15);
    QTest::keyClick(view_.get(), Qt::Key_J);
    QCOMPARE(view_->speed(), -1.0);
    QTRY_VERIFY_WITH_TIMEOUT(!view_->isPlaying(), 3000);
    QCOMPARE(view_->time(), 0.0);
    view_->setTime(120.0);
    QTest::mouseClick(view_->findChild<QToolButton*>(QStringLiteral("playPause")), Qt::LeftButton);
    QVERIFY(view_->isPlaying()); // from the end it plays again
    QVERIFY(view_->time() < 1.0);
}

void PlayerViewTest::speedBox() {
    auto* box = view_->findChild<QComboBox*>(QStringLiteral("playSpeed"));
    QCOMPARE(box->count(), 7);
    QCOMPARE(box->itemData(0).toDouble(), 0.1);
    QCOMPARE(box->itemData(6).toDouble(), 8.0);
    box->setCurrentIndex(0);
    Q_EMIT box->activated(0);
    QCOMPARE(view_->speed(), 0.1);
    view_->setSpeed(100.0);
    QCOMPARE(view_->speed(), 8.0);
    QCOMPARE(box->currentIndex(), 6);
}

void PlayerViewTest::heatShowsAndRawHidesIt() {
    view_->setTime(60.0);
    QTest::keyClick(view_.get(), Qt::Key_B); // boxes off
    StreamView* device = streamView(*view_, "device");
    QVERIFY(device->overlay().heat != nullptr);
    const QColor hot = pixelAt(device, 266, 65);
    const QColor calm = pixelAt(device, 40, 200);
    QTest::keyClick(view_.get(), Qt::Key_R);
    QVERIFY(view_->isRaw());
    const QColor raw = pixelAt(device, 266, 65);
    QVERIFY2(std::abs(hot.red() - raw.red()) > 50, qPrintable(hot.name() + raw.name()));
    QCOMPARE(pixelAt(device, 40, 200), calm); // transparent below the noise
    QTest::keyClick(view_.get(), Qt::Key_R);
    QCOMPARE(pixelAt(device, 266, 65), hot);
    view_->setTime(20.0); // nothing is abnormal there
    const QColor before = pixelAt(device, 266, 65);
    QTest::keyClick(view_.get(), Qt::Key_R);
    QCOMPARE(pixelAt(device, 266, 65), before);
}

void PlayerViewTest::opacityMixes() {
    view_->setTime(60.0);
    QTest::keyClick(view_.get(), Qt::Key_B);
    auto* slider = view_->findChild<QSlider*>(QStringLiteral("heatOpacity"));
    StreamView* device = streamView(*view_, "device");
    slider->setValue(100);
    const QColor full = pixelAt(device, 250, 60);
    slider->setValue(0);
    const QColor none = pixelAt(device, 250, 60);
    slider->setValue(50);
    const QColor half = pixelAt(device, 250, 60);
    QVERIFY(full != none);
    QVERIFY(std::abs(half.green() - (full.green() + none.green()) / 2) <= 3);
}

void PlayerViewTest::boxesLieOnTheirPlace() {
    view_->setTime(56.5); // evidence at 1 s after the onset: box 210, 35, 60 x 50
    QTest::keyClick(view_.get(), Qt::Key_H);
    StreamView* device = streamView(*view_, "device");
    const QColor with = pixelAt(device, 210, 60);
    QTest::keyClick(view_.get(), Qt::Key_B);
    QVERIFY(pixelAt(device, 210, 60) != with);
    QCOMPARE(marksAt(device->overlay(), 56.5).size(), std::size_t(1));
    QVERIFY(marksAt(device->overlay(), 56.5)[0].atThisMoment);
    QCOMPARE(marksAt(device->overlay(), 59.0).size(), std::size_t(2)); // elsewhere in the episode
    QVERIFY(!marksAt(device->overlay(), 59.0)[0].atThisMoment);
    QVERIFY(marksAt(device->overlay(), 20.0).empty());
    auto value = testing::sampleAnalysisValue();
    for (auto& episode : value.incidents[0].episodes) {
        episode.visualEvidence = {{"device", 56.5, {std::nan(""), 0.0, 5.0, 5.0}, 0.9},
                                  {"device", 56.5, {1e300, 0.0, 1e300, 5.0}, 0.9},
                                  {"device", 56.5, {5.0, 5.0, -1.0, 5.0}, std::nan("")}};
    }
    view_->setAnalysis(std::make_shared<const analysis::Analysis>(value));
    view_->grab();
    QVERIFY(device->overlay().marks.empty());
}

void PlayerViewTest::withoutAnalysisThereIsVideo() {
    view_->setAnalysis(nullptr);
    view_->setTime(60.0);
    QVERIFY(streamView(*view_, "device")->overlay().heat == nullptr);
    QCOMPARE(streamView(*view_, "device")->picture().t, 60.0);
    view_->grab();
    testing::SampleOptions options;
    options.aligned = false;
    view_->setAnalysis(testing::sampleAnalysis(options));
    view_->grab();
    QVERIFY(streamView(*view_, "device")->overlay().heat == nullptr);
    QVERIFY(!streamView(*view_, "device")->overlay().marks.empty());
    view_->setAnalysis(std::make_shared<const analysis::Analysis>());
    view_->grab();
}

void PlayerViewTest::providerMayGo() {
    provider_.reset();
    view_->setTime(50.0);
    view_->grab();
    view_->setFrameProvider(nullptr);
    view_->setTime(51.0);
    QCOMPARE(view_->time(), 51.0);
    view_->setTime(std::nan(""));
    QCOMPARE(view_->time(), 51.0);
}

void PlayerViewTest::streamsAreSwitched() {
    auto* toggle = view_->findChild<QToolButton*>(QStringLiteral("show-operator"));
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!streamView(*view_, "operator")->isVisible());
    provider_->asked.clear();
    view_->setTime(33.0);
    for (const auto& asked : provider_->asked) {
        QCOMPARE(asked.stream, QStringLiteral("device")); // nothing is decoded for what nobody sees
    }
    QTest::mouseClick(toggle, Qt::LeftButton);
    QCOMPARE(streamView(*view_, "operator")->picture().t, 33.0);
}

void PlayerViewTest::everyControlHasAName() {
    for (const QWidget* widget : view_->findChildren<QWidget*>()) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(view_.get())) {
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

void PlayerViewTest::looksLikeThis() {
    for (const auto* theme : {&ui_common::lightTheme(), &ui_common::darkTheme()}) {
        ui_common::setTheme(*theme);
        view_->setTime(56.5);
        QCoreApplication::processEvents();
        save(*view_, theme->dark ? QStringLiteral("player-dark") : QStringLiteral("player-light"));
    }
    ui_common::setTheme(ui_common::lightTheme());
    view_->setTime(5.0);
    save(*view_, QStringLiteral("player-outside"));
    view_->setTerminal(QStringLiteral("gw-01"));
    save(*view_, QStringLiteral("player-none"));
}

QTEST_MAIN(PlayerViewTest)
#include "player_view_test.moc"

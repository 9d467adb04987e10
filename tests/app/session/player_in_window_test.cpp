// SPDX-License-Identifier: GPL-3.0-or-later
// The player as a part of the window: the first picture, the wall, an accepted offset, another language; and
// that playing all cameras does not hold up the window.
#include "tests/app/session/application_probe.h"
#include "tests/support/gui/gui_watchdog.h"
#include "ui/player/playback.h"
#include "ui/player/stream_view.h"

#include <QtCore/QDirIterator>
#include <QtWidgets/QToolButton>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::GuiWatchdog;
using testing::QtWarnings;
using ui_player::StreamView;

namespace {

std::vector<StreamView*> camerasOf(const ApplicationProbe& app) {
    std::vector<StreamView*> visible;
    for (StreamView* view : app.window->player()->findChildren<StreamView*>()) {
        if (view->isVisible()) {
            visible.push_back(view);
        }
    }
    return visible;
}

bool allShowPictures(const ApplicationProbe& app) {
    const auto cameras = camerasOf(app);
    return !cameras.empty() && std::all_of(cameras.begin(), cameras.end(),
                                           [](const StreamView* view) { return !view->picture().empty(); });
}

/// Names, sizes and times of change of everything below a folder.
QStringList contentOf(const QString& folder) {
    QStringList content;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        content.append(info.filePath() + QString::number(info.size()) +
                       info.lastModified().toString(Qt::ISODateWithMs));
    }
    content.sort();
    return content;
}

} // namespace

class PlayerInWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QtWarnings::watch(); }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }

    void theFirstPictureComesWithTheRecording() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        // Well before a lost request would be asked again.
        QTRY_VERIFY_WITH_TIMEOUT(allShowPictures(app), 2500);
        for (const StreamView* view : camerasOf(app)) {
            QVERIFY(view->info().hasTimes());
        }
    }

    void aCameraOfTheWallChoosesItsTerminalEverywhere() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(app.run("wall"));
        QVERIFY(app.waitUntilIdle());
        QTRY_VERIFY(allShowPictures(app));
        const auto cameras = camerasOf(app);
        QVERIFY(cameras.size() >= 2);
        QTest::mouseClick(cameras.back(), Qt::LeftButton);
        QCOMPARE(app.session->terminal(), cameras.back()->info().terminal);
        QVERIFY(app.window->player()->isWall());
        QVERIFY(app.run("wall"));
        QVERIFY(!app.window->player()->isWall());
        QCOMPARE(camerasOf(app).front()->info().terminal, app.session->terminal());
    }

    void anotherLanguageKeepsTheWallAndTheFrameTimes() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(app.run("wall"));
        QVERIFY(app.run("language", {QStringLiteral("zh_CN")}));
        QTRY_COMPARE(app.session->language(), QStringLiteral("zh_CN"));
        QVERIFY(app.waitUntilIdle());
        QTRY_VERIFY(allShowPictures(app));
        QVERIFY(app.window->player()->isWall());
        for (const StreamView* view : camerasOf(app)) {
            QVERIFY(view->info().hasTimes());
        }
        QVERIFY(app.run("language", {QStringLiteral("en")}));
        QTRY_COMPARE(app.session->language(), QStringLiteral("en"));
    }

    void anAcceptedOffsetShiftsThePictureAndTouchesNothing() {
        ApplicationProbe app;
        const QString folder = testing::demoFolder();
        const QStringList before = contentOf(folder);
        QVERIFY(app.open(folder));
        QTRY_VERIFY(allShowPictures(app));
        app.session->selectTime(20.0);
        QVERIFY(app.waitUntilIdle());
        StreamView* view = camerasOf(app).front();
        QTRY_VERIFY(qAbs(view->picture().t - 20.0) < 0.11);
        const ui_player::StreamInfo info = view->info();
        const long long frame = ui_player::frameNumber(info, view->picture().t);
        app.session->preferences().setValue(QStringLiteral("person"), QStringLiteral("Ana"));
        Q_EMIT app.window->offsetAccepted(info.terminal, info.stream, 5.0);
        QVERIFY(app.waitUntilIdle());
        const auto shifted = [&] { return ui_player::frameNumber(view->info(), view->picture().t); };
        const auto expected = static_cast<long long>(5.0 / info.frameInterval + 0.5);
        QTRY_VERIFY(qAbs(frame - shifted() - expected) <= 1); // five seconds earlier in its own time
        QVERIFY(!app.window->message().isEmpty());
        QVERIFY(view->info().note.contains(QStringLiteral("5.00")));
        QCOMPARE(contentOf(folder), before); // a recording is evidence
    }

    void playingAllCamerasDoesNotHoldUpTheWindow_data() {
        QTest::addColumn<QString>("folder");
        QTest::newRow("demo") << testing::demoFolder();
        QTest::newRow("ten cameras") << QStringLiteral(VESTIGO_SHARED_DIR "/data/plant-a/rec/0042");
    }

    void playingAllCamerasDoesNotHoldUpTheWindow() {
        QFETCH(QString, folder);
        if (!QFileInfo::exists(folder)) {
            QSKIP("shared data are not here");
        }
        ApplicationProbe app;
        QVERIFY(QTest::qWaitForWindowExposed(app.window.get()));
        QVERIFY(app.open(folder));
        QVERIFY(app.run("wall"));
        app.session->selectTime(20.0); // where every camera records
        QVERIFY(app.waitUntilIdle());
        QTRY_VERIFY(allShowPictures(app));
        const GuiWatchdog watchdog;
        for (const char* speed : {"1", "8"}) {
            QVERIFY(app.run("seek", {QStringLiteral("5")}));
            QVERIFY(app.run("speed", {QLatin1String(speed)}));
            QVERIFY(app.run("play"));
            QTest::qWait(1500);
            QVERIFY(app.run("pause"));
        }
        for (int i = 0; i < 40; ++i) { // scrubbing
            app.session->selectTime(5.0 + (i * 7) % 50);
            QTest::qWait(20);
        }
        constexpr double promisedMs = 50.0;
        constexpr double margin = 2.0; // a virtual machine under load measures longer than it was
        qInfo("%s", qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longest().ownMs < promisedMs * margin, qPrintable(watchdog.report()));
        QVERIFY(app.waitUntilIdle());
        QVERIFY(app.allAtOneTime());
    }
};

VESTIGO_WATCHED_MAIN(PlayerInWindowTest)
#include "player_in_window_test.moc"

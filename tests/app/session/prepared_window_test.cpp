// SPDX-License-Identifier: GPL-3.0-or-later
// The stages of the visual path in the whole application: by command, by key, over a real video, in step with
// the cursor; and the window stays awake.
#include "tests/app/session/application_probe.h"
#include "tests/support/covered_camera.h"
#include "tests/support/gui/gui_watchdog.h"
#include "ui/player/stream_view.h"
#include "ui/preferences/preferences_dialog.h"

#include <QtGui/QAction>

#include <fstream>
#include <string>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::GuiWatchdog;
using testing::QtWarnings;
using ui_player::PreparedLayer;
using ui_player::StreamView;

namespace {

QString covered(const ApplicationProbe& app, bool annotated = true) {
    return QString::fromStdString(testing::writeCoveredCamera(app.folder / "covered", annotated).string());
}

StreamView* camera(const ApplicationProbe& app) {
    return app.window->player()->findChild<StreamView*>(QStringLiteral("stream-device"));
}

bool libTorchIsLoaded() {
    std::ifstream maps("/proc/self/maps");
    const std::string text((std::istreambuf_iterator<char>(maps)), std::istreambuf_iterator<char>());
    return text.find("libtorch") != std::string::npos;
}

/// The layer that is chosen is seen at the cursor's moment.
bool says(const ApplicationProbe& app, const char* words) {
    return QTest::qWaitFor(
        [&] {
            return app.session->isIdle() && camera(app)->preparedText().contains(QLatin1String(words)) &&
                   !camera(app)->preparedText().contains(QStringLiteral("· of "));
        },
        testing::longestWaitMs);
}

} // namespace

class PreparedWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QtWarnings::watch(); }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }

    void layersComeByCommandAndKeyWithoutANetwork() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(35.0);
        const QImage plain = [&] {
            (void)app.waitUntilIdle();
            QTest::qWait(50);
            return camera(app)->grab().toImage();
        }();
        QVERIFY(app.run("layer", {QStringLiteral("covered")}));
        QVERIFY2(says(app, "Covered part (hatched)"), qPrintable(camera(app)->preparedText()));
        QVERIFY(camera(app)->grab().toImage() != plain);
        QVERIFY(app.commands.action(QStringLiteral("layer-covered"))->isChecked());
        QTest::keyClick(app.window.get(), Qt::Key_4);
        QVERIFY(says(app, "Moving part"));
        QVERIFY(app.run("layer-background"));
        QVERIFY(says(app, "Background: computed from the"));
        QVERIFY(app.run("layer", {QStringLiteral("none")}));
        QVERIFY(camera(app)->preparedText().isEmpty());
        QVERIFY(!libTorchIsLoaded()); // people drew the regions, nothing was completed
    }

    void anUnknownLayerIsAProblemThatNamesTheKnownOnes() {
        ApplicationProbe app;
        QVERIFY(!app.commands.run(QStringLiteral("layer"), {QStringLiteral("covered")}).problem.isEmpty());
        QVERIFY(app.open(covered(app)));
        const auto result = app.commands.run(QStringLiteral("layer"), {QStringLiteral("x-ray")});
        QVERIFY(
            result.problem.contains(QStringLiteral("none, regions, equalised, background, moving, covered, "
                                                   "completed")));
        QVERIFY(!app.commands.run(QStringLiteral("layer")).problem.isEmpty());
    }

    void itGoesWithTheCursorAndTheTerminal() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(35.0);
        QVERIFY(app.run("layer", {QStringLiteral("covered")}));
        QVERIFY(says(app, "hatched"));
        app.session->selectTime(18.0);
        QVERIFY(says(app, "no cover was found"));
        app.session->selectTime(1.0);
        QVERIFY(says(app, "not known"));
        QVERIFY(app.run("terminal", {QStringLiteral("cnc-01")}));
        QCOMPARE(app.window->player()->layer(), PreparedLayer::Covered);
        QVERIFY(says(app, "not known"));
    }

    void anotherLanguageKeepsTheLayer() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(18.0);
        QVERIFY(app.run("layer", {QStringLiteral("covered")}));
        QVERIFY(says(app, "no cover was found"));
        QVERIFY(app.run("language", {QStringLiteral("zh_CN")}));
        QTRY_COMPARE(app.session->language(), QStringLiteral("zh_CN"));
        QCOMPARE(app.window->player()->layer(), PreparedLayer::Covered);
        QTRY_VERIFY(!camera(app)->preparedText().isEmpty());
        QVERIFY(!camera(app)->preparedText().contains(QStringLiteral("covered")));
        QVERIFY(app.run("language", {QStringLiteral("en")}));
        QTRY_COMPARE(app.session->language(), QStringLiteral("en"));
    }

    void anotherClockShowsAnotherMoment() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(35.0);
        QVERIFY(app.run("layer", {QStringLiteral("covered")}));
        QVERIFY(says(app, "hatched"));
        app.session->preferences().setValue(QStringLiteral("person"), QStringLiteral("Ana"));
        Q_EMIT app.window->offsetAccepted(QStringLiteral("plc-01"), QStringLiteral("device"), 17.0);
        QVERIFY(app.waitUntilIdle());
        QVERIFY(says(app, "no cover was found")); // 18 s of its own time
    }

    void theDetectorOfThePreferencesIsAsked() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app, false)));
        app.session->selectTime(18.0);
        ui_preferences::Choices choices = app.session->choices();
        choices.detector = QStringLiteral("none");
        app.session->apply(choices);
        QVERIFY(app.run("layer", {QStringLiteral("regions")}));
        QVERIFY2(says(app, "the whole picture is looked at"), qPrintable(camera(app)->preparedText()));
        choices.detector = QStringLiteral("/no/such/detector.pt");
        app.session->apply(choices); // while the layer is shown
        QVERIFY2(says(app, "detector.pt"), qPrintable(camera(app)->preparedText()));
    }

    void theNetworkCompletesWhatIsCovered() {
        ApplicationProbe app;
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(35.0);
        QVERIFY(app.run("layer", {QStringLiteral("completed")}));
        QVERIFY2(says(app, "DRAWN by a network, NOT seen by the camera"),
                 qPrintable(camera(app)->preparedText()));
    }

    void theWindowStaysAwakeMeanwhile() {
        ApplicationProbe app;
        QVERIFY(QTest::qWaitForWindowExposed(app.window.get()));
        QVERIFY(app.open(covered(app)));
        app.session->selectTime(30.0);
        QVERIFY(app.waitUntilIdle());
        QTest::qWait(100);
        const GuiWatchdog watchdog;
        QVERIFY(app.run("layer", {QStringLiteral("completed")}));
        QTest::qWait(300);
        QVERIFY(app.run("play"));
        QTest::qWait(1000);
        QVERIFY(app.run("pause"));
        for (int i = 0; i < 30; ++i) { // scrubbing
            app.session->selectTime((i * 7) % 40);
            QTest::qWait(20);
        }
        QVERIFY(app.waitUntilIdle());
        constexpr double promisedMs = 50.0;
        constexpr double margin = 2.0; // a virtual machine under load measures longer than it was
        qInfo("%s", qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longest().ownMs < promisedMs * margin, qPrintable(watchdog.report()));
    }
};

VESTIGO_WATCHED_MAIN(PreparedWindowTest)
#include "prepared_window_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// An offered clock offset with the real window: accepted, kept in the project, used by the next analysis,
// taken back.
#include "app/session/offset_keeper.h"
#include "core/store/project_store.h"
#include "tests/app/session/application_probe.h"
#include "tests/support/late_camera.h"
#include "ui/player/stream_view.h"

#include <QtCore/QFile>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <cmath>

using namespace vestigo;
using analysis::OffsetAction;
using testing::ApplicationProbe;
using testing::QtWarnings;

namespace {

constexpr double late = 1.5;

class LateCameraProbe : public ApplicationProbe {
public:
    LateCameraProbe()
        : recording(QString::fromStdString(testing::writeLateCamera(folder / "late", late).string())) {}

    bool analysed() { return open(recording) && analyse() && session->analysis()->offsets.size() == 1; }

    /// As if the user had given it in the preferences.
    void named() { session->preferences().setValue(QStringLiteral("person"), QStringLiteral("Li Wei")); }

    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    QString stripText() const {
        return find<QWidget>("offerStrip")->isVisible() ? find<QLabel>("offerText")->text() : QString();
    }

    const ui_player::StreamInfo& camera() const {
        return window->player()->findChild<ui_player::StreamView*>()->info();
    }

    analysis::ClockOffsets log() const {
        const auto store = store::ProjectStore::open(folder / "project.vestigo");
        const auto hash = recordings::hashRecording(*session->recording(), {});
        const auto log = (*store)->clockOffsets(hash.value());
        return log ? *log : analysis::ClockOffsets();
    }

    QString recording;
};

/// What the timeline's lanes begin with, as it exports them.
QByteArray firstRow(LateCameraProbe& app) {
    const QString target = QString::fromStdString((app.folder / "series.csv").string());
    if (!app.run("export-series", {target}) || !app.waitUntilIdle()) {
        return "not exported";
    }
    QFile file(target);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n').value(1) : QByteArray("no file");
}

} // namespace

class ClockOffsetWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QtWarnings::watch(); }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }

    void acceptedKeptAnalysedAgainAndShown() {
        LateCameraProbe app;
        QVERIFY(app.analysed());
        app.named();
        QVERIFY2(app.stripText().contains("late"), qPrintable(app.stripText()));
        app.press("offerApply");
        QVERIFY(app.waitUntilIdle());

        // Kept, shown at once, and the offer is gone.
        const analysis::ClockOffsets log = app.log();
        QCOMPARE(log.size(), std::size_t{1});
        QCOMPARE(log[0].action, OffsetAction::Accepted);
        QCOMPARE(log[0].person, std::string("Li Wei"));
        QVERIFY(std::abs(log[0].seconds + late) < 0.3);
        QVERIFY(std::abs(app.camera().offset - log[0].seconds) < 1e-9);
        QVERIFY2(app.camera().note.contains("corrected"), qPrintable(app.camera().note));
        QCOMPARE(app.session->recording()->findStream("robot-01", "device")->offsetSeconds, log[0].seconds);
        QVERIFY2(app.stripText().contains("made without that"), qPrintable(app.stripText()));
        QVERIFY(!app.find<QPushButton>("offerApply")->isVisible());

        app.press("offerAnalyse");
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.session->analysis()->appliedOffsets.size(), std::size_t{1});
        QCOMPARE(app.session->analysis()->appliedOffsets[0].seconds, log[0].seconds);
        QVERIFY(app.session->analysis()->offsets.empty());
        QVERIFY2(app.stripText().isEmpty(), qPrintable(app.stripText()));
    }

    void undoTakesItBackAndRedoDoesItAgain() {
        LateCameraProbe app;
        QVERIFY(app.analysed());
        app.named();
        app.press("offerApply");
        QVERIFY(app.waitUntilIdle());
        const double seconds = app.camera().offset;
        QTest::keyClick(app.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.camera().offset, 0.0);
        QVERIFY(app.camera().note.isEmpty());
        QVERIFY(app.session->clocks().inForce().empty());
        QVERIFY2(app.stripText().contains("late"), qPrintable(app.stripText())); // the offer is there again
        QVERIFY(app.run("redo"));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.camera().offset, seconds);
        const analysis::ClockOffsets log = app.log(); // nothing of it is removed
        QCOMPARE(log.size(), std::size_t{3});
        QCOMPARE(log[1].action, OffsetAction::TakenBack);
        QCOMPARE(log[2].seconds, seconds);
    }

    void whoeverCorrectsSaysTheirName() {
        LateCameraProbe app;
        QVERIFY(app.analysed());
        app.press("offerApply");
        auto* dialog = app.find<QDialog>("personDialog");
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(app.waitUntilIdle());
        QVERIFY(app.log().empty());
        QVERIFY(app.stripText().contains("late"));
        app.find<QPushButton>("offerApply")->setFocus(); // by keyboard alone
        QTest::keyClick(app.find<QPushButton>("offerApply"), Qt::Key_Space);
        QTRY_VERIFY(app.find<QDialog>("personDialog") != nullptr &&
                    app.find<QDialog>("personDialog") != dialog);
        dialog = app.find<QDialog>("personDialog");
        QTest::keyClicks(dialog->findChild<QLineEdit*>("person"), "Ana");
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.log().size(), std::size_t{1});
        QCOMPARE(app.log()[0].person, std::string("Ana"));
    }

    /// Another day: the project still knows it, and an analysis that was made without it is told from one
    /// with.
    void aReopenedRecordingHasItsClocks() {
        LateCameraProbe app;
        QVERIFY(app.analysed());
        QVERIFY(app.run("accept-offset", {"robot-01", "device", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        const double seconds = app.camera().offset;
        QVERIFY(app.open(app.recording));
        QCOMPARE(app.camera().offset, seconds);
        QVERIFY(app.session->analysis() != nullptr);
        QVERIFY2(app.stripText().contains("made without that"), qPrintable(app.stripText()));
        QVERIFY(app.analyse());
        QVERIFY(app.run("take-back-offset", {"robot-01", "device", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.camera().offset, 0.0);
        QVERIFY2(app.stripText().contains("as recorded"), qPrintable(app.stripText()));
        QVERIFY(app.open(app.recording)); // the analysis as recorded comes back, though another is newer
        QVERIFY(app.session->analysis()->appliedOffsets.empty());
        QVERIFY2(app.stripText().contains("late"), qPrintable(app.stripText()));
    }

    void commandsSayWhatIsWrong() {
        LateCameraProbe app;
        QVERIFY(!app.run("set-offset", {"robot-01", "device", "1"})); // nothing is open
        QVERIFY(app.open(app.recording));
        QVERIFY(!app.run("accept-offset"));    // not analysed
        QVERIFY(!app.run("take-back-offset")); // nothing is corrected
        QVERIFY(!app.run("set-offset", {"robot-01", "front", "1", "Ana"}));
        QVERIFY(!app.run("set-offset", {"robot-01", "device", "soon", "Ana"}));
        QVERIFY(!app.run("set-offset", {"robot-01", "device", "1e12", "Ana"}));
        QVERIFY(app.run("set-offset", {"robot-01", "device", "-1.25", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.camera().offset, -1.25);
        QCOMPARE(app.log().back().action, OffsetAction::Typed);
        QVERIFY(app.run("set-offset", {"robot-01", "device", "0", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.log().back().action, OffsetAction::TakenBack);
    }

    /// A table is shown by its corrected clock too: the value at a time is that of the row that now lies
    /// there.
    void theTimelineShowsATableByItsClock() {
        LateCameraProbe app;
        QVERIFY(app.open(app.recording));
        const QByteArray before = firstRow(app);
        QVERIFY2(before.startsWith("0,"), before.constData());
        QVERIFY(app.run("set-offset", {"robot-01", "behavior", "10", "Ana"}));
        QVERIFY(app.waitUntilIdle());
        const QByteArray after = firstRow(app);
        QVERIFY2(after.startsWith("10,"), after.constData());
        QVERIFY(app.run("undo"));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(firstRow(app), before);
    }
};

QTEST_MAIN(ClockOffsetWindowTest)
#include "clock_offset_window_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/session/application_probe.h"
#include "tests/support/recording_builder.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QDropEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <cmath>

using namespace vestigo;
using testing::ApplicationProbe;
using testing::QtWarnings;

/// The real window on real recordings: open, analyse, cancel, close.
class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QtWarnings::watch(); }
    void cleanup() { QCOMPARE(QtWarnings::take(), QStringList()); }

    void beginsWithWhatToDo() {
        const ApplicationProbe app;
        QVERIFY(app.find<QWidget>("startPage")->isVisible());
        auto* analyse = app.find<QPushButton>("analyse");
        QVERIFY(!analyse->isEnabled());
        QVERIFY(analyse->toolTip().contains("Open a recording"));
    }

    void opensAnalysesAndShows() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(!app.find<QWidget>("startPage")->isVisible());
        QCOMPARE(app.find<QListView>("terminalList")->model()->rowCount(),
                 static_cast<int>(app.session->recording()->terminals.size()));
        QVERIFY(app.find<QWidget>("recordingLabel")->isVisible());
        QVERIFY(app.find<QPushButton>("analyse")->isEnabled());
        QVERIFY(!app.find<QPushButton>("report")->isEnabled());
        QSignalSpy analysed(app.session.get(), &session::Session::analysed);
        QTest::mouseClick(app.find<QPushButton>("analyse"), Qt::LeftButton);
        QVERIFY(app.find<QPushButton>("cancel")->isVisible());
        QVERIFY(app.find<QProgressBar>("progress")->isVisible());
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(analysed.count(), 1);
        QVERIFY(!app.find<QPushButton>("cancel")->isVisible());
        QVERIFY(app.find<QPushButton>("report")->isEnabled());
        QVERIFY(app.find<QListView>("incidentList")->model()->rowCount() > 0);
        // The first incident is selected, told in words, and everything stands at its beginning.
        const analysis::Incident& first = app.session->analysis()->incidents.front();
        QCOMPARE(app.session->incident(), QString::fromStdString(first.id));
        QVERIFY(!app.find<QLabel>("incidentInWords")->text().isEmpty());
        QVERIFY(app.find<QLabel>("check1") != nullptr);
        QCOMPARE(app.session->time(), first.range.start);
        QVERIFY(app.allAtOneTime());
    }

    void whereNothingWasAbnormalItSaysSo() {
        ApplicationProbe app;
        testing::RecordingBuilder quiet(app.folder / "quiet");
        quiet.terminal("plc-01").table("plc-01", 0.5,
                                       {{"load_pct", [](double t) { return 30.0 + std::sin(t); }}});
        QVERIFY(app.open(
            QString::fromStdString(quiet.write().string()))); // too short for the engine to say anything
        QVERIFY(app.analyse());
        QCOMPARE(app.find<QListView>("incidentList")->model()->rowCount(), 0);
        auto* empty = app.find<QLabel>("whyEmpty");
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->text(), QStringLiteral("Nothing abnormal was found in this recording."));
        QVERIFY(app.find<QPushButton>("report")->isEnabled());
    }

    void anAnalysedRecordingIsShownAtOnceWhenItIsOpenedAgain() {
        ApplicationProbe app;
        QVERIFY(app.open(app.example()));
        QVERIFY(app.analyse());
        const auto before = app.session->analysis();
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(!app.session->analysis());
        QVERIFY(app.open(app.example()));
        QVERIFY(app.session->analysis());
        QCOMPARE(app.session->analysis()->recordingSha256, before->recordingSha256);
        QCOMPARE(app.session->analysis()->incidents.size(), before->incidents.size());
    }

    void openedByDropping() {
        ApplicationProbe app;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(app.example())});
        const QPoint place(300, 300);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(app.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(app.window.get(), &drop);
        QVERIFY(app.waitUntilIdle());
        QVERIFY(app.session->hasRecording());
    }

    void whatIsNoFileIsNotTaken() {
        ApplicationProbe app;
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/recording"))});
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(app.window.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void aBadRecordingSaysFilePlaceAndRemedyAndLeavesWhatWasOpen() {
        ApplicationProbe app;
        QVERIFY(app.open(app.example()));
        const auto file = app.folder.write("bad/recording.json", "{\"format\": 7}");
        QSignalSpy failed(app.session.get(), &session::Session::failed);
        QVERIFY(app.run("open", {QString::fromStdString(file.parent_path().string())}));
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(failed.count(), 1);
        QVERIFY2(app.window->message().contains("recording.json"), qPrintable(app.window->message()));
        QVERIFY(app.window->message().contains("format"));
        QVERIFY(app.find<QWidget>("messageBanner")->isVisible());
        QVERIFY(app.session->hasRecording());
        QCOMPARE(app.session->recording()->id, std::string("example"));
        QTest::mouseClick(app.find<QPushButton>("closeMessage"), Qt::LeftButton);
        QVERIFY(app.window->message().isEmpty());
    }

    void cancelBringsBackWhatWasKnown() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(app.run("analyse"));
        QVERIFY(app.session->isAnalysing());
        QElapsedTimer timer;
        timer.start();
        QTest::mouseClick(app.find<QPushButton>("cancel"), Qt::LeftButton);
        QVERIFY(app.waitUntilIdle());
        qInfo("cancelled within %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(!app.session->analysis());
        QVERIFY(app.window->message().startsWith("Cancelled"));
        QVERIFY(app.find<QPushButton>("analyse")->isEnabled());
    }

    void closingWhileARunGoesOnIsSafe() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(app.run("analyse"));
        app.window->close();
        QVERIFY(!app.window->isVisible());
        app.session.reset(); // cancels and waits
    }

    void anotherRecordingWhileARunGoesOnTakesItsPlace() {
        ApplicationProbe app;
        QVERIFY(app.open(testing::demoFolder()));
        QVERIFY(app.run("analyse"));
        QVERIFY(app.open(app.example()));
        QCOMPARE(app.session->recording()->id, std::string("example"));
        QVERIFY(!app.session->analysis());
        QCOMPARE(app.find<QListView>("terminalList")->model()->rowCount(), 2);
    }

    void recentRecordingsAreOffered() {
        ApplicationProbe app;
        QVERIFY(app.open(app.example()));
        QVERIFY(app.open(testing::demoFolder()));
        auto* menu = app.find<QMenu>("recentMenu");
        QVERIFY(menu != nullptr);
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[0]->text().contains("demo"));
        menu->actions()[1]->trigger();
        QVERIFY(app.waitUntilIdle());
        QCOMPARE(app.session->recording()->id, std::string("example"));
    }

    /// A recording is evidence.
    void nothingIsWrittenIntoTheRecording() {
        ApplicationProbe app;
        const auto listed = [&] {
            QStringList files;
            for (const auto& entry :
                 std::filesystem::recursive_directory_iterator(app.example().toStdString())) {
                files += QStringLiteral("%1 %2").arg(
                    QString::fromStdString(entry.path().string()),
                    QString::number(entry.last_write_time().time_since_epoch().count()));
            }
            files.sort();
            return files;
        };
        const QStringList before = listed();
        QVERIFY(app.open(app.example()));
        QVERIFY(app.analyse());
        QCOMPARE(listed(), before);
    }
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The logs of the open recording: found, followed and saved by real widgets.
#include "app/workspace/log_controller.h"
#include "app/workspace/workspace.h"
#include "tests/app/session/application_probe.h"
#include "ui/logs/log_view.h"
#include "ui/shell/panel.h"
#include "ui/timeline/timeline_canvas.h"

#include <QtCore/QFile>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace vestigo;

namespace {

struct Logs {
    testing::ApplicationProbe probe;

    Logs() {
        testing::RecordingBuilder builder(probe.folder / "logged");
        builder.terminal("plc-01").terminal("cnc-01").table("plc-01", "t,x\n0,1\n19,2\n");
        builder.instructions("t,terminal,instruction,actor,result\n1,plc-01,START,anna,ok\n"
                             "5,cnc-01,STOP,ben,error\n12,plc-01,\"SET, again\",anna,ok\n");
        builder.communication("t,src,dst,protocol,bytes,status\n2,plc-01,cnc-01,modbus_tcp,60,ok\n"
                              "15,cnc-01,plc-01,modbus_tcp,61,retry\n");
        opened = probe.open(QString::fromStdString(builder.write().string()));
        probe.run("find-in-logs");
        settle();
    }
    void settle() {
        QTest::qWait(250); // longer than the pause in typing that is waited for
        QVERIFY(probe.waitUntilIdle());
    }
    void type(const char* text) {
        auto* field = probe.find<QLineEdit>("logText");
        field->clear();
        QTest::keyClicks(field, QLatin1String(text));
        settle();
    }
    QTableView* table() { return probe.find<QTableView>("logTable"); }
    int rows() { return table()->model()->rowCount(); }
    bool opened = false;
};

} // namespace

class LogWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void bothLogsAreListedByTime() {
        Logs logs;
        QVERIFY(logs.opened);
        QVERIFY(logs.table()->isVisible());
        QCOMPARE(logs.rows(), 5);
        QCOMPARE(logs.table()->model()->index(1, 3).data().toString(), QStringLiteral("modbus_tcp"));
        QCOMPARE(logs.probe.find<QLabel>("logCount")->text(), QStringLiteral("5 of 5"));
    }

    void wordsFindEntriesInAnyCase() {
        Logs logs;
        logs.type("MODBUS retry");
        QCOMPARE(logs.rows(), 1);
        logs.type("anna");
        QCOMPARE(logs.rows(), 2);
        logs.type("nobody");
        QCOMPARE(logs.rows(), 0);
        QCOMPARE(logs.probe.find<QLabel>("logCount")->text(), QStringLiteral("0 of 5"));
    }

    void oneTerminalAndAroundTheCursor() {
        Logs logs;
        logs.probe.find<QComboBox>("logTerminal")->setCurrentText(QStringLiteral("cnc-01"));
        logs.settle();
        QCOMPARE(logs.rows(), 3);
        logs.probe.find<QCheckBox>("logAround")->click();
        logs.probe.session->selectTime(19.0);
        logs.settle();
        QCOMPARE(logs.rows(), 1); // 15 s; 5 s lies further than 10 s away
    }

    void aClickAndEnterGoToTheMoment() {
        Logs logs;
        QTableView* table = logs.table();
        const QRect place = table->visualRect(table->model()->index(3, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place.center());
        QCOMPARE(logs.probe.session->time(), 12.0);
        table->setCurrentIndex(table->model()->index(2, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(logs.probe.session->time(), 5.0);
        logs.type("stop");
        logs.probe.session->selectTime(0.0);
        QTest::keyClick(logs.probe.find<QLineEdit>("logText"), Qt::Key_Return);
        QCOMPARE(logs.probe.session->time(), 5.0);
    }

    /// What a search finds is marked on the timeline; F3 goes from one to the next.
    void hitsAreMarkedAndWalked() {
        Logs logs;
        const auto marks = [&logs] { return logs.probe.session->workspace().logs().found(); };
        QVERIFY(!marks()); // all entries are no search
        logs.type("anna");
        QVERIFY(marks() != nullptr);
        QCOMPARE(*marks(), (std::vector<double>{1.0, 12.0}));
        const auto* canvas = logs.probe.find<ui_timeline::TimelineCanvas>("timelineCanvas");
        QVERIFY(canvas->scene().hits == marks());
        logs.probe.session->selectTime(0.0);
        QTest::keyClick(logs.probe.window.get(), Qt::Key_F3);
        QCOMPARE(logs.probe.session->time(), 1.0);
        QTest::keyClick(logs.probe.window.get(), Qt::Key_F3);
        QCOMPARE(logs.probe.session->time(), 12.0);
        QVERIFY(!logs.probe.run("next-hit")); // says that there is no later one
        QCOMPARE(logs.probe.session->time(), 12.0);
        QTest::keyClick(logs.probe.window.get(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(logs.probe.session->time(), 1.0);
        logs.type("");
        QVERIFY(!marks());
        QVERIFY(!canvas->scene().hits);
    }

    void whatIsFoundIsSavedAsCsv() {
        Logs logs;
        logs.type("anna");
        const QString name = QString::fromStdString((logs.probe.folder / "found.csv").string());
        QVERIFY(logs.probe.run("export-log", {name}));
        QVERIFY(logs.probe.waitUntilIdle());
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[2], QByteArray("12.000000,2024-05-17T09:32:12+08:00,instruction,plc-01,anna,"
                                      "\"SET, again\",,ok"));
    }

    void anotherLanguageKeepsTheLogs() {
        Logs logs;
        QVERIFY(logs.probe.run("language", {"zh_CN"}));
        QTest::qWait(50);
        logs.settle();
        QCOMPARE(logs.rows(), 5);
        QVERIFY(logs.probe.run("language", {"en"}));
        logs.settle();
    }

    void aRecordingWithoutLogsSaysSo() {
        testing::ApplicationProbe probe;
        testing::RecordingBuilder builder(probe.folder / "plain");
        builder.terminal("plc-01").table("plc-01", "t,x\n0,1\n19,2\n");
        QVERIFY(probe.open(QString::fromStdString(builder.write().string())));
        QVERIFY(probe.run("find-in-logs"));
        QVERIFY(probe.waitUntilIdle());
        QVERIFY(probe.find<QLabel>("logNote")->text().contains(QStringLiteral("no logs")));
    }

    /// 10^6 rows: found whole, in bounded memory, and each word counted once.
    void aMillionRowsAreFiltered() {
        recordings::LogRows log;
        log.words = {"plc-01", "anna", "START", "needle"};
        log.rows.resize(1'000'000);
        for (std::size_t i = 0; i < log.rows.size(); ++i) {
            log.rows[i].t = static_cast<double>(i);
            log.rows[i].to = 1;
            log.rows[i].what = i % 1000 == 7 ? 3 : 2;
        }
        static_assert(sizeof(recordings::LogRow) <= 32);
        recordings::LogFilter filter;
        filter.text = "Needle";
        const auto found = recordings::filterLog(log, filter, {});
        QVERIFY(found.finished());
        QCOMPARE(found.value().size(), std::size_t(1000));
        CancelSource source;
        source.cancel();
        QVERIFY(recordings::filterLog(log, filter, source.token()).cancelled());
    }
};

QTEST_MAIN(LogWindowTest)
#include "log_window_test.moc"

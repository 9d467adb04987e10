// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM: exit status 3 at once, and what was finished stays in the database.
#include "tests/app/cli/program.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <cmath>
#include <csignal>

using namespace vestigo;
using namespace vestigo::cli_test;
namespace fs = std::filesystem;

namespace {

/// Long enough to be interrupted on a quick machine too: hours of telemetry after the pictures. (What the
/// program is at is said half a second after it began.)
void writeLongRecording(const fs::path& folder) {
    testing::RecordingBuilder builder(folder);
    builder.duration(12000.0).terminal("plc-01").terminal("plc-02").terminal("plc-03").terminal("plc-04");
    const auto wave = [](double period) {
        return [period](double t) { return std::sin(t / period) + 0.1 * std::sin(t * t / period); };
    };
    for (const char* terminal : {"plc-01", "plc-02", "plc-03", "plc-04"}) {
        builder.table(terminal, 0.5,
                      {{"current_a", wave(7.0)},
                       {"load_pct", wave(11.0)},
                       {"temperature_c", wave(90.0)},
                       {"torque_nm", wave(5.0)},
                       {"flow_l_min", wave(17.0)},
                       {"pressure_bar", wave(23.0)}});
    }
    for (const char* terminal : {"plc-01", "plc-02"}) {
        builder.images(terminal, "device", 480, 360, 0.05,
                       [](std::size_t index, auto& grey) { grey[index * 7 % grey.size()] = 200; });
    }
    builder.write();
}

struct Interrupted {
    int status = -1;
    qint64 milliseconds = 0; ///< from the signal to the end
    QByteArray err;
};

/// Sends `signal` as soon as the program has said that it decodes.
Interrupted interrupt(const QStringList& arguments, int signal) {
    QProcess process;
    process.setReadChannel(QProcess::StandardError);
    process.start(programPath(), arguments);
    QByteArray err;
    constexpr int patience = 30000;
    while (!err.contains("Decoding") && process.waitForReadyRead(patience)) {
        err += process.readAllStandardError();
    }
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process.processId()), signal);
    Interrupted ended;
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit) {
        ended.status = process.exitCode();
    }
    ended.milliseconds = timer.elapsed();
    ended.err = err + process.readAllStandardError();
    return ended;
}

} // namespace

class CancelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeLongRecording(folder_ / "long"); }

    void signalsGiveThree_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void signalsGiveThree() {
        QFETCH(int, signal);
        const QString database = text(folder_ / ("cancel" + std::to_string(signal) + ".db"));
        const QString json = text(folder_ / "never.json");
        const Interrupted ended =
            interrupt({"analyze", text(folder_ / "long"), "--db", database, "--json", json}, signal);
        QVERIFY2(ended.status == 3, ended.err.constData());
        QVERIFY2(ended.err.contains("vestigo-cli: cancelled"), ended.err.constData());
        QVERIFY2(ended.milliseconds < 5000,
                 QByteArray::number(ended.milliseconds).constData()); // loaded machine
        QVERIFY(!QFile::exists(json));
        QVERIFY(QFile::exists(database));
        // The next run goes on, and its result is that of a run that nobody disturbed.
        const QString went = text(folder_ / "went.json");
        const QString whole = text(folder_ / "whole.json");
        QCOMPARE(run({"analyze", text(folder_ / "long"), "--db", database, "--json", went}).status, 0);
        QCOMPARE(run({"analyze", text(folder_ / "long"), "--json", whole}).status, 0);
        QJsonObject results[2];
        for (int k = 0; k < 2; ++k) {
            QFile file(k == 0 ? went : whole);
            QVERIFY(file.open(QIODevice::ReadOnly));
            results[k] = QJsonDocument::fromJson(file.readAll()).object();
            results[k].remove("timing");
        }
        QVERIFY(!results[0].isEmpty());
        QCOMPARE(results[0], results[1]);
    }

private:
    testing::TemporaryFolder folder_;
};

QTEST_GUILESS_MAIN(CancelTest)
#include "cancel_test.moc"

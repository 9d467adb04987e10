// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/random.h"
#include "core/store/project_store.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <filesystem>
#include <set>
#include <signal.h>
#include <sqlite3.h>
#include <thread>

using namespace vestigo;
using namespace vestigo::store;
using vestigo::testing::sampleAnalysis;
using vestigo::testing::sampleKey;

namespace {

constexpr int kills = 50;
constexpr int runsPerLife = 1000; // more than it will ever reach

/// SQLite's own verdict, past our code.
std::string integrity(const std::string& file) {
    sqlite3* connection = nullptr;
    std::string verdict = "cannot be opened";
    if (sqlite3_open(file.c_str(), &connection) == SQLITE_OK) {
        sqlite3_exec(
            connection, "PRAGMA integrity_check",
            [](void* out, int, char** values, char**) {
                *static_cast<std::string*>(out) = values[0];
                return 0;
            },
            &verdict, nullptr);
    }
    sqlite3_close(connection);
    return verdict;
}

/// Lets the writer live for a while, kills it, and reads what it had been told is finished.
std::set<int> killedAfter(const std::string& file, int first, int microseconds) {
    QProcess writer;
    writer.start(VESTIGO_BINARY_DIR "/bin/tests/store_writer",
                 {QString::fromStdString(file), QString::number(first), QString::number(runsPerLife)});
    std::set<int> finished;
    if (!writer.waitForStarted()) {
        return {-1};
    }
    std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
    ::kill(static_cast<pid_t>(writer.processId()), SIGKILL);
    writer.waitForFinished();
    if (writer.exitStatus() != QProcess::CrashExit) {
        return {-2}; // it ended on its own: something went wrong
    }
    const QByteArrayList lines = writer.readAllStandardOutput().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("finished ")) {
            finished.insert(line.mid(9).toInt());
        }
    }
    return finished;
}

/// The number of the sample whose key this is.
int numberOf(const RunRow& row) {
    return std::atoi(row.recordingId.c_str() + 5);
}

} // namespace

class StoreKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survivesFiftyKills();
    void aKillInsideATransactionLeavesTheOldState();

private:
    void checkRuns(ProjectStore& store, const std::set<int>& acknowledged, std::set<std::int64_t>& checked,
                   bool& sound);
};

/// Every finished run is whole, every other one has no result, everything acknowledged is finished.
void StoreKillTest::checkRuns(ProjectStore& store, const std::set<int>& acknowledged,
                              std::set<std::int64_t>& checked, bool& sound) {
    sound = false;
    const auto runs = store.runs();
    QVERIFY(runs.ok());
    std::set<int> finished;
    for (const RunRow& row : *runs) {
        if (row.state == RunState::Finished) {
            finished.insert(numberOf(row));
        }
        if (!checked.insert(row.id).second && row.state == RunState::Finished) {
            continue; // seen whole before
        }
        const auto stored = store.analysisOf(row.id);
        QVERIFY2(stored.ok(), stored.ok() ? "" : stored.error().oneLine().c_str());
        if (row.state != RunState::Finished) {
            QVERIFY(!stored->has_value());
            checked.erase(row.id); // it may be finished in a later life
            continue;
        }
        QVERIFY(stored->has_value());
        const auto expected = sampleAnalysis(numberOf(row));
        QVERIFY(analysis::analysisToJson(**stored) == analysis::analysisToJson(expected));
        QVERIFY((*stored)->aligned != nullptr);
        QVERIFY(analysis::packAligned(*(*stored)->aligned) == analysis::packAligned(*expected.aligned));
        QCOMPARE(row.incidents, std::size_t{1});
        QCOMPARE(store.artifact(row.id, "decode", "0")->has_value(), false);
    }
    for (const int n : acknowledged) {
        QVERIFY2(finished.count(n) == 1, qPrintable(QString("run %1 was acknowledged and is lost").arg(n)));
    }
    sound = true;
}

void StoreKillTest::survivesFiftyKills() {
    const vestigo::testing::TemporaryFolder folder;
    const std::string file = (folder / "project.vestigo").string();
    Random random(20261123);
    std::set<int> acknowledged;
    std::set<std::int64_t> checked;
    int first = 0;
    int midRun = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kills; ++i) {
        // the first lives are short: they end while the database is being made
        const int longest = i < 15 ? 12000 : 120000;
        const auto said =
            killedAfter(file, first, static_cast<int>(random.below(static_cast<std::uint64_t>(longest))));
        QVERIFY2(said.count(-1) + said.count(-2) == 0, "store_writer did not run as it should");
        acknowledged.insert(said.begin(), said.end());
        first = acknowledged.empty() ? 0 : *acknowledged.rbegin() + 1;

        const auto store = ProjectStore::open(file);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
        bool sound = false;
        checkRuns(**store, acknowledged, checked, sound);
        QVERIFY(sound);
        const auto runs = (*store)->runs();
        midRun += !runs->empty() && runs->front().state == RunState::Running ? 1 : 0;
        QCOMPARE(integrity(file), std::string("ok"));
    }
    qInfo("%d kills in %lld ms, %d in the middle of a run, %zu runs finished", kills,
          static_cast<long long>(timer.elapsed()), midRun, acknowledged.size());
    QVERIFY(!acknowledged.empty()); // else the lives were too short to prove anything
    QVERIFY(midRun > 5);
}

void StoreKillTest::aKillInsideATransactionLeavesTheOldState() {
    const vestigo::testing::TemporaryFolder folder;
    const std::string file = (folder / "project.vestigo").string();
    QProcess writer;
    writer.start(VESTIGO_BINARY_DIR "/bin/tests/store_writer",
                 {QString::fromStdString(file), QStringLiteral("inside"), QStringLiteral("16")});
    QByteArray said;
    while (!said.contains("inside")) {
        QVERIFY2(writer.waitForReadyRead(30000), writer.readAllStandardError().constData());
        said += writer.readAllStandardOutput();
    }
    // It holds the write lock, and a part of what it wrote has reached the disk.
    sqlite3* connection = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &connection), SQLITE_OK);
    QCOMPARE(sqlite3_exec(connection, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_BUSY);
    sqlite3_close(connection);
    QVERIFY(std::filesystem::file_size(file + "-wal") > (4U << 20U));
    ::kill(static_cast<pid_t>(writer.processId()), SIGKILL);
    writer.waitForFinished();
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);

    const auto store = ProjectStore::open(file);
    QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
    const auto runs = (*store)->runs();
    QCOMPARE(runs->size(), std::size_t{1});
    QVERIFY(runs->front().state == RunState::Finished);
    QCOMPARE(runs->front().incidents, std::size_t{1});
    QVERIFY(!(*store)->artifact(runs->front().id, "inside", "0")->has_value());
    const auto stored = (*store)->analysisOf(runs->front().id);
    QVERIFY(stored.ok() && stored->has_value());
    QVERIFY(analysis::analysisToJson(**stored) == analysis::analysisToJson(sampleAnalysis(0)));
    QCOMPARE(integrity(file), std::string("ok"));
    QVERIFY((*store)->putAnnotations("r", "{}").ok()); // and nobody holds the lock
}

QTEST_GUILESS_MAIN(StoreKillTest)
#include "store_kill_test.moc"

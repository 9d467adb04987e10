// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project_store.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>
#include <set>
#include <thread>

using namespace vestigo;
using namespace vestigo::store;
using vestigo::testing::sampleAnalysis;
using vestigo::testing::sampleKey;

class StoreProcessesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoProcessesOneDatabase();
    void severalThreadsOneStore();
};

void StoreProcessesTest::twoProcessesOneDatabase() {
    const vestigo::testing::TemporaryFolder folder;
    const std::string file = (folder / "project.vestigo").string();
    constexpr int each = 12;
    QProcess first;
    QProcess second;
    // both find no file: they race for making it
    const QString program = VESTIGO_BINARY_DIR "/bin/tests/store_writer";
    first.start(program, {QString::fromStdString(file), "0", QString::number(each)});
    second.start(program, {QString::fromStdString(file), "100", QString::number(each)});
    for (QProcess* process : {&first, &second}) {
        QVERIFY(process->waitForFinished(60000));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    }
    const auto store = ProjectStore::open(file);
    QVERIFY(store.ok());
    const auto runs = (*store)->runs();
    QVERIFY(runs.ok());
    QCOMPARE(runs->size(), std::size_t{2 * each});
    std::set<std::string> recordings;
    for (const RunRow& run : *runs) {
        QCOMPARE(run.state, RunState::Finished);
        recordings.insert(run.recordingId);
        const auto analysis = (*store)->analysisOf(run.id);
        QVERIFY(analysis.ok() && analysis->has_value());
        QCOMPARE((*analysis)->recordingId, run.recordingId);
    }
    QCOMPARE(recordings.size(), std::size_t{2 * each});
}

void StoreProcessesTest::severalThreadsOneStore() {
    const vestigo::testing::TemporaryFolder folder;
    const auto store = ProjectStore::open(folder / "project.vestigo");
    QVERIFY(store.ok());
    std::vector<std::thread> threads;
    std::vector<int> failures(4, 0);
    for (std::size_t i = 0; i < failures.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < 5; ++n) {
                const int number = static_cast<int>(i) * 100 + n;
                const auto run = (*store)->beginRun(sampleKey(number), "line");
                const bool good = run.ok() && (*store)->putArtifact(*run, "decode", "a", "bytes").ok() &&
                                  (*store)->runs().ok() &&
                                  (*store)->finishRun(*run, sampleAnalysis(number)).ok() &&
                                  (*store)->analysisOf(*run).ok();
                failures[i] += good ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(failures, std::vector<int>(4, 0));
    QCOMPARE((*store)->runs()->size(), std::size_t{20});
}

QTEST_GUILESS_MAIN(StoreProcessesTest)
#include "store_processes_test.moc"

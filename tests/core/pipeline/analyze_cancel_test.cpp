// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/store/project_store.h"
#include "tests/core/pipeline/line_recording.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <map>

using namespace vestigo;
using testing::CancelledRun;

namespace {

/// The promise is 200 ms. A machine that does something else besides may take longer; what it took is
/// printed.
constexpr double bearableMs = 1500.0;

pipeline::AnalyzeRequest requestOf(const std::filesystem::path& recording) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    return request;
}

} // namespace

/// An analysis ends soon after it is told to, wherever it is, and says that it was cancelled.
class AnalyzeCancelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        recording_ = testing::writeLineRecording(folder_.path() / "line", {6, 2, 75.0, 4.0});
        SilentProgress silent;
        const auto begin = std::chrono::steady_clock::now();
        const auto whole = pipeline::AnalyzeRun(requestOf(recording_)).run({}, silent);
        wholeSeconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        QVERIFY2(whole.finished(), whole.failed() ? whole.error().oneLine().c_str() : "");
        // Else there would be no stage that explains.
        QVERIFY(!whole.value()->incidents.empty());
        QVERIFY(whole.value()->incidents[0].episodes.size() >= 4);
    }

    void atRandomMoments() {
        Random random(20261126);
        std::map<std::string, double> slowest;
        int answered = 0;
        for (int i = 0; i < 16; ++i) {
            const CancelledRun run =
                testing::cancelAfter(requestOf(recording_), random.uniform() * wholeSeconds_);
            QVERIFY(!run.failed);
            QVERIFY2(
                run.latencyMs < bearableMs,
                qPrintable(QString("%1 ms in %2").arg(run.latencyMs).arg(QString::fromStdString(run.stage))));
            answered += run.answered ? 1 : 0;
            QVERIFY(run.answered || !run.asked || run.stage == "Explaining" || run.stage == "Storing");
            slowest[run.stage] = std::max(slowest[run.stage], run.latencyMs);
        }
        for (const auto& [stage, ms] : slowest) {
            qInfo("%s: at most %.0f ms", stage.c_str(), ms);
        }
        QVERIFY(answered >= 6);
    }

    void inEachStage_data() {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<double>("fraction");
        for (const char* stage :
             {"Checking the recording", "Decoding video", "Aligning streams", "Detecting", "Explaining"}) {
            for (const double fraction : {0.0, 0.5}) {
                QTest::newRow(qPrintable(QString("%1 from %2").arg(stage).arg(fraction)))
                    << stage << fraction;
            }
        }
    }

    void inEachStage() {
        QFETCH(QString, stage);
        QFETCH(double, fraction);
        const CancelledRun run = testing::cancelAt(requestOf(recording_), stage.toStdString(), fraction);
        QVERIFY(run.asked);
        QVERIFY(!run.failed);
        QVERIFY2(run.latencyMs < bearableMs, qPrintable(QString::number(run.latencyMs)));
        // The last report of the last stage may come too late to matter.
        QVERIFY(run.answered || stage == "Explaining");
    }

    /// What is being stored is stored whole; a cancel that comes then is too late or comes to nothing half
    /// done.
    void whileStoring() {
        pipeline::AnalyzeRequest request = requestOf(recording_);
        request.database = folder_ / "storing.vestigo";
        const CancelledRun run = testing::cancelAt(request, "Storing", 0.0);
        QVERIFY(run.asked && !run.failed);
        QVERIFY2(run.latencyMs < bearableMs, qPrintable(QString::number(run.latencyMs)));
        const auto store = store::ProjectStore::open(request.database);
        QVERIFY(store.ok());
        const auto runs = (*store)->runs();
        QVERIFY(runs.ok() && runs->size() == 1);
        const auto stored = (*store)->analysisOf(runs->front().id);
        QVERIFY(stored.ok());
        QCOMPARE(stored->has_value(), !run.answered);
        QCOMPARE(runs->front().state, run.answered ? store::RunState::Cancelled : store::RunState::Finished);
    }

    void whileALargeFileIsHashed() {
        const auto path = folder_.path() / "large";
        testing::RecordingBuilder builder(path);
        builder.terminal("plc-1").table("plc-1", "t,a\n0,1\n").write();
        std::filesystem::resize_file(path / "behavior" / "plc-1.csv", std::uintmax_t{3} << 30U); // a hole
        const CancelledRun run = testing::cancelAfter(requestOf(path), 0.1);
        QVERIFY(run.asked && run.answered);
        QCOMPARE(run.stage, std::string("Checking the recording"));
        QVERIFY2(run.latencyMs < bearableMs, qPrintable(QString::number(run.latencyMs)));
    }

    void beforeItBegins() {
        CancelSource source;
        source.cancel();
        SilentProgress silent;
        QVERIFY(pipeline::AnalyzeRun(requestOf(recording_)).run(source.token(), silent).cancelled());
    }

private:
    testing::TemporaryFolder folder_;
    std::filesystem::path recording_;
    double wholeSeconds_ = 0.0;
};

QTEST_GUILESS_MAIN(AnalyzeCancelTest)
#include "analyze_cancel_test.moc"

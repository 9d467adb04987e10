// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/base/random.h"
#include "core/store/project_store.h"
#include "tests/core/pipeline/line_recording.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <csignal>
#include <set>
#include <sqlite3.h>

using namespace vestigo;

namespace {

constexpr int cameras = 5;
constexpr const char* program = VESTIGO_BINARY_DIR "/bin/vestigo-cli";

pipeline::AnalyzeRequest requestOf(const std::filesystem::path& recording,
                                   const std::filesystem::path& database = {}) {
    pipeline::AnalyzeRequest request;
    request.recording = recording;
    request.database = database;
    return request;
}

/// All of a result but when and how fast it was made.
std::string contentOf(const analysis::Analysis& analysis) {
    analysis::Analysis value = analysis;
    value.stages.clear();
    value.totalSeconds = 0.0;
    value.analysedAt.clear();
    return analysis::analysisToJson(value) + (value.aligned ? analysis::packAligned(*value.aligned) : "");
}

/// "decode plc-10/device", ...: what the database holds of unfinished runs, past our code.
std::set<std::string> artifactsIn(const std::filesystem::path& database) {
    std::set<std::string> keys;
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(database.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        sqlite3_exec(
            connection, "SELECT stage || ' ' || key FROM artifacts",
            [](void* out, int, char** values, char**) {
                static_cast<std::set<std::string>*>(out)->insert(values[0]);
                return 0;
            },
            &keys, nullptr);
    }
    sqlite3_close(connection);
    return keys;
}

/// The streams that a run really decoded.
std::set<std::string> decodedIn(const std::vector<Progress>& heard) {
    std::set<std::string> keys;
    for (const Progress& progress : heard) {
        if (progress.stage.source == std::string("Decoding video") && !progress.item.empty()) {
            keys.insert("decode " + progress.item);
        }
    }
    return keys;
}

/// Starts `vestigo-cli analyze --db`, kills it after so long; true if it was killed before its end.
bool killedAfter(const std::filesystem::path& recording, const std::filesystem::path& database, int ms) {
    QProcess cli;
    cli.start(program, {"analyze", QString::fromStdString(recording.string()), "--engine", "kmeans", "--db",
                        QString::fromStdString(database.string())});
    if (!cli.waitForStarted()) {
        return false;
    }
    QTest::qSleep(ms);
    ::kill(static_cast<pid_t>(cli.processId()), SIGKILL);
    cli.waitForFinished();
    return cli.exitStatus() == QProcess::CrashExit;
}

} // namespace

/// A run that was cancelled or killed goes on from what the store holds, to the same result.
class AnalyzeResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        recording_ = testing::writeLineRecording(folder_.path() / "line", {cameras, cameras, 75.0, 5.0});
        SilentProgress silent;
        const auto begin = std::chrono::steady_clock::now();
        const auto whole = pipeline::AnalyzeRun(requestOf(recording_)).run({}, silent);
        wholeMs_ =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        QVERIFY(whole.finished());
        QVERIFY(!whole.value()->incidents.empty());
        expected_ = contentOf(*whole.value());
    }

    void aCancelledRunDecodesNothingTwice() {
        const auto database = folder_.path() / "cancelled.vestigo";
        const auto run = testing::cancelAt(requestOf(recording_, database), "Decoding video", 0.55);
        QVERIFY(run.asked && run.answered);
        const std::set<std::string> kept = artifactsIn(database);
        QVERIFY(!kept.empty());
        QVERIFY(kept.size() < std::size_t(cameras));

        testing::HeardProgress progress;
        const auto outcome = pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, progress);
        QVERIFY(outcome.finished());
        QVERIFY(contentOf(*outcome.value()) == expected_);
        const std::set<std::string> decoded = decodedIn(progress.all());
        QCOMPARE(decoded.size() + kept.size(), std::size_t(cameras));
        for (const std::string& key : kept) {
            QVERIFY2(decoded.count(key) == 0, key.c_str());
        }
        QVERIFY(artifactsIn(database).empty()); // the finished run needs them no more
        QCOMPARE(runsOf(database), 1);
    }

    void scoresAreNotComputedTwice() {
        const auto database = folder_.path() / "scored.vestigo";
        CancelSource source;
        SilentProgress silent;
        const auto cancelled =
            pipeline::AnalyzeRun(requestOf(recording_, database))
                .run(source.token(), silent, [&source](const pipeline::PartialResult& partial) {
                    if (partial.stage == "detect") {
                        source.cancel();
                    }
                });
        QVERIFY(cancelled.cancelled());
        QVERIFY(artifactsIn(database).count("detect scores") == 1);
        testing::HeardProgress progress;
        const auto outcome = pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, progress);
        QVERIFY(outcome.finished());
        QVERIFY(contentOf(*outcome.value()) == expected_);
        for (const Progress& heard : progress.all()) {
            QVERIFY(heard.stage.source != std::string("Detecting") || heard.fraction == 1.0);
        }
    }

    void aKilledProcessIsGoneOnFrom() {
        Random random(42);
        int inTheMiddle = 0;
        int reused = 0;
        for (int i = 0; i < 6; ++i) {
            const auto database = folder_.path() / ("killed-" + std::to_string(i) + ".vestigo");
            // Starting the program takes its time as well.
            const int ms = static_cast<int>((0.15 + 0.95 * random.uniform()) * wholeMs_);
            if (!killedAfter(recording_, database, ms)) {
                continue;
            }
            ++inTheMiddle;
            const std::set<std::string> kept = artifactsIn(database);
            testing::HeardProgress progress;
            const auto outcome = pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, progress);
            QVERIFY2(outcome.finished(), outcome.failed() ? outcome.error().oneLine().c_str() : "cancelled");
            QVERIFY(contentOf(*outcome.value()) == expected_);
            for (const std::string& key : kept) {
                QVERIFY2(decodedIn(progress.all()).count(key) == 0, key.c_str());
            }
            reused += kept.empty() ? 0 : 1;
            QCOMPARE(runsOf(database), 1);
        }
        qInfo("%d of 6 killed in the middle, %d of them had kept something", inTheMiddle, reused);
        QVERIFY(inTheMiddle >= 2);
    }

    void killedAgainAndAgainItStillEnds() {
        const auto database = folder_.path() / "again.vestigo";
        std::size_t most = 0;
        for (int i = 0; i < 4; ++i) {
            killedAfter(recording_, database, static_cast<int>(0.5 * wholeMs_));
            const std::size_t kept = artifactsIn(database).size();
            QVERIFY(kept >= most || kept == 0); // 0: it had ended
            most = std::max(most, kept);
        }
        SilentProgress silent;
        const auto outcome = pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, silent);
        QVERIFY(outcome.finished());
        QVERIFY(contentOf(*outcome.value()) == expected_);
    }

    void aFinishedRunIsReadAndNotComputed() {
        const auto database = folder_.path() / "finished.vestigo";
        SilentProgress silent;
        QVERIFY(pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, silent).finished());
        testing::HeardProgress progress;
        const auto outcome = pipeline::AnalyzeRun(requestOf(recording_, database)).run({}, progress);
        QVERIFY(outcome.finished());
        QVERIFY(contentOf(*outcome.value()) == expected_);
        QVERIFY(decodedIn(progress.all()).empty());
        pipeline::AnalyzeRequest again = requestOf(recording_, database);
        again.again = true;
        testing::HeardProgress computed;
        QVERIFY(pipeline::AnalyzeRun(again).run({}, computed).finished());
        QCOMPARE(decodedIn(computed.all()).size(), std::size_t(cameras));
    }

    /// Annotations are the user's own work: no end of a run may touch them.
    void annotationsSurviveKills() {
        const auto database = folder_.path() / "notes.vestigo";
        const std::string notes = R"({"format":"ind-vibe-annotations","version":1})";
        {
            const auto store = store::ProjectStore::open(database);
            QVERIFY(store.ok());
            QVERIFY((*store)->putAnnotations("my recording", notes).ok());
        }
        for (const double part : {0.3, 0.6, 0.9}) {
            killedAfter(recording_, database, static_cast<int>(part * wholeMs_));
            const auto store = store::ProjectStore::open(database);
            QVERIFY(store.ok());
            const auto kept = (*store)->annotations("my recording");
            QVERIFY(kept.ok() && kept->has_value());
            QCOMPARE(**kept, notes);
        }
    }

private:
    int runsOf(const std::filesystem::path& database) {
        const auto store = store::ProjectStore::open(database);
        const auto runs = store.ok() ? (*store)->runs() : Result<std::vector<store::RunRow>>(store.error());
        return runs.ok() ? static_cast<int>(runs->size()) : -1;
    }

    testing::TemporaryFolder folder_;
    std::filesystem::path recording_;
    std::string expected_;
    double wholeMs_ = 0.0;
};

QTEST_GUILESS_MAIN(AnalyzeResumeTest)
#include "analyze_resume_test.moc"

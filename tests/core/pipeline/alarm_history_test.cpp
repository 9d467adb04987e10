// SPDX-License-Identifier: GPL-3.0-or-later
// The load of alarms over all recordings of a project.
#include "core/pipeline/alarm_history.h"

#include "core/store/database.h"
#include "tests/support/analysis_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double noon = 1.8e9;

/// The sample as another recording of so many seconds, stored as a finished run; gives its number.
std::int64_t stored(store::ProjectStore& store, const std::string& name, double duration,
                    const std::string& settings = "{}", bool incidents = true) {
    testing::SampleOptions options;
    options.aligned = false;
    options.incidents = incidents;
    auto analysis = testing::sampleAnalysisValue(options);
    analysis.recordingId = name;
    analysis.recordingSha256 = "hash of " + name;
    analysis.durationSeconds = duration;
    const auto run = store.beginRun({analysis.recordingSha256, "kmeans", "", settings, "1"}, name);
    return run && store.finishRun(*run, analysis) ? *run : -1;
}

} // namespace

class AlarmHistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestRunOfEachRecording() {
        const TemporaryFolder folder;
        const auto store = store::ProjectStore::open(folder / "project.vestigo");
        QVERIFY(stored(**store, "one", 1200.0) > 0);
        QVERIFY(stored(**store, "two", 600.0) > 0);
        QVERIFY(stored(**store, "two", 600.0, "{\"again\": 1}", false) > 0); // now without incidents
        QVERIFY(stored(**store, "short", 120.0) > 0);
        QVERIFY((*store)->beginRun({"hash of unfinished", "kmeans", "", "", "1"}, "unfinished").ok());
        const auto history = pipeline::alarmHistory(**store, noon, CancelToken());
        QVERIFY(history.finished());
        const alarms::AlarmLoad& load = history.value().load;
        QCOMPARE(load.recordings, std::size_t{3});
        QCOMPARE(load.incidents, std::size_t{4}); // two of "one", two of "short"
        QCOMPARE(load.ratedRecordings, std::size_t{2});
        QCOMPARE(*load.incidentsPerWindow, 2.0 / 3.0); // two in 1,800 s
        QCOMPARE(history.value().recordings[load.peak->recording], std::string("one"));
    }

    void whatIsShelvedIsCountedByItself() {
        const TemporaryFolder folder;
        const auto store = store::ProjectStore::open(folder / "project.vestigo");
        QVERIFY(stored(**store, "one", 600.0) > 0);
        QVERIFY(stored(**store, "two", 600.0) > 0);
        alarms::AlarmEntry shelf;
        shelf.at = noon;
        shelf.action = alarms::AlarmAction::Shelve;
        shelf.person = "Ana";
        shelf.note = "being replaced";
        shelf.shelf = {testing::sampleAnalysisValue().site, "", "gw-01", "", "", noon + 3600.0};
        QVERIFY((*store)->addAlarmEntries({shelf}).ok());
        const auto during = pipeline::alarmHistory(**store, noon + 60.0, CancelToken());
        QCOMPARE(during.value().load.incidents, std::size_t{2}); // i2 of both is gw-01 alone
        QCOMPARE(during.value().load.shelvedIncidents, std::size_t{2});
        const auto after = pipeline::alarmHistory(**store, noon + 3600.0, CancelToken());
        QCOMPARE(after.value().load.incidents, std::size_t{4});
    }

    void damagedResultsAreToldApart() {
        const TemporaryFolder folder;
        const auto file = folder / "project.vestigo";
        const auto store = store::ProjectStore::open(file);
        QVERIFY(stored(**store, "one", 600.0) > 0);
        QVERIFY(stored(**store, "two", 600.0) > 0);
        QVERIFY((*store::Database::open(file))
                    ->execute("UPDATE results SET analysis_json = '{}' WHERE run = 1")
                    .ok());
        const auto history = pipeline::alarmHistory(**store, noon, CancelToken());
        QCOMPARE(history.value().unreadable, std::size_t{1});
        QCOMPARE(history.value().load.recordings, std::size_t{1});
    }

    void cancelledAndEmpty() {
        const TemporaryFolder folder;
        const auto store = store::ProjectStore::open(folder / "project.vestigo");
        QCOMPARE(pipeline::alarmHistory(**store, noon, CancelToken()).value().load.recordings,
                 std::size_t{0});
        QVERIFY(stored(**store, "one", 600.0) > 0);
        CancelSource source;
        source.cancel();
        QVERIFY(pipeline::alarmHistory(**store, noon, source.token()).cancelled());
    }

    void statesOfAProject() {
        const TemporaryFolder folder;
        const auto analysis = testing::sampleAnalysisValue();
        QVERIFY(*pipeline::alarmStatesOf({}, analysis, noon) == nullptr);
        const auto states = pipeline::alarmStatesOf(folder / "not-there.vestigo", analysis, noon);
        QVERIFY(*states != nullptr && (*states)->lines.empty());
        QVERIFY(!std::filesystem::exists(folder / "not-there.vestigo")); // looking makes nothing
        QVERIFY(!pipeline::alarmStatesOf(folder.write("text.vestigo", "no database"), analysis, noon).ok());
    }
};

QTEST_GUILESS_MAIN(AlarmHistoryTest)
#include "alarm_history_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What people said about clocks is kept: over a migration, a reopening, and nothing of it is ever changed.
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <limits>

using namespace vestigo;
using namespace vestigo::store;
using analysis::ClockOffset;
using analysis::ClockOffsets;
using analysis::OffsetAction;
using vestigo::testing::TemporaryFolder;

namespace {

ClockOffset line(const std::string& stream, double seconds, OffsetAction action = OffsetAction::Accepted) {
    return {"prs-01", stream, seconds, action, "李伟 \"W\"", 1.8e9};
}

/// A finished run of the recording "hash" with these settings.
std::int64_t finished(ProjectStore& store, const std::string& settings) {
    RunKey key = vestigo::testing::sampleKey(1);
    key.recordingSha256 = "hash";
    key.settingsJson = settings;
    const auto run = store.beginRun(key, "line-1");
    return run && store.finishRun(*run, vestigo::testing::sampleAnalysis(1)) ? *run : 0;
}

} // namespace

class ClockOffsetLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackWholeAfterReopening() {
        const TemporaryFolder folder;
        {
            const auto store = ProjectStore::open(folder / "project.vestigo");
            QVERIFY((*store)->clockOffsets("hash")->empty());
            QCOMPARE((*store)->addClockOffsets("hash", {line("device", -0.4)})->size(), std::size_t{1});
            QVERIFY((*store)->addClockOffsets("other", {line("device", 9.0)}).ok());
            QVERIFY((*store)->addClockOffsets("hash", {line("behavior", 2.5, OffsetAction::Typed)}).ok());
        }
        const auto store = ProjectStore::open(folder / "project.vestigo");
        const auto log = (*store)->clockOffsets("hash");
        QCOMPARE(log->size(), std::size_t{2});
        QCOMPARE(log->front().terminal, std::string("prs-01"));
        QCOMPARE(log->front().stream, std::string("device"));
        QCOMPARE(log->front().seconds, -0.4); // to the last digit: it is part of a run's key
        QCOMPARE(log->front().action, OffsetAction::Accepted);
        QCOMPARE(log->front().person, std::string("李伟 \"W\""));
        QCOMPARE(log->front().at, 1.8e9);
        QCOMPARE(log->back().action, OffsetAction::Typed);
        QCOMPARE((*store)->clockOffsets("other")->front().seconds, 9.0);
    }

    /// Taking back adds a line; the one before stays as it was.
    void onlyEverGrows() {
        const TemporaryFolder folder;
        const auto store = ProjectStore::open(folder / "project.vestigo");
        QVERIFY((*store)->addClockOffsets("hash", {line("device", -0.4), line("device", 0.7)}).ok());
        auto log = (*store)->addClockOffsets("hash", {line("device", 0.0, OffsetAction::TakenBack)});
        QCOMPARE(log->size(), std::size_t{3});
        QCOMPARE((*log)[0].seconds, -0.4);
        QCOMPARE((*log)[1].seconds, 0.7);
        QVERIFY(analysis::offsetsInForce(*log).empty());
        log = (*store)->addClockOffsets("hash", {line("operator", 1.0), line("device", 0.2)});
        const ClockOffsets inForce = analysis::offsetsInForce(*log);
        QCOMPARE(inForce.size(), std::size_t{2});
        QCOMPARE(analysis::offsetOf(inForce, "prs-01", "device"), 0.2);
        QCOMPARE(analysis::offsetOf(inForce, "prs-01", "operator"), 1.0);
        QCOMPARE(analysis::offsetOf(inForce, "plc-01", "operator"), 0.0);
    }

    void allOrNone() {
        const TemporaryFolder folder;
        const auto store = ProjectStore::open(folder / "project.vestigo");
        for (const double bad : {std::numeric_limits<double>::quiet_NaN(), 1e300, -4e7}) {
            const auto added = (*store)->addClockOffsets("hash", {line("device", 1.0), line("device", bad)});
            QCOMPARE(added.error().code, ErrorCode::Usage);
        }
        QVERIFY(!(*store)->addClockOffsets("hash", {line("", 1.0)}).ok());
        QVERIFY(!(*store)->addClockOffsets("", {line("device", 1.0)}).ok());
        QVERIFY((*store)->clockOffsets("hash")->empty());
    }

    void theSchemaBeforeIsMigrated() {
        const TemporaryFolder folder;
        const auto file = folder / "old.vestigo";
        {
            auto database = Database::open(file);
            QVERIFY(makeSchema(**database, 4).ok());
            QVERIFY(
                (*database)
                    ->execute("INSERT INTO runs VALUES (6, 'hash', 'e', '', '{}', '', 'x', 1, 't', 'u', 4);"
                              "INSERT INTO annotations VALUES ('hash', '{}', 'then')")
                    .ok());
        }
        const auto store = ProjectStore::open(file);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
        QVERIFY((*store)->clockOffsets("hash")->empty());
        QVERIFY((*store)->addClockOffsets("hash", {line("device", -0.4)}).ok());
        QCOMPARE((*store)->runs()->front().incidents, std::size_t{4}); // what was there stays
        QCOMPARE(**(*store)->annotations("hash"), std::string("{}"));
    }

    void aDamagedLineIsSaid() {
        for (const char* damage : {"UPDATE clock_offset_log SET action = 9",
                                   "UPDATE clock_offset_log SET microseconds = 9223372036854775807",
                                   "UPDATE clock_offset_log SET stream = ''"}) {
            const TemporaryFolder folder;
            const auto file = folder / "project.vestigo";
            QVERIFY((*ProjectStore::open(file))->addClockOffsets("hash", {line("device", 1.0)}).ok());
            QVERIFY((*Database::open(file))->execute(damage).ok());
            const auto store = ProjectStore::open(file);
            QCOMPARE((*store)->clockOffsets("hash").error().code, ErrorCode::DatabaseInvalid);
            QVERIFY((*store)->clockOffsets("other")->empty());
        }
    }

    void theNewestRunByTheseClocksIsFound() {
        const TemporaryFolder folder;
        const auto store = ProjectStore::open(folder / "project.vestigo");
        const std::int64_t plain = finished(**store, "{}");
        const std::int64_t shifted = finished(
            **store,
            R"({"clock_offsets":[{"offset_s":-0.4,"stream":"device","terminal":"prs-01"}],"seed":1})");
        QVERIFY(plain > 0 && shifted > plain);
        QCOMPARE(**(*store)->newestRun("hash"), shifted);
        QCOMPARE(**(*store)->newestRun("hash", ClockOffsets()), plain);
        QCOMPARE(**(*store)->newestRun("hash", ClockOffsets{line("device", -0.4)}), shifted);
        QVERIFY(!(*store)->newestRun("hash", ClockOffsets{line("device", -0.5)})->has_value());
        QVERIFY(!(*store)
                     ->newestRun("hash", ClockOffsets{line("device", -0.4), line("operator", 1.0)})
                     ->has_value());
    }
};

QTEST_GUILESS_MAIN(ClockOffsetLogTest)
#include "clock_offset_log_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What people did about alarms is kept: over a migration, a kill, other writers.
#include "core/alarms/alarm_states.h"
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/core/store/sample_analysis.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>

#include <set>
#include <signal.h>
#include <thread>

using namespace vestigo;
using namespace vestigo::store;
using vestigo::alarms::AlarmAction;
using vestigo::alarms::AlarmEntry;
using vestigo::testing::TemporaryFolder;

namespace {

AlarmEntry acknowledgement(const std::string& note = "checked wiring") {
    AlarmEntry entry;
    entry.at = 1.8e9;
    entry.person = "李伟 \"W\"";
    entry.note = note;
    entry.incident = {"hash", "line-1", "i1", {12.5, 30.25}, {"plc-01", "prs-01"}};
    return entry;
}

AlarmEntry shelf() {
    AlarmEntry entry;
    entry.at = 1.8e9;
    entry.action = AlarmAction::Shelve;
    entry.person = "Ana";
    entry.note = "sensor being replaced";
    entry.shelf = {"Werk 1", "hash", "plc-01", "overload", "load_pct", 1.8e9 + 28800.0};
    return entry;
}

AlarmEntry undo(std::int64_t line) {
    AlarmEntry entry;
    entry.at = 1.8e9 + 5.0;
    entry.action = AlarmAction::Undo;
    entry.person = "Ana";
    entry.undoes = line;
    return entry;
}

} // namespace

class AlarmLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackWhole();
    void allOrNone();
    void onlyWhatFits();
    void versionTwoIsMigrated();
    void aDamagedLineIsSaid();
    void survivesKills();
};

void AlarmLogTest::comesBackWhole() {
    const TemporaryFolder folder;
    {
        const auto store = ProjectStore::open(folder / "project.vestigo");
        QVERIFY((*store)->alarmLog()->empty());
        QVERIFY((*store)->addAlarmEntries({acknowledgement(), shelf()}).ok());
        QVERIFY((*store)->addAlarmEntries({undo(2)}).ok());
    }
    const auto store = ProjectStore::open(folder / "project.vestigo");
    const auto log = (*store)->alarmLog();
    QCOMPARE(log->size(), std::size_t{3});
    const AlarmEntry& first = (*log)[0];
    QCOMPARE(first.id, std::int64_t{1});
    QCOMPARE(first.at, 1.8e9);
    QCOMPARE(first.action, AlarmAction::Acknowledge);
    QCOMPARE(first.person, std::string("李伟 \"W\""));
    QCOMPARE(first.note, std::string("checked wiring"));
    QCOMPARE(first.incident.recordingSha256, std::string("hash"));
    QCOMPARE(first.incident.recordingId, std::string("line-1"));
    QCOMPARE(first.incident.range.start, 12.5);
    QCOMPARE(first.incident.range.end, 30.25);
    QCOMPARE(first.incident.terminals, (std::vector<std::string>{"plc-01", "prs-01"}));
    const AlarmEntry& second = (*log)[1];
    QCOMPARE(second.shelf.site, std::string("Werk 1"));
    QCOMPARE(second.shelf.terminal, std::string("plc-01"));
    QCOMPARE(second.shelf.type, std::string("overload"));
    QCOMPARE(second.shelf.feature, std::string("load_pct"));
    QCOMPARE(second.shelf.expiresAt, 1.8e9 + 28800.0);
    QCOMPARE((*log)[2].undoes, std::int64_t{2});
    QVERIFY(!alarms::inForce(*log, second, 1.8e9 + 10.0));
}

void AlarmLogTest::allOrNone() {
    const TemporaryFolder folder;
    const auto store = ProjectStore::open(folder / "project.vestigo");
    AlarmEntry nameless = shelf();
    nameless.person.clear();
    const auto added = (*store)->addAlarmEntries({acknowledgement(), nameless});
    QCOMPARE(added.error().code, ErrorCode::Usage);
    QVERIFY((*store)->alarmLog()->empty());
}

void AlarmLogTest::onlyWhatFits() {
    const TemporaryFolder folder;
    const auto one = ProjectStore::open(folder / "project.vestigo");
    const auto other = ProjectStore::open(folder / "project.vestigo"); // another window on the same project
    QVERIFY((*one)->addAlarmEntries({shelf()}).ok());
    QVERIFY((*other)->addAlarmEntries({undo(1)}).ok());
    QVERIFY(!(*one)->addAlarmEntries({undo(1)}).ok()); // judged by what the other has written
    QCOMPARE((*one)->alarmLog()->size(), std::size_t{2});
    const auto again = (*one)->addAlarmEntries({shelf(), undo(3)}); // a line may undo one of its own call
    QVERIFY(again.ok());
    QCOMPARE(again->back().id, std::int64_t{4});
}

void AlarmLogTest::versionTwoIsMigrated() {
    const TemporaryFolder folder;
    const auto file = folder / "old.vestigo";
    {
        auto database = Database::open(file);
        QVERIFY(makeSchema(**database, 2).ok());
        QVERIFY((*database)
                    ->execute("INSERT INTO runs VALUES (6, 'r', 'e', '', '', '', 'x', 2, 't', '', 4);"
                              "INSERT INTO annotations VALUES ('r', '{}', 'then')")
                    .ok());
    }
    const auto store = ProjectStore::open(file);
    QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
    QVERIFY((*store)->alarmLog()->empty());
    QVERIFY((*store)->addAlarmEntries({acknowledgement()}).ok());
    QCOMPARE((*store)->runs()->front().incidents, std::size_t{4}); // what was there stays
    QCOMPARE(**(*store)->annotations("r"), std::string("{}"));
}

void AlarmLogTest::aDamagedLineIsSaid() {
    const TemporaryFolder folder;
    const auto file = folder / "project.vestigo";
    for (const char* damage :
         {"UPDATE alarm_log SET subject_json = '{\"terminal\": 7}'", "UPDATE alarm_log SET action = 9"}) {
        QVERIFY((*ProjectStore::open(file))->addAlarmEntries({shelf()}).ok());
        QVERIFY((*Database::open(file))->execute(damage).ok());
        const auto log = (*ProjectStore::open(file))->alarmLog();
        QCOMPARE(log.error().code, ErrorCode::DatabaseInvalid);
        QVERIFY(!(*ProjectStore::open(file))->addAlarmEntries({shelf()}).ok());
        std::filesystem::remove(file);
    }
}

/// A process that adds lines is killed again and again: every line it was told is kept is there, whole.
void AlarmLogTest::survivesKills() {
    const TemporaryFolder folder;
    const std::string file = (folder / "project.vestigo").string();
    std::size_t acknowledged = 0;
    for (int life = 0; life < 12; ++life) {
        QProcess writer;
        writer.start(VESTIGO_BINARY_DIR "/bin/tests/store_writer",
                     {QString::fromStdString(file), QStringLiteral("alarms"), QStringLiteral("100000")});
        QVERIFY(writer.waitForStarted());
        QVERIFY(writer.waitForReadyRead(30000));
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + 7 * life));
        ::kill(static_cast<pid_t>(writer.processId()), SIGKILL);
        writer.waitForFinished();
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        acknowledged += static_cast<std::size_t>(writer.readAllStandardOutput().count("finished "));
        const auto store = ProjectStore::open(file);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().oneLine().c_str());
        const auto log = (*store)->alarmLog();
        QVERIFY(log.ok());
        // Pairs are one transaction; one may have been kept that nobody was told of.
        QCOMPARE(log->size() % 2, std::size_t{0});
        QVERIFY(log->size() / 2 >= acknowledged);
        for (std::size_t i = 0; i < log->size(); ++i) {
            QCOMPARE((*log)[i].id, static_cast<std::int64_t>(i + 1));
        }
    }
    QVERIFY(acknowledged > 0);
}

QTEST_GUILESS_MAIN(AlarmLogTest)
#include "alarm_log_test.moc"

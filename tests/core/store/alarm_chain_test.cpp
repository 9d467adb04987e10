// SPDX-License-Identifier: GPL-3.0-or-later
// The log of alarms is sealed: what was changed from outside is told, and from which line on.
#include "core/store/database.h"
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::store;
using alarms::AlarmChain;
using alarms::AlarmEntry;
using vestigo::testing::TemporaryFolder;

namespace {

AlarmEntry acknowledgement(const std::string& note) {
    AlarmEntry entry;
    entry.at = 1.8e9;
    entry.person = "李伟";
    entry.note = note;
    entry.incident = {"hash", "line-1", "i1", {12.5, 30.25}, {"plc-01"}};
    return entry;
}

/// A project with three lines, each written by itself.
std::filesystem::path written(const TemporaryFolder& folder) {
    const auto file = folder / "project.vestigo";
    for (const char* note : {"one", "two", "three"}) {
        const auto store = ProjectStore::open(file);
        if (!store || !(*store)->addAlarmEntries({acknowledgement(note)}).ok()) {
            return {};
        }
    }
    return file;
}

AlarmChain chainOf(const std::filesystem::path& file) {
    const auto store = ProjectStore::open(file);
    const auto chain = store ? (*store)->alarmChain() : Result<AlarmChain>(store.error());
    return chain ? *chain : AlarmChain{0, {}, 0, -1, true};
}

} // namespace

class AlarmChainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasWrittenHolds() {
        const TemporaryFolder folder;
        const AlarmChain chain = chainOf(written(folder));
        QVERIFY(chain.holds());
        QCOMPARE(chain.lines, std::size_t{3});
        QCOMPARE(chain.unsealed, std::size_t{0});
        QCOMPARE(chain.head.size(), std::size_t{64});
        QVERIFY(chainOf(folder / "another.vestigo").holds()); // an empty log is whole
    }

    void whatWasChangedIsTold_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<qlonglong>("brokenAt");
        QTest::addColumn<bool>("cutOff");
        QTest::newRow("another note")
            << "UPDATE alarm_log SET note = 'x' WHERE id = 2" << qlonglong(2) << false;
        QTest::newRow("another time")
            << "UPDATE alarm_log SET at = at + 1 WHERE id = 1" << qlonglong(1) << false;
        QTest::newRow("a line less") << "DELETE FROM alarm_log WHERE id = 2" << qlonglong(3) << false;
        QTest::newRow("the last line less") << "DELETE FROM alarm_log WHERE id = 3" << qlonglong(0) << true;
        QTest::newRow("all lines less") << "DELETE FROM alarm_log" << qlonglong(0) << true;
        QTest::newRow("the end forgotten") << "DELETE FROM alarm_chain" << qlonglong(0) << true;
        QTest::newRow("a line more")
            << "INSERT INTO alarm_log (at, action, person, note, subject_json) VALUES (1, 2, 'x', '',"
               " '{\"line\": 1}')"
            << qlonglong(4) << false;
        QTest::newRow("a seal taken off")
            << "UPDATE alarm_log SET seal = '' WHERE id = 2" << qlonglong(2) << false;
    }
    void whatWasChangedIsTold() {
        QFETCH(QString, change);
        QFETCH(qlonglong, brokenAt);
        QFETCH(bool, cutOff);
        const TemporaryFolder folder;
        const auto file = written(folder);
        QVERIFY((*Database::open(file))->execute(change.toUtf8().constData()).ok());
        const AlarmChain chain = chainOf(file);
        QVERIFY(!chain.holds());
        QCOMPARE(static_cast<qlonglong>(chain.brokenAt), brokenAt);
        QCOMPARE(chain.cutOff, cutOff);
    }

    void linesAddedLaterDoNotHideIt() {
        const TemporaryFolder folder;
        const auto file = written(folder);
        QVERIFY((*Database::open(file))->execute("UPDATE alarm_log SET person = 'x' WHERE id = 1").ok());
        QVERIFY((*ProjectStore::open(file))->addAlarmEntries({acknowledgement("four")}).ok());
        QCOMPARE(chainOf(file).brokenAt, std::int64_t{1});
    }

    /// Lines from before there were seals bear none; the first seal after them covers them.
    void anOlderProjectIsSealedFromThenOn() {
        const TemporaryFolder folder;
        const auto file = folder / "old.vestigo";
        {
            auto database = Database::open(file);
            QVERIFY(makeSchema(**database, 3).ok());
            QVERIFY((*database)
                        ->execute("INSERT INTO alarm_log (at, action, person, note, subject_json) VALUES"
                                  " (1800000000, 1, 'Ana', 'old', '{\"terminal\": \"plc-01\","
                                  " \"expires_at\": 1800028800.0}')")
                        .ok());
        }
        QVERIFY(chainOf(file).holds());
        QCOMPARE(chainOf(file).unsealed, std::size_t{1});
        QVERIFY((*ProjectStore::open(file))->addAlarmEntries({acknowledgement("new")}).ok());
        QVERIFY(chainOf(file).holds());
        QCOMPARE((*ProjectStore::open(file))->alarmLog()->front().note, std::string("old"));
        QVERIFY((*Database::open(file))->execute("UPDATE alarm_log SET note = 'x' WHERE id = 1").ok());
        QCOMPARE(chainOf(file).brokenAt, std::int64_t{2});
    }
};

QTEST_APPLESS_MAIN(AlarmChainTest)
#include "alarm_chain_test.moc"

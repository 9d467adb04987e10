// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarms/alarm_states.h"
#include "tests/support/analysis_builder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::alarms;

namespace {

constexpr double noon = 1.8e9;
constexpr double hour = 3600.0;

/// Adds a line that has to fit.
void add(AlarmLog& log, AlarmEntry entry) {
    const auto checked = checkedEntry(log, std::move(entry));
    QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().oneLine().c_str());
    log.push_back(*checked);
    log.back().id = static_cast<std::int64_t>(log.size());
}

AlarmEntry acknowledgement(const analysis::Analysis& analysis, std::size_t incident) {
    const analysis::Incident& one = analysis.incidents[incident];
    AlarmEntry entry;
    entry.at = noon;
    entry.person = "Li Wei";
    entry.note = "checked wiring";
    entry.incident = {analysis.recordingSha256, analysis.recordingId, one.id, one.range, terminalsOf(one)};
    return entry;
}

AlarmEntry shelf(const analysis::Analysis& analysis, const std::string& terminal, double hours) {
    AlarmEntry entry;
    entry.at = noon;
    entry.action = AlarmAction::Shelve;
    entry.person = "Li Wei";
    entry.note = "sensor being replaced";
    entry.shelf.site = analysis.site;
    entry.shelf.recordingSha256 = analysis.recordingSha256;
    entry.shelf.terminal = terminal;
    entry.shelf.expiresAt = noon + hours * hour;
    return entry;
}

AlarmEntry undo(std::int64_t line, double at) {
    AlarmEntry entry;
    entry.at = at;
    entry.action = AlarmAction::Undo;
    entry.person = "Ana";
    entry.undoes = line;
    return entry;
}

} // namespace

class AlarmStatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedAndTakenBack() {
        const auto analysis = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, acknowledgement(analysis, 0));
        AlarmStates states = alarmStates(analysis, log, noon);
        QCOMPARE(states.find("i1")->acknowledged->person, std::string("Li Wei"));
        QVERIFY(!states.find("i2")->acknowledged);
        add(log, undo(1, noon + 60));
        states = alarmStates(analysis, log, noon + 60);
        QVERIFY(!states.find("i1")->acknowledged);
        QCOMPARE(states.lines.size(), std::size_t{1}); // the log forgets nothing
        QCOMPARE(states.lines[0].status, LineStatus::TakenBack);
        QCOMPARE(states.lines[0].undo->person, std::string("Ana"));
        QVERIFY(!checkedEntry(log, undo(1, noon + 90)).ok()); // once is enough
        QVERIFY(!checkedEntry(log, undo(2, noon + 90)).ok()); // what was taken back is acknowledged anew
        QVERIFY(!checkedEntry(log, undo(9, noon + 90)).ok());
    }

    void aNewAnalysisKeepsTheAcknowledgement() {
        const auto before = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, acknowledgement(before, 0));
        auto after = before;
        after.incidents[0].id = "i7"; // cut a little otherwise, and numbered anew
        after.incidents[0].range.start += 2.0;
        after.incidents[0].range.end -= 3.0;
        after.incidents[0].episodes.pop_back();
        const AlarmStates states = alarmStates(after, log, noon);
        QVERIFY(states.find("i7")->acknowledged);
        QCOMPARE(states.lines[0].status, LineStatus::Holds);
        QCOMPARE(states.lines[0].incident, std::string("i7"));
    }

    void whatNobodyHasSeenIsNotAcknowledged() {
        const auto before = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, acknowledgement(before, 1)); // gw-01, 95 s to 104 s
        auto more = before;
        more.incidents[1].episodes.push_back(before.incidents[0].episodes.front());
        AlarmStates states = alarmStates(more, log, noon);
        QVERIFY(!states.incidents[1].acknowledged);
        QCOMPARE(states.lines[0].status, LineStatus::Lost);
        QCOMPARE(states.lines[0].unmatched, Unmatched::MoreTerminals);
        QCOMPARE(states.lines[0].incident, std::string("i2"));
        auto longer = before;
        longer.incidents[1].range.end = 119.0;
        QCOMPARE(alarmStates(longer, log, noon).lines[0].unmatched, Unmatched::Longer);
        auto gone = before;
        gone.incidents.pop_back();
        states = alarmStates(gone, log, noon);
        QCOMPARE(states.lines[0].unmatched, Unmatched::NothingThere);
        QVERIFY(states.lines[0].incident.empty());
        auto other = before;
        other.recordingSha256 = "another";
        QVERIFY(alarmStates(other, log, noon).lines.empty());
    }

    void anIncidentIsShelvedWhenAllOfItIs() {
        const auto analysis = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, shelf(analysis, "gw-01", 8.0));
        AlarmStates states = alarmStates(analysis, log, noon + hour);
        QVERIFY(states.find("i2")->shelved);
        QCOMPARE(states.find("i2")->shelvedUntil, noon + 8.0 * hour);
        QVERIFY(!states.find("i1")->shelved); // three terminals still call
        QCOMPARE(states.find("i1")->shelvedTerminals, std::vector<std::string>{"gw-01"});
        QCOMPARE(states.load.incidents, std::size_t{1});
        QCOMPARE(states.load.shelvedIncidents, std::size_t{1});
        QCOMPARE(states.load.shelvedEpisodes, std::size_t{2});
        for (const char* terminal : {"sn-01", "plc-01", "prs-01"}) {
            add(log, shelf(analysis, terminal, 24.0));
        }
        states = alarmStates(analysis, log, noon + hour);
        QVERIFY(states.find("i1")->shelved);
        QCOMPARE(states.find("i1")->shelvedUntil, noon + 8.0 * hour); // gw-01 is the first to be heard again
    }

    void itComesBackByItself() {
        const auto analysis = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, shelf(analysis, "gw-01", 8.0));
        QCOMPARE(*alarmStates(analysis, log, noon).nextExpiry, noon + 8.0 * hour);
        QVERIFY(alarmStates(analysis, log, noon + 8.0 * hour - 1.0).find("i2")->shelved);
        const AlarmStates after = alarmStates(analysis, log, noon + 8.0 * hour);
        QVERIFY(!after.find("i2")->shelved);
        QVERIFY(after.shelves.empty() && !after.nextExpiry);
        QCOMPARE(after.lines[0].status, LineStatus::Expired);
        QVERIFY(!checkedEntry(log, undo(1, noon + 9.0 * hour)).ok());
    }

    void unshelved() {
        const auto analysis = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, shelf(analysis, "gw-01", 8.0));
        add(log, undo(1, noon + 60));
        const AlarmStates states = alarmStates(analysis, log, noon + 61);
        QVERIFY(!states.find("i2")->shelved);
        QCOMPARE(states.lines[0].status, LineStatus::TakenBack);
    }

    void itHoldsForTheSite() {
        const auto here = testing::sampleAnalysisValue();
        AlarmLog log;
        add(log, shelf(here, "gw-01", 8.0));
        auto tomorrow = here;
        tomorrow.recordingSha256 = "another recording";
        QVERIFY(alarmStates(tomorrow, log, noon).find("i2")->shelved);
        tomorrow.site = "another plant";
        const AlarmStates elsewhere = alarmStates(tomorrow, log, noon);
        QVERIFY(!elsewhere.find("i2")->shelved);
        QVERIFY(elsewhere.lines.empty());
        QCOMPARE(elsewhere.shelves.size(), std::size_t{1}); // the project still knows it
        // Recordings that name no site are not thrown together.
        auto nowhere = here;
        nowhere.site.clear();
        AlarmLog own;
        add(own, shelf(nowhere, "gw-01", 8.0));
        QVERIFY(alarmStates(nowhere, own, noon).find("i2")->shelved);
        nowhere.recordingSha256 = "another";
        QVERIFY(!alarmStates(nowhere, own, noon).find("i2")->shelved);
    }

    void onlyATypeOrAFeature() {
        auto analysis = testing::sampleAnalysisValue();
        analysis.incidents[1].episodes[0].type = "component_fault";
        analysis.incidents[1].episodes[0].keySegments = {
            {{95.0, 96.0}, 1.0, {{"retries", 0.9, {}, {}, {}, {}}}}};
        const auto shelvedBy = [&](const std::string& type, const std::string& feature) {
            AlarmLog log;
            AlarmEntry entry = shelf(analysis, "gw-01", 8.0);
            entry.shelf.type = type;
            entry.shelf.feature = feature;
            add(log, entry);
            return alarmStates(analysis, log, noon).find("i2")->shelved;
        };
        QVERIFY(shelvedBy("component_fault", ""));
        QVERIFY(!shelvedBy("overload", ""));
        QVERIFY(shelvedBy("", "retries"));
        QVERIFY(!shelvedBy("component_fault", "delay_ms"));
    }

    void whatIsRefused() {
        const auto analysis = testing::sampleAnalysisValue();
        AlarmEntry entry = shelf(analysis, "gw-01", 8.0);
        entry.note = " \t ";
        QCOMPARE(checkedEntry({}, entry).error().message.source, "to shelve an alarm needs a reason");
        entry = shelf(analysis, "gw-01", 8.0);
        entry.person = "\n";
        QVERIFY(!checkedEntry({}, entry).ok());
        QVERIFY(!checkedEntry({}, shelf(analysis, "gw-01", 0.0)).ok());
        QVERIFY(!checkedEntry({}, shelf(analysis, "gw-01", -1.0)).ok());
        QVERIFY(!checkedEntry({}, shelf(analysis, "gw-01", 31.0 * 24.0)).ok());
        QVERIFY(checkedEntry({}, shelf(analysis, "gw-01", 30.0 * 24.0)).ok());
        QVERIFY(!checkedEntry({}, shelf(analysis, "", 8.0)).ok());
        entry = acknowledgement(analysis, 0);
        entry.person = "  Li\nWei ";
        QCOMPARE(checkedEntry({}, entry)->person, std::string("Li Wei")); // one line, no blanks around
        entry.note.clear();                                               // a note is not needed
        QVERIFY(checkedEntry({}, entry).ok());
    }
};

QTEST_GUILESS_MAIN(AlarmStatesTest)
#include "alarm_states_test.moc"

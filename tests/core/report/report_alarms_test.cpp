// SPDX-License-Identifier: GPL-3.0-or-later
// What people did about alarms, as both reports print it.
#include "core/report/alarm_lines.h"
#include "core/report/build_report.h"
#include "tests/support/analysis_builder.h"

#include <QtTest/QTest>

using namespace vestigo;
using namespace vestigo::report;

namespace {

constexpr double noon = 1795694400.0; // 2026-11-26 12:00 UTC
constexpr double hour = 3600.0;

alarms::AlarmEntry acknowledgement(const analysis::Analysis& analysis, std::size_t incident) {
    const analysis::Incident& one = analysis.incidents[incident];
    alarms::AlarmEntry entry;
    entry.at = noon;
    entry.person = "Li Wei";
    entry.note = "checked wiring";
    entry.incident = {analysis.recordingSha256, analysis.recordingId, one.id, one.range,
                      alarms::terminalsOf(one)};
    return entry;
}

alarms::AlarmEntry shelf(const analysis::Analysis& analysis, const std::string& terminal) {
    alarms::AlarmEntry entry;
    entry.at = noon + 60.0;
    entry.action = alarms::AlarmAction::Shelve;
    entry.person = "Ana";
    entry.note = "gateway being replaced";
    entry.shelf.site = analysis.site;
    entry.shelf.recordingSha256 = analysis.recordingSha256;
    entry.shelf.terminal = terminal;
    entry.shelf.expiresAt = noon + 8.0 * hour;
    return entry;
}

alarms::AlarmLog logged(std::vector<alarms::AlarmEntry> entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].id = static_cast<std::int64_t>(i + 1);
    }
    return entries;
}

/// Paragraphs and tables as text; the pages are drawn elsewhere.
QString textOf(const analysis::Analysis& analysis, const alarms::AlarmLog* log, Role role,
               double now = noon + hour, const std::optional<alarms::AlarmChain>& chain = {}) {
    ReportOptions options;
    options.role = role;
    if (log != nullptr) {
        alarms::AlarmStates states = alarms::alarmStates(analysis, *log, now);
        states.chain = chain;
        options.alarms = std::make_shared<const alarms::AlarmStates>(std::move(states));
    }
    const Document document =
        buildReport(std::make_shared<const analysis::Analysis>(analysis), options, Translator(), nullptr);
    std::string text;
    for (const Block& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block)) {
            text += heading->text + "\n";
        } else if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (const Span& span : paragraph->spans) {
                text += span.text;
            }
            text += "\n";
        } else if (const auto* table = std::get_if<Table>(&block)) {
            for (const auto& row : table->rows) {
                for (const Cell& cell : row) {
                    text += cell.text + "|";
                }
                text += "\n";
            }
            text += table->caption + "\n";
        }
    }
    return QString::fromStdString(text);
}

} // namespace

#define VERIFY_CONTAINS(text, part) QVERIFY2((text).contains(QStringLiteral(part)), qPrintable(text))

class ReportAlarmsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void expertPrintsTheWholeLog() {
        const auto analysis = testing::sampleAnalysisValue();
        alarms::AlarmEntry undo;
        undo.action = alarms::AlarmAction::Undo;
        undo.at = noon + 120.0;
        undo.person = "Chen";
        undo.undoes = 2;
        const auto log = logged(
            {acknowledgement(analysis, 0), acknowledgement(analysis, 1), shelf(analysis, "gw-01"), undo});
        const QString text = textOf(analysis, &log, Role::Expert);
        VERIFY_CONTAINS(text, "Acknowledged and shelved\n");
        VERIFY_CONTAINS(text, "Incident 1|Li Wei|2026-11-26 12:00 UTC|checked wiring|acknowledged|");
        VERIFY_CONTAINS(text, "Incident 2|Li Wei|2026-11-26 12:00 UTC|checked wiring|taken back by Chen, "
                              "2026-11-26 12:02 UTC|");
        VERIFY_CONTAINS(text,
                        "(gw-01)|Ana|2026-11-26 12:01 UTC|gateway being replaced|shelved until 2026-11-26 "
                        "20:00 UTC|");
        VERIFY_CONTAINS(text, "As of 2026-11-26 13:00 UTC");
        VERIFY_CONTAINS(text, "Shelved and not in these figures: incident 2.");
        VERIFY_CONTAINS(text, "Load: 1 incidents of 3 episodes in 2 min of recording.");
    }

    void whatHasEndedOrIsLostIsSaid() {
        auto analysis = testing::sampleAnalysisValue();
        const auto log = logged({acknowledgement(analysis, 1), shelf(analysis, "gw-01")});
        analysis.incidents.pop_back();
        const QString text = textOf(analysis, &log, Role::Expert, noon + 9.0 * hour);
        VERIFY_CONTAINS(text, "could not be matched: no incident is there now");
        VERIFY_CONTAINS(text, "ended 2026-11-26 20:00 UTC");
    }

    void whatIsShelvedIsNotHidden() {
        const auto analysis = testing::sampleAnalysisValue();
        const auto log = logged({shelf(analysis, "gw-01")});
        const QString expert = textOf(analysis, &log, Role::Expert);
        VERIFY_CONTAINS(expert, "Incident 2");
        const QString frontline = textOf(analysis, &log, Role::Frontline);
        VERIFY_CONTAINS(frontline, "is shelved by Ana until 2026-11-26 20:00 UTC: gateway being replaced.");
        // Also where nothing was found: somebody has to know that it is silenced.
        auto quiet = analysis;
        quiet.incidents.clear();
        VERIFY_CONTAINS(textOf(quiet, &log, Role::Expert), "gateway being replaced");
    }

    void frontlineSaysItInOneLine() {
        const auto analysis = testing::sampleAnalysisValue();
        const auto log = logged({acknowledgement(analysis, 0)});
        const QString text = textOf(analysis, &log, Role::Frontline);
        VERIFY_CONTAINS(text, "Acknowledged by Li Wei, 2026-11-26 12:00 UTC: checked wiring.");
        VERIFY_CONTAINS(text, "Nobody has acknowledged this yet."); // the other one
    }

    void withoutAProjectNothingIsSaid() {
        const auto analysis = testing::sampleAnalysisValue();
        QVERIFY(!textOf(analysis, nullptr, Role::Expert).contains("cknowledged"));
        QVERIFY(!textOf(analysis, nullptr, Role::Frontline).contains("cknowledged"));
        const alarms::AlarmLog empty;
        VERIFY_CONTAINS(textOf(analysis, &empty, Role::Expert), "Nothing of this recording was acknowledged");
    }

    void ratesAndFloods() {
        auto analysis = testing::sampleAnalysisValue();
        analysis.durationSeconds = 1200.0;
        const alarms::AlarmLog empty;
        VERIFY_CONTAINS(textOf(analysis, &empty, Role::Expert),
                        "Load: 1.0 incidents and 2.5 episodes in ten minutes on average");
        VERIFY_CONTAINS(textOf(analysis, &empty, Role::Expert),
                        "The most in ten minutes were 2, from 06:24:46");
    }

    void hostileTextStaysInItsCell() {
        const auto analysis = testing::sampleAnalysisValue();
        auto entry = acknowledgement(analysis, 0);
        entry.note = "a\nb\u202e %1 " + std::string(2000, 'x');
        const auto log = logged({entry});
        const QString text = textOf(analysis, &log, Role::Expert);
        VERIFY_CONTAINS(text, "a b");
        QVERIFY(!text.contains(QChar(0x202e)));
        QVERIFY(!text.contains(QString(400, 'x')));
    }

    void theSealOfTheLogIsPrintedAndABrokenOneIsSaid() {
        const auto analysis = testing::sampleAnalysisValue();
        const auto log = logged({acknowledgement(analysis, 0)});
        alarms::AlarmChain chain;
        chain.lines = 7;
        chain.head = "0123456789abcdef0123456789abcdef";
        const auto text = [&] { return textOf(analysis, &log, Role::Expert, noon + hour, chain); };
        VERIFY_CONTAINS(text(),
                        "The log of alarms, 7 lines, is as it was written; its seal is 0123456789abcdef.");
        chain.brokenAt = 3;
        VERIFY_CONTAINS(text(), "from line 3 on it is not what was written");
        chain.brokenAt = 0;
        chain.cutOff = true;
        VERIFY_CONTAINS(text(), "lines are missing at its end");
        QVERIFY(!textOf(analysis, &log, Role::Expert).contains(QStringLiteral("log of alarms")));
    }

    void moments() {
        QCOMPARE(momentText(noon), std::string("2026-11-26 12:00 UTC"));
        QCOMPARE(momentText(-1.0), std::string());
        QCOMPARE(momentText(1e300), std::string());
    }
};

QTEST_GUILESS_MAIN(ReportAlarmsTest)
#include "report_alarms_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/alarm_lines.h"

#include <algorithm>
#include <cmath>

namespace vestigo::report {

namespace {

using alarms::AlarmAction;
using alarms::AlarmEntry;
using alarms::AlarmLine;
using alarms::AlarmStates;
using alarms::LineStatus;

constexpr std::size_t mostLines = 400;
constexpr std::size_t longestNote = 300;

std::string personOf(const AlarmEntry& entry) {
    return printable(entry.person, 60);
}

/// The number that the report gives an incident; empty: it has none of that id.
std::string numberOf(const analysis::Analysis& analysis, const std::string& incident) {
    for (std::size_t i = 0; i < analysis.incidents.size(); ++i) {
        if (analysis.incidents[i].id == incident) {
            return std::to_string(i + 1);
        }
    }
    return {};
}

std::string subjectOf(const ReportContext& context, const AlarmLine& line) {
    const Wording& wording = context.wording;
    if (line.entry.action == AlarmAction::Acknowledge) {
        const std::string number = numberOf(*context.analysis, line.incident);
        return number.empty() || line.status == LineStatus::Lost
                   ? wording.say(VESTIGO_TEXT("Report", "incident at %1"),
                                 {wording.clock(line.entry.incident.range.start)})
                   : wording.say(VESTIGO_TEXT("Report", "Incident %1"), {number});
    }
    const alarms::ShelfScope& shelf = line.entry.shelf;
    std::string what = wording.nameAndId(shelf.terminal);
    if (!shelf.type.empty()) {
        what = wording.say(VESTIGO_TEXT("Report", "%1: only %2"), {what, wording.anomaly(shelf.type)});
    }
    if (!shelf.feature.empty()) {
        what = wording.say(VESTIGO_TEXT("Report", "%1: only where %2 is foremost"),
                           {what, wording.feature(shelf.feature)});
    }
    return what;
}

Text lostBecause(alarms::Unmatched reason) {
    switch (reason) {
    case alarms::Unmatched::MoreTerminals:
        return VESTIGO_TEXT("Report", "holds no more: the incident there now has further terminals");
    case alarms::Unmatched::Longer:
        return VESTIGO_TEXT("Report", "holds no more: the incident there now is more than twice as long");
    default:
        return VESTIGO_TEXT("Report", "could not be matched: no incident is there now");
    }
}

std::string stateOf(const Wording& wording, const AlarmLine& line) {
    const bool shelf = line.entry.action == AlarmAction::Shelve;
    const std::string until = shelf ? momentText(line.entry.shelf.expiresAt) : std::string();
    switch (line.status) {
    case LineStatus::TakenBack:
        return wording.say(shelf ? VESTIGO_TEXT("Report", "unshelved by %1, %2")
                                 : VESTIGO_TEXT("Report", "taken back by %1, %2"),
                           {personOf(*line.undo), momentText(line.undo->at)});
    case LineStatus::Expired:
        return wording.say(VESTIGO_TEXT("Report", "ended %1"), {until});
    case LineStatus::Lost:
        return wording.say(lostBecause(line.unmatched));
    case LineStatus::Holds:
        break;
    }
    return shelf ? wording.say(VESTIGO_TEXT("Report", "shelved until %1"), {until})
                 : wording.say(VESTIGO_TEXT("Report", "acknowledged"));
}

Table alarmTable(const ReportContext& context, const AlarmStates& states) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "what")), wording.say(VESTIGO_TEXT("Report", "by")),
                  wording.say(VESTIGO_TEXT("Report", "when")),
                  wording.say(VESTIGO_TEXT("Report", "note or reason")),
                  wording.say(VESTIGO_TEXT("Report", "state"))};
    table.widths = {0.19, 0.12, 0.19, 0.22, 0.28};
    const std::size_t first = states.lines.size() > mostLines ? states.lines.size() - mostLines : 0;
    for (std::size_t i = first; i < states.lines.size(); ++i) {
        const AlarmLine& line = states.lines[i];
        const bool over = line.status != LineStatus::Holds;
        table.rows.push_back({{subjectOf(context, line), over, !over},
                              {personOf(line.entry), over, false},
                              {momentText(line.entry.at), over, false},
                              {printable(line.entry.note, longestNote), over, false},
                              {stateOf(wording, line), over, false}});
    }
    table.caption = wording.say(
        VESTIGO_TEXT("Report",
                     "As of %1, by the clock of the computer that made this report. Shelved: alarms "
                     "of this terminal call nobody until then, in any recording of its site; they "
                     "are in this report all the same."),
        {momentText(states.asOf)});
    if (first > 0) {
        table.caption += " " + wording.say(VESTIGO_TEXT("Report", "%1 older lines are not shown."),
                                           {std::to_string(first)});
    }
    return table;
}

void sayLoad(const ReportContext& context, const AlarmStates& states, std::vector<Span>& spans) {
    const Wording& wording = context.wording;
    const alarms::AlarmLoad& load = states.load;
    if (!load.incidentsPerWindow) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report",
                                      "Load: %1 incidents of %2 episodes in %3 of recording. That is "
                                      "less than ten minutes, so no rate is given."),
                         {{std::to_string(load.incidents), true},
                          {std::to_string(load.episodes), false},
                          {wording.duration(load.observedSeconds), false}});
    } else {
        wording.sentence(
            spans,
            VESTIGO_TEXT("Report",
                         "Load: %1 incidents and %2 episodes in ten minutes on average; by EEMUA 191 "
                         "about one is bearable and ten are a flood."),
            {{fixedText(*load.incidentsPerWindow, 1), true}, {fixedText(*load.episodesPerWindow, 1), false}});
    }
    if (load.peak) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report", " The most in ten minutes were %1, from %2; %3 % of the time "
                                                "was flood."),
                         {{std::to_string(load.peak->incidents), false},
                          {wording.clock(load.peak->start), false},
                          {fixedText(100.0 * load.floodShare.value_or(0.0), 1), false}});
    } else if (load.floodSeconds > 0.0) {
        wording.sentence(spans, VESTIGO_TEXT("Report", " It was in flood for %1."),
                         {{wording.duration(load.floodSeconds), false}});
    }
    if (load.shelvedIncidents > 0) {
        std::vector<std::string> numbers;
        for (const alarms::IncidentState& state : states.incidents) {
            if (state.shelved) {
                numbers.push_back(numberOf(*context.analysis, state.incident));
            }
        }
        wording.sentence(spans, VESTIGO_TEXT("Report", " Shelved and not in these figures: incident %1."),
                         {{wording.list(numbers), false}});
    }
}

/// Whether the log is what was written, and the seal that tells it from a log made up later.
void sayChain(const ReportContext& context, const AlarmStates& states, std::vector<Span>& spans) {
    if (!states.chain || states.chain->lines == 0) {
        return;
    }
    const Wording& wording = context.wording;
    const alarms::AlarmChain& chain = *states.chain;
    if (chain.brokenAt != 0) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report", " The log of alarms was changed from outside of the program: "
                                                "from line %1 on it is not what was written."),
                         {{std::to_string(chain.brokenAt), true}});
    } else if (chain.cutOff) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report", " The log of alarms was changed from outside of the program: "
                                                "lines are missing at its end."),
                         {});
    } else if (!chain.head.empty()) {
        wording.sentence(spans,
                         VESTIGO_TEXT("Report",
                                      " The log of alarms, %1 lines, is as it was written; its seal "
                                      "is %2."),
                         {{std::to_string(chain.lines), false}, {chain.head.substr(0, 16), false}});
    }
}

/// What silences terminals of an incident, the first of them in words.
void sayShelves(const ReportContext& context, const alarms::IncidentState& state, std::vector<Span>& spans) {
    const Wording& wording = context.wording;
    for (const AlarmLine& line : context.options.alarms->lines) {
        const bool held = std::find(state.shelvedTerminals.begin(), state.shelvedTerminals.end(),
                                    line.entry.shelf.terminal) != state.shelvedTerminals.end();
        if (line.entry.action == AlarmAction::Shelve && line.status == LineStatus::Holds && held) {
            wording.sentence(spans, VESTIGO_TEXT("Report", " %1 is shelved by %2 until %3: %4."),
                             {{wording.name(line.entry.shelf.terminal), false},
                              {personOf(line.entry), false},
                              {momentText(line.entry.shelf.expiresAt), false},
                              {printable(line.entry.note, 120), false}});
            return;
        }
    }
}

} // namespace

std::string momentText(double unixSeconds) {
    constexpr double year9999 = 253402300799.0;
    if (!std::isfinite(unixSeconds) || unixSeconds < 0.0 || unixSeconds > year9999) {
        return {};
    }
    const std::string text = formatTimestamp({std::floor(unixSeconds), 0}); // "2026-11-26T19:02:00Z"
    return text.substr(0, 10) + " " + text.substr(11, 5) + " UTC";
}

void writeAlarms(const ReportContext& context, std::vector<Block>& blocks) {
    const Wording& wording = context.wording;
    if (!context.options.alarms) {
        return;
    }
    const AlarmStates& states = *context.options.alarms;
    blocks.emplace_back(Heading{2, wording.say(VESTIGO_TEXT("Report", "Acknowledged and shelved")), {}, {}});
    Paragraph load;
    sayLoad(context, states, load.spans);
    if (states.lines.empty()) {
        wording.sentence(
            load.spans,
            VESTIGO_TEXT("Report", " Nothing of this recording was acknowledged or shelved as of %1."),
            {{momentText(states.asOf), false}});
    }
    sayChain(context, states, load.spans);
    blocks.emplace_back(load);
    if (!states.lines.empty()) {
        blocks.emplace_back(alarmTable(context, states));
    }
}

Paragraph alarmLine(const ReportContext& context, std::size_t index) {
    Paragraph line;
    const alarms::IncidentState* state =
        context.options.alarms ? context.options.alarms->find(context.analysis->incidents[index].id)
                               : nullptr;
    if (state == nullptr) {
        return line;
    }
    const Wording& wording = context.wording;
    if (!state->acknowledged) {
        wording.sentence(line.spans, VESTIGO_TEXT("Report", "Nobody has acknowledged this yet."), {});
    } else if (state->acknowledged->note.empty()) {
        wording.sentence(
            line.spans, VESTIGO_TEXT("Report", "Acknowledged by %1, %2."),
            {{personOf(*state->acknowledged), true}, {momentText(state->acknowledged->at), false}});
    } else {
        wording.sentence(line.spans, VESTIGO_TEXT("Report", "Acknowledged by %1, %2: %3."),
                         {{personOf(*state->acknowledged), true},
                          {momentText(state->acknowledged->at), false},
                          {printable(state->acknowledged->note, 120), false}});
    }
    sayShelves(context, *state, line.spans);
    return line;
}

} // namespace vestigo::report

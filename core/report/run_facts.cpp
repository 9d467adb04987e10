// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_facts.h"

#include "core/report/camera_words.h"

#include "core/base/json.h"
#include "core/report/alarm_lines.h"
#include "core/report/custody.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::report {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t mostNotices = 400;

struct Judged {
    const analysis::TerminalResult* terminal = nullptr;
    double highest = 0.0;
    double abnormalSeconds = 0.0;
    std::size_t unknown = 0;
};

Judged judge(const analysis::TerminalResult& terminal, double stepSeconds) {
    Judged judged;
    judged.terminal = &terminal;
    for (std::size_t k = 0; k < terminal.probability.size(); ++k) {
        if (std::isfinite(terminal.probability[k])) {
            judged.highest = std::max(judged.highest, terminal.probability[k]);
        } else {
            ++judged.unknown;
        }
        if (k < terminal.abnormal.size() && terminal.abnormal[k]) {
            judged.abnormalSeconds += stepSeconds;
        }
    }
    return judged;
}

std::vector<Cell> terminalRow(const ReportContext& context, const Judged& judged) {
    const Wording& wording = context.wording;
    const analysis::TerminalResult& terminal = *judged.terminal;
    const bool scored = terminal.probability.size() > judged.unknown;
    const bool abnormal = judged.abnormalSeconds > 0.0;
    const std::string result = !scored    ? wording.sayMarked("Analysis", terminal.note)
                               : abnormal ? wording.say(VESTIGO_TEXT("Report", "abnormal for %1"),
                                                        {wording.duration(judged.abnormalSeconds)})
                                          : wording.say(VESTIGO_TEXT("Report", "normal"));
    std::vector<Cell> row{{wording.name(terminal.id), !scored, abnormal},
                          {printable(terminal.id, 40), true, false},
                          {wording.terminalType(terminal.type), !scored, false}};
    if (context.options.role == Role::Expert) {
        row.push_back({scored ? std::to_string(terminal.probability.size() - judged.unknown) : std::string(),
                       !scored, false});
        row.push_back({scored ? fixedText(judged.highest, 2) : std::string(), !scored, false});
        row.push_back({scored ? fixedText(terminal.threshold, 2) : std::string(), !scored, false});
    }
    row.push_back({result, !scored, abnormal});
    return row;
}

void addTable(std::vector<Block>& blocks, const Wording& wording, const Text& title, Table table) {
    if (!table.rows.empty()) {
        blocks.emplace_back(Heading{2, wording.say(title), {}, {}});
        blocks.emplace_back(std::move(table));
    }
}

Table noticeTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "terminal")),
                  wording.say(VESTIGO_TEXT("Report", "stream")),
                  wording.say(VESTIGO_TEXT("Report", "what could not be used"))};
    table.widths = {0.2, 0.18, 0.62};
    const auto& notices = context.analysis->notices;
    for (std::size_t i = 0; i < std::min(notices.size(), mostNotices); ++i) {
        const analysis::Notice& notice = notices[i];
        table.rows.push_back(
            {{notice.terminal.empty() ? std::string() : wording.nameAndId(notice.terminal), false, false},
             {wording.stream(notice.stream), false, false},
             {printable(notice.text, 400), false, false}});
    }
    if (notices.size() > mostNotices) {
        table.caption = wording.say(VESTIGO_TEXT("Report", "%1 more of this kind are in the result file."),
                                    {std::to_string(notices.size() - mostNotices)});
    }
    return table;
}

Table offsetTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {
        wording.say(VESTIGO_TEXT("Report", "terminal")), wording.say(VESTIGO_TEXT("Report", "stream")),
        wording.say(VESTIGO_TEXT("Report", "offset, s")), wording.say(VESTIGO_TEXT("Report", "confidence"))};
    table.widths = {0.34, 0.26, 0.2, 0.2};
    for (const analysis::OffsetOffer& offer : context.analysis->offsets) {
        table.rows.push_back({{wording.nameAndId(offer.terminal), false, false},
                              {wording.stream(offer.stream), false, false},
                              {fixedText(offer.offsetSeconds, 1), false, false},
                              {fixedText(offer.confidence, 2), false, false}});
    }
    table.caption = wording.say(
        context.analysis->appliedOffsets.empty()
            ? VESTIGO_TEXT("Report", "Estimated from motion in the video against activity in the behaviour "
                                     "table. Offered, not applied: all times are as recorded.")
            : VESTIGO_TEXT("Report", "Estimated from motion in the video against activity in the behaviour "
                                     "table, after the corrections above. Offered, not applied."));
    return table;
}

std::string whoCorrected(const Wording& wording, const analysis::ClockOffset& offset) {
    const std::string person = printable(offset.person, 60);
    const bool typed = offset.action == analysis::OffsetAction::Typed;
    if (person.empty()) {
        return wording.say(typed ? VESTIGO_TEXT("Report", "typed in")
                                 : VESTIGO_TEXT("Report", "accepted as estimated"));
    }
    return wording.say(typed ? VESTIGO_TEXT("Report", "typed in by %1")
                             : VESTIGO_TEXT("Report", "accepted as estimated, by %1"),
                       {person});
}

Table correctionTable(const ReportContext& context) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "terminal")),
                  wording.say(VESTIGO_TEXT("Report", "stream")),
                  wording.say(VESTIGO_TEXT("Report", "added, s")), wording.say(VESTIGO_TEXT("Report", "by")),
                  wording.say(VESTIGO_TEXT("Report", "when"))};
    table.widths = {0.26, 0.16, 0.12, 0.24, 0.22};
    for (const analysis::ClockOffset& offset : context.analysis->appliedOffsets) {
        table.rows.push_back(
            {{wording.nameAndId(offset.terminal), false, false},
             {wording.stream(offset.stream), false, false},
             {fixedText(offset.seconds, 2), false, false},
             {whoCorrected(wording, offset), false, false},
             {offset.at > 0.0 ? momentText(offset.at)
                              : wording.say(VESTIGO_TEXT("Report", "for this analysis alone")),
              offset.at <= 0.0, false}});
    }
    table.caption =
        wording.say(VESTIGO_TEXT("Report", "Applied: this was added to the times of these streams, on top of "
                                           "the offset that the recording states. The recording itself was "
                                           "not changed."));
    return table;
}

Table factTable(const Wording& wording, const Facts& facts) {
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "fact")), wording.say(VESTIGO_TEXT("Report", "value"))};
    table.widths = {0.28, 0.72};
    for (const auto& [name, value] : facts) {
        if (!value.empty()) {
            table.rows.push_back({{name, true, false}, {value, false, false}});
        }
    }
    return table;
}

Facts recordingFacts(const ReportContext& context) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    Facts facts{{wording.say(VESTIGO_TEXT("Report", "recording")), printable(analysis.recordingId, 200)},
                {wording.say(VESTIGO_TEXT("Report", "SHA-256 of the recording")),
                 printable(analysis.recordingSha256, 64)},
                {wording.say(VESTIGO_TEXT("Report", "folder")), printable(analysis.recordingPath, 300)},
                {wording.say(VESTIGO_TEXT("Report", "site")), printable(analysis.site, 200)}};
    if (analysis.startedAt) {
        facts.emplace_back(wording.say(VESTIGO_TEXT("Report", "recording began")),
                           formatTimestamp(*analysis.startedAt));
    }
    facts.emplace_back(wording.say(VESTIGO_TEXT("Report", "times in this report")),
                       analysis.startedAt
                           ? wording.zone()
                           : wording.say(VESTIGO_TEXT("Report", "seconds after the recording began; the "
                                                                "recording does not say when that was")));
    facts.emplace_back(wording.say(VESTIGO_TEXT("Report", "duration")),
                       wording.duration(analysis.durationSeconds));
    if (analysis.synthetic) {
        facts.emplace_back(wording.say(VESTIGO_TEXT("Report", "origin")),
                           wording.say(VESTIGO_TEXT("Report", "synthetic: drawn, not made in a plant")));
    }
    return facts;
}

/// Of the key regions that steered the eyes; empty: none did.
std::string regionHash(const analysis::Analysis& analysis) {
    const auto settings = parseJson(analysis.settingsJson, "settings");
    const bool known = settings.ok() && settings->is_object() && settings->contains("regions_sha256") &&
                       (*settings)["regions_sha256"].is_string();
    return known ? printable((*settings)["regions_sha256"].get<std::string>(), 64) : std::string();
}

Facts runFacts(const ReportContext& context) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    Facts facts{
        {wording.say(VESTIGO_TEXT("Report", "engine")), printable(analysis.engine, 60)},
        {wording.say(VESTIGO_TEXT("Report", "model")), wording.sayMarked("Analysis", analysis.modelName)},
        {wording.say(VESTIGO_TEXT("Report", "SHA-256 of the model")),
         analysis.modelSha256.empty()
             ? wording.say(
                   VESTIGO_TEXT("Report", "no model file: fitted to the normal part of this recording"))
             : printable(analysis.modelSha256, 64)},
        {wording.say(VESTIGO_TEXT("Report", "analysed as")),
         analysis.causal
             ? wording.say(VESTIGO_TEXT("Report", "causal: each step knows only what had happened by then"))
             : wording.say(VESTIGO_TEXT("Report", "offline: each step may use the whole recording"))},
        {wording.say(VESTIGO_TEXT("Report", "step")),
         wording.say(VESTIGO_TEXT("Report", "%1 s"),
                     {fixedText(analysis.stepSeconds, analysis.stepSeconds < 0.1 ? 3 : 1)})},
        {wording.say(VESTIGO_TEXT("Report", "program")), "Vestigo " + printable(analysis.programVersion, 40)},
        {wording.say(VESTIGO_TEXT("Report", "analysed at")), printable(analysis.analysedAt, 40)},
        {wording.say(VESTIGO_TEXT("Report", "SHA-256 of the result")), resultHash(analysis)},
        {wording.say(VESTIGO_TEXT("Report", "SHA-256 of the key regions")), regionHash(analysis)}};
    return facts;
}

} // namespace

std::string howScored(const ReportContext& context) {
    const Wording& wording = context.wording;
    const std::string step =
        wording.say(VESTIGO_TEXT("Report", "%1 s"), {fixedText(context.analysis->stepSeconds, 1)});
    if (context.analysis->engine == "kmeans") {
        return wording.say(
            VESTIGO_TEXT("Report",
                         " Probability: distance of the features around each step of %1 to the nearest of "
                         "the courses that are usual here (k-means), on a scale of 0 to 1; abnormal from "
                         "the threshold on."),
            {step});
    }
    return wording.say(VESTIGO_TEXT("Report",
                                    " Probability: as the engine %1 gives it for each step of %2; abnormal "
                                    "from the threshold on."),
                       {printable(context.analysis->engine, 40), step});
}

Table terminalTable(const ReportContext& context, std::size_t most) {
    const Wording& wording = context.wording;
    const bool expert = context.options.role == Role::Expert;
    Table table;
    table.head = {wording.say(VESTIGO_TEXT("Report", "terminal")), wording.say(VESTIGO_TEXT("Report", "id")),
                  wording.say(VESTIGO_TEXT("Report", "kind"))};
    table.widths = {0.26, 0.18, 0.2, 0.36};
    if (expert) {
        table.head.push_back(wording.say(VESTIGO_TEXT("Report", "steps")));
        table.head.push_back(wording.say(VESTIGO_TEXT("Report", "highest")));
        table.head.push_back(wording.say(VESTIGO_TEXT("Report", "threshold")));
        table.widths = {0.24, 0.15, 0.16, 0.09, 0.1, 0.11, 0.19};
    }
    table.head.push_back(wording.say(VESTIGO_TEXT("Report", "result")));
    std::vector<Judged> rows;
    for (const analysis::TerminalResult& terminal : context.analysis->terminals) {
        rows.push_back(judge(terminal, context.analysis->stepSeconds));
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Judged& a, const Judged& b) { return a.abnormalSeconds > b.abnormalSeconds; });
    const std::size_t shown = most == 0 ? rows.size() : std::min(rows.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        table.rows.push_back(terminalRow(context, rows[i]));
    }
    if (shown < rows.size()) {
        table.caption = wording.say(VESTIGO_TEXT("Report", "and %1 more, listed in the expert report"),
                                    {std::to_string(rows.size() - shown)});
    } else if (expert) {
        table.caption =
            wording.say(VESTIGO_TEXT("Report", "Steps: those with a score. Highest: the highest probability "
                                               "of being abnormal, against the terminal's threshold."));
    }
    return table;
}

void writeRunFacts(const ReportContext& context, std::vector<Block>& blocks) {
    const Wording& wording = context.wording;
    addTable(blocks, wording, VESTIGO_TEXT("Report", "What could not be used"), noticeTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Cameras in a bad state"), cameraTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Key regions that were covered"), coverTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Clocks that were corrected"), correctionTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Clocks that seem to be off"), offsetTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "The recording"),
             factTable(wording, recordingFacts(context)));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "The run"), factTable(wording, runFacts(context)));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Settings of the run"), settingTable(context));
    addTable(blocks, wording, VESTIGO_TEXT("Report", "Chain of custody"), custodyTable(context));
    if (!context.analysis->incidents.empty()) { // a report of nothing has its own lines
        blocks.emplace_back(SignatureLines{{wording.say(VESTIGO_TEXT("Report", "Handed over by, date")),
                                            wording.say(VESTIGO_TEXT("Report", "Received by, date"))}});
    }
}

} // namespace vestigo::report

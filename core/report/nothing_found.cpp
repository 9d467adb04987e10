// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/alarm_lines.h"
#include "core/report/frontline.h"
#include "core/report/run_facts.h"

#include <algorithm>

namespace vestigo::report {

namespace {

constexpr std::size_t mostRows = 16; // so that it stays one page

Paragraph whatWasFound(const ReportContext& context) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    const auto judged = std::count_if(analysis.terminals.begin(), analysis.terminals.end(),
                                      [](const auto& terminal) { return !terminal.t.empty(); });
    Paragraph text;
    if (judged == 0) {
        wording.sentence(text.spans,
                         VESTIGO_TEXT("Report", "No terminal could be judged, so nothing can be said."), {});
        return text;
    }
    wording.sentence(text.spans, VESTIGO_TEXT("Report", "%1 in %2 of recording."),
                     {{wording.say(VESTIGO_TEXT("Report", "Nothing abnormal was found")), true},
                      {wording.duration(analysis.durationSeconds), false}});
    wording.sentence(text.spans, VESTIGO_TEXT("Report", " %1 of %2 terminals were judged."),
                     {{std::to_string(judged), false}, {std::to_string(analysis.terminals.size()), false}});
    wording.sentence(
        text.spans,
        VESTIGO_TEXT("Report", " That nothing was found does not prove that nothing happened: what no stream "
                               "shows cannot be found."),
        {});
    return text;
}

} // namespace

void writeNothingFound(const ReportContext& context, std::vector<Block>& blocks) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    const auto section = [&](const Text& text) {
        blocks.emplace_back(Heading{2, wording.say(text), {}, {}});
    };
    Heading title{
        1, wording.say(VESTIGO_TEXT("Report", "Nothing abnormal found")), reportNumber(context), {}};
    const std::string site = printable(analysis.site, 60);
    const std::string period = wording.period({0.0, analysis.durationSeconds});
    title.below = site.empty() ? period : wording.say(VESTIGO_TEXT("Report", "%1 · %2"), {site, period});
    blocks.emplace_back(title);
    section(VESTIGO_TEXT("Report", "Result"));
    blocks.emplace_back(whatWasFound(context));
    section(VESTIGO_TEXT("Report", "What was looked at"));
    blocks.emplace_back(terminalTable(context, context.options.role == Role::Frontline ? mostRows : 0));
    std::vector<Span> reservations = runReservations(context);
    if (!reservations.empty()) {
        // The sentences are written to follow others.
        std::string& first = reservations.front().text;
        first.erase(0, first.find_first_not_of(' '));
        section(VESTIGO_TEXT("Report", "How sure is this"));
        blocks.emplace_back(Paragraph{reservations, false});
    }
    if (context.options.role == Role::Expert) {
        writeAlarms(context, blocks);
        writeRunFacts(context, blocks);
    }
    blocks.emplace_back(SignatureLines{{wording.say(VESTIGO_TEXT("Report", "Shift lead, date")),
                                        wording.say(VESTIGO_TEXT("Report", "Maintenance, date"))}});
}

} // namespace vestigo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/expert.h"

#include "core/report/alarm_lines.h"
#include "core/report/extent.h"
#include "core/report/frontline.h"
#include "core/report/run_facts.h"

#include <algorithm>

namespace vestigo::report {

namespace {

constexpr std::size_t mostInWords = 3; // on the first page; all of them have their own pages

std::string placesOnPath(const Wording& wording, const analysis::Incident& incident) {
    constexpr std::size_t mostNamed = 4;
    const std::vector<std::string> order = terminalsInOrder(incident);
    std::string path;
    for (std::size_t i = 0; i < std::min(order.size(), mostNamed); ++i) {
        path += (i == 0 ? "" : " \xe2\x86\x92 ") + wording.name(order[i]);
    }
    return order.size() <= mostNamed ? path
                                     : wording.say(VESTIGO_TEXT("Report", "%1 and %2 more"),
                                                   {path, std::to_string(order.size() - mostNamed)});
}

Table incidentTable(const ReportContext& context, const Extent& extent) {
    const Wording& wording = context.wording;
    Table table;
    table.head = {"#",
                  wording.say(VESTIGO_TEXT("Report", "began")),
                  wording.say(VESTIGO_TEXT("Report", "lasted")),
                  wording.say(VESTIGO_TEXT("Report", "root")),
                  wording.say(VESTIGO_TEXT("Report", "named by")),
                  wording.say(VESTIGO_TEXT("Report", "in the order in which they turned abnormal"))};
    table.widths = {0.05, 0.17, 0.09, 0.17, 0.15, 0.37};
    const bool some = extent.inFull.size() < context.analysis->incidents.size();
    for (const std::size_t i : extent.listed) {
        const analysis::Incident& incident = context.analysis->incidents[i];
        const bool own = std::binary_search(extent.inFull.begin(), extent.inFull.end(), i);
        const bool bySource = incident.rootRule == analysis::RootRule::GraphSource;
        const std::string rule = incident.rootCause.empty()
                                     ? wording.say(VESTIGO_TEXT("Report", "none named"))
                                 : bySource ? wording.say(VESTIGO_TEXT("Report", "source of the graph"))
                                 : incident.rootRule == analysis::RootRule::LinkSource
                                     ? wording.say(VESTIGO_TEXT("Report", "order along links"))
                                     : wording.say(VESTIGO_TEXT("Report", "first abnormal"));
        table.rows.push_back(
            {{std::to_string(i + 1), false, some && own},
             {wording.moment(incident.range.start, 1), false, false},
             {wording.duration(incident.range.length()), false, false},
             {incident.rootCause.empty() ? std::string() : wording.name(incident.rootCause), false, true},
             {rule, !bySource, false},
             {placesOnPath(wording, incident), false, false}});
    }
    if (some) {
        table.caption = wording.say(
            VESTIGO_TEXT("Report", "A number in bold has pages of its own below; there are %1 of them."),
            {std::to_string(extent.inFull.size())});
    }
    return table;
}

/// The one with the most terminals; of several the longest.
std::size_t largestIncident(const analysis::Analysis& analysis) {
    std::size_t largest = 0;
    const auto size = [&](std::size_t i) {
        const analysis::Incident& incident = analysis.incidents[i];
        return std::make_pair(terminalsInOrder(incident).size(), incident.range.length());
    };
    for (std::size_t i = 1; i < analysis.incidents.size(); ++i) {
        largest = size(i) > size(largest) ? i : largest;
    }
    return largest;
}

void writeSummary(const ReportContext& context, const Extent& extent, std::vector<Block>& blocks) {
    const analysis::Analysis& analysis = *context.analysis;
    const Wording& wording = context.wording;
    Heading title{1, wording.say(VESTIGO_TEXT("Report", "Traceability report")), {}, {}};
    title.beside = wording.say(VESTIGO_TEXT("Report", "Expert report")) + "\n" + reportNumber(context);
    const std::string site = printable(analysis.site, 60);
    const std::string period = wording.period({0.0, analysis.durationSeconds});
    title.below = site.empty() ? period : wording.say(VESTIGO_TEXT("Report", "%1 · %2"), {site, period});
    blocks.emplace_back(title);
    blocks.emplace_back(Heading{2, wording.say(VESTIGO_TEXT("Report", "Summary")), {}, {}});
    Paragraph text;
    const std::string count = std::to_string(analysis.incidents.size());
    wording.sentence(
        text.spans,
        analysis.incidents.size() == 1
            ? VESTIGO_TEXT("Report", "%1 incident was found in %2 of recording with %3 terminals.")
            : VESTIGO_TEXT("Report", "%1 incidents were found in %2 of recording with %3 terminals."),
        {{count, true},
         {wording.duration(analysis.durationSeconds), false},
         {std::to_string(analysis.terminals.size()), false}});
    const std::vector<Span> reservations = runReservations(context);
    text.spans.insert(text.spans.end(), reservations.begin(), reservations.end());
    blocks.emplace_back(text);
    if (const std::string left = leftOutOf(context, extent.listed.size()); !left.empty()) {
        blocks.emplace_back(Paragraph{{{left, false}}, false});
    }
    blocks.emplace_back(incidentTable(context, extent));
    const std::size_t largest = largestIncident(analysis);
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < std::min(extent.inFull.size(), mostInWords); ++i) {
        shown.push_back(extent.inFull[i]);
    }
    if (std::find(shown.begin(), shown.end(), largest) == shown.end()) {
        shown.back() = largest;
    }
    for (const std::size_t i : shown) {
        blocks.emplace_back(Heading{3, incidentTitle(context, i), {}, {}});
        blocks.emplace_back(incidentInWords(context, i));
        if (i == largest) {
            blocks.emplace_back(whereAndHow(context, i));
        }
    }
    blocks.emplace_back(SignatureLines{{wording.say(VESTIGO_TEXT("Report", "Analysed by, date")),
                                        wording.say(VESTIGO_TEXT("Report", "Released by, date"))}});
}

} // namespace

void writeExpert(const ReportContext& context, std::vector<Block>& blocks) {
    const Wording& wording = context.wording;
    const Extent extent = extentOf(*context.analysis);
    writeSummary(context, extent, blocks);
    for (const std::size_t i : extent.inFull) {
        blocks.emplace_back(PageBreak{i != extent.inFull.front()});
        writeExpertIncident(context, i, extent, blocks);
    }
    blocks.emplace_back(PageBreak{true});
    blocks.emplace_back(
        Heading{1, wording.say(VESTIGO_TEXT("Report", "Appendix")), reportNumber(context), {}});
    writeAlarms(context, blocks);
    blocks.emplace_back(Heading{2, wording.say(VESTIGO_TEXT("Report", "All terminals")), {}, {}});
    blocks.emplace_back(terminalTable(context, 0));
    writeRunFacts(context, blocks);
}

} // namespace vestigo::report

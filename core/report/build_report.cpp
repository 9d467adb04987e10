// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/build_report.h"

#include "core/report/expert.h"
#include "core/report/frontline.h"
#include "core/report/incident_facts.h"
#include "core/report/wording.h"

namespace vestigo::report {

Document buildReport(const analysis::AnalysisPtr& analysis, const ReportOptions& options,
                     const Translator& translator, const FrameSource& frames) {
    Document document;
    document.language = options.language;
    document.role = options.role;
    if (!analysis) {
        return document;
    }
    const Wording wording(*analysis, translator);
    const ReportContext context{analysis, options, wording, frames};
    document.title =
        wording.say(options.role == Role::Frontline ? VESTIGO_TEXT("Report", "Frontline sheet %1")
                                                    : VESTIGO_TEXT("Report", "Traceability report %1"),
                    {reportNumber(context)});
    document.foot = footLine(context);
    document.author = "Vestigo " + printable(analysis->programVersion, 40);
    document.createdAt = analysis->analysedAt;
    document.words = wording.figureWords();
    document.terminalNames = wording.terminalNames();
    if (analysis->incidents.empty()) {
        writeNothingFound(context, document.blocks);
    } else if (options.role == Role::Frontline) {
        writeFrontline(context, document.blocks);
    } else {
        writeExpert(context, document.blocks);
    }
    return document;
}

} // namespace vestigo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/incident_brief.h"

#include "core/report/advice.h"
#include "core/report/frontline.h"

#include <algorithm>

namespace vestigo::report {

namespace {

constexpr std::size_t mostChecks = 4;

} // namespace

std::vector<Check> checksOf(const analysis::Incident& incident, const Wording& wording) {
    const std::vector<std::string> order = terminalsInOrder(incident);
    std::vector<Check> checks;
    for (std::size_t i = 0; i < std::min(order.size(), mostChecks); ++i) {
        const analysis::Episode* root = i == 0 ? nullptr : mainEpisode(incident, order.front());
        const std::string said = root == nullptr ? std::string() : root->type;
        checks.push_back(
            {order[i], wording.nameAndId(order[i]), adviceFor(wording, incident, order[i], said)});
    }
    return checks;
}

IncidentBrief incidentBrief(const analysis::AnalysisPtr& analysis, std::size_t incident,
                            const Translator& translator) {
    const Wording wording(*analysis, translator);
    const ReportOptions options;
    const FrameSource noFrames = [](const std::string&, const std::string&, double) {
        return timeline::Picture();
    };
    const ReportContext context{analysis, options, wording, noFrames};
    return {incidentInWords(context, incident).spans, checksOf(analysis->incidents[incident], wording)};
}

} // namespace vestigo::report

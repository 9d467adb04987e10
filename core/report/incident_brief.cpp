// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/incident_brief.h"

#include "core/report/frontline.h"
#include "core/report/vocabulary.h"

#include <algorithm>

namespace vestigo::report {

namespace {

constexpr std::size_t mostChecks = 4;

/// `said`: the kind of anomaly whose advice stands above already.
std::string adviceFor(const analysis::Incident& incident, const std::string& terminal,
                      const std::string& said, const Wording& wording) {
    const analysis::Episode* episode = mainEpisode(incident, terminal);
    const analysis::FeatureWeight* feature = episode == nullptr ? nullptr : heaviestFeature(*episode);
    std::optional<Text> first;
    if (episode != nullptr && episode->type != said) {
        first = adviceForAnomaly(episode->type);
    }
    if (!first && feature != nullptr) {
        first = adviceForFeature(feature->name);
    }
    if (!first && episode != nullptr && !episode->visualEvidence.empty()) {
        first = adviceForFeature(episode->visualEvidence.front().stream + ".change");
    }
    const std::optional<Text> second = adviceForTerminalType(wording.typeOf(terminal));
    if (first && second) {
        return wording.say(VESTIGO_TEXT("Report", "%1; %2"), {wording.say(*first), wording.say(*second)});
    }
    if (first || second) {
        return wording.say(first ? *first : *second);
    }
    return wording.say(VESTIGO_TEXT("Report", "look at it and at its log at this time"));
}

} // namespace

std::vector<Check> checksOf(const analysis::Incident& incident, const Wording& wording) {
    const std::vector<std::string> order = terminalsInOrder(incident);
    std::vector<Check> checks;
    for (std::size_t i = 0; i < std::min(order.size(), mostChecks); ++i) {
        const analysis::Episode* root = i == 0 ? nullptr : mainEpisode(incident, order.front());
        const std::string said = root == nullptr ? std::string() : root->type;
        checks.push_back(
            {order[i], wording.nameAndId(order[i]), adviceFor(incident, order[i], said, wording)});
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

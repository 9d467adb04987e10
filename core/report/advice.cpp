// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/advice.h"

#include "core/report/advice_table.h"

#include <algorithm>
#include <set>
#include <vector>

namespace vestigo::report {

namespace {

constexpr std::size_t mostHints = 2; // a row that is read, not skipped
constexpr double smallestWeight = 0.2;

/// The kinds of measurement that carried the episode, heaviest first, each once.
std::vector<std::string> groupsOf(const analysis::Episode& episode) {
    std::vector<std::string> groups;
    std::set<std::string> known;
    if (episode.cameraEvidence == analysis::CameraEvidence::Only) {
        return {"frozen"}; // the camera, not what it looks at
    }
    if (!episode.keySegments.empty()) {
        for (const analysis::FeatureWeight& feature : episode.keySegments.front().features) {
            const std::string group = adviceGroup(feature.name);
            const bool heavy = groups.empty() || feature.weight >= smallestWeight;
            if (heavy && !group.empty() && known.insert(group).second) {
                groups.push_back(group);
            }
        }
    }
    if (!episode.visualEvidence.empty() && known.insert("picture").second) {
        groups.emplace_back("picture");
    }
    return groups;
}

bool isOfMachine(const std::string& group) {
    static const std::set<std::string> others{"commands", "access", "traffic", "answers", "errors"};
    return others.count(group) == 0;
}

} // namespace

std::string adviceFor(const Wording& wording, const analysis::Incident& incident, const std::string& terminal,
                      const std::string& said) {
    const std::string type = wording.typeOf(terminal);
    const analysis::Episode* episode = mainEpisode(incident, terminal);
    std::vector<Text> hints;
    bool machine = false; // what is said is of this machine, not of its network only
    if (episode != nullptr) {
        const bool camera = episode->cameraEvidence == analysis::CameraEvidence::Only;
        const bool told = episode->type == said || (camera && episode->type != "visual_obstruction");
        const auto byAnomaly = told ? std::nullopt : adviceForAnomaly(episode->type);
        if (byAnomaly) {
            hints.push_back(*byAnomaly);
        }
        for (const std::string& group : groupsOf(*episode)) {
            const auto hint = adviceForGroup(type, group);
            machine = machine || isOfMachine(group);
            if (hint && hints.size() < mostHints) {
                hints.push_back(*hint);
            }
        }
    }
    if (hints.empty() || (hints.size() < mostHints && !machine)) {
        if (const auto hint = adviceForTerminalType(type)) {
            hints.push_back(*hint);
        }
    }
    if (hints.empty()) {
        return wording.say(VESTIGO_TEXT("Report", "look at it and at its log at this time"));
    }
    const timeline::TimeRange range = abnormalRange(incident, terminal);
    std::string text;
    for (const Text& hint : hints) {
        const std::string words = wording.say(hint, {wording.clock(range.start), wording.clock(range.end)});
        text = text.empty() ? words : wording.say(VESTIGO_TEXT("Report", "%1; %2"), {text, words});
    }
    return text;
}

} // namespace vestigo::report

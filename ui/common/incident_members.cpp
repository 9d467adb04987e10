// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/incident_members.h"

#include <algorithm>
#include <map>

namespace vestigo::ui_common {

std::vector<IncidentMember> incidentMembers(const analysis::Incident& incident) {
    std::map<std::string, double> onsets;
    for (const analysis::Episode& episode : incident.episodes) {
        const auto [known, isNew] = onsets.emplace(episode.terminal, episode.range.start);
        if (!isNew) {
            known->second = std::min(known->second, episode.range.start);
        }
    }
    std::vector<IncidentMember> members;
    const auto add = [&](const std::string& terminal) {
        const auto onset = onsets.find(terminal);
        if (onset != onsets.end()) {
            members.push_back({terminal, onset->second, 0, terminal == incident.rootCause});
            onsets.erase(onset);
        }
    };
    for (const std::string& terminal : incident.path) {
        add(terminal);
    }
    for (const analysis::Episode& episode : incident.episodes) {
        add(episode.terminal);
    }
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.onset < b.onset; });
    int place = 0;
    for (IncidentMember& member : members) {
        member.place = ++place;
    }
    return members;
}

const IncidentMember* findMember(const std::vector<IncidentMember>& members, const std::string& terminal) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const IncidentMember& member) {
        return member.terminal == terminal;
    });
    return found == members.end() ? nullptr : &*found;
}

const analysis::Incident* findIncident(const analysis::AnalysisPtr& analysis, const QString& id) {
    if (!analysis) {
        return nullptr;
    }
    const std::string key = id.toStdString();
    const auto found = std::find_if(analysis->incidents.begin(), analysis->incidents.end(),
                                    [&](const analysis::Incident& incident) { return incident.id == key; });
    return found == analysis->incidents.end() ? nullptr : &*found;
}

QString terminalName(const analysis::Analysis& analysis, const std::string& terminal) {
    const auto* known = analysis.findTerminal(terminal);
    const QString name =
        QString::fromStdString(known != nullptr && !known->name.empty() ? known->name : terminal);
    constexpr qsizetype longest = 120; // a name of kilobytes would cost seconds of text layout
    const QString line = name.left(4 * longest).simplified();
    return line.size() <= longest ? line : line.left(longest - 1) + QChar(0x2026);
}

} // namespace vestigo::ui_common

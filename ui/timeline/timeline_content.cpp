// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_content.h"

#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"
#include "ui/timeline/lane_content.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace vestigo::ui_timeline {

namespace {

using analysis::Analysis;
using analysis::Episode;
using analysis::Incident;

QString translated(const char* text, int count = -1) {
    return QCoreApplication::translate("TimelineContent", text, nullptr, count);
}

void addByOnset(std::vector<std::string>& order, std::set<std::string>& seen,
                std::vector<const Episode*> episodes) {
    std::stable_sort(episodes.begin(), episodes.end(),
                     [](const Episode* a, const Episode* b) { return a->range.start < b->range.start; });
    for (const Episode* episode : episodes) {
        if (seen.insert(episode->terminal).second) {
            order.push_back(episode->terminal);
        }
    }
}

std::vector<const Episode*> episodesOf(const Incident& incident) {
    std::vector<const Episode*> episodes;
    for (const Episode& episode : incident.episodes) {
        episodes.push_back(&episode);
    }
    return episodes;
}

std::vector<const Episode*> episodesOf(const Analysis& analysis) {
    std::vector<const Episode*> episodes;
    for (const Incident& incident : analysis.incidents) {
        const auto some = episodesOf(incident);
        episodes.insert(episodes.end(), some.begin(), some.end());
    }
    return episodes;
}

IncidentContent incidentContent(const Incident& incident, std::size_t number, const Incident* selected) {
    IncidentContent content;
    content.id = QString::fromStdString(incident.id);
    content.range = incident.range;
    content.selected = &incident == selected;
    const int count = static_cast<int>(ui_common::incidentMembers(incident).size());
    QStringList parts{QString::number(number)};
    if (!incident.rootCause.empty()) {
        parts += translated(QT_TRANSLATE_NOOP("TimelineContent", "root %1"))
                     .arg(QString::fromStdString(incident.rootCause));
    }
    parts += count == 1 ? translated(QT_TRANSLATE_NOOP("TimelineContent", "1 terminal"))
                        : translated(QT_TRANSLATE_NOOP("TimelineContent", "%1 terminals")).arg(count);
    parts += ui_common::durationText(incident.range.length());
    content.label = parts.join(QStringLiteral(" · "));
    return content;
}

ProbabilityContent probabilityContent(const Analysis& analysis, const Incident* incident,
                                      const std::string& id) {
    ProbabilityContent content;
    content.terminal = QString::fromStdString(id);
    content.name = ui_common::terminalName(analysis, id);
    if (const auto* result = analysis.findTerminal(id)) {
        std::vector<float> values(result->probability.begin(), result->probability.end());
        content.probability = ui_plots::SampledSignal(std::move(values), result->t);
        content.threshold = std::isfinite(result->threshold) ? result->threshold : 1.0; // raises nothing
        content.note = result->note;
    }
    for (const Episode* episode : episodesOf(analysis)) {
        if (episode->terminal == id) {
            content.episodes.push_back(episode->range);
        }
    }
    if (incident != nullptr) {
        const auto members = ui_common::incidentMembers(*incident);
        const auto* member = ui_common::findMember(members, id);
        content.place = member != nullptr ? member->place : 0;
        content.root = incident->rootCause == id;
    }
    return content;
}

std::vector<ArrowContent> arrowsOf(const Incident& incident, const std::vector<ProbabilityContent>& strips) {
    const auto stripOf = [&strips](const std::string& id) {
        for (std::size_t i = 0; i < strips.size(); ++i) {
            if (strips[i].terminal.toStdString() == id) {
                return static_cast<int>(i);
            }
        }
        return -1;
    };
    const auto members = ui_common::incidentMembers(incident);
    std::vector<ArrowContent> arrows;
    for (const auto& edge : incident.causalEdges) {
        const int from = stripOf(edge.from);
        const int to = stripOf(edge.to);
        const auto* begin = ui_common::findMember(members, edge.from);
        const auto* end = ui_common::findMember(members, edge.to);
        if (from >= 0 && to >= 0 && from != to && begin != nullptr && end != nullptr &&
            std::isfinite(begin->onset) && std::isfinite(end->onset)) {
            arrows.push_back({from, to, begin->onset, end->onset});
        }
    }
    return arrows;
}

std::vector<EvidenceContent> evidenceOf(const Analysis& analysis, const std::string& terminal) {
    std::vector<EvidenceContent> evidence;
    double heaviest = 0.0;
    for (const Episode* episode : episodesOf(analysis)) {
        if (episode->terminal != terminal) {
            continue;
        }
        for (const auto& segment : episode->keySegments) {
            evidence.push_back({segment.range, segment.weight});
            heaviest = std::max(heaviest, segment.weight);
        }
    }
    for (EvidenceContent& one : evidence) {
        one.share = heaviest > 0.0 ? std::clamp(one.share / heaviest, 0.0, 1.0) : 1.0;
    }
    return evidence;
}

void addWeights(std::map<std::string, double>& weights, const std::vector<const Episode*>& episodes,
                const std::string& terminal) {
    for (const Episode* episode : episodes) {
        if (episode->terminal != terminal) {
            continue;
        }
        for (const auto& segment : episode->keySegments) {
            for (const auto& feature : segment.features) {
                weights[feature.name] += feature.weight * std::max(segment.weight, 1e-9);
            }
        }
    }
}

} // namespace

std::vector<std::string> abnormalOrder(const Analysis& analysis, const Incident* incident) {
    std::vector<std::string> order;
    std::set<std::string> seen;
    if (incident != nullptr) {
        for (const auto& member : ui_common::incidentMembers(*incident)) {
            order.push_back(member.terminal);
            seen.insert(member.terminal);
        }
    }
    addByOnset(order, seen, episodesOf(analysis));
    return order;
}

QStringList keyFeatures(const Analysis& analysis, const Incident* incident, const QString& terminal) {
    std::map<std::string, double> weights;
    if (incident != nullptr) {
        addWeights(weights, episodesOf(*incident), terminal.toStdString());
    }
    if (weights.empty()) {
        addWeights(weights, episodesOf(analysis), terminal.toStdString());
    }
    std::vector<std::pair<std::string, double>> sorted(weights.begin(), weights.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList names;
    for (const auto& [name, weight] : sorted) {
        names += QString::fromStdString(name);
    }
    return names;
}

TimelineContent buildContent(const Analysis* analysis, const Incident* incident, const SeriesState& series,
                             const ContentWish& wish) {
    TimelineContent content;
    const std::string terminal = wish.terminal.toStdString();
    if (analysis != nullptr) {
        content.analysed = true;
        for (std::size_t i = 0; i < analysis->incidents.size(); ++i) {
            content.incidents.push_back(incidentContent(analysis->incidents[i], i + 1, incident));
        }
        const auto order = abnormalOrder(*analysis, incident);
        const std::size_t shown = wish.allStrips ? order.size() : std::min(order.size(), fewStrips);
        content.hiddenStrips = static_cast<int>(order.size() - shown);
        for (std::size_t i = 0; i < shown; ++i) {
            content.strips.push_back(probabilityContent(*analysis, incident, order[i]));
        }
        if (incident != nullptr) {
            content.arrows = arrowsOf(*incident, content.strips);
        }
        if (analysis->findTerminal(terminal) != nullptr) {
            content.selected = probabilityContent(*analysis, incident, terminal);
            content.evidence = evidenceOf(*analysis, terminal);
        }
    }
    addLanes(content, analysis, series, wish);
    return content;
}

} // namespace vestigo::ui_timeline

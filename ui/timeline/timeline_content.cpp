// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_content.h"

#include "ui/common/feature_names.h"
#include "ui/common/incident_members.h"
#include "ui/common/site_clock.h"

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

const timeline::AlignedTerminal* alignedTerminal(const Analysis& analysis, const std::string& id) {
    if (!analysis.aligned) {
        return nullptr;
    }
    const auto& all = analysis.aligned->terminals;
    const auto found = std::find_if(all.begin(), all.end(), [&id](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
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

/// What the episodes say of a feature: its usual values, and where it carried the score.
void addKeySegments(FeatureContent& content, const Analysis& analysis, const std::string& terminal,
                    const std::string& column) {
    for (const Episode* episode : episodesOf(analysis)) {
        if (episode->terminal != terminal) {
            continue;
        }
        for (const auto& segment : episode->keySegments) {
            for (const auto& feature : segment.features) {
                if (feature.name != column) {
                    continue;
                }
                content.keySegments.push_back(segment.range);
                if (feature.usual && feature.usualSpread) {
                    content.usual =
                        ui_plots::MinMax{static_cast<float>(*feature.usual - *feature.usualSpread),
                                         static_cast<float>(*feature.usual + *feature.usualSpread)};
                }
            }
        }
    }
}

std::optional<FeatureContent> featureContent(const Analysis& analysis, const std::string& terminal,
                                             const QString& column) {
    const auto* aligned = alignedTerminal(analysis, terminal);
    if (aligned == nullptr) {
        return std::nullopt;
    }
    const std::string key = column.toStdString();
    for (const auto& series : aligned->features) {
        if (series.name == key) {
            FeatureContent content;
            content.column = column;
            content.name = ui_common::featureName(key);
            content.unit = ui_common::unitText(series.unit);
            content.values = ui_plots::SampledSignal(series.values, 0.0, analysis.aligned->grid.stepSeconds);
            content.range = ui_plots::laneRange(content.values);
            addKeySegments(content, analysis, terminal, key);
            return content;
        }
    }
    return std::nullopt;
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

bool hasValues(const timeline::FeatureSeries& series) {
    return std::any_of(series.values.begin(), series.values.end(),
                       [](float value) { return std::isfinite(value); });
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

QStringList availableFeatures(const Analysis& analysis, const QString& terminal) {
    QStringList names;
    if (const auto* aligned = alignedTerminal(analysis, terminal.toStdString())) {
        for (const auto& series : aligned->features) {
            names += QString::fromStdString(series.name);
        }
    }
    return names;
}

QStringList proposedFeatures(const Analysis& analysis, const Incident* incident, const QString& terminal,
                             int most) {
    QStringList proposed;
    const auto* aligned = alignedTerminal(analysis, terminal.toStdString());
    if (aligned == nullptr) {
        return proposed;
    }
    const QStringList available = availableFeatures(analysis, terminal);
    for (const QString& name : keyFeatures(analysis, incident, terminal)) {
        if (proposed.size() < most && available.contains(name)) {
            proposed += name;
        }
    }
    for (const auto& series : aligned->features) {
        const QString name = QString::fromStdString(series.name);
        if (proposed.size() < most && series.group == timeline::FeatureGroup::Operating &&
            !proposed.contains(name) && hasValues(series)) {
            proposed += name;
        }
    }
    for (const auto& series : aligned->features) {
        const QString name = QString::fromStdString(series.name);
        if (proposed.size() < most && !proposed.contains(name) && hasValues(series)) {
            proposed += name;
        }
    }
    return proposed;
}

TimelineContent buildContent(const Analysis& analysis, const Incident* incident, const ContentWish& wish) {
    TimelineContent content;
    for (std::size_t i = 0; i < analysis.incidents.size(); ++i) {
        content.incidents.push_back(incidentContent(analysis.incidents[i], i + 1, incident));
    }
    const auto order = abnormalOrder(analysis, incident);
    const std::size_t shown = wish.allStrips ? order.size() : std::min(order.size(), fewStrips);
    content.hiddenStrips = static_cast<int>(order.size() - shown);
    for (std::size_t i = 0; i < shown; ++i) {
        content.strips.push_back(probabilityContent(analysis, incident, order[i]));
    }
    if (incident != nullptr) {
        content.arrows = arrowsOf(*incident, content.strips);
    }
    const std::string terminal = wish.terminal.toStdString();
    if (analysis.findTerminal(terminal) != nullptr) {
        content.selected = probabilityContent(analysis, incident, terminal);
        content.evidence = evidenceOf(analysis, terminal);
        for (const QString& column : wish.features) {
            if (auto feature = featureContent(analysis, terminal, column)) {
                content.features.push_back(std::move(*feature));
            }
        }
    }
    return content;
}

} // namespace vestigo::ui_timeline

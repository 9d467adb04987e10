// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of the selected terminal: features, log, modes, what people marked.
#include "ui/timeline/lane_content.h"

#include "ui/common/camera_names.h"
#include "ui/common/feature_names.h"
#include "ui/timeline/lane_ids.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using analysis::Analysis;
using analysis::Episode;
using analysis::Incident;

const timeline::AlignedTerminal* alignedTerminal(const Analysis& analysis, const std::string& id) {
    if (!analysis.aligned) {
        return nullptr;
    }
    const auto& all = analysis.aligned->terminals;
    const auto found = std::find_if(all.begin(), all.end(), [&id](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const timeline::FeatureSeries* alignedFeature(const Analysis* analysis, const QString& terminal,
                                              const QString& column) {
    const auto* aligned = analysis != nullptr ? alignedTerminal(*analysis, terminal.toStdString()) : nullptr;
    if (aligned == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(aligned->features.begin(), aligned->features.end(),
                     [key = column.toStdString()](const auto& one) { return one.name == key; });
    return found == aligned->features.end() ? nullptr : &*found;
}

/// What the episodes say of a feature: its usual values, and where it carried the score.
void addKeySegments(FeatureContent& content, const Analysis& analysis, const std::string& terminal,
                    const std::string& column) {
    const auto add = [&content, &column](const analysis::KeySegment& segment) {
        for (const auto& feature : segment.features) {
            if (feature.name != column) {
                continue;
            }
            content.keySegments.push_back(segment.range);
            if (feature.usual && feature.usualSpread) {
                content.usual = ui_plots::MinMax{static_cast<float>(*feature.usual - *feature.usualSpread),
                                                 static_cast<float>(*feature.usual + *feature.usualSpread)};
            }
        }
    };
    for (const Incident& incident : analysis.incidents) {
        for (const Episode& episode : incident.episodes) {
            if (episode.terminal == terminal) {
                std::for_each(episode.keySegments.begin(), episode.keySegments.end(), add);
            }
        }
    }
}

std::optional<FeatureContent> featureContent(const Analysis* analysis, const SeriesState& series,
                                             const QString& terminal, const QString& column) {
    const auto* aligned = alignedFeature(analysis, terminal, column);
    const SeriesColumn* recorded = series.table.terminal == terminal ? series.column(column) : nullptr;
    if (aligned == nullptr && recorded == nullptr) {
        return std::nullopt;
    }
    FeatureContent content;
    content.column = column;
    content.name = ui_common::featureName(column.toStdString());
    if (aligned != nullptr) {
        content.unit = ui_common::unitText(aligned->unit);
        content.values = ui_plots::SampledSignal(aligned->values, 0.0, analysis->aligned->grid.stepSeconds);
        content.range = ui_plots::laneRange(content.values);
        addKeySegments(content, *analysis, terminal.toStdString(), column.toStdString());
    }
    if (recorded != nullptr) {
        if (content.unit.isEmpty()) {
            content.unit = ui_common::unitText(recorded->unit.toStdString());
        }
        if (!recorded->extent.empty()) { // every row has to fit, also where a step has their mean
            content.range = ui_plots::laneRange({recorded->extent.smallest, recorded->extent.largest});
        }
    }
    return content;
}

bool hasValues(const timeline::FeatureSeries& series) {
    return std::any_of(series.values.begin(), series.values.end(),
                       [](float value) { return std::isfinite(value); });
}

/// How much of the picture changes, after the strongest cell of each step; of the first video that has any.
ui_plots::SampledSignal heatSignal(const Analysis& analysis, const QString& terminal) {
    const auto* aligned = alignedTerminal(analysis, terminal.toStdString());
    if (aligned == nullptr) {
        return {};
    }
    for (const timeline::HeatSequence& heat : aligned->heat) {
        const auto cells = static_cast<std::size_t>(std::max(heat.columns, 0)) *
                           static_cast<std::size_t>(std::max(heat.rows, 0));
        if (cells == 0 || heat.cells.size() / cells < heat.present.size()) {
            continue;
        }
        std::vector<float> values(heat.present.size(), std::nanf(""));
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (heat.present[k] != 0) {
                values[k] =
                    static_cast<float>(*std::max_element(heat.step(k), heat.step(k) + cells)) / 255.0F;
            }
        }
        return {std::move(values), 0.0, analysis.aligned->grid.stepSeconds};
    }
    return {};
}

/// The states of all cameras of the terminal, by start.
std::vector<NamedSpan> cameraSpans(const Analysis& analysis, const QString& terminal) {
    std::vector<NamedSpan> spans;
    const auto* result = analysis.findTerminal(terminal.toStdString());
    if (result == nullptr) {
        return spans;
    }
    for (const timeline::CameraHealth& camera : result->cameras) {
        for (const timeline::CameraState& state : camera.states) {
            spans.push_back({state.range, ui_common::cameraStateText(camera.stream, state)});
        }
    }
    std::stable_sort(spans.begin(), spans.end(),
                     [](const NamedSpan& a, const NamedSpan& b) { return a.range.start < b.range.start; });
    return spans;
}

/// Adds a lane that is no feature, where there is something to show in it.
void addOther(TimelineContent& content, const Analysis* analysis, const SeriesState& series,
              const QString& terminal, const QString& id) {
    const auto* mode = alignedFeature(analysis, terminal, modeColumn);
    const auto add = [&content, &id](LaneKind kind, bool something) {
        if (something) {
            content.below.push_back({id, kind});
        }
    };
    if (id == lane::probability) {
        add(LaneKind::Probability, content.selected.has_value());
    } else if (id == lane::attention) {
        add(LaneKind::Evidence, !content.evidence.empty());
    } else if (id == lane::heat && analysis != nullptr) {
        content.heat = heatSignal(*analysis, terminal);
        add(LaneKind::Heat, !content.heat.isEmpty());
    } else if (id == lane::mode) {
        if (mode != nullptr) {
            content.mode = ui_plots::SampledSignal(mode->values, 0.0, analysis->aligned->grid.stepSeconds);
        }
        add(LaneKind::Mode, (mode != nullptr && hasValues(*mode)) || series.column(modeColumn) != nullptr);
    } else if (id == lane::cameras && analysis != nullptr) {
        content.cameras = cameraSpans(*analysis, terminal);
        add(LaneKind::Cameras, !content.cameras.empty());
    } else if (content.events && id == lane::instructions) {
        add(LaneKind::Instructions, !content.events->instructions.empty());
    } else if (content.events && id == lane::annotations) {
        add(LaneKind::Annotations, !content.events->annotations.empty());
    } else if (content.events && id == lane::activities) {
        add(LaneKind::Activities, !content.events->activities.empty());
    }
}

} // namespace

QStringList availableFeatures(const Analysis* analysis, const SeriesState& series, const QString& terminal) {
    QStringList names;
    const auto* aligned = analysis != nullptr ? alignedTerminal(*analysis, terminal.toStdString()) : nullptr;
    if (aligned != nullptr) {
        for (const auto& one : aligned->features) {
            names += QString::fromStdString(one.name);
        }
    }
    for (const SeriesColumn& column : series.table.columns) {
        if (!names.contains(column.name)) {
            names += column.name;
        }
    }
    return names;
}

QStringList availableLanes(const Analysis* analysis, const SeriesState& series, const QString& terminal) {
    ContentWish wish;
    wish.terminal = terminal;
    wish.lanes = {lane::probability, lane::attention,    lane::heat,        lane::mode,
                  lane::cameras,     lane::instructions, lane::annotations, lane::activities};
    QStringList ids;
    for (const LaneContent& one : buildContent(analysis, nullptr, series, wish).below) {
        ids += one.id;
    }
    return ids;
}

QStringList recordedFeatures(const SeriesState& series, int most) {
    QStringList names;
    for (const SeriesColumn& column : series.table.columns) {
        const bool says = !column.extent.empty() && column.extent.smallest < column.extent.largest;
        if (names.size() < most && says && column.name != modeColumn) {
            names += column.name;
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
    const QStringList available = availableFeatures(&analysis, {}, terminal);
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

void addLanes(TimelineContent& content, const Analysis* analysis, const SeriesState& series,
              const ContentWish& wish) {
    if (series.events && series.events->terminal == wish.terminal) {
        content.events = series.events;
    }
    for (const QString& id : wish.lanes) {
        if (!isFeatureLane(id)) {
            addOther(content, analysis, series, wish.terminal, id);
        } else if (auto feature = featureContent(analysis, series, wish.terminal, id)) {
            content.features.push_back(std::move(*feature));
            content.below.push_back({id, LaneKind::Feature});
        }
    }
}

} // namespace vestigo::ui_timeline

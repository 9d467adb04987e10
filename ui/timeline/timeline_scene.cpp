// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_scene.h"

#include "ui/timeline/lane_ids.h"

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

constexpr double rightMargin = 8.0;

template <typename Part>
const Part* partAt(const std::vector<Part>& parts, int index) {
    return index >= 0 && static_cast<std::size_t>(index) < parts.size()
               ? &parts[static_cast<std::size_t>(index)]
               : nullptr;
}

} // namespace

QRectF TimelineScene::rectOf(const Lane& lane) const {
    return {0.0, cursorBand + lane.top - scroll, size.width(), lane.height};
}

QRectF TimelineScene::plotOf(const Lane& lane) const {
    return {axis.left, cursorBand + lane.top - scroll, axis.width, lane.height};
}

const Lane* TimelineScene::laneAtPoint(const QPointF& point) const {
    return lanesArea().contains(point) ? laneAt(lanes, point.y() - cursorBand + scroll) : nullptr;
}

int TimelineScene::dropPlace(double y) const {
    int place = 0;
    for (const Lane& lane : lanes) {
        place += !idOf(lane).isEmpty() && rectOf(lane).center().y() < y ? 1 : 0;
    }
    return place;
}

double TimelineScene::dropLine(int place) const {
    double line = lanesArea().top();
    int count = 0;
    for (const Lane& lane : lanes) {
        if (idOf(lane).isEmpty()) {
            continue;
        }
        if (count == place) {
            return rectOf(lane).top();
        }
        line = rectOf(lane).bottom();
        ++count;
    }
    return line;
}

ui_plots::PlotFrame TimelineScene::frameOf(const Lane& lane) const {
    ui_plots::PlotFrame frame;
    frame.area = plotOf(lane).adjusted(0.0, 4.0, 0.0, -4.0);
    frame.startTime = axis.visible.start;
    frame.endTime = axis.visible.end;
    if (lane.kind == LaneKind::Feature) {
        const auto* feature = partAt(content.features, lane.index);
        if (feature != nullptr && feature->range) {
            frame.lowest = static_cast<double>(feature->range->smallest);
            frame.highest = static_cast<double>(feature->range->largest);
        }
    }
    return frame;
}

const ui_plots::SampledSignal* TimelineScene::signalOf(const Lane& lane) const {
    switch (lane.kind) {
    case LaneKind::Strip: {
        const auto* strip = partAt(content.strips, lane.index);
        return strip != nullptr ? &strip->probability : nullptr;
    }
    case LaneKind::Mode:
        return &content.mode;
    case LaneKind::Heat:
        return &content.heat;
    case LaneKind::Probability:
        return content.selected ? &content.selected->probability : nullptr;
    case LaneKind::Feature: {
        const auto* feature = partAt(content.features, lane.index);
        return feature != nullptr ? &feature->values : nullptr;
    }
    default:
        return nullptr;
    }
}

const std::vector<NamedSpan>& TimelineScene::spansOf(const Lane& lane) const {
    if (lane.kind == LaneKind::Cameras) {
        return content.cameras;
    }
    return lane.kind == LaneKind::Annotations ? content.events->annotations : content.events->activities;
}

QString TimelineScene::recordedColumn(const Lane& lane) const {
    if (lane.kind == LaneKind::Mode) {
        return series.column(modeColumn) != nullptr ? modeColumn : QString();
    }
    const auto* feature = lane.kind == LaneKind::Feature ? partAt(content.features, lane.index) : nullptr;
    return feature != nullptr && series.column(feature->column) != nullptr ? feature->column : QString();
}

const timeline::SeriesWindow* TimelineScene::windowOf(const Lane& lane) const {
    const QString column = recordedColumn(lane);
    return column.isEmpty() ? nullptr : series.window(column);
}

std::optional<double> TimelineScene::valueOf(const Lane& lane, Point point) const {
    const double t = at(point);
    const QString column = recordedColumn(lane);
    std::optional<float> value;
    if (!column.isEmpty()) {
        value = series.valueAt(column, point, t);
    } else if (const auto* signal = signalOf(lane); signal != nullptr && std::isfinite(t)) {
        value = signal->valueAt(t);
    }
    return value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt;
}

std::optional<std::pair<Point, Point>> TimelineScene::span() const {
    if (std::isfinite(at(Point::Mark))) {
        return std::pair(Point::Mark, Point::Cursor);
    }
    if (std::isfinite(at(Point::RangeStart)) && std::isfinite(at(Point::RangeEnd))) {
        return std::pair(Point::RangeStart, Point::RangeEnd);
    }
    return std::nullopt;
}

QString TimelineScene::idOf(const Lane& lane) const {
    int ofKind = 0;
    for (const LaneContent& one : content.below) {
        if (one.kind == lane.kind && ofKind++ == lane.index) {
            return one.id;
        }
    }
    return {};
}

QString TimelineScene::unitOf(const Lane& lane) const {
    const auto* feature = lane.kind == LaneKind::Feature ? partAt(content.features, lane.index) : nullptr;
    return feature != nullptr ? feature->unit : QString();
}

int TimelineScene::incidentAt(const QPointF& point) const {
    const Lane* lane = laneAtPoint(point);
    if (lane == nullptr || lane->kind != LaneKind::Incident || !plotOf(*lane).contains(point)) {
        return -1;
    }
    constexpr double forgiven = 3.0;
    for (std::size_t i = 0; i < content.incidents.size(); ++i) {
        const auto& range = content.incidents[i].range;
        if (point.x() >= axis.x(range.start) - forgiven && point.x() <= axis.x(range.end) + forgiven) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int TimelineScene::cursorDigits() const {
    return std::max(1, clockDigits(2.0 * axis.secondsPerPixel()));
}

void layOut(TimelineScene& scene, const QSizeF& size, const timeline::TimeRange& visible) {
    scene.size = size;
    const double label = std::clamp(size.width() * 0.2, 96.0, 176.0);
    scene.axis.left = label;
    scene.axis.width = std::max(1.0, size.width() - label - rightMargin);
    scene.axis.visible = visible;
    LaneCounts counts;
    counts.strips = static_cast<int>(scene.content.strips.size());
    counts.moreStrips = scene.content.hiddenStrips > 0 || scene.content.strips.size() > fewStrips;
    for (const LaneContent& lane : scene.content.below) {
        counts.below.push_back(lane.kind);
    }
    scene.lanes =
        scene.emptyText.isEmpty() ? layoutLanes(counts, scene.lanesArea().height()) : std::vector<Lane>();
}

} // namespace vestigo::ui_timeline

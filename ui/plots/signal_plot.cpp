// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/signal_plot.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_plots {

namespace {

void closeStroke(std::vector<Stroke>& all, Stroke& current) {
    if (!current.empty()) {
        all.push_back(std::move(current));
        current.clear();
    }
}

/// Every value of [first, last), broken where one is missing.
std::vector<Stroke> plainStrokes(const SampledSignal& signal, const PlotFrame& frame, std::size_t first,
                                 std::size_t last) {
    std::vector<Stroke> all;
    Stroke current;
    for (std::size_t i = first; i < last; ++i) {
        const float value = signal.value(i);
        if (!std::isfinite(value)) {
            closeStroke(all, current);
            continue;
        }
        current.emplace_back(frame.x(signal.time(i)), frame.y(value));
    }
    closeStroke(all, current);
    return all;
}

/// Draws all columns with one call and without antialiasing: smoothing a line that fills its column costs a
/// hundred times as much and shows nothing more.
void paintColumns(QPainter& painter, const std::vector<Column>& all, const QColor& colour) {
    std::vector<QRectF> rects;
    rects.reserve(all.size());
    for (const Column& column : all) {
        rects.emplace_back(column.x, column.top, 1.0, std::max(1.0, column.bottom - column.top));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(rects.data(), static_cast<int>(rects.size()));
}

} // namespace

bool isDense(const SampledSignal& signal, const PlotFrame& frame) {
    if (!frame.isValid()) {
        return false;
    }
    const std::size_t first = signal.firstAtOrAfter(frame.startTime);
    const std::size_t last = signal.firstAtOrAfter(frame.endTime);
    return static_cast<double>(last - first) > 2.0 * frame.area.width();
}

std::vector<Stroke> strokes(const SampledSignal& signal, const PlotFrame& frame) {
    if (!frame.isValid() || signal.isEmpty()) {
        return {};
    }
    const std::size_t first = signal.firstAtOrAfter(frame.startTime);
    const std::size_t last = signal.firstAtOrAfter(frame.endTime);
    // One value more on each side, so that the line reaches the edges.
    return plainStrokes(signal, frame, first == 0 ? 0 : first - 1, std::min(last + 1, signal.size()));
}

std::vector<Column> columns(const SampledSignal& signal, const PlotFrame& frame) {
    std::vector<Column> all;
    if (!frame.isValid()) {
        return all;
    }
    const int count = static_cast<int>(std::ceil(frame.area.width()));
    std::size_t first = signal.firstAtOrAfter(frame.startTime);
    std::optional<MinMax> before;
    for (int i = 0; i < count; ++i) {
        const double left = frame.area.left() + i;
        const std::size_t last = signal.firstAtOrAfter(frame.timeAt(left + 1.0));
        const auto range = signal.extremes(first, last);
        if (range) {
            const float low = before ? std::min(range->smallest, before->largest) : range->smallest;
            const float high = before ? std::max(range->largest, before->smallest) : range->largest;
            all.push_back({left, frame.y(static_cast<double>(high)), frame.y(static_cast<double>(low))});
        }
        before = range;
        first = last;
    }
    return all;
}

std::optional<MinMax> laneRange(const SampledSignal& signal) {
    const auto range = signal.extremes();
    return range ? std::optional<MinMax>(laneRange(*range)) : std::nullopt;
}

MinMax laneRange(const MinMax& extremes) {
    const float size = extremes.largest - extremes.smallest;
    const float least =
        std::max(1e-3F, 0.01F * std::max(std::fabs(extremes.largest), std::fabs(extremes.smallest)));
    const float air = size < least ? least : 0.06F * size;
    if (!std::isfinite(size)) {
        return extremes; // the whole span of float: no air to give
    }
    return {extremes.smallest - air, extremes.largest + air};
}

QString shortNumber(double value) {
    if (!std::isfinite(value)) {
        return QStringLiteral("–");
    }
    const double size = std::fabs(value);
    if (size >= 1e7 || (size < 1e-3 && size > 0.0)) {
        return QString::number(value, 'g', 3);
    }
    const int digits = size >= 100.0 ? 0 : (size >= 10.0 ? 1 : 2);
    return QString::number(value, 'f', size >= 0.01 || size == 0.0 ? digits : 4);
}

void drawStroke(QPainter& painter, const Stroke& stroke) {
    constexpr std::size_t piece = 16;
    for (std::size_t first = 0; first + 1 < stroke.size(); first += piece) {
        const std::size_t count =
            std::min(piece + 1, stroke.size() - first); // the next begins where this ends
        painter.drawPolyline(stroke.data() + first, static_cast<int>(count));
    }
}

void paintSignal(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame, const QColor& colour,
                 double width) {
    painter.save();
    painter.setClipRect(frame.area.adjusted(0, -1, 0, 1), Qt::IntersectClip);
    if (isDense(signal, frame)) {
        paintColumns(painter, columns(signal, frame), colour);
        painter.restore();
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const Stroke& stroke : strokes(signal, frame)) {
        if (stroke.size() == 1) {
            painter.setBrush(colour);
            painter.drawEllipse(stroke.front(), width, width);
            continue;
        }
        drawStroke(painter, stroke);
    }
    painter.restore();
}

void paintAbove(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame, double level,
                const QColor& colour) {
    if (!frame.isValid()) {
        return;
    }
    painter.save();
    QRectF above = frame.area;
    above.setBottom(std::clamp(frame.y(level), frame.area.top(), frame.area.bottom()));
    painter.setClipRect(above, Qt::IntersectClip);
    if (isDense(signal, frame)) {
        auto all = columns(signal, frame);
        for (Column& column : all) {
            column.bottom = frame.area.bottom();
        }
        paintColumns(painter, all, colour);
        painter.restore();
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Stroke& stroke : strokes(signal, frame)) {
        QPainterPath path(QPointF(stroke.front().x(), frame.area.bottom()));
        for (const QPointF& point : stroke) {
            path.lineTo(point);
        }
        path.lineTo(stroke.back().x(), frame.area.bottom());
        path.closeSubpath();
        painter.fillPath(path, colour);
    }
    painter.restore();
}

void paintStrip(QPainter& painter, const SampledSignal& signal, const PlotFrame& frame,
                const StripColours& colours) {
    if (!frame.isValid() || signal.isEmpty()) {
        return;
    }
    const int columns = static_cast<int>(std::ceil(frame.area.width()));
    const double reach = std::max(signal.step(), 0.0);
    for (int column = 0; column < columns; ++column) {
        const double left = frame.area.left() + column;
        const double begin = frame.timeAt(left);
        const std::size_t first = signal.firstAtOrAfter(begin);
        const std::size_t last = signal.firstAtOrAfter(frame.timeAt(left + 1.0));
        // A step speaks of the time before it, so between two steps the later one holds.
        auto range = signal.extremes(first, last);
        if (first == last && first < signal.size() && signal.time(first) - begin <= reach) {
            range = signal.extremes(first, first + 1);
        }
        if (!range) {
            continue;
        }
        const double value = std::clamp(static_cast<double>(range->largest), 0.0, 1.0);
        const bool raised = value >= colours.threshold;
        QColor colour = raised ? colours.high : colours.low;
        const double share = raised ? (value - colours.threshold) / std::max(1e-9, 1.0 - colours.threshold)
                                    : value / std::max(1e-9, colours.threshold);
        colour.setAlphaF(static_cast<float>(raised ? 0.45 + 0.55 * share : 0.35 * share * share));
        painter.fillRect(
            QRectF(left, frame.area.top(), std::min(1.0, frame.area.right() - left), frame.area.height()),
            colour);
    }
}

} // namespace vestigo::ui_plots

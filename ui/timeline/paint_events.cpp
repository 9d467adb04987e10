// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes of what was logged, of modes of operation, of the picture, and of what people marked.
#include "ui/common/theme.h"
#include "ui/plots/series_plot.h"
#include "ui/timeline/paint_common.h"
#include "ui/timeline/timeline_scene.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

/// A stretch of one mode, in pixels.
struct ModeRun {
    double left = 0.0;
    double right = 0.0;
    double mode = 0.0;
};

/// The mode of each pixel: the highest that was set in it, for a short maintenance must not vanish.
std::vector<std::optional<double>> modesOf(const TimelineScene& scene, const Lane& lane,
                                           const ui_plots::PlotFrame& frame) {
    std::vector<std::optional<double>> modes;
    if (const auto* rows = scene.windowOf(lane)) {
        double held = std::nan("");
        double heldSince = 0.0;
        if (const auto before = sampleAt(*rows, frame.startTime)) {
            held = static_cast<double>(before->value);
            heldSince = before->t;
        }
        for (const auto& column : ui_plots::pixelColumns(*rows, frame, 1.0, scene.series.longestGap())) {
            const double t = frame.timeAt(frame.area.left() + static_cast<double>(modes.size()));
            if (!column.values.empty()) {
                held = static_cast<double>(column.values.largest);
                heldSince = t;
            }
            const bool holds = std::isfinite(held) && t - heldSince <= scene.series.longestGap();
            modes.push_back(holds ? std::optional<double>(held) : std::nullopt);
        }
        return modes;
    }
    const auto& signal = scene.content.mode;
    const auto count = static_cast<int>(std::ceil(frame.area.width()));
    for (int i = 0; i < count; ++i) {
        const double t = frame.timeAt(frame.area.left() + i);
        const std::size_t first = signal.firstAtOrAfter(t);
        const auto range =
            signal.extremes(first, signal.firstAtOrAfter(frame.timeAt(frame.area.left() + i + 1)));
        const auto value = range ? std::optional<float>(range->largest) : signal.valueAt(t);
        modes.push_back(value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt);
    }
    return modes;
}

std::vector<ModeRun> runsOf(const std::vector<std::optional<double>>& modes, double left) {
    std::vector<ModeRun> runs;
    for (std::size_t i = 0; i < modes.size(); ++i) {
        if (!modes[i]) {
            continue;
        }
        const double x = left + static_cast<double>(i);
        if (!runs.empty() && runs.back().mode == *modes[i] && runs.back().right == x) {
            runs.back().right = x + 1.0;
        } else {
            runs.push_back({x, x + 1.0, *modes[i]});
        }
    }
    return runs;
}

QColor inkOfMode(double mode) {
    return faint(theme().quietText, mode >= 1.5 ? 0.55 : (mode >= 0.5 ? 0.3 : 0.08));
}

} // namespace

QString modeText(double mode) {
    if (mode == 0.0) {
        return translated(QT_TRANSLATE_NOOP("TimelineView", "automatic"));
    }
    if (mode == 1.0) {
        return translated(QT_TRANSLATE_NOOP("TimelineView", "manual"));
    }
    if (mode == 2.0) {
        return translated(QT_TRANSLATE_NOOP("TimelineView", "maintenance"));
    }
    return ui_plots::shortNumber(mode);
}

void paintInstructions(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const QRectF row = scene.plotOf(lane).adjusted(0, 4, 0, -4);
    const TerminalEvents& events = *scene.content.events;
    const auto& times = events.instructions;
    auto next = std::lower_bound(times.begin(), times.end(), scene.axis.visible.start);
    const auto end = std::upper_bound(next, times.end(), scene.axis.visible.end);
    while (next != end) { // a pixel at a time, however many lie in it
        const double x = std::floor(scene.axis.x(*next));
        const double until = scene.axis.time(x + 1.0);
        const auto after = std::max(std::next(next), std::lower_bound(next, end, until));
        bool failed = false;
        for (auto one = next; one != after && !failed && after - next < 4096; ++one) {
            failed = events.failed[static_cast<std::size_t>(one - times.begin())];
        }
        const double share = std::min(1.0, 0.35 + 0.1 * static_cast<double>(after - next));
        painter.fillRect(QRectF(x, row.top() + 3.0, 1.0, row.height() - 3.0), faint(theme().text, share));
        if (failed) { // not by its hue alone: it stands out above the others
            painter.fillRect(QRectF(x - 1.0, row.top() - 2.0, 3.0, 5.0), theme().abnormal);
        }
        next = after;
    }
}

void paintMode(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    ui_plots::PlotFrame frame = scene.frameOf(lane);
    frame.area = scene.plotOf(lane).adjusted(0, 4, 0, -4);
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    for (const ModeRun& run : runsOf(modesOf(scene, lane, frame), frame.area.left())) {
        const QRectF box(run.left, frame.area.top(), run.right - run.left, frame.area.height());
        painter.fillRect(box, inkOfMode(run.mode));
        if (run.mode >= 1.5) {
            painter.fillRect(box, QBrush(faint(theme().text, 0.35), Qt::BDiagPattern));
        }
        const QString text = modeText(run.mode);
        if (painter.fontMetrics().horizontalAdvance(text) + 8.0 <= box.width()) {
            painter.setPen(theme().text);
            painter.drawText(box.adjusted(4, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        }
    }
}

void paintHeat(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    ui_plots::PlotFrame frame = scene.frameOf(lane);
    frame.area = scene.plotOf(lane).adjusted(0, 5, 0, -5);
    const auto& signal = scene.content.heat;
    const auto count = static_cast<int>(std::ceil(frame.area.width()));
    for (int i = 0; i < count; ++i) {
        const double left = frame.area.left() + i;
        const std::size_t first = signal.firstAtOrAfter(frame.timeAt(left));
        const auto range = signal.extremes(first, signal.firstAtOrAfter(frame.timeAt(left + 1.0)));
        const auto value = range ? std::optional<float>(range->largest) : signal.valueAt(frame.timeAt(left));
        if (value && *value > 0.02F) {
            painter.fillRect(QRectF(left, frame.area.top(), 1.0, frame.area.height()),
                             faint(theme().attention, std::clamp(static_cast<double>(*value), 0.0, 1.0)));
        }
    }
}

void paintSpans(QPainter& painter, const TimelineScene& scene, const Lane& lane) {
    const bool annotations = lane.kind == LaneKind::Annotations;
    const bool cameras = lane.kind == LaneKind::Cameras;
    const auto& spans = scene.spansOf(lane);
    const QRectF row = scene.plotOf(lane).adjusted(0, 4, 0, -4);
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    double free = row.left(); // where the next word may begin
    for (const NamedSpan& span : spans) {
        const double begin = scene.axis.x(span.range.start);
        const double end = std::max(scene.axis.x(span.range.end), begin + 2.0); // what is short must be seen
        const double left = std::max(begin, row.left());
        const double right = std::min(end, row.right());
        if (!(right > left)) {
            continue;
        }
        const QRectF box(left, row.top(), right - left, row.height());
        // Hatched, so that nobody takes what a person marked for what the analysis found, nor a camera's
        // state for one of the machine.
        const Qt::BrushStyle pattern =
            cameras ? Qt::DiagCrossPattern : (annotations ? Qt::FDiagPattern : Qt::Dense6Pattern);
        painter.fillRect(
            box, QBrush(faint(annotations || cameras ? theme().text : theme().quietText, 0.45), pattern));
        painter.setPen(theme().quietText);
        painter.drawRect(box);
        const double width = painter.fontMetrics().horizontalAdvance(span.name) + 6.0;
        const QRectF word(std::max(left + 4.0, free), row.top() + 1.0, width, row.height() - 2.0);
        if (word.left() <= right && word.right() <= row.right()) {
            painter.fillRect(word.adjusted(0, 1, 0, -1), faint(theme().panel, 0.9));
            painter.setPen(theme().text);
            painter.drawText(word, Qt::AlignCenter, span.name);
            free = word.right() + 4.0;
        }
    }
}

} // namespace vestigo::ui_timeline

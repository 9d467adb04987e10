// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/causal/plan_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::ui_causal {

namespace {

constexpr double rowHeight = 34.0;
constexpr double cellWidth = 64.0;
constexpr double largestMetres = 1e9;

bool isUsable(const std::optional<std::array<double, 2>>& place) {
    return place && std::isfinite((*place)[0]) && std::isfinite((*place)[1]) &&
           std::fabs((*place)[0]) < largestMetres && std::fabs((*place)[1]) < largestMetres;
}

void placeKnown(PlanPlaces& places, const std::vector<PlanTerminal>& terminals, const QRectF& area) {
    double left = largestMetres;
    double right = -largestMetres;
    double low = largestMetres;
    double high = -largestMetres;
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        if (places.known[i]) {
            const auto& metres = *terminals[i].positionMetres;
            left = std::min(left, metres[0]);
            right = std::max(right, metres[0]);
            low = std::min(low, metres[1]);
            high = std::max(high, metres[1]);
        }
    }
    constexpr double leastSpan = 1e-3;
    const double scale = std::min(area.width() / std::max(right - left, leastSpan),
                                  area.height() / std::max(high - low, leastSpan));
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        if (places.known[i]) {
            const auto& metres = *terminals[i].positionMetres;
            places.points[i] = area.center() + QPointF((metres[0] - (left + right) / 2.0) * scale,
                                                       ((low + high) / 2.0 - metres[1]) * scale);
        }
    }
}

void placeRows(PlanPlaces& places, const QRectF& area, std::size_t perRow, double spacing) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < places.points.size(); ++i) {
        if (!places.known[i]) {
            const std::size_t column = next % perRow;
            const std::size_t row = next / perRow;
            places.points[i] = QPointF(area.left() + (static_cast<double>(column) + 0.5) * area.width() /
                                                         static_cast<double>(perRow),
                                       places.rowTop + (static_cast<double>(row) + 0.3) * spacing);
            ++next;
        }
    }
}

} // namespace

PlanPlaces placeTerminals(const std::vector<PlanTerminal>& terminals, const QRectF& area) {
    PlanPlaces places;
    places.points.resize(terminals.size());
    std::size_t unknown = 0;
    for (const PlanTerminal& terminal : terminals) {
        places.known.push_back(isUsable(terminal.positionMetres));
        unknown += places.known.back() ? 0 : 1;
    }
    const bool anyKnown = unknown < terminals.size();
    const auto fitting = static_cast<std::size_t>(std::max(1.0, area.width() / cellWidth));
    std::size_t perRow = std::min(std::max<std::size_t>(1, unknown), fitting);
    std::size_t rows = unknown == 0 ? 0 : (unknown + perRow - 1) / perRow;
    // Rows take at most half of the plan, all of it when there is nothing else; crowded rows stand closer.
    const double most = std::max(rowHeight, anyKnown ? area.height() / 2.0 : area.height());
    if (static_cast<double>(rows) * rowHeight > most) {
        perRow = std::max<std::size_t>(perRow, static_cast<std::size_t>(std::max(1.0, area.width() / 24.0)));
        rows = (unknown + perRow - 1) / perRow;
    }
    const double spacing = rows == 0 ? 0.0 : std::min(rowHeight, most / static_cast<double>(rows));
    places.rowTop = area.bottom() - spacing * static_cast<double>(rows);
    constexpr double labelRoom = 24.0;
    QRectF plan(area.left() + labelRoom, area.top() + 0.7 * labelRoom, area.width() - 2.0 * labelRoom,
                places.rowTop - area.top() - 1.9 * labelRoom);
    plan.setWidth(std::max(plan.width(), 1.0));
    plan.setHeight(std::max(plan.height(), 1.0));
    placeKnown(places, terminals, plan);
    placeRows(places, area, std::max<std::size_t>(1, perRow), spacing);
    return places;
}

namespace {

/// The places of a label in the order of preference: below, above, beside, then at the corners. Those below
/// and above are kept within the area sideways.
std::array<QRectF, 8> labelPlaces(const QPointF& point, const QSizeF& size, double radius,
                                  const QRectF& area) {
    const double gap = radius + 4.0; // clear of the ring about the selected terminal
    const double half = size.width() / 2.0;
    const double middle = point.y() - size.height() / 2.0;
    const double corner = 0.7 * gap;
    const double above = point.y() - corner - size.height();
    const double before = point.x() - corner - size.width();
    const std::array<QPointF, 8> corners{QPointF(point.x() - half, point.y() + gap),
                                         QPointF(point.x() - half, point.y() - gap - size.height()),
                                         QPointF(point.x() + gap, middle),
                                         QPointF(point.x() - gap - size.width(), middle),
                                         QPointF(point.x() + corner, point.y() + corner),
                                         QPointF(before, point.y() + corner),
                                         QPointF(point.x() + corner, above),
                                         QPointF(before, above)};
    std::array<QRectF, 8> places;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double x =
            std::clamp(corners[i].x(), area.left(), std::max(area.left(), area.right() - size.width()));
        places[i] = QRectF(QPointF(i < 2 ? x : corners[i].x(), corners[i].y()), size);
    }
    return places;
}

bool coversAny(const QRectF& box, const std::vector<QRectF>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const QRectF& other) { return other.intersects(box); });
}

/// The line as a chain of small boxes.
void addBoxesAlong(std::vector<QRectF>& boxes, const QLineF& line) {
    constexpr double distance = 6.0;
    constexpr int mostBoxes = 400;
    const int count = std::min(mostBoxes, static_cast<int>(line.length() / distance));
    for (int i = 0; i <= count; ++i) {
        const QPointF point = line.pointAt(count == 0 ? 0.0 : static_cast<double>(i) / count);
        boxes.emplace_back(point.x() - 2.0, point.y() - 2.0, 4.0, 4.0);
    }
}

} // namespace

std::vector<QRectF> placeLabels(const std::vector<QPointF>& points, const std::vector<QSizeF>& sizes,
                                const std::vector<std::size_t>& order, double radius, const QRectF& area,
                                const std::vector<QLineF>& lines, const std::vector<QSizeF>& tall) {
    std::vector<QRectF> labels(points.size());
    std::vector<QRectF> taken;
    for (const QPointF& point : points) {
        taken.emplace_back(point.x() - radius - 1.0, point.y() - radius - 1.0, 2.0 * radius + 2.0,
                           2.0 * radius + 2.0);
    }
    std::vector<QRectF> onLines;
    for (const QLineF& line : lines) {
        addBoxesAlong(onLines, line);
    }
    const auto find = [&](std::size_t i, const QSizeF& size, bool offLines) {
        for (const QRectF& box : labelPlaces(points[i], size, radius, area)) {
            if (area.contains(box) && !coversAny(box, taken) && !(offLines && coversAny(box, onLines))) {
                return box;
            }
        }
        return QRectF();
    };
    for (const std::size_t i : order) {
        // A name that fits nowhere as a whole is shortened rather than left out.
        const QSizeF whole = sizes[i];
        for (const QSizeF& size :
             {whole, i < tall.size() ? tall[i] : QSizeF(), QSizeF(0.75 * whole.width(), whole.height()),
              QSizeF(0.5 * whole.width(), whole.height())}) {
            for (const bool offLines : {true, false}) {
                const bool wanted = labels[i].isEmpty() && !size.isEmpty();
                labels[i] = wanted ? find(i, size, offLines) : labels[i];
            }
        }
        if (!labels[i].isEmpty()) {
            const double air = std::min(4.0, 0.3 * labels[i].height());
            taken.push_back(labels[i].adjusted(-air, 0.0, air, 0.0)); // two names never read as one
        }
    }
    return labels;
}

QString inTwoLines(const QString& name, const QFontMetricsF& metrics) {
    QString best = name;
    double least = metrics.horizontalAdvance(name);
    for (qsizetype i = 1; i + 1 < name.size(); ++i) {
        if (!name[i].isSpace()) {
            continue;
        }
        const QString first = name.left(i);
        const QString second = name.mid(i + 1);
        const double width = std::max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second));
        if (width < least) {
            least = width;
            best = first + QLatin1Char('\n') + second;
        }
    }
    return best;
}

} // namespace vestigo::ui_causal

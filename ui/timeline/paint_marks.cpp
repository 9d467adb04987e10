// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the lanes for a while: hits of a search in the logs, a lane that is being dragged.
#include "ui/common/theme.h"
#include "ui/timeline/lane_ids.h"
#include "ui/timeline/timeline_scene.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::ui_timeline {

namespace {

using ui_common::theme;

constexpr double hitHeight = 6.0;

void paintHit(QPainter& painter, double x, double base) {
    painter.drawPolygon(
        QPolygonF({QPointF(x, base - hitHeight), QPointF(x + 3.5, base), QPointF(x - 3.5, base)}));
}

} // namespace

/// At most one mark a pixel, however many entries were found: the next one is looked up, not walked to.
void paintHits(QPainter& painter, const TimelineScene& scene) {
    if (!scene.hits) {
        return;
    }
    const QRectF plot = scene.plotArea();
    const timeline::TimeRange& visible = scene.axis.visible;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().selection);
    const std::vector<double>& hits = *scene.hits;
    auto next = std::lower_bound(hits.begin(), hits.end(), visible.start);
    while (next != hits.end() && *next <= visible.end) {
        paintHit(painter, scene.axis.x(*next), plot.bottom());
        next = std::lower_bound(next + 1, hits.end(), *next + scene.axis.secondsPerPixel());
    }
    const QString count =
        QCoreApplication::translate("TimelineView", "%1 found in the logs").arg(hits.size());
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels));
    painter.setPen(theme().selection);
    const QFontMetricsF metrics(painter.font());
    const QRectF box(scene.axis.left + 4.0, plot.bottom() - hitHeight - metrics.height() - 4.0,
                     metrics.horizontalAdvance(count) + 8.0, metrics.height() + 2.0);
    painter.fillRect(box, theme().panel);
    painter.drawText(box, Qt::AlignCenter, count);
    painter.restore();
}

void paintDrop(QPainter& painter, const TimelineScene& scene, const QString& lane, int place) {
    const double y =
        std::clamp(scene.dropLine(place), scene.lanesArea().top() + 1.0, scene.lanesArea().bottom() - 1.0);
    painter.save();
    painter.setPen(QPen(theme().selection, 3.0));
    painter.drawLine(QPointF(0.0, y), QPointF(scene.size.width(), y));
    painter.setFont(ui_common::sizedFont(scene.font, ui_common::smallTextPixels, true));
    const QFontMetricsF metrics(painter.font());
    const QString name = laneName(lane);
    const QRectF box(8.0, y - metrics.height() / 2.0 - 2.0, metrics.horizontalAdvance(name) + 12.0,
                     metrics.height() + 4.0);
    painter.fillRect(box, theme().selection);
    painter.setPen(theme().dark ? theme().ground : QColor(Qt::white));
    painter.drawText(box, Qt::AlignCenter, name);
    painter.restore();
}

} // namespace vestigo::ui_timeline

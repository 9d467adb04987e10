// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/picture_tag.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>

#include <algorithm>
#include <array>

namespace vestigo::ui_player {

namespace {

constexpr double padding = 6.0; // left and right of the text

} // namespace

QSizeF tagSize(const QPainter& painter, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    return {metrics.horizontalAdvance(text) + 2.0 * padding, metrics.height() + 4.0};
}

void paintTag(QPainter& painter, const QPointF& corner, const QString& text, double widest) {
    const QFontMetricsF metrics(painter.font());
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, widest - 2.0 * padding));
    const QRectF box(corner, tagSize(painter, fitting));
    painter.fillRect(box, labelGround);
    painter.setPen(labelInk);
    painter.drawText(box, Qt::AlignCenter, fitting);
}

QSizeF noteSize(const QPainter& painter, const QString& text, double widest) {
    const double width = std::max(1.0, widest - 2.0 * padding);
    const QRectF needed =
        QFontMetricsF(painter.font())
            .boundingRect(QRectF(0.0, 0.0, width, 1e4), Qt::AlignLeft | Qt::TextWordWrap, text);
    return {std::min(widest, needed.width() + 2.0 * padding), needed.height() + 4.0};
}

void paintNote(QPainter& painter, const QPointF& corner, const QString& text, double widest) {
    const QRectF box(corner, noteSize(painter, text, widest));
    painter.fillRect(box, labelGround);
    painter.setPen(labelInk);
    painter.drawText(box.adjusted(padding, 2.0, -padding + 1.0, -2.0), Qt::AlignLeft | Qt::TextWordWrap,
                     text);
}

QRectF roomForName(const QRectF& region, const QSizeF& size, const QRectF& picture,
                   const std::vector<QRectF>& taken) {
    const std::array<QPointF, 4> corners{
        region.bottomLeft(), QPointF(region.left(), region.top() - size.height()),
        QPointF(region.right() - size.width(), region.bottom()), region.topLeft()};
    for (const QPointF& corner : corners) {
        const QRectF place(corner, size);
        const bool free = std::none_of(taken.begin(), taken.end(),
                                       [&place](const QRectF& one) { return one.intersects(place); });
        if (free && picture.contains(place)) {
            return place;
        }
    }
    return {};
}

} // namespace vestigo::ui_player

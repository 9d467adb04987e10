// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/transport_icons.h"

#include <QtGui/QPainter>
#include <QtGui/QPixmap>
#include <QtGui/QPolygonF>

namespace vestigo::ui_player {

namespace {

constexpr int side = 16;

QPolygonF triangle(double back, double tip) {
    return QPolygonF({QPointF(back, 3.0), QPointF(tip, 8.0), QPointF(back, 13.0)});
}

void drawShape(QPainter& painter, TransportShape shape) {
    switch (shape) {
    case TransportShape::Play:
        painter.drawPolygon(triangle(4.0, 13.0));
        break;
    case TransportShape::PlayBackward:
        painter.drawPolygon(triangle(12.0, 3.0));
        break;
    case TransportShape::Pause:
        painter.drawRect(QRectF(4.0, 3.0, 3.0, 10.0));
        painter.drawRect(QRectF(9.0, 3.0, 3.0, 10.0));
        break;
    case TransportShape::StepForward:
        painter.drawPolygon(triangle(3.0, 10.0));
        painter.drawRect(QRectF(11.0, 3.0, 2.0, 10.0));
        break;
    case TransportShape::StepBack:
        painter.drawPolygon(triangle(13.0, 6.0));
        painter.drawRect(QRectF(3.0, 3.0, 2.0, 10.0));
        break;
    }
}

} // namespace

QIcon transportIcon(TransportShape shape, const QColor& colour, double devicePixelRatio) {
    const int pixels = static_cast<int>(side * devicePixelRatio);
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    drawShape(painter, shape);
    painter.end();
    return QIcon(pixmap);
}

} // namespace vestigo::ui_player

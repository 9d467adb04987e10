// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>

#include <vector>

class QPainter;

namespace vestigo::ui_player {

// Labels lie on pictures of any brightness, so they bring their own ground; the same in both themes.
const QColor labelGround(20, 22, 24, 200);
const QColor labelInk(0xf3, 0xf4, 0xf4);

/// One line on its own ground; too long a text is cut with a mark.
void paintTag(QPainter& painter, const QPointF& corner, const QString& text, double widest);

/// The same in as many lines as it takes, nothing cut.
void paintNote(QPainter& painter, const QPointF& corner, const QString& text, double widest);
QSizeF noteSize(const QPainter& painter, const QString& text, double widest);

/// Size of a tag in the painter's font.
QSizeF tagSize(const QPainter& painter, const QString& text);

/// Where a name fits beside its region: within the picture and over no other name. Empty: nowhere.
QRectF roomForName(const QRectF& region, const QSizeF& size, const QRectF& picture,
                   const std::vector<QRectF>& taken);

} // namespace vestigo::ui_player

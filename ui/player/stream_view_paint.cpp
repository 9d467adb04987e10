// SPDX-License-Identifier: GPL-3.0-or-later
// How a stream looks; what it shows is decided in stream_view.cpp.
#include "ui/common/theme.h"
#include "ui/player/stream_view.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::ui_player {

namespace {

using ui_common::theme;

// Labels lie on pictures of any brightness, so they bring their own ground; the same in both themes.
const QColor labelGround(20, 22, 24, 200);
const QColor labelInk(0xf3, 0xf4, 0xf4);
const QColor markColour(0xb9, 0xcc, 0xff);
const QColor markHalo(10, 12, 20, 210);

void paintTag(QPainter& painter, const QPointF& corner, const QString& text, double widest) {
    const QFontMetricsF metrics(painter.font());
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, widest - 12.0));
    const QRectF box(corner, QSizeF(metrics.horizontalAdvance(fitting) + 12.0, metrics.height() + 4.0));
    painter.fillRect(box, labelGround);
    painter.setPen(labelInk);
    painter.drawText(box, Qt::AlignCenter, fitting);
}

} // namespace

void StreamView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui_common::sizedFont(font(), ui_common::smallTextPixels + 1));
    const QRectF whole(rect());
    painter.fillRect(whole, theme().dark ? theme().ground.darker(130) : theme().rule);
    if (!isInStream() || image_.isNull()) {
        paintState(painter);
        paintLabel(painter, whole);
        return;
    }
    const QRectF area = fittedRect(QSizeF(image_.size()), whole);
    paintPicture(painter, area);
    if (failure_.isEmpty()) {
        paintHeat(painter, area);
        paintMarks(painter, area);
    } else {
        painter.fillRect(area, QColor(0, 0, 0, 140));
        paintState(painter);
    }
    paintLabel(painter, area);
}

void StreamView::paintPicture(QPainter& painter, const QRectF& area) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, image_);
}

void StreamView::paintHeat(QPainter& painter, const QRectF& area) {
    if (!look_.showsHeat() || overlay_.heat == nullptr) {
        return;
    }
    const auto step = heatStepAt(*overlay_.heat, overlay_.grid, time_);
    if (!step) {
        return;
    }
    if (heatStep_ != step) {
        heatImage_ = heatImage(*overlay_.heat, *step, overlay_.scale);
        heatStep_ = step;
    }
    painter.save();
    painter.setOpacity(std::clamp(look_.opacity, 0.0, 1.0));
    painter.drawImage(area, heatImage_);
    painter.restore();
}

void StreamView::paintMarks(QPainter& painter, const QRectF& area) const {
    const int sourceWidth = picture_.sourceWidth > 0 ? picture_.sourceWidth : picture_.width;
    const int sourceHeight = picture_.sourceHeight > 0 ? picture_.sourceHeight : picture_.height;
    if (!look_.showsBoxes()) {
        return;
    }
    painter.save();
    painter.setClipRect(area);
    painter.setBrush(Qt::NoBrush);
    for (const ShownMark& shown : marksAt(overlay_, time_)) {
        const timeline::Box& box = shown.mark->box;
        const QRectF place(area.left() + box.x / sourceWidth * area.width(),
                           area.top() + box.y / sourceHeight * area.height(),
                           box.width / sourceWidth * area.width(), box.height / sourceHeight * area.height());
        const Qt::PenStyle style = shown.atThisMoment ? Qt::SolidLine : Qt::DashLine;
        painter.setPen(QPen(markHalo, shown.atThisMoment ? 4.0 : 3.0));
        painter.drawRect(place);
        painter.setPen(QPen(markColour, shown.atThisMoment ? 2.0 : 1.2, style));
        painter.drawRect(place);
        if (shown.atThisMoment) {
            const double height = QFontMetricsF(painter.font()).height() + 4.0;
            const double top = place.top() - height >= area.top() ? place.top() - height : place.bottom();
            paintTag(painter, {place.left(), top}, QString::number(shown.mark->score, 'f', 2), area.width());
        }
    }
    painter.restore();
}

void StreamView::paintLabel(QPainter& painter, const QRectF& area) const {
    const QPointF corner = area.topLeft() + QPointF(8.0, 8.0);
    paintTag(painter, corner, labelText(), area.width() - 16.0);
    if (!info_.note.isEmpty()) {
        const double line = QFontMetricsF(painter.font()).height() + 6.0;
        paintTag(painter, corner + QPointF(0.0, line), info_.note, area.width() - 16.0);
    }
}

void StreamView::paintState(QPainter& painter) const {
    const QRectF area = QRectF(rect()).adjusted(16, 32, -16, -8);
    const bool overPicture = !image_.isNull() && isInStream();
    painter.setPen(overPicture ? QColor(Qt::white) : theme().text);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, stateText());
}

} // namespace vestigo::ui_player

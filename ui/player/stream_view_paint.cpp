// SPDX-License-Identifier: GPL-3.0-or-later
// How a stream looks; what it shows is decided in stream_view.cpp.
#include "ui/common/theme.h"
#include "ui/player/picture_tag.h"
#include "ui/player/stream_view.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <vector>

namespace vestigo::ui_player {

namespace {

using ui_common::theme;

const QColor markColour(0xb9, 0xcc, 0xff);
const QColor markHalo(10, 12, 20, 210);

} // namespace

void StreamView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui_common::sizedFont(font(), ui_common::smallTextPixels + (inWall_ ? 0 : 1)));
    const QRectF whole(rect());
    painter.fillRect(whole, theme().dark ? theme().ground.darker(130) : theme().rule);
    if (!isInStream() || image_.isNull()) {
        paintState(painter);
        paintLabel(painter);
        paintFrame(painter);
        return;
    }
    const QRectF area = fittedRect(QSizeF(image_.size()), whole);
    paintPicture(painter, area);
    if (failure_.isEmpty()) {
        paintPrepared(painter, area);
        paintHeat(painter, area);
        paintRegions(painter, area);
        paintMarks(painter, area);
    } else {
        painter.fillRect(area, QColor(0, 0, 0, 140));
        paintState(painter);
    }
    paintLabel(painter);
    paintFrame(painter);
}

/// Selected, abnormal and holding the keyboard: each by a line and, but for the keyboard, by a word too.
void StreamView::paintFrame(QPainter& painter) const {
    const bool abnormal = overlay_.isAbnormalAt(time_) && !look_.raw;
    const double height = QFontMetricsF(painter.font()).height() + 4.0;
    const double margin = inWall_ ? 4.0 : 8.0;
    double left = margin;
    const double top = this->height() - margin - (inWall_ ? 2.0 : 1.0) * height; // the time is below
    const auto tag = [&](const QString& text) {
        paintTag(painter, {left, top}, text, width() - left - margin);
        left += QFontMetricsF(painter.font()).horizontalAdvance(text) + 20.0;
    };
    if (abnormal) {
        painter.setPen(QPen(theme().abnormal, 3.0));
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
        tag(tr("abnormal"));
    }
    if (inWall_ && chosen_) {
        const double inset = abnormal ? 4.5 : 1.5;
        painter.setPen(QPen(theme().selection, 3.0));
        painter.drawRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset));
        tag(tr("selected"));
    }
    if (hasFocus() && inWall_) {
        painter.setPen(QPen(labelInk, 1.0, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(6.5, 6.5, -6.5, -6.5));
    }
}

QRectF StreamView::placeOf(const timeline::Box& box, const QRectF& area) const {
    const int width = picture_.sourceWidth > 0 ? picture_.sourceWidth : picture_.width;
    const int height = picture_.sourceHeight > 0 ? picture_.sourceHeight : picture_.height;
    return {area.left() + box.x / width * area.width(), area.top() + box.y / height * area.height(),
            box.width / width * area.width(), box.height / height * area.height()};
}

/// What people have drawn: a thin line, filled as strongly as the opacity says, with its name.
void StreamView::paintRegions(QPainter& painter, const QRectF& area) const {
    if (!look_.showsRegions()) {
        return;
    }
    painter.save();
    painter.setClipRect(area);
    std::vector<QRectF> names;
    for (const StreamRegion& region : regions_) {
        if (!region.range.contains(time_)) {
            continue;
        }
        const QRectF place = placeOf(region.box, area);
        QColor fill = region.abnormal ? theme().abnormal : labelInk;
        fill.setAlphaF(static_cast<float>(std::clamp(look_.opacity, 0.0, 1.0) * 0.35));
        painter.fillRect(place, fill);
        painter.setPen(QPen(labelGround, 3.0));
        painter.drawRect(place);
        painter.setPen(QPen(region.abnormal ? theme().abnormal : labelInk, 1.0, Qt::DotLine));
        painter.drawRect(place);
        if (inWall_ && !region.abnormal) {
            continue; // a small picture would be all names
        }
        const QFontMetricsF metrics(painter.font());
        const QSizeF size(metrics.horizontalAdvance(region.name) + 12.0, metrics.height() + 4.0);
        const QRectF name = roomForName(place, size, area, names);
        if (!name.isEmpty()) {
            names.push_back(name);
            paintTag(painter, name.topLeft(), region.name, area.width());
        }
    }
    painter.restore();
}

void StreamView::paintPicture(QPainter& painter, const QRectF& area) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, image_);
}

/// The names of its regions keep out of the labels; a small picture of the wall has none.
void StreamView::paintPrepared(QPainter& painter, const QRectF& area) const {
    const PreparedOverlay* overlay = prepared_->overlayAt(picture_.t);
    if (overlay == nullptr) {
        return;
    }
    QRectF names;
    if (!inWall_) {
        const QRectF room = labelRoom();
        const auto lines = labelLines(QFontMetricsF(painter.font()), room.width()).size();
        const double below = room.top() + static_cast<double>(lines) * labelStep(painter) +
                             noteSize(painter, preparedLabel(painter), room.width()).height();
        names = area.adjusted(0.0, std::max(0.0, below - area.top()), 0.0, 0.0);
    }
    overlay->paint(
        painter, area, [&](const timeline::Box& box) { return placeOf(box, area); }, names);
}

void StreamView::paintHeat(QPainter& painter, const QRectF& area) {
    if (!look_.showsHeat() || overlay_.heat == nullptr) {
        return;
    }
    const auto step = heatStepAt(*overlay_.heat, overlay_.grid, time_ - overlay_.moved);
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
    if (!look_.showsBoxes()) {
        return;
    }
    painter.save();
    painter.setClipRect(area);
    painter.setBrush(Qt::NoBrush);
    for (const ShownMark& shown : marksAt(overlay_, time_)) {
        const QRectF place = placeOf(shown.mark->box, area);
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

QStringList StreamView::labelLines(const QFontMetricsF& metrics, double widest) const {
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) + 12.0 <= widest; };
    QStringList lines{inWall_ ? titleText() : labelText(fits), info_.note};
    if (info_.problem.isEmpty() && isInStream()) {
        lines.append(breakOffText());
    }
    lines.removeAll(QString());
    return lines;
}

/// Labels begin at the edge of the view: what is beside a narrow picture is free, and nothing is cut.
QRectF StreamView::labelRoom() const {
    const double margin = inWall_ ? 4.0 : 8.0;
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

/// In few words where the whole sentence would hide too much of a small picture.
QString StreamView::preparedLabel(const QPainter& painter) const {
    const QString whole = preparedText(inWall_);
    const double twoLines = 2.2 * QFontMetricsF(painter.font()).lineSpacing() + 4.0;
    const bool tooLong = noteSize(painter, whole, labelRoom().width()).height() > twoLines;
    return tooLong ? preparedText(true) : whole;
}

double StreamView::labelStep(const QPainter& painter) const {
    return tagSize(painter, {}).height() + (inWall_ ? 0.0 : 2.0);
}

/// In the wall the name stands at the top and the time at the bottom, so that a small picture stays clear.
void StreamView::paintLabel(QPainter& painter) const {
    const QRectF room = labelRoom();
    QPointF corner = room.topLeft();
    for (const QString& text : labelLines(QFontMetricsF(painter.font()), room.width())) {
        paintTag(painter, corner, text, room.width());
        corner.ry() += labelStep(painter);
    }
    const QString prepared = preparedLabel(painter);
    if (!prepared.isEmpty()) { // never cut: it says what is evidence and what is drawn
        paintNote(painter, corner, prepared, room.width());
    }
    const QString time = inWall_ ? timeText() : QString();
    if (!time.isEmpty()) {
        paintTag(painter, {room.left(), room.bottom() - tagSize(painter, time).height()}, time, room.width());
    }
}

void StreamView::paintState(QPainter& painter) const {
    const QRectF area = QRectF(rect()).adjusted(16, inWall_ ? 48 : 32, -16, inWall_ ? -28 : -8);
    const bool overPicture = !image_.isNull() && isInStream();
    painter.setPen(overPicture ? QColor(Qt::white) : theme().text);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, stateText());
}

} // namespace vestigo::ui_player

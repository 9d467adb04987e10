// SPDX-License-Identifier: GPL-3.0-or-later
// How the site plan looks; what it shows is decided in site_plan_view.cpp.
#include "ui/causal/site_plan_parts.h"
#include "ui/common/theme.h"

#include <QtCore/QLineF>
#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::ui_causal {

namespace {

using ui_common::theme;

} // namespace

void SitePlanView::Parts::paint(QPainter& painter) const {
    painter.fillRect(view.rect(), theme().panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(ui_common::sizedFont(view.font(), ui_common::textPixels));
    if (terminals.empty()) {
        painter.setPen(theme().quietText);
        painter.drawText(QRectF(view.rect()).adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         SitePlanView::tr("Open a recording to see its terminals."));
        return;
    }
    paintLinks(painter);
    for (const PlanArrow& cause : causes) {
        paintCause(painter, cause);
    }
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        paintMark(painter, i);
    }
    for (std::size_t i = 0; i < terminals.size(); ++i) {
        paintLabel(painter, i);
    }
    if (view.hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(theme().selection);
        painter.drawRect(view.rect().adjusted(0, 0, -1, -1));
    }
}

void SitePlanView::Parts::paintLinks(QPainter& painter) const {
    const bool anyUnknown = std::find(places.known.begin(), places.known.end(), false) != places.known.end();
    const bool anyKnown = std::find(places.known.begin(), places.known.end(), true) != places.known.end();
    if (anyUnknown && anyKnown) {
        painter.setPen(QPen(theme().rule, 1.0, Qt::DashLine));
        painter.drawLine(QPointF(8.0, places.rowTop - 2.0), QPointF(view.width() - 8.0, places.rowTop - 2.0));
    }
    QColor thin = theme().quietText;
    thin.setAlphaF(0.45F);
    painter.setPen(QPen(thin, 1.0));
    for (const PlanArrow& link : links) {
        painter.drawLine(places.points[link.from], places.points[link.to]);
    }
}

void SitePlanView::Parts::paintCause(QPainter& painter, const PlanArrow& cause) const {
    QLineF line(places.points[cause.from], places.points[cause.to]);
    const double length = line.length() - radiusOf(cause.from) - radiusOf(cause.to) - 3.0;
    if (length < 6.0) {
        return; // the marks touch: an arrow would only smear
    }
    line.setP1(line.pointAt((radiusOf(cause.from) + 1.0) / line.length()));
    line.setLength(length);
    const double width =
        causes.size() > mostNumbered ? 1.0 : 1.5 + 2.0 * std::clamp(cause.strength, 0.0, 1.0);
    const QPointF along = (line.p2() - line.p1()) / std::max(1e-9, length);
    const QPointF across(-along.y(), along.x());
    const double head = std::min(length, 6.0 + 1.5 * width);
    painter.setPen(QPen(theme().text, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line.p1(), line.p2() - along * head * 0.8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().text);
    painter.drawPolygon(QPolygonF({line.p2(), line.p2() - along * head + across * head * 0.45,
                                   line.p2() - along * head - across * head * 0.45}));
}

void SitePlanView::Parts::paintMark(QPainter& painter, std::size_t index) const {
    const QPointF& point = places.points[index];
    const auto* member = memberOf(index);
    const double radius = radiusOf(index);
    if (terminals[index].id == terminal || static_cast<int>(index) == hovered ||
        (view.hasFocus() && static_cast<int>(index) == focused)) {
        const bool chosen = terminals[index].id == terminal;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().selection, chosen ? 2.5 : 1.5, chosen ? Qt::SolidLine : Qt::DotLine));
        painter.drawEllipse(point, radius + 3.5, radius + 3.5);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(member != nullptr ? theme().abnormal : theme().quietText);
    if (member != nullptr && member->root) {
        painter.drawPolygon(QPolygonF({point + QPointF(0, -radius), point + QPointF(radius, 0),
                                       point + QPointF(0, radius), point + QPointF(-radius, 0)}));
        return;
    }
    painter.drawEllipse(point, radius, radius);
    if (member != nullptr && terminals.size() <= mostNumbered) {
        painter.setPen(theme().panel);
        painter.setFont(ui_common::sizedFont(view.font(), ui_common::smallTextPixels, true));
        painter.drawText(QRectF(point - QPointF(12, 9), QSizeF(24, 18)), Qt::AlignCenter,
                         QString::number(member->place));
    }
}

void SitePlanView::Parts::paintLabel(QPainter& painter, std::size_t index) const {
    const QRectF& box = labels[index];
    if (box.isEmpty()) {
        return;
    }
    const bool strong = memberOf(index) != nullptr || terminals[index].id == terminal;
    QColor ground = theme().panel;
    ground.setAlphaF(0.8F);
    painter.fillRect(box, ground);
    painter.setFont(ui_common::sizedFont(view.font(), ui_common::smallTextPixels));
    painter.setPen(strong ? theme().text : theme().quietText);
    const QFontMetricsF metrics(painter.font());
    const bool tall = box.height() > 1.5 * metrics.height();
    const QString name = tall ? inTwoLines(terminals[index].name, metrics) : terminals[index].name;
    QStringList lines;
    for (const QString& line : name.split(QLatin1Char('\n'))) {
        lines.append(metrics.elidedText(line, Qt::ElideRight, box.width()));
    }
    painter.drawText(box, Qt::AlignCenter, lines.join(QLatin1Char('\n')));
}

} // namespace vestigo::ui_causal

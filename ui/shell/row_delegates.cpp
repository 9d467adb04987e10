// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/row_delegates.h"

#include "ui/common/theme.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtGui/QTextLayout>
#include <QtWidgets/QAbstractItemView>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_shell {

namespace {

using ui_common::sizedFont;
using ui_common::smallTextPixels;
using ui_common::textPixels;
using ui_common::Theme;
using ui_common::theme;
using ui_items::IncidentModel;
using ui_items::TerminalModel;

constexpr int margin = 8;
constexpr int badgeSide = 20;
constexpr int widestCurve = 60;
constexpr int narrowestCurve = 40;
constexpr int valueWidth = 36;
constexpr int tagHeight = 18;
constexpr int tagPadding = 5;
constexpr int narrowestTag = 30;

void paintGround(QPainter* painter, const QStyleOptionViewItem& option) {
    const Theme& hues = theme();
    painter->fillRect(option.rect, hues.panel);
    if ((option.state & QStyle::State_Selected) != 0) {
        QColor ground = hues.selection;
        ground.setAlpha(32);
        painter->fillRect(option.rect, ground);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          hues.selection);
    }
    painter->setPen(hues.rule);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

/// Root: a diamond; later ones bear their place; the others a dash. Never colour alone.
void paintBadge(QPainter* painter, const QRect& area, const QModelIndex& index) {
    const Theme& hues = theme();
    const int place = index.data(TerminalModel::PlaceRole).toInt();
    const bool root = index.data(TerminalModel::RootRole).toBool();
    const bool abnormal = place > 0 || index.data(TerminalModel::AbnormalRole).toBool();
    painter->setPen(Qt::NoPen);
    painter->setBrush(abnormal ? hues.abnormal : hues.rule);
    if (root) {
        const QPointF centre = QRectF(area).center();
        const double half = badgeSide / 2.0;
        const QPointF corners[4] = {centre + QPointF(0, -half), centre + QPointF(half, 0),
                                    centre + QPointF(0, half), centre + QPointF(-half, 0)};
        painter->drawPolygon(corners, 4);
        return;
    }
    painter->drawEllipse(area);
    painter->setPen(abnormal ? hues.panel : hues.quietText);
    painter->setFont(sizedFont(painter->font(), smallTextPixels, true));
    const QString mark =
        place > 0 ? QString::number(place) : (abnormal ? QStringLiteral("!") : QStringLiteral("–"));
    painter->drawText(area, Qt::AlignCenter, mark);
}

void paintCurve(QPainter* painter, const QRect& area, const QModelIndex& index) {
    const auto series = index.data(TerminalModel::SeriesRole).value<QList<double>>();
    if (series.isEmpty()) {
        return;
    }
    const Theme& hues = theme();
    const auto yOf = [&area](double value) {
        return area.bottom() - std::clamp(value, 0.0, 1.0) * area.height();
    };
    const double threshold = index.data(TerminalModel::ThresholdRole).toDouble();
    painter->setPen(QPen(hues.quietText, 1.0, Qt::DotLine));
    painter->drawLine(QPointF(area.left(), yOf(threshold)), QPointF(area.right(), yOf(threshold)));
    QPainterPath path;
    bool drawing = false;
    for (qsizetype i = 0; i < series.size(); ++i) {
        if (std::isnan(series[i])) {
            drawing = false;
            continue;
        }
        const double share =
            series.size() > 1 ? static_cast<double>(i) / static_cast<double>(series.size() - 1) : 0.0;
        const QPointF point(area.left() + share * area.width(), yOf(series[i]));
        if (drawing) {
            path.lineTo(point);
        } else {
            path.moveTo(point);
        }
        drawing = true;
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(index.data(TerminalModel::AbnormalRole).toBool() ? hues.abnormal : hues.text, 1.2));
    painter->drawPath(path);
}

void paintValue(QPainter* painter, const QRect& area, const QModelIndex& index) {
    const QVariant value = index.data(TerminalModel::ProbabilityRole);
    if (!value.isValid()) {
        return;
    }
    const bool over = value.toDouble() >= index.data(TerminalModel::ThresholdRole).toDouble();
    painter->setPen(over ? theme().abnormal : theme().quietText);
    painter->setFont(sizedFont(painter->font(), textPixels, over));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, QString::number(value.toDouble(), 'f', 2));
}

void paintTwoLines(QPainter* painter, const QRect& area, const QString& first, const QString& second) {
    const int half = area.height() / 2;
    painter->setFont(sizedFont(painter->font(), textPixels, true));
    painter->setPen(theme().text);
    const QRect upper(area.left(), area.top(), area.width(), half);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(first, Qt::ElideRight, area.width()));
    painter->setFont(sizedFont(painter->font(), smallTextPixels));
    painter->setPen(theme().quietText);
    const QRect lower(area.left(), area.top() + half, area.width(), area.height() - half);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignTop,
                      painter->fontMetrics().elidedText(second, Qt::ElideRight, area.width()));
}

/// At most `most` lines of words; what does not fit ends in "…".
void paintWrapped(QPainter* painter, const QRect& area, const QString& text, int most) {
    QTextLayout layout(text, painter->font());
    layout.beginLayout();
    double y = 0.0;
    for (int i = 0; i < most; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(area.width());
        QString shown = text.mid(line.textStart(), line.textLength());
        if (i + 1 == most) {
            shown =
                painter->fontMetrics().elidedText(text.mid(line.textStart()), Qt::ElideRight, area.width());
        }
        painter->drawText(QRectF(area.left(), area.top() + y, area.width(), line.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, shown);
        y += line.height();
    }
    layout.endLayout();
}

/// Words in boxes, as many as fit; one that does not fit ends in "…".
void paintTags(QPainter* painter, const QRect& area, const QStringList& tags) {
    int x = area.left();
    painter->setBrush(Qt::NoBrush);
    for (const QString& tag : tags) {
        const int room = area.right() - x - 2 * tagPadding;
        if (room < narrowestTag) {
            return;
        }
        const QString shown = painter->fontMetrics().elidedText(tag, Qt::ElideRight, room);
        const QRectF box(x + 0.5, area.top() + 0.5,
                         painter->fontMetrics().horizontalAdvance(shown) + 2 * tagPadding, area.height() - 1);
        painter->setPen(theme().rule);
        painter->drawRoundedRect(box, 3.0, 3.0);
        painter->setPen(theme().text);
        painter->drawText(box, Qt::AlignCenter, shown);
        x = static_cast<int>(box.right()) + 5;
    }
}

/// How the words of an incident's row are laid out in its width.
struct IncidentLines {
    int chain = 1;           ///< lines that the chain takes, two at most
    bool tagsBeside = false; ///< in the chain's line
    int tagsWidth = 0;
};

IncidentLines linesOf(const QFont& small, const QString& chain, const QStringList& tags, int width) {
    const QFontMetrics metrics(small);
    IncidentLines lines;
    for (const QString& tag : tags) {
        lines.tagsWidth += metrics.horizontalAdvance(tag) + 2 * tagPadding + 5;
    }
    const int words = metrics.horizontalAdvance(chain);
    lines.tagsBeside = !tags.isEmpty() && words + margin + lines.tagsWidth <= width;
    lines.chain = words > width ? 2 : 1;
    return lines;
}

} // namespace

void TerminalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    paintGround(painter, option);
    const QRect row = option.rect.adjusted(margin, 4, -margin, -5);
    const QRect badge(row.left(), row.center().y() - badgeSide / 2, badgeSide, badgeSide);
    const QRect value(row.right() - valueWidth, row.top(), valueWidth, row.height());
    const int curveWidth = std::clamp(row.width() / 5, narrowestCurve, widestCurve); // names come first
    const QRect curve(value.left() - curveWidth - margin, row.top() + 4, curveWidth, row.height() - 8);
    paintBadge(painter, badge, index);
    const bool analysed = index.data(TerminalModel::ThresholdRole).isValid();
    const int right = analysed ? curve.left() - margin : row.right();
    const QRect names(badge.right() + margin, row.top(), right - badge.right() - margin, row.height());
    paintTwoLines(painter, names, index.data(TerminalModel::NameRole).toString(),
                  index.data(TerminalModel::IdRole).toString());
    paintCurve(painter, curve, index);
    paintValue(painter, value, index);
    painter->restore();
}

QSize TerminalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    Q_UNUSED(option)
    Q_UNUSED(index)
    return {180, 40};
}

void IncidentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    paintGround(painter, option);
    const bool shelved = index.data(IncidentModel::ShelvedRole).toBool();
    const QRect row = option.rect.adjusted(margin + 4, 6, -margin, -5);
    painter->setFont(sizedFont(painter->font(), textPixels, !shelved));
    painter->setPen(shelved ? theme().quietText : theme().text);
    const int head = painter->fontMetrics().height();
    painter->drawText(QRect(row.left(), row.top(), row.width(), head), Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(IncidentModel::TimesRole).toString(),
                                                        Qt::ElideRight, row.width()));
    painter->setFont(sizedFont(painter->font(), smallTextPixels));
    painter->setPen(theme().quietText);
    const QString chain = index.data(IncidentModel::ChainRole).toString();
    const QStringList tags = index.data(IncidentModel::TagsRole).toStringList();
    const IncidentLines lines = linesOf(painter->font(), chain, tags, row.width());
    const QRect below = row.adjusted(0, head + 2, 0, 0);
    paintWrapped(painter, below, chain, lines.chain);
    if (lines.tagsBeside) {
        const int left = row.right() - lines.tagsWidth;
        paintTags(painter, QRect(left, below.top() - 1, row.right() + 1 - left, tagHeight), tags);
    } else {
        paintTags(painter, QRect(row.left(), row.bottom() - tagHeight, row.width(), tagHeight), tags);
    }
    painter->restore();
}

/// As low as what it says allows: tags stand beside a short chain, below a long one.
QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* list = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = (list != nullptr ? list->viewport()->width() : 180) - 2 * margin - 4;
    const QFont small = sizedFont(option.font, smallTextPixels);
    const QStringList tags = index.data(IncidentModel::TagsRole).toStringList();
    const IncidentLines lines = linesOf(small, index.data(IncidentModel::ChainRole).toString(), tags, width);
    const int head = QFontMetrics(sizedFont(option.font, textPixels, true)).height();
    const int words = lines.tagsBeside ? std::max(tagHeight, QFontMetrics(small).height())
                                       : lines.chain * QFontMetrics(small).height();
    const bool tagsBelow = !tags.isEmpty() && !lines.tagsBeside;
    return {180, 6 + head + 2 + words + (tagsBelow ? tagHeight + 3 : 0) + 6};
}

} // namespace vestigo::ui_shell

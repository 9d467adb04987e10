// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/scale_bar.h"

#include "ui/common/theme.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::ui_player {

namespace {

QString shortNumber(double value) {
    return QString::number(value, 'g', 2);
}

} // namespace

ScaleBar::ScaleBar(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("heatScale"));
    setAccessibleName(tr("Colour scale of the heat map"));
    setScale(std::nullopt);
}

void ScaleBar::setScale(const std::optional<HeatScale>& scale) {
    scale_ = scale;
    const QString text = scale ? tr("How far a place differs from its usual picture, 0 to %1. Clear below "
                                    "%2: 19 of 20 places stay "
                                    "below that.")
                                     .arg(shortNumber(scale->full), shortNumber(scale->noise))
                               : tr("There is no heat map for this terminal.");
    setToolTip(text);
    setAccessibleDescription(text);
    update();
}

QSize ScaleBar::sizeHint() const {
    return {110, 20};
}

QSize ScaleBar::minimumSizeHint() const {
    return {60, 18};
}

void ScaleBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& colours = ui_common::theme();
    painter.setFont(ui_common::sizedFont(font(), ui_common::smallTextPixels));
    painter.setPen(colours.quietText);
    if (!scale_) {
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, tr("none"));
        return;
    }
    const QString end = shortNumber(scale_->full);
    const int left = painter.fontMetrics().horizontalAdvance(QStringLiteral("0")) + 6;
    const int right = width() - painter.fontMetrics().horizontalAdvance(end) - 6;
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("0"));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, end);
    const QRect bar(left, height() / 2 - 5, std::max(1, right - left), 10);
    const double noise = std::clamp(scale_->noise / std::max(scale_->full, 1e-12), 0.0, 1.0);
    for (int x = 0; x < bar.width(); ++x) {
        const double value = (x + 0.5) / bar.width();
        if (value >= noise) {
            painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), heatColour(value));
        }
    }
    painter.setPen(colours.quietText);
    painter.drawRect(QRect(bar.left(), bar.top(), bar.width() - 1, bar.height() - 1));
}

} // namespace vestigo::ui_player

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/palette_delegate.h"

#include "ui/common/theme.h"

#include <QtGui/QPainter>

namespace vestigo::ui_commands {

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const ui_common::Theme& hues = ui_common::theme();
    painter->save();
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected) {
        QColor ground = hues.selection;
        ground.setAlpha(40);
        painter->fillRect(option.rect, ground);
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          hues.selection);
    }
    const QRect row = option.rect.adjusted(10, 0, -10, 0);
    const bool enabled = (option.state & QStyle::State_Enabled) != 0;
    painter->setFont(ui_common::sizedFont(option.font, ui_common::smallTextPixels));
    painter->setPen(hues.quietText);
    const QString beside = index.data(besideRole).toString();
    const int besideWidth = painter->fontMetrics().horizontalAdvance(beside);
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, beside);
    painter->setFont(ui_common::sizedFont(option.font, ui_common::textPixels));
    painter->setPen(enabled ? hues.text : hues.quietText);
    const QRect title = row.adjusted(0, 0, -besideWidth - 12, 0);
    painter->drawText(
        title, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, 28};
}

} // namespace vestigo::ui_commands

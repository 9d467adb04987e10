// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copy_menu.h"

#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace vestigo::ui_common {

void showCopyMenu(QWidget& owner, const QPoint& globalPlace, const std::vector<Copyable>& numbers) {
    auto* menu = new QMenu(&owner);
    menu->setObjectName(QStringLiteral("copyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Copyable& number : numbers) {
        if (!number.text.isEmpty()) {
            menu->addAction(number.title, menu,
                            [text = number.text] { QApplication::clipboard()->setText(text); });
        }
    }
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    menu->popup(globalPlace);
}

} // namespace vestigo::ui_common

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPoint>
#include <QtCore/QString>

#include <vector>

class QWidget;

namespace vestigo::ui_common {

/// A property of a widget: what Ctrl+C copies while the widget has the focus.
inline constexpr const char* copyProperty = "copiedText";

/// A number that can be taken along.
struct Copyable {
    QString title; ///< "Copy the share"
    QString text;  ///< empty: there is none, and no line in the menu
};

/// A menu that puts one of them on the clipboard. It goes away by itself.
void showCopyMenu(QWidget& owner, const QPoint& globalPlace, const std::vector<Copyable>& numbers);

} // namespace vestigo::ui_common

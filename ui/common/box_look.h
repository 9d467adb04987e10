// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMargins>
#include <QtGui/QColor>

#include <optional>

class QPainter;
class QRect;
class QStyleOption;
class QWidget;

namespace vestigo::ui_common {

/// A flat box: a ground (none if the colour is invalid) and a rule of one pixel on the sides that have one.
struct BoxLook {
    QColor fill;
    QColor line;
    QMargins border{1, 1, 1, 1}; ///< pixels of the rule, 0 or 1 on each side
    QMargins padding{};          ///< pixels between rule and content
    int radius = 0;              ///< pixels; only with a rule on all sides
};

void paintBox(QPainter& painter, const QRect& rect, const BoxLook& look);

/// How a frame looks: the window's own ones by their names, what scrolls by its kind. None: Fusion's look.
std::optional<BoxLook> frameLook(const QWidget* widget);

/// A push button, tool button or combo box by its state and by the properties "primary", "quiet" and
/// "segment".
struct ButtonLook {
    BoxLook box;
    QColor text;
    bool bold = false;
    bool left = false; ///< its text stands at the left
};
ButtonLook buttonLook(const QStyleOption& option, const QWidget* widget);

/// A field that takes text or a number.
BoxLook fieldLook(const QStyleOption& option);

} // namespace vestigo::ui_common

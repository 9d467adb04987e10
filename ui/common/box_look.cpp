// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/box_look.h"

#include "ui/common/theme.h"

#include <QtCore/QVariant>
#include <QtGui/QPainter>
#include <QtWidgets/QDialog>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QTreeView>

namespace vestigo::ui_common {

namespace {

constexpr int roundness = 4;

bool is(const QWidget* widget, const char* property) {
    return widget != nullptr && widget->property(property).toBool();
}

bool isWithin(const QWidget* widget, QLatin1String name) {
    for (const QWidget* at = widget->parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (at->objectName() == name) {
            return true;
        }
    }
    return false;
}

std::optional<BoxLook> namedLook(const QWidget* widget) {
    const Theme& hues = theme();
    const QString name = widget->objectName();
    if (name == QLatin1String("panelHead")) {
        return BoxLook{hues.panel, hues.rule};
    }
    if (name == QLatin1String("panelBody")) {
        return BoxLook{hues.panel, hues.rule, {1, 0, 1, 1}};
    }
    if (name == QLatin1String("runBar")) {
        return BoxLook{hues.panel, hues.rule, {0, 0, 0, 1}};
    }
    if (name == QLatin1String("alarmLoad")) {
        return BoxLook{{}, hues.rule, {0, 1, 0, 0}, {12, 8, 12, 8}};
    }
    if (name == QLatin1String("messageBanner")) {
        return BoxLook{hues.panel, is(widget, "notice") ? hues.selection : hues.abnormal};
    }
    if (is(widget, "overlay")) {
        return BoxLook{hues.panel, hues.quietText, {1, 1, 1, 1}, {}, roundness};
    }
    return std::nullopt;
}

} // namespace

void paintBox(QPainter& painter, const QRect& rect, const BoxLook& look) {
    painter.save();
    if (look.radius > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(look.line);
        painter.setBrush(look.fill.isValid() ? QBrush(look.fill) : QBrush());
        const double radius = look.radius - 0.5;
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.restore();
        return;
    }
    if (look.fill.isValid()) {
        painter.fillRect(rect, look.fill);
    }
    const QMargins& sides = look.border;
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), sides.top()), look.line);
    painter.fillRect(QRect(rect.left(), rect.top(), sides.left(), rect.height()), look.line);
    painter.fillRect(QRect(rect.right() - sides.right() + 1, rect.top(), sides.right(), rect.height()),
                     look.line);
    painter.fillRect(QRect(rect.left(), rect.bottom() - sides.bottom() + 1, rect.width(), sides.bottom()),
                     look.line);
    painter.restore();
}

std::optional<BoxLook> frameLook(const QWidget* widget) {
    if (widget == nullptr) {
        return std::nullopt;
    }
    if (auto look = namedLook(widget)) {
        return look;
    }
    const Theme& hues = theme();
    const BoxLook none{{}, {}, {}};
    if (qobject_cast<const QListView*>(widget) != nullptr) {
        const bool ruled = qobject_cast<const QListWidget*>(widget) != nullptr &&
                           qobject_cast<const QDialog*>(widget->window()) != nullptr;
        return ruled ? BoxLook{{}, hues.rule} : none;
    }
    if (qobject_cast<const QScrollArea*>(widget) != nullptr) {
        return none;
    }
    if (qobject_cast<const QTableView*>(widget) != nullptr && isWithin(widget, QLatin1String("panelBody"))) {
        return BoxLook{{}, hues.rule, {0, 1, 0, 0}};
    }
    if (qobject_cast<const QTableView*>(widget) != nullptr ||
        qobject_cast<const QTreeView*>(widget) != nullptr ||
        qobject_cast<const QTextEdit*>(widget) != nullptr) {
        return BoxLook{{}, widget->hasFocus() ? hues.selection : hues.rule};
    }
    return std::nullopt;
}

ButtonLook buttonLook(const QStyleOption& option, const QWidget* widget) {
    const Theme& hues = theme();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool down = option.state.testFlag(QStyle::State_Sunken);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    ButtonLook look;
    look.box = {hues.panel, hues.rule, {1, 1, 1, 1}, {12, 4, 12, 4}, roundness};
    look.text = hues.text;
    look.left = is(widget, "quiet");
    if (is(widget, "segment")) {
        look.box.radius = 0;
        look.bold = option.state.testFlag(QStyle::State_On);
        look.box.fill = look.bold ? hues.rule : hues.panel;
        look.text = look.bold ? hues.text : hues.quietText;
    } else if (!enabled) {
        look.box.fill = hues.ground;
        look.text = hues.quietText;
    } else if (is(widget, "primary")) {
        look.box.fill = hovered ? hues.quietText : hues.text;
        look.box.line = hues.text;
        look.text = hues.panel;
    } else {
        look.box.fill = down ? hues.rule : hues.panel;
        look.text = look.left ? hues.quietText : hues.text;
        look.box.line = hovered ? hues.quietText : hues.rule;
    }
    if (focused && enabled) {
        look.box.line = hues.selection;
    }
    return look;
}

BoxLook fieldLook(const QStyleOption& option) {
    const Theme& hues = theme();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    return {hues.ground, focused ? hues.selection : hues.rule, {1, 1, 1, 1}, {8, 6, 8, 6}, roundness};
}

} // namespace vestigo::ui_common

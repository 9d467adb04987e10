// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/box_look.h"
#include "ui/common/instrument_style.h"
#include "ui/common/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QStyleOption>

namespace vestigo::ui_common {

namespace {

constexpr int menuLeft = 24; ///< pixels before the text of an entry
constexpr int menuMark = 14; ///< and for its mark, where one may stand
constexpr int menuRight = 28;
constexpr int comboLeft = 8;
constexpr int plain = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

void paintCheckBox(const QStyleOption& option, QPainter& painter) {
    const Theme& hues = theme();
    const bool on = has(option, QStyle::State_On);
    BoxLook look{on ? hues.selection : hues.panel, on ? hues.selection : hues.quietText};
    if (has(option, QStyle::State_HasFocus)) {
        look.line = hues.selection;
    }
    look.radius = 2;
    paintBox(painter, option.rect, look);
}

void paintScrollHandle(const QStyleOption& option, QPainter& painter) {
    const bool hovered = has(option, QStyle::State_MouseOver) &&
                         static_cast<const QStyleOptionComplex&>(option).activeSubControls.testFlag(
                             QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hovered ? theme().quietText : theme().rule);
    painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4);
    painter.restore();
}

/// The triangle at the right of what opens a list.
void paintDownArrow(const QRect& area, const QColor& hue, QPainter& painter) {
    const QPointF middle = QRectF(area).center();
    const QPointF corners[] = {middle + QPointF(-4, -2.5), middle + QPointF(4, -2.5),
                               middle + QPointF(0, 2.5)};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hue);
    painter.drawConvexPolygon(corners, 3);
    painter.restore();
}

void paintButtonLabel(const QStyle& style, const QStyleOptionButton& option, const QWidget* widget,
                      QPainter& painter) {
    const ButtonLook look = buttonLook(option, widget);
    painter.save();
    if (look.bold) {
        QFont font = painter.font();
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
    }
    QPalette palette = option.palette;
    palette.setColor(QPalette::ButtonText, look.text);
    style.drawItemText(&painter, option.rect.marginsRemoved(look.box.padding + look.box.border),
                       plain | (look.left ? Qt::AlignLeft : Qt::AlignHCenter), palette, true, option.text,
                       QPalette::ButtonText);
    painter.restore();
}

void paintMark(const QStyle& style, const QStyleOptionMenuItem& entry, const QWidget* widget,
               QPainter& painter) {
    if (entry.checkType == QStyleOptionMenuItem::NotCheckable || !entry.checked) {
        return;
    }
    QStyleOptionButton mark;
    mark.rect = QRect(entry.rect.left() + 6, entry.rect.center().y() - 6, 13, 13);
    mark.state = entry.state & QStyle::State_Enabled;
    mark.palette = entry.palette;
    style.drawPrimitive(QStyle::PE_IndicatorMenuCheckMark, &mark, &painter, widget);
}

void paintMenuItem(const QStyle& style, const QStyleOptionMenuItem& entry, const QWidget* widget,
                   QPainter& painter) {
    const Theme& hues = theme();
    const bool enabled = has(entry, QStyle::State_Enabled);
    painter.fillRect(entry.rect, enabled && has(entry, QStyle::State_Selected) ? hues.rule : hues.panel);
    if (entry.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(entry.rect.left(), entry.rect.center().y(), entry.rect.width(), 1), hues.rule);
        return;
    }
    if (qobject_cast<const QComboBox*>(widget) == nullptr) {
        paintMark(style, entry, widget, painter);
    }
    QPalette palette = entry.palette;
    palette.setColor(QPalette::ButtonText, enabled ? hues.text : hues.quietText);
    const QStringList texts = entry.text.split(QLatin1Char('\t'));
    const bool ofCombo = qobject_cast<const QComboBox*>(widget) != nullptr;
    const int left = ofCombo ? comboLeft : menuLeft + (entry.menuHasCheckableItems ? menuMark : 0);
    const QRect room = entry.rect.adjusted(left, 0, -menuRight, 0);
    painter.save();
    painter.setFont(entry.font);
    style.drawItemText(&painter, room, plain | Qt::AlignLeft, palette, true, texts.front(),
                       QPalette::ButtonText);
    if (texts.size() > 1) {
        QRect keys = room;
        keys.setLeft(room.right() + 1 - entry.reservedShortcutWidth);
        style.drawItemText(&painter, keys, plain | Qt::AlignLeft, palette, true, texts.back(),
                           QPalette::ButtonText);
    }
    if (entry.menuItemType == QStyleOptionMenuItem::SubMenu) {
        QStyleOption arrow;
        arrow.state = entry.state;
        arrow.palette = entry.palette;
        arrow.rect = QRect(entry.rect.right() - 11, entry.rect.center().y() - 5, 11, 11);
        style.drawPrimitive(QStyle::PE_IndicatorArrowRight, &arrow, &painter, widget);
    }
    painter.restore();
}

void paintMenuBarItem(const QStyle& style, const QStyleOptionMenuItem& entry, QPainter& painter) {
    const Theme& hues = theme();
    const bool chosen = has(entry, QStyle::State_Selected) || has(entry, QStyle::State_Sunken);
    painter.fillRect(entry.rect, chosen ? hues.rule : hues.ground);
    style.drawItemText(&painter, entry.rect, plain | Qt::AlignHCenter, entry.palette,
                       has(entry, QStyle::State_Enabled), entry.text, QPalette::WindowText);
}

void paintTab(const QStyleOption& option, QPainter& painter) {
    const Theme& hues = theme();
    paintBox(painter, option.rect,
             {has(option, QStyle::State_Selected) ? hues.panel : hues.ground, hues.rule});
}

void paintProgress(const QStyleOptionProgressBar& bar, QPainter& painter) {
    const Theme& hues = theme();
    BoxLook look{hues.ground, hues.rule};
    look.radius = 3;
    paintBox(painter, bar.rect, look);
    const QRect inner = bar.rect.adjusted(1, 1, -1, -1);
    const double part = bar.maximum > bar.minimum
                            ? static_cast<double>(bar.progress - bar.minimum) / (bar.maximum - bar.minimum)
                            : 0.0;
    QRect done = inner;
    done.setWidth(static_cast<int>(part * inner.width()));
    if (done.width() > 0) {
        BoxLook chunk{hues.selection, hues.selection};
        chunk.radius = 2;
        paintBox(painter, done, chunk);
    }
}

/// Whether the focus shows by the hue of the widget's own rule.
bool showsFocusItself(const QWidget* widget) {
    for (const char* kind :
         {"QAbstractItemView", "QPushButton", "QToolButton", "QCheckBox", "QComboBox", "QTextEdit"}) {
        if (widget != nullptr && widget->inherits(kind)) {
            return true;
        }
    }
    return false;
}

/// A field in a spin box or a combo box stands in the box of that.
bool isPartOfField(const QWidget* widget) {
    const QWidget* owner = widget != nullptr ? widget->parentWidget() : nullptr;
    return owner != nullptr && (owner->inherits("QAbstractSpinBox") || owner->inherits("QComboBox"));
}

/// What is a plain area of its own. False: it is not.
bool paintArea(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter) {
    const Theme& hues = theme();
    switch (element) {
    case QStyle::CE_MenuBarEmptyArea:
        painter.fillRect(option.rect, hues.ground);
        return true;
    case QStyle::CE_MenuEmptyArea:
    case QStyle::CE_HeaderEmptyArea:
        painter.fillRect(option.rect, hues.panel);
        return true;
    case QStyle::CE_HeaderSection:
        paintBox(painter, option.rect, {hues.panel, hues.rule, {0, 0, 0, 1}});
        return true;
    case QStyle::CE_ProgressBar:
        paintProgress(static_cast<const QStyleOptionProgressBar&>(option), painter);
        return true;
    case QStyle::CE_ScrollBarSlider:
        paintScrollHandle(option, painter);
        return true;
    case QStyle::CE_ScrollBarAddLine:
    case QStyle::CE_ScrollBarSubLine:
    case QStyle::CE_ScrollBarAddPage:
    case QStyle::CE_ScrollBarSubPage:
    case QStyle::CE_Splitter:
        return true;
    case QStyle::CE_TabBarTabShape:
        paintTab(option, painter);
        return true;
    default:
        return false;
    }
}

} // namespace

void InstrumentStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                    const QWidget* widget) const {
    const Theme& hues = theme();
    switch (element) {
    case PE_FrameFocusRect:
        if (showsFocusItself(widget)) {
            return;
        }
        break;
    case PE_PanelLineEdit:
        if (!isPartOfField(widget)) {
            paintBox(*painter, option->rect, fieldLook(*option));
        }
        return;
    case PE_IndicatorCheckBox:
        paintCheckBox(*option, *painter);
        return;
    case PE_IndicatorItemViewItemCheck: {
        QStyleOptionButton mark;
        mark.QStyleOption::operator=(*option);
        mark.type = QStyleOption::SO_Button;
        baseStyle()->drawPrimitive(PE_IndicatorCheckBox, &mark, painter, widget); // Fusion's tick
        return;
    }
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        paintBox(*painter, option->rect, {element == PE_FrameMenu ? QColor() : hues.panel, hues.rule});
        return;
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_PanelScrollAreaCorner:
    case PE_PanelMenuBar:
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, has(*option, State_MouseOver) ? hues.rule : hues.ground);
        return;
    case PE_PanelItemViewItem:
        if (qobject_cast<const QListWidget*>(widget) != nullptr && !has(*option, State_Selected) &&
            has(*option, State_MouseOver)) {
            painter->fillRect(option->rect, hues.ground);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void InstrumentStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const {
    if (paintArea(element, *option, *painter)) {
        return;
    }
    const Theme& hues = theme();
    switch (element) {
    case CE_ShapedFrame:
        if (const auto look = frameLook(widget)) {
            paintBox(*painter, option->rect, *look);
            return;
        }
        break;
    case CE_PushButtonBevel:
        paintBox(*painter, option->rect, buttonLook(*option, widget).box);
        return;
    case CE_PushButtonLabel:
        paintButtonLabel(*this, *static_cast<const QStyleOptionButton*>(option), widget, *painter);
        return;
    case CE_MenuItem:
        paintMenuItem(*this, *static_cast<const QStyleOptionMenuItem*>(option), widget, *painter);
        return;
    case CE_MenuBarItem:
        paintMenuBarItem(*this, *static_cast<const QStyleOptionMenuItem*>(option), *painter);
        return;
    case CE_HeaderLabel: {
        auto quiet = *static_cast<const QStyleOptionHeader*>(option);
        quiet.palette.setColor(QPalette::ButtonText, hues.quietText);
        QProxyStyle::drawControl(element, &quiet, painter, widget);
        return;
    }
    case CE_TabBarTabLabel: {
        auto tab = *static_cast<const QStyleOptionTab*>(option);
        tab.palette.setColor(QPalette::WindowText, has(tab, State_Selected) ? hues.text : hues.quietText);
        QProxyStyle::drawControl(element, &tab, painter, widget);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void InstrumentStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                         QPainter* painter, const QWidget* widget) const {
    switch (control) {
    case CC_ComboBox:
        paintBox(*painter, option->rect, buttonLook(*option, widget).box);
        paintDownArrow(subControlRect(control, option, SC_ComboBoxArrow, widget), theme().quietText,
                       *painter);
        return;
    case CC_SpinBox:
        paintBox(*painter, option->rect, fieldLook(*option));
        return;
    case CC_ToolButton: {
        paintBox(*painter, option->rect, buttonLook(*option, widget).box);
        QProxyStyle::drawControl(CE_ToolButtonLabel, option, painter, widget);
        return;
    }
    case CC_ScrollBar: {
        auto handle = *static_cast<const QStyleOptionSlider*>(option);
        handle.rect = subControlRect(control, option, SC_ScrollBarSlider, widget);
        paintScrollHandle(handle, *painter);
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace vestigo::ui_common

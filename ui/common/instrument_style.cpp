// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/instrument_style.h"

#include "ui/common/box_look.h"

#include <QtCore/QVariant>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

#include <algorithm>

namespace vestigo::ui_common {

namespace {

constexpr int leastButton = 28; ///< pixels a button is high at the least
constexpr int arrowRoom = 20;   ///< pixels for the arrow of a combo box
constexpr int indicator = 14;   ///< pixels of the box that is checked
constexpr int besideIndicator = 6;
constexpr int scrollExtent = 10;
constexpr int leastHandle = 24;
constexpr int progressHeight = 12;

/// Room around the content of an entry in a list of our own.
constexpr QMargins entryPadding{4, 2, 4, 2};

QSize grown(const QSize& size, int width, int height) {
    return size + QSize(width, height);
}

QSize menuItemSize(const QStyleOptionMenuItem& entry, const QSize& contents) {
    if (entry.menuItemType == QStyleOptionMenuItem::Separator) {
        return {10, 9};
    }
    const int keys = entry.text.contains(QLatin1Char('\t')) ? 12 : 0;
    return grown(contents, 52 + (entry.menuHasCheckableItems ? 18 : 0) + keys, 8);
}

bool isPlainList(const QWidget* widget) {
    return qobject_cast<const QListWidget*>(widget) != nullptr;
}

/// A page in a scroll area shows what is behind the area.
void showThrough(QWidget* page) {
    if (page != nullptr) {
        page->setAutoFillBackground(false);
    }
}

bool isScrolledPage(const QWidget* widget) {
    const QWidget* viewport = widget->parentWidget();
    const auto* area =
        viewport != nullptr ? qobject_cast<const QScrollArea*>(viewport->parentWidget()) : nullptr;
    return area != nullptr && area->viewport() == viewport;
}

/// Of a scroll bar without arrows.
QRect scrollPart(const QStyleOptionSlider& bar, QStyle::SubControl part) {
    const bool across = bar.orientation == Qt::Horizontal;
    const int length = across ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64{bar.maximum} - bar.minimum;
    int handle = length;
    if (range > 0) {
        const qint64 wanted = qint64{bar.pageStep} * length / (range + bar.pageStep);
        handle = std::min(length, static_cast<int>(std::max<qint64>(wanted, leastHandle)));
    }
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto span = [&](int from, int to) {
        return across ? QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height())
                      : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return span(start, start + handle);
    case QStyle::SC_ScrollBarGroove:
        return bar.rect;
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + handle, length);
    default:
        return {};
    }
}

} // namespace

InstrumentStyle::InstrumentStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void InstrumentStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* label = qobject_cast<QLabel*>(widget); label != nullptr && label->property("quiet").toBool()) {
        label->setForegroundRole(QPalette::PlaceholderText); // a role follows the theme by itself
    }
    if (auto* frame = qobject_cast<QFrame*>(widget); frame != nullptr && frameLook(frame)) {
        frame->setFrameStyle(frame->frameStyle()); // by now it has its name: it measures its rule anew
    }
    if (qobject_cast<QScrollBar*>(widget) != nullptr) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    }
    if (auto* list = qobject_cast<QListWidget*>(widget)) {
        list->viewport()->setAttribute(Qt::WA_Hover);
    }
    if (auto* area = qobject_cast<QScrollArea*>(widget)) {
        area->viewport()->setAutoFillBackground(false);
        showThrough(area->widget());
    }
    if (isScrolledPage(widget)) {
        showThrough(widget); // it came later than its area
    }
    if (qobject_cast<QProgressBar*>(widget) != nullptr) {
        widget->setMaximumHeight(progressHeight);
    }
}

QSize InstrumentStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                        const QWidget* widget) const {
    switch (type) {
    case CT_PushButton: {
        const QSize size = grown(contents, 26, 10);
        return {size.width(), std::max(size.height(), leastButton)};
    }
    case CT_ToolButton: {
        const QSize size = grown(contents, 3 + 18, 3 + 8);
        return {size.width(), std::max(size.height(), leastButton - 2)};
    }
    case CT_ComboBox: {
        const QSize size = grown(contents, 20 + arrowRoom, 10);
        return {size.width(), std::max(size.height(), leastButton)};
    }
    case CT_LineEdit:
        if (const auto* edit = qstyleoption_cast<const QStyleOptionFrame*>(option);
            edit != nullptr && edit->lineWidth > 0) {
            return grown(contents, 18, 14);
        }
        return contents;
    case CT_SpinBox:
        return grown(contents, 18, 10);
    case CT_CheckBox:
        return grown(contents, indicator + besideIndicator, 0);
    case CT_MenuItem:
        if (const auto* entry = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            // The list of a combo box tells no size of its own.
            const bool ofCombo = qobject_cast<const QComboBox*>(widget) != nullptr;
            return menuItemSize(*entry, ofCombo ? entry->fontMetrics.size(0, entry->text) : contents);
        }
        break;
    case CT_MenuBarItem:
        return grown(contents, 16, 8);
    case CT_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            return grown(header->fontMetrics.size(0, header->text), 20, 13);
        }
        break;
    case CT_ProgressBar:
        return {contents.width() + 2, progressHeight};
    case CT_ItemViewItem:
        if (const auto* entry = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            entry != nullptr && isPlainList(widget)) {
            return entrySize(*entry, contents, widget);
        }
        break;
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

/// Words that wrap have the room that the padding leaves, and keep it: a list that shrank to its longest line
/// would wrap them anew.
QSize InstrumentStyle::entrySize(const QStyleOptionViewItem& entry, const QSize& contents,
                                 const QWidget* widget) const {
    QStyleOptionViewItem inner = entry;
    inner.rect = entry.rect.marginsRemoved(entryPadding);
    const QSize size =
        QProxyStyle::sizeFromContents(CT_ItemViewItem, &inner, contents, widget).grownBy(entryPadding);
    const bool wraps = entry.features.testFlag(QStyleOptionViewItem::WrapText);
    return {wraps ? std::max(size.width(), entry.rect.width()) : size.width(), size.height()};
}

QRect InstrumentStyle::subElementRect(SubElement element, const QStyleOption* option,
                                      const QWidget* widget) const {
    switch (element) {
    case SE_ShapedFrameContents:
    case SE_FrameContents:
        if (const auto look = frameLook(widget)) {
            return option->rect.marginsRemoved(look->border + look->padding);
        }
        break;
    case SE_LineEditContents:
        if (const auto* edit = qstyleoption_cast<const QStyleOptionFrame*>(option);
            edit != nullptr && edit->lineWidth > 0) {
            return option->rect.marginsRemoved({9, 7, 9, 7});
        }
        return option->rect;
    case SE_PushButtonContents:
        return option->rect;
    case SE_HeaderLabel:
        return option->rect.marginsRemoved({10, 6, 10, 7});
    case SE_ItemViewItemText:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemCheckIndicator:
        if (const auto* entry = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            entry != nullptr && isPlainList(widget)) {
            QStyleOptionViewItem inner = *entry;
            inner.rect = entry->rect.marginsRemoved(entryPadding);
            return QProxyStyle::subElementRect(element, &inner, widget);
        }
        break;
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect InstrumentStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                      SubControl part, const QWidget* widget) const {
    const QRect& rect = option->rect;
    if (control == CC_ComboBox) {
        const QRect arrow(rect.right() - arrowRoom, rect.top(), arrowRoom, rect.height());
        if (part == SC_ComboBoxArrow) {
            return visualRect(option->direction, rect, arrow);
        }
        if (part == SC_ComboBoxEditField) {
            const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            const int left = box != nullptr && box->editable ? 9 : 8;
            return visualRect(option->direction, rect, rect.adjusted(left, 1, -arrowRoom - 1, -1));
        }
        return rect;
    }
    if (control == CC_SpinBox) {
        // The arrows are the keyboard's and the wheel's.
        return part == SC_SpinBoxEditField ? rect.marginsRemoved({9, 5, 9, 5})
                                           : (part == SC_SpinBoxFrame ? rect : QRect());
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar != nullptr && control == CC_ScrollBar) {
        return visualRect(option->direction, rect, scrollPart(*bar, part));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int InstrumentStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                                 const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollExtent;
    case PM_ScrollBarSliderMin:
        return leastHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return indicator;
    case PM_CheckBoxLabelSpacing:
        return besideIndicator;
    case PM_DockWidgetSeparatorExtent:
        return 8;
    case PM_MenuPanelWidth:
    case PM_DefaultFrameWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return 26;
    case PM_TabBarTabVSpace:
        return 10;
    case PM_ToolTipLabelFrameWidth:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int InstrumentStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                               QStyleHintReturn* returned) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) {
        return 0;
    }
    if (hint == SH_ComboBox_PopupFrameStyle) {
        return QFrame::NoFrame;
    }
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace vestigo::ui_common

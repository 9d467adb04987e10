// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/column_scroll.h"

#include "ui/common/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace vestigo::ui_shell {

namespace {

/// No content may ask for so much that the rest of the window has no room.
constexpr int widestWish = 480;
constexpr int lowest = 80;

} // namespace

ColumnScroll::ColumnScroll(QWidget* content, QWidget* parent)
    : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    setViewportMargins(1, 1, 1, 1); // for the frame of the focus
    content->installEventFilter(this);
}

QSize ColumnScroll::minimumSizeHint() const {
    const int column = widget() == nullptr ? 0 : widget()->minimumSizeHint().width();
    return {std::min(column + verticalScrollBar()->sizeHint().width() + 2, widestWish), lowest};
}

/// Around what scrolls, so that the content cannot cover it.
bool ColumnScroll::event(QEvent* event) {
    const bool done = QScrollArea::event(event);
    if (event->type() == QEvent::Paint && hasFocus()) {
        QPainter painter(this);
        painter.setPen(ui_common::theme().selection);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    } else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return done;
}

bool ColumnScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/column_scroll.h"

#include <QtCore/QEvent>
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
    content->installEventFilter(this);
}

QSize ColumnScroll::minimumSizeHint() const {
    const int column = widget() == nullptr ? 0 : widget()->minimumSizeHint().width();
    return {std::min(column + verticalScrollBar()->sizeHint().width(), widestWish), lowest};
}

bool ColumnScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace vestigo::ui_shell

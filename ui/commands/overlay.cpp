// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/overlay.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace vestigo::ui_commands {

namespace {

constexpr int fromTop = 56;
constexpr int leastMargin = 24;

} // namespace

Overlay::Overlay(QWidget* window, const QSize& wanted)
    : QFrame(window)
    , wanted_(wanted) {
    setProperty("overlay", true);
    setAutoFillBackground(true);
    window->installEventFilter(this);
    hide();
}

void Overlay::place() {
    const QSize room = parentWidget()->size();
    const QSize size(std::min(wanted_.width(), room.width() - leastMargin),
                     std::min(wanted_.height(), room.height() - fromTop - leastMargin));
    setGeometry(QRect(QPoint((room.width() - size.width()) / 2, fromTop), size));
}

void Overlay::open() {
    if (!isVisible()) {
        before_ = QApplication::focusWidget();
    }
    place();
    raise();
    show();
    setFocus();
}

void Overlay::closeOverlay() {
    if (!isVisible()) {
        return;
    }
    hide();
    if (before_ != nullptr) {
        before_->setFocus();
    }
    Q_EMIT closed();
}

void Overlay::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        closeOverlay();
    } else {
        QFrame::keyPressEvent(event);
    }
}

bool Overlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace vestigo::ui_commands

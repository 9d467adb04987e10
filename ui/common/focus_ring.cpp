// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/focus_ring.h"

#include "ui/common/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace vestigo::ui_common {

namespace {

constexpr const char* wanted = "focusRing";

} // namespace

FocusRing::FocusRing(QWidget* area)
    : QFocusFrame(area)
    , area_(area) {
    hide(); // else it is shown with its area, around nothing
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::wantsFocusRing(QWidget* widget) {
    widget->setProperty(wanted, true);
}

void FocusRing::follow(QWidget* focused) {
    const bool ours =
        focused != nullptr && area_->isAncestorOf(focused) && focused->property(wanted).toBool();
    setWidget(ours ? focused : nullptr);
}

void FocusRing::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setPen(QPen(theme().selection, 1.0));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace vestigo::ui_common

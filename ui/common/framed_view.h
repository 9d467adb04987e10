// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QWidget>

namespace vestigo::ui_common {

/// An item view that shows by a line in its own ground that it has the focus, whatever frame it has.
template <class View>
class FramedView : public View {
public:
    using View::View;

protected:
    void paintEvent(QPaintEvent* event) override {
        View::paintEvent(event);
        if (this->hasFocus()) {
            QPainter painter(this->viewport());
            painter.setPen(theme().selection);
            painter.drawRect(this->viewport()->rect().adjusted(0, 0, -1, -1));
        }
    }
};

} // namespace vestigo::ui_common

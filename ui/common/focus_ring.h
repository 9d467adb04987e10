// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFocusFrame>

class QWidget;

namespace vestigo::ui_common {

/// A ring around the widget within `area` that has the focus, for widgets that do not show it themselves:
/// words with links, lists without a current row, drawings. A widget takes part by wantsFocusRing().
class FocusRing final : public QFocusFrame {
public:
    explicit FocusRing(QWidget* area);
    static void wantsFocusRing(QWidget* widget);

private:
    void follow(QWidget* focused);
    void paintEvent(QPaintEvent* event) override;

    QWidget* area_;
};

} // namespace vestigo::ui_common

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QLabel;
class QVBoxLayout;

namespace vestigo::ui_shell {

/// A framed part of the window with a line above that says what it is and, at its end, how things stand.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// At the end of the line, quiet.
    void setAside(const QString& text);
    void addWidget(QWidget* widget, int stretch = 0);
    /// A further line within the same frame.
    QLabel* addHead(const QString& title, QLabel** aside);

private:
    QVBoxLayout* column_;
    QLabel* title_ = nullptr;
    QLabel* aside_ = nullptr;
};

} // namespace vestigo::ui_shell

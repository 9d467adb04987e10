// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDockWidget>

class QHBoxLayout;
class QLabel;

namespace vestigo::ui_common {
class ElidedLabel;
}

namespace vestigo::ui_shell {

/// A part of the window with a head: its title, and quietly beside it what it holds. It can be moved, floated
/// and put away as any dock; a double click on the head floats it.
class Panel : public QDockWidget {
    Q_OBJECT
public:
    /// `name`: object name, under which layouts know it.
    Panel(const QString& name, const QString& title, QWidget* content, QWidget* parent);

    void setBeside(const QString& text);
    QString beside() const;
    QWidget* content() const { return content_; }
    /// Shows it, before others that share its place, and gives it the keys.
    void comeForward();
    /// Takes the content's own row of controls into the head; `named`: the row names what is shown, so the
    /// title would only take its room.
    void takeHead(QWidget* row, bool named);

private:
    QWidget* content_;
    QLabel* title_ = nullptr;
    QHBoxLayout* head_ = nullptr;
    ui_common::ElidedLabel* beside_;
};

} // namespace vestigo::ui_shell

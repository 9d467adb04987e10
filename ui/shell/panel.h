// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDockWidget>

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

private:
    QWidget* content_;
    ui_common::ElidedLabel* beside_;
};

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QFrame>

namespace vestigo::ui_commands {

/// A sheet over the window, at the top in the middle. Esc closes it and gives the focus back; no other
/// window, so nothing can hide behind it and a picture of the window shows it.
class Overlay : public QFrame {
    Q_OBJECT
public:
    explicit Overlay(QWidget* window, const QSize& wanted);

    void open();

Q_SIGNALS:
    void closed();

protected:
    void closeOverlay();
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QSize wanted_;
    QPointer<QWidget> before_;
};

} // namespace vestigo::ui_commands

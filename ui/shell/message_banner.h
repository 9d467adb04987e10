// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;

namespace vestigo::ui_shell {

/// A message above the views that stays until it is closed: no dialog stands in the way of someone in a
/// hurry.
class MessageBanner : public QFrame {
    Q_OBJECT
public:
    explicit MessageBanner(QWidget* parent = nullptr);
    /// `what` is wrong, `where`, and the `remedy`; empty parts are left out.
    void showError(const QString& what, const QString& where, const QString& remedy);
    void showNotice(const QString& text);
    /// A notice of something that can be taken back: `action` is the button's text, undoRequested() its
    /// press.
    void showUndo(const QString& text, const QString& action);
    QString text() const;

Q_SIGNALS:
    void undoRequested();

private:
    void tell(const QString& text, bool notice);

    QLabel* label_;
    QPushButton* undo_;
};

} // namespace vestigo::ui_shell

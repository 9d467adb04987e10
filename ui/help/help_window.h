// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace vestigo::ui_help {

/// The help: contents and search at the left, a page at the right. It stands beside the window.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(const QString& language, QWidget* parent = nullptr);

    /// Another name shows the first page.
    void showPage(const QString& page);
    QString page() const;

private:
    void find();
    void follow();
    void dress();

    QString language_;
    QLineEdit* search_;
    QListWidget* contents_;
    QTextBrowser* text_;
};

} // namespace vestigo::ui_help

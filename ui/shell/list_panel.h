// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QAbstractItemModel;
class QLabel;
class QListView;
class QModelIndex;
class QStyledItemDelegate;

namespace vestigo::ui_shell {

/// A list, or a sentence that says what to do where there is nothing to list.
class ListPanel : public QWidget {
    Q_OBJECT
public:
    /// `name`: object name of the list; `spoken`: what a screen reader says.
    ListPanel(QAbstractItemModel* model, QStyledItemDelegate* delegate, const QString& name,
              const QString& spoken, QWidget* parent = nullptr);

    QListView* list() const { return list_; }
    /// Shown while the list is empty.
    void setEmptyText(const QString& text);
    /// Below the list, also while it is empty.
    void addFoot(QWidget* foot);
    /// Marks a row and brings it into sight; emits nothing.
    void setCurrent(int row);

Q_SIGNALS:
    void chosen(const QModelIndex& index);
    /// The menu of a row is wanted at this place of the screen.
    void menuAsked(const QModelIndex& index, const QPoint& globalPlace);

private:
    void refresh();

    QListView* list_;
    QLabel* empty_;
};

} // namespace vestigo::ui_shell

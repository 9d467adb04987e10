// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QAbstractItemDelegate>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyleOptionViewItem>

#include <algorithm>

namespace vestigo::testing {

/// The rows of a list that have not the room that they need, and the end where one cannot scroll to it;
/// empty: all is well. A list tells a row's height anew each time that it is asked, but its place as it was
/// laid out: a row that became higher lies under the next.
inline QStringList rowsOutOfPlace(const QListView& list) {
    QStyleOptionViewItem option;
    option.initFrom(&list);
    option.widget = &list;
    option.font = list.font();
    QStringList wrong;
    int top = 0;
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const QModelIndex index = list.model()->index(row, 0);
        const QRect place = list.visualRect(index).translated(0, list.verticalScrollBar()->value());
        const int height = list.itemDelegate()->sizeHint(option, index).height();
        if (place.top() != top || place.height() != height) {
            wrong += QStringLiteral("row %1 from %2, %3 high, not from %4, %5 high")
                         .arg(row)
                         .arg(place.top())
                         .arg(place.height())
                         .arg(top)
                         .arg(height);
        }
        top = place.top() + height;
    }
    const int beyond = std::max(0, top - list.viewport()->height());
    if (beyond != list.verticalScrollBar()->maximum()) {
        wrong +=
            QStringLiteral("scrolls by %1, not by %2").arg(list.verticalScrollBar()->maximum()).arg(beyond);
    }
    return wrong;
}

} // namespace vestigo::testing

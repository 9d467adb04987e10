// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>

#include <utility>
#include <vector>

namespace vestigo::ui_items {

/// A list of rows of one type. The plumbing of Qt's models is here once and final; a model says only what a
/// row gives for a role.
template <class Row>
class RowListModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = QModelIndex()) const final {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
            return {};
        }
        return valueOf(rows_[static_cast<std::size_t>(index.row())], role);
    }

protected:
    virtual QVariant valueOf(const Row& row, int role) const = 0;

    const std::vector<Row>& rows() const { return rows_; }

    void replaceRows(std::vector<Row> rows) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }

    /// All rows give another value for these roles.
    void tellChanged(const QList<int>& roles) {
        if (!rows_.empty()) {
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
        }
    }

    /// The first row for which `matches` holds; -1: none.
    template <class Matches>
    int findRow(const Matches& matches) const {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (matches(rows_[i])) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

private:
    std::vector<Row> rows_;
};

} // namespace vestigo::ui_items

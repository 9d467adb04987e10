// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/loose_file.h"
#include "core/recordings/table_mapping.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QStringList>

namespace vestigo::ui_import {

/// What a column of a loose table is used as.
enum class ColumnUse { Feature, SecondsFromStart, Moment, LeftOut };
QString useText(ColumnUse use);

/// The columns of a loose table, a row each: the file's own name, what it is used as, its name and unit in
/// the recording, its first value. Use, name and unit can be edited.
class ColumnModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { SourceColumn, UseColumn, NameColumn, UnitColumn, ExampleColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Of the use: a number of ColumnUse. There is one column of times: another one that becomes it sets the
    /// former one free.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    void setFile(const recordings::LooseFile& file, const recordings::TableMapping& mapping);
    const recordings::TableMapping& mapping() const { return mapping_; }

Q_SIGNALS:
    void edited();

private:
    ColumnUse useOf(const recordings::TableMapping::Column& column) const;
    void setUse(std::size_t row, ColumnUse use);

    recordings::TableMapping mapping_;
    QStringList examples_;
};

/// How a file's columns are taken as long as nobody says otherwise: its own time, else the first column that
/// looks like times; columns of numbers kept, named without the unit that the name bears in brackets.
recordings::TableMapping usualMapping(const recordings::LooseFile& file);

} // namespace vestigo::ui_import

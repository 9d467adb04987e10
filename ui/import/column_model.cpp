// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/column_model.h"

#include "core/base/time.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace vestigo::ui_import {

using recordings::LooseFile;
using recordings::TableMapping;

namespace {

std::string cellOf(const LooseFile& file, std::size_t row, std::size_t column) {
    const bool known = row < file.rows.size() && column < file.rows[row].size();
    return known ? file.rows[row][column] : std::string();
}

/// A date and time, or a number that is Unix seconds rather than seconds from a start.
bool looksLikeMoment(const std::string& cell) {
    constexpr double earliest = 5e8; // 1985; no recording runs for so many seconds
    bool isNumber = false;
    const double number = QString::fromStdString(cell).toDouble(&isNumber);
    return isNumber ? number >= earliest : parseTimestamp(cell).has_value();
}

/// "speed [rpm]" without its unit; any other name as it is.
std::string withoutUnit(const std::string& name, const std::string& unit) {
    const std::string tail = " [" + unit + "]";
    const bool bears = !unit.empty() && name.size() > tail.size() &&
                       name.compare(name.size() - tail.size(), tail.size(), tail) == 0;
    return bears ? name.substr(0, name.size() - tail.size()) : name;
}

} // namespace

QString useText(ColumnUse use) {
    switch (use) {
    case ColumnUse::Feature:
        return QCoreApplication::translate("ImportColumns", "Feature");
    case ColumnUse::SecondsFromStart:
        return QCoreApplication::translate("ImportColumns", "Time, seconds from the start");
    case ColumnUse::Moment:
        return QCoreApplication::translate("ImportColumns", "Time, date or Unix seconds");
    case ColumnUse::LeftOut:
        break;
    }
    return QCoreApplication::translate("ImportColumns", "Left out");
}

TableMapping usualMapping(const LooseFile& file) {
    TableMapping mapping;
    mapping.timeColumn = file.timeColumn;
    for (std::size_t i = 0; i < file.columns.size() && mapping.timeColumn.empty(); ++i) {
        if (looksLikeMoment(cellOf(file, 0, i))) {
            mapping.timeColumn = file.columns[i].name;
        }
    }
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
        const LooseFile::Column& column = file.columns[i];
        if (column.name == mapping.timeColumn) {
            mapping.timeIsMoment = column.name == "timestamp" || looksLikeMoment(cellOf(file, 0, i));
        }
        // Before the table was read as a whole nobody knows which columns hold numbers.
        mapping.columns.push_back({column.name, withoutUnit(column.name, column.unit), column.unit,
                                   column.isNumeric || !file.table});
    }
    return mapping;
}

int ColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(mapping_.columns.size());
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

ColumnUse ColumnModel::useOf(const TableMapping::Column& column) const {
    if (!mapping_.timeColumn.empty() && column.source == mapping_.timeColumn) {
        return mapping_.timeIsMoment ? ColumnUse::Moment : ColumnUse::SecondsFromStart;
    }
    return column.keep ? ColumnUse::Feature : ColumnUse::LeftOut;
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const TableMapping::Column& column = mapping_.columns[static_cast<std::size_t>(index.row())];
    const ColumnUse use = useOf(column);
    if (role == Qt::EditRole && index.column() == UseColumn) {
        return static_cast<int>(use);
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole) {
        return {};
    }
    const bool named = use == ColumnUse::Feature;
    switch (index.column()) {
    case SourceColumn:
        return QString::fromStdString(column.source);
    case UseColumn:
        return useText(use);
    case NameColumn:
        return named ? QString::fromStdString(column.name) : QString();
    case UnitColumn:
        return named ? QString::fromStdString(column.unit) : QString();
    case ExampleColumn:
        return examples_.value(index.row());
    default:
        return {};
    }
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return {};
    }
    const QStringList titles{tr("Column of the file"), tr("Used as"), tr("Name"), tr("Unit"),
                             tr("First value")};
    return titles.value(section);
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    if (!index.isValid()) {
        return plain;
    }
    const bool named = useOf(mapping_.columns[static_cast<std::size_t>(index.row())]) == ColumnUse::Feature;
    const bool editable = index.column() == UseColumn ||
                          (named && (index.column() == NameColumn || index.column() == UnitColumn));
    return editable ? plain | Qt::ItemIsEditable : plain;
}

void ColumnModel::setUse(std::size_t row, ColumnUse use) {
    TableMapping::Column& column = mapping_.columns[row];
    const bool isTime = use == ColumnUse::Moment || use == ColumnUse::SecondsFromStart;
    if (isTime) {
        for (TableMapping::Column& other : mapping_.columns) { // the former one is no feature by itself
            other.keep = other.source == mapping_.timeColumn ? false : other.keep;
        }
        mapping_.timeColumn = column.source;
        mapping_.timeIsMoment = use == ColumnUse::Moment;
        return;
    }
    column.keep = use == ColumnUse::Feature;
    if (column.source == mapping_.timeColumn) {
        mapping_.timeColumn.clear();
    }
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || (flags(index) & Qt::ItemIsEditable) == 0) {
        return false;
    }
    const auto row = static_cast<std::size_t>(index.row());
    TableMapping::Column& column = mapping_.columns[row];
    if (index.column() == UseColumn) {
        setUse(row, static_cast<ColumnUse>(value.toInt()));
    } else if (index.column() == NameColumn) {
        column.name = value.toString().trimmed().toStdString();
    } else {
        column.unit = value.toString().trimmed().toStdString();
    }
    const QModelIndex last = this->index(rowCount() - 1, ColumnCount - 1);
    Q_EMIT dataChanged(this->index(0, 0), last);
    Q_EMIT edited();
    return true;
}

void ColumnModel::setFile(const LooseFile& file, const TableMapping& mapping) {
    beginResetModel();
    mapping_ = mapping;
    examples_.clear();
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        examples_.append(QString::fromStdString(cellOf(file, 0, i)));
    }
    endResetModel();
}

} // namespace vestigo::ui_import

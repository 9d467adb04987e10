// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/log_rows.h"
#include "ui/common/site_clock.h"

#include <QtCore/QAbstractTableModel>

namespace vestigo::ui_logs {

/// Places in LogRows that a filter let through.
using LogHits = std::shared_ptr<const std::vector<std::uint32_t>>;

/// The entries that the filter lets through, a row each; a cell is made when it is asked for.
class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, FromColumn, ToColumn, WhatColumn, BytesColumn, StatusColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void show(recordings::LogRowsPtr log, LogHits hits);
    void setClock(const ui_common::SiteClock& clock);
    const recordings::LogRowsPtr& log() const { return log_; }
    const LogHits& hits() const { return hits_; }
    const recordings::LogRow* at(int row) const;
    /// The last entry that is not after this moment; -1: none.
    int rowAt(double seconds) const;

private:
    QString cell(const recordings::LogRow& row, int column) const;
    QString word(std::uint32_t number) const;

    recordings::LogRowsPtr log_;
    LogHits hits_;
    ui_common::SiteClock clock_;
};

} // namespace vestigo::ui_logs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_model.h"

#include "ui/common/theme.h"

#include <QtGui/QFont>

#include <algorithm>

namespace vestigo::ui_logs {

using recordings::LogKind;
using recordings::LogRow;
using recordings::MessageStatus;

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !hits_ ? 0 : static_cast<int>(hits_->size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const LogRow* LogModel::at(int row) const {
    return row >= 0 && row < rowCount() ? &log_->rows[(*hits_)[static_cast<std::size_t>(row)]] : nullptr;
}

QString LogModel::word(std::uint32_t number) const {
    return QString::fromStdString(log_->words[number]);
}

QString LogModel::cell(const LogRow& row, int column) const {
    switch (column) {
    case TimeColumn:
        return clock_.clock(row.t, 3);
    case FromColumn:
        return word(row.from);
    case ToColumn:
        return word(row.to);
    case WhatColumn:
        return word(row.what);
    case BytesColumn:
        return row.kind == LogKind::Message ? QString::number(row.bytes) : QString();
    case StatusColumn:
        return row.status == MessageStatus::Ok      ? tr("ok")
               : row.status == MessageStatus::Retry ? tr("retry")
                                                    : tr("error");
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    const LogRow* row = at(index.row());
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(*row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == BytesColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        return row->status == MessageStatus::Error && index.column() == StatusColumn
                   ? QVariant(ui_common::theme().abnormal)
                   : QVariant();
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return {};
    }
    const QStringList titles{tr("Time"),
                             tr("Terminal or sender"),
                             tr("Actor or receiver"),
                             tr("Instruction or protocol"),
                             tr("Bytes"),
                             tr("Result")};
    return titles.value(section);
}

void LogModel::show(recordings::LogRowsPtr log, LogHits hits) {
    beginResetModel();
    log_ = std::move(log);
    hits_ = std::move(hits);
    endResetModel();
}

void LogModel::setClock(const ui_common::SiteClock& clock) {
    beginResetModel();
    clock_ = clock;
    endResetModel();
}

int LogModel::rowAt(double seconds) const {
    if (!hits_ || !log_) {
        return -1;
    }
    const auto after =
        std::upper_bound(hits_->begin(), hits_->end(), seconds,
                         [this](double moment, std::uint32_t place) { return moment < log_->rows[place].t; });
    return static_cast<int>(after - hits_->begin()) - 1;
}

} // namespace vestigo::ui_logs

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QtCore/QAbstractItemModel>

#include <vector>

namespace vestigo::ui_evaluation {

/// The recordings, each with its mistakes below it. Sorts recordings by any column; mistakes stay in the
/// order of time.
class MistakeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        MistakesColumn,
        TerminalColumn,
        TimeColumn,
        DetailColumn,
        AreaColumn,
        ColumnCount
    };

    using QAbstractItemModel::QAbstractItemModel;

    void show(std::vector<evaluation::RecordingFigures> recordings);
    QModelIndex index(int row, int column, const QModelIndex& parent = QModelIndex()) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void retranslate();

    /// The recording of a row, its own or of its mistake.
    const evaluation::RecordingFigures* recordingAt(const QModelIndex& index) const;
    /// Null for the row of a recording.
    const evaluation::Mistake* mistakeAt(const QModelIndex& index) const;

private:
    void order();
    QVariant recordingCell(const evaluation::RecordingFigures& recording, int column) const;
    QVariant mistakeCell(const evaluation::Mistake& mistake, int column) const;

    std::vector<evaluation::RecordingFigures> recordings_;
    int sortColumn_ = MistakesColumn;
    Qt::SortOrder sortOrder_ = Qt::DescendingOrder;
};

} // namespace vestigo::ui_evaluation

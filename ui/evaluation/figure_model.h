// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"

#include <QtCore/QAbstractTableModel>

namespace vestigo::ui_evaluation {

/// Every figure with its interval, a random and a constant detector beside.
class FigureModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, IntervalColumn, RandomColumn, ConstantColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<evaluation::Metric> metrics, std::vector<evaluation::Metric> random,
              std::vector<evaluation::Metric> constant);
    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    std::vector<evaluation::Metric> metrics_;
    std::vector<evaluation::Metric> random_;
    std::vector<evaluation::Metric> constant_;
};

/// The figures of each anomaly type or terminal type, a row each; the blind detectors stand in the tooltips.
class GroupModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Kind { AnomalyTypes, TerminalTypes };

    explicit GroupModel(Kind kind, QObject* parent = nullptr);

    void show(std::vector<evaluation::Group> groups);
    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    const evaluation::Metric* metricAt(const QModelIndex& index) const;

    Kind kind_;
    std::vector<evaluation::Group> groups_;
};

/// What is true (rows) against what was said (columns). The darker, the larger the share of the row.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(evaluation::Confusion confusion);
    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    double shareOfRow(const QModelIndex& index) const;
    bool isRight(const QModelIndex& index) const;

    evaluation::Confusion confusion_;
};

} // namespace vestigo::ui_evaluation

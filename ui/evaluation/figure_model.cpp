// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/figure_model.h"

#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_words.h"

#include <numeric>

namespace vestigo::ui_evaluation {

namespace {

constexpr int supportColumns = 3; ///< name, anomalies, steps

std::size_t at(int place) {
    return static_cast<std::size_t>(place);
}

QString beside(const std::vector<evaluation::Metric>& metrics, const std::string& name) {
    const evaluation::Metric* metric = findMetric(metrics, name);
    return figureText(name, metric == nullptr ? std::nullopt : metric->value);
}

} // namespace

void FigureModel::show(std::vector<evaluation::Metric> metrics, std::vector<evaluation::Metric> random,
                       std::vector<evaluation::Metric> constant) {
    beginResetModel();
    metrics_ = std::move(metrics);
    random_ = std::move(random);
    constant_ = std::move(constant);
    endResetModel();
}

int FigureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(metrics_.size());
}

int FigureModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FigureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() != NameColumn) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const evaluation::Metric& metric = metrics_[at(index.row())];
    switch (index.column()) {
    case NameColumn:
        return figureName(metric.name);
    case ValueColumn:
        return figureText(metric.name, metric.value);
    case IntervalColumn:
        return intervalText(metric);
    case RandomColumn:
        return beside(random_, metric.name);
    default:
        return beside(constant_, metric.name);
    }
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[] = {tr("Figure"), tr("Value"), tr("95 % interval"), tr("Random detector"),
                              tr("Constant detector")};
    return titles[section];
}

void FigureModel::retranslate() {
    beginResetModel();
    endResetModel();
}

GroupModel::GroupModel(Kind kind, QObject* parent)
    : QAbstractTableModel(parent)
    , kind_(kind) {}

void GroupModel::show(std::vector<evaluation::Group> groups) {
    beginResetModel();
    groups_ = std::move(groups);
    endResetModel();
}

int GroupModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(groups_.size());
}

int GroupModel::columnCount(const QModelIndex& parent) const {
    const int figures = groups_.empty() ? 0 : static_cast<int>(groups_.front().metrics.size());
    return parent.isValid() ? 0 : supportColumns + figures;
}

const evaluation::Metric* GroupModel::metricAt(const QModelIndex& index) const {
    const std::vector<evaluation::Metric>& metrics = groups_[at(index.row())].metrics;
    const int place = index.column() - supportColumns;
    return place >= 0 && place < static_cast<int>(metrics.size()) ? &metrics[at(place)] : nullptr;
}

QVariant GroupModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const evaluation::Group& group = groups_[at(index.row())];
    const evaluation::Metric* metric = metricAt(index);
    if (role == Qt::TextAlignmentRole && index.column() > 0) {
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && metric != nullptr) {
        const QString interval = intervalText(*metric);
        const QString blind = besideText(metric->name, group.randomDetector, group.constantDetector);
        return interval.isEmpty() ? blind : tr("95 %: %1").arg(interval) + QLatin1Char('\n') + blind;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case 0:
        return kind_ == Kind::AnomalyTypes ? namedText(group.name) : QString::fromStdString(group.name);
    case 1:
        return static_cast<qulonglong>(group.anomalies);
    case 2:
        return static_cast<qulonglong>(group.abnormalSteps);
    default:
        break;
    }
    if (metric == nullptr) {
        return {};
    }
    const QString interval = intervalText(*metric);
    const QString value = figureText(metric->name, metric->value);
    return interval.isEmpty() ? value : tr("%1 (%2)").arg(value, interval);
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole || groups_.empty()) {
        return {};
    }
    switch (section) {
    case 0:
        return kind_ == Kind::AnomalyTypes ? tr("Anomaly type") : tr("Terminal type");
    case 1:
        return tr("Anomalies");
    case 2:
        return tr("Abnormal steps");
    default:
        return figureName(groups_.front().metrics[at(section - supportColumns)].name);
    }
}

void GroupModel::retranslate() {
    beginResetModel();
    endResetModel();
}

void ConfusionModel::show(evaluation::Confusion confusion) {
    beginResetModel();
    confusion_ = std::move(confusion);
    endResetModel();
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(confusion_.truth.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(confusion_.named.size());
}

double ConfusionModel::shareOfRow(const QModelIndex& index) const {
    const std::vector<std::size_t>& row = confusion_.counts[at(index.row())];
    const std::size_t all = std::accumulate(row.begin(), row.end(), std::size_t(0));
    return all == 0 ? 0.0 : static_cast<double>(row[at(index.column())]) / static_cast<double>(all);
}

bool ConfusionModel::isRight(const QModelIndex& index) const {
    return confusion_.truth[at(index.row())] == confusion_.named[at(index.column())];
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const std::size_t count = confusion_.counts[at(index.row())][at(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return count == 0 ? QString() : QString::number(count);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignCenter);
    case Qt::ToolTipRole:
        return tr("True: %1. Said: %2. %3, %4 % of the row")
            .arg(namedText(confusion_.truth[at(index.row())]),
                 namedText(confusion_.named[at(index.column())]))
            .arg(count)
            .arg(100.0 * shareOfRow(index), 0, 'f', 0);
    case Qt::BackgroundRole: {
        constexpr double strongest = 0.35; // the text must stay readable on it
        const ui_common::Theme& theme = ui_common::theme();
        QColor colour = isRight(index) ? theme.supported : theme.abnormal;
        colour.setAlphaF(static_cast<float>(strongest * shareOfRow(index)));
        return colour;
    }
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) {
        return {};
    }
    return namedText(orientation == Qt::Horizontal ? confusion_.named[at(section)]
                                                   : confusion_.truth[at(section)]);
}

void ConfusionModel::retranslate() {
    beginResetModel();
    endResetModel();
}

} // namespace vestigo::ui_evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/mistake_model.h"

#include "ui/evaluation/evaluation_words.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace vestigo::ui_evaluation {

namespace {

using evaluation::Mistake;
using evaluation::MistakeKind;
using evaluation::RecordingFigures;

std::size_t at(int place) {
    return static_cast<std::size_t>(place);
}

double areaOf(const RecordingFigures& recording) {
    const evaluation::Metric* metric = findMetric(recording.metrics, "step AUROC");
    return metric != nullptr && metric->value ? *metric->value : 2.0; // what cannot be said comes last
}

int countOf(const RecordingFigures& recording, MistakeKind kind) {
    return static_cast<int>(std::count_if(recording.mistakes.begin(), recording.mistakes.end(),
                                          [kind](const Mistake& mistake) { return mistake.kind == kind; }));
}

} // namespace

void MistakeModel::show(std::vector<RecordingFigures> recordings) {
    beginResetModel();
    recordings_ = std::move(recordings);
    order();
    endResetModel();
}

QModelIndex MistakeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1U : 0U);
}

QModelIndex MistakeModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0U) {
        return {};
    }
    return createIndex(static_cast<int>(index.internalId() - 1U), 0, quintptr{0});
}

int MistakeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(recordings_.size());
    }
    const bool ofRecording = parent.internalId() == 0U && parent.column() == 0;
    return ofRecording ? static_cast<int>(recordings_[at(parent.row())].mistakes.size()) : 0;
}

int MistakeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

const RecordingFigures* MistakeModel::recordingAt(const QModelIndex& index) const {
    const QModelIndex top = index.isValid() && index.internalId() != 0U ? parent(index) : index;
    return top.isValid() ? &recordings_[at(top.row())] : nullptr;
}

const Mistake* MistakeModel::mistakeAt(const QModelIndex& index) const {
    return index.isValid() && index.internalId() != 0U ? &recordingAt(index)->mistakes[at(index.row())]
                                                       : nullptr;
}

QVariant MistakeModel::recordingCell(const RecordingFigures& recording, int column) const {
    switch (column) {
    case NameColumn:
        return recording.path.empty() ? QString::fromStdString(recording.id)
                                      : QStringLiteral("%1 (%2)").arg(QString::fromStdString(recording.id),
                                                                      QString::fromStdString(recording.path));
    case MistakesColumn:
        return static_cast<int>(recording.mistakes.size());
    case DetailColumn: {
        QStringList parts;
        const auto add = [&parts](const QString& text, int count) {
            if (count > 0) {
                parts.append(text);
            }
        };
        const int missed = countOf(recording, MistakeKind::MissedAnomaly);
        const int falseAlarms = countOf(recording, MistakeKind::FalseAlarm);
        const int roots = countOf(recording, MistakeKind::WrongRoot);
        const int types = countOf(recording, MistakeKind::WrongType);
        add(tr("missed: %1").arg(missed), missed);
        add(tr("false alarms: %1").arg(falseAlarms), falseAlarms);
        add(tr("wrong roots: %1").arg(roots), roots);
        add(tr("wrong types: %1").arg(types), types);
        return parts.join(tr(", "));
    }
    case AreaColumn: {
        const evaluation::Metric* metric = findMetric(recording.metrics, "step AUROC");
        return figureText("step AUROC", metric == nullptr ? std::nullopt : metric->value);
    }
    default:
        return {};
    }
}

QVariant MistakeModel::mistakeCell(const Mistake& mistake, int column) const {
    switch (column) {
    case NameColumn:
        return mistakeKindText(mistake.kind);
    case TerminalColumn:
        return QString::fromStdString(mistake.terminal);
    case TimeColumn:
        return tr("%1 to %2 s").arg(mistake.range.start, 0, 'f', 1).arg(mistake.range.end, 0, 'f', 1);
    case DetailColumn:
        return mistakeDetail(mistake);
    default:
        return {};
    }
}

QVariant MistakeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const bool isNumber = index.column() == MistakesColumn || index.column() == AreaColumn;
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && mistakeAt(index) != nullptr) {
        return tr("Enter or a double click opens the recording here.");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const Mistake* mistake = mistakeAt(index);
    return mistake != nullptr ? mistakeCell(*mistake, index.column())
                              : recordingCell(*recordingAt(index), index.column());
}

QVariant MistakeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == MistakesColumn || section == AreaColumn;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString titles[] = {tr("Recording"), tr("Mistakes"), tr("Terminal"),
                              tr("Time"),      tr("What"),     tr("Area under ROC")};
    return titles[section];
}

/// Recordings of the same value stay in the order of their names.
void MistakeModel::order() {
    const auto key = [this](const RecordingFigures& recording) {
        return sortColumn_ == AreaColumn ? areaOf(recording) : static_cast<double>(recording.mistakes.size());
    };
    std::stable_sort(recordings_.begin(), recordings_.end(),
                     [](const RecordingFigures& a, const RecordingFigures& b) { return a.id < b.id; });
    if (sortColumn_ == NameColumn) {
        if (sortOrder_ == Qt::DescendingOrder) {
            std::reverse(recordings_.begin(), recordings_.end());
        }
        return;
    }
    std::stable_sort(recordings_.begin(), recordings_.end(),
                     [&](const RecordingFigures& a, const RecordingFigures& b) {
                         return sortOrder_ == Qt::AscendingOrder ? key(a) < key(b) : key(a) > key(b);
                     });
}

void MistakeModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    sortColumn_ = column;
    sortOrder_ = order;
    this->order();
    endResetModel();
}

void MistakeModel::retranslate() {
    beginResetModel();
    endResetModel();
}

} // namespace vestigo::ui_evaluation

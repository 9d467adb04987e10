// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/terminal_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::ui_items {

namespace {

constexpr std::size_t sparklinePoints = 120;

/// Greatest value of each stretch, so that a short alarm does not vanish from the small curve.
QList<double> sparkline(const analysis::TerminalResult& result) {
    QList<double> series;
    const std::size_t count = result.probability.size();
    const std::size_t points = std::min(count, sparklinePoints);
    for (std::size_t i = 0; i < points; ++i) {
        double greatest = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t k = i * count / points; k < (i + 1) * count / points; ++k) {
            if (!std::isnan(result.probability[k]) && !(result.probability[k] <= greatest)) {
                greatest = result.probability[k];
            }
        }
        series.append(greatest);
    }
    return series;
}

const analysis::Incident* findIncident(const analysis::AnalysisPtr& analysis, const QString& id) {
    if (analysis) {
        for (const analysis::Incident& incident : analysis->incidents) {
            if (QString::fromStdString(incident.id) == id) {
                return &incident;
            }
        }
    }
    return nullptr;
}

bool inAnyIncident(const analysis::AnalysisPtr& analysis, const std::string& terminal) {
    if (!analysis) {
        return false;
    }
    for (const analysis::Incident& incident : analysis->incidents) {
        for (const analysis::Episode& episode : incident.episodes) {
            if (episode.terminal == terminal) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

void TerminalModel::setTerminals(const std::vector<TerminalFacts>& terminals) {
    facts_ = terminals;
    rebuild();
}

void TerminalModel::setAnalysis(const analysis::AnalysisPtr& analysis) {
    analysis_ = analysis;
    rebuild();
}

void TerminalModel::setIncident(const QString& incident) {
    if (incident != incident_) {
        incident_ = incident;
        rebuild();
    }
}

void TerminalModel::setTime(double seconds) {
    time_ = seconds;
    if (!rows_.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ProbabilityRole, Qt::AccessibleTextRole});
    }
}

void TerminalModel::rebuild() {
    beginResetModel();
    rows_.clear();
    const analysis::Incident* incident = findIncident(analysis_, incident_);
    for (const TerminalFacts& facts : facts_) {
        Row row;
        row.facts = facts;
        const std::string id = facts.id.toStdString();
        row.abnormal = inAnyIncident(analysis_, id);
        row.result = analysis_ ? analysis_->findTerminal(id) : nullptr;
        if (row.result != nullptr) {
            row.series = sparkline(*row.result);
        }
        if (incident != nullptr) {
            const auto place = std::find(incident->path.begin(), incident->path.end(), id);
            row.place =
                place == incident->path.end() ? 0 : static_cast<int>(place - incident->path.begin()) + 1;
            row.root = incident->rootCause == id;
        }
        rows_.push_back(std::move(row));
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
        const auto order = [](const Row& row) {
            return row.place > 0 ? row.place : (row.abnormal ? 100000 : 100001);
        };
        return order(a) < order(b);
    });
    endResetModel();
}

int TerminalModel::rowOf(const QString& terminal) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].facts.id == terminal) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int TerminalModel::abnormalCount() const {
    return static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.abnormal; }));
}

int TerminalModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant TerminalModel::probability(const Row& row) const {
    if (row.result == nullptr) {
        return {};
    }
    const auto after = std::upper_bound(row.result->t.begin(), row.result->t.end(), time_ + 1e-9);
    if (after == row.result->t.begin()) {
        return {};
    }
    const double value = row.result->probability[static_cast<std::size_t>(after - row.result->t.begin()) - 1];
    return std::isnan(value) ? QVariant() : QVariant(value);
}

QString TerminalModel::spokenText(const Row& row) const {
    QString text = row.facts.name;
    if (row.root) {
        text += tr(", root cause");
    } else if (row.place > 0) {
        text += tr(", number %1 in the chain").arg(row.place);
    }
    const QVariant value = probability(row);
    return value.isValid() ? text + tr(", probability %1").arg(value.toDouble(), 0, 'f', 2) : text;
}

QVariant TerminalModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.facts.name;
    case IdRole:
        return row.facts.id;
    case PlaceRole:
        return row.place;
    case RootRole:
        return row.root;
    case AbnormalRole:
        return row.abnormal;
    case ProbabilityRole:
        return probability(row);
    case ThresholdRole:
        return row.result == nullptr ? QVariant() : QVariant(row.result->threshold);
    case SeriesRole:
        return QVariant::fromValue(row.series);
    case Qt::ToolTipRole:
        return tr("%1 (%2)").arg(row.facts.name, row.facts.id);
    case Qt::AccessibleTextRole:
        return spokenText(row);
    default:
        return {};
    }
}

} // namespace vestigo::ui_items

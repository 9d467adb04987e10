// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/terminal_model.h"

#include "ui/common/incident_members.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>

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

std::set<std::string> abnormalTerminals(const analysis::AnalysisPtr& analysis) {
    std::set<std::string> ids;
    if (analysis) {
        for (const analysis::Incident& incident : analysis->incidents) {
            for (const analysis::Episode& episode : incident.episodes) {
                ids.insert(episode.terminal);
            }
        }
    }
    return ids;
}

QString noteOf(const analysis::TerminalResult* result) {
    return result == nullptr || result->note.empty()
               ? QString()
               : QCoreApplication::translate("Analysis", result->note.c_str());
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
    tellChanged({ProbabilityRole, Qt::AccessibleTextRole});
}

void TerminalModel::rebuild() {
    std::vector<TerminalRow> rows;
    const analysis::Incident* incident = ui_common::findIncident(analysis_, incident_);
    const std::set<std::string> abnormal = abnormalTerminals(analysis_);
    for (const TerminalFacts& facts : facts_) {
        TerminalRow row;
        row.facts = facts;
        const std::string id = facts.id.toStdString();
        row.abnormal = abnormal.count(id) > 0;
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
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const TerminalRow& a, const TerminalRow& b) {
        const auto order = [](const TerminalRow& row) {
            return row.place > 0 ? row.place : std::numeric_limits<int>::max() - (row.abnormal ? 1 : 0);
        };
        return order(a) < order(b);
    });
    replaceRows(std::move(rows));
}

int TerminalModel::rowOf(const QString& terminal) const {
    return findRow([&](const TerminalRow& row) { return row.facts.id == terminal; });
}

int TerminalModel::abnormalCount() const {
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const TerminalRow& row) { return row.abnormal; }));
}

QStringList TerminalModel::order() const {
    QStringList ids;
    for (const TerminalRow& row : rows()) {
        ids.append(row.facts.id);
    }
    return ids;
}

QVariant TerminalModel::probability(const TerminalRow& row) const {
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

QString TerminalModel::spokenText(const TerminalRow& row) const {
    QString text = row.facts.name;
    if (row.root) {
        text += tr(", root cause");
    } else if (row.place > 0) {
        text += tr(", number %1 in the chain").arg(row.place);
    }
    const QVariant value = probability(row);
    return value.isValid() ? text + tr(", probability %1").arg(value.toDouble(), 0, 'f', 2) : text;
}

QVariant TerminalModel::valueOf(const TerminalRow& row, int role) const {
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
    case NoteRole:
        return noteOf(row.result);
    case Qt::ToolTipRole: {
        const QString note = noteOf(row.result);
        const QString name = tr("%1 (%2)").arg(row.facts.name, row.facts.id);
        return note.isEmpty() ? name : QString(name + QStringLiteral("\n") + note);
    }
    case Qt::AccessibleTextRole:
        return spokenText(row);
    default:
        return {};
    }
}

} // namespace vestigo::ui_items

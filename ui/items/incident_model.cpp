// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/incident_model.h"

namespace vestigo::ui_items {

QString terminalName(const analysis::Analysis& analysis, const std::string& id) {
    const analysis::TerminalResult* terminal = analysis.findTerminal(id);
    return QString::fromStdString(terminal == nullptr || terminal->name.empty() ? id : terminal->name);
}

void IncidentModel::setAnalysis(const analysis::AnalysisPtr& analysis) {
    beginResetModel();
    analysis_ = analysis;
    clock_ = analysis ? ui_common::SiteClock(analysis->startedAt) : ui_common::SiteClock();
    endResetModel();
}

int IncidentModel::rowOf(const QString& incident) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (data(index(row), IdRole).toString() == incident) {
            return row;
        }
    }
    return -1;
}

int IncidentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !analysis_ ? 0 : static_cast<int>(analysis_->incidents.size());
}

QString IncidentModel::times(int row) const {
    const analysis::Incident& incident = analysis_->incidents[static_cast<std::size_t>(row)];
    return tr("%1 · %2 to %3")
        .arg(row + 1)
        .arg(clock_.clock(incident.range.start, 0), clock_.clock(incident.range.end, 0));
}

QString IncidentModel::chain(const analysis::Incident& incident) const {
    QStringList names;
    for (const std::string& terminal : incident.path) {
        const QString mark = terminal == incident.rootCause ? QStringLiteral("◆ ") : QString();
        names.append(mark + terminalName(*analysis_, terminal));
    }
    // An arrow says that one led to the other; without tested edges they only came one after another.
    return names.join(incident.causalEdges.empty() ? QStringLiteral(", ") : QStringLiteral(" → "));
}

QVariant IncidentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const analysis::Incident& incident = analysis_->incidents[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QString::fromStdString(incident.id);
    case Qt::DisplayRole:
    case TimesRole:
        return times(index.row());
    case ChainRole:
        return chain(incident);
    case StartRole:
        return incident.range.start;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QString(times(index.row()) + QStringLiteral("\n") + chain(incident));
    default:
        return {};
    }
}

} // namespace vestigo::ui_items

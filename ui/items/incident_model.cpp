// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/incident_model.h"

#include "ui/common/incident_members.h"

namespace vestigo::ui_items {

namespace {

QString chainOf(const analysis::Analysis& analysis, const analysis::Incident& incident) {
    QStringList names;
    for (const std::string& terminal : incident.path) {
        const QString mark = terminal == incident.rootCause ? QStringLiteral("◆ ") : QString();
        names.append(mark + ui_common::terminalName(analysis, terminal));
    }
    // An arrow says that one led to the other; without tested edges they only came one after another.
    return names.join(incident.causalEdges.empty() ? QStringLiteral(", ") : QStringLiteral(" → "));
}

} // namespace

void IncidentModel::setAnalysis(const analysis::AnalysisPtr& analysis) {
    std::vector<IncidentRow> rows;
    if (analysis) {
        const ui_common::SiteClock clock(analysis->startedAt);
        for (const analysis::Incident& incident : analysis->incidents) {
            IncidentRow row;
            row.id = QString::fromStdString(incident.id);
            row.times = tr("%1 · %2 to %3")
                            .arg(rows.size() + 1)
                            .arg(clock.clock(incident.range.start, 0), clock.clock(incident.range.end, 0));
            row.chain = chainOf(*analysis, incident);
            row.start = incident.range.start;
            rows.push_back(std::move(row));
        }
    }
    replaceRows(std::move(rows));
}

int IncidentModel::rowOf(const QString& incident) const {
    return findRow([&](const IncidentRow& row) { return row.id == incident; });
}

QVariant IncidentModel::valueOf(const IncidentRow& row, int role) const {
    switch (role) {
    case IdRole:
        return row.id;
    case Qt::DisplayRole:
    case TimesRole:
        return row.times;
    case ChainRole:
        return row.chain;
    case StartRole:
        return row.start;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QString(row.times + QStringLiteral("\n") + row.chain);
    default:
        return {};
    }
}

} // namespace vestigo::ui_items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/incident_model.h"

#include "ui/common/incident_members.h"
#include "ui/items/alarm_words.h"

#include <algorithm>

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
    analysis_ = analysis;
    alarms_.reset(); // of another analysis
    rebuild();
}

void IncidentModel::setAlarms(const alarms::AlarmStatesPtr& alarms) {
    alarms_ = alarms;
    rebuild();
}

void IncidentModel::setRange(const std::optional<timeline::TimeRange>& range) {
    range_ = range;
    rebuild();
}

void IncidentModel::rebuild() {
    std::vector<IncidentRow> rows;
    if (analysis_) {
        const ui_common::SiteClock clock(analysis_->startedAt);
        for (const analysis::Incident& incident : analysis_->incidents) {
            IncidentRow row;
            row.id = QString::fromStdString(incident.id);
            row.number = static_cast<int>(rows.size()) + 1;
            row.times = tr("%1 · %2 to %3")
                            .arg(row.number)
                            .arg(clock.clock(incident.range.start, 0), clock.clock(incident.range.end, 0));
            row.chain = chainOf(*analysis_, incident);
            row.start = incident.range.start;
            if (const alarms::IncidentState* state = alarms_ ? alarms_->find(incident.id) : nullptr) {
                row.tags = incidentTags(*analysis_, *state, alarms_->asOf);
                row.shelved = state->shelved;
            }
            row.inRange =
                range_ && incident.range.end >= range_->start && incident.range.start <= range_->end;
            if (row.inRange) {
                row.tags.prepend(tr("in the range"));
            }
            rows.push_back(std::move(row));
        }
    }
    std::stable_partition(rows.begin(), rows.end(), [](const IncidentRow& row) { return !row.shelved; });
    replaceRows(std::move(rows));
}

int IncidentModel::numberOf(const QString& incident) const {
    const int row = rowOf(incident);
    return row < 0 ? -1 : index(row).data(NumberRole).toInt();
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
    case NumberRole:
        return row.number;
    case TagsRole:
        return row.tags;
    case ShelvedRole:
        return row.shelved;
    case InRangeRole:
        return row.inRange;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return (QStringList{row.times, row.chain} + row.tags).join(QLatin1Char('\n'));
    default:
        return {};
    }
}

} // namespace vestigo::ui_items

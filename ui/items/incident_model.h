// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_states.h"
#include "core/analysis/analysis.h"
#include "ui/common/site_clock.h"
#include "ui/items/row_list_model.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

namespace vestigo::ui_items {

struct IncidentRow {
    QString id;
    QString times;
    QString chain;
    double start = 0.0;
    int number = 0; ///< from 1, by time
    QStringList tags;
    bool shelved = false;
    bool inRange = false;
};

/// The incidents of an analysis, one row each, in order of time; those that are wholly shelved
/// come last.
class IncidentModel : public RowListModel<IncidentRow> {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TimesRole,   ///< "1 · 06:24:46 - 06:25:11"
        ChainRole,   ///< "◆ Process sensor → Line PLC → Stamping press"
        StartRole,   ///< double, seconds
        NumberRole,  ///< int: its place in time, from 1
        TagsRole,    ///< QStringList: "not acknowledged", "shelved until 14:00"; empty while nothing is known
        ShelvedRole, ///< bool: all of it is shelved
        InRangeRole  ///< bool: it touches the selected stretch of time
    };

    using RowListModel<IncidentRow>::RowListModel;
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    /// What people have said about these incidents; null: not known.
    void setAlarms(const alarms::AlarmStatesPtr& alarms);
    /// The selected stretch of time; incidents that touch it are marked.
    void setRange(const std::optional<timeline::TimeRange>& range);
    /// -1: there is no such incident.
    int numberOf(const QString& incident) const;
    int rowOf(const QString& incident) const;

protected:
    QVariant valueOf(const IncidentRow& row, int role) const override;

private:
    void rebuild();

    analysis::AnalysisPtr analysis_;
    alarms::AlarmStatesPtr alarms_;
    std::optional<timeline::TimeRange> range_;
};

} // namespace vestigo::ui_items

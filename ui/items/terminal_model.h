// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/items/row_list_model.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace vestigo::ui_items {

/// A terminal as it is known before there is an analysis.
struct TerminalFacts {
    QString id;
    QString name;
    QString type;
};

struct TerminalRow {
    TerminalFacts facts;
    const analysis::TerminalResult* result = nullptr; ///< owned by the analysis that the model holds
    int place = 0;
    bool root = false;
    bool abnormal = false;
    QList<double> series;
};

/// The terminals of the recording: those that turned abnormal first, in that order, then the others. One row
/// each.
class TerminalModel : public RowListModel<TerminalRow> {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        PlaceRole,       ///< in the order of the current incident, 1 = root or first; 0: not in it
        RootRole,        ///< bool
        AbnormalRole,    ///< bool: in any incident
        ProbabilityRole, ///< double at the time cursor; invalid where unknown
        ThresholdRole,   ///< double
        NoteRole,        ///< QString: why there are no scores; empty where there are
        SeriesRole       ///< QList<double>: probability over the recording, at most 120 values, NaN unknown
    };

    using RowListModel<TerminalRow>::RowListModel;

    void setTerminals(const std::vector<TerminalFacts>& terminals);
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void setIncident(const QString& incident);
    void setTime(double seconds);

    int rowOf(const QString& terminal) const;
    int abnormalCount() const;

    /// Every terminal's id in the order shown.
    QStringList order() const;

protected:
    QVariant valueOf(const TerminalRow& row, int role) const override;

private:
    void rebuild();
    QVariant probability(const TerminalRow& row) const;
    QString spokenText(const TerminalRow& row) const;

    std::vector<TerminalFacts> facts_;
    analysis::AnalysisPtr analysis_;
    QString incident_;
    double time_ = 0.0;
};

} // namespace vestigo::ui_items

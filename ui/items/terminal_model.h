// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QString>

#include <vector>

namespace vestigo::ui_items {

/// A terminal as it is known before there is an analysis.
struct TerminalFacts {
    QString id;
    QString name;
    QString type;
};

/// The terminals of the recording: those that turned abnormal first, in that order, then the others. One row
/// each.
class TerminalModel : public QAbstractListModel {
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
        SeriesRole       ///< QList<double>: probability over the recording, at most 120 values, NaN unknown
    };

    using QAbstractListModel::QAbstractListModel;

    void setTerminals(const std::vector<TerminalFacts>& terminals);
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void setIncident(const QString& incident);
    void setTime(double seconds);

    int rowOf(const QString& terminal) const;
    int abnormalCount() const;

    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        TerminalFacts facts;
        const analysis::TerminalResult* result = nullptr; ///< owned by analysis_
        int place = 0;
        bool root = false;
        bool abnormal = false;
        QList<double> series;
    };
    void rebuild();
    QVariant probability(const Row& row) const;
    QString spokenText(const Row& row) const;

    std::vector<TerminalFacts> facts_;
    analysis::AnalysisPtr analysis_;
    QString incident_;
    double time_ = 0.0;
    std::vector<Row> rows_;
};

} // namespace vestigo::ui_items

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/common/site_clock.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QString>

namespace vestigo::ui_items {

/// The incidents of an analysis, one row each, in order of time.
class IncidentModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TimesRole, ///< "1 · 06:24:46 - 06:25:11"
        ChainRole, ///< "◆ Process sensor → Line PLC → Stamping press"
        StartRole  ///< double, seconds
    };

    using QAbstractListModel::QAbstractListModel;
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    int rowOf(const QString& incident) const;

    int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QString times(int row) const;
    QString chain(const analysis::Incident& incident) const;

    analysis::AnalysisPtr analysis_;
    ui_common::SiteClock clock_;
};

/// The terminal's name for people, its id where the analysis has none.
QString terminalName(const analysis::Analysis& analysis, const std::string& id);

} // namespace vestigo::ui_items

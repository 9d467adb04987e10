// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/common/site_clock.h"
#include "ui/items/row_list_model.h"

#include <QtCore/QString>

namespace vestigo::ui_items {

struct IncidentRow {
    QString id;
    QString times;
    QString chain;
    double start = 0.0;
};

/// The incidents of an analysis, one row each, in order of time.
class IncidentModel : public RowListModel<IncidentRow> {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TimesRole, ///< "1 · 06:24:46 - 06:25:11"
        ChainRole, ///< "◆ Process sensor → Line PLC → Stamping press"
        StartRole  ///< double, seconds
    };

    using RowListModel<IncidentRow>::RowListModel;
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    int rowOf(const QString& incident) const;

protected:
    QVariant valueOf(const IncidentRow& row, int role) const override;
};

} // namespace vestigo::ui_items

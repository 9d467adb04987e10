// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <memory>

namespace vestigo::ui_causal {

/// Who led to whom in one incident: a graph with the terminals' onset times, the edges' lags, strengths and q
/// values, and a sentence that says by which rule the root was named. A click on a terminal or an edge asks
/// for that terminal and its onset; Tab and the arrow keys walk, Enter asks.
class CausalView : public QWidget {
    Q_OBJECT
public:
    explicit CausalView(QWidget* parent = nullptr);
    ~CausalView() override;

    /// May be null: an empty state says what to do.
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    /// As high as its graph needs, up to a limit, instead of filling the height that it is given: for a
    /// column in which other things follow.
    void setFitsContent(bool fits);
    QString terminal() const;
    QString incident() const;

public Q_SLOTS:
    /// Id of an incident; empty: none.
    void setIncident(const QString& incident);
    /// The selected terminal.
    void setTerminal(const QString& terminal);

Q_SIGNALS:
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_causal

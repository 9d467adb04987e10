// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QLabel;
class QListWidget;
class QVBoxLayout;

namespace vestigo::ui_causal {
class CausalView;
}

namespace vestigo::ui_shell {

/// Why the selected terminal of the selected incident is called abnormal: the incident in words, who led to
/// whom, which features carry the score with their usual value and the value here, where the picture changed,
/// and what the analysis offers or could not use.
class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(QWidget* parent = nullptr);

    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void setSelection(const QString& incident, const QString& terminal);

Q_SIGNALS:
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);

private:
    void rebuild();
    const analysis::Incident* incident() const;
    void addEvidence(const analysis::Episode& episode);
    void addItem(QListWidget* list, const QString& text, double seconds);

    analysis::AnalysisPtr analysis_;
    QString incident_;
    QString terminal_;
    QLabel* sentence_;
    QLabel* empty_;
    QWidget* content_;
    ui_causal::CausalView* graph_;
    QLabel* telemetryTitle_;
    QWidget* features_;
    QVBoxLayout* featureRows_;
    QLabel* videoTitle_;
    QListWidget* pictures_;
    QLabel* offersTitle_;
    QLabel* offers_;
};

} // namespace vestigo::ui_shell

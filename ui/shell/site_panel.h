// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/shell/recording_facts.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

class QLabel;
class QListView;

namespace vestigo::ui_causal {
class SitePlanView;
}
namespace vestigo::ui_items {
class IncidentModel;
class TerminalModel;
} // namespace vestigo::ui_items

namespace vestigo::ui_shell {

/// Where: the plan of the site, the terminals with their state, the incidents.
class SitePanel : public QWidget {
    Q_OBJECT
public:
    explicit SitePanel(QWidget* parent = nullptr);

    void setRecording(const RecordingFacts& facts);
    void setAnalysis(const analysis::AnalysisPtr& analysis, bool complete);
    void setSelection(const QString& incident, const QString& terminal);
    void setTime(double seconds);
    QListView* terminals() const { return terminals_; }
    QListView* incidents() const { return incidents_; }

Q_SIGNALS:
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);
    void incidentRequested(const QString& incident);

private:
    void refreshTexts();
    void showSelection();
    void connectLists();

    analysis::AnalysisPtr analysis_;
    bool complete_ = true;
    QString incident_;
    QString terminal_;
    ui_causal::SitePlanView* plan_;
    ui_items::TerminalModel* terminalModel_;
    ui_items::IncidentModel* incidentModel_;
    QListView* terminals_;
    QListView* incidents_;
    QLabel* terminalsAside_ = nullptr;
    QLabel* incidentsAside_ = nullptr;
    QLabel* incidentsEmpty_;
    bool showing_ = false; ///< the selection comes from outside: do not ask for it again
};

} // namespace vestigo::ui_shell

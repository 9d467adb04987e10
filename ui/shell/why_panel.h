// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_states.h"
#include "core/analysis/analysis.h"
#include "ui/shell/incident_brief.h"

#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLayout;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace vestigo::ui_causal {
class CausalView;
}
namespace vestigo::ui_commands {
class CommandRegistry;
}

namespace vestigo::ui_shell {

class CheckList;

/// Why the selected terminal of the selected incident is called abnormal: the incident in words, who led to
/// whom, what carried the judgement in the telemetry and on the video, and what to check first.
class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(ui_commands::CommandRegistry& commands, QWidget* parent = nullptr);

    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void setSelection(const QString& incident, const QString& terminal);
    /// What people have said about the incidents; null: not known.
    void setAlarms(const alarms::AlarmStatesPtr& alarms);
    void setBrief(const IncidentBrief& brief);
    /// The selected stretch of time: what is told of the terminal is what was so within it.
    void setRange(const std::optional<timeline::TimeRange>& range);
    /// Nothing that needs statistics to read.
    void setFrontline(bool frontline);
    /// Said where nothing is selected.
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);

private:
    void makeContent(ui_commands::CommandRegistry& commands);
    QLayout* makeButtons(ui_commands::CommandRegistry& commands);
    void rebuild();
    void showAlarms();
    void addEvidence(const std::vector<analysis::FeatureWeight>& features,
                     const std::vector<analysis::VisualEvidence>& visual);
    /// Fills in what is known of the terminal, in the incident or in the range; false: it takes no part.
    bool addTerminal(const analysis::Incident& incident);
    void nameEvidence(bool member);
    void tellRange();
    QString offersText() const;

    analysis::AnalysisPtr analysis_;
    alarms::AlarmStatesPtr alarms_;
    QString incident_;
    QString terminal_;
    std::optional<timeline::TimeRange> range_;
    bool frontline_ = false;
    QString emptyText_;
    QLabel* rangeText_;
    QLabel* sentence_;
    QLabel* empty_;
    QWidget* content_;
    ui_causal::CausalView* graph_;
    QLabel* causeTitle_;
    QLabel* telemetryTitle_;
    QWidget* features_;
    QVBoxLayout* featureRows_;
    QLabel* noEvidence_;
    QLabel* videoTitle_;
    QListWidget* pictures_;
    QLabel* offersTitle_;
    QLabel* offers_;
    QLabel* checkTitle_;
    CheckList* checks_;
    QLabel* alarmText_;
    QPushButton* acknowledge_ = nullptr;
    QPushButton* takeBack_ = nullptr;
    QPushButton* shelve_ = nullptr;
    QPushButton* unshelve_ = nullptr;
};

} // namespace vestigo::ui_shell

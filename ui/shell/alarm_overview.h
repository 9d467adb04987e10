// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_budget.h"
#include "core/alarms/alarm_states.h"
#include "core/analysis/analysis.h"

#include <QtCore/QString>
#include <QtWidgets/QDialog>

#include <optional>

class QGridLayout;
class QLabel;

namespace vestigo::ui_shell {

/// The load of a project as the overview shows it.
struct ProjectLoad {
    alarms::AlarmLoad load;
    QString peakRecording; ///< id of the recording that load.peak is of
    int unreadable = 0;    ///< recordings whose result could not be read
};

/// How many alarms there were to bear, in this recording and in the project's, and what is shelved.
class AlarmOverview : public QDialog {
    Q_OBJECT
public:
    explicit AlarmOverview(QWidget* parent);

    void setStates(const analysis::AnalysisPtr& analysis, const alarms::AlarmStatesPtr& states);
    /// How the site works, for the budget of alarms.
    void setShiftPlan(const alarms::ShiftPlan& plan);
    /// Until it is told, the project's column says that it is being counted.
    void setProject(const std::optional<ProjectLoad>& project);
    void setProblem(const QString& text);

Q_SIGNALS:
    /// The user wants a shelf to end; `line` of the log.
    void unshelveRequested(qint64 line);

private:
    void showFigures();
    std::optional<SiteTime> startedAt() const;
    void showShelves();
    void growToContents();

    analysis::AnalysisPtr analysis_;
    alarms::ShiftPlan plan_;
    alarms::AlarmStatesPtr states_;
    std::optional<ProjectLoad> project_;
    QString problem_;
    QString figuresText_;
    QString shelvesText_;
    QWidget* figures_ = nullptr;
    QWidget* shelves_ = nullptr;
    QLabel* note_;
};

} // namespace vestigo::ui_shell

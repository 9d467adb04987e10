// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "app/session/frame_source.h"
#include "app/session/language.h"
#include "app/session/preferences.h"
#include "app/session/prepared_source.h"
#include "app/session/series_source.h"
#include "app/session/undo_list.h"
#include "core/analysis/analysis.h"
#include "core/pipeline/model_library.h"
#include "core/report/document.h"
#include "ui/timeline/series_export.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <filesystem>
#include <memory>
#include <optional>

namespace vestigo::ui_commands {
class CommandRegistry;
}
namespace vestigo::ui_report {
class ReportPreview;
}
namespace vestigo::ui_shell {
class InstrumentWindow;
}

namespace vestigo::ui_preferences {
struct Choices;
}
namespace vestigo::workspace {
class Workspace;
}

namespace vestigo::session {

class AlarmKeeper;
class OffsetKeeper;
struct OpenedRecording;

/// How a session begins.
struct SessionOptions {
    std::filesystem::path database; ///< where analyses are kept, so that a killed run goes on; empty: nowhere
    QString language = QStringLiteral("en");
    bool remembered = true;       ///< false: preferences are neither read nor kept (scripts, tests)
    std::filesystem::path models; ///< the library of adopted models; empty: none
};

/// What is open, and the one time cursor; wires the window to the jobs. Everything slow runs in jobs. Adds
/// the application's commands to the registry and builds the window.
class Session : public QObject {
    Q_OBJECT
public:
    Session(ui_shell::InstrumentWindow& window, ui_commands::CommandRegistry& commands,
            const SessionOptions& options, QObject* parent = nullptr);
    ~Session() override;

    void openRecording(const QString& path);
    /// Opens it, unless it is open, and goes to a moment of a terminal; no terminal: as it opens.
    void openRecordingAt(const QString& path, const QString& terminal, double seconds);
    void analyse();
    void cancel();
    void showReport();
    /// Writes the report as a PDF. `role`: as the window's mode is by default.
    void exportReport(const QString& file, report::Role role, const QString& language);
    /// Writes series as CSV: recorded rows into `file`, those on the grid of steps, if any, beside it.
    void exportSeries(const ui_timeline::SeriesExport& wish, const QString& file);

    bool hasRecording() const { return recording_ != nullptr; }
    const std::shared_ptr<const recordings::Recording>& recording() const { return recording_; }
    const analysis::AnalysisPtr& analysis() const { return analysis_; }
    double time() const { return time_; }
    double duration() const;
    std::optional<SiteTime> startedAt() const;
    QString terminal() const { return terminal_; }
    QString incident() const { return incident_; }
    bool isAnalysing() const { return jobs_->isRunning(); }
    /// No job runs and every frame that was asked for has come.
    bool isIdle() const;
    ui_report::ReportPreview* preview() const;
    Preferences& preferences() { return preferences_; }
    AlarmKeeper& alarms() const { return *alarms_; }
    workspace::Workspace& workspace() { return *workspace_; }
    report::Role role() const;

    const pipeline::ModelLibrary& models() const { return models_; }
    /// The model that was in use before the adopted one judges from now on; a sentence where there is none.
    QString goBackToModelBefore();

    OffsetKeeper& clocks() const { return *clocks_; }
    /// Keeps a correction of a stream's clock in the project (taken back: makes it as recorded), shows the
    /// stream by it, and can be undone. The next analysis uses it; the recording itself is evidence and stays
    /// as it is. Asks for a name where there is none.
    void correctClock(const analysis::ClockOffset& wish);

    void selectTime(double seconds);
    /// A stretch of time, for every view; nothing: none. It is kept within the recording.
    void selectRange(const std::optional<timeline::TimeRange>& range);
    const std::optional<timeline::TimeRange>& range() const { return range_; }
    /// To the entry of the logs before (-1) or after (+1) the cursor; a sentence where there is none.
    QString walkHits(int direction);
    UndoList& undoList() { return undo_; }
    void selectTerminal(const QString& terminal);
    /// The terminal, and the moment at which it turned abnormal in the selected incident.
    void selectMember(const QString& terminal);
    /// Selects its root and seeks to its beginning.
    void selectIncident(const QString& incident);
    bool hasTerminal(const QString& terminal) const;
    bool hasIncident(const QString& incident) const;
    /// Along the causal edges (else along the order in time): -1 to the cause, +1 to the effect. False: there
    /// is none.
    bool walkChain(int direction);

    QString language() const { return language_.name(); }
    /// Takes effect once the running event is done with: menus and views are made anew.
    void setLanguage(const QString& language);
    void setDark(bool dark);
    /// "light", "dark" or "system".
    void setTheme(const QString& name);
    ui_preferences::Choices choices() const;
    void apply(const ui_preferences::Choices& wanted);
    void showPreferences();

Q_SIGNALS:
    void recordingOpened();
    void analysed();
    void exported(const QString& file);
    void failed(const QString& line);

private:
    void connectWindow();
    void connectWorkspace();
    void connectClocks();
    void restorePreferences();
    void applyCache();
    void applyShifts();
    void keepPreferences();
    void showFailure(const Error& error);
    void recordingReady(const OpenedRecording& opened);
    void goToDestination();
    void partReady(const analysis::AnalysisPtr& part, int run);
    void analysisReady(const analysis::AnalysisPtr& analysis);
    void showBrief();
    void keepRemoval(const QString& sha256, const QString& name);
    void keepLanes(const QString& terminal, const QStringList& before, const QStringList& after);
    void makeReport();
    void showAlarms();
    void useAdoptedEngine();
    QString clockName(const analysis::ClockOffset& offset) const;
    QString secondsText(double seconds) const;
    void askWhoCorrects(const analysis::ClockOffset& line);
    void showClocks();
    void tellClocks();

    ui_shell::InstrumentWindow& window_;
    ui_commands::CommandRegistry& commands_;
    std::filesystem::path database_;
    pipeline::ModelLibrary models_;
    Preferences preferences_;
    Language language_;
    FrameSource* frames_;
    PreparedSource* prepared_;
    SeriesSource* series_;
    AlarmKeeper* alarms_;
    OffsetKeeper* clocks_;
    jobs::JobRunner* jobs_;    ///< opening and analysing
    jobs::JobRunner* reports_; ///< documents
    workspace::Workspace* workspace_;
    std::shared_ptr<const recordings::Recording> recording_; ///< by the clocks that hold
    analysis::AnalysisPtr analysis_;
    QString terminal_;
    QString incident_;
    double time_ = 0.0;
    std::optional<timeline::TimeRange> range_;
    UndoList undo_;
    /// Where to go once the recording that is being opened is there.
    struct Destination {
        std::filesystem::path folder;
        QString terminal;
        double seconds = 0.0;
    };
    std::optional<Destination> destination_;
    int run_ = 0;                  ///< number of the analysis that is waited for
    std::optional<Error> failure_; ///< what the message says, to be said again in another language
    QPointer<ui_report::ReportPreview> preview_;
    std::optional<report::Role> reportRole_;
    QString reportLanguage_; ///< empty: the window's
};

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_budget.h"
#include "core/alarms/alarm_states.h"
#include "core/analysis/analysis.h"
#include "ui/commands/command_palette.h"
#include "ui/shell/incident_brief.h"
#include "ui/shell/panel_area.h"
#include "ui/shell/recording_facts.h"
#include "ui/shell/start_page.h"

#include <QtWidgets/QMainWindow>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QModelIndex;

namespace vestigo::ui_items {
class IncidentModel;
class TerminalModel;
} // namespace vestigo::ui_items
namespace vestigo::ui_logs {
class LogView;
}
namespace vestigo::ui_player {
class FrameProvider;
class PreparedProvider;
class PlayerView;
} // namespace vestigo::ui_player
namespace vestigo::ui_timeline {
class SeriesProvider;
struct SeriesExport;
class TimelineView;
} // namespace vestigo::ui_timeline

namespace vestigo::ui_shell {

struct WindowViews;

/// The window: where (plan, terminals, incidents), what (video, timeline), why (evidence). It shows what the
/// session tells it and says what the user wants; it decides nothing itself. What the user can do are the
/// commands of the registry.
class InstrumentWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Stays empty until build(): the commands have to be there first.
    explicit InstrumentWindow(ui_commands::CommandRegistry& commands, QWidget* parent = nullptr);
    ~InstrumentWindow() override;

    /// Makes menus and views in the language of the moment and shows in them what was shown before. Called
    /// once at first and again after a change of the language; never from within a view's or a menu's signal.
    void build();

    void setFrameProvider(ui_player::FrameProvider* provider);
    void setPreparedProvider(ui_player::PreparedProvider* provider);
    /// Set again when another recording was opened.
    void setSeriesProvider(ui_timeline::SeriesProvider* provider);
    void setEngines(const std::vector<EngineChoice>& engines);
    void setRecent(const std::vector<RecentRecording>& recent);
    /// Names under which arrangements of the panels are kept, for the menu.
    void setLayoutNames(const QStringList& names);
    void setPaletteSource(ui_commands::PaletteSource source);
    void setRecording(const RecordingFacts& facts);
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    /// A video's offset has changed; `note` is said beside its picture.
    void setStreamOffset(const QString& terminal, const QString& stream, double offsetSeconds,
                         const QString& note);
    /// The corrections of clocks that hold now, whatever the analysis was made with.
    void setClockOffsets(const analysis::ClockOffsets& offsets);
    /// What people have said about the incidents of the analysis that is shown; null: not known. A new
    /// analysis takes it back.
    void setAlarms(const alarms::AlarmStatesPtr& alarms);
    /// How the site works, for the budget of alarms.
    void setShiftPlan(const alarms::ShiftPlan& plan);
    const alarms::ShiftPlan& shiftPlan() const { return shifts_; }
    /// The selected incident in words.
    void setBrief(const IncidentBrief& brief);
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
    void showError(const QString& what, const QString& where, const QString& remedy);
    void showNotice(const QString& text);
    /// Of something that the command "undo" takes back.
    void showUndoNotice(const QString& text);
    /// What the message above the views says; empty: there is none.
    QString message() const;

    QString engine() const;
    bool setEngine(const QString& engine);
    /// As if live: each step knows only what had happened by then.
    bool live() const;
    void setLive(bool live);

    WindowMode mode() const { return mode_; }
    void setMode(WindowMode mode);
    /// Null before build().
    PanelArea* panels() const;
    ui_player::PlayerView* player() const;
    ui_timeline::TimelineView* timeline() const;
    /// Another one after each build().
    ui_logs::LogView* logs() const;
    /// Shows a panel and gives it the focus.
    bool showPanel(const QString& name);
    bool hidePanel(const QString& name);

    void openPalette(const QString& text);
    void openKeys();
    void askForRecording();
    void showAbout();
    QString incidentAt(int distance) const;
    QString terminalAt(int distance) const;

public Q_SLOTS:
    void setTime(double seconds);
    void setTerminal(const QString& terminal);
    void setIncident(const QString& incident);
    /// The selected stretch of time, for every view; nothing: there is none.
    void setRange(const std::optional<timeline::TimeRange>& range);

Q_SIGNALS:
    void openRequested(const QString& path);
    /// Loose files, to become a recording.
    void importRequested(const QStringList& files);
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);
    /// The terminal, and the moment at which it turned abnormal in the incident.
    void memberRequested(const QString& terminal);
    void incidentRequested(const QString& incident);
    /// The user accepts an estimated offset: `seconds` are the whole correction of the stream's clock.
    void offsetAccepted(const QString& terminal, const QString& stream, double seconds);
    void offsetTakenBack(const QString& terminal, const QString& stream);
    /// A stretch of time was selected in the timeline, or given up: for every view that can make use of it.
    void rangeSelected(double start, double end);
    void rangeCleared();
    void seriesExportRequested(const vestigo::ui_timeline::SeriesExport& wish);
    void timelinePictureRequested();
    /// The user has chosen, moved or removed lanes of the timeline; for undoing.
    void lanesChanged(const QString& terminal, const QStringList& before, const QStringList& after);
    void closing();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeMenus();
    QMenu* makeRecentMenu();
    QMenu* makeLayoutMenu();
    QMenu* makePictureMenu();
    QMenu* makeLayerMenu();
    void makeViews();
    PanelArea::Panels makePanels();
    void connectViews();
    void showAgain();
    void showRecording();
    void tellState();
    void offerTerminalCopies(const QModelIndex& index, const QPoint& globalPlace);
    void offerIncidentCopies(const QModelIndex& index, const QPoint& globalPlace);
    bool helpsInDialog(QObject* watched, const QKeyEvent& key);
    QString incidentCount() const;
    QLabel* makeLoadLine();
    QString emptyText() const;
    QString engineTitle() const;
    QString nameOf(const QString& terminal) const;
    QString cameraFor(const QString& terminal) const;

    ui_commands::CommandRegistry& commands_;
    std::unique_ptr<WindowViews> views_;
    ui_items::TerminalModel* terminals_;
    ui_items::IncidentModel* incidents_;

    // What is shown, so that build() can show it again.
    ui_player::FrameProvider* provider_ = nullptr;
    ui_player::PreparedProvider* prepared_ = nullptr;
    ui_timeline::SeriesProvider* series_ = nullptr;
    std::vector<EngineChoice> engines_;
    std::vector<RecentRecording> recent_;
    QStringList layoutNames_;
    ui_commands::PaletteSource paletteSource_;
    RecordingFacts facts_;
    analysis::AnalysisPtr analysis_;
    analysis::ClockOffsets clockOffsets_;
    alarms::AlarmStatesPtr alarms_;
    alarms::ShiftPlan shifts_;
    IncidentBrief brief_;
    QString incident_;
    QString terminal_;
    double time_ = 0.0;
    std::optional<timeline::TimeRange> range_;
    QString engine_;
    bool live_ = false;
    bool running_ = false;
    WindowMode mode_ = WindowMode::Expert;
};

} // namespace vestigo::ui_shell

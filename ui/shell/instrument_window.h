// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/shell/recording_facts.h"

#include <QtWidgets/QMainWindow>

#include <vector>

class QAction;
class QCheckBox;
class QComboBox;
class QKeySequence;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;

namespace vestigo::ui_causal {
class SitePlanView;
}
namespace vestigo::ui_items {
class IncidentModel;
class TerminalModel;
} // namespace vestigo::ui_items
namespace vestigo::ui_player {
class FrameProvider;
class PlayerView;
} // namespace vestigo::ui_player
namespace vestigo::ui_timeline {
class TimelineView;
}

namespace vestigo::ui_shell {

class MessageBanner;
class WhyPanel;

/// The window: where (plan, terminals, incidents), what (video, timeline), why (evidence). It shows what the
/// session tells it and says what the user wants; it decides nothing itself.
class InstrumentWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit InstrumentWindow(QWidget* parent = nullptr);

    void setFrameProvider(ui_player::FrameProvider* provider);
    void setEngines(const std::vector<EngineChoice>& engines);
    void setRecording(const RecordingFacts& facts);
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
    void showError(const QString& what, const QString& where, const QString& remedy);
    void showNotice(const QString& text);

    QString engine() const;
    bool causal() const;

public Q_SLOTS:
    void setTime(double seconds);
    void setTerminal(const QString& terminal);
    void setIncident(const QString& incident);

Q_SIGNALS:
    void openRequested(const QString& path);
    void analyseRequested();
    void cancelRequested();
    void reportRequested();
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);
    void incidentRequested(const QString& incident);
    void causeRequested();
    void effectRequested();
    void languageRequested(const QString& language);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void makeToolBar();
    QWidget* makeLeft();
    QWidget* makeMiddle();
    void connectViews();
    QAction* addKey(const QString& text, const QKeySequence& key, QMenu* menu);
    void askForRecording();
    void moveIncident(int distance);
    void showKeys();
    void showAbout();
    void tellState();

    analysis::AnalysisPtr analysis_;
    RecordingFacts facts_;
    QString incident_;
    ui_items::TerminalModel* terminals_;
    ui_items::IncidentModel* incidents_;
    QListView* terminalList_ = nullptr;
    QListView* incidentList_ = nullptr;
    QLabel* terminalsTitle_ = nullptr;
    QLabel* incidentsTitle_ = nullptr;
    QLabel* emptyIncidents_ = nullptr;
    ui_causal::SitePlanView* plan_ = nullptr;
    ui_player::PlayerView* player_ = nullptr;
    ui_timeline::TimelineView* timeline_ = nullptr;
    WhyPanel* why_ = nullptr;
    MessageBanner* banner_ = nullptr;
    QComboBox* engines_ = nullptr;
    QCheckBox* causal_ = nullptr;
    QLabel* recordingLabel_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QLabel* stage_ = nullptr;
    QPushButton* analyse_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* report_ = nullptr;
    QLabel* state_ = nullptr;
    QLabel* hash_ = nullptr;
    bool running_ = false;
};

} // namespace vestigo::ui_shell

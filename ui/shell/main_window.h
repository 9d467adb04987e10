// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/shell/recording_facts.h"

#include <QtCore/QString>
#include <QtWidgets/QMainWindow>

#include <vector>

class QAction;
class QCheckBox;
class QComboBox;
class QKeySequence;
class QLabel;
class QListView;
class QMenu;
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

/// The window: where (plan, terminals, incidents), what (video, timeline), why (cause, evidence), from left
/// to right. It shows what it is given and says what the user asks for; recording, analysis and time cursor
/// are the session's, which answers each request with a setter.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);

    /// Must outlive the window, or be taken away with nullptr.
    void setFrameProvider(ui_player::FrameProvider* provider);
    void setEngines(const std::vector<EngineChoice>& engines);
    QString engine() const;
    bool causal() const;

    /// Another recording; what was analysed before goes.
    void setRecording(const RecordingFacts& facts);
    /// May be null: not analysed yet.
    void setAnalysis(const analysis::AnalysisPtr& analysis);
    void showError(const QString& what, const QString& where, const QString& remedy);
    void showNotice(const QString& text);

public Q_SLOTS:
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
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
    QWidget* makeLeft();
    QWidget* makeMiddle();
    void makeActions();
    void makeToolBar();
    QAction* addKey(const QString& text, const QKeySequence& key, QMenu* menu);
    void connectViews();
    void tellState();
    void askForRecording();
    void moveIncident(int distance);
    void showKeys();
    void showAbout();

    RecordingFacts facts_;
    analysis::AnalysisPtr analysis_;
    QString incident_;
    bool running_ = false;

    ui_items::TerminalModel* terminals_;
    ui_items::IncidentModel* incidents_;
    MessageBanner* banner_ = nullptr;
    ui_causal::SitePlanView* plan_ = nullptr;
    QLabel* terminalsTitle_ = nullptr;
    QListView* terminalList_ = nullptr;
    QLabel* incidentsTitle_ = nullptr;
    QListView* incidentList_ = nullptr;
    QLabel* emptyIncidents_ = nullptr;
    ui_player::PlayerView* player_ = nullptr;
    ui_timeline::TimelineView* timeline_ = nullptr;
    WhyPanel* why_ = nullptr;
    QPushButton* analyse_ = nullptr;
    QComboBox* engines_ = nullptr;
    QCheckBox* causal_ = nullptr;
    QPushButton* report_ = nullptr;
    QLabel* recordingLabel_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QLabel* stage_ = nullptr;
    QLabel* state_ = nullptr;
    QLabel* hash_ = nullptr;
};

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "ui/common/error_text.h"
#include "ui/shell/recording_facts.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtWidgets/QMainWindow>

#include <memory>
#include <vector>

namespace vestigo::ui_player {
class FrameProvider;
}

namespace vestigo::ui_shell {

/// How the window starts; what the user chose before.
struct WindowChoices {
    QString language = QStringLiteral("en"); ///< "en", "zh_CN"
    bool dark = false;
    QString engine; ///< empty: the first
    bool causal = false;
};

/// The window: shows what it is given and says what the user asks for. It owns no recording, no analysis run
/// and no cursor; the session answers each request with one of the setters. All texts are translated when it
/// is made, so that another language means another window.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const std::vector<EngineChoice>& engines, const WindowChoices& choices,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Must outlive the window, or be taken away with nullptr.
    void setFrameProvider(ui_player::FrameProvider* provider);
    void setRecent(const QStringList& folders);

    /// "Opening ...": the start page says that it is being read.
    void setOpening(const QString& path);
    void setNothingOpen();
    void setRecording(const RecordingFacts& facts);
    /// May be null: not analysed yet. `complete` is false while a run still adds to it.
    void setAnalysis(const analysis::AnalysisPtr& analysis, bool complete = true);
    void setSelection(const QString& incident, const QString& terminal);
    void setTime(double seconds);

    void setRunning(bool running);
    void setProgress(const QString& text, double overall);
    void showError(const ui_common::ErrorText& error);
    /// A message that stays until it is closed.
    void showNotice(const QString& text);
    /// A word in the status bar that goes by itself.
    void showHint(const QString& text);
    void clearMessages();

Q_SIGNALS:
    /// Empty: ask the user for it.
    void openRequested(const QString& path);
    void analyseRequested();
    void cancelRequested();
    /// The preview; with `exportAtOnce` the dialog that writes the PDF too.
    void reportRequested(bool exportAtOnce);
    void timeRequested(double seconds);
    void terminalRequested(const QString& terminal);
    void incidentRequested(const QString& incident);
    void incidentStepRequested(int step); ///< -1, 1
    void causeRequested();
    void effectRequested();
    void engineChosen(const QString& engine);
    void causalChosen(bool causal);
    void darkChosen(bool dark);
    void languageChosen(const QString& language);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace vestigo::ui_shell

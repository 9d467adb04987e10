// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/recording_facts.h"

#include <QtWidgets/QFrame>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace vestigo::ui_shell {

struct WindowChoices;

/// The line below the menus: Analyse, with which engine, the report, what is open; while a run goes on its
/// stage, how far it is, and Cancel.
class RunBar : public QFrame {
    Q_OBJECT
public:
    RunBar(const std::vector<EngineChoice>& engines, const WindowChoices& choices, QWidget* parent = nullptr);

    void setFacts(const QString& text);
    /// What can be pressed now.
    void setState(bool canAnalyse, bool analysedBefore, bool canReport, bool running);
    void setProgress(const QString& text, double overall);

Q_SIGNALS:
    void analysePressed();
    void cancelPressed();
    void reportPressed();
    void engineChosen(const QString& engine);
    void causalChosen(bool causal);

private:
    void fillEngines(const std::vector<EngineChoice>& engines, const QString& chosen);

    QPushButton* analyse_;
    QComboBox* engine_;
    QCheckBox* causal_;
    QPushButton* report_;
    QLabel* facts_;
    QLabel* stage_;
    QProgressBar* progress_;
    QPushButton* cancel_;
};

} // namespace vestigo::ui_shell

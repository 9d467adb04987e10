// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/recording_facts.h"

#include <QtCore/QString>
#include <QtWidgets/QFrame>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace vestigo::ui_commands {
class CommandRegistry;
}
namespace vestigo::ui_common {
class ElidedLabel;
}

namespace vestigo::ui_shell {

/// The bar below the menus: analyse and with what, the report, what is open or how far the run is, the box
/// for any command, and for whom the window is.
class RunBar : public QFrame {
    Q_OBJECT
public:
    explicit RunBar(ui_commands::CommandRegistry& commands, QWidget* parent = nullptr);

    void setEngines(const std::vector<EngineChoice>& engines, const QString& chosen);
    QString engine() const;
    bool setEngine(const QString& engine);
    bool live() const;
    void setLive(bool live);

    void setFacts(const QString& text);
    void setRunning(bool running);
    void setProgress(const QString& stage, const QString& item, double overall);
    /// Without what needs statistics to be chosen well.
    void setFrontline(bool frontline);

Q_SIGNALS:
    void choiceChanged();

private:
    QComboBox* engines_;
    QCheckBox* live_;
    ui_common::ElidedLabel* facts_;
    QProgressBar* progress_;
    ui_common::ElidedLabel* stage_;
    QPushButton* cancel_;
};

} // namespace vestigo::ui_shell

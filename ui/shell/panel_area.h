// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QStringList>
#include <QtWidgets/QMainWindow>

#include <array>

namespace vestigo::ui_shell {

class Panel;

/// For whom the window is: with everything, or with what needs no statistics to read.
enum class WindowMode { Frontline, Expert };

/// The part of the window in which the panels lie. They can be moved, put one upon another, floated and put
/// away; each mode keeps an arrangement of its own.
class PanelArea : public QMainWindow {
    Q_OBJECT
public:
    /// The panels by name: "plan", "terminals", "incidents", "video", "timeline", "why", "logs".
    struct Panels {
        Panel* plan = nullptr;
        Panel* terminals = nullptr;
        Panel* incidents = nullptr;
        Panel* video = nullptr;
        Panel* timeline = nullptr;
        Panel* why = nullptr;
        Panel* logs = nullptr;
        std::array<Panel*, 7> all() const { return {plan, terminals, incidents, video, timeline, why, logs}; }
    };

    explicit PanelArea(QWidget* parent = nullptr);

    /// Takes the panels and arranges them as the mode has them at first.
    void setPanels(const Panels& panels, WindowMode mode);
    const Panels& panels() const { return panels_; }
    Panel* find(const QString& name) const;
    static QStringList names();

    WindowMode mode() const { return mode_; }
    /// The arrangement of the mode that is left is kept until it comes back.
    void setMode(WindowMode mode);
    /// Puts every panel where it stands at first.
    void reset();

    /// The arrangement of the mode, to be restored later; false for bytes that are none of ours.
    QByteArray arrangement() const;
    bool setArrangement(const QByteArray& bytes);

    /// Those of both modes, frontline first; what is empty has its first arrangement.
    using Arrangements = std::array<QByteArray, 2>;
    Arrangements arrangements() const;
    void setArrangements(const Arrangements& arrangements);

private:
    void place();
    void arrangeExpert();
    void arrangeFrontline();

    Panels panels_;
    WindowMode mode_ = WindowMode::Expert;
    Arrangements kept_;
};

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panel_area.h"

#include "ui/shell/panel.h"

#include <algorithm>

namespace vestigo::ui_shell {

namespace {

constexpr int arrangementVersion = 2;
constexpr int leastSide = 260;
constexpr int leastWhy = 320;

std::size_t placeOf(WindowMode mode) {
    return mode == WindowMode::Frontline ? 0 : 1;
}

} // namespace

PanelArea::PanelArea(QWidget* parent)
    : QMainWindow(parent, Qt::Widget) {
    setObjectName(QStringLiteral("panelArea"));
    setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void PanelArea::setPanels(const Panels& panels, WindowMode mode) {
    panels_ = panels;
    mode_ = mode;
    reset();
}

QStringList PanelArea::names() {
    return {QStringLiteral("plan"),  QStringLiteral("terminals"), QStringLiteral("incidents"),
            QStringLiteral("video"), QStringLiteral("timeline"),  QStringLiteral("why"),
            QStringLiteral("logs")};
}

Panel* PanelArea::find(const QString& name) const {
    const auto all = panels_.all();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Panel* panel) { return panel->objectName() == name; });
    return found == all.end() ? nullptr : *found;
}

void PanelArea::setMode(WindowMode mode) {
    if (mode == mode_) {
        return;
    }
    kept_[placeOf(mode_)] = arrangement();
    mode_ = mode;
    if (!setArrangement(kept_[placeOf(mode_)])) {
        reset();
    }
}

void PanelArea::reset() {
    for (Panel* panel : panels_.all()) {
        removeDockWidget(panel);
        panel->setFloating(false);
    }
    if (mode_ == WindowMode::Expert) {
        arrangeExpert();
    } else {
        arrangeFrontline();
    }
}

/// Where from left to right; what and why. Every panel has its place, also those that a mode hides: an
/// arrangement that is kept knows them all.
void PanelArea::place() {
    const Panels& p = panels_;
    addDockWidget(Qt::LeftDockWidgetArea, p.plan);
    splitDockWidget(p.plan, p.video, Qt::Horizontal);
    splitDockWidget(p.video, p.why, Qt::Horizontal);
    splitDockWidget(p.plan, p.terminals, Qt::Vertical);
    splitDockWidget(p.terminals, p.incidents, Qt::Vertical);
    splitDockWidget(p.video, p.timeline, Qt::Vertical);
    tabifyDockWidget(p.timeline, p.logs);
    for (Panel* panel : p.all()) {
        panel->show();
    }
    p.logs->hide(); // until somebody asks for them
}

void PanelArea::arrangeExpert() {
    const Panels& p = panels_;
    place();
    const int side = std::max(leastSide, width() * 18 / 100);
    const int why = std::max(leastWhy, width() * 23 / 100);
    resizeDocks({p.plan, p.video, p.why}, {side, std::max(300, width() - side - why), why}, Qt::Horizontal);
    resizeDocks({p.plan, p.terminals, p.incidents},
                {height() * 20 / 100, height() * 38 / 100, height() * 42 / 100}, Qt::Vertical);
    resizeDocks({p.video, p.timeline}, {height() * 56 / 100, height() * 44 / 100}, Qt::Vertical);
}

void PanelArea::arrangeFrontline() {
    const Panels& p = panels_;
    place();
    p.terminals->hide();
    p.timeline->hide();
    const int side = std::max(leastSide, width() * 20 / 100);
    const int why = std::max(leastWhy, width() * 30 / 100);
    resizeDocks({p.plan, p.video, p.why}, {side, std::max(300, width() - side - why), why}, Qt::Horizontal);
    resizeDocks({p.plan, p.incidents}, {height() * 40 / 100, height() * 60 / 100}, Qt::Vertical);
}

QByteArray PanelArea::arrangement() const {
    return saveState(arrangementVersion);
}

bool PanelArea::setArrangement(const QByteArray& bytes) {
    return !bytes.isEmpty() && restoreState(bytes, arrangementVersion);
}

PanelArea::Arrangements PanelArea::arrangements() const {
    Arrangements all = kept_;
    all[placeOf(mode_)] = arrangement();
    return all;
}

void PanelArea::setArrangements(const Arrangements& arrangements) {
    kept_ = arrangements;
    setArrangement(kept_[placeOf(mode_)]);
}

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
// What is selected, in every view: the time, a stretch of it, a terminal, an incident.
#include "ui/causal/site_plan_view.h"
#include "ui/common/copy_menu.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"
#include "ui/logs/log_view.h"
#include "ui/player/player_view.h"
#include "ui/shell/instrument_window.h"
#include "ui/shell/list_panel.h"
#include "ui/shell/panel.h"
#include "ui/shell/why_panel.h"
#include "ui/shell/window_views.h"
#include "ui/timeline/timeline_view.h"

#include <QtGui/QKeyEvent>

#include <algorithm>

namespace vestigo::ui_shell {

void InstrumentWindow::setTime(double seconds) {
    time_ = seconds;
    views_->player->setTime(seconds);
    views_->timeline->setTime(seconds);
    views_->logs->setTime(seconds);
    terminals_->setTime(seconds);
}

void InstrumentWindow::setRange(const std::optional<timeline::TimeRange>& range) {
    range_ = range;
    views_->timeline->showRange(range);
    views_->player->setLoop(range);
    views_->logs->setRange(range);
    views_->why->setRange(range);
    incidents_->setRange(range);
    views_->incidents->setCurrent(incidents_->rowOf(incident_)); // the rows are new ones
}

/// Esc reaches the window where nothing before it had a use for it.
void InstrumentWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && range_) {
        Q_EMIT rangeCleared();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void InstrumentWindow::setTerminal(const QString& terminal) {
    terminal_ = terminal;
    const QString camera = cameraFor(terminal);
    views_->player->setTerminal(camera.isEmpty() ? terminal : camera);
    views_->player->setTitleNote(
        camera.isEmpty() || camera == terminal
            ? QString()
            : tr("%1 has no camera; this is %2").arg(nameOf(terminal), nameOf(camera)));
    views_->timeline->setTerminal(terminal);
    views_->plan->setTerminal(terminal);
    views_->why->setSelection(incident_, terminal);
    views_->terminals->setCurrent(terminals_->rowOf(terminal));
}

QString InstrumentWindow::nameOf(const QString& terminal) const {
    for (const ui_items::TerminalFacts& facts : facts_.terminals) {
        if (facts.id == terminal) {
            return facts.name;
        }
    }
    return terminal;
}

/// Its own camera; else that of the terminal nearest after it in the incident's list, else the first there
/// is.
QString InstrumentWindow::cameraFor(const QString& terminal) const {
    const auto has = [this](const QString& one) {
        return std::any_of(facts_.streams.begin(), facts_.streams.end(),
                           [&](const ui_player::StreamInfo& stream) { return stream.terminal == one; });
    };
    if (has(terminal)) {
        return terminal;
    }
    const QStringList order = terminals_->order();
    const qsizetype here = order.indexOf(terminal);
    for (qsizetype i = 0; i < order.size(); ++i) {
        const QString& one = order[(here + 1 + i) % order.size()];
        if (has(one)) {
            return one;
        }
    }
    return {};
}

void InstrumentWindow::setIncident(const QString& incident) {
    incident_ = incident;
    terminals_->setIncident(incident);
    views_->timeline->setIncident(incident);
    views_->plan->setIncident(incident);
    views_->why->setSelection(incident, terminal_);
    views_->incidents->setCurrent(incidents_->rowOf(incident));
    views_->terminals->setCurrent(terminals_->rowOf(terminal_));
    tellState();
}

QString InstrumentWindow::incidentAt(int distance) const {
    const int rows = incidents_->rowCount();
    if (rows == 0) {
        return {};
    }
    const int row = qBound(0, incidents_->rowOf(incident_) + distance, rows - 1);
    return incidents_->index(row).data(ui_items::IncidentModel::IdRole).toString();
}

QString InstrumentWindow::terminalAt(int distance) const {
    const int rows = terminals_->rowCount();
    if (rows == 0) {
        return {};
    }
    const int row = qBound(0, terminals_->rowOf(terminal_) + distance, rows - 1);
    return terminals_->index(row).data(ui_items::TerminalModel::IdRole).toString();
}

/// The numbers of a terminal's row, each by itself and all of them.
void InstrumentWindow::offerTerminalCopies(const QModelIndex& index, const QPoint& globalPlace) {
    using ui_items::TerminalModel;
    const auto number = [&index](int role) {
        const QVariant value = index.data(role);
        return value.isValid() ? QString::number(value.toDouble(), 'f', 3) : QString();
    };
    const QString name = index.data(TerminalModel::NameRole).toString();
    const QString id = index.data(TerminalModel::IdRole).toString();
    const QString probability = number(TerminalModel::ProbabilityRole);
    const QString threshold = number(TerminalModel::ThresholdRole);
    ui_common::showCopyMenu(
        *this, globalPlace,
        {{tr("Copy the probability"), probability},
         {tr("Copy the threshold"), threshold},
         {tr("Copy the name"), name},
         {tr("Copy the row"), QStringList{name, id, probability, threshold}.join(QLatin1Char('\t'))}});
}

void InstrumentWindow::offerIncidentCopies(const QModelIndex& index, const QPoint& globalPlace) {
    using ui_items::IncidentModel;
    ui_common::showCopyMenu(
        *this, globalPlace,
        {{tr("Copy the beginning, in seconds"),
          QString::number(index.data(IncidentModel::StartRole).toDouble(), 'f', 3)},
         {tr("Copy the row"),
          index.data(Qt::AccessibleTextRole).toString().replace(QLatin1Char('\n'), QLatin1Char('\t'))}});
}

} // namespace vestigo::ui_shell

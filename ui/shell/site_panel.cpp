// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/site_panel.h"

#include "ui/causal/site_plan_view.h"
#include "ui/items/incident_model.h"
#include "ui/items/terminal_model.h"
#include "ui/shell/panel.h"
#include "ui/shell/row_delegates.h"

#include <QtCore/QItemSelectionModel>
#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

namespace {

constexpr int planHeight = 150;
constexpr int incidentsHeight = 150;

QListView* makeList(const char* name, const QString& spoken, QAbstractItemModel* model,
                    QAbstractItemDelegate* delegate, QWidget* parent) {
    auto* list = new QListView(parent);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(spoken);
    list->setModel(model);
    delegate->setParent(list);
    list->setItemDelegate(delegate);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    return list;
}

} // namespace

SitePanel::SitePanel(QWidget* parent)
    : QWidget(parent)
    , plan_(new ui_causal::SitePlanView(this))
    , terminalModel_(new ui_items::TerminalModel(this))
    , incidentModel_(new ui_items::IncidentModel(this))
    , terminals_(makeList("terminalList", tr("Terminals"), terminalModel_, new TerminalDelegate, this))
    , incidents_(makeList("incidentList", tr("Incidents"), incidentModel_, new IncidentDelegate, this))
    , incidentsEmpty_(new QLabel(this)) {
    auto* panel = new Panel(tr("Site plan"), this);
    plan_->setFixedHeight(planHeight);
    panel->addWidget(plan_);
    panel->addHead(tr("Terminals"), &terminalsAside_);
    terminalsAside_->setObjectName(QStringLiteral("abnormalCount"));
    panel->addWidget(terminals_, 1);
    panel->addHead(tr("Incidents"), &incidentsAside_);
    incidents_->setMaximumHeight(incidentsHeight);
    incidentsEmpty_->setObjectName(QStringLiteral("incidentsEmpty"));
    incidentsEmpty_->setWordWrap(true);
    incidentsEmpty_->setContentsMargins(12, 8, 12, 8);
    incidentsEmpty_->setProperty("quiet", true);
    panel->addWidget(incidentsEmpty_);
    panel->addWidget(incidents_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel);
    connectLists();
    refreshTexts();
}

void SitePanel::connectLists() {
    connect(plan_, &ui_causal::SitePlanView::terminalRequested, this, &SitePanel::terminalRequested);
    connect(plan_, &ui_causal::SitePlanView::timeRequested, this, &SitePanel::timeRequested);
    const auto chooseTerminal = [this](const QModelIndex& index) {
        if (!showing_ && index.isValid()) {
            Q_EMIT terminalRequested(index.data(ui_items::TerminalModel::IdRole).toString());
        }
    };
    const auto chooseIncident = [this](const QModelIndex& index) {
        if (!showing_ && index.isValid()) {
            Q_EMIT incidentRequested(index.data(ui_items::IncidentModel::IdRole).toString());
        }
    };
    // A click also counts where the row is current already: it seeks back to where the row begins.
    connect(terminals_, &QListView::clicked, this, chooseTerminal);
    connect(terminals_, &QListView::activated, this, chooseTerminal);
    connect(incidents_, &QListView::clicked, this, chooseIncident);
    connect(incidents_, &QListView::activated, this, chooseIncident);
}

void SitePanel::setRecording(const RecordingFacts& facts) {
    analysis_.reset();
    plan_->setAnalysis(nullptr);
    plan_->setPlan(facts.plan, facts.links);
    incidentModel_->setAnalysis(nullptr);
    terminalModel_->setAnalysis(nullptr);
    terminalModel_->setTerminals(facts.terminals);
    refreshTexts();
}

void SitePanel::setAnalysis(const analysis::AnalysisPtr& analysis, bool complete) {
    analysis_ = analysis;
    complete_ = complete;
    plan_->setAnalysis(analysis);
    incidentModel_->setAnalysis(analysis);
    terminalModel_->setAnalysis(analysis);
    refreshTexts();
    showSelection();
}

void SitePanel::setSelection(const QString& incident, const QString& terminal) {
    incident_ = incident;
    terminal_ = terminal;
    plan_->setIncident(incident);
    plan_->setTerminal(terminal);
    terminalModel_->setIncident(incident);
    showSelection();
}

void SitePanel::showSelection() {
    const QScopedValueRollback<bool> showing(showing_, true);
    const auto show = [](QListView* list, int row) {
        if (row < 0) {
            list->selectionModel()->clear();
            return;
        }
        const QModelIndex index = list->model()->index(row, 0);
        list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        list->scrollTo(index);
    };
    show(terminals_, terminalModel_->rowOf(terminal_));
    show(incidents_, incidentModel_->rowOf(incident_));
}

void SitePanel::setTime(double seconds) {
    terminalModel_->setTime(seconds);
}

void SitePanel::refreshTexts() {
    const int count = terminalModel_->rowCount();
    terminalsAside_->setText(analysis_
                                 ? tr("%1 of %2 abnormal").arg(terminalModel_->abnormalCount()).arg(count)
                                 : QString::number(count));
    const int incidents = incidentModel_->rowCount();
    incidentsAside_->setText(analysis_ ? QString::number(incidents) : QString());
    incidentsEmpty_->setText(!analysis_   ? tr("Not analysed yet. Press Analyse.")
                             : !complete_ ? tr("Still looking ...")
                                          : tr("None: nothing was abnormal in this recording."));
    incidentsEmpty_->setVisible(incidents == 0);
    incidents_->setVisible(incidents > 0);
}

} // namespace vestigo::ui_shell

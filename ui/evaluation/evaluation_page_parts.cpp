// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the page are made.
#include "ui/common/framed_view.h"
#include "ui/common/theme.h"
#include "ui/evaluation/curve_chart.h"
#include "ui/evaluation/evaluation_page.h"
#include "ui/evaluation/figure_model.h"
#include "ui/evaluation/figure_tiles.h"
#include "ui/evaluation/mistake_model.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_evaluation {

namespace {

constexpr int margin = 12;

QLabel* title() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setFont(ui_common::sizedFont(label->font(), ui_common::textPixels, true));
    return label;
}

QLabel* hint() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("quiet", true);
    return label;
}

QTableView* table(QAbstractItemModel* model, const char* name) {
    auto* view = new ui_common::FramedView<QTableView>;
    view->setObjectName(QLatin1String(name));
    view->setModel(model);
    view->setTabKeyNavigation(false);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->verticalHeader()->setDefaultSectionSize(26);
    view->horizontalHeader()->setHighlightSections(false);
    view->verticalHeader()->setHighlightSections(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return view;
}

QVBoxLayout* columnOn(QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(8);
    return column;
}

} // namespace

QWidget* EvaluationPage::makeOverview() {
    auto* page = new QWidget;
    auto* column = columnOn(page);
    tiles_ = new FigureTiles;
    column->addWidget(tiles_);
    column->addSpacing(8);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(16);
    for (const CurveKind kind : {CurveKind::Roc, CurveKind::PrecisionRecall, CurveKind::Calibration}) {
        charts_.push_back(new CurveChart(kind));
        charts->addWidget(charts_.back(), 1);
    }
    column->addLayout(charts, 1);
    auto* area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

QWidget* EvaluationPage::makeFigures() {
    auto* page = new QWidget;
    auto* column = columnOn(page);
    figureTable_ = table(figures_, "evaluationFigures");
    figureTable_->verticalHeader()->hide();
    figureTable_->setSelectionBehavior(QAbstractItemView::SelectRows);
    column->addWidget(figureTable_, 1);
    return page;
}

QWidget* EvaluationPage::makeConfusion() {
    auto* page = new QWidget;
    auto* column = columnOn(page);
    stepTitle_ = title();
    typeTitle_ = title();
    typeHint_ = hint();
    stepTable_ = table(stepConfusion_, "evaluationStepConfusion");
    typeTable_ = table(typeConfusion_, "evaluationTypeConfusion");
    for (QTableView* view : {stepTable_, typeTable_}) {
        view->setShowGrid(true);
        view->horizontalHeader()->setMinimumSectionSize(72);
    }
    constexpr int twoRows = 26 * 3 + 12;
    stepTable_->setFixedHeight(twoRows);
    column->addWidget(stepTitle_);
    column->addWidget(stepTable_);
    column->addSpacing(8);
    column->addWidget(typeTitle_);
    column->addWidget(typeHint_);
    column->addWidget(typeTable_, 1);
    return page;
}

QWidget* EvaluationPage::makeTypes() {
    auto* page = new QWidget;
    auto* column = columnOn(page);
    anomalyTitle_ = title();
    terminalTitle_ = title();
    anomalyTable_ = table(anomalyTypes_, "evaluationAnomalyTypes");
    terminalTable_ = table(terminalTypes_, "evaluationTerminalTypes");
    for (QTableView* view : {anomalyTable_, terminalTable_}) {
        view->verticalHeader()->hide();
        view->setSelectionBehavior(QAbstractItemView::SelectRows);
    }
    column->addWidget(anomalyTitle_);
    column->addWidget(anomalyTable_, 1);
    column->addSpacing(8);
    column->addWidget(terminalTitle_);
    column->addWidget(terminalTable_, 1);
    return page;
}

QWidget* EvaluationPage::makeMistakes() {
    auto* page = new QWidget;
    auto* column = columnOn(page);
    mistakeHint_ = hint();
    mistakeTree_ = new ui_common::FramedView<QTreeView>;
    mistakeTree_->setObjectName(QStringLiteral("evaluationMistakes"));
    mistakeTree_->setModel(mistakes_);
    mistakeTree_->setFrameShape(QFrame::NoFrame);
    mistakeTree_->setUniformRowHeights(true);
    mistakeTree_->setAlternatingRowColors(false);
    mistakeTree_->setExpandsOnDoubleClick(false);
    mistakeTree_->header()->setStretchLastSection(false);
    mistakeTree_->header()->setMinimumSectionSize(90);
    mistakeTree_->header()->setSortIndicator(MistakeModel::MistakesColumn, Qt::DescendingOrder);
    mistakeTree_->setSortingEnabled(true);
    column->addWidget(mistakeHint_);
    column->addWidget(mistakeTree_, 1);
    connect(mistakeTree_, &QTreeView::activated, this, &EvaluationPage::activate);
    // A sorted model is a new one to the view: the mistakes stay in sight.
    connect(mistakes_, &QAbstractItemModel::modelReset, mistakeTree_, &QTreeView::expandAll);
    return page;
}

} // namespace vestigo::ui_evaluation

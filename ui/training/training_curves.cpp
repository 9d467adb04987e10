// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_curves.h"

#include "ui/plots/curve_plot.h"

#include <QtCore/QEvent>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace vestigo::ui_training {

namespace {

using models::EpochReport;
using ui_plots::Curve;

template <class Value>
Curve curveOf(const std::vector<EpochReport>& reports, bool causal, const QString& name, bool second,
              Value value) {
    Curve curve;
    curve.name = name;
    curve.second = second;
    curve.dashed = causal;
    for (const EpochReport& report : reports) {
        const std::optional<double> y = value(report);
        if (report.causal == causal && y) {
            curve.points.emplace_back(report.epoch, *y);
        }
    }
    return curve;
}

} // namespace

TrainingCurves::TrainingCurves(QWidget* parent)
    : QWidget(parent)
    , losses_(new ui_plots::CurvePlot)
    , figures_(new ui_plots::CurvePlot) {
    losses_->setObjectName(QStringLiteral("trainingLosses"));
    figures_->setObjectName(QStringLiteral("trainingFigures"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(losses_, 1);
    column->addWidget(figures_, 1);
    retranslate();
}

void TrainingCurves::clear() {
    reports_.clear();
    show();
}

void TrainingCurves::add(const EpochReport& report) {
    const auto same = std::find_if(reports_.begin(), reports_.end(), [&report](const EpochReport& one) {
        return one.causal == report.causal && one.epoch == report.epoch;
    });
    if (same != reports_.end()) {
        *same = report;
    } else {
        reports_.push_back(report);
    }
    show();
}

void TrainingCurves::show() {
    std::vector<Curve> losses;
    std::vector<Curve> figures;
    for (const bool causal : {false, true}) {
        const QString way = causal ? tr("causal") : tr("offline");
        const auto named = [&way](const QString& what) { return QStringLiteral("%1, %2").arg(what, way); };
        losses.push_back(curveOf(reports_, causal, named(tr("training")), false, [](const EpochReport& r) {
            return r.epoch > 0 ? std::optional<double>(r.trainingLoss) : std::nullopt;
        }));
        losses.push_back(curveOf(reports_, causal, named(tr("validation")), true,
                                 [](const EpochReport& r) { return r.validationLoss; }));
        figures.push_back(curveOf(reports_, causal, named(tr("AUROC")), false,
                                  [](const EpochReport& r) { return r.validationAuroc; }));
        figures.push_back(curveOf(reports_, causal, named(tr("average precision")), true,
                                  [](const EpochReport& r) { return r.validationAveragePrecision; }));
    }
    losses_->setCurves(std::move(losses));
    figures_->setCurves(std::move(figures));
}

void TrainingCurves::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TrainingCurves::retranslate() {
    losses_->setTitles(tr("Loss"), tr("epoch"), tr("The losses of each epoch appear here."));
    figures_->setTitles(tr("On the validation recordings"), tr("epoch"),
                        tr("What the model is worth on recordings that it does not learn from appears here, "
                           "if the data set has validation recordings."));
    show();
}

} // namespace vestigo::ui_training

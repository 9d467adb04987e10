// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/curve_chart.h"

#include <cmath>

namespace vestigo::ui_evaluation {

namespace {

constexpr int leastSide = 200;

std::optional<double> valueOf(const evaluation::Evaluation& result, const char* name) {
    const evaluation::Metric* metric = findMetric(result.metrics, name);
    return metric == nullptr ? std::nullopt : metric->value;
}

} // namespace

CurveChart::CurveChart(CurveKind kind, QWidget* parent)
    : PlotView(ui_plots::PlotAxes::UnitSquare, parent)
    , kind_(kind) {
    setMinimumSize(leastSide, leastSide);
    retranslate();
}

QSize CurveChart::sizeHint() const {
    return {300, 320};
}

void CurveChart::show(const evaluation::Evaluation& result) {
    points_.clear();
    thresholds_.clear();
    const auto take = [this](const std::vector<evaluation::CurvePoint>& curve) {
        for (const evaluation::CurvePoint& point : curve) {
            points_.emplace_back(point.x, point.y);
            thresholds_.push_back(point.threshold);
        }
    };
    switch (kind_) {
    case CurveKind::Roc:
        take(result.roc);
        blind_ = {{0.0, 0.0}, {1.0, 1.0}};
        value_ = valueOf(result, "step AUROC");
        break;
    case CurveKind::PrecisionRecall: {
        take(result.precisionRecall);
        const double share = result.precisionRecall.empty() ? 0.0 : result.precisionRecall.back().y;
        const evaluation::Metric* constant = findMetric(result.constantDetector, "step AP");
        const double blind = constant != nullptr && constant->value ? *constant->value : share;
        blind_ = {{0.0, blind}, {1.0, blind}};
        value_ = valueOf(result, "step AP");
        break;
    }
    case CurveKind::Calibration:
        for (const evaluation::CalibrationBin& bin : result.calibration.bins) {
            points_.emplace_back(bin.meanProbability, bin.abnormalShare);
        }
        blind_ = {{0.0, 0.0}, {1.0, 1.0}};
        value_ = result.calibration.expectedError;
        break;
    }
    drawLines();
    showWhole();
    retranslate();
}

void CurveChart::clear() {
    points_.clear();
    thresholds_.clear();
    blind_.clear();
    value_.reset();
    drawLines();
    retranslate();
}

void CurveChart::drawLines() {
    ui_plots::PlotLine blind;
    blind.hue = ui_plots::LineHue::Quiet;
    blind.dashed = true;
    blind.silent = true;
    blind.points = blind_;
    ui_plots::PlotLine curve;
    curve.hue = ui_plots::LineHue::Attention;
    curve.dots = kind_ == CurveKind::Calibration ? ui_plots::LineDots::All : ui_plots::LineDots::None;
    curve.points = points_;
    setLines({std::move(blind), std::move(curve)});
}

QString CurveChart::title() const {
    const QString number = value_ ? QString::number(*value_, 'f', 3) : QStringLiteral("–");
    switch (kind_) {
    case CurveKind::Roc:
        return tr("ROC curve, area %1").arg(number);
    case CurveKind::PrecisionRecall:
        return tr("Precision over recall, average %1").arg(number);
    case CurveKind::Calibration:
        break;
    }
    return tr("Calibration, expected error %1").arg(number);
}

void CurveChart::retranslate() {
    setAccessibleName(title());
    switch (kind_) {
    case CurveKind::Roc:
        return setTitles(title(), tr("normal steps raised"), tr("abnormal steps raised"),
                         tr("Nothing to draw"));
    case CurveKind::PrecisionRecall:
        return setTitles(title(), tr("recall"), tr("precision"), tr("Nothing to draw"));
    case CurveKind::Calibration:
        return setTitles(title(), tr("probability that was said"), tr("steps that were abnormal"),
                         tr("Nothing to draw"));
    }
}

/// The point under the pointer, in words.
QString CurveChart::pointText(std::size_t /*line*/, std::size_t point) const {
    const QPointF at = points_[point];
    QString text = QStringLiteral("%1, %2").arg(at.x(), 0, 'f', 3).arg(at.y(), 0, 'f', 3);
    if (point < thresholds_.size() && std::isfinite(thresholds_[point])) {
        text += QLatin1Char('\n') + tr("threshold %1").arg(thresholds_[point], 0, 'f', 3);
    }
    return text;
}

} // namespace vestigo::ui_evaluation

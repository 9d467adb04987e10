// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/curve_chart.h"

#include "ui/common/theme.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <cmath>

namespace vestigo::ui_evaluation {

namespace {

constexpr int leastSide = 200;
constexpr double reachPixels = 12.0; ///< of the pointer to a point

std::optional<double> valueOf(const evaluation::Evaluation& result, const char* name) {
    const evaluation::Metric* metric = findMetric(result.metrics, name);
    return metric == nullptr ? std::nullopt : metric->value;
}

} // namespace

CurveChart::CurveChart(CurveKind kind, QWidget* parent)
    : QWidget(parent)
    , kind_(kind) {
    setMinimumSize(leastSide, leastSide);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setSizePolicy(policy);
    connect(&ui_common::themeNotice(), &ui_common::ThemeNotice::themeChanged, this, [this] { update(); });
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
    retranslate();
    update();
}

void CurveChart::clear() {
    points_.clear();
    thresholds_.clear();
    blind_.clear();
    value_.reset();
    retranslate();
    update();
}

void CurveChart::retranslate() {
    const QString number = value_ ? QString::number(*value_, 'f', 3) : QStringLiteral("–");
    switch (kind_) {
    case CurveKind::Roc:
        setAccessibleName(tr("ROC curve, area %1").arg(number));
        break;
    case CurveKind::PrecisionRecall:
        setAccessibleName(tr("Precision over recall, average %1").arg(number));
        break;
    case CurveKind::Calibration:
        setAccessibleName(tr("Calibration, expected error %1").arg(number));
        break;
    }
    update();
}

ui_plots::UnitChart CurveChart::chart() const {
    const ui_common::Theme& theme = ui_common::theme();
    ui_plots::UnitChart chart;
    chart.rule = theme.rule;
    chart.text = theme.quietText;
    chart.font = ui_common::sizedFont(font(), ui_common::smallTextPixels);
    switch (kind_) {
    case CurveKind::Roc:
        chart.xTitle = tr("normal steps raised");
        chart.yTitle = tr("abnormal steps raised");
        break;
    case CurveKind::PrecisionRecall:
        chart.xTitle = tr("recall");
        chart.yTitle = tr("precision");
        break;
    case CurveKind::Calibration:
        chart.xTitle = tr("probability that was said");
        chart.yTitle = tr("steps that were abnormal");
        break;
    }
    chart.curves.push_back({blind_, theme.quietText, true, false});
    chart.curves.push_back({points_, theme.attention, false, kind_ == CurveKind::Calibration});
    return chart;
}

void CurveChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont title = ui_common::sizedFont(font(), ui_common::textPixels, true);
    const QFontMetrics metrics(title);
    painter.setFont(title);
    painter.setPen(ui_common::theme().text);
    painter.drawText(rect().adjusted(8, 0, -8, 0), Qt::AlignLeft | Qt::AlignTop,
                     metrics.elidedText(accessibleName(), Qt::ElideRight, width() - 16));
    if (points_.empty()) {
        painter.setFont(font());
        painter.setPen(ui_common::theme().quietText);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing to draw"));
        return;
    }
    ui_plots::paintUnitChart(painter, chart(),
                             QRectF(rect()).adjusted(4.0, metrics.height() + 4.0, -4.0, -2.0));
}

/// The point under the pointer, in words.
void CurveChart::mouseMoveEvent(QMouseEvent* event) {
    const QFontMetrics metrics(ui_common::sizedFont(font(), ui_common::textPixels, true));
    const QRectF square =
        ui_plots::unitSquare(chart(), QRectF(rect()).adjusted(4.0, metrics.height() + 4.0, -4.0, -2.0));
    double nearest = reachPixels;
    QString text;
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const QPointF away = ui_plots::placeInSquare(square, points_[i]) - event->position();
        const double distance = std::hypot(away.x(), away.y());
        if (distance < nearest) {
            nearest = distance;
            text = QStringLiteral("%1, %2").arg(points_[i].x(), 0, 'f', 3).arg(points_[i].y(), 0, 'f', 3);
            if (i < thresholds_.size() && std::isfinite(thresholds_[i])) {
                text += QLatin1Char('\n') + tr("threshold %1").arg(thresholds_[i], 0, 'f', 3);
            }
        }
    }
    QToolTip::showText(event->globalPosition().toPoint(), text, this);
}

} // namespace vestigo::ui_evaluation

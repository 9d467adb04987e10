// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluation.h"
#include "ui/plots/plot_view.h"

#include <optional>

namespace vestigo::ui_evaluation {

enum class CurveKind { Roc, PrecisionRecall, Calibration };

/// One curve of an evaluation, with what a detector that knows nothing would draw, dashed.
class CurveChart : public ui_plots::PlotView {
    Q_OBJECT
public:
    explicit CurveChart(CurveKind kind, QWidget* parent = nullptr);

    void show(const evaluation::Evaluation& result);
    void clear();
    /// What is drawn, for tests and for who cannot see it.
    const std::vector<QPointF>& points() const { return points_; }
    QSize sizeHint() const override;
    void retranslate();

protected:
    QString pointText(std::size_t line, std::size_t point) const override;

private:
    QString title() const;
    void drawLines();

    CurveKind kind_;
    std::vector<QPointF> points_;
    std::vector<double> thresholds_; ///< of the points; empty: none
    std::vector<QPointF> blind_;     ///< the dashed line
    std::optional<double> value_;
};

} // namespace vestigo::ui_evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/report/document.h"

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QPainterPath>

#include <optional>
#include <string>
#include <vector>

namespace vestigo::report_render {

/// How dark a terminal's lane is in each bin of the range: 0 normal .. 1, in eighths; NaN where nothing is
/// known.
std::vector<double> darknessBins(const analysis::TerminalResult& terminal, const timeline::TimeRange& range,
                                 int bins);

/// The curve of the probability, x and y in 0..1 of the lane, broken where nothing is known.
QPainterPath probabilityPath(const analysis::TerminalResult& terminal, const timeline::TimeRange& range);

struct FeatureCurve {
    QPainterPath path; ///< x and y in 0..1
    double low = 0.0;
    double high = 0.0;
};

/// Least and greatest value of each bin; nothing where the feature is not known in the range.
std::optional<FeatureCurve> featureCurve(const analysis::Analysis& analysis, const std::string& terminal,
                                         const std::string& feature, const timeline::TimeRange& range,
                                         int bins);

/// The part of the lane, in 0..1, between the values that are usual; nothing where none of it is in sight.
std::optional<QRectF> usualRect(const FeatureCurve& curve, const std::optional<report::UsualBand>& usual);

/// With no more digits than the spread makes sense of.
QString numberText(double value, double spread);

} // namespace vestigo::report_render

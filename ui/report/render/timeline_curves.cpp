// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/timeline_curves.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::report_render {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr int pathBins = 900;

struct Bin {
    double low = unknown;
    double high = unknown;
    void add(double value) {
        low = std::isnan(low) ? value : std::min(low, value);
        high = std::isnan(high) ? value : std::max(high, value);
    }
};

int binOf(double t, const timeline::TimeRange& range, int bins) {
    const double place = (t - range.start) / std::max(1e-9, range.length()) * bins;
    return place < 0.0 || place > bins ? -1 : std::min(bins - 1, static_cast<int>(place));
}

const timeline::FeatureSeries* seriesOf(const analysis::Analysis& analysis, const std::string& terminal,
                                        const std::string& feature) {
    if (!analysis.aligned) {
        return nullptr;
    }
    for (const timeline::AlignedTerminal& candidate : analysis.aligned->terminals) {
        for (const timeline::FeatureSeries& series : candidate.features) {
            if (candidate.id == terminal && series.name == feature) {
                return &series;
            }
        }
    }
    return nullptr;
}

/// A stroke from bin to bin, up and down inside of each; a hole of more than `mostEmpty` bins breaks it.
QPainterPath strokeThrough(const std::vector<Bin>& bins, double low, double high, int mostEmpty) {
    QPainterPath path;
    int last = -1;
    const double span = std::max(high - low, 1e-12);
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (std::isnan(bins[i].low)) {
            continue;
        }
        const double x = (static_cast<double>(i) + 0.5) / static_cast<double>(bins.size());
        const double bottom = 1.0 - (bins[i].low - low) / span;
        const double top = 1.0 - (bins[i].high - low) / span;
        const bool goesOn = last >= 0 && static_cast<int>(i) - last <= mostEmpty;
        if (goesOn) {
            path.lineTo(x, bottom);
        } else {
            path.moveTo(x, bottom);
        }
        if (top != bottom) {
            path.lineTo(x, top);
        }
        last = static_cast<int>(i);
    }
    return path;
}

/// Bins between two steps of the grid, and one to spare.
int binsPerStep(double stepSeconds, const timeline::TimeRange& range, std::size_t bins) {
    const double perStep = stepSeconds / std::max(1e-9, range.length()) * static_cast<double>(bins);
    return static_cast<int>(std::clamp(std::ceil(1.5 * perStep), 1.0, 1e6));
}

double typicalStep(const std::vector<double>& t) {
    return t.size() < 2 ? 1.0 : (t.back() - t.front()) / static_cast<double>(t.size() - 1);
}

} // namespace

std::vector<double> darknessBins(const analysis::TerminalResult& terminal, const timeline::TimeRange& range,
                                 int bins) {
    std::vector<double> darkness(static_cast<std::size_t>(bins), unknown);
    const std::size_t steps = std::min(terminal.t.size(), terminal.probability.size());
    const double step = typicalStep(terminal.t);
    for (std::size_t k = 0; k < steps; ++k) {
        const double p = terminal.probability[k];
        const int first = binOf(std::max(range.start, terminal.t[k] - 0.5 * step), range, bins);
        const int last = binOf(std::min(range.end, terminal.t[k] + 0.5 * step), range, bins);
        if (!std::isfinite(p) || first < 0 || last < 0) {
            continue;
        }
        // Faint below the threshold, so that a slow rise is seen; full from 0.9.
        const double low = 0.25 * terminal.threshold;
        const double over = std::clamp((p - low) / std::max(1e-6, 0.9 - low), 0.0, 1.0);
        const double level = std::round(8.0 * over) / 8.0;
        for (int bin = first; bin <= last; ++bin) {
            double& value = darkness[static_cast<std::size_t>(bin)];
            value = std::isnan(value) ? level : std::max(value, level);
        }
    }
    return darkness;
}

QPainterPath probabilityPath(const analysis::TerminalResult& terminal, const timeline::TimeRange& range) {
    std::vector<Bin> bins(pathBins);
    const std::size_t steps = std::min(terminal.t.size(), terminal.probability.size());
    for (std::size_t k = 0; k < steps; ++k) {
        const int bin = binOf(terminal.t[k], range, pathBins);
        if (bin >= 0 && std::isfinite(terminal.probability[k])) {
            bins[static_cast<std::size_t>(bin)].add(std::clamp(terminal.probability[k], 0.0, 1.0));
        }
    }
    return strokeThrough(bins, 0.0, 1.0, binsPerStep(typicalStep(terminal.t), range, bins.size()));
}

std::optional<FeatureCurve> featureCurve(const analysis::Analysis& analysis, const std::string& terminal,
                                         const std::string& feature, const timeline::TimeRange& range,
                                         int bins) {
    const timeline::FeatureSeries* series = seriesOf(analysis, terminal, feature);
    if (series == nullptr || bins < 2) {
        return std::nullopt;
    }
    std::vector<Bin> values(static_cast<std::size_t>(bins));
    FeatureCurve curve;
    Bin all;
    for (std::size_t k = 0; k < series->values.size(); ++k) {
        const double value = static_cast<double>(series->values[k]);
        const int bin = binOf(analysis.aligned->grid.time(k), range, bins);
        if (bin >= 0 && std::isfinite(value)) {
            values[static_cast<std::size_t>(bin)].add(value);
            all.add(value);
        }
    }
    if (std::isnan(all.low)) {
        return std::nullopt;
    }
    curve.low = all.low;
    curve.high = all.high;
    const double margin = all.high > all.low ? 0.0 : 1.0; // a flat line stands in the middle
    curve.path = strokeThrough(values, all.low - margin, all.high + margin,
                               binsPerStep(analysis.aligned->grid.stepSeconds, range, values.size()));
    return curve;
}

std::optional<QRectF> usualRect(const FeatureCurve& curve, const std::optional<report::UsualBand>& usual) {
    if (!usual || !(curve.high > curve.low) || !std::isfinite(usual->low) || !std::isfinite(usual->high)) {
        return std::nullopt;
    }
    const auto place = [&](double value) {
        return 1.0 - std::clamp((value - curve.low) / (curve.high - curve.low), 0.0, 1.0);
    };
    const QRectF band(QPointF(0.0, place(usual->high)), QPointF(1.0, place(usual->low)));
    return band.height() > 0.0 ? std::optional<QRectF>(band) : std::nullopt;
}

QString numberText(double value, double spread) {
    const double unit = std::fabs(spread) > 0.0 ? std::fabs(spread) / 10.0 : std::fabs(value) / 50.0;
    QString text;
    if (std::fabs(value) >= 1e7 || (unit > 0.0 && unit < 1e-6)) {
        text = QString::number(value, 'e', 1);
    } else {
        const double digits = unit > 0.0 ? std::ceil(-std::log10(unit) - 0.3) : 0.0;
        text = QString::number(value, 'f', static_cast<int>(std::clamp(digits, 0.0, 6.0)));
    }
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace vestigo::report_render

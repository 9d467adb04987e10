// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/series_plot.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace vestigo::ui_plots {

namespace {

using timeline::Extent;
using timeline::SeriesSample;
using timeline::SeriesWindow;

constexpr double leastPixelsOfALine = 3.0; ///< device pixels from row to row; closer ones become bands
constexpr double leastPixelsOfDots = 6.0;

/// Columns of device pixels over the frame.
struct Raster {
    const PlotFrame& frame;
    double ratio;
    double left = std::floor(frame.area.left() * ratio);
    std::ptrdiff_t count = static_cast<std::ptrdiff_t>(std::ceil(frame.area.right() * ratio) - left);

    double column(double t) const { return frame.x(t) * ratio - left; }
};

/// Each cell into the columns whose middle it covers, at least into one.
void addCells(const SeriesWindow& window, const Raster& raster, std::vector<PixelColumn>& columns) {
    const double perCell =
        raster.column(window.range.start + window.cellSeconds) - raster.column(window.range.start);
    const double begin = raster.column(window.range.start);
    std::ptrdiff_t lastFilled = -2;
    bool filledBefore = false;
    for (std::size_t k = 0; k < window.cells.size(); ++k) {
        const double x = begin + static_cast<double>(k) * perCell;
        const bool filled = !window.cells[k].empty();
        if (filled && x + perCell > 0.0 && x < static_cast<double>(raster.count)) {
            const auto bounded = [&raster](double place) {
                return static_cast<std::ptrdiff_t>(
                    std::clamp(place, 0.0, static_cast<double>(raster.count - 1)));
            };
            const std::ptrdiff_t first =
                bounded(perCell <= 1.0 ? std::floor(x + perCell / 2.0) : std::ceil(x - 0.5));
            const std::ptrdiff_t last = std::max(first, bounded(std::ceil(x + perCell - 0.5) - 1.0));
            for (std::ptrdiff_t i = first; i <= (perCell <= 1.0 ? first : last); ++i) {
                PixelColumn& column = columns[static_cast<std::size_t>(i)];
                const bool goesOn = i > first || (filledBefore && lastFilled >= 0);
                column.joined = column.joined || (goesOn && column.values.empty() && i > 0);
                column.values.include(window.cells[k]);
                lastFilled = i;
            }
        }
        filledBefore = filled;
    }
}

/// Whether the curve goes on from one value to the next. Rows that are missing altogether end it when they
/// are many; rows without a value end it at once, unless the column is one that has a value only now and
/// then.
class Joins {
public:
    Joins(const SeriesWindow& window, double longestGap)
        : longestGap_(longestGap) {
        std::vector<double> distances;
        const SeriesSample* before = nullptr;
        for (const SeriesSample& sample : window.samples) {
            if (std::isfinite(sample.value)) {
                if (before != nullptr) {
                    distances.push_back(sample.t - before->t);
                }
                before = &sample;
            }
        }
        if (!distances.empty() && distances.size() + 1 < window.samples.size()) {
            const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
            std::nth_element(distances.begin(), middle, distances.end());
            overMissing_ = std::min(longestGap, 1.6 * *middle);
        }
    }
    /// Takes the rows one after the other; true where the last value leads to this one.
    bool take(const SeriesSample& sample) {
        if (!std::isfinite(sample.value)) {
            missing_ = true;
            return false;
        }
        const bool joined = before_ && sample.t - *before_ <= (missing_ ? overMissing_ : longestGap_);
        before_ = sample.t;
        missing_ = false;
        return joined;
    }

private:
    double longestGap_;
    double overMissing_ = 0.0;
    std::optional<double> before_; ///< the last value
    bool missing_ = false;
};

void addSamples(const SeriesWindow& window, const Raster& raster, double longestGap,
                std::vector<PixelColumn>& columns) {
    Joins joins(window, longestGap);
    for (const SeriesSample& sample : window.samples) {
        const bool goesOn = joins.take(sample);
        const double x = std::floor(raster.column(sample.t));
        if (std::isfinite(sample.value) && x >= 0.0 && x < static_cast<double>(raster.count)) {
            PixelColumn& column = columns[static_cast<std::size_t>(x)];
            column.joined = column.joined || (goesOn && column.values.empty());
            column.values.include(sample.value);
        }
    }
}

double pixelsPerRow(const SeriesWindow& window, const PlotFrame& frame, double pixelRatio) {
    const auto inFrame = [&frame](const SeriesSample& s) {
        return s.t >= frame.startTime && s.t <= frame.endTime;
    };
    const auto rows = std::count_if(window.samples.begin(), window.samples.end(), inFrame);
    return frame.area.width() * pixelRatio / static_cast<double>(std::max<std::ptrdiff_t>(rows, 1));
}

/// The part of the picture of a band that one column is.
QRectF bandOf(const PixelColumn& column, const PixelColumn* before, bool alone, const PlotFrame& frame,
              double x, double size) {
    double top = frame.y(static_cast<double>(column.values.largest));
    double bottom = frame.y(static_cast<double>(column.values.smallest));
    if (before != nullptr) { // so that the curve has no holes
        top = std::min(top, frame.y(static_cast<double>(before->values.smallest)));
        bottom = std::max(bottom, frame.y(static_cast<double>(before->values.largest)));
    }
    const double least = alone ? 2.0 * size : size; // a lone value must be seen
    return {x, top, least, std::max(least, bottom - top)};
}

double middleOf(const PixelColumn& column, const PlotFrame& frame) {
    return frame.y(
        (static_cast<double>(column.values.smallest) + static_cast<double>(column.values.largest)) / 2.0);
}

void paintBand(QPainter& painter, const std::vector<PixelColumn>& columns, const PlotFrame& frame,
               double pixelRatio, const QColor& colour) {
    const double size = 1.0 / pixelRatio;
    const double left = std::floor(frame.area.left() * pixelRatio) * size;
    const auto xOf = [left, size](std::size_t i) { return left + static_cast<double>(i) * size; };
    std::vector<QRectF> rects;
    std::vector<QLineF> bridges; // over columns without a row of their own
    rects.reserve(columns.size());
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].values.empty()) {
            continue;
        }
        const bool goesOn = before && columns[i].joined;
        const bool next = goesOn && *before + 1 == i;
        const bool alone = !goesOn && (i + 1 == columns.size() || !columns[i + 1].joined);
        rects.push_back(bandOf(columns[i], next ? &columns[*before] : nullptr, alone, frame, xOf(i), size));
        if (goesOn && !next) {
            bridges.emplace_back(xOf(*before) + size, middleOf(columns[*before], frame), xOf(i),
                                 middleOf(columns[i], frame));
        }
        before = i;
    }
    // One call and no antialiasing: a smooth line that fills its column costs a hundred times as much.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, size));
    painter.drawLines(bridges.data(), static_cast<int>(bridges.size()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(rects.data(), static_cast<int>(rects.size()));
}

} // namespace

std::vector<PixelColumn> pixelColumns(const SeriesWindow& window, const PlotFrame& frame, double pixelRatio,
                                      double longestGap) {
    if (!frame.isValid()) {
        return {};
    }
    const Raster raster{frame, pixelRatio};
    std::vector<PixelColumn> columns(static_cast<std::size_t>(std::max<std::ptrdiff_t>(raster.count, 0)));
    if (window.isSamples()) {
        addSamples(window, raster, longestGap, columns);
    } else {
        addCells(window, raster, columns);
    }
    return columns;
}

bool showsEachRow(const SeriesWindow& window, const PlotFrame& frame, double pixelRatio) {
    return window.isSamples() && pixelsPerRow(window, frame, pixelRatio) >= leastPixelsOfALine;
}

std::vector<Stroke> rowStrokes(const SeriesWindow& window, const PlotFrame& frame, double longestGap) {
    std::vector<Stroke> all;
    if (!frame.isValid()) {
        return all;
    }
    Stroke current;
    const auto close = [&all, &current] {
        if (!current.empty()) {
            all.push_back(std::move(current));
            current.clear();
        }
    };
    Joins joins(window, longestGap);
    std::optional<QPointF> beyond; // the last value left of the frame
    for (const SeriesSample& sample : window.samples) {
        const bool goesOn = joins.take(sample);
        if (!std::isfinite(sample.value)) {
            continue;
        }
        const QPointF point(frame.x(sample.t), frame.y(static_cast<double>(sample.value)));
        if (sample.t < frame.startTime) {
            beyond = point;
            continue;
        }
        if (!goesOn) {
            close();
        } else if (current.empty() && beyond) {
            current.push_back(*beyond);
        }
        current.push_back(point);
        if (sample.t > frame.endTime) {
            break;
        }
    }
    close();
    return all;
}

void paintSeries(QPainter& painter, const SeriesWindow& window, const PlotFrame& frame, const QColor& colour,
                 double longestGap) {
    if (!frame.isValid()) {
        return;
    }
    const double ratio = painter.device() != nullptr ? painter.device()->devicePixelRatioF() : 1.0;
    painter.save();
    painter.setClipRect(frame.area.adjusted(0, -1, 0, 1), Qt::IntersectClip);
    if (!showsEachRow(window, frame, ratio)) {
        paintBand(painter, pixelColumns(window, frame, ratio, longestGap), frame, ratio, colour);
        painter.restore();
        return;
    }
    const bool dots = pixelsPerRow(window, frame, ratio) >= leastPixelsOfDots;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour);
    for (const Stroke& stroke : rowStrokes(window, frame, longestGap)) {
        painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        drawStroke(painter, stroke);
        if (dots || stroke.size() == 1) {
            painter.setPen(Qt::NoPen);
            for (const QPointF& point : stroke) {
                painter.drawEllipse(point, 1.8, 1.8);
            }
        }
    }
    painter.restore();
}

} // namespace vestigo::ui_plots

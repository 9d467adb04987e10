// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/clock_offset.h"

#include "core/recordings/table_reader.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset {

namespace {

constexpr double sampleSeconds = 0.1;
constexpr double halfWindowSeconds = 0.15;
constexpr double shortestOverlapSeconds = 25.0;
constexpr double longestGapSeconds = 1.0; ///< between frames, or rows, on average: more is too coarse
constexpr std::size_t mostSamples = 36000;
constexpr std::size_t comparedSamples = 6000; ///< ten minutes tell as well as an hour
constexpr std::size_t mostColumns = 64;
constexpr std::size_t fewestValues = 20;
constexpr double greatestJump = 10.0; ///< in mean changes

/// When a fit is believed; tuned on the train and validation recordings of plant-a (synthetic).
constexpr double leastHeight = 3.9;
constexpr double heightOfFew = 1.8; ///< more, shared by the series
constexpr double leastMargin = 1.5;
constexpr double leastLead = 0.5;
constexpr int fewestAgreeing = 2;
constexpr double leastWeakest = 0.5;
constexpr double sureHeight = 8.0;

Text tooShort() {
    return VESTIGO_TEXT("Analysis", "Video and table overlap for too short a time.");
}

/// One column's values and when they were taken.
struct Column {
    std::vector<double> times;
    std::vector<double> values;
};

/// Values of irregular samples on an even grid: the mean of those within half a window of each moment, so
/// that neither the noise of sensors nor the key frames of a video pass for motion; linearly where there are
/// none.
std::vector<double> resampled(const Column& column, double from, std::size_t samples) {
    const std::vector<double>& times = column.times;
    std::vector<double> result(samples, 0.0);
    std::size_t first = 0;
    for (std::size_t i = 0; i < samples; ++i) {
        const double t = from + static_cast<double>(i) * sampleSeconds;
        while (first < times.size() && times[first] < t - halfWindowSeconds) {
            ++first;
        }
        double sum = 0.0;
        std::size_t next = first;
        for (; next < times.size() && times[next] <= t + halfWindowSeconds; ++next) {
            sum += column.values[next];
        }
        if (next > first) {
            result[i] = sum / static_cast<double>(next - first);
        } else if (first == 0 || first == times.size()) {
            result[i] = first == 0 ? column.values.front() : column.values.back();
        } else {
            const double width = std::max(1e-9, times[first] - times[first - 1]);
            const double share = (t - times[first - 1]) / width;
            result[i] = (1.0 - share) * column.values[first - 1] + share * column.values[first];
        }
    }
    return result;
}

/// Mean of each value and its neighbours.
std::vector<double> smoothed(const std::vector<double>& values) {
    std::vector<double> result(values);
    for (std::size_t i = 1; i + 1 < values.size(); ++i) {
        result[i] = (values[i - 1] + values[i] + values[i + 1]) / 3.0;
    }
    return result;
}

/// How fast a series changes, in units of its own usual change; empty when it does not.
std::vector<double> changesOf(const std::vector<double>& series) {
    std::vector<double> changes(series.size(), 0.0);
    double usual = 0.0;
    for (std::size_t i = 1; i < series.size(); ++i) {
        changes[i] = std::abs(series[i] - series[i - 1]);
        usual += changes[i] / static_cast<double>(series.size());
    }
    if (!(usual > 0.0) || !std::isfinite(usual)) {
        return {};
    }
    for (double& change : changes) {
        change = std::min(change / usual, greatestJump);
    }
    return smoothed(changes);
}

/// The table's rows, as far as bounded memory goes.
class RowCollector {
public:
    bool add(double t, const std::vector<double>& values) {
        rows_.push_back({t, values});
        cells_ += values.size() + 2;
        return cells_ < 4'000'000;
    }

    /// The columns that hold enough numbers and vary, in order of time.
    std::vector<Column> columns() {
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.t < b.t; });
        std::vector<Column> columns;
        const std::size_t count = rows_.empty() ? 0 : rows_.front().values.size();
        for (std::size_t c = 0; c < count && columns.size() < mostColumns; ++c) {
            Column column;
            for (const Row& row : rows_) {
                if (c < row.values.size() && std::isfinite(row.values[c])) {
                    column.times.push_back(row.t);
                    column.values.push_back(row.values[c]);
                }
            }
            if (column.values.size() >= fewestValues &&
                std::any_of(column.values.begin(), column.values.end(),
                            [&column](double value) { return value != column.values.front(); })) {
                columns.push_back(std::move(column));
            }
        }
        return columns;
    }
    std::size_t rows() const { return rows_.size(); }
    double firstTime() const { return rows_.front().t; }
    double lastTime() const { return rows_.back().t; }

private:
    struct Row {
        double t;
        std::vector<double> values;
    };
    std::vector<Row> rows_;
    std::size_t cells_ = 0;
};

OffsetEstimate noEstimate(const Text& why) {
    OffsetEstimate estimate;
    estimate.note = why.source;
    return estimate;
}

/// The stretch of `comparedSamples` in which the table changes most: its first sample.
std::size_t busiestStretch(const Signals& table, std::size_t samples) {
    if (samples <= comparedSamples) {
        return 0;
    }
    std::vector<double> sums(samples + 1, 0.0);
    for (const std::vector<double>& column : table) {
        const std::vector<double> changes = changesOf(column);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            sums[i + 1] += changes[i];
        }
    }
    for (std::size_t i = 0; i < samples; ++i) {
        sums[i + 1] += sums[i];
    }
    std::size_t best = 0;
    for (std::size_t i = 0; i + comparedSamples <= samples; ++i) {
        if (sums[i + comparedSamples] - sums[i] > sums[best + comparedSamples] - sums[best]) {
            best = i;
        }
    }
    return best;
}

Signals videoSignals(const vision::MotionGrid& motion, double from, std::size_t samples) {
    Signals signals;
    for (std::size_t v = 0; v < vision::MotionGrid::values; ++v) {
        Column cell;
        cell.times = motion.times;
        for (std::size_t i = 0; i < motion.times.size(); ++i) {
            cell.values.push_back(static_cast<double>(motion.cells[i * vision::MotionGrid::values + v]));
        }
        signals.push_back(resampled(cell, from, samples));
    }
    return signals;
}

OffsetEstimate compare(const vision::MotionGrid& motion, RowCollector& rows, const CancelToken& cancel) {
    if (motion.times.size() < 2 || rows.rows() < 2) {
        return noEstimate(tooShort());
    }
    const std::vector<Column> columns = rows.columns();
    const double from = std::max(motion.times.front(), rows.firstTime());
    const double to = std::min(motion.times.back(), rows.lastTime());
    if (!(to - from >= shortestOverlapSeconds)) {
        return noEstimate(tooShort());
    }
    const auto interval = [](double first, double last, std::size_t count) {
        return (last - first) / static_cast<double>(count - 1);
    };
    if (interval(motion.times.front(), motion.times.back(), motion.times.size()) > longestGapSeconds ||
        interval(rows.firstTime(), rows.lastTime(), rows.rows()) > longestGapSeconds) {
        return noEstimate(VESTIGO_TEXT("Analysis", "Frames or rows are too far apart to tell."));
    }
    const auto samples =
        static_cast<std::size_t>(std::min(static_cast<double>(mostSamples), (to - from) / sampleSeconds));
    Signals table;
    for (const Column& column : columns) {
        table.push_back(resampled(column, from, samples));
    }
    const std::size_t first = busiestStretch(table, samples);
    const std::size_t used = std::min(samples, comparedSamples);
    for (std::vector<double>& column : table) {
        column = std::vector<double>(column.begin() + static_cast<std::ptrdiff_t>(first),
                                     column.begin() + static_cast<std::ptrdiff_t>(first + used));
    }
    const double start = from + static_cast<double>(first) * sampleSeconds;
    return estimateOffset(videoSignals(motion, start, used), table, sampleSeconds, cancel);
}

/// Whether a fit can be believed, and if not, why.
void judge(const LagFit& fit, OffsetEstimate& estimate) {
    const double least = leastHeight + heightOfFew / std::max(1, fit.series);
    if (fit.height < least || fit.margin < leastMargin) {
        estimate.note =
            VESTIGO_TEXT("Analysis", "Nothing in the video follows the table more than by chance: "
                                     "the offset cannot be told.")
                .source;
    } else if (fit.lead < leastLead || fit.atEdge) {
        estimate.note =
            VESTIGO_TEXT("Analysis", "Several offsets fit equally well, as with work that repeats itself: "
                                     "the offset cannot be told.")
                .source;
    } else if (fit.agreeing < fewestAgreeing || fit.weakest < leastWeakest) {
        estimate.note = VESTIGO_TEXT("Analysis", "The parts of the recording do not agree on an offset: it "
                                                 "cannot be told.")
                            .source;
    } else {
        const double share = (fit.height - least) / (sureHeight - leastHeight);
        estimate.confidence =
            OffsetEstimate::offered + (1.0 - OffsetEstimate::offered) * std::min(1.0, share);
    }
}

} // namespace

OffsetEstimate estimateOffset(const Signals& video, const Signals& table, double seconds,
                              const CancelToken& cancel) {
    Signals motion;
    for (const std::vector<double>& cell : video) {
        motion.push_back(standardised(smoothed(cell), seconds));
    }
    Signals activity;
    for (const std::vector<double>& column : table) {
        const std::vector<double> level = smoothed(column);
        activity.push_back(standardised(level, seconds));
        const std::vector<double> changes = changesOf(level);
        if (!changes.empty()) {
            activity.push_back(standardised(changes, seconds));
        }
    }
    LagFitOptions options;
    options.sampleSeconds = seconds;
    const auto fit = fitLags(motion, activity, options, cancel);
    if (!fit) {
        return noEstimate(VESTIGO_TEXT(
            "Analysis", "Video or table hold too little that changes: the offset cannot be told."));
    }
    OffsetEstimate estimate;
    estimate.offsetSeconds = fit->seconds;
    judge(*fit, estimate);
    return estimate;
}

Outcome<OffsetEstimate> estimateStreamOffset(const recordings::Recording& recording,
                                             const recordings::Terminal& terminal,
                                             const recordings::Stream& stream, const VideoFeatures& features,
                                             const CancelToken& cancel) {
    const recordings::Stream* table = recording.findStream(terminal.id, "behavior");
    OffsetEstimate estimate =
        noEstimate(VESTIGO_TEXT("Analysis", "The terminal has no table to compare the video with."));
    if (table != nullptr && table->exists && table->kind == recordings::StreamKind::Table) {
        RowCollector collector;
        auto summary = recordings::readTable(
            table->path, recording.startedAt, table->offsetSeconds,
            [&collector](double t, const std::vector<double>& values) { return collector.add(t, values); },
            cancel);
        if (!summary.finished()) {
            return summary.failed() ? Outcome<OffsetEstimate>(summary.error())
                                    : Outcome<OffsetEstimate>(Cancelled{});
        }
        estimate = compare(features.motion, collector, cancel);
        if (cancel.cancelled()) {
            return Cancelled{};
        }
    }
    estimate.terminal = terminal.id;
    estimate.stream = stream.name;
    return estimate;
}

} // namespace vestigo::dataset

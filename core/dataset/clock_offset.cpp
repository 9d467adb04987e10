// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/clock_offset.h"

#include "core/recordings/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::dataset {

namespace {

constexpr double sampleSeconds = 0.1;
constexpr double halfWindowSeconds = 0.15;
/// Peaks of unrelated series lie below the first (in spreads of chance correlations), sure ones above the
/// second.
constexpr double chanceUnits = 3.5;
constexpr double sureUnits = 6.0;
constexpr double shortestOverlapSeconds = 15.0;
constexpr std::size_t mostSamples = 200000;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Takes slow trends off (a moving mean of 3 s, for longer ones let neighbouring bouts of work correlate at
/// lags of seconds) and limits spikes, then mean 0 and variance 1.
std::vector<double> prepared(const std::vector<double>& series, double seconds) {
    const auto half = static_cast<std::size_t>(std::max(1.0, 1.5 / seconds));
    std::vector<double> sums(series.size() + 1, 0.0);
    for (std::size_t i = 0; i < series.size(); ++i) {
        sums[i + 1] = sums[i] + series[i];
    }
    std::vector<double> flat(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::size_t from = i - std::min(i, half);
        const std::size_t to = std::min(series.size(), i + half + 1);
        flat[i] = series[i] - (sums[to] - sums[from]) / static_cast<double>(to - from);
    }
    std::vector<double> distance(flat);
    for (double& value : distance) {
        value = std::abs(value);
    }
    const double limit = 6.0 * std::max(1e-12, medianOf(distance));
    double mean = 0.0;
    for (double& value : flat) {
        value = std::clamp(value, -limit, limit);
        mean += value / static_cast<double>(flat.size());
    }
    double variance = 0.0;
    for (double& value : flat) {
        value -= mean;
        variance += value * value / static_cast<double>(flat.size());
    }
    const double scale = variance > 1e-18 ? 1.0 / std::sqrt(variance) : 0.0;
    for (double& value : flat) {
        value *= scale;
    }
    return flat;
}

/// Correlation when `motion` is moved `lag` samples later.
double correlationAt(const std::vector<double>& motion, const std::vector<double>& activity,
                     std::ptrdiff_t lag) {
    double sum = 0.0;
    std::size_t count = 0;
    const auto size = static_cast<std::ptrdiff_t>(std::min(motion.size(), activity.size()));
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, lag); i < std::min(size, size + lag); ++i) {
        sum += motion[static_cast<std::size_t>(i - lag)] * activity[static_cast<std::size_t>(i)];
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

/// Correlation when `motion` is turned round by `lag` samples, what leaves at the end coming in at the front.
double turnedCorrelation(const std::vector<double>& motion, const std::vector<double>& activity,
                         std::size_t lag) {
    const std::size_t size = std::min(motion.size(), activity.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        sum += motion[i] * activity[i + lag < size ? i + lag : i + lag - size];
    }
    return sum / static_cast<double>(size);
}

/// How sure: the peak against its strongest rival further than half a second away, and, in units of their
/// spread, against the correlations that the same two series reach when turned far beyond any clock error.
double confidenceOf(const std::vector<double>& motion, const std::vector<double>& activity, double peak,
                    double rival, std::ptrdiff_t longestLag) {
    constexpr std::size_t mostTurns = 400;
    const std::size_t size = std::min(motion.size(), activity.size());
    const auto from = static_cast<std::size_t>(longestLag) + 1;
    const std::size_t stride = std::max<std::size_t>(1, (size - 2 * from) / mostTurns);
    double squares = 0.0;
    std::size_t turns = 0;
    for (std::size_t lag = from; lag + from < size; lag += stride) {
        const double chance = turnedCorrelation(motion, activity, lag);
        squares += chance * chance;
        ++turns;
    }
    if (turns < 8) {
        return 0.0; // nothing to hold the peak against
    }
    const double spread = std::sqrt(squares / static_cast<double>(turns));
    const double units = peak / std::max(spread, 1e-9);
    const double aboveChance = std::clamp((units - chanceUnits) / (sureUnits - chanceUnits), 0.0, 1.0);
    const double aboveRival = std::clamp((peak - rival) / std::max(0.05, peak) * 4.0, 0.0, 1.0);
    return std::sqrt(aboveChance * aboveRival);
}

/// Values of irregular samples on an even grid: the mean of those within half a window of each moment, so
/// that neither the noise of sensors nor the key frames of a video pass for motion; linearly where there are
/// none.
std::vector<double> resampled(const std::vector<double>& times, const std::vector<double>& values,
                              double from, std::size_t samples) {
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
            sum += values[next];
        }
        if (next > first) {
            result[i] = sum / static_cast<double>(next - first);
        } else if (first == 0 || first == times.size()) {
            result[i] = first == 0 ? values.front() : values.back();
        } else {
            const double width = std::max(1e-9, times[first] - times[first - 1]);
            const double share = (t - times[first - 1]) / width;
            result[i] = (1.0 - share) * values[first - 1] + share * values[first];
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

/// Activity of a table: sum over the columns of how fast each one changes, in units of its own usual change.
class ActivityCollector {
public:
    bool add(double t, const std::vector<double>& values) {
        rows_.push_back({t, values});
        return rows_.size() < mostSamples && rows_.size() * (values.size() + 2) < 4'000'000;
    }

    void sort() {
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.t < b.t; });
    }
    std::size_t rows() const { return rows_.size(); }
    double firstTime() const { return rows_.front().t; }
    double lastTime() const { return rows_.back().t; }

    std::vector<double> onGrid(double from, std::size_t samples, const CancelToken& cancel) const {
        std::vector<double> activity(samples, 0.0);
        const std::size_t columns = rows_.front().values.size();
        for (std::size_t c = 0; c < columns && !cancel.cancelled(); ++c) {
            addColumn(c, from, activity);
        }
        return smoothed(activity);
    }

private:
    struct Row {
        double t;
        std::vector<double> values;
    };

    void addColumn(std::size_t column, double from, std::vector<double>& activity) const {
        std::vector<double> times;
        std::vector<double> values;
        for (const Row& row : rows_) {
            if (column < row.values.size() && std::isfinite(row.values[column])) {
                times.push_back(row.t);
                values.push_back(row.values[column]);
            }
        }
        if (values.size() < 2) {
            return;
        }
        const std::vector<double> even = resampled(times, values, from, activity.size());
        std::vector<double> changes(even.size(), 0.0);
        double usual = 0.0;
        for (std::size_t i = 1; i < even.size(); ++i) {
            changes[i] = std::abs(even[i] - even[i - 1]);
            usual += changes[i] / static_cast<double>(even.size());
        }
        for (std::size_t i = 0; usual > 0.0 && i < even.size(); ++i) {
            activity[i] += std::min(changes[i] / usual, 10.0);
        }
    }

    std::vector<Row> rows_;
};

OffsetEstimate noEstimate(const char* why) {
    OffsetEstimate estimate;
    estimate.note = why;
    return estimate;
}

OffsetEstimate compare(const VideoFeatures& features, const ActivityCollector& table,
                       const CancelToken& cancel) {
    const Text tooShort = VESTIGO_TEXT("Analysis", "Video and table overlap for too short a time.");
    if (features.motion.size() < 2 || table.rows() < 2) {
        return noEstimate(tooShort.source);
    }
    const double from = std::max(features.motionTimes.front(), table.firstTime());
    const double to = std::min(features.motionTimes.back(), table.lastTime());
    if (to - from < shortestOverlapSeconds) {
        return noEstimate(tooShort.source);
    }
    const auto samples =
        static_cast<std::size_t>(std::min(static_cast<double>(mostSamples), (to - from) / sampleSeconds));
    return estimateOffset(smoothed(resampled(features.motionTimes, features.motion, from, samples)),
                          table.onGrid(from, samples, cancel), sampleSeconds);
}

} // namespace

OffsetEstimate estimateOffset(const std::vector<double>& motion, const std::vector<double>& activity,
                              double seconds, double longestSeconds) {
    OffsetEstimate estimate;
    const auto longest = static_cast<std::ptrdiff_t>(longestSeconds / seconds);
    if (static_cast<std::ptrdiff_t>(std::min(motion.size(), activity.size())) < 4 * longest || longest < 1) {
        return noEstimate(VESTIGO_TEXT("Analysis", "Video and table overlap for too short a time.").source);
    }
    const std::vector<double> a = prepared(motion, seconds);
    const std::vector<double> b = prepared(activity, seconds);
    std::vector<double> correlations;
    for (std::ptrdiff_t lag = -longest; lag <= longest; ++lag) {
        correlations.push_back(correlationAt(a, b, lag));
    }
    const auto peak = std::max_element(correlations.begin(), correlations.end());
    const std::ptrdiff_t best = (peak - correlations.begin()) - longest;
    double rival = 0.0;
    const auto apart = static_cast<std::ptrdiff_t>(std::max(1.0, 0.5 / seconds));
    for (std::ptrdiff_t lag = -longest; lag <= longest; ++lag) {
        if (std::abs(lag - best) > apart) {
            rival = std::max(rival, correlations[static_cast<std::size_t>(lag + longest)]);
        }
    }
    estimate.offsetSeconds = static_cast<double>(best) * seconds;
    estimate.confidence = *peak > 0.0 ? confidenceOf(a, b, *peak, rival, longest) : 0.0;
    return estimate;
}

Outcome<OffsetEstimate> estimateStreamOffset(const recordings::Recording& recording,
                                             const recordings::Terminal& terminal,
                                             const recordings::Stream& stream, const VideoFeatures& features,
                                             const CancelToken& cancel) {
    const recordings::Stream* table = recording.findStream(terminal.id, "behavior");
    OffsetEstimate estimate =
        noEstimate(VESTIGO_TEXT("Analysis", "The terminal has no table to compare the video with.").source);
    if (table != nullptr && table->exists && table->kind == recordings::StreamKind::Table) {
        ActivityCollector collector;
        auto summary = recordings::readTable(
            table->path, recording.startedAt, table->offsetSeconds,
            [&collector](double t, const std::vector<double>& values) { return collector.add(t, values); },
            cancel);
        if (!summary.finished()) {
            return summary.failed() ? Outcome<OffsetEstimate>(summary.error())
                                    : Outcome<OffsetEstimate>(Cancelled{});
        }
        collector.sort();
        estimate = compare(features, collector, cancel);
        if (cancel.cancelled()) {
            return Cancelled{};
        }
    }
    estimate.terminal = terminal.id;
    estimate.stream = stream.name;
    return estimate;
}

} // namespace vestigo::dataset

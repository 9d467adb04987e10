// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/clock_offset.h"

#include "core/recordings/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::dataset {

namespace {

constexpr double sampleSeconds = 0.1;
constexpr double shortestOverlapSeconds = 15.0;
constexpr std::size_t mostSamples = 200000;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Takes slow trends off (a moving mean of 8 s) and limits spikes, then mean 0 and variance 1.
std::vector<double> prepared(const std::vector<double>& series, double seconds) {
    const auto half = static_cast<std::size_t>(std::max(1.0, 4.0 / seconds));
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

/// How sure: the peak against its strongest rival further than half a second away, and against what two
/// unrelated series of this length and smoothness reach (taken from lags far beyond any clock error).
double confidenceOf(const std::vector<double>& motion, const std::vector<double>& activity, double peak,
                    double rival, std::ptrdiff_t longestLag) {
    std::vector<double> chance;
    const auto size = static_cast<std::ptrdiff_t>(std::min(motion.size(), activity.size()));
    for (std::ptrdiff_t lag = 2 * longestLag; lag < size / 2;
         lag += std::max<std::ptrdiff_t>(1, longestLag / 8)) {
        chance.push_back(std::abs(correlationAt(motion, activity, lag)));
        chance.push_back(std::abs(correlationAt(motion, activity, -lag)));
    }
    const double usual = chance.size() >= 8 ? *std::max_element(chance.begin(), chance.end()) : 0.5;
    const double aboveChance = std::clamp((peak - usual) / std::max(0.05, 1.0 - usual) * 2.0, 0.0, 1.0);
    const double aboveRival = std::clamp((peak - rival) / std::max(0.05, peak) * 4.0, 0.0, 1.0);
    return std::sqrt(aboveChance * aboveRival);
}

/// Values of irregular samples on an even grid, linearly in between.
std::vector<double> resampled(const std::vector<double>& times, const std::vector<double>& values,
                              double from, std::size_t samples) {
    std::vector<double> result(samples, 0.0);
    std::size_t next = 0;
    for (std::size_t i = 0; i < samples; ++i) {
        const double t = from + static_cast<double>(i) * sampleSeconds;
        while (next < times.size() && times[next] < t) {
            ++next;
        }
        if (next == 0) {
            result[i] = values.front();
        } else if (next == times.size()) {
            result[i] = values.back();
        } else {
            const double width = std::max(1e-9, times[next] - times[next - 1]);
            const double share = (t - times[next - 1]) / width;
            result[i] = (1.0 - share) * values[next - 1] + share * values[next];
        }
    }
    return result;
}

/// Activity of a table: mean over the columns of how fast each one changes, in units of its own usual change.
struct TableActivity {
    std::vector<double> times;
    std::vector<double> activity;
};

class ActivityCollector {
public:
    bool add(double t, const std::vector<double>& values) {
        rows_.push_back({t, values});
        return rows_.size() < mostSamples && rows_.size() * (values.size() + 2) < 4'000'000;
    }

    TableActivity finish() {
        std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.t < b.t; });
        TableActivity result;
        const std::size_t columns = rows_.empty() ? 0 : rows_.front().values.size();
        result.activity.assign(rows_.size(), 0.0);
        for (const Row& row : rows_) {
            result.times.push_back(row.t);
        }
        for (std::size_t c = 0; c < columns; ++c) {
            addColumn(c, result.activity);
        }
        return result;
    }

private:
    struct Row {
        double t;
        std::vector<double> values;
    };

    void addColumn(std::size_t column, std::vector<double>& activity) const {
        std::vector<double> changes(rows_.size(), 0.0);
        double last = std::numeric_limits<double>::quiet_NaN();
        double sum = 0.0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const double value = column < rows_[i].values.size() ? rows_[i].values[column] : last;
            if (std::isnan(value)) {
                continue;
            }
            changes[i] = std::isnan(last) ? 0.0 : std::abs(value - last);
            sum += changes[i];
            last = value;
        }
        const double usual = sum / static_cast<double>(std::max<std::size_t>(1, rows_.size()));
        for (std::size_t i = 0; usual > 0.0 && i < rows_.size(); ++i) {
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

OffsetEstimate compare(const VideoFeatures& features, const TableActivity& table) {
    const Text tooShort = VESTIGO_TEXT("Analysis", "Video and table overlap for too short a time.");
    if (features.motion.size() < 2 || table.times.size() < 2) {
        return noEstimate(tooShort.source);
    }
    const double from = std::max(features.motionTimes.front(), table.times.front());
    const double to = std::min(features.motionTimes.back(), table.times.back());
    if (to - from < shortestOverlapSeconds) {
        return noEstimate(tooShort.source);
    }
    const auto samples = std::min(mostSamples, static_cast<std::size_t>((to - from) / sampleSeconds));
    return estimateOffset(resampled(features.motionTimes, features.motion, from, samples),
                          resampled(table.times, table.activity, from, samples), sampleSeconds);
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
        estimate = compare(features, collector.finish());
    }
    estimate.terminal = terminal.id;
    estimate.stream = stream.name;
    return estimate;
}

} // namespace vestigo::dataset

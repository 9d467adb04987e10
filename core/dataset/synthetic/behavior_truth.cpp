// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/behavior_truth.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double sampleSeconds = 0.25;
constexpr double shortest = 1.0; ///< s of a segment
constexpr double widestGap = 1.0;

struct Stretch {
    double start = 0.0;
    double end = 0.0;
    std::string column;
};

/// Smallest difference of a column from the logs that is worth a word.
double leastOf(const std::string& column) {
    static const std::map<std::string, double> least = {
        {"instr_rate", 0.7},        {"instr_write_ratio", 0.15},
        {"instr_distinct", 1.0},    {"instr_error_ratio", 0.08},
        {"instr_surprise", 0.4},    {"operator_present", 0.5},
        {"auth_level", 0.5},        {"control_mode", 0.5},
        {"comm_rate_in", 0.6},      {"comm_rate_out", 0.6},
        {"comm_bytes_in", 80.0},    {"comm_bytes_out", 80.0},
        {"comm_peers", 0.8},        {"comm_rtt_ms", 2.0},
        {"comm_retry_ratio", 0.04}, {"comm_protocol_error_ratio", 0.04}};
    const auto found = least.find(column);
    return found == least.end() ? 0.0 : found->second;
}

double deviationOf(const std::vector<double>& values) {
    double sum = 0.0;
    double squares = 0.0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const double count = std::max<double>(1.0, static_cast<double>(values.size()));
    return std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count)));
}

/// Mean over a window around each sample: one that lags a cycle behind does not differ for it.
std::vector<double> smoothed(const std::vector<double>& values, std::size_t half) {
    std::vector<double> result(values.size(), 0.0);
    for (std::size_t k = 0; k < values.size(); ++k) {
        const std::size_t from = k - std::min(k, half);
        const std::size_t to = std::min(values.size() - 1, k + half);
        for (std::size_t i = from; i <= to; ++i) {
            result[k] += values[i];
        }
        result[k] /= static_cast<double>(to - from + 1);
    }
    return result;
}

class Comparison {
public:
    Comparison(const TerminalPair& pair, double start, double end)
        : pair_(pair)
        , start_(start)
        , end_(end) {}

    std::vector<Stretch> run() {
        for (const std::string& column : pair_.columns) {
            compareColumn(column);
        }
        for (const timeline::FeatureSeries& series : *pair_.logsWith) {
            for (const timeline::FeatureSeries& other : *pair_.logsWithout) {
                if (other.name == series.name) {
                    compareLogs(series, other);
                }
            }
        }
        return std::move(stretches_);
    }

private:
    void compareColumn(const std::string& column) {
        std::vector<double> with;
        std::vector<double> without;
        std::vector<bool> noisy;
        for (double t = 0.0; t < pair_.seconds; t += sampleSeconds) {
            with.push_back(pair_.with->value(column, t));
            without.push_back(pair_.without->value(column, t));
            noisy.push_back(pair_.with->noise(column, t) > 2.0 * pair_.without->noise(column, t));
        }
        const double window = std::clamp(pair_.cycleSeconds, 1.0, 5.0);
        const auto half = static_cast<std::size_t>(0.5 * window / sampleSeconds);
        const std::vector<double> a = smoothed(with, half);
        const std::vector<double> b = smoothed(without, half);
        const double limit = std::max(1.5 * pair_.without->noise(column, 0.0), 0.8 * deviationOf(b));
        std::vector<bool> differs;
        for (std::size_t k = 0; k < a.size(); ++k) {
            differs.push_back(std::abs(a[k] - b[k]) > limit || noisy[k]);
        }
        collect(differs, sampleSeconds, column);
    }

    static std::vector<double> known(const timeline::FeatureSeries& series) {
        std::vector<double> values;
        for (const float value : series.values) {
            values.push_back(std::isnan(value) ? 0.0 : static_cast<double>(value));
        }
        return values;
    }

    void compareLogs(const timeline::FeatureSeries& with, const timeline::FeatureSeries& without) {
        const auto half =
            static_cast<std::size_t>(0.5 * std::clamp(pair_.cycleSeconds, 1.0, 5.0) / pair_.logStepSeconds);
        const std::vector<double> a = smoothed(known(with), half);
        const std::vector<double> b = smoothed(known(without), half);
        const double limit = std::max(deviationOf(b), leastOf(with.name));
        std::vector<bool> differs;
        for (std::size_t k = 0; k < a.size() && k < b.size(); ++k) {
            differs.push_back(std::abs(a[k] - b[k]) > limit);
        }
        collect(differs, pair_.logStepSeconds, with.name);
    }

    /// Stretches where it differs, short gaps bridged, within the anomaly.
    void collect(const std::vector<bool>& differs, double step, const std::string& column) {
        Stretch open;
        open.end = -1.0;
        const auto close = [&] {
            if (open.end - open.start >= shortest) {
                stretches_.push_back(open);
            }
        };
        for (std::size_t k = 0; k < differs.size(); ++k) {
            const double t = static_cast<double>(k) * step;
            if (!differs[k] || t < start_ || t > end_) {
                continue;
            }
            if (open.end < 0.0 || t - open.end > widestGap) {
                close();
                open = {t, t, column};
            }
            open.end = t;
        }
        close();
    }

    const TerminalPair& pair_;
    double start_;
    double end_;
    std::vector<Stretch> stretches_;
};

double tenth(double t) {
    return std::floor(t * 10.0 + 0.5) / 10.0;
}

} // namespace

std::vector<labels::BehaviorSegment> behaviorSegments(const TerminalPair& pair, double start, double end) {
    std::vector<Stretch> stretches = Comparison(pair, start, end).run();
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
    std::vector<labels::BehaviorSegment> segments;
    for (const Stretch& stretch : stretches) {
        const auto together = std::find_if(segments.begin(), segments.end(),
                                           [&stretch](const labels::BehaviorSegment& segment) {
                                               return std::abs(segment.range.start - stretch.start) <= 1.0 &&
                                                      std::abs(segment.range.end - stretch.end) <= 1.5;
                                           });
        if (together == segments.end()) {
            segments.push_back({{tenth(stretch.start), tenth(stretch.end)}, {stretch.column}, {}});
        } else {
            together->features.push_back(stretch.column);
            together->range.end = std::max(together->range.end, tenth(stretch.end));
        }
    }
    return segments;
}

} // namespace vestigo::dataset::synthetic

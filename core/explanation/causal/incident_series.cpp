// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/incident_series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace vestigo::explanation {

namespace {

/// The tests cost rows times columns squared: a longer incident is judged by how it began, which is where it
/// spread.
constexpr double mostSteps = 720;
constexpr double bridgedSeconds = 2.0;

/// Order in which terminals turned abnormal; ties by the earlier peak, then by name, so that it is always the
/// same.
void orderByOnset(const analysis::Incident& incident, IncidentSeries& series) {
    std::map<std::string, std::pair<double, double>> first; // onset, time of the peak
    for (const analysis::Episode& episode : incident.episodes) {
        const std::pair<double, double> here(episode.began(), episode.peakTime);
        const auto [known, isNew] = first.emplace(episode.terminal, here);
        if (!isNew) {
            known->second = std::min(known->second, here);
        }
    }
    std::vector<std::pair<std::pair<double, double>, std::string>> order;
    order.reserve(first.size());
    for (const auto& [terminal, when] : first) {
        order.emplace_back(when, terminal);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [when, terminal] : order) {
        series.terminals.push_back(terminal);
        series.onsets.push_back(when.first);
    }
}

void bridgeShortHoles(std::vector<double>& values, std::size_t longest) {
    std::size_t known = values.size(); // none yet
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (std::isnan(values[k])) {
            continue;
        }
        if (known < k && k - known - 1 <= longest) {
            const double from = values[known];
            const double slope = (values[k] - from) / static_cast<double>(k - known);
            for (std::size_t h = known + 1; h < k; ++h) {
                values[h] = from + slope * static_cast<double>(h - known);
            }
        }
        known = k;
    }
}

std::vector<double> onGrid(const analysis::TerminalResult& result, double firstStep, std::size_t steps,
                           double stepSeconds) {
    std::vector<double> values(steps, std::numeric_limits<double>::quiet_NaN());
    const std::size_t count = std::min(result.t.size(), result.probability.size());
    for (std::size_t i = 0; i < count; ++i) {
        const double step = std::round(result.t[i] / stepSeconds) - firstStep;
        if (step >= 0.0 && step < static_cast<double>(steps) && std::isfinite(result.probability[i])) {
            values[static_cast<std::size_t>(step)] = result.probability[i];
        }
    }
    bridgeShortHoles(values, static_cast<std::size_t>(std::min(bridgedSeconds / stepSeconds, mostSteps)));
    return values;
}

} // namespace

IncidentSeries seriesOf(const analysis::Incident& incident,
                        const std::vector<analysis::TerminalResult>& terminals, double stepSeconds,
                        const CausalSettings& settings, std::size_t wanted) {
    IncidentSeries series;
    orderByOnset(incident, series);
    const double first = std::ceil((incident.range.start - settings.contextSeconds) / stepSeconds);
    const double last = std::floor((incident.range.end + settings.contextAfterSeconds) / stepSeconds);
    const double length = std::min(last - first + 1.0, mostSteps);
    series.steps = length >= 1.0 ? static_cast<std::size_t>(length) : 0; // NaN gives 0 too
    const std::size_t served = std::min(wanted, series.count());
    series.values.resize(served);
    for (std::size_t i = 0; i < served; ++i) {
        const auto found = std::find_if(terminals.begin(), terminals.end(),
                                        [&](const auto& t) { return t.id == series.terminals[i]; });
        series.values[i] = found != terminals.end()
                               ? onGrid(*found, first, series.steps, stepSeconds)
                               : std::vector<double>(series.steps, std::numeric_limits<double>::quiet_NaN());
    }
    return series;
}

std::pair<std::size_t, std::size_t> longestKnown(const IncidentSeries& series,
                                                 const std::vector<std::size_t>& which) {
    std::pair<std::size_t, std::size_t> best(0, 0);
    std::size_t start = 0;
    for (std::size_t k = 0; k <= series.steps; ++k) {
        const bool known =
            k < series.steps && std::all_of(which.begin(), which.end(), [&](std::size_t terminal) {
                return std::isfinite(series.values[terminal][k]);
            });
        if (known) {
            continue;
        }
        if (k - start > best.second - best.first) {
            best = {start, k};
        }
        start = k + 1;
    }
    return best;
}

double strongestLaggedCorrelation(const std::vector<double>& cause, const std::vector<double>& effect,
                                  int longestLag) {
    double strongest = 0.0;
    for (std::size_t lag = 1; lag <= static_cast<std::size_t>(std::max(0, longestLag)); ++lag) {
        double n = 0.0;
        double x = 0.0;
        double y = 0.0;
        double xx = 0.0;
        double yy = 0.0;
        double xy = 0.0;
        for (std::size_t k = lag; k < effect.size(); ++k) {
            const double a = cause[k - lag];
            const double b = effect[k];
            if (std::isnan(a) || std::isnan(b)) {
                continue;
            }
            n += 1.0;
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        const double spread = (n * xx - x * x) * (n * yy - y * y);
        if (n >= 8.0 && spread > 1e-18 * n * n) {
            strongest = std::max(strongest, std::fabs(n * xy - x * y) / std::sqrt(spread));
        }
    }
    return strongest;
}

} // namespace vestigo::explanation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/extent.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace vestigo::report {

namespace {

constexpr std::size_t mostInFull = 24;
constexpr std::size_t mostListed = 150; // four pages
constexpr std::size_t fewIncidents = 6; // with more of them each is shorter

/// Indices of the incidents that weigh most, at most that many, by time.
std::vector<std::size_t> weightiest(const analysis::Analysis& analysis, std::size_t most) {
    std::vector<std::size_t> order(analysis.incidents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() <= most) {
        return order;
    }
    std::vector<std::tuple<std::size_t, double, double>> weights;
    for (const analysis::Incident& incident : analysis.incidents) {
        double highest = 0.0;
        for (const analysis::Episode& episode : incident.episodes) {
            highest = std::max(highest, episode.peakProbability);
        }
        weights.emplace_back(terminalsInOrder(incident).size(), highest, incident.range.length());
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weights[a] > weights[b]; });
    order.resize(most);
    std::sort(order.begin(), order.end());
    return order;
}

} // namespace

Extent extentOf(const analysis::Analysis& analysis) {
    Extent extent;
    extent.inFull = weightiest(analysis, mostInFull);
    extent.listed = weightiest(analysis, mostListed);
    if (extent.inFull.size() > fewIncidents) {
        extent.detailed = 6;
        extent.rows = 40;
        extent.pairs = 20;
    }
    return extent;
}

std::string leftOutOf(const ReportContext& context, std::size_t shown) {
    const std::size_t all = context.analysis->incidents.size();
    if (shown >= all) {
        return {};
    }
    return context.wording.say(
        VESTIGO_TEXT(
            "Report",
            "Shown are the %1 weightiest of %2 incidents: those with most terminals, then those that "
            "stood out most. The window's list of incidents and the result file "
            "(vestigo-cli analyze --json) hold all of them."),
        {std::to_string(shown), std::to_string(all)});
}

} // namespace vestigo::report

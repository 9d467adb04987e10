// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/neighbour_evidence.h"

#include "core/models/odds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>

namespace vestigo::models::vgmsstgat {

namespace {

// Found on plant-a's train and validation split by what forests say of recordings that they have not seen,
// and checked on forty drawn plants; 6 to 14 s and 0.7 to 1.3 differ little (README).
constexpr double reachSeconds = 10.0;
constexpr double told = 1.0;        ///< in the logit, by a neighbour that is clearly abnormal
constexpr double suspectFrom = 2.0; ///< logits below the threshold at which a terminal hears half of it

using Row = std::vector<double>;

/// The greatest of the steps from `back` before to `ahead` after each, by the two passes of van Herk over
/// blocks: the same time for any reach.
Row greatestAround(const Row& values, std::size_t back, std::size_t ahead) {
    const std::size_t length = back + ahead + 1;
    const std::size_t steps = values.size();
    const std::size_t whole = steps + length;
    const auto at = [&](std::size_t place) { // values, with nothing around them
        return place < back || place - back >= steps ? 0.0 : values[place - back];
    };
    Row forth(whole);
    Row backwards(whole);
    for (std::size_t p = 0; p < whole; ++p) {
        forth[p] = p % length == 0 ? at(p) : std::max(forth[p - 1], at(p));
    }
    for (std::size_t p = whole; p-- > 0;) {
        backwards[p] = p + 1 == whole || (p + 1) % length == 0 ? at(p) : std::max(backwards[p + 1], at(p));
    }
    Row greatest(steps);
    for (std::size_t k = 0; k < steps; ++k) {
        greatest[k] = std::max(backwards[k], forth[k + length - 1]);
    }
    return greatest;
}

/// How abnormal a terminal looks, 0 to 1; 0 where nothing is said.
Row evidenceOf(const Row& logits, double threshold) {
    Row evidence;
    for (const double logit : logits) {
        evidence.push_back(std::isnan(logit) ? 0.0 : probabilityOf(logit - threshold));
    }
    return evidence;
}

void takeGreater(Row& all, const Row& one) {
    for (std::size_t k = 0; k < all.size(); ++k) {
        all[k] = std::max(all[k], one[k]);
    }
}

} // namespace

std::vector<Row> withNeighbours(const std::vector<Row>& logits, const std::vector<double>& thresholds,
                                const timeline::AlignedRecording& recording) {
    const auto reach = static_cast<std::size_t>(
        std::clamp(std::round(reachSeconds / recording.grid.stepSeconds), 1.0, 1000.0));
    std::unordered_map<std::string, std::size_t> places;
    std::vector<Row> before;
    std::vector<Row> after;
    for (std::size_t t = 0; t < logits.size(); ++t) {
        places.emplace(recording.terminals[t].id, t);
        const Row evidence = evidenceOf(logits[t], logitOf(thresholds[t]));
        before.push_back(greatestAround(evidence, reach, 0));
        after.push_back(recording.causal ? before[t] : greatestAround(evidence, 0, reach));
    }
    std::vector<Row> comesFrom(logits.size(), Row(recording.grid.steps, 0.0));
    std::vector<Row> goesTo = comesFrom;
    for (const timeline::AlignedLink& link : recording.links) {
        const auto from = places.find(link.from);
        const auto to = places.find(link.to);
        if (from != places.end() && to != places.end() && from != to) {
            takeGreater(comesFrom[to->second], before[from->second]);
            takeGreater(goesTo[from->second], after[to->second]);
        }
    }
    std::vector<Row> result = logits;
    for (std::size_t t = 0; t < logits.size(); ++t) {
        const double suspect = logitOf(thresholds[t]) - suspectFrom;
        for (std::size_t k = 0; k < result[t].size(); ++k) { // NaN stays
            result[t][k] += probabilityOf(suspect - logits[t][k]) * told * (comesFrom[t][k] + goesTo[t][k]);
        }
    }
    return result;
}

void addNeighbours(std::vector<Trace>& traces, const Thresholds& thresholds) {
    std::size_t begin = 0;
    while (begin < traces.size()) {
        const timeline::AlignedRecording& recording = *traces[begin].recording;
        const std::size_t count = recording.terminals.size();
        std::vector<Row> logits;
        std::vector<double> levels;
        for (std::size_t t = 0; t < count; ++t) {
            const Trace& trace = traces[begin + t];
            levels.push_back(thresholds.of(trace.terminal, trace.type));
            logits.emplace_back();
            for (const double probability : trace.probabilities) {
                logits[t].push_back(probability > 0.0 ? logitOf(std::min(probability, 1.0 - 1e-12))
                                                      : std::numeric_limits<double>::quiet_NaN());
            }
        }
        const std::vector<Row> heard = withNeighbours(logits, levels, recording);
        for (std::size_t t = 0; t < count; ++t) {
            for (std::size_t k = 0; k < heard[t].size(); ++k) {
                double& probability = traces[begin + t].probabilities[k];
                probability = std::isnan(heard[t][k]) ? probability : probabilityOf(heard[t][k]);
            }
        }
        begin += count;
    }
}

Thresholds thresholdsWithNeighbours(std::vector<Trace> traces) {
    const Thresholds alone = Thresholds::fit(traces);
    addNeighbours(traces, alone);
    return Thresholds::fit(traces);
}

} // namespace vestigo::models::vgmsstgat

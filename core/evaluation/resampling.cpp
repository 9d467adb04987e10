// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/resampling.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vestigo::evaluation {

namespace {

double percentile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace

CountedSet::CountedSet(std::vector<Counts> counts)
    : counts_(std::move(counts))
    , ranked_(counts_)
    , everyone_(counts_.size()) {
    std::iota(everyone_.begin(), everyone_.end(), std::size_t(0));
}

FigureSet CountedSet::figures() const {
    return figures(everyone_);
}

FigureSet CountedSet::figures(const std::vector<std::size_t>& drawn) const {
    std::vector<const Counts*> sample;
    Times times(counts_.size(), 0);
    for (const std::size_t place : drawn) {
        sample.push_back(&counts_[place]);
        times[place] += 1;
    }
    return {figuresOf(sample, stepAreas(ranked_, times)), figuresOfAnomalyTypes(sample, ranked_, times),
            figuresOfTerminalTypes(sample, ranked_, times)};
}

Figures CountedSet::figuresOfAll() const {
    return figuresOfAll(everyone_);
}

Figures CountedSet::figuresOfAll(const std::vector<std::size_t>& drawn) const {
    std::vector<const Counts*> sample;
    Times times(counts_.size(), 0);
    for (const std::size_t place : drawn) {
        sample.push_back(&counts_[place]);
        times[place] += 1;
    }
    return figuresOf(sample, stepAreas(ranked_, times));
}

std::vector<std::vector<std::size_t>> drawRecordings(std::size_t recordings, int rounds, std::uint64_t seed) {
    std::vector<std::vector<std::size_t>> draws;
    Random random(seed);
    for (int round = 0; round < rounds && recordings > 1; ++round) {
        std::vector<std::size_t> drawn(recordings);
        for (std::size_t& place : drawn) {
            place = random.below(recordings);
        }
        draws.push_back(std::move(drawn));
    }
    return draws;
}

void Interval::add(double value) {
    if (!std::isnan(value)) {
        values_.push_back(value);
    }
}

std::optional<std::pair<double, double>> Interval::middle(int rounds) const {
    if (values_.size() * 5 <= static_cast<std::size_t>(std::max(0, rounds)) || values_.size() < 2) {
        return std::nullopt;
    }
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    return std::pair(percentile(sorted, 0.025), percentile(sorted, 0.975));
}

} // namespace vestigo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/breakdown.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace vestigo::evaluation {

/// Every figure of a sample: those of all, then of each anomaly type, then of each terminal type.
struct FigureSet {
    Figures all;
    std::vector<Figures> anomalyTypes;
    std::vector<Figures> terminalTypes;
};

/// Counts that are summed up over and over.
class CountedSet {
public:
    explicit CountedSet(std::vector<Counts> counts);

    const std::vector<Counts>& counts() const { return counts_; }
    const RankedSteps& ranked() const { return ranked_; }
    /// Of the recordings themselves.
    FigureSet figures() const;
    /// Of the recordings that were drawn, by index.
    FigureSet figures(const std::vector<std::size_t>& drawn) const;
    /// Without those of the types.
    Figures figuresOfAll() const;
    Figures figuresOfAll(const std::vector<std::size_t>& drawn) const;

private:
    std::vector<Counts> counts_;
    RankedSteps ranked_;
    std::vector<std::size_t> everyone_;
};

/// Draws recordings with replacement, the same ones for the same seed: what is compared is drawn alike.
std::vector<std::vector<std::size_t>> drawRecordings(std::size_t recordings, int rounds, std::uint64_t seed);

/// Collects one figure over the rounds of the bootstrap.
class Interval {
public:
    void add(double value); ///< NaN: not in this round
    /// The middle 95 %, where at least a fifth of the rounds could say it: an interval from a few odd draws
    /// would only look like one.
    std::optional<std::pair<double, double>> middle(int rounds) const;

private:
    std::vector<double> values_;
};

} // namespace vestigo::evaluation

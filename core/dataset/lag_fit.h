// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <optional>
#include <vector>

namespace vestigo::dataset {

/// Several series on one even grid, a column each, of equal length.
using Signals = std::vector<std::vector<double>>;

/// Slow trends off, spikes limited, mean 0, variance 1; all zeros when the series is constant.
std::vector<double> standardised(const std::vector<double>& series, double sampleSeconds);

struct LagFitOptions {
    double sampleSeconds = 0.1;
    double longestSeconds = 3.0; ///< lags from minus to plus this are candidates
};

/// How well one group of series explains another at the best of all candidate lags.
struct LagFit {
    double seconds = 0.0; ///< by which the explaining series must be moved later, between samples
    double height = 0.0;  ///< the fit there above that of impossible lags, in spreads of theirs
    double margin = 0.0;  ///< above the best of the impossible lags, same unit
    double lead = 0.0;    ///< above the next best candidate more than half a second away, same unit
    int agreeing = 0; ///< of the four halves of the time that have their best lag within 0.3 s of it, 0..4
    double weakest = 0.0; ///< height of the fit at the lag in the half where it is least
    int series = 0;       ///< of the smaller group: with few, chance fits are wilder
    bool atEdge = false;  ///< the fit still rises where the candidates end
};

/// For each lag the share of each explained series that a ridge regression on all explaining ones gets, the
/// squares of them summed; held against the same figure at turns of the series far beyond any candidate,
/// which keep all that the series have but their common time. Columns must be standardised. Nothing when the
/// series are too short (under about 25 s), constant, or it was cancelled.
std::optional<LagFit> fitLags(const Signals& explaining, const Signals& explained,
                              const LagFitOptions& options, const CancelToken& cancel);

} // namespace vestigo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace vestigo::explanation {

/// One conditional Granger test (VG-MS-ST-GAT, Eq. (7) as read in papers-read.md): does the past of `cause`
/// help to predict `effect` beyond the past of `effect` and of all `others`?
struct GrangerTest {
    bool tested = false;
    std::string reason;   ///< why not, as marked source text
    int lag = 0;          ///< order chosen by BIC
    int strongestLag = 0; ///< 1..lag: where the cause's coefficient weighs most; the edge's lag
    double strength =
        0.0; ///< (Var restricted - Var full) / Var restricted, residual variances; may be negative
    double fStatistic = 0.0;
    double pValue = 1.0;
    int degreesNumerator = 0;
    int degreesDenominator = 0;
};

struct GrangerSettings {
    int largestLag = 16;
    int smallestRows = 24; ///< regression rows beyond the number of coefficients that a test needs at least
};

/// All series of equal length, no NaN. Lag order by BIC of the full regression, the same rows for every
/// candidate; the test itself then uses all rows that the order allows (as statsmodels'
/// grangercausalitytests). Residual variances
/// (`mse_resid`: the sum of squares over the degrees of freedom, so that more lags do not look stronger by
/// chance) and F as statsmodels' OLS gives them (intercept included), agreeing to 1e-6. Where the data allow
/// fewer lags than `largestLag`, fewer are tried; where they allow none, or a series says nothing new,
/// nothing is tested.
GrangerTest grangerTest(const std::vector<double>& cause, const std::vector<double>& effect,
                        const std::vector<std::vector<double>>& others, const GrangerSettings& settings);

/// Benjamini-Hochberg q-values, as statsmodels' multipletests(method='fdr_bh').
std::vector<double> benjaminiHochberg(const std::vector<double>& pValues);

} // namespace vestigo::explanation

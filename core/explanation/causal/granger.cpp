// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/causal/granger.h"

#include "core/base/text.h"
#include "core/explanation/causal/f_distribution.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace vestigo::explanation {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A least-squares fit that grows column by column: a QR decomposition built by Gram-Schmidt with a second
/// orthogonalisation, which is as exact as Householder's. Growing gives the fits of all lag orders in one
/// pass, and a column that the earlier ones already span is left out, as a pseudo-inverse would do.
class GrowingRegression {
public:
    GrowingRegression(const VectorXd& target, Index mostColumns)
        : residual_(target)
        , basis_(target.size(), mostColumns)
        , triangle_(MatrixXd::Zero(mostColumns, mostColumns))
        , projection_(VectorXd::Zero(mostColumns)) {}

    /// False: the column adds nothing.
    bool add(const VectorXd& column) {
        constexpr double dependent = 1e-11;
        const double before = column.norm();
        VectorXd rest = column;
        VectorXd along = VectorXd::Zero(rank_);
        for (int pass = 0; pass < 2 && rank_ > 0; ++pass) {
            const VectorXd part = basis_.leftCols(rank_).transpose() * rest;
            rest.noalias() -= basis_.leftCols(rank_) * part;
            along += part;
        }
        const double after = rest.norm();
        if (!(after > dependent * before)) {
            return false;
        }
        basis_.col(rank_) = rest / after;
        triangle_.col(rank_).head(rank_) = along;
        triangle_(rank_, rank_) = after;
        projection_(rank_) = basis_.col(rank_).dot(residual_);
        residual_ -= projection_(rank_) * basis_.col(rank_);
        ++rank_;
        return true;
    }

    Index rank() const { return rank_; }
    double sumOfSquares() const { return residual_.squaredNorm(); }
    /// Of the columns that were taken, in their order.
    VectorXd coefficients() const {
        return triangle_.topLeftCorner(rank_, rank_)
            .triangularView<Eigen::Upper>()
            .solve(projection_.head(rank_));
    }

private:
    VectorXd residual_;
    MatrixXd basis_;
    MatrixXd triangle_;
    VectorXd projection_;
    Index rank_ = 0;
};

/// The series of one test, standardised: F, strength and the differences of BIC do not feel it, the decision
/// which columns are dependent becomes one about shape and not about units.
struct Series {
    VectorXd effect;
    VectorXd cause;
    std::vector<VectorXd> others; ///< without constant ones
    Index length() const { return effect.size(); }
    Index count() const { return 2 + static_cast<Index>(others.size()); }
};

/// Empty when the series is constant.
VectorXd standardised(const std::vector<double>& values) {
    VectorXd out = Eigen::Map<const VectorXd>(values.data(), static_cast<Index>(values.size()));
    const double scale = out.cwiseAbs().maxCoeff();
    out.array() -= out.mean();
    const double spread = std::sqrt(out.squaredNorm() / static_cast<double>(out.size()));
    if (!(spread > 1e-12 * scale)) {
        return {};
    }
    return out / spread;
}

/// Rows from..end of the series, `lag` steps earlier.
VectorXd lagged(const VectorXd& series, Index from, Index lag) {
    return series.segment(from - lag, series.size() - from);
}

Index columnsAt(const Series& series, Index lag) {
    return 1 + lag * series.count();
}

/// The largest order for which enough rows remain beyond the coefficients; 0: none.
Index longestOrder(const Series& series, const GrangerSettings& settings) {
    for (Index lag = settings.largestLag; lag >= 1; --lag) {
        if (series.length() - lag - columnsAt(series, lag) >= settings.smallestRows) {
            return lag;
        }
    }
    return 0;
}

/// BIC of the full regression for every order, over the same rows; columns are added lag by lag.
Index orderByBic(const Series& series, Index longest) {
    const Index rows = series.length() - longest;
    const auto n = static_cast<double>(rows);
    GrowingRegression fit(lagged(series.effect, longest, 0), columnsAt(series, longest));
    fit.add(VectorXd::Ones(rows));
    const double nothing = std::max(fit.sumOfSquares(), 1.0) * 1e-28; // below is rounding
    Index best = 1;
    double smallest = std::numeric_limits<double>::infinity();
    for (Index lag = 1; lag <= longest; ++lag) {
        fit.add(lagged(series.effect, longest, lag));
        fit.add(lagged(series.cause, longest, lag));
        for (const VectorXd& other : series.others) {
            fit.add(lagged(other, longest, lag));
        }
        const double bic = n * std::log(std::max(fit.sumOfSquares(), nothing) / n) +
                           std::log(n) * static_cast<double>(fit.rank());
        if (bic < smallest - 1e-9) { // the shorter order wins a tie
            smallest = bic;
            best = lag;
        }
    }
    return best;
}

GrangerTest notTested(const Text& why) {
    GrangerTest test;
    test.reason = why.source;
    return test;
}

/// The lag whose cause coefficient is largest; `taken[l]` says whether lag l + 1 entered the fit.
int heaviestLag(const VectorXd& coefficients, const std::vector<bool>& taken) {
    Index position = coefficients.size() - std::count(taken.begin(), taken.end(), true);
    int best = 1;
    double largest = -1.0;
    for (std::size_t l = 0; l < taken.size(); ++l) {
        if (!taken[l]) {
            continue;
        }
        const double weight = std::fabs(coefficients(position++));
        if (weight > largest) {
            largest = weight;
            best = static_cast<int>(l) + 1;
        }
    }
    return best;
}

/// Restricted against full regression at one order, over all rows that it allows.
GrangerTest testAtOrder(const Series& series, Index lag) {
    const Index rows = series.length() - lag;
    const VectorXd target = lagged(series.effect, lag, 0);
    GrowingRegression fit(target, columnsAt(series, lag));
    fit.add(VectorXd::Ones(rows));
    const double total = fit.sumOfSquares();
    for (Index l = 1; l <= lag; ++l) {
        fit.add(lagged(series.effect, lag, l));
        for (const VectorXd& other : series.others) {
            fit.add(lagged(other, lag, l));
        }
    }
    const double restricted = fit.sumOfSquares();
    const auto freeRestricted = static_cast<double>(rows - fit.rank());
    if (!(restricted > 1e-20 * std::max(total, 1.0))) {
        return notTested(VESTIGO_TEXT("Causal", "The effect follows from its own past without any rest."));
    }
    std::vector<bool> taken;
    for (Index l = 1; l <= lag; ++l) {
        taken.push_back(fit.add(lagged(series.cause, lag, l)));
    }
    GrangerTest test;
    test.degreesNumerator = static_cast<int>(std::count(taken.begin(), taken.end(), true));
    test.degreesDenominator = static_cast<int>(rows - fit.rank());
    if (test.degreesNumerator == 0) {
        return notTested(VESTIGO_TEXT("Causal", "The cause runs exactly like the others together."));
    }
    const double floor = 1e-28 * std::max(total, 1.0); // an exact fit leaves rounding, not zero
    const double full = std::max(fit.sumOfSquares(), floor);
    const double fullVariance = full / test.degreesDenominator;
    test.tested = true;
    test.lag = static_cast<int>(lag);
    test.strongestLag = heaviestLag(fit.coefficients(), taken);
    test.strength = 1.0 - fullVariance / (restricted / freeRestricted);
    test.fStatistic = std::max(0.0, restricted - full) / test.degreesNumerator / fullVariance;
    test.pValue = fSurvival(test.fStatistic, test.degreesNumerator, test.degreesDenominator);
    return test;
}

bool finiteAndOfLength(const std::vector<double>& series, std::size_t length) {
    return series.size() == length && std::all_of(series.begin(), series.end(), [](double v) {
               return std::isfinite(v) && std::fabs(v) < 1e100;
           });
}

} // namespace

GrangerTest grangerTest(const std::vector<double>& cause, const std::vector<double>& effect,
                        const std::vector<std::vector<double>>& others, const GrangerSettings& settings) {
    const auto usable = [&](const std::vector<double>& s) { return finiteAndOfLength(s, effect.size()); };
    if (!usable(cause) || !usable(effect) || !std::all_of(others.begin(), others.end(), usable)) {
        return notTested(VESTIGO_TEXT("Causal", "The series have gaps or differ in length."));
    }
    if (effect.empty()) {
        return notTested(VESTIGO_TEXT("Causal", "Too few steps for a test."));
    }
    Series series{standardised(effect), standardised(cause), {}};
    if (series.effect.size() == 0) {
        return notTested(VESTIGO_TEXT("Causal", "The effect's series does not change."));
    }
    if (series.cause.size() == 0) {
        return notTested(VESTIGO_TEXT("Causal", "The cause's series does not change."));
    }
    for (const std::vector<double>& other : others) {
        VectorXd shaped = standardised(other);
        if (shaped.size() != 0) { // a constant explains nothing beyond the intercept
            series.others.push_back(std::move(shaped));
        }
    }
    const Index longest = longestOrder(series, settings);
    if (longest < 1) {
        return notTested(VESTIGO_TEXT("Causal", "Too few steps for a test."));
    }
    return testAtOrder(series, orderByBic(series, longest));
}

std::vector<double> benjaminiHochberg(const std::vector<double>& pValues) {
    std::vector<std::size_t> order(pValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return pValues[a] > pValues[b]; });
    std::vector<double> q(pValues.size(), 1.0);
    double smallest = 1.0;
    std::size_t rank = pValues.size();
    for (const std::size_t index :
         order) { // from the largest p down, so that q never falls below a smaller p's
        smallest = std::min(smallest,
                            pValues[index] * static_cast<double>(pValues.size()) / static_cast<double>(rank));
        q[index] = smallest;
        --rank;
    }
    return q;
}

} // namespace vestigo::explanation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/lag_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>

namespace vestigo::dataset {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXf;

/// Trends over less than this tell the lag too: instruments follow slow values. Longer ones only let
/// unrelated series correlate.
constexpr double trendSeconds = 30.0;
constexpr double spikeLimit = 6.0; ///< in median distances
/// Added to the variances of the explaining series: directions with less than this are noise.
constexpr double ridge = 0.02;
constexpr Index quarters = 4;
constexpr std::size_t halves = 4;
/// Each half of the time as two quarters: early, late and the two interleaved ones.
constexpr std::array<std::array<std::size_t, 2>, halves> halfQuarters{{{0, 1}, {2, 3}, {0, 2}, {1, 3}}};
constexpr double rivalSeconds = 0.5;
constexpr double agreeingSeconds = 0.3;
constexpr double shortestTurnSeconds = 6.0;
constexpr Index mostTurns = 60;
constexpr Index fewestTurns = 24;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The columns that are not constant.
MatrixXf matrixOf(const Signals& signals, Index samples) {
    MatrixXf matrix(samples, static_cast<Index>(signals.size()));
    Index used = 0;
    for (const std::vector<double>& column : signals) {
        const auto varies = [](double value) { return value != 0.0; };
        if (std::any_of(column.begin(), column.begin() + samples, varies)) {
            for (Index i = 0; i < samples; ++i) {
                matrix(i, used) = static_cast<float>(column[static_cast<std::size_t>(i)]);
            }
            ++used;
        }
    }
    return matrix.leftCols(used);
}

/// Makes the columns uncorrelated, so that the sum of squared correlations is the variance that a ridge
/// regression on all of them explains.
MatrixXf whitened(const MatrixXf& signals) {
    const MatrixXd values = signals.cast<double>();
    MatrixXd covariance = values.transpose() * values / static_cast<double>(values.rows());
    covariance.diagonal().array() += ridge;
    const Eigen::LLT<MatrixXd> factor(covariance);
    return factor.matrixL().solve(values.transpose()).transpose().cast<float>();
}

/// The fit at one lag: over all the time, and over each half of it.
struct Fit {
    double whole = 0.0;
    std::array<double, halves> half{};
};

class Fitter {
public:
    Fitter(const MatrixXf& explaining, const MatrixXf& explained)
        : explaining_(explaining)
        , explained_(explained) {}

    /// The explaining series moved `lag` samples later; what has no partner is left out.
    Fit moved(Index lag) const {
        const Index size = explained_.rows();
        return fit(std::max<Index>(0, lag), std::min(size, size + lag), [this, lag](Index from, Index count) {
            return MatrixXf(explaining_.middleRows(from - lag, count));
        });
    }

    /// The explaining series turned round by `lag` samples, what leaves at the end coming in at the front.
    Fit turned(Index lag) const {
        const Index size = explained_.rows();
        MatrixXf turned(size, explaining_.cols());
        turned.topRows(lag) = explaining_.bottomRows(lag);
        turned.bottomRows(size - lag) = explaining_.topRows(size - lag);
        return fit(0, size,
                   [&turned](Index from, Index count) { return MatrixXf(turned.middleRows(from, count)); });
    }

private:
    template <typename Rows>
    Fit fit(Index low, Index high, const Rows& rows) const {
        std::array<MatrixXf, quarters> products;
        std::array<Index, quarters> counts{};
        for (Index q = 0; q < quarters; ++q) {
            const Index from = std::max(low, q * explained_.rows() / quarters);
            const Index count =
                std::max<Index>(0, std::min(high, (q + 1) * explained_.rows() / quarters) - from);
            const auto at = static_cast<std::size_t>(q);
            counts[at] = count;
            products[at] = MatrixXf::Zero(explaining_.cols(), explained_.cols());
            if (count > 0) {
                products[at].noalias() = rows(from, count).transpose() * explained_.middleRows(from, count);
            }
        }
        Fit result;
        const MatrixXf all = products[0] + products[1] + products[2] + products[3];
        const auto samples = static_cast<float>(std::max<Index>(1, high - low));
        const Eigen::ArrayXf shares = all.colwise().squaredNorm().transpose().array() / samples;
        result.whole = std::sqrt(static_cast<double>(shares.square().sum()));
        for (std::size_t h = 0; h < halves; ++h) {
            const auto [a, b] = halfQuarters[h];
            const auto count = static_cast<double>(std::max<Index>(1, counts[a] + counts[b]));
            result.half[h] = static_cast<double>((products[a] + products[b]).squaredNorm()) / count;
        }
        return result;
    }

    const MatrixXf& explaining_;
    const MatrixXf& explained_;
};

/// Takes fits into spreads above the fits of impossible lags. Of logarithms, since fits have a long upper
/// tail; one is added, since a single series can fit next to nothing by chance, which is no feat.
class Scale {
public:
    explicit Scale(const std::vector<double>& chance) {
        const auto count = static_cast<double>(chance.size());
        for (const double value : chance) {
            usual_ += value / count;
        }
        usual_ = std::max(usual_, 1e-12);
        for (const double value : chance) {
            mean_ += logarithm(value) / count;
        }
        double squares = 0.0;
        for (const double value : chance) {
            squares += (logarithm(value) - mean_) * (logarithm(value) - mean_);
        }
        spread_ = std::max(1e-6, std::sqrt(squares / count));
        greatest_ = *std::max_element(chance.begin(), chance.end());
    }
    double greatest() const { return (*this)(greatest_); }
    double operator()(double fit) const { return (logarithm(fit) - mean_) / spread_; }

private:
    double logarithm(double fit) const { return std::log1p(fit / usual_); }

    double usual_ = 0.0;
    double greatest_ = 0.0;
    double mean_ = 0.0;
    double spread_ = 1.0;
};

template <typename Value>
Scale scaleOf(const std::vector<Fit>& chance, const Value& value) {
    std::vector<double> values;
    for (const Fit& fit : chance) {
        values.push_back(value(fit));
    }
    return Scale(values);
}

std::size_t bestOf(const std::vector<double>& curve) {
    return static_cast<std::size_t>(std::max_element(curve.begin(), curve.end()) - curve.begin());
}

/// Where a parabola through the peak and its neighbours has its top, in samples from the peak.
double betweenSamples(const std::vector<double>& curve, std::size_t peak) {
    if (peak == 0 || peak + 1 >= curve.size()) {
        return 0.0;
    }
    const double left = curve[peak - 1];
    const double right = curve[peak + 1];
    const double bend = left - 2.0 * curve[peak] + right;
    return bend < -1e-9 ? std::clamp(0.5 * (left - right) / bend, -0.5, 0.5) : 0.0;
}

void judgeHalves(const std::vector<Fit>& near, const std::vector<Fit>& chance, std::size_t peak,
                 double sampleSeconds, LagFit& result) {
    const auto close = static_cast<std::size_t>(std::lround(agreeingSeconds / sampleSeconds));
    for (std::size_t h = 0; h < halves; ++h) {
        const Scale scale = scaleOf(chance, [h](const Fit& fit) { return fit.half[h]; });
        std::vector<double> curve;
        for (const Fit& fit : near) {
            curve.push_back(fit.half[h]);
        }
        const std::size_t best = bestOf(curve);
        result.agreeing += std::max(best, peak) - std::min(best, peak) <= close ? 1 : 0;
        const double height = scale(curve[peak]);
        result.weakest = h == 0 ? height : std::min(result.weakest, height);
    }
}

LagFit judged(const std::vector<Fit>& near, const std::vector<Fit>& chance, Index longest,
              double sampleSeconds) {
    const Scale scale = scaleOf(chance, [](const Fit& fit) { return fit.whole; });
    std::vector<double> curve;
    for (const Fit& fit : near) {
        curve.push_back(scale(fit.whole));
    }
    const std::size_t peak = bestOf(curve);
    LagFit result;
    result.seconds =
        (static_cast<double>(peak) - static_cast<double>(longest) + betweenSamples(curve, peak)) *
        sampleSeconds;
    result.height = curve[peak];
    result.margin = result.height - scale.greatest();
    result.atEdge = peak == 0 || peak + 1 == curve.size();
    const auto apart = static_cast<std::size_t>(std::lround(rivalSeconds / sampleSeconds));
    double rival = *std::min_element(curve.begin(), curve.end());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (std::max(i, peak) - std::min(i, peak) > apart) {
            rival = std::max(rival, curve[i]);
        }
    }
    result.lead = result.height - rival;
    judgeHalves(near, chance, peak, sampleSeconds, result);
    return result;
}

} // namespace

std::vector<double> standardised(const std::vector<double>& series, double sampleSeconds) {
    const auto half = static_cast<std::size_t>(std::max(1.0, 0.5 * trendSeconds / sampleSeconds));
    std::vector<double> sums(series.size() + 1, 0.0);
    for (std::size_t i = 0; i < series.size(); ++i) {
        sums[i + 1] = sums[i] + series[i];
    }
    std::vector<double> flat(series.size());
    std::vector<double> distance(series.size());
    double squares = 0.0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::size_t from = i - std::min(i, half);
        const std::size_t to = std::min(series.size(), i + half + 1);
        flat[i] = series[i] - (sums[to] - sums[from]) / static_cast<double>(to - from);
        distance[i] = std::abs(flat[i]);
        squares += flat[i] * flat[i];
    }
    const double size = std::max(1.0, static_cast<double>(series.size()));
    const double deviation = std::sqrt(squares / size);
    if (!(deviation > 1e-9)) { // also when the squares are no number
        return std::vector<double>(series.size(), 0.0);
    }
    const double usual = medianOf(distance);
    const double limit = spikeLimit * (usual > 0.1 * deviation ? usual : deviation);
    double mean = 0.0;
    for (double& value : flat) {
        value = std::clamp(value, -limit, limit);
        mean += value / size;
    }
    double variance = 0.0;
    for (double& value : flat) {
        value -= mean;
        variance += value * value / size;
    }
    const double scale = variance > 0.0 ? 1.0 / std::sqrt(variance) : 0.0;
    for (double& value : flat) {
        value *= scale;
    }
    return flat;
}

std::optional<LagFit> fitLags(const Signals& explaining, const Signals& explained,
                              const LagFitOptions& options, const CancelToken& cancel) {
    std::size_t samples = explaining.empty() || explained.empty() ? 0 : explaining.front().size();
    for (const Signals* signals : {&explaining, &explained}) {
        for (const std::vector<double>& column : *signals) {
            samples = std::min(samples, column.size());
        }
    }
    const auto size = static_cast<Index>(samples);
    const auto longest = static_cast<Index>(std::lround(options.longestSeconds / options.sampleSeconds));
    const auto shortestTurn = static_cast<Index>(std::lround(shortestTurnSeconds / options.sampleSeconds));
    if (longest < 1 || size - 2 * shortestTurn < 2 * shortestTurn) {
        return std::nullopt;
    }
    const MatrixXf table = matrixOf(explained, size);
    const MatrixXf motion = matrixOf(explaining, size);
    if (table.cols() == 0 || motion.cols() == 0) {
        return std::nullopt;
    }
    const MatrixXf white = whitened(motion);
    const Fitter fitter(white, table);
    std::vector<Fit> near;
    for (Index lag = -longest; lag <= longest && !cancel.cancelled(); ++lag) {
        near.push_back(fitter.moved(lag));
    }
    std::vector<Fit> chance;
    const Index stride = std::max<Index>(1, (size - 2 * shortestTurn) / mostTurns);
    for (Index lag = shortestTurn; lag < size - shortestTurn && !cancel.cancelled(); lag += stride) {
        chance.push_back(fitter.turned(lag));
    }
    if (cancel.cancelled() || static_cast<Index>(chance.size()) < fewestTurns) {
        return std::nullopt;
    }
    LagFit result = judged(near, chance, longest, options.sampleSeconds);
    result.series = static_cast<int>(std::min(table.cols(), motion.cols()));
    return result;
}

} // namespace vestigo::dataset

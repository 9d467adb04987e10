// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/column_views.h"

#include "core/models/baselines/kmeans/residuals.h"
#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::models::vgmsstgat {

namespace {

using kmeans::TerminalColumns;

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr double farSpreads = 6.0; ///< from the level of the past: no part of it
constexpr float leansOn = 0.1F;    ///< a prediction without a column of this weight is none
constexpr double quiet = 0.05;     ///< deviation, in spreads, below which nothing is told apart

/// Means over steps that lie so far back, from prefix sums; NaN where none of them is known.
class PastMeans {
public:
    explicit PastMeans(const std::vector<float>& values) {
        for (const float value : values) {
            const double known = std::isnan(value) ? 0.0 : static_cast<double>(value);
            sums_.push_back(sums_.back() + known);
            squares_.push_back(squares_.back() + known * known);
            counts_.push_back(counts_.back() + (std::isnan(value) ? 0U : 1U));
        }
    }
    /// Of the steps k - last .. k - first.
    double mean(std::size_t k, std::size_t first, std::size_t last) const {
        const auto [from, to] = range(k, first, last);
        const double count = static_cast<double>(counts_[to] - counts_[from]);
        return count > 0.0 ? (sums_[to] - sums_[from]) / count : std::numeric_limits<double>::quiet_NaN();
    }
    double deviation(std::size_t k, std::size_t first, std::size_t last) const {
        const auto [from, to] = range(k, first, last);
        const double count = static_cast<double>(counts_[to] - counts_[from]);
        const double average = mean(k, first, last);
        return std::sqrt(std::max(0.0, (squares_[to] - squares_[from]) / count - average * average));
    }

private:
    std::pair<std::size_t, std::size_t> range(std::size_t k, std::size_t first, std::size_t last) const {
        const std::size_t to = k + 1 - std::min(first, k + 1);
        const std::size_t from = k - std::min(last, k);
        return {std::min(from, to), to};
    }
    std::vector<double> sums_{0.0};
    std::vector<double> squares_{0.0};
    std::vector<std::size_t> counts_{0};
};

std::vector<float> risesOf(const std::vector<float>& values) {
    const PastMeans past(values);
    std::vector<float> rises;
    for (std::size_t k = 0; k < values.size(); ++k) {
        rises.push_back(static_cast<float>(past.mean(k, 0, 2) - past.mean(k, 4, 15)));
    }
    return rises;
}

std::vector<float> spreadsOf(const std::vector<float>& values) {
    const PastMeans past(values);
    std::vector<float> spreads;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double before = past.deviation(k, 6, 40);
        const double usual = std::isnan(before) ? 0.0 : std::log(before + quiet);
        spreads.push_back(static_cast<float>(std::log(past.deviation(k, 0, 5) + quiet) - usual));
    }
    return spreads;
}

/// 1 where columns are missing that the prediction of column `c` leans on.
bool blindAt(const kmeans::Profile& profile, const std::vector<std::vector<std::uint8_t>>& present,
             std::size_t c, std::size_t k) {
    const float* weights = profile.weights.row(c);
    for (std::size_t other = 0; other < present.size(); ++other) {
        if (std::abs(weights[other]) >= leansOn && present[other][k] == 0) {
            return true;
        }
    }
    return false;
}

/// Without what predicts it a column stands for itself.
std::vector<float> residualsOf(const kmeans::Profile& profile, const std::vector<std::vector<float>>& scaled,
                               const std::vector<std::vector<std::uint8_t>>& present, std::size_t c) {
    const float* weights = profile.weights.row(c);
    const std::size_t count = scaled.size();
    std::vector<float> residuals(scaled[c].size(), unknown);
    for (std::size_t k = 0; k < residuals.size(); ++k) {
        if (present[c][k] == 0) {
            continue;
        }
        float predicted = weights[count];
        for (std::size_t other = 0; other < count; ++other) {
            predicted += weights[other] * scaled[other][k];
        }
        residuals[k] = blindAt(profile, present, c, k) ? scaled[c][k] : scaled[c][k] - predicted;
    }
    return residuals;
}

std::vector<float> withoutLevel(std::vector<float> values, const kmeans::ProfileSettings& settings) {
    kmeans::subtractLevel(values, settings.past, settings.levelHalf, farSpreads);
    return values;
}

} // namespace

ColumnViews rawViews(const kmeans::Profile& profile, const TerminalColumns& columns) {
    ColumnViews views;
    views.names = profile.names;
    views.groups = profile.groups;
    views.present = kmeans::presentColumns(profile, columns);
    const std::vector<std::vector<float>> scaled = kmeans::scaledColumns(profile, columns);
    const auto put = [&views](View view, std::vector<float> values) {
        views.values[static_cast<std::size_t>(view)].push_back(std::move(values));
    };
    for (std::size_t c = 0; c < scaled.size(); ++c) {
        std::vector<float> value(scaled[c]);
        for (std::size_t k = 0; k < value.size(); ++k) {
            value[k] = views.present[c][k] != 0 ? value[k] : unknown;
        }
        std::vector<float> residual = residualsOf(profile, scaled, views.present, c);
        put(View::OfLevel, withoutLevel(value, profile.settings));
        put(View::ResidualOfLevel, withoutLevel(residual, profile.settings));
        put(View::Rise, risesOf(value));
        put(View::ResidualRise, risesOf(residual));
        put(View::Spread, spreadsOf(value));
        put(View::ResidualSpread, spreadsOf(residual));
        put(View::Value, std::move(value));
        put(View::Residual, std::move(residual));
    }
    return views;
}

double spreadOfView(View view, const std::vector<double>& values) {
    constexpr double valueFloor = 0.1;
    constexpr double residualFloor = 0.15;
    const bool residual = view == View::Residual || view == View::ResidualOfLevel ||
                          view == View::ResidualRise || view == View::ResidualSpread;
    const double floor = residual ? residualFloor : valueFloor;
    if (values.empty()) {
        return 1.0;
    }
    double mean = 0.0;
    for (const double value : values) {
        mean += value / static_cast<double>(values.size());
    }
    double variance = 0.0;
    for (const double value : values) {
        variance += (value - mean) * (value - mean) / static_cast<double>(values.size());
    }
    const double quarters = (kmeans::quantile(values, 0.75) - kmeans::quantile(values, 0.25)) / 1.35;
    const double tenths = (kmeans::quantile(values, 0.9) - kmeans::quantile(values, 0.1)) / 2.56;
    return std::max({quarters, tenths, 0.5 * std::sqrt(variance), floor});
}

} // namespace vestigo::models::vgmsstgat

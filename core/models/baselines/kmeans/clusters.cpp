// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/kmeans/clusters.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <limits>

namespace vestigo::models::kmeans {

namespace {

/// In eight lanes that the compiler may add side by side; their order is fixed, so that the sum is the same
/// everywhere.
double squaredDistance(const float* a, const float* b, std::size_t columns) {
    constexpr std::size_t lanes = 8;
    std::array<float, lanes> sums{};
    const std::size_t whole = columns - columns % lanes;
    for (std::size_t c = 0; c < whole; c += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float difference = a[c + lane] - b[c + lane];
            sums[lane] += difference * difference;
        }
    }
    for (std::size_t c = whole; c < columns; ++c) {
        const float difference = a[c] - b[c];
        sums[c - whole] += difference * difference;
    }
    double sum = 0.0;
    for (const float part : sums) {
        sum += part;
    }
    return sum;
}

void append(Matrix& centres, const Matrix& points, std::size_t row) {
    centres.values.insert(centres.values.end(), points.row(row), points.row(row) + points.columns);
}

/// Each next seed is drawn with a chance that grows with the squared distance to the seeds so far.
Matrix chooseSeeds(const Matrix& points, std::size_t count, Random& random) {
    Matrix centres;
    centres.columns = points.columns;
    append(centres, points, random.below(points.rows()));
    std::vector<double> distances(points.rows(), std::numeric_limits<double>::max());
    while (centres.rows() < count) {
        double sum = 0.0;
        for (std::size_t i = 0; i < points.rows(); ++i) {
            distances[i] =
                std::min(distances[i],
                         squaredDistance(points.row(i), centres.row(centres.rows() - 1), points.columns));
            sum += distances[i];
        }
        double mark = random.uniform() * sum;
        std::size_t chosen = 0;
        while (chosen + 1 < points.rows() && mark >= distances[chosen]) {
            mark -= distances[chosen++];
        }
        append(centres, points, chosen);
    }
    return centres;
}

/// Moves every centre to the mean of its points. True when a point changed its centre.
bool improve(Matrix& centres, const Matrix& points, std::vector<std::size_t>& owners) {
    std::vector<double> sums(centres.values.size(), 0.0);
    std::vector<std::size_t> counts(centres.rows(), 0);
    bool changed = false;
    std::size_t furthest = 0;
    double furthestDistance = -1.0;
    for (std::size_t i = 0; i < points.rows(); ++i) {
        const Nearest nearest = nearestCentre(centres, points.row(i));
        changed = changed || owners[i] != nearest.centre;
        owners[i] = nearest.centre;
        ++counts[nearest.centre];
        for (std::size_t c = 0; c < points.columns; ++c) {
            sums[nearest.centre * points.columns + c] += points.row(i)[c];
        }
        if (nearest.squaredDistance > furthestDistance) {
            furthestDistance = nearest.squaredDistance;
            furthest = i;
        }
    }
    for (std::size_t k = 0; k < centres.rows(); ++k) {
        for (std::size_t c = 0; c < points.columns; ++c) {
            centres.row(k)[c] =
                counts[k] > 0
                    ? static_cast<float>(sums[k * points.columns + c] / static_cast<double>(counts[k]))
                    : points.row(furthest)[c];
        }
    }
    return changed;
}

} // namespace

Nearest nearestCentre(const Matrix& centres, const float* point) {
    Nearest nearest;
    nearest.squaredDistance = std::numeric_limits<double>::max();
    for (std::size_t k = 0; k < centres.rows(); ++k) {
        const double distance = squaredDistance(centres.row(k), point, centres.columns);
        if (distance < nearest.squaredDistance) {
            nearest = {k, distance};
        }
    }
    return nearest;
}

Matrix findCentres(const Matrix& points, std::size_t count, int iterations, std::uint64_t seed,
                   const CancelToken& cancel) {
    Matrix centres;
    centres.columns = points.columns;
    if (points.rows() == 0 || count == 0) {
        return centres;
    }
    Random random(seed);
    centres = chooseSeeds(points, std::min(count, points.rows()), random);
    std::vector<std::size_t> owners(points.rows(), points.rows());
    for (int i = 0; i < iterations && !cancel.cancelled(); ++i) {
        if (!improve(centres, points, owners)) {
            break;
        }
    }
    return centres;
}

} // namespace vestigo::models::kmeans

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vestigo::models::kmeans {

/// Points or centres, row-major. [rows, columns]
struct Matrix {
    std::size_t columns = 0;
    std::vector<float> values;
    std::size_t rows() const { return columns == 0 ? 0 : values.size() / columns; }
    const float* row(std::size_t i) const { return values.data() + i * columns; }
    float* row(std::size_t i) { return values.data() + i * columns; }
};

/// Nearest centre of a point and the squared distance to it.
struct Nearest {
    std::size_t centre = 0;
    double squaredDistance = 0.0;
};
Nearest nearestCentre(const Matrix& centres, const float* point);

/// Lloyd's k-means from k-means++ seeds; the same seed gives the same centres on every machine. Fewer centres
/// than asked for when there are fewer points. A cluster that runs empty takes the point that lies furthest
/// from its centre.
Matrix findCentres(const Matrix& points, std::size_t count, int iterations, std::uint64_t seed,
                   const CancelToken& cancel = {});

} // namespace vestigo::models::kmeans

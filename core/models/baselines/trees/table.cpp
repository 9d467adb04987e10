// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/table.h"

#include <algorithm>
#include <cmath>

namespace vestigo::models::trees {

namespace {

std::vector<float> edgesOf(std::vector<float> known) {
    std::vector<float> edges;
    if (known.empty()) {
        return edges;
    }
    std::sort(known.begin(), known.end());
    const std::size_t wanted = Bins::most - 2; // bins are one more than edges, and one is for the unknown
    for (std::size_t e = 1; e <= wanted; ++e) {
        const float edge = known[std::min(known.size() - 1, e * known.size() / (wanted + 1))];
        // The greatest value ends no bin: nothing would lie beyond.
        if (edge < known.back() && (edges.empty() || edge > edges.back())) {
            edges.push_back(edge);
        }
    }
    return edges;
}

} // namespace

Bins binsOf(const Table& table, const CancelToken& cancel) {
    Bins bins;
    bins.codes.assign(table.values.size(), 0);
    for (std::size_t c = 0; c < table.columns && !cancel.cancelled(); ++c) {
        std::vector<float> known;
        for (std::size_t r = 0; r < table.rows(); ++r) {
            if (!std::isnan(table.row(r)[c])) {
                known.push_back(table.row(r)[c]);
            }
        }
        std::vector<float> edges = edgesOf(std::move(known));
        for (std::size_t r = 0; r < table.rows(); ++r) {
            const float value = table.row(r)[c];
            if (!std::isnan(value)) {
                const auto above = std::lower_bound(edges.begin(), edges.end(), value) - edges.begin();
                bins.codes[r * table.columns + c] = static_cast<std::uint8_t>(1 + above);
            }
        }
        bins.edges.push_back(std::move(edges));
    }
    return bins;
}

} // namespace vestigo::models::trees

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

namespace vestigo::testing {

/// The feature of that name; an empty one where there is none.
inline timeline::FeatureSeries featureOf(const std::vector<timeline::FeatureSeries>& features,
                                         const std::string& name) {
    const auto found =
        std::find_if(features.begin(), features.end(),
                     [&name](const timeline::FeatureSeries& series) { return series.name == name; });
    return found == features.end() ? timeline::FeatureSeries() : *found;
}

/// Whether the first steps hold these values (NaN: missing); what differs goes to the test's log.
inline bool beginsWith(const timeline::FeatureSeries& series, std::initializer_list<double> expected,
                       double tolerance = 1e-4) {
    bool same = series.values.size() >= expected.size();
    std::size_t k = 0;
    for (const double value : expected) {
        if (k < series.values.size()) {
            const bool equal = std::isnan(value) ? series.present[k] == 0 && std::isnan(series.values[k])
                                                 : std::abs(series.values[k] - value) <= tolerance;
            if (!equal) {
                qWarning("%s at step %zu: %g (present %d), not %g", series.name.c_str(), k,
                         static_cast<double>(series.values[k]), series.present[k], value);
            }
            same = same && equal;
        }
        ++k;
    }
    return same;
}

inline bool marksBegin(const timeline::FeatureSeries& series, std::initializer_list<int> expected) {
    bool same = series.present.size() >= expected.size();
    std::size_t k = 0;
    for (const int mark : expected) {
        if (k < series.present.size() && series.present[k] != mark) {
            qWarning("%s at step %zu: present %d, not %d", series.name.c_str(), k, series.present[k], mark);
            same = false;
        }
        ++k;
    }
    return same;
}

/// Equal bit by bit (and both missing at the same places) over the first steps.
inline bool sameUpTo(const timeline::FeatureSeries& a, const timeline::FeatureSeries& b, std::size_t steps) {
    for (std::size_t k = 0; k < steps; ++k) {
        const bool equal = a.values[k] == b.values[k] || (std::isnan(a.values[k]) && std::isnan(b.values[k]));
        if (!equal || a.present[k] != b.present[k]) {
            return false;
        }
    }
    return true;
}

} // namespace vestigo::testing

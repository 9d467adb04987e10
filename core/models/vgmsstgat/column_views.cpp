// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/column_views.h"

#include "core/models/baselines/kmeans/residuals.h"
#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

using kmeans::TerminalColumns;

constexpr std::size_t firstPast = 16; ///< steps
constexpr double farSpreads = 6.0;    ///< from the level of the past: no part of it

TerminalColumns firstSteps(const TerminalColumns& columns, std::size_t end) {
    TerminalColumns first = columns;
    first.steps = end;
    first.attended.resize(end);
    for (std::vector<float>& column : first.columns) {
        column.resize(end);
    }
    return first;
}

/// Takes the level off the known values; the others stay 0.
std::vector<float> withoutLevel(const std::vector<float>& values, const std::vector<std::uint8_t>& present,
                                const kmeans::ProfileSettings& settings) {
    std::vector<float> result(values);
    for (std::size_t k = 0; k < result.size(); ++k) {
        if (present[k] == 0) {
            result[k] = std::numeric_limits<float>::quiet_NaN();
        }
    }
    kmeans::subtractLevel(result, settings.past, settings.levelHalf, farSpreads);
    for (std::size_t k = 0; k < result.size(); ++k) {
        result[k] = present[k] == 0 ? 0.0F : result[k];
    }
    return result;
}

template <class Value>
void copySteps(const std::vector<std::vector<Value>>& from, std::size_t begin, std::size_t end,
               std::vector<std::vector<Value>>& to) {
    for (std::size_t c = 0; c < from.size(); ++c) {
        std::copy(from[c].begin() + static_cast<std::ptrdiff_t>(begin),
                  from[c].begin() + static_cast<std::ptrdiff_t>(end),
                  to[c].begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

} // namespace

ColumnViews viewsBy(const NormalProfile& profile, const TerminalColumns& columns) {
    ColumnViews views;
    views.profile = profile;
    views.scaled = kmeans::scaledColumns(profile, columns);
    views.residual = kmeans::residualColumns(profile, columns);
    views.present = kmeans::presentColumns(profile, columns);
    for (std::size_t c = 0; c < views.scaled.size(); ++c) {
        views.ofOwnLevel.push_back(withoutLevel(views.scaled[c], views.present[c], profile.settings));
    }
    return views;
}

ColumnViews viewsByOwn(const TerminalColumns& columns, bool past) {
    if (!past) {
        return viewsBy(ownProfile(columns, columns.steps, false), columns);
    }
    const std::size_t steps = columns.steps;
    const std::size_t begin = std::min(firstPast, steps);
    ColumnViews views;
    for (std::size_t from = begin; from < steps;) {
        const std::size_t to = std::min(steps, from + from / 2);
        const ColumnViews part =
            viewsBy(ownProfile(firstSteps(columns, from), from, true), firstSteps(columns, to));
        const std::size_t count = part.scaled.size();
        if (views.scaled.empty()) {
            views.scaled.assign(count, std::vector<float>(steps, 0.0F));
            views.ofOwnLevel = views.scaled;
            views.residual = views.scaled;
            views.present.assign(count, std::vector<std::uint8_t>(steps, 0));
        }
        copySteps(part.scaled, from, to, views.scaled);
        copySteps(part.ofOwnLevel, from, to, views.ofOwnLevel);
        copySteps(part.residual, from, to, views.residual);
        copySteps(part.present, from, to, views.present);
        views.profile = part.profile;
        from = to;
    }
    return views;
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "core/dataset/feature_catalogue.h"
#include "core/dataset/gap_filling.h"
#include "core/recordings/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vestigo::dataset {

namespace {

using timeline::FeatureSeries;
using timeline::Grid;

/// Cells (steps times columns) of one terminal; 13 bytes each while aligning.
constexpr std::size_t mostCells = 40'000'000;

/// Means of each column in each step, whatever the order of the rows.
class StepMeans {
public:
    StepMeans(const Grid& grid, std::size_t columns)
        : grid_(grid)
        , columns_(columns)
        , sums_(grid.steps * columns, 0.0)
        , counts_(grid.steps * columns, 0) {}

    void add(double t, const std::vector<double>& values) {
        // Step k holds (time(k) - step, time(k)]; the little slack keeps 0.3 / 0.1 in step 3.
        const double position = std::ceil(t / grid_.stepSeconds - 1e-6);
        if (!(position >= 0.0) || position >= static_cast<double>(grid_.steps)) {
            return;
        }
        const std::size_t base = static_cast<std::size_t>(position) * columns_;
        for (std::size_t c = 0; c < std::min(columns_, values.size()); ++c) {
            if (!std::isnan(values[c])) {
                sums_[base + c] += values[c];
                ++counts_[base + c];
            }
        }
    }

    FeatureSeries column(std::size_t c) const {
        FeatureSeries series;
        series.values.assign(grid_.steps, std::numeric_limits<float>::quiet_NaN());
        series.present.assign(grid_.steps, missing);
        for (std::size_t k = 0; k < grid_.steps; ++k) {
            const std::uint32_t count = counts_[k * columns_ + c];
            if (count > 0) {
                series.values[k] = static_cast<float>(sums_[k * columns_ + c] / count);
                series.present[k] = measured;
            }
        }
        return series;
    }

private:
    Grid grid_;
    std::size_t columns_;
    std::vector<double> sums_;
    std::vector<std::uint32_t> counts_;
};

Error tooManyCells(const recordings::Stream& stream, std::size_t steps, std::size_t columns) {
    Error error;
    error.code = ErrorCode::TooLarge;
    error.file = stream.path.string();
    error.message = VESTIGO_TEXT("Error", "has %1 columns over %2 steps, more than can be analysed at once");
    error.arguments = {std::to_string(columns), std::to_string(steps)};
    error.remedy = VESTIGO_TEXT("Error", "use a longer step_s, a shorter recording or fewer columns");
    return error;
}

/// Reads one table onto the grid.
Outcome<std::vector<FeatureSeries>> alignStream(const recordings::Recording& recording,
                                                const recordings::Stream& stream, const AlignOptions& options,
                                                const CancelToken& cancel) {
    const Grid grid = gridOf(recording);
    const Result<std::vector<std::string>> names = recordings::tableColumns(stream.path);
    if (!names) {
        return names.error();
    }
    if (names->size() > mostCells / std::max<std::size_t>(1, grid.steps)) {
        return tooManyCells(stream, grid.steps, names->size());
    }
    StepMeans means(grid, names->size());
    auto summary = recordings::readTable(
        stream.path, recording.startedAt, stream.offsetSeconds,
        [&means](double t, const std::vector<double>& values) {
            means.add(t, values);
            return true;
        },
        cancel);
    if (summary.cancelled()) {
        return Cancelled{};
    }
    if (summary.failed()) {
        return summary.error();
    }
    const GapRule rule{grid.stepSeconds, options.longestGapSeconds, options.causal};
    std::vector<FeatureSeries> features;
    const std::vector<std::string>& columns = summary.value().columns;
    for (std::size_t c = 0; c < std::min(columns.size(), names->size()); ++c) {
        FeatureSeries series = means.column(c);
        series.name = columns[c];
        series.unit = unitOfColumn(columns[c]);
        series.group = groupOfColumn(columns[c]);
        fillGaps(series.values, series.present, rule);
        features.push_back(std::move(series));
    }
    return features;
}

} // namespace

Grid gridOf(const recordings::Recording& recording) {
    Grid grid;
    grid.stepSeconds = recording.stepSeconds;
    grid.steps =
        static_cast<std::size_t>(std::floor(recording.durationSeconds / recording.stepSeconds + 1e-6)) + 1;
    return grid;
}

Outcome<std::vector<FeatureSeries>> alignTable(const recordings::Recording& recording,
                                               const recordings::Terminal& terminal,
                                               const AlignOptions& options, const CancelToken& cancel) {
    for (const recordings::Stream& stream : terminal.streams) {
        if (stream.kind == recordings::StreamKind::Table && stream.name == "behavior" && stream.exists) {
            return alignStream(recording, stream, options, cancel);
        }
    }
    return std::vector<FeatureSeries>();
}

} // namespace vestigo::dataset

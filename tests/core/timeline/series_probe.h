// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/series_file.h"
#include "core/timeline/series_writer.h"

#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace vestigo::testing {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// A table in memory, what a series file is held against.
struct PlainTable {
    std::vector<double> times;
    std::vector<std::vector<float>> columns;

    timeline::Extent extent(std::size_t column, double start, double end) const {
        timeline::Extent all;
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (times[i] >= start && times[i] <= end) {
                all.include(columns[column][i]);
            }
        }
        return all;
    }
};

/// A quiet sine in each of `columns` columns, a row every `step` seconds.
inline PlainTable quietTable(std::size_t rows, std::size_t columns, double step) {
    PlainTable table;
    table.columns.resize(columns);
    for (std::size_t i = 0; i < rows; ++i) {
        table.times.push_back(static_cast<double>(i) * step);
        for (std::size_t c = 0; c < columns; ++c) {
            table.columns[c].push_back(
                static_cast<float>(std::sin(static_cast<double>(i) * 0.001 * static_cast<double>(c + 1))));
        }
    }
    return table;
}

inline Result<Done> writeTable(const PlainTable& table, const std::filesystem::path& path,
                               const std::string& identity = "test") {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        names.push_back("c" + std::to_string(c));
    }
    auto writer = timeline::SeriesWriter::create(path, names, identity);
    if (!writer) {
        return writer.error();
    }
    std::vector<double> row(names.size());
    for (std::size_t i = 0; i < table.times.size(); ++i) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            row[c] = static_cast<double>(table.columns[c][i]);
        }
        if (auto added = writer->add(table.times[i], row.data()); !added) {
            return added;
        }
    }
    return writer->finish();
}

inline std::shared_ptr<const timeline::SeriesFile> writtenTable(const PlainTable& table,
                                                                const std::filesystem::path& path) {
    const auto written = writeTable(table, path);
    const auto opened = timeline::SeriesFile::open(path);
    return written && opened ? *opened : nullptr;
}

} // namespace vestigo::testing

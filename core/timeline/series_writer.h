// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/chunk_encoder.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vestigo::timeline {

/// Makes a series file row by row in bounded memory: at most 2 x 32 MiB of values wait (chunkRows), whatever
/// the number of rows. Rows that are out of order by less than a chunk are put into order; others make chunks
/// that overlap, which readers understand. Nothing is seen under the file's name before finish() has
/// succeeded; without it what was written goes away with the object.
class SeriesWriter {
public:
    /// Refused: no columns, more than SeriesFooter::mostColumns, a folder that cannot be written.
    static Result<SeriesWriter> create(const std::filesystem::path& path, std::vector<std::string> columns,
                                       std::string identity);
    ~SeriesWriter();
    SeriesWriter(SeriesWriter&&) noexcept;
    SeriesWriter& operator=(SeriesWriter&&) noexcept;

    /// `values`: one for each column, NaN where missing; stored as 32-bit floating point. A time that is not
    /// finite is left out. Errors: the disk is full.
    Result<Done> add(double t, const double* values);
    /// Flushed to the disk, then renamed to its name. Without a single row: Empty.
    Result<Done> finish();

private:
    struct State;
    explicit SeriesWriter(std::unique_ptr<State> state);
    Result<Done> flush(std::size_t rows);

    std::unique_ptr<State> state_;
};

} // namespace vestigo::timeline

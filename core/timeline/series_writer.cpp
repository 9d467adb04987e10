// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_writer.h"

#include "core/base/streamed_file.h"
#include "core/timeline/block_sums.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::timeline {

namespace {

double medianStep(const std::vector<double>& times) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i] > times[i - 1]) {
            steps.push_back(times[i] - times[i - 1]);
        }
    }
    if (steps.empty()) {
        return 0.0;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    return *middle;
}

} // namespace

struct SeriesWriter::State {
    State(StreamedFile target, std::size_t columns)
        : file(std::move(target))
        , perChunk(chunkRows(columns))
        , buffer(columns, 2 * perChunk) {}
    StreamedFile file;
    std::size_t perChunk;
    RowBuffer buffer;
    SeriesFooter footer;
    std::vector<Extent> extents; ///< [chunk * columns + column], as they come
    std::string bytes;           ///< of the chunk that is written
    BlockSums sums;
};

SeriesWriter::SeriesWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SeriesWriter::~SeriesWriter() = default;
SeriesWriter::SeriesWriter(SeriesWriter&&) noexcept = default;
SeriesWriter& SeriesWriter::operator=(SeriesWriter&&) noexcept = default;

Result<SeriesWriter> SeriesWriter::create(const std::filesystem::path& path, std::vector<std::string> columns,
                                          std::string identity) {
    if (columns.empty() || columns.size() > SeriesFooter::mostColumns) {
        Error error;
        error.code = columns.empty() ? ErrorCode::Empty : ErrorCode::TooLarge;
        error.file = path.string();
        error.message = VESTIGO_TEXT("Error", "has no numeric column");
        return error;
    }
    auto file = StreamedFile::create(path);
    if (!file) {
        return file.error();
    }
    auto state = std::make_unique<State>(file.take(), columns.size());
    state->footer.columns = std::move(columns);
    state->footer.identity = std::move(identity);
    if (auto head = state->file.append(std::string(SeriesFooter::headBytes, '\0')); !head) {
        return head.error();
    }
    return SeriesWriter(std::move(state));
}

Result<Done> SeriesWriter::add(double t, const double* values) {
    if (!std::isfinite(t)) {
        return Done{};
    }
    state_->buffer.add(t, values);
    ++state_->footer.rows;
    return state_->buffer.full() ? flush(state_->perChunk) : Result<Done>(Done{});
}

Result<Done> SeriesWriter::flush(std::size_t rows) {
    State& state = *state_;
    state.buffer.sort();
    if (state.footer.chunks.empty()) {
        state.footer.usualStep = medianStep(state.buffer.times());
    }
    SeriesChunk chunk = encodeChunk(state.buffer, rows, state.bytes, state.extents);
    chunk.offset = state.file.bytes();
    if (auto written = state.file.append(state.bytes); !written) {
        return written;
    }
    state.sums.add(state.bytes);
    state.footer.chunks.push_back(chunk);
    state.buffer.dropFront(rows);
    return Done{};
}

Result<Done> SeriesWriter::finish() {
    State& state = *state_;
    while (state.buffer.rows() > 0) {
        if (auto flushed = flush(std::min(state.buffer.rows(), state.perChunk)); !flushed) {
            return flushed;
        }
    }
    const std::size_t columns = state.footer.columns.size();
    const std::size_t chunks = state.footer.chunks.size();
    if (chunks == 0) {
        Error error;
        error.code = ErrorCode::Empty;
        error.message = VESTIGO_TEXT("Error", "has a header, but no row");
        error.remedy = VESTIGO_TEXT("Error", "take it from the recorder again");
        return error;
    }
    state.footer.extents.resize(columns * chunks);
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        for (std::size_t column = 0; column < columns; ++column) {
            state.footer.extents[column * chunks + chunk] = state.extents[chunk * columns + column];
        }
    }
    state.footer.sums = state.sums.finish();
    const std::string footer = encodeFooter(state.footer);
    const std::string head = encodeHead(footer, state.file.bytes());
    if (auto written = state.file.append(footer); !written) {
        return written;
    }
    if (auto written = state.file.overwriteBegin(head); !written) {
        return written;
    }
    return state.file.commit();
}

} // namespace vestigo::timeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_writer.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace vestigo::timeline {

namespace {

constexpr std::uint64_t leaveFree = 256ULL << 20U; ///< bytes of the disk that an index never takes

Error cannotWrite(const std::filesystem::path& path, int reason) {
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.file = path.string();
    error.message = VESTIGO_TEXT("Error", "cannot be written: %1");
    error.remedy = VESTIGO_TEXT("Error", "choose another place, or free some space");
    error.arguments = {std::strerror(reason)};
    return error;
}

bool writeAll(int descriptor, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(count);
    }
    return true;
}

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
    State(std::filesystem::path target, std::size_t columns)
        : path(std::move(target))
        , perChunk(chunkRows(columns))
        , buffer(columns, 2 * perChunk) {}
    ~State() {
        if (descriptor >= 0) {
            ::close(descriptor);
            ::unlink(temporary.c_str());
        }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    bool roomFor(std::uint64_t more) const {
        struct statvfs facts {};
        return ::fstatvfs(descriptor, &facts) != 0 ||
               static_cast<std::uint64_t>(facts.f_bavail) * facts.f_frsize >= more + leaveFree;
    }

    std::filesystem::path path;
    std::string temporary;
    int descriptor = -1;
    std::size_t perChunk;
    RowBuffer buffer;
    SeriesFooter footer;
    std::vector<Extent> extents; ///< [chunk * columns + column], as they come
    std::uint64_t offset = SeriesFooter::headBytes;
    std::string bytes; ///< of the chunk that is written
};

SeriesWriter::SeriesWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
SeriesWriter::~SeriesWriter() = default;
SeriesWriter::SeriesWriter(SeriesWriter&&) noexcept = default;
SeriesWriter& SeriesWriter::operator=(SeriesWriter&&) noexcept = default;

Result<SeriesWriter> SeriesWriter::create(const std::filesystem::path& path, std::vector<std::string> columns,
                                          std::string identity) {
    if (columns.empty() || columns.size() > SeriesFooter::mostColumns) {
        return cannotWrite(path, EINVAL);
    }
    auto state = std::make_unique<State>(path, columns.size());
    state->temporary = path.string() + ".part-XXXXXX";
    state->descriptor = ::mkostemp(state->temporary.data(), O_CLOEXEC);
    if (state->descriptor < 0) {
        return cannotWrite(path, errno);
    }
    state->footer.columns = std::move(columns);
    state->footer.identity = std::move(identity);
    if (!writeAll(state->descriptor, std::string(SeriesFooter::headBytes, '\0'))) {
        return cannotWrite(path, errno);
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
    chunk.offset = state.offset;
    if (!state.roomFor(state.bytes.size())) {
        return cannotWrite(state.path, ENOSPC);
    }
    if (!writeAll(state.descriptor, state.bytes)) {
        return cannotWrite(state.path, errno);
    }
    state.offset += state.bytes.size();
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
        error.file = state.path.string();
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
    const std::string footer = encodeFooter(state.footer);
    const std::string head = encodeHead(footer, state.offset);
    const bool written = writeAll(state.descriptor, footer) && ::lseek(state.descriptor, 0, SEEK_SET) == 0 &&
                         writeAll(state.descriptor, head) && ::fchmod(state.descriptor, 0644) == 0 &&
                         ::fsync(state.descriptor) == 0;
    if (!written || ::rename(state.temporary.c_str(), state.path.c_str()) != 0) {
        return cannotWrite(state.path, errno);
    }
    ::close(std::exchange(state.descriptor, -1));
    return Done{};
}

} // namespace vestigo::timeline

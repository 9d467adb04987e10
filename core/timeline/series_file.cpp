// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_file.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/timeline/block_sums.h"
#include "core/timeline/chunk_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <unistd.h>

namespace vestigo::timeline {

namespace {

Error unusable(const std::filesystem::path& path) {
    Error error;
    error.code = ErrorCode::DatabaseInvalid;
    error.file = path.string();
    error.message = VESTIGO_TEXT("Error", "is no index of a table, or a damaged one");
    error.remedy = VESTIGO_TEXT("Error", "delete it; it is made again from the table");
    return error;
}

/// The row itself, or the last before it that has a value.
std::optional<SeriesSample> lastValue(const ChunkReader& reader, std::size_t column, std::size_t row) {
    const std::size_t first = row - std::min(row, SeriesFile::heldRows);
    const std::vector<float> values = reader.values(column, first, row + 1);
    for (std::size_t i = values.size(); i-- > 0;) {
        if (std::isfinite(values[i])) {
            return SeriesSample{reader.times(first + i, first + i + 1).front(), values[i]};
        }
    }
    return std::nullopt;
}

} // namespace

Result<std::shared_ptr<const SeriesFile>> SeriesFile::open(const std::filesystem::path& path) {
    const Result<std::uint64_t> size = readableFileSize(path);
    if (!size) {
        return size.error();
    }
    std::shared_ptr<SeriesFile> file(new SeriesFile);
    file->bytes_ = *size;
    file->descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string head(SeriesFooter::headBytes, '\0');
    if (file->descriptor_ < 0 || !file->readUnchecked(0, head.data(), head.size())) {
        return unusable(path);
    }
    const std::optional<FooterPlace> place = decodeHead(head, *size);
    if (!place) {
        return unusable(path);
    }
    std::string bytes(static_cast<std::size_t>(place->bytes), '\0');
    if (!file->readUnchecked(place->offset, bytes.data(), bytes.size()) || sha256(bytes) != place->sha256) {
        return unusable(path);
    }
    std::optional<SeriesFooter> footer = decodeFooter(bytes, place->offset);
    if (!footer) {
        return unusable(path);
    }
    file->footer_ = std::move(*footer);
    file->bodyEnd_ = place->offset;
    file->soundBlocks_ = std::make_unique<std::atomic<bool>[]>(file->footer_.sums.size());
    return std::shared_ptr<const SeriesFile>(std::move(file));
}

SeriesFile::~SeriesFile() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

bool SeriesFile::read(std::uint64_t offset, void* to, std::size_t bytes) const {
    if (bytes == 0) {
        return true;
    }
    const std::uint64_t first = (offset - SeriesFooter::headBytes) / BlockSums::blockBytes;
    const std::uint64_t last = (offset + bytes - 1 - SeriesFooter::headBytes) / BlockSums::blockBytes;
    for (std::uint64_t block = first; block <= last; ++block) {
        if (!isSound(block)) {
            return false;
        }
    }
    return readUnchecked(offset, to, bytes);
}

bool SeriesFile::isSound(std::uint64_t block) const {
    if (block >= footer_.sums.size()) {
        return false;
    }
    if (soundBlocks_[block]) {
        return true;
    }
    const std::uint64_t begin = SeriesFooter::headBytes + block * BlockSums::blockBytes;
    std::array<char, BlockSums::blockBytes> held;
    const std::size_t count =
        static_cast<std::size_t>(std::min<std::uint64_t>(held.size(), bodyEnd_ - begin));
    const bool sound =
        readUnchecked(begin, held.data(), count) && blockSum({held.data(), count}) == footer_.sums[block];
    soundBlocks_[block] = sound;
    damaged_ = damaged_ || !sound;
    return sound;
}

bool SeriesFile::readUnchecked(std::uint64_t offset, void* to, std::size_t bytes) const {
    char* at = static_cast<char*>(to);
    while (bytes > 0) {
        const ssize_t count = ::pread(descriptor_, at, bytes, static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        at += count;
        offset += static_cast<std::uint64_t>(count);
        bytes -= static_cast<std::size_t>(count);
    }
    return true;
}

std::optional<std::size_t> SeriesFile::columnOf(const std::string& name) const {
    const auto found = std::find(footer_.columns.begin(), footer_.columns.end(), name);
    return found == footer_.columns.end()
               ? std::nullopt
               : std::optional<std::size_t>(static_cast<std::size_t>(found - footer_.columns.begin()));
}

TimeRange SeriesFile::range() const {
    TimeRange all{footer_.chunks.front().first, footer_.chunks.front().last};
    for (const SeriesChunk& chunk : footer_.chunks) {
        all.start = std::min(all.start, chunk.first);
        all.end = std::max(all.end, chunk.last);
    }
    return all;
}

Extent SeriesFile::extent(std::size_t column) const {
    Extent all;
    for (std::size_t chunk = 0; chunk < footer_.chunks.size(); ++chunk) {
        all.include(footer_.extent(column, chunk));
    }
    return all;
}

std::optional<SeriesSample> SeriesFile::at(std::size_t column, double t) const {
    std::optional<SeriesSample> latest;
    for (std::size_t i = 0; std::isfinite(t) && i < footer_.chunks.size(); ++i) {
        const SeriesChunk& chunk = footer_.chunks[i];
        if (chunk.first > t || (latest && chunk.last < latest->t)) {
            continue;
        }
        ChunkReader reader(*this, i);
        // The first row beyond t, counting rows at t itself as not beyond.
        const std::size_t beyond = reader.firstAtOrAfter(std::nextafter(t, HUGE_VAL));
        std::size_t row = beyond == 0 ? 0 : beyond - 1;
        if (beyond < reader.layout().rows() && reader.times(beyond, beyond + 1).front() <= t) {
            row = beyond; // uniform times answer within a millionth of a step
        }
        const double time = reader.times(row, row + 1).front();
        if (!latest || time >= latest->t) {
            latest = lastValue(reader, column, row)
                         .value_or(SeriesSample{time, std::numeric_limits<float>::quiet_NaN()});
        }
    }
    return latest;
}

bool SeriesFile::visitRows(const std::vector<std::size_t>& wanted, const TimeRange& range,
                           const RowVisitor& visit) const {
    constexpr std::size_t atOnce = 4096;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < footer_.chunks.size(); ++i) {
        if (footer_.chunks[i].last >= range.start && footer_.chunks[i].first <= range.end) {
            order.push_back(i);
        }
    }
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        return footer_.chunks[a].first < footer_.chunks[b].first;
    });
    std::vector<std::vector<float>> columns(wanted.size());
    std::vector<float> row(wanted.size());
    for (const std::size_t index : order) {
        ChunkReader reader(*this, index);
        for (std::size_t first = 0; first < reader.layout().rows(); first += atOnce) {
            const std::size_t last = std::min(first + atOnce, reader.layout().rows());
            const std::vector<double> times = reader.times(first, last);
            if (times.back() < range.start || times.front() > range.end) {
                continue;
            }
            for (std::size_t c = 0; c < wanted.size(); ++c) {
                columns[c] = reader.values(wanted[c], first, last);
            }
            for (std::size_t i = 0; i < times.size(); ++i) {
                if (!range.contains(times[i])) {
                    continue;
                }
                for (std::size_t c = 0; c < wanted.size(); ++c) {
                    row[c] = columns[c][i];
                }
                if (!visit(times[i], row)) {
                    return false;
                }
            }
        }
    }
    return true;
}

} // namespace vestigo::timeline

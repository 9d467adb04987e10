// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_footer.h"

#include "core/base/bytes.h"
#include "core/base/hash.h"
#include "core/timeline/block_sums.h"

#include <cmath>

namespace vestigo::timeline {

namespace {

constexpr std::uint64_t magic = 0x5345495245534756ULL; // "VGSERIES"
constexpr std::uint32_t byteOrder = 0x01020304U;

bool plausible(const SeriesChunk& chunk, std::size_t columns, std::uint64_t end) {
    const bool known =
        chunk.times == TimeKind::Uniform || chunk.times == TimeKind::Ticks || chunk.times == TimeKind::Exact;
    if (!known || chunk.rows == 0 || chunk.rows > ChunkLayout::mostRows || !std::isfinite(chunk.first) ||
        !std::isfinite(chunk.last) || !(chunk.last >= chunk.first)) {
        return false;
    }
    if (chunk.times == TimeKind::Uniform && !(std::isfinite(chunk.step) && chunk.step >= 0.0)) {
        return false;
    }
    const std::uint64_t bytes = ChunkLayout(chunk.rows, columns, chunk.times).bytes();
    return chunk.offset >= SeriesFooter::headBytes && chunk.offset <= end && bytes <= end - chunk.offset;
}

bool readChunks(ByteReader& reader, SeriesFooter& footer, std::uint64_t end) {
    const std::uint64_t count = reader.count();
    std::uint64_t rows = 0;
    for (std::uint64_t i = 0; i < count && reader.ok(); ++i) {
        SeriesChunk chunk;
        chunk.offset = reader.number<std::uint64_t>();
        chunk.rows = reader.number<std::uint32_t>();
        chunk.times = static_cast<TimeKind>(reader.number<std::uint8_t>());
        chunk.first = reader.number<double>();
        chunk.last = reader.number<double>();
        chunk.step = reader.number<double>();
        if (!reader.ok() || !plausible(chunk, footer.columns.size(), end)) {
            return false;
        }
        rows += chunk.rows;
        footer.chunks.push_back(chunk);
    }
    return reader.ok() && rows == footer.rows && rows > 0;
}

} // namespace

std::string encodeFooter(const SeriesFooter& footer) {
    ByteWriter writer;
    writer.text(footer.identity);
    writer.number<std::uint64_t>(footer.columns.size());
    for (const std::string& column : footer.columns) {
        writer.text(column);
    }
    writer.number(footer.rows);
    writer.number(footer.usualStep);
    writer.number<std::uint64_t>(footer.chunks.size());
    for (const SeriesChunk& chunk : footer.chunks) {
        writer.number(chunk.offset);
        writer.number(chunk.rows);
        writer.number(static_cast<std::uint8_t>(chunk.times));
        writer.number(chunk.first);
        writer.number(chunk.last);
        writer.number(chunk.step);
    }
    std::vector<float> flat;
    flat.reserve(footer.extents.size() * 2);
    for (const Extent& extent : footer.extents) {
        flat.push_back(extent.smallest);
        flat.push_back(extent.largest);
    }
    writer.numbers(flat);
    writer.numbers(footer.sums);
    return writer.take();
}

std::string encodeHead(const std::string& footerBytes, std::uint64_t footerOffset) {
    ByteWriter writer;
    writer.number(magic);
    writer.number(SeriesFooter::version);
    writer.number(byteOrder);
    writer.number<std::uint64_t>(footerOffset + footerBytes.size());
    writer.number(footerOffset);
    writer.number<std::uint64_t>(footerBytes.size());
    writer.text(sha256(footerBytes));
    std::string head = writer.take();
    head.resize(SeriesFooter::headBytes, '\0');
    return head;
}

std::optional<FooterPlace> decodeHead(const std::string& head, std::uint64_t fileBytes) {
    ByteReader reader(head);
    const bool ours = reader.number<std::uint64_t>() == magic &&
                      reader.number<std::uint32_t>() == SeriesFooter::version &&
                      reader.number<std::uint32_t>() == byteOrder;
    const auto bytes = reader.number<std::uint64_t>();
    FooterPlace place;
    place.offset = reader.number<std::uint64_t>();
    place.bytes = reader.number<std::uint64_t>();
    place.sha256 = reader.text();
    const bool fits = bytes == fileBytes && place.bytes <= SeriesFooter::mostBytes && place.bytes <= bytes &&
                      place.offset == bytes - place.bytes && place.offset >= SeriesFooter::headBytes;
    return ours && reader.ok() && fits ? std::optional<FooterPlace>(place) : std::nullopt;
}

std::optional<SeriesFooter> decodeFooter(const std::string& bytes, std::uint64_t footerOffset) {
    ByteReader reader(bytes);
    SeriesFooter footer;
    footer.identity = reader.text();
    const std::uint64_t columns = reader.count();
    if (columns == 0 || columns > SeriesFooter::mostColumns) {
        return std::nullopt;
    }
    for (std::uint64_t i = 0; i < columns; ++i) {
        footer.columns.push_back(reader.text());
    }
    footer.rows = reader.number<std::uint64_t>();
    footer.usualStep = reader.number<double>();
    if (!reader.ok() || !std::isfinite(footer.usualStep) || footer.usualStep < 0.0 ||
        !readChunks(reader, footer, footerOffset)) {
        return std::nullopt;
    }
    const std::vector<float> flat = reader.numbers<float>();
    footer.sums = reader.numbers<std::uint64_t>();
    if (footer.sums.size() != BlockSums::blocksOf(footerOffset - SeriesFooter::headBytes) || !reader.ok() ||
        !reader.atEnd() || flat.size() != 2 * footer.columns.size() * footer.chunks.size()) {
        return std::nullopt;
    }
    footer.extents.resize(flat.size() / 2);
    for (std::size_t i = 0; i < footer.extents.size(); ++i) {
        footer.extents[i] = {flat[2 * i], flat[2 * i + 1]};
    }
    return footer;
}

} // namespace vestigo::timeline

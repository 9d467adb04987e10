// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/av_handles.h"
#include "core/recordings/h264_recovery.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/media_part.h"
#include "core/recordings/packet_feed.h"
#include "core/recordings/video.h"

#include <algorithm>
#include <numeric>

namespace vestigo::recordings {

namespace {

/// What is kept of a packet while the index is made.
struct PacketFact {
    std::int64_t pts;
    std::int64_t dts;
    std::int64_t position;
    std::int64_t duration;
    std::uint32_t recovery; ///< frames until decoding from here is right
    bool key;
    bool shown;
};

/// An encoder that refreshes bit by bit promises whole pictures after one cycle; x264's differ in single
/// pixels for longer (measured: after three cycles none of 500 seeks did, after one 4 % did).
constexpr std::uint64_t refreshCycles = 3;

/// VP8 keeps frames that are only referred to in packets of their own.
bool isHidden(const AVPacket& packet, AVCodecID codec) {
    return codec == AV_CODEC_ID_VP8 && packet.size > 0 && (packet.data[0] & 0x10) == 0;
}

class Indexer {
public:
    Indexer(const std::filesystem::path& file, PacketFeed& feed, const CancelToken& cancel,
            const IndexProgress& progress)
        : file_(file)
        , feed_(feed)
        , cancel_(cancel)
        , progress_(progress) {}

    Outcome<FrameIndex> run();

private:
    Outcome<Done> readPackets();
    Outcome<Done> orderByStamps();
    Outcome<Done> orderByDecoding();
    void collectKeys();
    void measure();
    double stampSeconds(std::size_t packet) const;
    bool needsDecoding() const;

    const std::filesystem::path& file_;
    PacketFeed& feed_;
    const CancelToken& cancel_;
    const IndexProgress& progress_;
    std::vector<PacketFact> facts_;
    FrameIndex index_;
};

Outcome<Done> Indexer::readPackets() {
    const AVCodecID codec = feed_.stream().codecpar->codec_id;
    const double size = std::max(1.0, static_cast<double>(feed_.sizeBytes()));
    double told = 0.0;
    while (const AVPacket* packet = feed_.next()) {
        if (cancel_.cancelled()) {
            return Cancelled{};
        }
        const bool discarded = (packet->flags & AV_PKT_FLAG_DISCARD) != 0;
        const bool key = (packet->flags & AV_PKT_FLAG_KEY) != 0;
        const std::uint32_t recovery = key ? framesToRecover(*packet, *feed_.stream().codecpar) : 0;
        facts_.push_back({packet->pts, packet->dts, packet->pos, packet->duration, recovery, key,
                          !discarded && !isHidden(*packet, codec)});
        index_.truncated = index_.truncated || (packet->flags & AV_PKT_FLAG_CORRUPT) != 0;
        if (facts_.size() > VideoLimits::frames) {
            return videoError(ErrorCode::TooLarge, file_, VESTIGO_TEXT("Error", "holds too many frames"));
        }
        const double fraction = static_cast<double>(packet->pos) / size;
        if (progress_ && fraction > told + 0.01) {
            told = fraction;
            progress_(std::min(1.0, fraction));
        }
    }
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    if (std::none_of(facts_.begin(), facts_.end(), [](const PacketFact& fact) { return fact.shown; })) {
        return videoError(ErrorCode::Truncated, file_, VESTIGO_TEXT("Error", "ends before its first frame"));
    }
    const auto promised = static_cast<std::uint64_t>(std::max<std::int64_t>(0, feed_.stream().nb_frames));
    index_.truncated = index_.truncated || feed_.endedBadly() || facts_.size() + 1 < promised;
    return Done{};
}

/// The container gives no time of presentation, and the order of the file is not that of presentation.
bool Indexer::needsDecoding() const {
    const AVCodecParameters* parameters = feed_.stream().codecpar;
    const AVCodecDescriptor* descriptor = avcodec_descriptor_get(parameters->codec_id);
    const bool reorders = descriptor == nullptr || (descriptor->props & AV_CODEC_PROP_REORDER) != 0;
    return reorders && std::any_of(facts_.begin(), facts_.end(), [](const PacketFact& fact) {
               return fact.shown && fact.pts == AV_NOPTS_VALUE;
           });
}

double Indexer::stampSeconds(std::size_t packet) const {
    const PacketFact& fact = facts_[packet];
    const std::int64_t stamp = fact.pts != AV_NOPTS_VALUE ? fact.pts : fact.dts;
    return stamp != AV_NOPTS_VALUE ? feed_.seconds(stamp)
                                   : static_cast<double>(packet) * feed_.typicalInterval();
}

Outcome<Done> Indexer::orderByStamps() {
    for (std::size_t packet = 0; packet < facts_.size(); ++packet) {
        if (facts_[packet].shown) {
            index_.packets.push_back(static_cast<std::uint32_t>(packet));
        }
    }
    std::stable_sort(index_.packets.begin(), index_.packets.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return stampSeconds(a) < stampSeconds(b); });
    for (const std::uint32_t packet : index_.packets) {
        index_.times.push_back(stampSeconds(packet));
    }
    return Done{};
}

/// The order is that in which the decoder gives the frames. Where the first packet has no time of
/// presentation the container knows only an order (AVI): the frames take the stamps in ascending order. Else
/// a frame without one follows the frame before it. FrameDecoder times frames by the same rule.
Outcome<Done> Indexer::orderByDecoding() {
    auto order = decodedOrder(file_, cancel_, progress_);
    if (!order.finished()) {
        return order.failed() ? Outcome<Done>(order.error()) : Outcome<Done>(Cancelled{});
    }
    index_.packets = order.take();
    const bool onlyOrder = facts_.front().pts == AV_NOPTS_VALUE;
    for (const std::uint32_t packet : index_.packets) {
        if (packet >= facts_.size()) {
            return Done{}; // link() will refuse it
        }
        const bool follows = !onlyOrder && facts_[packet].pts == AV_NOPTS_VALUE && !index_.times.empty();
        index_.times.push_back(follows ? index_.times.back() + feed_.typicalInterval()
                                       : stampSeconds(packet));
    }
    std::sort(index_.times.begin(), index_.times.end());
    return Done{};
}

void Indexer::collectKeys() {
    for (std::size_t packet = 0; packet < facts_.size(); ++packet) {
        const PacketFact& fact = facts_[packet];
        const std::uint32_t frame = index_.frameAfter[packet];
        const std::uint64_t right = std::uint64_t(frame) + refreshCycles * std::uint64_t(fact.recovery);
        if (fact.key && frame != FrameIndex::noFrame && right < index_.size()) {
            index_.keys.push_back({static_cast<std::uint32_t>(packet), static_cast<std::uint32_t>(right),
                                   fact.pts, fact.dts, fact.position});
        }
    }
}

void Indexer::measure() {
    for (std::size_t i = 1; i < index_.times.size(); ++i) {
        index_.longestGapSeconds = std::max(index_.longestGapSeconds, index_.times[i] - index_.times[i - 1]);
    }
    const std::int64_t ticks = facts_[index_.packets.back()].duration;
    const double last = ticks > 0 ? static_cast<double>(ticks) * av_q2d(feed_.stream().time_base) : 0.0;
    constexpr double longestLast = 60.0; // a wrong duration must not stretch the video
    const bool usable = last > 0.0 && last < std::max(longestLast, 2.0 * index_.longestGapSeconds);
    index_.endSeconds = index_.times.back() + (usable ? last : feed_.typicalInterval());
}

Outcome<FrameIndex> Indexer::run() {
    if (auto read = readPackets(); !read.finished()) {
        return read.failed() ? Outcome<FrameIndex>(read.error()) : Outcome<FrameIndex>(Cancelled{});
    }
    const auto ordered = needsDecoding() ? orderByDecoding() : orderByStamps();
    if (!ordered.finished()) {
        return ordered.failed() ? Outcome<FrameIndex>(ordered.error()) : Outcome<FrameIndex>(Cancelled{});
    }
    if (index_.packets.empty() || !index_.link(facts_.size())) {
        return videoError(ErrorCode::Truncated, file_, VESTIGO_TEXT("Error", "ends before its first frame"));
    }
    collectKeys();
    measure();
    return std::move(index_);
}

Outcome<FrameIndex> indexImages(const std::filesystem::path& folder) {
    const auto images = listImages(folder);
    if (!images) {
        return images.error();
    }
    FrameIndex index;
    for (const TimedImage& image : *images) {
        if (!index.times.empty()) {
            index.longestGapSeconds = std::max(index.longestGapSeconds, image.seconds - index.times.back());
        }
        index.times.push_back(image.seconds);
    }
    const double length = index.times.back() - index.times.front();
    index.endSeconds = index.times.back() +
                       (index.times.size() > 1 ? length / static_cast<double>(index.times.size() - 1) : 0.04);
    return index;
}

} // namespace

Outcome<FrameIndex> indexVideoHere(const std::filesystem::path& fileOrFolder, const CancelToken& cancel,
                                   const IndexProgress& progress) {
    std::error_code failure;
    if (std::filesystem::is_directory(fileOrFolder, failure)) {
        return indexImages(fileOrFolder);
    }
    auto feed = PacketFeed::open(fileOrFolder);
    if (!feed) {
        return feed.error();
    }
    return Indexer(fileOrFolder, *feed.value(), cancel, progress).run();
}

} // namespace vestigo::recordings

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/av_handles.h"
#include "core/recordings/image_folder.h"
#include "core/recordings/video.h"

#include <algorithm>

namespace vestigo::recordings {

namespace {

void finish(FrameIndex& index) {
    std::sort(index.times.begin(), index.times.end());
    for (std::size_t i = 1; i < index.times.size(); ++i) {
        index.longestGapSeconds = std::max(index.longestGapSeconds, index.times[i] - index.times[i - 1]);
    }
}

Outcome<FrameIndex> indexImages(const std::filesystem::path& folder) {
    const auto images = listImages(folder);
    if (!images) {
        return images.error();
    }
    FrameIndex index;
    for (const TimedImage& image : *images) {
        index.times.push_back(image.seconds);
    }
    finish(index);
    return index;
}

} // namespace

Outcome<FrameIndex> indexVideo(const std::filesystem::path& fileOrFolder, const CancelToken& cancel) {
    std::error_code failure;
    if (std::filesystem::is_directory(fileOrFolder, failure)) {
        return indexImages(fileOrFolder);
    }
    auto video = openContainer(fileOrFolder);
    if (!video) {
        return video.error();
    }
    const AVStream* stream = video->video();
    const PacketPtr packet(av_packet_alloc());
    FrameIndex index;
    int read = 0;
    while ((read = av_read_frame(video->format.get(), packet.get())) >= 0) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const bool ours = packet->stream_index == video->stream && (packet->flags & AV_PKT_FLAG_DISCARD) == 0;
        if (ours) {
            const std::int64_t stamp = packet->pts != AV_NOPTS_VALUE ? packet->pts : packet->dts;
            const double rate = stream->avg_frame_rate.num > 0 ? av_q2d(stream->avg_frame_rate) : 25.0;
            index.times.push_back(stamp != AV_NOPTS_VALUE ? video->seconds(stamp)
                                                          : static_cast<double>(index.times.size()) / rate);
            index.truncated = index.truncated || (packet->flags & AV_PKT_FLAG_CORRUPT) != 0;
        }
        av_packet_unref(packet.get());
        if (index.times.size() > VideoLimits::frames) {
            return videoError(ErrorCode::TooLarge, fileOrFolder,
                              VESTIGO_TEXT("Error", "holds too many frames"));
        }
    }
    if (index.times.empty()) {
        return videoError(ErrorCode::Truncated, fileOrFolder,
                          VESTIGO_TEXT("Error", "ends before its first frame"));
    }
    const auto promised = stream->nb_frames > 0 ? static_cast<std::uint64_t>(stream->nb_frames) : 0;
    index.truncated = index.truncated || read != AVERROR_EOF || index.times.size() + 1 < promised;
    finish(index);
    return index;
}

} // namespace vestigo::recordings

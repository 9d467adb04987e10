// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/import_offsets.h"

#include "core/recordings/table_reader.h"
#include "core/recordings/video.h"

#include <algorithm>

namespace vestigo::dataset {

namespace {

using recordings::ImportRequest;
using recordings::Recording;

/// Passes a part's progress on as a share of the whole.
class PartProgress final : public ProgressSink {
public:
    PartProgress(ProgressSink& whole, double from, double share, std::string item)
        : whole_(whole)
        , from_(from)
        , share_(share)
        , item_(std::move(item)) {}
    void report(const Progress& part) override {
        Progress progress = part;
        progress.item = item_;
        progress.overall = from_ + share_ * std::clamp(part.fraction, 0.0, 1.0);
        whole_.report(progress);
    }

private:
    ProgressSink& whole_;
    double from_;
    double share_;
    std::string item_;
};

/// The loose files as a recording that lies nowhere: enough to read them on one clock.
Recording loosely(const ImportRequest& request) {
    Recording recording;
    recording.startedAt = parseTimestamp(request.startedAt);
    recording.stepSeconds = request.stepSeconds;
    const auto add = [&recording](const std::string& id, recordings::Stream stream) {
        auto terminal = std::find_if(recording.terminals.begin(), recording.terminals.end(),
                                     [&](const recordings::Terminal& each) { return each.id == id; });
        if (terminal == recording.terminals.end()) {
            recording.terminals.emplace_back();
            terminal = std::prev(recording.terminals.end());
            terminal->id = terminal->name = id;
        }
        stream.exists = true;
        terminal->streams.push_back(std::move(stream));
    };
    for (const ImportRequest::Table& table : request.tables) {
        recordings::Stream stream;
        stream.name = "behavior";
        stream.kind = recordings::StreamKind::Table;
        stream.file = table.file.filename().string();
        stream.path = table.file;
        stream.offsetSeconds = table.offsetSeconds;
        add(table.terminal, std::move(stream));
        if (!recording.startedAt) {
            const auto first = recordings::firstTimestamp(table.file);
            recording.startedAt = first ? *first : std::nullopt;
        }
    }
    for (const ImportRequest::Video& video : request.videos) {
        recordings::Stream stream;
        stream.name = video.stream;
        stream.kind = recordings::StreamKind::Video;
        stream.file = video.file.filename().string();
        stream.path = video.file;
        stream.isFolder = std::filesystem::is_directory(video.file);
        stream.offsetSeconds = video.offsetSeconds;
        const auto reader = recordings::VideoReader::open(video.file);
        if (reader) {
            recording.durationSeconds =
                std::max(recording.durationSeconds,
                         reader.value()->info().durationSeconds + std::max(0.0, video.offsetSeconds));
        }
        add(video.terminal, std::move(stream));
    }
    return recording;
}

Outcome<OffsetEstimate> estimateOne(const Recording& recording, const recordings::Terminal& terminal,
                                    const recordings::Stream& stream, const CancelToken& cancel,
                                    ProgressSink& progress) {
    VideoFeatures features;
    if (recording.findStream(terminal.id, "behavior") != nullptr) { // else there is no need to decode
        auto decoded = featuresFromVideo(recording, terminal, stream, {}, {}, cancel, progress);
        if (!decoded.finished()) {
            return decoded.failed() ? Outcome<OffsetEstimate>(decoded.error())
                                    : Outcome<OffsetEstimate>(Cancelled{});
        }
        features = decoded.take();
    }
    return estimateStreamOffset(recording, terminal, stream, features, cancel);
}

} // namespace

Outcome<std::vector<OffsetEstimate>>
estimateImportOffsets(const ImportRequest& request, const CancelToken& cancel, ProgressSink& progress) {
    try {
        const Recording recording = loosely(request);
        std::vector<OffsetEstimate> estimates;
        const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, request.videos.size()));
        for (const recordings::Terminal& terminal : recording.terminals) {
            for (const recordings::Stream& stream : terminal.streams) {
                if (stream.kind != recordings::StreamKind::Video) {
                    continue;
                }
                const double from = share * static_cast<double>(estimates.size());
                PartProgress part(progress, from, share, terminal.id + " " + stream.name);
                auto estimate = estimateOne(recording, terminal, stream, cancel, part);
                if (!estimate.finished()) {
                    return estimate.failed() ? Outcome<std::vector<OffsetEstimate>>(estimate.error())
                                             : Outcome<std::vector<OffsetEstimate>>(Cancelled{});
                }
                estimates.push_back(estimate.take());
            }
        }
        return estimates;
    } catch (const std::exception& failure) {
        Error error;
        error.message = VESTIGO_TEXT("Error", "cannot be read: %1");
        error.arguments = {failure.what()};
        return error;
    }
}

} // namespace vestigo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/report_run.h"

#include "core/pipeline/clock_offsets.h"
#include "core/recordings/recording.h"
#include "core/recordings/video.h"

#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace vestigo::pipeline {

namespace {

using recordings::VideoReader;

constexpr int longestSide = 1280; ///< more than a page's width shows at 150 dots an inch
constexpr int smallSide = 320;    ///< when there are very many pictures
constexpr std::size_t manyBytes = std::size_t{256} << 20U;
constexpr std::size_t mostBytes = std::size_t{512} << 20U;

std::string note(const Translator& translator, const Text& text, const std::string& argument = {}) {
    return fillPlaceholders(translator.translate(text), {argument});
}

/// Gives the frames that a report asks for, one stream open at a time, and says why when one cannot be had.
class ReportFrames {
public:
    ReportFrames(const recordings::Recording& recording, const Translator& translator,
                 const CancelToken& cancel, std::string& pictureNote)
        : recording_(recording)
        , translator_(translator)
        , cancel_(cancel)
        , pictureNote_(pictureNote) {}

    timeline::Picture at(const std::string& terminal, const std::string& name, double t) {
        const recordings::Stream* stream = recording_.findStream(terminal, name);
        if (cancel_.cancelled() || stream == nullptr || stream->kind != recordings::StreamKind::Video) {
            return {};
        }
        if (bytes_ >= mostBytes) {
            pictureNote_ =
                note(translator_, VESTIGO_TEXT("Report", "There are too many pictures to show them all."));
            return {};
        }
        auto picture = read(*stream, t - stream->offsetSeconds);
        if (!picture) {
            reader_.reset();
            pictureNote_ =
                note(translator_,
                     VESTIGO_TEXT("Report", "Not every picture could be read from the recording: %1."),
                     picture.error().messageText(translator_));
            return {};
        }
        if (!picture->has_value()) {
            return {};
        }
        timeline::Picture shown = *picture.take();
        shown.t += stream->offsetSeconds;
        bytes_ += shown.empty() ? 0 : shown.pixels->size();
        return shown;
    }

private:
    Result<std::optional<timeline::Picture>> read(const recordings::Stream& stream, double ownTime) {
        const bool isSmall = bytes_ >= manyBytes;
        if (!reader_ || open_ != stream.path || openIsSmall_ != isSmall) {
            VideoReader::Options options;
            options.longestSide = isSmall ? smallSide : longestSide;
            auto opened = VideoReader::open(stream.path, options);
            if (!opened) {
                return opened.error();
            }
            reader_ = opened.take();
            open_ = stream.path;
            openIsSmall_ = isSmall;
        }
        if (const auto found = reader_->seek(ownTime); !found) {
            return found.error();
        }
        return reader_->next();
    }

    const recordings::Recording& recording_;
    const Translator& translator_;
    const CancelToken& cancel_;
    std::string& pictureNote_;
    std::unique_ptr<VideoReader> reader_;
    std::filesystem::path open_;
    bool openIsSmall_ = false;
    std::size_t bytes_ = 0;
};

/// The recording that was analysed, unchanged; nothing, with the reason in `pictureNote`, where it is not
/// there.
Outcome<std::optional<recordings::Recording>> unchangedRecording(const analysis::Analysis& analysis,
                                                                 const Translator& translator,
                                                                 const CancelToken& cancel,
                                                                 std::string& pictureNote) {
    using Found = std::optional<recordings::Recording>;
    const auto missing = [&] {
        pictureNote = note(translator,
                           VESTIGO_TEXT("Report", "The recording could not be read again where it was "
                                                  "analysed (%1), so there are no pictures."),
                           singleLine(analysis.recordingPath, 200));
        return Found();
    };
    if (analysis.recordingPath.empty()) {
        return missing();
    }
    auto recording = recordings::openRecording(analysis.recordingPath);
    if (!recording) {
        return missing();
    }
    const auto hash = recordings::hashRecording(*recording, cancel);
    if (hash.cancelled()) {
        return Cancelled{};
    }
    if (hash.failed()) {
        return missing();
    }
    if (hash.value() != analysis.recordingSha256) {
        pictureNote =
            note(translator, VESTIGO_TEXT("Report", "The recording has changed since it was analysed, so "
                                                    "its pictures are not shown."));
        return Found();
    }
    recordings::Recording found = recording.take();
    shiftStreams(found, analysis.appliedOffsets); // the frames lie where the analysis saw them
    return Found(std::move(found));
}

Outcome<report::Document> build(const analysis::AnalysisPtr& analysis, report::ReportOptions options,
                                const Translator& translator, const CancelToken& cancel) {
    std::optional<recordings::Recording> recording;
    if (analysis && !analysis->incidents.empty()) {
        auto found = unchangedRecording(*analysis, translator, cancel, options.pictureNote);
        if (!found.finished()) {
            return Cancelled{};
        }
        recording = found.take();
    }
    report::FrameSource source;
    std::optional<ReportFrames> frames;
    if (recording) {
        frames.emplace(*recording, translator, cancel, options.pictureNote);
        source = [&frames](const std::string& terminal, const std::string& stream, double t) {
            return frames->at(terminal, stream, t);
        };
    }
    report::Document document = report::buildReport(analysis, options, translator, source);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    return document;
}

} // namespace

Outcome<report::Document> reportRun(const analysis::AnalysisPtr& analysis,
                                    const report::ReportOptions& options, const Translator& translator,
                                    const CancelToken& cancel) {
    try {
        return build(analysis, options, translator, cancel);
    } catch (const std::exception& exception) {
        Error error;
        error.message = VESTIGO_TEXT("Error", "the report could not be made: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/annotated_pictures.h"

#include "core/labels/annotations.h"
#include "core/recordings/recording.h"
#include "core/recordings/video.h"

#include <algorithm>

namespace vestigo::pipeline {

namespace {

using training::LabelledPicture;

bool shownAt(const labels::RegionOfInterest& roi, const std::string& terminal, const std::string& stream) {
    return roi.terminal == terminal && roi.stream == stream && models::keyRegionOf(roi.name) >= 0;
}

/// The regions at time `t` of the common clock, in pixels of the scaled picture.
std::vector<LabelledPicture::Region> regionsAt(const std::vector<const labels::RegionOfInterest*>& rois,
                                               double t, const timeline::Picture& picture) {
    const double scale =
        picture.sourceWidth > 0 ? static_cast<double>(picture.width) / picture.sourceWidth : 1.0;
    std::vector<LabelledPicture::Region> regions;
    for (const labels::RegionOfInterest* roi : rois) {
        if (t >= roi->range.start && t <= roi->range.end) {
            regions.push_back(
                {static_cast<std::size_t>(models::keyRegionOf(roi->name)),
                 {roi->box.x * scale, roi->box.y * scale, roi->box.width * scale, roi->box.height * scale}});
        }
    }
    return regions;
}

/// Moments of the common clock at which pictures are taken, rising.
std::vector<double> momentsOf(const std::vector<const labels::RegionOfInterest*>& rois, double seconds,
                              const AnnotatedPicturesRequest& request) {
    std::vector<double> moments;
    for (int i = 0; i < request.picturesPerStream; ++i) {
        moments.push_back(seconds * (i + 0.5) / request.picturesPerStream);
    }
    const std::size_t even = moments.size();
    for (const labels::RegionOfInterest* roi : rois) {
        const bool missed = std::none_of(moments.begin(), moments.end(), [roi](double t) {
            return t >= roi->range.start && t <= roi->range.end;
        });
        const double middle = (roi->range.start + roi->range.end) / 2.0;
        if (request.shortLivedToo && missed && middle >= 0.0 && middle <= seconds &&
            moments.size() < 2 * even) {
            moments.push_back(middle);
        }
    }
    std::sort(moments.begin(), moments.end());
    return moments;
}

void readStream(const recordings::Stream& stream, const std::vector<const labels::RegionOfInterest*>& rois,
                double seconds, const AnnotatedPicturesRequest& request, const CancelToken& cancel,
                std::vector<LabelledPicture>& pictures) {
    recordings::VideoReader::Options options;
    options.longestSide = request.longestSide;
    options.cancel = cancel;
    auto reader = recordings::VideoReader::open(stream.path, options);
    if (!reader) {
        return;
    }
    for (const double moment : momentsOf(rois, seconds, request)) {
        if (cancel.cancelled() || pictures.size() >= request.most ||
            !(*reader)->seek(std::max(0.0, moment - stream.offsetSeconds))) {
            return;
        }
        auto picture = (*reader)->next();
        if (!picture || !picture->has_value()) {
            return;
        }
        LabelledPicture labelled;
        labelled.picture = **picture;
        labelled.regions = regionsAt(rois, labelled.picture.t + stream.offsetSeconds, labelled.picture);
        pictures.push_back(std::move(labelled));
    }
}

void readRecording(const std::filesystem::path& folder, const AnnotatedPicturesRequest& request,
                   const CancelToken& cancel, std::vector<LabelledPicture>& pictures) {
    auto recording = recordings::openRecording(folder);
    if (!recording || !recording->annotations || !recording->annotations->exists) {
        return;
    }
    auto annotations = labels::readAnnotations(recording->annotations->path);
    if (!annotations) {
        return;
    }
    for (const recordings::Terminal& terminal : recording->terminals) {
        for (const recordings::Stream& stream : terminal.streams) {
            std::vector<const labels::RegionOfInterest*> rois;
            for (const labels::RegionOfInterest& roi : annotations->rois) {
                if (shownAt(roi, terminal.id, stream.name)) {
                    rois.push_back(&roi);
                }
            }
            if (!rois.empty() && stream.kind == recordings::StreamKind::Video && stream.exists) {
                readStream(stream, rois, recording->durationSeconds, request, cancel, pictures);
            }
        }
    }
}

/// The folders that the request names, or those of its data set's split.
Result<std::vector<std::filesystem::path>> foldersOf(const AnnotatedPicturesRequest& request) {
    if (!request.recordings.empty()) {
        return request.recordings;
    }
    const auto dataset = dataset::openDataset(request.dataset);
    if (!dataset) {
        return dataset.error();
    }
    std::vector<std::filesystem::path> folders;
    for (const dataset::DatasetEntry& entry : dataset->recordings) {
        if (entry.split == request.split) {
            folders.push_back(entry.folder);
        }
    }
    return folders;
}

} // namespace

Outcome<std::vector<LabelledPicture>> annotatedPictures(const AnnotatedPicturesRequest& request,
                                                        const CancelToken& cancel, ProgressSink& progress) {
    const auto folders = foldersOf(request);
    if (!folders) {
        return folders.error();
    }
    std::vector<LabelledPicture> pictures;
    for (std::size_t i = 0; i < folders->size(); ++i) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const std::filesystem::path& folder = (*folders)[i];
        progress.report({VESTIGO_TEXT("Training", "Reading annotated pictures"), folder.filename().string(),
                         static_cast<double>(i) / static_cast<double>(folders->size()), 0.0});
        readRecording(folder, request, cancel, pictures);
    }
    if (pictures.empty() && !cancel.cancelled()) {
        Error error;
        error.code = ErrorCode::Empty;
        error.file = request.dataset.string();
        error.message =
            VESTIGO_TEXT("Error", "no recording of this split has an annotated key region in its video");
        error.remedy = VESTIGO_TEXT("Error", "annotate key regions (rois), or take another split");
        return error;
    }
    return cancel.cancelled() ? Outcome<std::vector<LabelledPicture>>(Cancelled{}) : std::move(pictures);
}

} // namespace vestigo::pipeline

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
    for (int i = 0; i < request.picturesPerStream && !cancel.cancelled(); ++i) {
        const double own = seconds * (i + 0.5) / request.picturesPerStream - stream.offsetSeconds;
        if (!(*reader)->seek(std::max(0.0, own))) {
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

void readRecording(const dataset::DatasetEntry& entry, const AnnotatedPicturesRequest& request,
                   const CancelToken& cancel, std::vector<LabelledPicture>& pictures) {
    auto recording = recordings::openRecording(entry.folder);
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

} // namespace

Outcome<std::vector<LabelledPicture>> annotatedPictures(const AnnotatedPicturesRequest& request,
                                                        const CancelToken& cancel, ProgressSink& progress) {
    const auto dataset = dataset::openDataset(request.dataset);
    if (!dataset) {
        return dataset.error();
    }
    std::vector<LabelledPicture> pictures;
    const auto count = static_cast<double>(dataset->recordings.size());
    for (std::size_t i = 0; i < dataset->recordings.size(); ++i) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const dataset::DatasetEntry& entry = dataset->recordings[i];
        if (entry.split == request.split) {
            progress.report({VESTIGO_TEXT("Training", "Reading annotated pictures"), entry.path,
                             static_cast<double>(i) / count, 0.0});
            readRecording(entry, request, cancel, pictures);
        }
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

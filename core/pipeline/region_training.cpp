// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/region_training.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/part_of_job.h"
#include "core/base/shipped_files.h"
#include "core/pipeline/annotated_pictures.h"
#include "core/pipeline/recording_folders.h"
#include "core/pipeline/vision_models.h"
#include "core/training/detector_training.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

namespace vestigo::pipeline {

namespace {

namespace fs = std::filesystem;
using training::LabelledPicture;
using Pictures = std::vector<LabelledPicture>;

/// What a checkpoint belongs to: these pictures with these regions, and what the training began with.
std::string fingerprint(const Pictures& pictures, const fs::path& from) {
    Sha256 hash;
    hash.add(from.string());
    for (const LabelledPicture& picture : pictures) {
        hash.add(picture.picture.pixels->data(), picture.picture.pixels->size());
        for (const LabelledPicture::Region& region : picture.regions) {
            hash.add(std::to_string(region.kind));
            hash.add(&region.box, sizeof(region.box));
        }
    }
    return hash.hex();
}

class RegionTrainer {
public:
    RegionTrainer(const RegionTrainingRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : request_(request)
        , cancel_(cancel)
        , progress_(progress) {}

    Outcome<RegionTrainingSummary> run() {
        auto folders = recordingFolders(request_.data, request_.seed);
        if (!folders) {
            return folders.error();
        }
        if (const auto begun = readBeginning(); !begun) {
            return begun.error();
        }
        auto learnt = read(folders->learnt, 0.0, 0.08, summary_.recordings);
        if (!learnt.finished()) {
            return ended(learnt);
        }
        if (const auto held = readHeldOut(folders->heldOut); !held.finished()) {
            return ended(held);
        }
        return train(learnt.value());
    }

private:
    template <class T>
    static Outcome<RegionTrainingSummary> ended(const Outcome<T>& outcome) {
        return outcome.failed() ? Outcome<RegionTrainingSummary>(outcome.error())
                                : Outcome<RegionTrainingSummary>(Cancelled{});
    }

    Result<Done> readBeginning() {
        if (request_.anew) {
            return Done{};
        }
        from_ = request_.from;
        if (from_.empty()) {
            auto shipped = shippedFile(regionWeights);
            if (!shipped) {
                return shipped.error();
            }
            from_ = shipped.take();
        }
        auto weights = models::readSafetensors(from_);
        if (!weights) {
            return weights.error();
        }
        beginning_ = std::make_shared<const models::ModelState>(weights.take());
        // Whether they are those of this network is said before the videos are read.
        const auto detector = models::RegionDetector::create(*beginning_, {}, from_.string());
        return detector ? Result<Done>(Done{}) : detector.error();
    }

    Outcome<Pictures> read(const std::vector<fs::path>& folders, double from, double to,
                           std::vector<std::string>& names) {
        AnnotatedPicturesRequest wanted;
        wanted.dataset = request_.data;
        wanted.recordings = folders;
        wanted.picturesPerStream = request_.picturesPerStream;
        wanted.shortLivedToo = true;
        PartOfJob part(progress_, from, to);
        for (const fs::path& folder : folders) {
            names.push_back(folder.filename().string());
        }
        return annotatedPictures(wanted, cancel_, part);
    }

    /// Nothing to measure on is no failure.
    Outcome<Done> readHeldOut(const std::vector<fs::path>& folders) {
        if (folders.empty()) {
            return Done{};
        }
        auto pictures = read(folders, 0.08, 0.1, summary_.heldOut);
        if (pictures.failed() && pictures.error().code == ErrorCode::Empty) {
            return Done{};
        }
        if (!pictures.finished()) {
            return pictures.failed() ? Outcome<Done>(pictures.error()) : Outcome<Done>(Cancelled{});
        }
        heldOut_ = pictures.take();
        return Done{};
    }

    training::DetectorTrainingOptions options(const Pictures& pictures) const {
        training::DetectorTrainingOptions made;
        made.seed = request_.seed;
        made.steps = request_.steps > 0 ? request_.steps : (request_.anew ? 3000 : 400);
        made.batch = request_.batch;
        made.threads = request_.threads;
        made.learningRate = request_.anew ? 2e-3 : 4e-4;
        made.input = request_.samples.input;
        made.from = beginning_;
        made.checkpoint = fs::path(request_.out.string() + ".checkpoint");
        made.keepEvery = 50;
        made.trainedOn = fingerprint(pictures, from_);
        return made;
    }

    Outcome<RegionTrainingSummary> train(const Pictures& pictures) {
        summary_.pictures = pictures.size();
        if (beginning_ != nullptr && !heldOut_.empty()) {
            auto recall = regionRecall(*beginning_, {}, heldOut_, from_.string(), cancel_);
            if (!recall.finished()) {
                return ended(recall);
            }
            summary_.before = recall.take();
        }
        training::OwnPicturesOptions samples = request_.samples;
        samples.seed = request_.seed;
        training::OwnRegionSource source(pictures, samples);
        PartOfJob part(progress_, 0.1, 0.97);
        const auto how = options(pictures);
        auto trained = training::trainDetector(source, how, cancel_, part);
        if (!trained.finished()) {
            return ended(trained);
        }
        return finish(trained.take().weights, how.checkpoint);
    }

    Outcome<RegionTrainingSummary> finish(const models::ModelState& weights, const fs::path& checkpoint) {
        if (!heldOut_.empty()) {
            auto recall = regionRecall(weights, {}, heldOut_, request_.out.string(), cancel_);
            if (!recall.finished()) {
                return ended(recall);
            }
            summary_.after = recall.take();
            summary_.measured = true;
        }
        if (const auto written = models::writeSafetensors(request_.out, weights, models::Precision::Half);
            !written) {
            return written.error();
        }
        std::error_code ignored; // it is of no more use, and does no harm
        fs::remove(checkpoint, ignored);
        return std::move(summary_);
    }

    const RegionTrainingRequest& request_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    RegionTrainingSummary summary_;
    fs::path from_;
    std::shared_ptr<const models::ModelState> beginning_;
    Pictures heldOut_;
};

} // namespace

Outcome<training::RegionRecall> regionRecall(const models::ModelState& weights,
                                             const models::RegionDetectorOptions& options,
                                             const std::vector<LabelledPicture>& pictures,
                                             const std::string& file, const CancelToken& cancel) {
    auto detector = models::RegionDetector::create(weights, options, file);
    if (!detector) {
        return detector.error();
    }
    training::RegionRecall recall;
    for (const LabelledPicture& picture : pictures) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const auto found = (*detector)->find(picture.picture);
        if (!found) {
            return found.error();
        }
        training::countRegions(recall, picture.regions, *found);
    }
    return recall;
}

Outcome<RegionTrainingSummary> regionTrainingRun(const RegionTrainingRequest& request,
                                                 const CancelToken& cancel, ProgressSink& progress) {
    return RegionTrainer(request, cancel, progress).run();
}

} // namespace vestigo::pipeline

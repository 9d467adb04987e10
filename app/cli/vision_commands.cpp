// SPDX-License-Identifier: GPL-3.0-or-later
// Training and measuring of the networks that prepare the pictures.
#include "app/cli/command.h"
#include "app/cli/split_option.h"
#include "core/base/shipped_files.h"
#include "core/pipeline/annotated_pictures.h"
#include "core/pipeline/region_training.h"
#include "core/pipeline/vision_models.h"
#include "core/training/completion_training.h"
#include "core/training/detector_training.h"
#include "core/training/drawn_pictures.h"
#include "core/training/region_recall.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace vestigo::cli {

namespace {

/// Trains on drawn pictures and writes the weights in half precision; what was learnt so far lies beside
/// them.
template <class Source, class Options, class Train>
int trainTo(const std::string& out, Options options, training::DrawnPicturesOptions drawn, const Train& train,
            Environment& environment) {
    if (const int status = checkWritable(out)) {
        return status;
    }
    drawn.seed = options.seed;
    Source source(drawn);
    options.checkpoint = out + ".checkpoint";
    auto trained = train(source, options, environment.cancel, environment.progress);
    if (!trained.finished()) {
        return failureStatus(trained);
    }
    const auto written = models::writeSafetensors(out, trained.value().weights, models::Precision::Half);
    if (!written) {
        return reportError(written.error());
    }
    environment.progress.finish();
    std::printf("%s: trained in %d steps on drawn pictures; remove %s to train anew\n", out.c_str(),
                options.steps, options.checkpoint.c_str());
    return exitDone;
}

/// Options that both trainings have.
template <class Options>
void addTrainingOptions(CLI::App& command, std::string& out, Options& options) {
    command.add_option("--out", out, "weights to write; goes on from FILE.checkpoint if that is there")
        ->required();
    command.add_option("--steps", options.steps, "of the optimiser")->check(CLI::Range(1, 10000000));
    command.add_option("--batch", options.batch, "pictures a step")->check(CLI::Range(1, 256));
    command.add_option("--seed", options.seed, "same seed, same weights");
    command.add_option("--threads", options.threads, "of one step")->check(CLI::Range(1, 64));
}

template <class Options>
struct TrainingRequest {
    std::string out;
    Options options;
};

struct MeasureRequest {
    pipeline::AnnotatedPicturesRequest pictures;
    std::string weights;
    models::RegionDetectorOptions detector;
};

void print(const training::RegionRecall& recall) {
    std::printf("%-18s %8s %8s %8s %8s %8s\n", "region", "there", "found", "recall", "wrong", "overlap");
    for (std::size_t k = 0; k < recall.kinds.size(); ++k) {
        const training::RegionCounts& counts = recall.kinds.at(k);
        const auto share = [](double part, std::size_t all) {
            return all > 0 ? part / static_cast<double>(all) : 0.0;
        };
        std::printf("%-18s %8zu %8zu %8.3f %8zu %8.3f\n", models::keyRegionNames.at(k), counts.there,
                    counts.found, share(static_cast<double>(counts.found), counts.there), counts.wrong,
                    share(counts.overlap, counts.found));
    }
    std::printf("%zu pictures: mean recall at overlap 0.5 %.3f, precision %.3f\n", recall.pictures,
                recall.meanRecall(), recall.precision());
}

int measureRegions(const MeasureRequest& request, Environment& environment) {
    std::filesystem::path file = request.weights;
    if (request.weights.empty()) {
        auto shipped = shippedFile(pipeline::regionWeights);
        if (!shipped) {
            return reportError(shipped.error());
        }
        file = shipped.take();
    }
    const auto weights = models::readSafetensors(file);
    if (!weights) {
        return reportError(weights.error());
    }
    auto pictures = pipeline::annotatedPictures(request.pictures, environment.cancel, environment.progress);
    if (!pictures.finished()) {
        return failureStatus(pictures);
    }
    const auto recall = pipeline::regionRecall(*weights, request.detector, pictures.value(), file.string(),
                                               environment.cancel);
    if (!recall.finished()) {
        return failureStatus(recall);
    }
    environment.progress.finish();
    print(recall.value());
    return exitDone;
}

/// Of the user's own recordings.
int trainOnData(const pipeline::RegionTrainingRequest& request, Environment& environment) {
    if (const int status = checkWritable(request.out.string())) {
        return status;
    }
    const auto trained = pipeline::regionTrainingRun(request, environment.cancel, environment.progress);
    if (!trained.finished()) {
        return failureStatus(trained);
    }
    environment.progress.finish();
    const pipeline::RegionTrainingSummary& summary = trained.value();
    std::printf("%s: learnt from %zu pictures of %zu recordings\n", request.out.c_str(), summary.pictures,
                summary.recordings.size());
    if (!summary.measured) {
        std::printf("no recording was held out: how well it finds regions elsewhere is not known\n");
        return exitDone;
    }
    std::printf("measured on what was held out:");
    for (const std::string& name : summary.heldOut) {
        std::printf(" %s", name.c_str());
    }
    std::printf("\n");
    if (!request.anew) {
        std::printf("before:\n");
        print(summary.before);
        std::printf("after:\n");
    }
    print(summary.after);
    if (!request.anew && summary.after.meanRecall() < summary.before.meanRecall()) {
        std::printf("it finds less than before: more recordings, or fewer steps, may help\n");
    }
    return exitDone;
}

void addDetectorCommand(CLI::App& app, Run& run) {
    CLI::App* detector = app.add_subcommand(
        "train-detector", "Trains the detector of key regions on drawn pictures or on your recordings");
    auto regions = std::make_shared<TrainingRequest<training::DetectorTrainingOptions>>();
    auto own = std::make_shared<pipeline::RegionTrainingRequest>();
    addTrainingOptions(*detector, regions->out, regions->options);
    CLI::Option* data = detector->add_option(
        "--data", own->data,
        "learn from the key regions (rois) of this data set, folder of recordings or recording");
    CLI::Option* anew = detector->add_flag("--anew", own->anew, "with --data: begin with random weights");
    anew->needs(data);
    detector
        ->add_option("--from", own->from,
                     "weights to begin with; default: with --data those that ship, else random ones")
        ->excludes(anew);
    detector->add_option("--pictures", own->picturesPerStream, "with --data: of each stream")
        ->check(CLI::Range(1, 1000))
        ->needs(data);
    detector->callback([&run, detector, regions, own] {
        own->out = regions->out;
        own->seed = regions->options.seed;
        own->threads = regions->options.threads;
        own->steps = detector->count("--steps") > 0 ? regions->options.steps : 0;
        own->batch = detector->count("--batch") > 0 ? regions->options.batch : own->batch;
        run = [regions, own](Environment& environment) {
            if (!own->data.empty()) {
                return trainOnData(*own, environment);
            }
            const training::DrawnPicturesOptions drawn = training::forDetector();
            regions->options.input = drawn.input;
            if (!own->from.empty()) {
                auto weights = models::readSafetensors(own->from);
                if (!weights) {
                    return reportError(weights.error());
                }
                regions->options.from = std::make_shared<const models::ModelState>(weights.take());
                regions->options.learningRate *= 0.6; // it knows something already
            }
            return trainTo<training::DrawnRegionSource>(regions->out, regions->options, drawn,
                                                        training::trainDetector, environment);
        };
    });
}

} // namespace

void addVisionCommands(CLI::App& app, Run& run) {
    addDetectorCommand(app, run);
    CLI::App* completion =
        app.add_subcommand("train-completion", "Trains the completion of covered parts on drawn pictures");
    auto covers = std::make_shared<TrainingRequest<training::CompletionTrainingOptions>>();
    addTrainingOptions(*completion, covers->out, covers->options);
    completion->callback([&run, covers] {
        run = [covers](Environment& environment) {
            training::DrawnPicturesOptions drawn;
            drawn.covers = false; // what is covered must be known
            return trainTo<training::DrawnCompletionSource>(covers->out, covers->options, drawn,
                                                            training::trainCompletion, environment);
        };
    });

    CLI::App* measure = app.add_subcommand(
        "measure-regions", "Says how well the detector finds the annotated key regions of a data set");
    auto measured = std::make_shared<MeasureRequest>();
    measure->add_option("--dataset", measured->pictures.dataset, "folder with dataset.json")->required();
    measured->pictures.split = dataset::Split::Val;
    addSplitOption(*measure, measured->pictures.split, "train, val or test (default: val)");
    measure->add_option("--pictures", measured->pictures.picturesPerStream, "of each stream")
        ->check(CLI::Range(1, 1000));
    measure->add_option("--weights", measured->weights, "default: those that ship");
    measure->add_option("--confidence", measured->detector.leastConfidence, "least, of what is named")
        ->check(CLI::Range(0.0, 1.0));
    measure->add_option("--width", measured->detector.width, "of the input in pixels; 32 divides it")
        ->check(CLI::Range(64, 1024));
    measure->add_option("--height", measured->detector.height, "of the input in pixels; 32 divides it")
        ->check(CLI::Range(64, 1024));
    measure->callback([&run, measured] {
        run = [measured](Environment& environment) { return measureRegions(*measured, environment); };
    });
}

} // namespace vestigo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/prepare.h"

#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/dataset/appearance.h"
#include "core/dataset/picture_sequence.h"
#include "core/dataset/region_cover.h"

namespace vestigo::pipeline {

namespace {

constexpr unsigned decodeWorkers = 2;
constexpr std::size_t decodedAhead = 4; ///< streams that may wait for the aligner
/// Whole maps of a data set of a hundred recordings, both ways: a training reads them again and again.
constexpr std::uint64_t mapCacheBytes = 12ULL << 30U;

/// The stages of the visual path as they stand in `timing.stages`.
void logSeconds(RunLog& log, const EncodeSeconds& seconds) {
    const vision::PreparationTimes& parts = seconds.preparation;
    log.addSeconds(Stage::Decode, seconds.decode);
    log.addSeconds("regions", parts.regions);
    log.addSeconds("equalise", parts.equalise);
    log.addSeconds("background", parts.background);
    log.addSeconds("occlusion", parts.occlusion);
    log.addSeconds("completion", parts.completion);
    log.addSeconds("confounders", parts.confounders);
    log.addSeconds("encode", seconds.encode);
}

void addStream(const RunContext& context, const timeline::StreamFeatures& stream, bool pictures,
               AlignedParts& parts) {
    const timeline::Grid& grid = parts.recording.grid;
    const double gap = context.options.longestGapSeconds;
    for (std::size_t i = 0; i < parts.recording.terminals.size(); ++i) {
        timeline::AlignedTerminal& terminal = parts.recording.terminals[i];
        if (terminal.id != stream.terminal) {
            continue;
        }
        terminal.features.push_back(dataset::appearanceOf(stream, grid, context.options.causal, gap));
        terminal.features.push_back(dataset::coveredOf(stream, grid, gap));
        if (pictures) {
            terminal.pictures.push_back(dataset::picturesOf(stream, grid, gap));
        }
        for (timeline::CameraHealth& camera : parts.cameras.at(i).streams) {
            if (camera.stream == stream.stream) {
                camera.cover = dataset::regionCoverOf(stream);
            }
        }
    }
}

/// Beside the columns of each terminal, what the encoder saw of its streams. False: it cannot be made.
bool addAppearance(const RunContext& context, const Seeing& seeing, AlignedParts& parts) {
    SilentProgress silent;
    EncodeSettings settings = seeingSettings(seeing, context.options.causal);
    settings.noise = context.options.noise;
    auto encoded = encodeRecording(context.recording, context.regions, settings, context.cancel, silent);
    if (!encoded.finished()) {
        if (encoded.failed()) {
            context.log.fail(encoded.error());
        }
        return false;
    }
    logSeconds(context.log, encoded.value().seconds);
    for (const recordings::Problem& problem : encoded.value().problems) {
        context.log.notice(problem.terminal, problem.stream, problem.error);
    }
    for (const timeline::StreamFeatures& stream : encoded.value().features.streams) {
        addStream(context, stream, seeing.pictures, parts);
    }
    return true;
}

} // namespace

EncodeSettings seeingSettings(const Seeing& seeing, bool causal) {
    EncodeSettings settings;
    settings.encoder = seeing.encoder;
    settings.weights = seeing.weights;
    chooseDetector(settings.preparation, seeing.detector);
    settings.everySeconds = 1.0;
    settings.largestError = 0.1;
    settings.keepMaps = seeing.pictures;
    settings.preparation.causal = causal;
    settings.cacheFolder = usualFeatureFolder();
    if (seeing.pictures) {
        settings.cacheBytes = mapCacheBytes;
    }
    return settings;
}

std::vector<labels::RegionOfInterest> fixedRegionsOf(const recordings::Recording& recording, RunLog& log,
                                                     std::string& hash) {
    std::vector<labels::RegionOfInterest> regions;
    if (recording.annotations && recording.annotations->exists) {
        const auto annotations = labels::readAnnotations(recording.annotations->path);
        if (annotations.ok()) {
            regions = labels::fixedRegions(*annotations);
        } else {
            log.notice({}, "annotations", annotations.error());
        }
    }
    Sha256 digest;
    for (const labels::RegionOfInterest& roi : regions) {
        for (const std::string& text : {roi.terminal, roi.stream, roi.name}) {
            digest.add(text + "\n");
        }
        for (const double number :
             {roi.range.start, roi.range.end, roi.box.x, roi.box.y, roi.box.width, roi.box.height}) {
            digest.add(formatNumber(number) + "\n");
        }
    }
    hash = digest.hex();
    return regions;
}

std::unique_ptr<AlignedParts> decodeAndAlign(const RunContext& context, const Seeing& seeing) {
    BoundedQueue<DecodedStream> decoded(decodedAhead);
    std::unique_ptr<AlignedParts> parts;
    const DecodeStage decoding(context, decoded, decodeWorkers);
    guarded(context.log, [&] { parts = alignRecording(context, decoded); });
    decoded.close(); // wakes workers that wait for room when the aligner ended early
    const bool looks = !seeing.encoder.empty() && seeing.modality != Modality::Tables;
    if (parts && looks && !addAppearance(context, seeing, *parts)) {
        return nullptr;
    }
    if (parts) {
        keepModality(seeing.modality, *parts);
    }
    return parts;
}

Outcome<std::string> detectorIdentity(const std::string& detector, const CancelToken& cancel) {
    PreparationSettings settings;
    chooseDetector(settings, detector);
    if (settings.detector != DetectorChoice::Script) {
        return std::string(settings.detector == DetectorChoice::None ? "none" : "shipped");
    }
    return sha256OfFile(settings.script, cancel);
}

Error nothingUsableError(const recordings::Recording& recording, const RunLog& log) {
    return recordings::nothingUsable(recording, log.problems());
}

} // namespace vestigo::pipeline

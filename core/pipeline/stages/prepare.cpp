// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/prepare.h"

#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/dataset/appearance.h"

namespace vestigo::pipeline {

namespace {

constexpr unsigned decodeWorkers = 2;
constexpr std::size_t decodedAhead = 4; ///< streams that may wait for the aligner

/// Beside the columns of each terminal, what the encoder saw of its streams. False: it cannot be made.
bool addAppearance(const RunContext& context, const std::string& encoder, AlignedParts& parts) {
    const StageClock clock(context.log, Stage::Decode);
    SilentProgress silent;
    auto encoded = encodeRecording(context.recording, context.regions,
                                   seeingSettings(encoder, context.options.causal), context.cancel, silent);
    if (!encoded.finished()) {
        if (encoded.failed()) {
            context.log.fail(encoded.error());
        }
        return false;
    }
    for (const recordings::Problem& problem : encoded.value().problems) {
        context.log.notice(problem.terminal, problem.stream, problem.error);
    }
    for (const timeline::StreamFeatures& stream : encoded.value().features.streams) {
        for (timeline::AlignedTerminal& terminal : parts.recording.terminals) {
            if (terminal.id == stream.terminal) {
                terminal.features.push_back(dataset::appearanceOf(
                    stream, parts.recording.grid, context.options.causal, context.options.longestGapSeconds));
            }
        }
    }
    return true;
}

} // namespace

EncodeSettings seeingSettings(const std::string& encoder, bool causal) {
    EncodeSettings settings;
    settings.encoder = encoder;
    settings.everySeconds = 1.0;
    settings.largestError = 0.1;
    settings.keepMaps = false;
    settings.causal = causal;
    settings.cacheFolder = usualFeatureFolder();
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

std::unique_ptr<AlignedParts> decodeAndAlign(const RunContext& context, const std::string& encoder) {
    BoundedQueue<DecodedStream> decoded(decodedAhead);
    std::unique_ptr<AlignedParts> parts;
    const DecodeStage decoding(context, decoded, decodeWorkers);
    guarded(context.log, [&] { parts = alignRecording(context, decoded); });
    decoded.close(); // wakes workers that wait for room when the aligner ended early
    if (parts && !encoder.empty() && !addAppearance(context, encoder, *parts)) {
        return nullptr;
    }
    return parts;
}

Error nothingUsableError(const recordings::Recording& recording, const RunLog& log) {
    return recordings::nothingUsable(recording, log.problems());
}

} // namespace vestigo::pipeline

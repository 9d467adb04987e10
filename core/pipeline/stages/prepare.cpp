// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/stages/prepare.h"

#include "core/base/hash.h"
#include "core/base/numbers.h"

namespace vestigo::pipeline {

namespace {

constexpr unsigned decodeWorkers = 2;
constexpr std::size_t decodedAhead = 4; ///< streams that may wait for the aligner

} // namespace

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

std::unique_ptr<AlignedParts> decodeAndAlign(const RunContext& context) {
    BoundedQueue<DecodedStream> decoded(decodedAhead);
    std::unique_ptr<AlignedParts> parts;
    const DecodeStage decoding(context, decoded, decodeWorkers);
    guarded(context.log, [&] { parts = alignRecording(context, decoded); });
    decoded.close(); // wakes workers that wait for room when the aligner ended early
    return parts;
}

Error nothingUsableError(const recordings::Recording& recording, const RunLog& log) {
    return recordings::nothingUsable(recording, log.problems());
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/clock_offsets.h"

#include <cmath>
#include <ctime>
#include <utility>

namespace vestigo::pipeline {

namespace {

using analysis::ClockOffset;
using analysis::ClockOffsets;
using analysis::OffsetAction;

recordings::Stream* find(recordings::Recording& recording, const ClockOffset& offset) {
    for (recordings::Terminal& terminal : recording.terminals) {
        for (recordings::Stream& stream : terminal.streams) {
            if (terminal.id == offset.terminal && stream.name == offset.stream) {
                return &stream;
            }
        }
    }
    return nullptr;
}

/// The lines that bring the project from what its log says to what is wished; of two wishes for one stream
/// the later holds.
ClockOffsets linesFor(ClockOffsets log, const ClockOffsets& wishes) {
    ClockOffsets lines;
    for (ClockOffset wish : wishes) {
        if (analysis::offsetOf(analysis::offsetsInForce(log), wish.terminal, wish.stream) != wish.seconds) {
            wish.action = wish.seconds == 0.0 ? OffsetAction::TakenBack : wish.action;
            wish.at = static_cast<double>(std::time(nullptr));
            lines.push_back(wish);
            log.push_back(std::move(wish));
        }
    }
    return lines;
}

} // namespace

Result<Done> checkStreams(const recordings::Recording& recording, const ClockOffsets& offsets) {
    for (const ClockOffset& offset : offsets) {
        const bool known = recording.findTerminal(offset.terminal) != nullptr;
        if (recording.findStream(offset.terminal, offset.stream) == nullptr) {
            Error error;
            error.code = ErrorCode::ReferenceUnknown;
            error.file = recording.file.string();
            error.message = known ? VESTIGO_TEXT("Error", "terminal %1 has no stream \"%2\"")
                                  : VESTIGO_TEXT("Error", "there is no terminal \"%1\"");
            error.arguments = {singleLine(offset.terminal, 100), singleLine(offset.stream, 100)};
            error.remedy = VESTIGO_TEXT("Error", "a clock offset names one of the recording's own streams");
            return error;
        }
    }
    return Done{};
}

ClockOffsets shiftStreams(recordings::Recording& recording, const ClockOffsets& offsets) {
    ClockOffsets applied;
    for (const ClockOffset& offset : offsets) {
        recordings::Stream* stream = find(recording, offset);
        if (stream != nullptr &&
            std::abs(stream->offsetSeconds + offset.seconds) <= recordings::RecordingLimits::longestOffset) {
            stream->offsetSeconds += offset.seconds;
            applied.push_back(offset);
        }
    }
    return applied;
}

void shiftRegions(std::vector<labels::RegionOfInterest>& regions, const ClockOffsets& offsets) {
    for (labels::RegionOfInterest& region : regions) {
        const double seconds = analysis::offsetOf(offsets, region.terminal, region.stream);
        region.range = {region.range.start + seconds, region.range.end + seconds};
    }
}

Result<ClockOffsets> settleOffsets(store::ProjectStore* store, const std::string& recordingSha256,
                                   const ClockOffsets& wishes) {
    ClockOffsets checked;
    for (const ClockOffset& wish : wishes) {
        Result<ClockOffset> one = analysis::checkedOffset(wish);
        if (!one) {
            return one.error();
        }
        checked.push_back(one.take());
    }
    if (store == nullptr) {
        return analysis::offsetsInForce(checked);
    }
    Result<ClockOffsets> log = store->clockOffsets(recordingSha256);
    if (!log) {
        return log;
    }
    const ClockOffsets lines = linesFor(*log, checked);
    if (!lines.empty()) {
        log = store->addClockOffsets(recordingSha256, lines);
    }
    return log ? analysis::offsetsInForce(*log) : log;
}

} // namespace vestigo::pipeline

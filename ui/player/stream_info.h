// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/frame_times.h"
#include "core/timeline/grid.h"
#include "core/timeline/picture.h"

#include <QtCore/QString>

#include <cstddef>

namespace vestigo::ui_player {

/// One video stream as the player needs to know it. Times on the common clock (the stream's offset is
/// applied).
struct StreamInfo {
    QString terminal;              ///< id
    QString terminalName;          ///< for people
    QString stream;                ///< "device", "operator", ...
    double start = 0.0;            ///< first frame
    double end = 0.0;              ///< end of the last frame
    double frameInterval = 0.04;   ///< seconds; the average where the rate varies
    QString note;                  ///< about its clock: "offset -0.4 s estimated (0.93)"; may be empty
    double offset = 0.0;           ///< from the stream's own time, that of `times`, to the common clock
    QString problem;               ///< why there is no picture at all: "the file is missing"; may be empty
    timeline::FrameTimesPtr times; ///< exact, once they are known; null before

    bool hasTimes() const { return times != nullptr && !times->empty(); }
    /// Start, end and interval follow from the times.
    void setTimes(const timeline::FrameTimesPtr& known) {
        times = known;
        if (hasTimes()) {
            const double length = times->endSeconds - times->times.front();
            start = offset + times->times.front();
            end = offset + times->endSeconds;
            frameInterval = length > 0.0 ? length / static_cast<double>(times->size()) : frameInterval;
        }
    }
    void setOffset(double seconds) {
        start += seconds - offset;
        end += seconds - offset;
        offset = seconds;
    }
};

/// A region that people have drawn in a stream's picture.
struct StreamRegion {
    QString terminal;
    QString stream;
    timeline::TimeRange range; ///< common clock
    timeline::Box box;
    QString name;          ///< for people: "gauge", "protocol attack"
    bool abnormal = false; ///< of an annotated anomaly; else a key region

    /// Before the stream gets another offset: what is drawn in its pictures goes with them.
    void moveWith(const StreamInfo& info, double offset) {
        if (info.terminal == terminal && info.stream == stream) {
            range = {range.start + offset - info.offset, range.end + offset - info.offset};
        }
    }
};

} // namespace vestigo::ui_player

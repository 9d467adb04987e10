// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/frame_times.h"
#include "core/timeline/picture.h"

#include <QtCore/QMetaType>
#include <QtCore/QObject>
#include <QtCore/QString>

namespace vestigo::ui_player {

/// Where the player's frames come from. Implemented by the application with threads of its own; every call
/// and every signal is made in the GUI thread and returns at once.
///
/// Each request is answered by exactly one frameReady or failed that repeats its terminal, stream and time. A
/// request that a newer one for the same stream overtakes before it was begun need not be answered. The view
/// keeps at most one request per stream on the way, so an implementation needs no queue longer than the
/// number of streams.
class FrameProvider : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The frame that is shown at `t` (common clock) in a terminal's video, scaled so that neither side is
    /// longer than `longestSide` pixels.
    virtual void requestFrame(const QString& terminal, const QString& stream, double t, int longestSide) = 0;

    /// The exact times of a video's frames where they are known already; else null, and timesKnown() follows.
    virtual timeline::FrameTimesPtr frameTimes(const QString& terminal, const QString& stream) const {
        Q_UNUSED(terminal)
        Q_UNUSED(stream)
        return nullptr;
    }
    /// A hint: the cursor plays at this speed (negative: backwards), 0: it stands still.
    virtual void setSpeed(double speed) { Q_UNUSED(speed) }
    /// Stops reading the frame times of videos that are still unread; what is read is kept.
    virtual void stopIndexing() {}
    virtual void resumeIndexing() {}

Q_SIGNALS:
    /// `t` is the requested time; the picture bears its own, on the common clock.
    void frameReady(const QString& terminal, const QString& stream, double t,
                    const vestigo::timeline::Picture& picture);
    /// `message`: one line in the user's language.
    void failed(const QString& terminal, const QString& stream, double t, const QString& message);
    /// The exact times of a video's frames, in its own time.
    void timesKnown(const QString& terminal, const QString& stream,
                    const vestigo::timeline::FrameTimesPtr& times);
    /// `done` of `total` videos have their times read, `fraction` of the next one. `stopped`: by the user.
    void indexingChanged(int done, int total, double fraction, bool stopped);
};

} // namespace vestigo::ui_player

Q_DECLARE_METATYPE(vestigo::timeline::Picture)
Q_DECLARE_METATYPE(vestigo::timeline::FrameTimesPtr)

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordings/recording.h"
#include "ui/player/frame_provider.h"

#include <QtCore/QString>

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

namespace vestigo::session {

/// Frames for the player, decoded in a thread of its own. Of each stream only the newest request counts.
class FrameSource final : public ui_player::FrameProvider {
    Q_OBJECT
public:
    explicit FrameSource(QObject* parent = nullptr);
    ~FrameSource() override;

    void setRecording(std::shared_ptr<const recordings::Recording> recording);
    /// Every frame that was asked for has been answered.
    bool isIdle();
    void requestFrame(const QString& terminal, const QString& stream, double t, int longestSide) override;

private:
    struct Request {
        QString terminal;
        QString stream;
        double t = 0.0;
        int longestSide = 0;
    };
    class Decoder;
    void work();
    void answer(const Request& request, Decoder& decoder);

    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    bool working_ = false;
    std::shared_ptr<const recordings::Recording> recording_;
    std::deque<Request> requests_;
    std::thread thread_;
};

} // namespace vestigo::session

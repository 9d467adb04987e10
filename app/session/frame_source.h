// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/frame_workers.h"
#include "core/recordings/recording.h"
#include "ui/player/frame_provider.h"

#include <QtCore/QString>

#include <filesystem>
#include <map>
#include <memory>

namespace vestigo::session {

/// Where the times of videos' frames are kept: in the user's cache folder; empty: nowhere.
std::filesystem::path usersIndexFolder();

/// Frames for the player: the workers' answers brought into the GUI thread, errors as text.
class FrameSource final : public ui_player::FrameProvider {
    Q_OBJECT
public:
    explicit FrameSource(FrameWorkers::Options options, QObject* parent = nullptr);
    /// With the user's settings: frame times kept in the user's cache folder, the cache as large as
    /// `player/cacheMegabytes` says.
    explicit FrameSource(QObject* parent = nullptr);
    ~FrameSource() override;

    void setRecording(const std::shared_ptr<const recordings::Recording>& recording);
    void setOffset(const QString& terminal, const QString& stream, double offsetSeconds);
    void requestFrame(const QString& terminal, const QString& stream, double t, int longestSide) override;
    timeline::FrameTimesPtr frameTimes(const QString& terminal, const QString& stream) const override;
    /// Nothing was asked for that has not come, and no frame times are being read.
    bool isIdle() const;
    void setSpeed(double speed) override;
    void stopIndexing() override;
    void resumeIndexing() override;
    /// Memory for decoded pictures; holds at once.
    void setCacheBytes(std::size_t bytes);

private:
    FrameWorkers::Sinks makeSinks();
    template <class Work>
    void inGuiThread(std::uint64_t generation, Work work);

    std::uint64_t generation_ = 0; ///< of the recording; what comes from an older one is dropped
    std::map<QString, timeline::FrameTimesPtr> times_; ///< by "terminal\nstream"
    std::unique_ptr<FrameWorkers> workers_;
};

} // namespace vestigo::session

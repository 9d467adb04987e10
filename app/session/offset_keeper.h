// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_runner.h"
#include "core/analysis/clock_offsets.h"
#include "core/base/result.h"
#include "core/recordings/recording.h"

#include <QtCore/QObject>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace vestigo::session {

/// What people have said about the clocks of the open recording's streams. Writes into the project in a
/// thread, in the order in which it was asked; a line that was handed over is written even if the window
/// closes. Without a project it is kept for as long as the recording is open.
class OffsetKeeper : public QObject {
    Q_OBJECT
public:
    using RecordingPtr = std::shared_ptr<const recordings::Recording>;

    explicit OffsetKeeper(std::filesystem::path database, QObject* parent = nullptr);
    ~OffsetKeeper() override;

    /// Another project. What waits is written into the one that it was said in.
    void setDatabase(const std::filesystem::path& database) { database_ = database; }
    /// A recording as it was recorded, its content hash (empty: not known yet) and what holds for it.
    void setRecording(RecordingPtr recording, std::string sha256, analysis::ClockOffsets inForce);

    const RecordingPtr& recording() const { return recording_; }
    /// By terminal and stream.
    const analysis::ClockOffsets& inForce() const { return inForce_; }
    bool isIdle() const { return waiting_.empty() && !jobs_->isRunning(); }

    /// Writes a line; changed() follows, and before it `written` is called if it could be kept.
    void add(const analysis::ClockOffset& line, std::function<void()> written = {});

Q_SIGNALS:
    void changed();
    void failed(const Error& error);

private:
    struct Waiting {
        std::filesystem::path database;
        RecordingPtr recording;
        std::string sha256;
        analysis::ClockOffset line;
        std::function<void()> written;
    };
    struct Kept {
        std::string sha256;
        analysis::ClockOffsets log;
    };
    static Result<Kept> write(const Waiting& one);
    void goOn();
    void take(const Waiting& one, const Result<Kept>& kept);

    std::filesystem::path database_;
    jobs::JobRunner* jobs_;
    std::deque<Waiting> waiting_;
    RecordingPtr recording_;
    std::string sha256_;
    analysis::ClockOffsets inForce_;
};

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/offset_keeper.h"

#include "core/store/project_store.h"

#include <utility>

namespace vestigo::session {

OffsetKeeper::OffsetKeeper(std::filesystem::path database, QObject* parent)
    : QObject(parent)
    , database_(std::move(database))
    , jobs_(new jobs::JobRunner(this)) {
    connect(
        jobs_, &jobs::JobRunner::runningChanged, this,
        [this](bool running) {
            if (!running) {
                goOn();
            }
        },
        Qt::QueuedConnection);
}

OffsetKeeper::~OffsetKeeper() {
    delete jobs_; // waits for the one that is being written
    for (const Waiting& one : waiting_) {
        (void)write(one);
    }
}

void OffsetKeeper::setRecording(RecordingPtr recording, std::string sha256, analysis::ClockOffsets inForce) {
    recording_ = std::move(recording);
    sha256_ = std::move(sha256);
    inForce_ = std::move(inForce);
}

void OffsetKeeper::add(const analysis::ClockOffset& line, std::function<void()> written) {
    const Result<analysis::ClockOffset> checked = analysis::checkedOffset(line);
    if (!checked) {
        Q_EMIT failed(checked.error());
        return;
    }
    if (recording_) {
        waiting_.push_back({database_, recording_, sha256_, *checked, std::move(written)});
        goOn();
    }
}

void OffsetKeeper::goOn() {
    if (jobs_->isRunning() || waiting_.empty()) {
        return;
    }
    const Waiting next = std::move(waiting_.front());
    waiting_.pop_front();
    if (next.database.empty()) {
        analysis::ClockOffsets log = inForce_;
        log.push_back(next.line);
        take(next, Kept{{}, std::move(log)});
        goOn();
        return;
    }
    jobs_->start([this, next](const CancelToken&, ProgressSink&) -> jobs::Ending {
        const Result<Kept> kept = write(next);
        return [this, next, kept] { take(next, kept); };
    });
}

Result<OffsetKeeper::Kept> OffsetKeeper::write(const Waiting& one) {
    std::string sha256 = one.sha256;
    if (sha256.empty()) { // the project had no file yet when the recording was opened
        auto hash = recordings::hashRecording(*one.recording, {});
        if (!hash.finished()) {
            return hash.error();
        }
        sha256 = hash.take();
    }
    const auto store = store::ProjectStore::open(one.database);
    if (!store) {
        return store.error();
    }
    const auto log = (*store)->addClockOffsets(sha256, {one.line});
    return log ? Result<Kept>(Kept{sha256, *log}) : log.error();
}

void OffsetKeeper::take(const Waiting& one, const Result<Kept>& kept) {
    if (!kept) {
        Q_EMIT failed(kept.error());
        return;
    }
    if (one.recording != recording_ || one.database != database_) {
        return; // said about another one, and written there
    }
    sha256_ = kept->sha256;
    inForce_ = analysis::offsetsInForce(kept->log);
    if (one.written) {
        one.written();
    }
    Q_EMIT changed();
}

} // namespace vestigo::session

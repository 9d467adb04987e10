// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/frame_source.h"

#include "ui/common/translator/qt_translator.h"

#include <QtCore/QMetaObject>
#include <QtCore/QStandardPaths>

#include <utility>

namespace vestigo::session {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString keyOf(const QString& terminal, const QString& stream) {
    return terminal + QLatin1Char('\n') + stream;
}

FrameWorkers::Options usersOptions() {
    FrameWorkers::Options options;
    options.indexFolder = usersIndexFolder();
    return options;
}

} // namespace

std::filesystem::path usersIndexFolder() {
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    return cache.isEmpty() ? std::filesystem::path()
                           : std::filesystem::path(cache.toStdString()) / "frame-index";
}

FrameSource::FrameSource(FrameWorkers::Options options, QObject* parent)
    : ui_player::FrameProvider(parent)
    , workers_(std::make_unique<FrameWorkers>(std::move(options), makeSinks())) {}

FrameSource::FrameSource(QObject* parent)
    : FrameSource(usersOptions(), parent) {}

FrameSource::~FrameSource() = default;

template <class Work>
void FrameSource::inGuiThread(std::uint64_t generation, Work work) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, work = std::move(work)] {
            if (generation == generation_) {
                work();
            }
        },
        Qt::QueuedConnection);
}

FrameWorkers::Sinks FrameSource::makeSinks() {
    FrameWorkers::Sinks sinks;
    sinks.frame = [this](std::uint64_t generation, const VideoSource& video, double t,
                         const timeline::Picture& picture) {
        inGuiThread(generation, [this, video, t, picture] {
            Q_EMIT frameReady(text(video.terminal), text(video.stream), t, picture);
        });
    };
    sinks.failed = [this](std::uint64_t generation, const VideoSource& video, double t, const Error& error) {
        inGuiThread(generation, [this, video, t, error] {
            Q_EMIT failed(text(video.terminal), text(video.stream), t,
                          text(error.messageText(ui_common::QtTranslator())));
        });
    };
    sinks.indexed = [this](std::uint64_t generation, const VideoSource& video,
                           const recordings::FrameIndexPtr& index) {
        inGuiThread(generation, [this, video, index] {
            times_[keyOf(text(video.terminal), text(video.stream))] = index;
            Q_EMIT timesKnown(text(video.terminal), text(video.stream), index);
        });
    };
    sinks.indexing = [this](std::uint64_t generation, const IndexingState& state) {
        inGuiThread(generation, [this, state] {
            Q_EMIT indexingChanged(state.done, state.total, state.fraction, state.stopped);
        });
    };
    return sinks;
}

void FrameSource::setRecording(const std::shared_ptr<const recordings::Recording>& recording) {
    std::vector<VideoSource> videos;
    if (recording) {
        for (const recordings::Terminal& terminal : recording->terminals) {
            for (const recordings::Stream& stream : terminal.streams) {
                if (stream.kind == recordings::StreamKind::Video && stream.exists) {
                    videos.push_back({terminal.id, stream.name, stream.path, stream.offsetSeconds});
                }
            }
        }
    }
    times_.clear();
    generation_ = workers_->setVideos(std::move(videos));
}

void FrameSource::setOffset(const QString& terminal, const QString& stream, double offsetSeconds) {
    workers_->setOffset(terminal.toStdString(), stream.toStdString(), offsetSeconds);
}

void FrameSource::requestFrame(const QString& terminal, const QString& stream, double t, int longestSide) {
    workers_->request(terminal.toStdString(), stream.toStdString(), t, longestSide);
}

timeline::FrameTimesPtr FrameSource::frameTimes(const QString& terminal, const QString& stream) const {
    const auto found = times_.find(keyOf(terminal, stream));
    return found == times_.end() ? nullptr : found->second;
}

bool FrameSource::isIdle() const {
    return workers_->isIdle();
}

void FrameSource::setSpeed(double speed) {
    workers_->setSpeed(speed);
}

void FrameSource::stopIndexing() {
    workers_->stopIndexing();
}

void FrameSource::resumeIndexing() {
    workers_->resumeIndexing();
}

void FrameSource::setCacheBytes(std::size_t bytes) {
    workers_->cache().setLimitBytes(bytes);
}

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/frame_source.h"

#include "core/recordings/video.h"
#include "ui/common/translator/qt_translator.h"

#include <QtCore/QMetaObject>

#include <algorithm>
#include <optional>
#include <utility>

namespace vestigo::session {

namespace {

constexpr double nearAheadSeconds = 1.5; ///< decoding on is quicker than seeking
constexpr std::size_t mostOpenReaders = 8;

/// One opened video with the frame that is shown and the one after it.
class OpenStream {
public:
    OpenStream(const std::filesystem::path& path, double offset, int longestSide)
        : path_(path)
        , offset_(offset)
        , longestSide_(longestSide) {}

    bool fits(int longestSide) const { return longestSide == longestSide_; }

    Result<timeline::Picture> at(double t) {
        const double own = t - offset_;
        if (Result<Done> ready = prepare(own); !ready) {
            return ready.error();
        }
        while (following_ && following_->t <= own + 1e-6) {
            shown_ = std::move(following_);
            following_ = take();
        }
        if (!shown_) {
            Error error;
            error.code = ErrorCode::Truncated;
            error.file = path_.string();
            error.message = VESTIGO_TEXT("Error", "holds no frame at this time");
            return error;
        }
        timeline::Picture picture = *shown_;
        picture.t += offset_;
        return picture;
    }

private:
    std::optional<timeline::Picture> take() {
        auto picture = reader_->next();
        return picture ? picture.take() : std::nullopt;
    }

    Result<Done> prepare(double own) {
        if (!reader_) {
            recordings::VideoReader::Options options;
            options.longestSide = longestSide_;
            auto opened = recordings::VideoReader::open(path_, options);
            if (!opened) {
                return opened.error();
            }
            reader_ = opened.take();
        }
        const bool ahead = shown_ && own + 1e-6 >= shown_->t && own <= shown_->t + nearAheadSeconds;
        if (!ahead) {
            if (auto sought = reader_->seek(std::max(0.0, own)); !sought) {
                return sought;
            }
            shown_ = take();
            following_ = take();
        }
        return Done{};
    }

    std::filesystem::path path_;
    double offset_;
    int longestSide_;
    std::unique_ptr<recordings::VideoReader> reader_;
    std::optional<timeline::Picture> shown_;
    std::optional<timeline::Picture> following_;
};

} // namespace

/// Readers of one recording, used by the thread alone.
class FrameSource::Decoder {
public:
    explicit Decoder(std::shared_ptr<const recordings::Recording> recording)
        : recording_(std::move(recording)) {}
    bool isFor(const std::shared_ptr<const recordings::Recording>& recording) const {
        return recording == recording_;
    }

    Result<timeline::Picture> frame(const Request& request) {
        Error error;
        error.code = ErrorCode::ReferenceUnknown;
        error.message = VESTIGO_TEXT("Error", "there is no such video");
        const recordings::Stream* stream =
            recording_ ? recording_->findStream(request.terminal.toStdString(), request.stream.toStdString())
                       : nullptr;
        if (stream == nullptr || !stream->exists) {
            return error;
        }
        const QString key = request.terminal + QLatin1Char('\n') + request.stream;
        auto found = open_.find(key);
        if (found == open_.end() || !found->second->fits(request.longestSide)) {
            if (open_.size() >= mostOpenReaders) {
                open_.clear();
            }
            open_[key] =
                std::make_unique<OpenStream>(stream->path, stream->offsetSeconds, request.longestSide);
            found = open_.find(key);
        }
        return found->second->at(request.t);
    }

private:
    std::shared_ptr<const recordings::Recording> recording_;
    std::map<QString, std::unique_ptr<OpenStream>> open_;
};

FrameSource::FrameSource(QObject* parent)
    : ui_player::FrameProvider(parent)
    , thread_([this] { work(); }) {}

FrameSource::~FrameSource() {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void FrameSource::setRecording(std::shared_ptr<const recordings::Recording> recording) {
    const std::lock_guard<std::mutex> lock(mutex_);
    recording_ = std::move(recording);
    requests_.clear();
}

bool FrameSource::isIdle() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return requests_.empty() && !working_;
}

void FrameSource::requestFrame(const QString& terminal, const QString& stream, double t, int longestSide) {
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        requests_.erase(std::remove_if(requests_.begin(), requests_.end(),
                                       [&](const Request& one) {
                                           return one.terminal == terminal && one.stream == stream;
                                       }),
                        requests_.end());
        requests_.push_back({terminal, stream, t, longestSide});
    }
    wake_.notify_all();
}

void FrameSource::answer(const Request& request, Decoder& decoder) {
    const Result<timeline::Picture> picture = decoder.frame(request);
    if (picture) {
        QMetaObject::invokeMethod(
            this,
            [this, request, shown = *picture] {
                Q_EMIT frameReady(request.terminal, request.stream, request.t, shown);
            },
            Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this, request, error = picture.error()] {
            const QString text = QString::fromStdString(error.messageText(ui_common::QtTranslator()));
            Q_EMIT failed(request.terminal, request.stream, request.t, text);
        },
        Qt::QueuedConnection);
}

void FrameSource::work() {
    auto decoder = std::make_unique<Decoder>(nullptr);
    while (true) {
        Request request;
        {
            std::unique_lock<std::mutex> lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || !requests_.empty(); });
            if (stop_) {
                return;
            }
            request = requests_.front();
            requests_.pop_front();
            working_ = true;
            if (!decoder->isFor(recording_)) {
                decoder = std::make_unique<Decoder>(recording_);
            }
        }
        answer(request, *decoder);
        const std::lock_guard<std::mutex> lock(mutex_);
        working_ = false;
    }
}

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/prepared_source.h"

#include "app/session/frame_source.h"
#include "core/pipeline/preparation_choice.h"
#include "ui/common/error_text.h"

#include <QtCore/QMetaObject>

#include <mutex>
#include <utility>

namespace vestigo::session {

using pipeline::PreparedPictures;

/// The networks by which pictures are prepared: chosen in the GUI thread, used by the one that prepares.
struct PreparedSource::Eyes {
    std::mutex mutex;
    QString word;
    std::shared_ptr<const pipeline::PreparationModels> models =
        std::make_shared<const pipeline::PreparationModels>(pipeline::PreparationSettings());
};

/// The annotated regions, else the user's detector, else the whole frame; completed by the network that
/// ships. Neither is loaded before a picture needs it.
PreparedPictures::Options PreparedSource::usersOptions(const std::shared_ptr<Eyes>& eyes) {
    PreparedPictures::Options options;
    options.stream.indexFolder = usersIndexFolder();
    options.choose = [eyes](const std::vector<labels::RegionOfInterest>& regions, const std::string& terminal,
                            const std::string& stream) {
        const auto models = [&eyes] {
            const std::lock_guard<std::mutex> lock(eyes->mutex);
            return eyes->models;
        }();
        return pipeline::preparationOptions(regions, terminal, stream, *models);
    };
    return options;
}

PreparedSource::PreparedSource(PreparedPictures::Options options, QObject* parent)
    : ui_player::PreparedProvider(parent)
    , pictures_(std::make_unique<PreparedPictures>(std::move(options), makeSinks())) {}

PreparedSource::PreparedSource(std::shared_ptr<Eyes> eyes, QObject* parent)
    : PreparedSource(usersOptions(eyes), parent) {
    eyes_ = std::move(eyes);
}

PreparedSource::PreparedSource(QObject* parent)
    : PreparedSource(std::make_shared<Eyes>(), parent) {}

PreparedSource::~PreparedSource() = default;

PreparedPictures::Sinks PreparedSource::makeSinks() {
    const auto inGuiThread = [this](std::uint64_t generation, auto work) {
        QMetaObject::invokeMethod(
            this,
            [this, generation, work = std::move(work)] {
                if (generation == generation_) {
                    work();
                }
            },
            Qt::QueuedConnection);
    };
    PreparedPictures::Sinks sinks;
    sinks.ready = [this, inGuiThread](std::uint64_t generation, const PreparedPictures::Stream& stream,
                                      double t, const timeline::PreparedPicturePtr& picture) {
        inGuiThread(generation, [this, stream, t, picture] {
            Q_EMIT preparedReady(QString::fromStdString(stream.terminal), QString::fromStdString(stream.name),
                                 t, picture);
        });
    };
    sinks.failed = [this, inGuiThread](std::uint64_t generation, const PreparedPictures::Stream& stream,
                                       double t, const Error& error) {
        inGuiThread(generation, [this, stream, t, error] {
            Q_EMIT preparedFailed(QString::fromStdString(stream.terminal),
                                  QString::fromStdString(stream.name), t, ui_common::errorLine(error));
        });
    };
    return sinks;
}

void PreparedSource::setRecording(const std::shared_ptr<const recordings::Recording>& recording) {
    recording_ = recording;
    generation_ = pictures_->setRecording(recording);
}

void PreparedSource::setDetector(const QString& word) {
    if (!eyes_ || word == eyes_->word) {
        return;
    }
    eyes_->word = word;
    pipeline::PreparationSettings settings;
    pipeline::chooseDetector(settings, word.toStdString());
    auto models = std::make_shared<const pipeline::PreparationModels>(settings);
    {
        const std::lock_guard<std::mutex> lock(eyes_->mutex);
        eyes_->models.swap(models);
    }
    if (recording_) {
        generation_ = pictures_->setRecording(recording_); // what was prepared otherwise is dropped
        Q_EMIT preparedOutdated();
    }
}

void PreparedSource::requestPrepared(const QString& terminal, const QString& stream, double t,
                                     bool complete) {
    pictures_->request(terminal.toStdString(), stream.toStdString(), t, complete);
}

void PreparedSource::forgetPrepared() {
    pictures_->forget();
}

bool PreparedSource::isIdle() const {
    return pictures_->isIdle();
}

} // namespace vestigo::session

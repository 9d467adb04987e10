// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/prepared_source.h"

#include "app/session/frame_source.h"
#include "core/pipeline/preparation_choice.h"
#include "ui/common/error_text.h"

#include <QtCore/QMetaObject>

#include <utility>

namespace vestigo::session {

namespace {

using pipeline::PreparedPictures;

/// The annotated regions, else the detector that ships, else the whole frame; completed by the network that
/// ships. Neither is loaded before a picture needs it.
PreparedPictures::Options usersOptions() {
    PreparedPictures::Options options;
    options.stream.indexFolder = usersIndexFolder();
    options.choose =
        [models = std::make_shared<const pipeline::PreparationModels>(pipeline::PreparationSettings())](
            const std::vector<labels::RegionOfInterest>& regions, const std::string& terminal,
            const std::string& stream) {
            return pipeline::preparationOptions(regions, terminal, stream, *models);
        };
    return options;
}

} // namespace

PreparedSource::PreparedSource(PreparedPictures::Options options, QObject* parent)
    : ui_player::PreparedProvider(parent)
    , pictures_(std::make_unique<PreparedPictures>(std::move(options), makeSinks())) {}

PreparedSource::PreparedSource(QObject* parent)
    : PreparedSource(usersOptions(), parent) {}

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
    generation_ = pictures_->setRecording(recording);
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

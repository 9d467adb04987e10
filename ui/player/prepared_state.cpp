// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/prepared_state.h"

#include <cmath>
#include <utility>

namespace vestigo::ui_player {

namespace {

constexpr int quietMs = 200; // sooner nobody needs to be told

} // namespace

PreparedState::PreparedState(QString terminal, QString stream, QObject* parent)
    : QObject(parent)
    , terminal_(std::move(terminal))
    , stream_(std::move(stream)) {
    patience_.setSingleShot(true);
    patience_.setInterval(quietMs);
    connect(&patience_, &QTimer::timeout, this, [this] {
        late_ = true;
        Q_EMIT changed();
    });
}

void PreparedState::setProvider(PreparedProvider* provider) {
    if (provider_ != nullptr) {
        disconnect(provider_, nullptr, this, nullptr);
    }
    provider_ = provider;
    if (provider_ != nullptr) {
        connect(provider_, &PreparedProvider::preparedReady, this, &PreparedState::take);
        connect(provider_, &PreparedProvider::preparedFailed, this, &PreparedState::takeFailure);
        connect(provider_, &PreparedProvider::preparedOutdated, this, &PreparedState::reset);
    }
    reset();
}

void PreparedState::setLayer(PreparedLayer layer) {
    if (layer == layer_) {
        return;
    }
    layer_ = layer;
    overlay_ = layer == PreparedLayer::None ? PreparedOverlay() : PreparedOverlay(overlay_.picture(), layer);
    failure_.clear();
    ask();
    Q_EMIT changed();
}

void PreparedState::want(const std::optional<double>& t) {
    wanted_ = t;
    ask();
}

void PreparedState::reset() {
    asked_.reset();
    waiting_ = late_ = false;
    overlay_ = PreparedOverlay();
    failure_.clear();
    ask();
    Q_EMIT changed();
}

void PreparedState::ask() {
    if (provider_ == nullptr || layer_ == PreparedLayer::None || !wanted_) {
        waiting_ = late_ = false;
        asked_.reset();
        patience_.stop();
        return;
    }
    const bool complete = layer_ == PreparedLayer::Completed;
    if (asked_ == wanted_ && (askedComplete_ || !complete)) {
        return;
    }
    asked_ = wanted_;
    askedComplete_ = complete;
    if (!waiting_) {
        waiting_ = true;
        patience_.start();
    }
    provider_->requestPrepared(terminal_, stream_, *wanted_, complete);
}

void PreparedState::settle(double t) {
    if (asked_ == t) {
        waiting_ = late_ = false;
        patience_.stop();
    }
}

void PreparedState::take(const QString& terminal, const QString& stream, double t,
                         const timeline::PreparedPicturePtr& picture) {
    if (terminal != terminal_ || stream != stream_ || layer_ == PreparedLayer::None || !picture) {
        return;
    }
    if (layer_ == PreparedLayer::Completed && !picture->completed) {
        return; // asked for before this layer was chosen; the completed one follows
    }
    failure_.clear();
    overlay_ = PreparedOverlay(picture, layer_);
    settle(t);
    Q_EMIT changed();
}

void PreparedState::takeFailure(const QString& terminal, const QString& stream, double t,
                                const QString& message) {
    if (terminal != terminal_ || stream != stream_ || layer_ == PreparedLayer::None) {
        return;
    }
    failure_ = message.isEmpty() ? tr("This picture cannot be prepared.") : message;
    overlay_ = PreparedOverlay();
    settle(t);
    Q_EMIT changed();
}

const PreparedOverlay* PreparedState::overlayAt(double shown) const {
    const timeline::PreparedPicturePtr& picture = overlay_.picture();
    if (!picture || (layer_ == PreparedLayer::Completed && !picture->completed)) {
        return nullptr;
    }
    return std::fabs(picture->t - shown) <= mostLag ? &overlay_ : nullptr;
}

QString PreparedState::text(double shown, double frameInterval, const ui_common::SiteClock& clock,
                            bool brief) const {
    if (layer_ == PreparedLayer::None) {
        return {};
    }
    if (!failure_.isEmpty()) {
        return tr("%1 cannot be shown: %2").arg(layerName(layer_), failure_);
    }
    const PreparedOverlay* overlay = overlayAt(shown);
    if (overlay == nullptr) {
        return provider_ == nullptr || !wanted_ ? QString()
               : isBusy()                       ? tr("%1: being prepared…").arg(layerName(layer_))
                                                : QString();
    }
    QString text = layerLegend(layer_, *overlay->picture(), brief);
    if (layer_ != PreparedLayer::Regions &&
        std::fabs(overlay->picture()->t - shown) > std::max(0.05, 0.75 * frameInterval)) {
        text += QStringLiteral(" · ") + tr("of %1").arg(clock.clock(overlay->picture()->t, 1));
    }
    return isBusy() ? text + QStringLiteral(" …") : text;
}

} // namespace vestigo::ui_player

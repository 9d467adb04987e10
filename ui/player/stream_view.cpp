// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/stream_view.h"

#include "ui/player/picture_image.h"
#include "ui/player/playback.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QResizeEvent>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_player {

QRectF fittedRect(const QSizeF& picture, const QRectF& area) {
    if (picture.width() <= 0.0 || picture.height() <= 0.0 || area.isEmpty()) {
        return {};
    }
    const QSizeF size = picture.scaled(area.size(), Qt::KeepAspectRatio);
    return {area.left() + (area.width() - size.width()) / 2.0,
            area.top() + (area.height() - size.height()) / 2.0, size.width(), size.height()};
}

StreamView::StreamView(StreamInfo info, QWidget* parent)
    : QWidget(parent)
    , info_(std::move(info)) {
    setObjectName(QStringLiteral("stream-") + info_.stream);
    setAccessibleName(tr("Video %1 of %2").arg(streamName(info_.stream), info_.terminalName));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    since_.start();
    patience_.setSingleShot(true);
    // A coarse timer may run out a twentieth too soon: then patience would not have, and nobody would ask
    // again.
    patience_.setTimerType(Qt::PreciseTimer);
    patience_.setInterval(static_cast<int>(FrameRequests::patienceMs) + 50);
    connect(&patience_, &QTimer::timeout, this, [this] {
        ask();
        if (requests_.isWaiting() && !patience_.isActive()) {
            patience_.start();
        }
    });
    prepared_ = new PreparedState(info_.terminal, info_.stream, this);
    connect(prepared_, &PreparedState::changed, this, [this] {
        tellScreenReader();
        update();
    });
    resized_.setSingleShot(true);
    resized_.setInterval(150);
    connect(&resized_, &QTimer::timeout, this, [this] {
        if (neededSide() > askedSide_) {
            requests_.reset();
            ask();
        }
    });
}

QString StreamView::streamName(const QString& stream) {
    if (stream == QLatin1String("device")) {
        return tr("device");
    }
    return stream == QLatin1String("operator") ? tr("operator") : stream;
}

void StreamView::setProvider(FrameProvider* provider) {
    if (provider_ != nullptr) {
        disconnect(provider_, nullptr, this, nullptr);
    }
    provider_ = provider;
    if (provider_ != nullptr) {
        connect(provider_, &FrameProvider::frameReady, this, &StreamView::takeFrame);
        connect(provider_, &FrameProvider::failed, this, &StreamView::takeFailure);
    }
    requests_.reset();
    ask();
}

void StreamView::setPreparedProvider(PreparedProvider* provider) {
    prepared_->setProvider(provider);
    wantPrepared();
}

/// In the wall only of the terminal that is selected: each camera costs.
void StreamView::wantPrepared() {
    const bool looked = look_.showsPrepared() && (!inWall_ || chosen_) && isVisible() && isInStream() &&
                        info_.problem.isEmpty();
    prepared_->setLayer(look_.showsPrepared() && (!inWall_ || chosen_) ? look_.prepared
                                                                       : PreparedLayer::None);
    prepared_->want(looked ? std::optional<double>(time_) : std::nullopt);
}

QString StreamView::preparedText(bool brief) const {
    const double shown = image_.isNull() ? time_ : picture_.t;
    return prepared_->text(shown, info_.frameInterval, clock_, brief);
}

void StreamView::setClock(const ui_common::SiteClock& clock) {
    clock_ = clock;
    update();
}

void StreamView::setTime(double t) {
    time_ = t;
    ask();
    wantPrepared();
    update();
}

void StreamView::setTimes(const timeline::FrameTimesPtr& times) {
    info_.setTimes(times);
    ask();
    update();
}

void StreamView::setOffset(double seconds, const QString& note) {
    info_.setOffset(seconds);
    info_.note = note;
    requests_.reset(); // another frame is shown at this moment
    ask();
    prepared_->reset();
    update();
}

void StreamView::setRegions(std::vector<StreamRegion> regions) {
    regions_ = std::move(regions);
    update();
}

void StreamView::setInWall(bool inWall) {
    inWall_ = inWall;
    setFocusPolicy(inWall ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(inWall ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void StreamView::setChosen(bool chosen) {
    chosen_ = chosen;
    wantPrepared();
    tellScreenReader();
    update();
}

void StreamView::tellScreenReader() {
    QStringList said;
    if (chosen_) {
        said.append(tr("selected"));
    }
    const QString prepared = preparedText();
    if (!prepared.isEmpty()) {
        said.append(prepared);
    }
    const QString description = said.join(QStringLiteral(". "));
    if (description != accessibleDescription()) {
        setAccessibleDescription(description);
    }
}

void StreamView::setIndexing(double fraction) {
    indexing_ = fraction;
    if (image_.isNull()) {
        update();
    }
}

void StreamView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        Q_EMIT chosen();
    }
    QWidget::mousePressEvent(event);
}

void StreamView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        Q_EMIT opened();
    }
}

void StreamView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT opened();
        return;
    }
    QWidget::keyPressEvent(event);
}

void StreamView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
    if (event->reason() != Qt::MouseFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        Q_EMIT chosen();
    }
}

void StreamView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void StreamView::setOverlay(StreamOverlay overlay) {
    overlay_ = std::move(overlay);
    heatStep_.reset();
    update();
}

void StreamView::setLook(const OverlayLook& look) {
    look_ = look;
    wantPrepared();
    update();
}

bool StreamView::isInStream() const {
    return time_ >= info_.start - 1e-6 && time_ <= info_.end + info_.frameInterval;
}

/// Nothing is asked for what nobody sees or what is not there.
bool StreamView::canAsk() const {
    return provider_ != nullptr && isVisible() && isInStream() && info_.problem.isEmpty();
}

int StreamView::neededSide() const {
    // Steps of 160 pixels, so that dragging an edge does not ask for every size.
    const double side = std::max(width(), height()) * devicePixelRatioF();
    return static_cast<int>(std::clamp(std::ceil(side / 160.0) * 160.0, 160.0, 4096.0));
}

void StreamView::ask() {
    if (!canAsk()) {
        return;
    }
    if (const auto t = requests_.want(time_, since_.elapsed())) {
        send(*t);
    }
}

void StreamView::send(double t) {
    askedSide_ = neededSide();
    patience_.start();
    provider_->requestFrame(info_.terminal, info_.stream, t, askedSide_);
}

bool StreamView::belongs(const QString& terminal, const QString& stream) const {
    return terminal == info_.terminal && stream == info_.stream;
}

void StreamView::takeFrame(const QString& terminal, const QString& stream, double t,
                           const timeline::Picture& picture) {
    if (!belongs(terminal, stream) || !requests_.answer(t)) {
        return;
    }
    QImage image = imageOf(picture);
    if (image.isNull()) {
        failure_ = tr("This frame holds no picture.");
    } else {
        picture_ = picture;
        image_ = std::move(image);
        failure_.clear();
    }
    update();
    ask();
}

void StreamView::takeFailure(const QString& terminal, const QString& stream, double t,
                             const QString& message) {
    if (!belongs(terminal, stream) || !requests_.answer(t)) {
        return;
    }
    failure_ = message.isEmpty() ? tr("This frame cannot be shown.") : message;
    update();
    ask();
}

QString StreamView::titleText() const {
    const QString name = info_.terminalName.isEmpty() ? info_.terminal : info_.terminalName;
    return name + QStringLiteral(" · ") + streamName(info_.stream);
}

QString StreamView::timeText() const {
    if (image_.isNull() || !isInStream()) {
        return {};
    }
    const int digits = info_.frameInterval < 0.1 ? 2 : 1;
    QString text = clock_.clock(picture_.t, digits);
    if (clock_.isKnown()) {
        text += QLatin1Char(' ') + clock_.zone();
    }
    const QString pattern = inWall_ ? QStringLiteral("%1/%2") : tr("frame %1 of %2");
    text += QStringLiteral(" · ") + pattern.arg(frameNumber(info_, picture_.t)).arg(frameCount(info_));
    if (requests_.isWaiting() && std::fabs(picture_.t - time_) > 2.0 * info_.frameInterval) {
        text += QStringLiteral(" …");
    }
    return text;
}

QString StreamView::labelText() const {
    const QString time = timeText();
    const QString name = streamName(info_.stream);
    return time.isEmpty() ? name : name + QStringLiteral(" · ") + time;
}

/// The longest form that fits: whole, without the zone and the count of frames (both stand elsewhere too),
/// the time alone.
QString StreamView::labelText(const std::function<bool(const QString&)>& fits) const {
    const QString whole = labelText();
    if (fits(whole) || image_.isNull() || !isInStream()) {
        return whole;
    }
    const QString time = clock_.clock(picture_.t, info_.frameInterval < 0.1 ? 2 : 1);
    const QString name = streamName(info_.stream);
    const QString frame = tr("frame %1").arg(frameNumber(info_, picture_.t));
    const QString dot = QStringLiteral(" · ");
    for (const QString& text : {name + dot + time + dot + frame, name + dot + time}) {
        if (fits(text)) {
            return text;
        }
    }
    return time;
}

/// Said at the last frame of a file that ends too early.
QString StreamView::breakOffText() const {
    const bool broken = info_.hasTimes() && info_.times->truncated;
    if (!broken || frameNumber(info_, time_) < frameCount(info_)) {
        return {};
    }
    return tr("This video breaks off at %1: the file is not whole. Take it from the camera or recorder "
              "again.")
        .arg(clock_.clock(info_.end, 1));
}

QString StreamView::stateText() const {
    if (!info_.problem.isEmpty()) {
        return info_.problem;
    }
    if (!isInStream()) {
        const QString broken = breakOffText();
        return !broken.isEmpty() && time_ > info_.end
                   ? broken
                   : tr("No picture at this moment: this camera recorded from %1 to %2.")
                         .arg(clock_.clock(info_.start, 0), clock_.clock(info_.end, 0));
    }
    if (!failure_.isEmpty()) {
        return failure_;
    }
    if (!image_.isNull()) {
        return {};
    }
    return indexing_ >= 0.0 && !info_.hasTimes()
               ? tr("Reading the times of its frames: %1 %").arg(static_cast<int>(indexing_ * 100.0))
               : tr("Loading the picture…");
}

QSize StreamView::sizeHint() const {
    return {480, 320};
}

QSize StreamView::minimumSizeHint() const {
    return {160, 110};
}

void StreamView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    ask(); // nothing is decoded for a view that nobody sees
    wantPrepared();
}

void StreamView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    resized_.start();
}

} // namespace vestigo::ui_player

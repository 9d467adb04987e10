// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_view.h"

#include "ui/player/player_parts.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>

#include <cmath>

namespace vestigo::ui_player {

PlayerView::PlayerView(QWidget* parent)
    : QWidget(parent)
    , parts_(std::make_unique<Parts>(*this)) {
    setObjectName(QStringLiteral("playerView"));
    setAccessibleName(tr("Video"));
    setFocusPolicy(Qt::StrongFocus);
    connect(parts_->transport, &TransportBar::playPausePressed, this, &PlayerView::togglePlay);
    connect(parts_->transport, &TransportBar::playBackwardPressed, this, &PlayerView::playBackward);
    connect(parts_->transport, &TransportBar::stepPressed, this, &PlayerView::stepFrames);
    connect(parts_->transport, &TransportBar::speedChosen, this, &PlayerView::setSpeed);
    connect(&parts_->ticker, &QTimer::timeout, this, [this] { parts_->tick(); });
    parts_->rebuild();
}

PlayerView::~PlayerView() = default;

void PlayerView::setFrameProvider(FrameProvider* provider) {
    parts_->provider = provider;
    for (StreamView* view : parts_->views) {
        view->setProvider(provider);
    }
}

void PlayerView::setStreams(const std::vector<StreamInfo>& streams) {
    pause();
    parts_->streams = streams;
    parts_->rebuild();
}

void PlayerView::setClock(const std::optional<SiteTime>& startedAt, double durationSeconds) {
    parts_->clock = ui_common::SiteClock(startedAt);
    parts_->duration = std::isfinite(durationSeconds) && durationSeconds > 0.0 ? durationSeconds : 0.0;
    for (StreamView* view : parts_->views) {
        view->setClock(parts_->clock);
    }
    parts_->showTime();
}

void PlayerView::setAnalysis(const analysis::AnalysisPtr& analysis) {
    parts_->analysis = analysis;
    if (analysis) {
        setClock(analysis->startedAt, analysis->durationSeconds);
    }
    parts_->refreshOverlays();
    parts_->refreshTexts();
}

QString PlayerView::terminal() const {
    return parts_->terminal;
}

double PlayerView::time() const {
    return parts_->time;
}

bool PlayerView::isPlaying() const {
    return parts_->ticker.isActive();
}

double PlayerView::speed() const {
    return parts_->speed;
}

bool PlayerView::isRaw() const {
    return parts_->layers->look().raw;
}

void PlayerView::setTerminal(const QString& terminal) {
    if (terminal != parts_->terminal) {
        parts_->terminal = terminal;
        parts_->rebuild();
    }
}

void PlayerView::setTime(double seconds) {
    if (std::isfinite(seconds) && seconds != parts_->time) {
        parts_->time = seconds;
        parts_->showTime();
    }
}

void PlayerView::togglePlay() {
    if (isPlaying()) {
        pause();
    } else {
        parts_->play(std::fabs(parts_->speed));
    }
}

void PlayerView::playForward() {
    parts_->play(speedAfterKey(parts_->speed, isPlaying(), 1));
}

void PlayerView::playBackward() {
    parts_->play(speedAfterKey(parts_->speed, isPlaying(), -1));
}

void PlayerView::pause() {
    parts_->stop();
}

void PlayerView::stepFrames(int frames) {
    pause();
    parts_->moveTo(parts_->timeOfStep(frames));
}

void PlayerView::setSpeed(double speed) {
    const double size = std::fabs(boundedSpeed(speed));
    parts_->speed = std::copysign(size, speed < 0.0 ? -1.0 : parts_->speed);
    parts_->transport->setPlaying(isPlaying(), parts_->speed);
}

void PlayerView::setRaw(bool raw) {
    parts_->layers->setRaw(raw);
}

void PlayerView::toggleHeat() {
    parts_->layers->toggleHeat();
}

void PlayerView::toggleBoxes() {
    parts_->layers->toggleBoxes();
}

void PlayerView::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        togglePlay();
        break;
    case Qt::Key_J:
        playBackward();
        break;
    case Qt::Key_K:
        pause();
        break;
    case Qt::Key_L:
        playForward();
        break;
    case Qt::Key_Comma:
        stepFrames(-1);
        break;
    case Qt::Key_Period:
        stepFrames(1);
        break;
    case Qt::Key_R:
        setRaw(!isRaw());
        break;
    case Qt::Key_H:
        toggleHeat();
        break;
    case Qt::Key_B:
        toggleBoxes();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PlayerView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        update();
    }
}

} // namespace vestigo::ui_player

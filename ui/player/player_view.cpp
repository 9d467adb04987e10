// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_view.h"

#include "ui/common/theme.h"
#include "ui/player/player_parts.h"

#include <QtCore/QEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

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
    parts_->takeProvider(provider);
}

void PlayerView::setPreparedProvider(PreparedProvider* provider) {
    parts_->prepared = provider;
    for (StreamView* stream : parts_->views) {
        stream->setPreparedProvider(provider);
    }
}

void PlayerView::setStreams(const std::vector<StreamInfo>& streams) {
    pause();
    parts_->streams = streams;
    parts_->regions.clear();
    parts_->answeredOffers.clear();
    parts_->alone.clear();
    parts_->wall = parts_->wall && !streams.empty();
    parts_->page = 0;
    parts_->index->clear();
    parts_->takeKnownTimes();
    parts_->rebuild();
}

void PlayerView::setRegions(const std::vector<StreamRegion>& regions) {
    parts_->regions = regions;
    parts_->refreshRegions();
}

void PlayerView::setStreamOffset(const QString& terminal, const QString& stream, double offsetSeconds,
                                 const QString& note) {
    parts_->setOffset(terminal, stream, offsetSeconds, note);
}

void PlayerView::setClockOffsets(const analysis::ClockOffsets& offsets) {
    parts_->clockOffsets = offsets;
    parts_->refreshOverlays();
    parts_->refreshOffer();
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
    parts_->refreshOffer();
    parts_->refreshTexts();
}

QWidget* PlayerView::head() const {
    return parts_->head;
}

void PlayerView::setTitleNote(const QString& note) {
    parts_->titleNote = note;
    parts_->refreshTexts();
}

void PlayerView::setLoop(const std::optional<timeline::TimeRange>& loop) {
    parts_->loop = loop && loop->length() >= Parts::shortestLoop ? loop : std::nullopt;
    parts_->showTime();
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

bool PlayerView::isWall() const {
    return parts_->wall;
}

PreparedLayer PlayerView::layer() const {
    return parts_->layers->look().prepared;
}

void PlayerView::setTerminal(const QString& terminal) {
    if (terminal == parts_->terminal) {
        return;
    }
    parts_->terminal = terminal;
    if (parts_->wall) {
        parts_->refreshChosen();
    } else {
        parts_->alone.clear();
        parts_->rebuild();
    }
}

void PlayerView::setTime(double seconds) {
    if (std::isfinite(seconds) && seconds != parts_->time) {
        parts_->time = seconds;
        if (isPlaying()) { // moved by someone else while playing: on from there
            parts_->playClock.start(seconds, parts_->speed, parts_->sinceBegin.nsecsElapsed());
        }
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
    parts_->setSpeed(std::copysign(size, speed < 0.0 ? -1.0 : parts_->speed));
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

void PlayerView::toggleRegions() {
    parts_->layers->toggleRegions();
}

void PlayerView::setLayer(PreparedLayer layer) {
    parts_->layers->setPrepared(layer);
}

void PlayerView::setWall(bool wall) {
    parts_->setWall(wall);
}

void PlayerView::toggleWall() {
    parts_->setWall(!parts_->wall);
}

void PlayerView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    parts_->fitHead();
    if (parts_->wall) {
        parts_->layOutWall();
    }
}

bool PlayerView::handleLayerKey(int key) {
    const int number = key - Qt::Key_0;
    if (number < 0 || number >= static_cast<int>(preparedLayers.size())) {
        return false;
    }
    setLayer(preparedLayers[static_cast<std::size_t>(number)]);
    return true;
}

bool PlayerView::handleWallKey(int key) {
    switch (key) {
    case Qt::Key_Left:
        return parts_->moveInWall(-1, 0);
    case Qt::Key_Right:
        return parts_->moveInWall(1, 0);
    case Qt::Key_Up:
        return parts_->moveInWall(0, -1);
    case Qt::Key_Down:
        return parts_->moveInWall(0, 1);
    case Qt::Key_PageUp:
        parts_->turnPage(-1);
        return parts_->wall;
    case Qt::Key_PageDown:
        parts_->turnPage(1);
        return parts_->wall;
    default:
        return false;
    }
}

/// Around the pictures: that the keys go there.
void PlayerView::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(this);
        painter.setPen(ui_common::theme().selection);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
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
    case Qt::Key_G:
        toggleRegions();
        break;
    case Qt::Key_W:
        toggleWall();
        break;
    default:
        if (!handleLayerKey(event->key()) && !handleWallKey(event->key())) {
            QWidget::keyPressEvent(event);
        }
    }
}

void PlayerView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        update();
    }
}

} // namespace vestigo::ui_player

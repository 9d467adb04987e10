// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_parts.h"

#include "ui/common/theme.h"
#include "ui/player/frame_provider.h"
#include "ui/player/prepared_provider.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_player {

namespace {

constexpr int tickMs = 33;

QToolButton* headButton(QWidget* parent, const char* name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    return button;
}

} // namespace

PlayerView::Parts::Parts(PlayerView& owner)
    : view(owner) {
    auto* column = new QVBoxLayout(&view);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    screen = new QWidget(&view);
    screen->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    grid = new QGridLayout(screen);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    empty = new QLabel(&view);
    empty->setObjectName(QStringLiteral("playerEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setTextFormat(Qt::PlainText);
    empty->setForegroundRole(QPalette::PlaceholderText);
    index = new IndexStrip(&view);
    offer = new OfferStrip(&view);
    layers = new LayerBar(&view);
    transport = new TransportBar(&view);
    makeHead();
    column->addWidget(head);
    column->addWidget(screen, 1);
    column->addWidget(empty, 1);
    column->addWidget(index);
    column->addWidget(offer);
    controls = new QHBoxLayout; // one row: what is left of the height belongs to the picture
    controls->setSpacing(12);
    controls->addWidget(transport, 1);
    controls->addWidget(layers);
    column->addLayout(controls);
    ticker.setInterval(tickMs);
    ticker.setTimerType(Qt::PreciseTimer);
    sinceBegin.start();
    connectParts();
}

/// The name and everything that is on or off, in one row that a panel may take into its own head.
void PlayerView::Parts::makeHead() {
    head = new QWidget(&view);
    head->setObjectName(QStringLiteral("playerHead"));
    title = new ui_common::ElidedLabel(head);
    title->setObjectName(QStringLiteral("playerTitle"));
    title->setFont(ui_common::sizedFont(title->font(), ui_common::textPixels, true));
    toggles = new QWidget(head);
    auto* row = new QHBoxLayout(toggles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    pageBack = headButton(head, "pageBack", PlayerView::tr("Previous cameras"),
                          PlayerView::tr("The page of cameras before (Page up)"));
    pageOn = headButton(head, "pageOn", PlayerView::tr("More cameras"),
                        PlayerView::tr("The next page of cameras (Page down)"));
    wallButton = headButton(head, "videoWall", PlayerView::tr("All cameras"),
                            PlayerView::tr("All cameras of the recording in step (W)"));
    wallButton->setCheckable(true);
    auto* parts = new QHBoxLayout(head);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    parts->addWidget(title, 1);
    for (QWidget* part : {layers->toggles(), toggles, static_cast<QWidget*>(pageBack),
                          static_cast<QWidget*>(pageOn), static_cast<QWidget*>(wallButton)}) {
        parts->addWidget(part);
    }
}

void PlayerView::Parts::connectParts() {
    connect(wallButton, &QToolButton::clicked, &view, [this](bool on) { setWall(on); });
    connect(pageBack, &QToolButton::clicked, &view, [this] { turnPage(-1); });
    connect(pageOn, &QToolButton::clicked, &view, [this] { turnPage(1); });
    connect(layers, &LayerBar::lookChanged, &view, [this](const OverlayLook& look) { takeLook(look); });
    connect(index, &IndexStrip::stopRequested, &view, [this] {
        if (provider) {
            provider->stopIndexing();
        }
    });
    connect(index, &IndexStrip::resumeRequested, &view, [this] {
        if (provider) {
            provider->resumeIndexing();
        }
    });
    connectOffer();
}

void PlayerView::Parts::takeLook(const OverlayLook& look) {
    for (StreamView* stream : views) {
        stream->setLook(look);
    }
    fitHead();
    if (prepared && !look.showsPrepared()) {
        prepared->forgetPrepared();
    }
    if (look.prepared != shownLayer) {
        shownLayer = look.prepared;
        Q_EMIT view.layerChanged(shownLayer);
    }
}

void PlayerView::Parts::connectOffer() {
    connect(offer, &OfferStrip::accepted, &view, [this] {
        if (const std::optional<ShownOffer> shown = offer->offer(); shown && analysis) {
            const double before = analysis::offsetOf(analysis->appliedOffsets, shown->terminal.toStdString(),
                                                     shown->stream.toStdString());
            Q_EMIT view.offsetAccepted(shown->terminal, shown->stream, before + shown->seconds);
        }
    });
    connect(offer, &OfferStrip::dismissed, &view, [this] {
        if (const std::optional<ShownOffer> shown = offer->offer()) {
            answeredOffers.insert(shown->terminal + QLatin1Char('\n') + shown->stream);
            refreshOffer();
        }
    });
    connect(offer, &OfferStrip::takenBack, &view, [this] {
        if (const std::optional<ShownOffer> shown = offer->offer()) {
            Q_EMIT view.offsetTakenBack(shown->terminal, shown->stream);
        }
    });
    connect(offer, &OfferStrip::analysisWanted, &view, &PlayerView::analysisRequested);
}

void PlayerView::Parts::refreshOverlays() {
    // One scale for all cameras in sight, so that one colour bar speaks for them all.
    std::optional<HeatScale> common;
    std::vector<StreamOverlay> overlays;
    for (StreamView* stream : views) {
        overlays.push_back(overlayOf(analysis, stream->info().terminal, stream->info().stream, clockOffsets));
        const StreamOverlay& overlay = overlays.back();
        if (overlay.heat != nullptr) {
            common = common ? HeatScale{std::max(common->noise, overlay.scale.noise),
                                        std::max(common->full, overlay.scale.full)}
                            : overlay.scale;
        }
    }
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (common) {
            overlays[i].scale = *common;
        }
        views[i]->setOverlay(std::move(overlays[i]));
    }
    layers->setScale(common);
}

QString PlayerView::Parts::emptyText() const {
    if (streams.empty() && !analysis && duration <= 0.0) {
        return PlayerView::tr("Open a recording to see its video.");
    }
    if (streams.empty()) {
        return PlayerView::tr("This recording has no camera. Its signals are in the timeline.");
    }
    if (terminal.isEmpty()) {
        return PlayerView::tr("Choose a terminal to see its video.");
    }
    return PlayerView::tr(
        "This terminal has no camera. Its signals are in the timeline; W shows all cameras.");
}

void PlayerView::Parts::refreshTexts() {
    QString name = views.empty() || wall ? QString() : views.front()->info().terminalName;
    if (name.isEmpty() && analysis) {
        const auto* result = analysis->findTerminal(terminal.toStdString());
        name = result != nullptr ? QString::fromStdString(result->name) : QString();
    }
    const bool both = !name.isEmpty() && name != terminal;
    title->setText(!titleNote.isEmpty() ? titleNote
                   : both               ? name + QStringLiteral(" · ") + terminal
                                        : terminal);
    if (wall) {
        const int first = page * camerasPerPage;
        const QString all = PlayerView::tr("All cameras (%1)").arg(streams.size());
        title->setText(pages() == 1 ? all
                                    : PlayerView::tr("Cameras %1 to %2 of %3")
                                          .arg(first + 1)
                                          .arg(first + static_cast<int>(views.size()))
                                          .arg(streams.size()));
    }
    empty->setText(emptyText());
    empty->setVisible(views.empty());
    screen->setVisible(!views.empty());
    layers->setVisible(!views.empty());
    layers->toggles()->setVisible(!views.empty());
    toggles->setVisible(!wall);
    pageBack->setVisible(wall && pages() > 1);
    pageOn->setVisible(wall && pages() > 1);
    pageBack->setEnabled(page > 0);
    pageOn->setEnabled(page + 1 < pages());
    wallButton->setVisible(!streams.empty());
    wallButton->setChecked(wall);
    wallButton->setText(wall ? QStringLiteral("✓ ") + PlayerView::tr("All cameras")
                             : PlayerView::tr("All cameras"));
    fitHead();
    showTime();
}

void PlayerView::Parts::fitHead() {
    constexpr int roomForName = 140;
    int needed = layers->fullWidth() + roomForName;
    for (const QWidget* part : {toggles, static_cast<QWidget*>(pageBack), static_cast<QWidget*>(pageOn),
                                static_cast<QWidget*>(wallButton)}) {
        needed += part->isHidden() ? 0 : part->sizeHint().width() + head->layout()->spacing();
    }
    layers->setNarrow(head->width() < needed);
}

void PlayerView::Parts::showTime() {
    for (StreamView* stream : views) {
        stream->setTime(time);
    }
    const QString beside =
        loop ? PlayerView::tr("· loop of %1").arg(ui_common::durationText(loop->length())) : clock.zone();
    transport->setTimeText(beside.isEmpty() ? clock.clock(time, 1)
                                            : clock.clock(time, 1) + QLatin1Char(' ') + beside);
}

timeline::TimeRange PlayerView::Parts::playableRange() const {
    double end = duration;
    for (const StreamView* stream : views) {
        end = duration > 0.0 ? end : std::max(end, stream->info().end);
    }
    return {0.0, end};
}

void PlayerView::Parts::moveTo(double t) {
    const timeline::TimeRange range = playableRange();
    const double bounded = std::clamp(t, range.start, std::max(range.start, range.end));
    if (bounded != time) {
        time = bounded;
        showTime();
        Q_EMIT view.timeRequested(time);
    }
}

void PlayerView::Parts::play(double signedSpeed) {
    const timeline::TimeRange range = playableRange();
    if (range.end <= range.start) {
        return;
    }
    const bool wasPlaying = ticker.isActive();
    speed = boundedSpeed(signedSpeed);
    const bool outside = loop && (!loop->contains(time) || isAtEnd(time, speed, *loop));
    const timeline::TimeRange& played = loop ? *loop : range;
    if (outside || isAtEnd(time, speed, range)) {
        moveTo(speed > 0.0 ? played.start : played.end); // play again
    }
    playClock.start(time, speed, sinceBegin.nsecsElapsed());
    ticker.start();
    setSpeed(speed);
    if (!wasPlaying) {
        Q_EMIT view.playingChanged(true);
    }
}

void PlayerView::Parts::setSpeed(double signedSpeed) {
    speed = signedSpeed;
    if (ticker.isActive()) {
        playClock.setSpeed(speed, sinceBegin.nsecsElapsed());
    }
    if (provider) {
        provider->setSpeed(ticker.isActive() ? speed : 0.0);
    }
    transport->setPlaying(ticker.isActive(), speed);
}

void PlayerView::Parts::stop() {
    if (!ticker.isActive()) {
        return;
    }
    ticker.stop();
    setSpeed(speed);
    Q_EMIT view.playingChanged(false);
}

void PlayerView::Parts::tick() {
    const timeline::TimeRange range = playableRange();
    const bool inLoop = loop && loop->contains(time);
    moveTo(playClock.at(sinceBegin.nsecsElapsed()));
    if (inLoop && isAtEnd(time, speed, *loop)) {
        moveTo(speed > 0.0 ? loop->start : loop->end);
        playClock.start(time, speed, sinceBegin.nsecsElapsed());
        return;
    }
    if (isAtEnd(time, speed, range)) {
        stop();
    }
}

double PlayerView::Parts::timeOfStep(int frames) const {
    if (const StreamView* stepped = primary()) {
        return steppedTime(stepped->info(), time, frames);
    }
    return time + frames * (analysis && analysis->stepSeconds > 0.0 ? analysis->stepSeconds : 0.5);
}

} // namespace vestigo::ui_player

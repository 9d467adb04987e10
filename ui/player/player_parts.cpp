// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_parts.h"

#include "ui/player/frame_provider.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vestigo::ui_player {

namespace {

constexpr int tickMs = 33;
constexpr std::size_t shownAtFirst = 2;

int rankOf(const QString& stream) {
    return stream == QLatin1String("device") ? 0 : (stream == QLatin1String("operator") ? 1 : 2);
}

QLayout* emptyRow(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

} // namespace

PlayerView::Parts::Parts(PlayerView& owner)
    : view(owner) {
    title = new QLabel(&view);
    title->setObjectName(QStringLiteral("playerTitle"));
    title->setTextFormat(Qt::PlainText);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    toggles = new QWidget(&view);
    emptyRow(toggles);
    screen = new QWidget(&view);
    screen->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    emptyRow(screen);
    empty = new QLabel(&view);
    empty->setObjectName(QStringLiteral("playerEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setTextFormat(Qt::PlainText);
    empty->setForegroundRole(QPalette::PlaceholderText);
    layers = new LayerBar(&view);
    transport = new TransportBar(&view);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title, 1);
    head->addWidget(toggles);
    auto* column = new QVBoxLayout(&view);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(screen, 1);
    column->addWidget(empty, 1);
    column->addWidget(layers);
    column->addWidget(transport);

    ticker.setInterval(tickMs);
    ticker.setTimerType(Qt::PreciseTimer);
    connect(layers, &LayerBar::lookChanged, &view, [this](const OverlayLook& look) {
        for (StreamView* stream : views) {
            stream->setLook(look);
        }
    });
}

void PlayerView::Parts::rebuild() {
    for (StreamView* old : views) {
        delete old;
    }
    views.clear();
    qDeleteAll(toggles->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly));
    std::vector<StreamInfo> mine;
    std::copy_if(streams.begin(), streams.end(), std::back_inserter(mine),
                 [this](const StreamInfo& info) { return info.terminal == terminal; });
    std::stable_sort(mine.begin(), mine.end(), [](const StreamInfo& a, const StreamInfo& b) {
        return rankOf(a.stream) < rankOf(b.stream);
    });
    for (const StreamInfo& info : mine) {
        auto* stream = new StreamView(info, screen);
        const bool first = views.empty();
        stream->setVisible(views.size() < shownAtFirst);
        stream->setClock(clock);
        stream->setLook(layers->look());
        stream->setTime(time);
        stream->setProvider(provider);
        static_cast<QHBoxLayout*>(screen->layout())->addWidget(stream, first ? 3 : 2);
        addToggle(stream, views.size() < shownAtFirst);
        views.push_back(stream);
    }
    refreshOverlays();
    refreshTexts();
}

void PlayerView::Parts::addToggle(StreamView* stream, bool shown) {
    const QString name = StreamView::streamName(stream->info().stream);
    auto* button = new QToolButton(toggles);
    button->setObjectName(QStringLiteral("show-") + stream->info().stream);
    button->setAccessibleName(PlayerView::tr("Show the camera %1").arg(name));
    button->setToolTip(PlayerView::tr("Show the camera %1").arg(name));
    button->setCheckable(true);
    button->setChecked(shown);
    button->setText(shown ? QStringLiteral("✓ ") + name : name);
    connect(button, &QToolButton::toggled, stream, [stream, button, name](bool on) {
        button->setText(on ? QStringLiteral("✓ ") + name : name);
        stream->setVisible(on);
    });
    toggles->layout()->addWidget(button);
}

void PlayerView::Parts::refreshOverlays() {
    // One scale for all cameras in sight, so that one colour bar speaks for them all.
    std::optional<HeatScale> common;
    std::vector<StreamOverlay> overlays;
    for (StreamView* stream : views) {
        overlays.push_back(overlayOf(analysis, terminal, stream->info().stream));
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
    if (terminal.isEmpty()) {
        return PlayerView::tr("Choose a terminal to see its video.");
    }
    return PlayerView::tr("This terminal has no camera. Its signals are in the timeline.");
}

void PlayerView::Parts::refreshTexts() {
    QString name = views.empty() ? QString() : views.front()->info().terminalName;
    if (name.isEmpty() && analysis) {
        const auto* result = analysis->findTerminal(terminal.toStdString());
        name = result != nullptr ? QString::fromStdString(result->name) : QString();
    }
    const bool both = !name.isEmpty() && name != terminal;
    title->setText(both ? name + QStringLiteral(" · ") + terminal : terminal);
    empty->setText(emptyText());
    empty->setVisible(views.empty());
    screen->setVisible(!views.empty());
    layers->setVisible(!views.empty());
    showTime();
}

void PlayerView::Parts::showTime() {
    for (StreamView* stream : views) {
        stream->setTime(time);
    }
    const QString zone = clock.zone();
    transport->setTimeText(zone.isEmpty() ? clock.clock(time, 1)
                                          : clock.clock(time, 1) + QLatin1Char(' ') + zone);
}

timeline::TimeRange PlayerView::Parts::playableRange() const {
    double end = duration;
    for (const StreamView* stream : views) {
        end = std::max(end, stream->info().end);
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
    if (isAtEnd(time, speed, range)) {
        moveTo(speed > 0.0 ? range.start : range.end); // play again
    }
    sinceTick.start();
    ticker.start();
    transport->setPlaying(true, speed);
    if (!wasPlaying) {
        Q_EMIT view.playingChanged(true);
    }
}

void PlayerView::Parts::stop() {
    if (ticker.isActive()) {
        ticker.stop();
        transport->setPlaying(false, speed);
        Q_EMIT view.playingChanged(false);
    }
}

void PlayerView::Parts::tick() {
    const double elapsed = static_cast<double>(sinceTick.restart()) / 1000.0;
    const timeline::TimeRange range = playableRange();
    moveTo(playedTime(time, speed, elapsed, range));
    if (isAtEnd(time, speed, range)) {
        stop();
    }
}

double PlayerView::Parts::timeOfStep(int frames) const {
    if (!views.empty()) {
        return steppedTime(views.front()->info(), time, frames);
    }
    return time + frames * (analysis && analysis->stepSeconds > 0.0 ? analysis->stepSeconds : 0.5);
}

} // namespace vestigo::ui_player

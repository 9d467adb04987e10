// SPDX-License-Identifier: GPL-3.0-or-later
// Which cameras the player has in sight, and where they stand.
#include "ui/player/frame_provider.h"
#include "ui/player/player_parts.h"
#include "ui/player/prepared_provider.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <iterator>

namespace vestigo::ui_player {

namespace {

constexpr std::size_t shownAtFirst = 2;

int rankOf(const QString& stream) {
    return stream == QLatin1String("device") ? 0 : (stream == QLatin1String("operator") ? 1 : 2);
}

bool isStream(const StreamInfo& info, const QString& terminal, const QString& stream) {
    return info.terminal == terminal && info.stream == stream;
}

} // namespace

int PlayerView::Parts::pages() const {
    const int count = static_cast<int>(streams.size());
    return std::max(1, (count + camerasPerPage - 1) / camerasPerPage);
}

/// The terminal's cameras, the device first; or those of the wall's page in the recording's order.
std::vector<StreamInfo> PlayerView::Parts::camerasInSight() const {
    std::vector<StreamInfo> sight;
    if (wall) {
        const auto first = static_cast<std::size_t>(page) * camerasPerPage;
        const std::size_t last = std::min(streams.size(), first + camerasPerPage);
        for (std::size_t i = first; i < last; ++i) {
            sight.push_back(streams[i]);
        }
        return sight;
    }
    std::copy_if(streams.begin(), streams.end(), std::back_inserter(sight),
                 [this](const StreamInfo& info) { return info.terminal == terminal; });
    std::stable_sort(sight.begin(), sight.end(), [](const StreamInfo& a, const StreamInfo& b) {
        return rankOf(a.stream) < rankOf(b.stream);
    });
    return sight;
}

StreamView* PlayerView::Parts::makeView(const StreamInfo& info) {
    auto* stream = new StreamView(info, screen);
    stream->setInWall(wall);
    stream->setClock(clock);
    stream->setLook(layers->look());
    stream->setTime(time);
    connect(stream, &StreamView::opened, &view, [this, stream] {
        const StreamInfo opened = stream->info();
        // The view that tells is deleted by what follows, so that has to wait.
        QMetaObject::invokeMethod(
            &view,
            [this, opened] {
                if (wall) {
                    open(opened);
                } else {
                    setWall(true);
                }
            },
            Qt::QueuedConnection);
    });
    connect(stream, &StreamView::chosen, &view, [this, stream] {
        if (wall && stream->info().terminal != terminal) {
            Q_EMIT view.terminalRequested(stream->info().terminal);
        }
    });
    return stream;
}

void PlayerView::Parts::rebuild() {
    qDeleteAll(views);
    views.clear();
    qDeleteAll(toggles->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly));
    page = std::clamp(page, 0, pages() - 1);
    for (const StreamInfo& info : camerasInSight()) {
        StreamView* stream = makeView(info);
        const bool shown = wall || (alone.isEmpty() ? views.size() < shownAtFirst : info.stream == alone);
        stream->setVisible(shown);
        if (!wall) {
            addToggle(stream, shown);
        }
        views.push_back(stream);
    }
    layOutWall();
    for (StreamView* stream : views) {
        stream->setPreparedProvider(prepared);
        stream->setProvider(provider); // asks: only now it has its place
    }
    refreshOverlays();
    refreshRegions();
    refreshOffer();
    refreshChosen();
    refreshTexts();
}

/// Rows and columns that make the pictures largest; beside each other, the first wider, for one terminal.
void PlayerView::Parts::layOutWall() {
    while (grid->count() > 0) {
        delete grid->takeAt(0);
    }
    for (int i = 0; i < std::max(grid->columnCount(), grid->rowCount()); ++i) {
        grid->setColumnStretch(i, 0);
        grid->setRowStretch(i, 0);
    }
    const int count = static_cast<int>(views.size());
    columns = wall ? wallColumns(count, screen->width(), screen->height()) : std::max(1, count);
    for (int i = 0; i < count; ++i) {
        grid->addWidget(views[static_cast<std::size_t>(i)], i / columns, i % columns);
        grid->setColumnStretch(i % columns, !wall && i == 0 ? 3 : 2);
        grid->setRowStretch(i / columns, 1);
    }
    grid->setSpacing(wall ? 4 : 8);
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
    connect(button, &QToolButton::toggled, stream, [this, stream, button, name](bool on) {
        button->setText(on ? QStringLiteral("✓ ") + name : name);
        stream->setVisible(on);
        refreshOffer();
    });
    toggles->layout()->addWidget(button);
}

void PlayerView::Parts::setWall(bool on) {
    if (on == wall || (on && streams.empty())) {
        wallButton->setChecked(wall);
        return;
    }
    wall = on;
    alone.clear();
    if (wall) { // the page that shows the terminal
        const auto mine = std::find_if(streams.begin(), streams.end(),
                                       [this](const StreamInfo& info) { return info.terminal == terminal; });
        page = mine == streams.end() ? 0 : static_cast<int>(mine - streams.begin()) / camerasPerPage;
    }
    rebuild();
    Q_EMIT view.wallChanged(wall);
}

void PlayerView::Parts::turnPage(int by) {
    const int next = std::clamp(page + by, 0, pages() - 1);
    if (wall && next != page) {
        page = next;
        rebuild();
    }
}

void PlayerView::Parts::open(const StreamInfo& info) {
    wall = false;
    alone = info.stream;
    if (info.terminal != terminal) {
        terminal = info.terminal;
        Q_EMIT view.terminalRequested(terminal);
    }
    rebuild();
    view.setFocus();
    Q_EMIT view.wallChanged(false);
}

/// Moves the keyboard to a neighbour; false where the wall is not in sight.
bool PlayerView::Parts::moveInWall(int acrossBy, int downBy) {
    if (!wall || views.empty()) {
        return false;
    }
    const auto focused =
        std::find_if(views.begin(), views.end(), [](StreamView* one) { return one->hasFocus(); });
    const auto chosen = std::find_if(views.begin(), views.end(),
                                     [this](StreamView* one) { return one->info().terminal == terminal; });
    const auto from = focused != views.end() ? focused : chosen;
    const int at = from == views.end() ? 0 : static_cast<int>(from - views.begin());
    const int next = at + acrossBy + downBy * columns;
    if (next >= 0 && next < static_cast<int>(views.size())) {
        views[static_cast<std::size_t>(next)]->setFocus(Qt::OtherFocusReason);
    }
    return true;
}

void PlayerView::Parts::refreshChosen() {
    for (StreamView* stream : views) {
        stream->setChosen(wall && stream->info().terminal == terminal);
    }
}

StreamView* PlayerView::Parts::primary() const {
    StreamView* found = nullptr;
    for (StreamView* stream : views) {
        const bool mine = stream->info().terminal == terminal && !stream->isHidden();
        if (mine && (found == nullptr || (stream->hasFocus() && !found->hasFocus()))) {
            found = stream;
        }
    }
    return found != nullptr || views.empty() ? found : views.front();
}

void PlayerView::Parts::setTimes(const QString& ofTerminal, const QString& ofStream,
                                 const timeline::FrameTimesPtr& times) {
    for (StreamInfo& info : streams) {
        if (isStream(info, ofTerminal, ofStream)) {
            info.setTimes(times);
        }
    }
    for (StreamView* stream : views) {
        if (isStream(stream->info(), ofTerminal, ofStream)) {
            stream->setTimes(times);
        }
    }
}

/// What the provider knew before this view was there.
void PlayerView::Parts::takeKnownTimes() {
    if (!provider) {
        return;
    }
    for (const StreamInfo& info : std::vector<StreamInfo>(streams)) {
        if (const timeline::FrameTimesPtr known = provider->frameTimes(info.terminal, info.stream)) {
            setTimes(info.terminal, info.stream, known);
        }
    }
}

void PlayerView::Parts::setOffset(const QString& ofTerminal, const QString& ofStream, double offset,
                                  const QString& note) {
    for (StreamInfo& info : streams) {
        if (isStream(info, ofTerminal, ofStream)) {
            for (StreamRegion& region : regions) {
                region.moveWith(info, offset);
            }
            info.setOffset(offset);
            info.note = note;
        }
    }
    for (StreamView* stream : views) {
        if (isStream(stream->info(), ofTerminal, ofStream)) {
            stream->setOffset(offset, note);
        }
    }
    refreshRegions();
}

void PlayerView::Parts::setIndexing(int done, int total, double fraction, bool stopped) {
    index->setState(done, total, fraction, stopped);
    for (StreamView* stream : views) {
        stream->setIndexing(stopped || done >= total ? -1.0 : (done + fraction) / total);
    }
}

void PlayerView::Parts::refreshRegions() {
    bool any = false;
    for (StreamView* stream : views) {
        std::vector<StreamRegion> mine;
        std::copy_if(regions.begin(), regions.end(), std::back_inserter(mine),
                     [stream](const StreamRegion& region) {
                         return isStream(stream->info(), region.terminal, region.stream);
                     });
        any = any || !mine.empty();
        stream->setRegions(std::move(mine));
    }
    layers->setHasRegions(any);
    fitHead();
}

/// Where the clock is not what the analysis was made with.
std::optional<ShownOffer> PlayerView::Parts::staleClock(const StreamInfo& info) const {
    const std::string ofTerminal = info.terminal.toStdString();
    const std::string ofStream = info.stream.toStdString();
    const double now = analysis::offsetOf(clockOffsets, ofTerminal, ofStream);
    const double then = analysis::offsetOf(analysis->appliedOffsets, ofTerminal, ofStream);
    if (now == then) {
        return std::nullopt;
    }
    const bool corrected = now != 0.0;
    return ShownOffer{corrected ? OfferKind::Accepted : OfferKind::TakenBack,
                      info.terminal,
                      info.stream,
                      {},
                      corrected ? now : then,
                      0.0};
}

std::optional<ShownOffer> PlayerView::Parts::offerFor(const StreamInfo& info) const {
    for (const auto& one : analysis->offsets) {
        const QString ofTerminal = QString::fromStdString(one.terminal);
        const QString ofStream = QString::fromStdString(one.stream);
        const bool answered = answeredOffers.contains(ofTerminal + QLatin1Char('\n') + ofStream);
        if (isStream(info, ofTerminal, ofStream) && !answered && one.confidence > 0.0) {
            return ShownOffer{OfferKind::Offered, ofTerminal,    ofStream, {},
                              one.offsetSeconds,  one.confidence};
        }
    }
    return std::nullopt;
}

/// The first thing to decide about the clock of a camera in sight: one that has changed since the analysis
/// before an offer that was not answered yet.
void PlayerView::Parts::refreshOffer() {
    std::optional<ShownOffer> next;
    for (StreamView* stream : views) {
        if (!analysis || stream->isHidden()) {
            continue;
        }
        const std::optional<ShownOffer> stale = staleClock(stream->info());
        std::optional<ShownOffer> found = stale ? stale : offerFor(stream->info());
        if (found && (!next || (stale && next->kind == OfferKind::Offered))) {
            found->camera = stream->titleText();
            next = std::move(found);
        }
    }
    offer->setOffer(next);
}

void PlayerView::Parts::takeProvider(FrameProvider* next) {
    if (provider) {
        disconnect(provider, nullptr, &view, nullptr);
    }
    provider = next;
    takeKnownTimes();
    if (provider) {
        connect(provider, &FrameProvider::timesKnown, &view,
                [this](const QString& ofTerminal, const QString& ofStream,
                       const timeline::FrameTimesPtr& times) { setTimes(ofTerminal, ofStream, times); });
        connect(provider, &FrameProvider::indexingChanged, &view,
                [this](int done, int total, double fraction, bool stopped) {
                    setIndexing(done, total, fraction, stopped);
                });
    }
    for (StreamView* stream : views) {
        stream->setProvider(next);
    }
}

} // namespace vestigo::ui_player

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/elided_label.h"
#include "ui/common/site_clock.h"
#include "ui/player/layer_bar.h"
#include "ui/player/playback.h"
#include "ui/player/player_strips.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_view.h"
#include "ui/player/transport_bar.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace vestigo::ui_player {

/// The inside of the player: its widgets and what they show.
struct PlayerView::Parts {
    /// A page of the wall holds so many cameras: more would be too small to see anything in.
    static constexpr int camerasPerPage = 16;
    /// Seconds; what is shorter is a moment, not a stretch to play.
    static constexpr double shortestLoop = 0.2;

    explicit Parts(PlayerView& owner);

    // player_parts.cpp: the widgets, the cursor and playing
    void refreshOverlays();
    void refreshTexts();
    void fitHead(); ///< so that the name has room
    void showTime();
    void moveTo(double t); ///< as the user's wish: shows and asks
    void play(double signedSpeed);
    void setSpeed(double signedSpeed); ///< while playing or not
    void stop();
    void tick();
    double timeOfStep(int frames) const;
    timeline::TimeRange playableRange() const;

    // player_wall.cpp: which cameras are in sight, and where
    void rebuild(); ///< one view per stream of the terminal, or per camera of the wall's page
    void layOutWall();
    void setWall(bool on);
    void turnPage(int by);
    void open(const StreamInfo& info); ///< this camera alone
    bool moveInWall(int acrossBy, int downBy);
    void refreshChosen();
    void setTimes(const QString& ofTerminal, const QString& ofStream, const timeline::FrameTimesPtr& times);
    void setOffset(const QString& ofTerminal, const QString& ofStream, double offset, const QString& note);
    void setIndexing(int done, int total, double fraction, bool stopped);
    void takeKnownTimes();
    void refreshRegions();
    void refreshOffer();
    void takeProvider(FrameProvider* next);
    StreamView* primary() const; ///< the one that is stepped by

    PlayerView& view;
    QPointer<FrameProvider> provider;
    QPointer<PreparedProvider> prepared;
    PreparedLayer shownLayer = PreparedLayer::None; ///< that was told last
    std::vector<StreamInfo> streams;
    std::vector<StreamRegion> regions;
    analysis::AnalysisPtr analysis;
    analysis::ClockOffsets clockOffsets; ///< that hold now
    ui_common::SiteClock clock;
    double duration = 0.0;
    QString terminal;
    QString alone; ///< the stream that was opened from the wall; empty: as usual
    bool wall = false;
    int page = 0;
    int columns = 1;
    double time = 0.0;
    double speed = 1.0;
    std::optional<timeline::TimeRange> loop; ///< lies in the recording, at least shortestLoop long
    QTimer ticker;
    PlaybackClock playClock;
    QElapsedTimer sinceBegin;
    QSet<QString> answeredOffers;

    QWidget* head = nullptr;
    ui_common::ElidedLabel* title = nullptr;
    QString titleNote; ///< said in place of the terminal's name
    QLabel* empty = nullptr;
    QWidget* toggles = nullptr;
    QToolButton* pageBack = nullptr;
    QToolButton* pageOn = nullptr;
    QToolButton* wallButton = nullptr;
    QWidget* screen = nullptr;
    QGridLayout* grid = nullptr;
    std::vector<StreamView*> views;
    IndexStrip* index = nullptr;
    OfferStrip* offer = nullptr;
    LayerBar* layers = nullptr;
    QHBoxLayout* controls = nullptr;
    TransportBar* transport = nullptr;

private:
    void makeHead();
    void connectParts();
    void connectOffer();
    void takeLook(const OverlayLook& look);
    std::optional<ShownOffer> staleClock(const StreamInfo& info) const;
    std::optional<ShownOffer> offerFor(const StreamInfo& info) const;
    std::vector<StreamInfo> camerasInSight() const;
    StreamView* makeView(const StreamInfo& info);
    int pages() const;
    void addToggle(StreamView* stream, bool shown);
    QString emptyText() const;
};

} // namespace vestigo::ui_player

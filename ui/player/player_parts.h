// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/site_clock.h"
#include "ui/player/layer_bar.h"
#include "ui/player/playback.h"
#include "ui/player/player_view.h"
#include "ui/player/stream_view.h"
#include "ui/player/transport_bar.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

class QBoxLayout;
class QLabel;

namespace vestigo::ui_player {

/// The inside of the player: its widgets and what they show.
struct PlayerView::Parts {
    explicit Parts(PlayerView& owner);

    void rebuild(); ///< one view per stream of the terminal
    void refreshOverlays();
    void refreshTexts();
    void showTime();
    void moveTo(double t); ///< as the user's wish: shows and asks
    void play(double signedSpeed);
    void stop();
    void tick();
    double timeOfStep(int frames) const;
    timeline::TimeRange playableRange() const;

    PlayerView& view;
    QPointer<FrameProvider> provider;
    std::vector<StreamInfo> streams;
    analysis::AnalysisPtr analysis;
    ui_common::SiteClock clock;
    double duration = 0.0;
    QString terminal;
    double time = 0.0;
    double speed = 1.0;
    QTimer ticker;
    QElapsedTimer sinceTick;

    QLabel* title = nullptr;
    QLabel* empty = nullptr;
    QWidget* toggles = nullptr;
    QWidget* screen = nullptr;
    std::vector<StreamView*> views;
    LayerBar* layers = nullptr;
    TransportBar* transport = nullptr;

private:
    void addToggle(StreamView* stream, bool shown);
    QString emptyText() const;
};

} // namespace vestigo::ui_player

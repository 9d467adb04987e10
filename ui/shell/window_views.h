// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointer>

class QLabel;
class QStackedWidget;

namespace vestigo::ui_causal {
class SitePlanView;
}
namespace vestigo::ui_commands {
class CommandPalette;
class KeysPage;
} // namespace vestigo::ui_commands
namespace vestigo::ui_common {
class ElidedLabel;
}
namespace vestigo::ui_logs {
class LogView;
}
namespace vestigo::ui_player {
class PlayerView;
}
namespace vestigo::ui_timeline {
class TimelineView;
}

namespace vestigo::ui_shell {

class ListPanel;
class MessageBanner;
class PanelArea;
class RunBar;
class StartPage;
class WhyPanel;

/// The widgets of the window, made anew at each build().
struct WindowViews {
    RunBar* bar = nullptr;
    MessageBanner* banner = nullptr;
    QStackedWidget* pages = nullptr; ///< start page, panels
    StartPage* start = nullptr;
    PanelArea* area = nullptr;
    ui_causal::SitePlanView* plan = nullptr;
    ListPanel* terminals = nullptr;
    ListPanel* incidents = nullptr;
    QLabel* load = nullptr; ///< of alarms
    ui_player::PlayerView* player = nullptr;
    ui_timeline::TimelineView* timeline = nullptr;
    WhyPanel* why = nullptr;
    ui_logs::LogView* logs = nullptr;
    ui_common::ElidedLabel* state = nullptr;
    QLabel* hash = nullptr;
    ui_commands::CommandPalette* palette = nullptr;
    QPointer<ui_commands::KeysPage> keys;
};

} // namespace vestigo::ui_shell

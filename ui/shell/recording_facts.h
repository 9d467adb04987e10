// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/causal/site_plan_view.h"
#include "ui/items/terminal_model.h"
#include "ui/player/stream_info.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace vestigo::ui_shell {

/// What the window shows of a recording before anything was analysed.
struct RecordingFacts {
    QString id;
    QString site;
    QString path;
    std::optional<SiteTime> startedAt;
    double durationSeconds = 0.0;
    std::vector<ui_items::TerminalFacts> terminals;
    std::vector<ui_causal::PlanTerminal> plan;
    std::vector<ui_causal::PlanLink> links;
    std::vector<ui_player::StreamInfo> streams;
    std::vector<ui_player::StreamRegion> regions; ///< of the annotations
    QStringList problems;                         ///< one line each
};

/// An engine as the choice box shows it.
struct EngineChoice {
    QString name;
    QString title;
    QString description;
};

} // namespace vestigo::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_states.h"
#include "ui/shell/alarm_dialogs.h"

#include <QtCore/QString>

#include <vector>

namespace vestigo::session {

class Session;

/// The incident that is meant: its id, or its number from 1; empty: the selected one. Null: there is none.
const analysis::Incident* incidentOf(const Session& session, const QString& wanted);

/// "incident 1 at Process sensor"
QString incidentText(const Session& session, const analysis::Incident& incident);

/// Every alarm of a terminal, wherever the open recording's site is recorded.
alarms::ShelfScope scopeOf(const Session& session, const std::string& terminal);

/// What can be shelved now: the selected terminal, what is special of its alarm, the others of the incident,
/// all.
struct ShelfOffers {
    std::vector<alarms::ShelfScope> scopes;
    std::vector<ui_shell::ShelfChoice> choices; ///< by place in `scopes`
};
ShelfOffers shelfOffers(const Session& session);

/// The shelves in force of a terminal at this site; without a terminal those of the selected one, else of the
/// selected incident. They live as long as the session's states.
std::vector<const alarms::AlarmEntry*> shelvesToEnd(const Session& session, const QString& terminal);

/// "30min", "8h", "7d" as seconds; 0: no time.
double secondsFromWords(const QString& words);

} // namespace vestigo::session

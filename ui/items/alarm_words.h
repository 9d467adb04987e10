// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alarms/alarm_budget.h"
#include "core/alarms/alarm_states.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace vestigo::ui_items {

/// A moment on the clock of this computer: "14:05" on the day of `now`, else "2026-11-27 14:05"; both in Unix
/// seconds.
QString momentText(double moment, double now);

/// What stands on an incident's row: "not acknowledged", "acknowledged by Li Wei", "shelved until 14:05", "1
/// of 4 terminals shelved".
QStringList incidentTags(const analysis::Analysis& analysis, const alarms::IncidentState& state, double now);

/// The same in sentences with note and reason, for the panel of evidence; plain text, one sentence a line.
QString incidentSentences(const analysis::Analysis& analysis, const alarms::AlarmStates& states,
                          const QString& incident);

/// "Alarm load: 0.8 in 10 min · EEMUA 191: about 1 · nothing shelved"
QString loadLine(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt = std::nullopt,
                 const alarms::ShiftPlan& plan = {});

/// "Process sensor (sn-01)", with the type and the feature where only those are shelved. The id alone where
/// the analysis knows no such terminal.
QString shelfSubject(const analysis::Analysis* analysis, const alarms::ShelfScope& shelf);

/// How EEMUA 191 judges a rate, in words.
QString ratingText(alarms::LoadRating rating);

/// Whether the log is still what was written, in a sentence.
QString chainSentence(const alarms::AlarmChain& chain);

/// More incidents began in one of its shifts than the plan takes for acceptable.
bool overBudget(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt,
                const alarms::ShiftPlan& plan);

/// The fullest shift that the recording touches against its budget; empty where the recording does not say
/// when it began.
QString shiftWords(const alarms::AlarmStates& states, const std::optional<SiteTime>& startedAt,
                   const alarms::ShiftPlan& plan);

} // namespace vestigo::ui_items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/alarm_subjects.h"

#include "app/session/alarm_keeper.h"
#include "app/session/session.h"
#include "ui/common/incident_members.h"
#include "ui/items/alarm_words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace vestigo::session {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

/// Adds a choice of one scope.
void offer(const Session& session, ShelfOffers& offers, const alarms::ShelfScope& scope) {
    offers.choices.push_back(
        {ui_items::shelfSubject(session.analysis().get(), scope), {static_cast<int>(offers.scopes.size())}});
    offers.scopes.push_back(scope);
}

/// Only what is like this episode.
void offerSpecial(const Session& session, ShelfOffers& offers, const analysis::Episode& episode) {
    alarms::ShelfScope scope = scopeOf(session, episode.terminal);
    if (!episode.type.empty()) {
        scope.type = episode.type;
        offer(session, offers, scope);
        scope.type.clear();
    }
    scope.feature = alarms::foremostFeature(episode);
    if (!scope.feature.empty()) {
        offer(session, offers, scope);
    }
}

} // namespace

const analysis::Incident* incidentOf(const Session& session, const QString& wanted) {
    if (wanted.isEmpty()) {
        return ui_common::findIncident(session.analysis(), session.incident());
    }
    if (const analysis::Incident* named = ui_common::findIncident(session.analysis(), wanted)) {
        return named;
    }
    const int number = wanted.toInt();
    const auto count = static_cast<int>(session.analysis()->incidents.size());
    return number >= 1 && number <= count
               ? &session.analysis()->incidents[static_cast<std::size_t>(number) - 1]
               : nullptr;
}

QString incidentText(const Session& session, const analysis::Incident& incident) {
    const auto& all = session.analysis()->incidents;
    const auto place = std::find_if(all.begin(), all.end(),
                                    [&](const analysis::Incident& one) { return one.id == incident.id; });
    const std::string first =
        !incident.rootCause.empty() || incident.path.empty() ? incident.rootCause : incident.path.front();
    const QString number = QString::number(place - all.begin() + 1);
    return first.empty() ? words(QT_TRANSLATE_NOOP("Commands", "Incident %1")).arg(number)
                         : words(QT_TRANSLATE_NOOP("Commands", "Incident %1 at %2"))
                               .arg(number, ui_common::terminalName(*session.analysis(), first));
}

alarms::ShelfScope scopeOf(const Session& session, const std::string& terminal) {
    alarms::ShelfScope scope;
    scope.site = session.analysis()->site;
    scope.recordingSha256 = session.analysis()->recordingSha256;
    scope.terminal = terminal;
    return scope;
}

ShelfOffers shelfOffers(const Session& session) {
    ShelfOffers offers;
    const std::string selected = session.terminal().toStdString();
    offer(session, offers, scopeOf(session, selected));
    const analysis::Incident* incident = ui_common::findIncident(session.analysis(), session.incident());
    if (incident == nullptr) {
        return offers;
    }
    const auto own =
        std::find_if(incident->episodes.begin(), incident->episodes.end(),
                     [&](const analysis::Episode& episode) { return episode.terminal == selected; });
    const std::vector<std::string> terminals = alarms::terminalsOf(*incident);
    std::vector<int> all;
    if (own != incident->episodes.end()) {
        all.push_back(0);
    }
    if (terminals.size() > 1) {
        for (const std::string& terminal : terminals) {
            if (terminal != selected) {
                all.push_back(static_cast<int>(offers.scopes.size()));
                offer(session, offers, scopeOf(session, terminal));
            }
        }
        offers.choices.push_back(
            {words(QT_TRANSLATE_NOOP("Commands", "All %1 terminals of this incident")).arg(terminals.size()),
             all});
    }
    if (own != incident->episodes.end()) {
        offerSpecial(session, offers, *own);
    }
    return offers;
}

std::vector<const alarms::AlarmEntry*> shelvesToEnd(const Session& session, const QString& terminal) {
    std::vector<const alarms::AlarmEntry*> found;
    const alarms::AlarmStatesPtr& states = session.alarms().states();
    const auto collect = [&](const std::vector<std::string>& terminals) {
        for (const alarms::AlarmEntry& entry : states->shelves) {
            const alarms::ShelfScope here = scopeOf(session, entry.shelf.terminal);
            const bool ours = entry.shelf.site == here.site &&
                              (!here.site.empty() || entry.shelf.recordingSha256 == here.recordingSha256);
            if (ours &&
                std::find(terminals.begin(), terminals.end(), entry.shelf.terminal) != terminals.end()) {
                found.push_back(&entry);
            }
        }
    };
    collect({(terminal.isEmpty() ? session.terminal() : terminal).toStdString()});
    const alarms::IncidentState* state = states->find(session.incident().toStdString());
    if (found.empty() && terminal.isEmpty() && state != nullptr) {
        collect(state->shelvedTerminals);
    }
    return found;
}

double secondsFromWords(const QString& words) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5}(?:\\.\\d{1,3})?)\\s*(min|h|d)$"));
    const auto match = pattern.match(words.trimmed());
    if (!match.hasMatch()) {
        return 0.0;
    }
    const QString unit = match.captured(2);
    const double seconds = unit == QLatin1String("min") ? 60.0
                           : unit == QLatin1String("h") ? 3600.0
                                                        : 86400.0;
    return match.captured(1).toDouble() * seconds;
}

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
// Acknowledge, shelve, and what takes them back.
#include "app/session/alarm_keeper.h"
#include "app/session/alarm_subjects.h"
#include "app/session/command_adder.h"
#include "ui/common/error_text.h"
#include "ui/common/incident_members.h"
#include "ui/items/alarm_words.h"
#include "ui/shell/alarm_dialogs.h"
#include "ui/shell/alarm_overview.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <algorithm>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;
using alarms::AlarmEntry;
using ui_shell::PersonDialog;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

QString personKey() {
    return QStringLiteral("person");
}

/// Hands lines over and remembers who said so; a script waits until they are written.
Result write(Session& session, std::vector<AlarmEntry> entries, const QString& person) {
    session.preferences().setValue(personKey(), person);
    for (AlarmEntry& entry : entries) {
        entry.at = session.alarms().now();
        entry.person = person.toStdString();
    }
    session.alarms().add(entries);
    return {{}, [&session] { return session.alarms().isIdle(); }};
}

void ask(CommandAdder& a, const PersonDialog::Wording& wording, const std::vector<AlarmEntry>& entries) {
    Session& session = a.session;
    auto* dialog = new PersonDialog(wording, session.preferences().value(personKey()).toString(), &a.window);
    dialog->setObjectName(QStringLiteral("personDialog"));
    QObject::connect(dialog, &QDialog::accepted, &session, [&session, dialog, entries] {
        std::vector<AlarmEntry> noted = entries;
        for (AlarmEntry& entry : noted) {
            entry.note = dialog->note().toStdString();
        }
        write(session, noted, dialog->person());
    });
    dialog->open();
}

Result noIncident(const QString& wanted) {
    return {words(QT_TRANSLATE_NOOP("Commands", "There is no incident \"%1\".")).arg(wanted.left(60)), {}};
}

/// "[INCIDENT] [NAME] [NOTE]"
Result acknowledge(CommandAdder& a, const QStringList& arguments) {
    Session& session = a.session;
    const analysis::Incident* incident = incidentOf(session, arguments.value(0));
    if (incident == nullptr) {
        return noIncident(arguments.value(0));
    }
    const alarms::IncidentState* state = session.alarms().states()->find(incident->id);
    if (state != nullptr && state->acknowledged) {
        return {words(QT_TRANSLATE_NOOP("Commands", "%1 has acknowledged it already."))
                    .arg(QString::fromStdString(state->acknowledged->person)),
                {}};
    }
    AlarmEntry entry;
    entry.incident = {session.analysis()->recordingSha256, session.analysis()->recordingId, incident->id,
                      incident->range, alarms::terminalsOf(*incident)};
    if (arguments.size() > 1) {
        entry.note = arguments.value(2).toStdString();
        return write(session, {entry}, arguments[1]);
    }
    ask(a,
        {words(QT_TRANSLATE_NOOP("Commands", "Acknowledge the incident")),
         words(
             QT_TRANSLATE_NOOP("Commands", "You have taken notice of %1. Name and time go into the report."))
             .arg(incidentText(session, *incident)),
         words(QT_TRANSLATE_NOOP("Commands", "Note")), words(QT_TRANSLATE_NOOP("Commands", "Acknowledge")),
         false},
        {entry});
    return {};
}

AlarmEntry undoing(std::int64_t line) {
    AlarmEntry entry;
    entry.action = alarms::AlarmAction::Undo;
    entry.undoes = line;
    return entry;
}

/// "[INCIDENT] [NAME]"
Result takeBack(CommandAdder& a, const QStringList& arguments) {
    Session& session = a.session;
    const analysis::Incident* incident = incidentOf(session, arguments.value(0));
    if (incident == nullptr) {
        return noIncident(arguments.value(0));
    }
    const alarms::IncidentState* state = session.alarms().states()->find(incident->id);
    if (state == nullptr || !state->acknowledged) {
        return {words(QT_TRANSLATE_NOOP("Commands", "Nobody has acknowledged it.")), {}};
    }
    const std::vector<AlarmEntry> entries{undoing(state->acknowledged->id)};
    if (arguments.size() > 1) {
        return write(session, entries, arguments[1]);
    }
    ask(a,
        {words(QT_TRANSLATE_NOOP("Commands", "Take back the acknowledgement")),
         words(QT_TRANSLATE_NOOP("Commands",
                                 "%1 is then not acknowledged any more. That it was, by %2, stays "
                                 "in the log and in the report."))
             .arg(incidentText(session, *incident), QString::fromStdString(state->acknowledged->person)),
         {},
         words(QT_TRANSLATE_NOOP("Commands", "Take back")),
         false},
        entries);
    return {};
}

Result askWhatToShelve(CommandAdder& a) {
    Session& session = a.session;
    const ShelfOffers offers = shelfOffers(session);
    auto* dialog = new ui_shell::ShelveDialog(offers.choices,
                                              session.preferences().value(personKey()).toString(), &a.window);
    QObject::connect(dialog, &QDialog::accepted, &session, [&session, dialog, offers] {
        std::vector<AlarmEntry> entries;
        for (const int subject : dialog->subjects()) {
            AlarmEntry entry;
            entry.action = alarms::AlarmAction::Shelve;
            entry.note = dialog->note().toStdString();
            entry.shelf = offers.scopes[static_cast<std::size_t>(subject)];
            entry.shelf.expiresAt = session.alarms().now() + dialog->seconds();
            entries.push_back(std::move(entry));
        }
        write(session, entries, dialog->person());
    });
    dialog->open();
    return {};
}

/// "[TERMINAL FOR REASON NAME] [type=TYPE] [feature=FEATURE]"
Result shelve(CommandAdder& a, const QStringList& arguments) {
    Session& session = a.session;
    if (arguments.isEmpty()) {
        return askWhatToShelve(a);
    }
    if (!session.hasTerminal(arguments[0])) {
        return {
            words(QT_TRANSLATE_NOOP("Commands", "There is no terminal \"%1\".")).arg(arguments[0].left(60)),
            {}};
    }
    const double seconds = secondsFromWords(arguments.value(1));
    if (arguments.size() < 4 || seconds <= 0.0) {
        return {
            words(QT_TRANSLATE_NOOP(
                "Commands", "Say terminal, time (30min, 8h, 7d), reason and name, or nothing for a dialog.")),
            {}};
    }
    AlarmEntry entry;
    entry.action = alarms::AlarmAction::Shelve;
    entry.note = arguments[2].toStdString();
    entry.shelf = scopeOf(session, arguments[0].toStdString());
    entry.shelf.expiresAt = session.alarms().now() + seconds;
    for (const QString& word : arguments.mid(4)) {
        if (word.startsWith(QLatin1String("type="))) {
            entry.shelf.type = word.mid(5).toStdString();
        } else if (word.startsWith(QLatin1String("feature="))) {
            entry.shelf.feature = word.mid(8).toStdString();
        } else {
            return {words(QT_TRANSLATE_NOOP("Commands", "\"%1\" is neither type=… nor feature=…."))
                        .arg(word.left(60)),
                    {}};
        }
    }
    return write(session, {entry}, arguments[3]);
}

void askWhoUnshelves(CommandAdder& a, const std::vector<const AlarmEntry*>& shelves) {
    QStringList names;
    std::vector<AlarmEntry> entries;
    for (const AlarmEntry* shelf : shelves) {
        names.append(ui_items::shelfSubject(a.session.analysis().get(), shelf->shelf));
        entries.push_back(undoing(shelf->id));
    }
    ask(a,
        {words(QT_TRANSLATE_NOOP("Commands", "Unshelve")),
         words(QT_TRANSLATE_NOOP("Commands", "Alarms call again: %1.")).arg(names.join(QStringLiteral(", "))),
         {},
         words(QT_TRANSLATE_NOOP("Commands", "Unshelve")),
         false},
        entries);
}

/// "[TERMINAL] [NAME]"
Result unshelve(CommandAdder& a, const QStringList& arguments) {
    Session& session = a.session;
    const auto shelves = shelvesToEnd(session, arguments.value(0));
    if (shelves.empty()) {
        return {words(QT_TRANSLATE_NOOP("Commands", "It is not shelved.")), {}};
    }
    if (arguments.size() > 1) {
        std::vector<AlarmEntry> entries;
        for (const AlarmEntry* shelf : shelves) {
            entries.push_back(undoing(shelf->id));
        }
        return write(session, entries, arguments[1]);
    }
    askWhoUnshelves(a, shelves);
    return {};
}

void connectOverview(CommandAdder a, ui_shell::AlarmOverview* overview) {
    Session& session = a.session;
    AlarmKeeper* keeper = &session.alarms();
    QObject::connect(keeper, &AlarmKeeper::changed, overview, [&session, keeper, overview] {
        overview->setStates(session.analysis(), keeper->states());
        keeper->readHistory();
    });
    QObject::connect(
        keeper, &AlarmKeeper::historyRead, overview, [overview](const pipeline::AlarmHistory& history) {
            ui_shell::ProjectLoad load;
            load.load = history.load;
            load.unreadable = static_cast<int>(history.unreadable);
            if (history.load.peak) {
                load.peakRecording = QString::fromStdString(history.recordings[history.load.peak->recording]);
            }
            overview->setProject(load);
        });
    QObject::connect(keeper, &AlarmKeeper::historyFailed, overview,
                     [overview](const Error& error) { overview->setProblem(ui_common::errorLine(error)); });
    QObject::connect(overview, &ui_shell::AlarmOverview::unshelveRequested, overview,
                     [a, keeper](qint64 line) mutable {
                         for (const AlarmEntry& shelf :
                              keeper->states() ? keeper->states()->shelves : std::vector<AlarmEntry>()) {
                             if (shelf.id == line) {
                                 askWhoUnshelves(a, {&shelf});
                                 return;
                             }
                         }
                     });
}

void showOverview(const CommandAdder& a) {
    if (auto* there = a.window.findChild<ui_shell::AlarmOverview*>()) {
        there->raise();
        there->activateWindow();
        return;
    }
    auto* overview = new ui_shell::AlarmOverview(&a.window);
    connectOverview(a, overview);
    overview->setShiftPlan(a.window.shiftPlan());
    overview->setStates(a.session.analysis(), a.session.alarms().states());
    a.session.alarms().readHistory();
    overview->show();
}

} // namespace

void addAlarmCommands(CommandAdder a) {
    Session& session = a.session;
    const CommandAdder::Needs known = [&session] {
        if (!session.analysis()) {
            return words(QT_TRANSLATE_NOOP("Commands", "Analyse a recording first."));
        }
        if (!session.alarms().keeps()) {
            return words(QT_TRANSLATE_NOOP("Commands", "There is no project to keep it in."));
        }
        return session.isAnalysing() || !session.alarms().states()
                   ? words(QT_TRANSLATE_NOOP("Commands", "A run is going on: cancel it or wait for it."))
                   : QString();
    };
    const CommandAdder::Needs incident = [known, some = a.incident()] {
        const QString problem = some();
        return problem.isEmpty() ? known() : problem;
    };
    a.addLine(
        "acknowledge", QT_TRANSLATE_NOOP("Commands", "Ac&knowledge…"), "[INCIDENT] [NAME] [NOTE]",
        {Qt::Key_A}, [a](const QStringList& arguments) mutable { return acknowledge(a, arguments); },
        incident);
    a.addLine(
        "take-back", QT_TRANSLATE_NOOP("Commands", "Take &back the acknowledgement…"), "[INCIDENT] [NAME]",
        {}, [a](const QStringList& arguments) mutable { return takeBack(a, arguments); }, incident);
    a.addLine(
        "shelve", QT_TRANSLATE_NOOP("Commands", "S&helve…"),
        "[TERMINAL] [FOR] [REASON] [NAME] [type=TYPE] [feature=FEATURE]", {Qt::Key_S},
        [a](const QStringList& arguments) mutable { return shelve(a, arguments); }, known);
    a.addLine(
        "unshelve", QT_TRANSLATE_NOOP("Commands", "&Unshelve…"), "[TERMINAL] [NAME]", {},
        [a](const QStringList& arguments) mutable { return unshelve(a, arguments); }, known);
    a.add(
        "alarm-load", QT_TRANSLATE_NOOP("Commands", "Alarm &load and shelved alarms…"), {},
        [a] { showOverview(a); }, known);
}

} // namespace vestigo::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_commands.h"

#include "app/session/command_adder.h"
#include "app/session/time_words.h"
#include "ui/common/theme.h"
#include "ui/player/player_view.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QCoreApplication>

namespace vestigo::session {

namespace {

using Result = CommandAdder::Result;
using Group = CommandAdder::Group;

QString words(const char* text) {
    return QCoreApplication::translate("Commands", text);
}

Result chooseIncident(Session& session, const QString& wanted) {
    bool isNumber = false;
    const int number = wanted.toInt(&isNumber);
    QString id = wanted;
    const auto count = static_cast<int>(session.analysis()->incidents.size());
    if (!session.hasIncident(wanted) && isNumber && number >= 1 && number <= count) {
        id = QString::fromStdString(session.analysis()->incidents[static_cast<std::size_t>(number) - 1].id);
    }
    if (!session.hasIncident(id)) {
        return {words(QT_TRANSLATE_NOOP("Commands", "There is no incident \"%1\".")).arg(wanted.left(60)),
                {}};
    }
    session.selectIncident(id);
    return {};
}

Result chooseTerminal(Session& session, const QString& wanted) {
    if (!session.hasTerminal(wanted)) {
        return {words(QT_TRANSLATE_NOOP("Commands", "There is no terminal \"%1\".")).arg(wanted.left(60)),
                {}};
    }
    session.selectMember(wanted);
    return {};
}

Result seek(Session& session, const QString& wanted) {
    const ui_common::SiteClock clock(session.startedAt());
    const auto time = timeFromWords(wanted, clock, session.time());
    if (!time) {
        return {words(QT_TRANSLATE_NOOP("Commands", "\"%1\" is no time; write 12.5 or 06:25:06."))
                    .arg(wanted.left(60)),
                {}};
    }
    session.selectTime(*time);
    return {};
}

} // namespace

CommandAdder::Needs CommandAdder::recording() const {
    return [&one = session] {
        return one.hasRecording() ? QString()
                                  : words(QT_TRANSLATE_NOOP("Commands", "Open a recording first."));
    };
}

CommandAdder::Needs CommandAdder::quietRecording() const {
    return [&one = session] {
        if (!one.hasRecording()) {
            return words(QT_TRANSLATE_NOOP("Commands", "Open a recording first."));
        }
        return one.isAnalysing()
                   ? words(QT_TRANSLATE_NOOP("Commands", "A run is going on: cancel it or wait for it."))
                   : QString();
    };
}

CommandAdder::Needs CommandAdder::analysis() const {
    return [&one = session] {
        return one.analysis() ? QString()
                              : words(QT_TRANSLATE_NOOP("Commands", "Analyse a recording first."));
    };
}

CommandAdder::Needs CommandAdder::incident() const {
    return [&one = session] {
        return one.analysis() && !one.analysis()->incidents.empty()
                   ? QString()
                   : words(QT_TRANSLATE_NOOP("Commands", "There is no incident."));
    };
}

void addIncidentCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    a.addLine(
        "analyse", QT_TRANSLATE_NOOP("Commands", "&Analyse"), "[ENGINE]", {Qt::Key_F5},
        [&session, &window](const QStringList& arguments) {
            if (!arguments.isEmpty() && !window.setEngine(arguments.front())) {
                return Result{words(QT_TRANSLATE_NOOP("Commands", "There is no engine \"%1\"."))
                                  .arg(arguments.front().left(60)),
                              {}};
            }
            session.analyse();
            return Result{};
        },
        a.quietRecording());
    a.add(
        "cancel", QT_TRANSLATE_NOOP("Commands", "&Cancel what is running"), {Qt::CTRL | Qt::Key_Period},
        [&session] { session.cancel(); },
        [&session] {
            return session.isAnalysing() ? QString()
                                         : words(QT_TRANSLATE_NOOP("Commands", "Nothing is running."));
        });
    a.add(
        "live", QT_TRANSLATE_NOOP("Commands", "Judge as if &live"), {},
        [&window] { window.setLive(!window.live()); }, {}, [&window] { return window.live(); });
    a.add(
        "next-incident", QT_TRANSLATE_NOOP("Commands", "&Next incident"), {Qt::Key_N},
        [&session, &window] { session.selectIncident(window.incidentAt(1)); }, a.incident());
    a.add(
        "previous-incident", QT_TRANSLATE_NOOP("Commands", "&Previous incident"), {Qt::Key_P},
        [&session, &window] { session.selectIncident(window.incidentAt(-1)); }, a.incident());
    a.addLine(
        "incident", QT_TRANSLATE_NOOP("Commands", "Go to incident"), "NUMBER", {},
        [&session](const QStringList& arguments) { return chooseIncident(session, arguments.front()); },
        a.incident());
    a.add(
        "cause", QT_TRANSLATE_NOOP("Commands", "To the ca&use"), {Qt::Key_C},
        [&session] { session.walkChain(-1); }, a.incident());
    a.add(
        "effect", QT_TRANSLATE_NOOP("Commands", "To the &effect"), {Qt::Key_E},
        [&session] { session.walkChain(1); }, a.incident());
    a.add(
        "next-terminal", QT_TRANSLATE_NOOP("Commands", "Next &terminal"), {Qt::CTRL | Qt::Key_Down},
        [&session, &window] { session.selectMember(window.terminalAt(1)); }, a.recording());
    a.add(
        "previous-terminal", QT_TRANSLATE_NOOP("Commands", "Pre&vious terminal"), {Qt::CTRL | Qt::Key_Up},
        [&session, &window] { session.selectMember(window.terminalAt(-1)); }, a.recording());
    a.addLine(
        "terminal", QT_TRANSLATE_NOOP("Commands", "Go to terminal"), "ID", {},
        [&session](const QStringList& arguments) { return chooseTerminal(session, arguments.front()); },
        a.recording());
}

void addPlaybackCommands(CommandAdder a) {
    Session& session = a.session;
    ui_shell::InstrumentWindow& window = a.window;
    using Player = ui_player::PlayerView;
    const auto player = [&window](void (Player::*act)()) {
        return [&window, act] { (window.player()->*act)(); };
    };
    a.add("play", QT_TRANSLATE_NOOP("Commands", "&Play or pause"), {Qt::Key_Space},
          player(&Player::togglePlay), a.recording());
    a.add("play-backward", QT_TRANSLATE_NOOP("Commands", "Play &backwards, again: faster"), {Qt::Key_J},
          player(&Player::playBackward), a.recording());
    a.add("pause", QT_TRANSLATE_NOOP("Commands", "Pau&se"), {Qt::Key_K}, player(&Player::pause),
          a.recording());
    a.add("play-forward", QT_TRANSLATE_NOOP("Commands", "Play &forward, again: faster"), {Qt::Key_L},
          player(&Player::playForward), a.recording());
    a.add(
        "frame-back", QT_TRANSLATE_NOOP("Commands", "A frame ba&ck"), {Qt::Key_Comma},
        [&window] { window.player()->stepFrames(-1); }, a.recording());
    a.add(
        "frame-forward", QT_TRANSLATE_NOOP("Commands", "A frame for&ward"), {Qt::Key_Period},
        [&window] { window.player()->stepFrames(1); }, a.recording());
    a.addLine(
        "speed", QT_TRANSLATE_NOOP("Commands", "Speed of playing"), "FACTOR", {},
        [&window](const QStringList& arguments) {
            bool isNumber = false;
            const double speed = arguments.front().toDouble(&isNumber);
            if (!isNumber || !(speed >= 0.1 && speed <= 8.0)) {
                return Result{words(QT_TRANSLATE_NOOP("Commands", "A speed is a number from 0.1 to 8.")), {}};
            }
            window.player()->setSpeed(speed);
            return Result{};
        },
        a.recording());
    a.addLine(
        "seek", QT_TRANSLATE_NOOP("Commands", "&Go to a time…"), "TIME", {Qt::CTRL | Qt::Key_G},
        [&session](const QStringList& arguments) { return seek(session, arguments.front()); }, a.recording());
    a.add(
        "raw", QT_TRANSLATE_NOOP("Commands", "&Raw picture"), {Qt::Key_R},
        [&window] { window.player()->setRaw(!window.player()->isRaw()); }, a.recording(),
        [&window] { return window.player() != nullptr && window.player()->isRaw(); });
    a.add("heat", QT_TRANSLATE_NOOP("Commands", "&Heat map on or off"), {Qt::Key_H},
          player(&Player::toggleHeat), a.recording());
    a.add("boxes", QT_TRANSLATE_NOOP("Commands", "B&oxes on or off"), {Qt::Key_B},
          player(&Player::toggleBoxes), a.recording());
    a.add("regions", QT_TRANSLATE_NOOP("Commands", "Re&gions on or off"), {Qt::Key_G},
          player(&Player::toggleRegions), a.recording());
    a.add("wall", QT_TRANSLATE_NOOP("Commands", "&All cameras, or one terminal"), {Qt::Key_W},
          player(&Player::toggleWall), a.recording(),
          [&window] { return window.player() != nullptr && window.player()->isWall(); });
}

void addCommands(ui_commands::CommandRegistry& commands, Session& session,
                 ui_shell::InstrumentWindow& window) {
    addFileCommands({commands, session, window, Group::File});
    addWorkspaceCommands({commands, session, window, Group::File});
    addUndoCommands({commands, session, window, Group::File});
    addModelCommands({commands, session, window, Group::File});
    addIncidentCommands({commands, session, window, Group::Incident});
    addAlarmCommands({commands, session, window, Group::Incident});
    addPlaybackCommands({commands, session, window, Group::Playback});
    addLayerCommands({commands, session, window, Group::Playback});
    addOffsetCommands({commands, session, window, Group::Playback});
    addViewCommands({commands, session, window, Group::View});
    addTimelineCommands({commands, session, window, Group::View});
    addPictureCommands({commands, session, window, Group::View});
    addPreferenceCommands({commands, session, window, Group::File});
    addHelpPageCommands({commands, session, window, Group::Help});
    addHelpCommands({commands, session, window, Group::Help});
    addScriptCommands({commands, session, window, Group::Help});
}

} // namespace vestigo::session

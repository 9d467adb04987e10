// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "ui/commands/command_registry.h"
#include "ui/shell/instrument_window.h"

#include <functional>
#include <utility>

namespace vestigo::session {

/// Makes commands of short descriptions. One for each group.
class CommandAdder {
public:
    using Group = ui_commands::CommandGroup;
    using Result = ui_commands::CommandResult;
    using Arguments = QStringList;
    using Needs = std::function<QString()>;

    CommandAdder(ui_commands::CommandRegistry& commands, Session& openSession,
                 ui_shell::InstrumentWindow& mainWindow, Group group)
        : session(openSession)
        , window(mainWindow)
        , commands_(commands)
        , group_(group) {}

    /// A command without arguments that cannot fail.
    void add(const char* id, const char* title, const QList<QKeySequence>& keys, std::function<void()> act,
             Needs needs = {}, std::function<bool()> checked = {}) {
        addLine(
            id, title, "", keys,
            [act = std::move(act)](const Arguments&) {
                act();
                return Result{};
            },
            std::move(needs), std::move(checked));
    }

    void addLine(const char* id, const char* title, const char* arguments, const QList<QKeySequence>& keys,
                 std::function<Result(const Arguments&)> run, Needs needs = {},
                 std::function<bool()> checked = {}, bool scriptsOnly = false) {
        ui_commands::Command command;
        command.id = QLatin1String(id);
        command.title = title;
        command.group = group_;
        command.arguments = QLatin1String(arguments);
        command.keys = keys;
        command.run = std::move(run);
        command.unavailable = std::move(needs);
        command.checked = std::move(checked);
        command.scriptsOnly = scriptsOnly;
        commands_.add(std::move(command));
    }

    Needs recording() const;
    Needs analysis() const;
    Needs incident() const;
    /// A recording, and no run that goes on.
    Needs quietRecording() const;

    Session& session;
    ui_shell::InstrumentWindow& window;

private:
    ui_commands::CommandRegistry& commands_;
    Group group_;
};

void addFileCommands(CommandAdder adder);
/// What stands beside the open recording: import, project, logs, help.
void addWorkspaceCommands(CommandAdder adder);
void addUndoCommands(CommandAdder adder);
/// Models: training, adopting, going back.
void addModelCommands(CommandAdder adder);
void addIncidentCommands(CommandAdder adder);
void addAlarmCommands(CommandAdder adder);
void addPlaybackCommands(CommandAdder adder);
/// Stages of the visual path over the video.
void addLayerCommands(CommandAdder adder);
void addOffsetCommands(CommandAdder adder);
void addViewCommands(CommandAdder adder);
void addTimelineCommands(CommandAdder adder);
void addHelpCommands(CommandAdder adder);
/// Pictures of views, copied values.
void addPictureCommands(CommandAdder adder);
void addPreferenceCommands(CommandAdder adder);
void addHelpPageCommands(CommandAdder adder);
/// `wait`, `size`: for scripts alone.
void addScriptCommands(CommandAdder adder);

} // namespace vestigo::session

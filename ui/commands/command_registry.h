// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command.h"

#include <QtCore/QObject>

#include <map>
#include <vector>

class QAction;

namespace vestigo::ui_commands {

/// All commands, in the order in which they were added.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(QObject* parent = nullptr);

    /// Each id and each key once.
    void add(Command command);
    const std::vector<Command>& commands() const { return commands_; }
    const Command* find(const QString& id) const;

    /// Why the command cannot be run now; empty: it can.
    QString unavailable(const QString& id) const;
    /// Runs a command; an unknown one, a missing argument or one that cannot be run now is a problem.
    CommandResult run(const QString& id, const QStringList& arguments = {});
    /// Runs it for someone at the window: refused() tells of a problem, and argumentNeeded() asks for what is
    /// missing.
    void trigger(const QString& id, const QStringList& arguments = {});

    /// The command as an action for menus and keys; the same one at each call, owned by the registry. Null:
    /// there is no such command.
    QAction* action(const QString& id);

    /// Texts, enabled and checked states anew; after anything that commands depend on has changed.
    void refresh();

Q_SIGNALS:
    void refused(const QString& problem);
    void argumentNeeded(const QString& id);
    void refreshed();

private:
    void refreshAction(const Command& command, QAction& action) const;

    std::vector<Command> commands_;
    std::map<QString, QAction*> actions_;
};

/// Words of a command line: separated by blanks; "..." keeps blanks, with \" and \\ inside. `problem` says
/// what is wrong with it.
QStringList splitLine(const QString& line, QString& problem);

} // namespace vestigo::ui_commands

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QKeySequence>

#include <functional>

namespace vestigo::ui_commands {

/// Where a command stands in menus and on the page of keys.
enum class CommandGroup { File, Incident, Playback, View, Help };

/// How a command ended.
struct CommandResult {
    QString problem; ///< one line in the user's language; empty: done
    /// Set where a script has to wait before its next line; asked again and again until it answers true.
    std::function<bool()> finished;
};

/// One thing that the user can do, with everything that a menu, a key, the palette or a script needs of it.
struct Command {
    QString id;                  ///< "next-incident": what scripts say; never translated
    const char* title = nullptr; ///< English source in the context "Commands", with a mnemonic
    CommandGroup group = CommandGroup::File;
    QString arguments; ///< "FILE", "[FILE]", "TIME"; what is in brackets may be left out
    QList<QKeySequence> keys;
    std::function<CommandResult(const QStringList& arguments)> run;
    std::function<QString()> unavailable; ///< why it cannot be done now; empty or none: it can
    std::function<bool()> checked;        ///< for what is on or off
    bool scriptsOnly = false;             ///< of no use to someone at the window

    /// It cannot run without an argument.
    bool needsArgument() const { return !arguments.isEmpty() && !arguments.startsWith(QLatin1Char('[')); }
};

/// The title in the language of the moment, without the mnemonic's mark.
QString plainTitle(const Command& command);

} // namespace vestigo::ui_commands

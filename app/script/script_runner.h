// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/commands/command.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QTimer>

#include <vector>

namespace vestigo::ui_commands {
class CommandRegistry;
}

namespace vestigo::script {

/// One line of a script.
struct ScriptLine {
    int number = 0; ///< from 1, as an editor counts
    QStringList words;
};

/// Reads a script: one command a line, its arguments behind it ("..." keeps blanks), `#` begins a comment
/// line, empty lines do nothing. A command that there is not is an error of this place already, before
/// anything has run.
Result<std::vector<ScriptLine>> readScript(const QString& file, const ui_commands::CommandRegistry& registry);

/// Runs a script, line by line between the events of the application; a line begins when the one before has
/// ended. Stops at the first problem.
class ScriptRunner : public QObject {
    Q_OBJECT
public:
    ScriptRunner(ui_commands::CommandRegistry& registry, QString file, std::vector<ScriptLine> lines,
                 QObject* parent = nullptr);

    void start();
    /// Something that a line has begun failed later: the script stops there.
    void fail(const QString& problem);

Q_SIGNALS:
    /// The last line has ended.
    void finished();
    /// "FILE:LINE: what is wrong"
    void failed(const QString& problem);

private:
    void next();

    ui_commands::CommandRegistry& registry_;
    QString file_;
    std::vector<ScriptLine> lines_;
    std::size_t at_ = 0; ///< the line that runs next
    std::function<bool()> waitsFor_;
    QTimer timer_;
};

} // namespace vestigo::script

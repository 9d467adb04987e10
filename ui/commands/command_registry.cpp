// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>

#include <algorithm>
#include <utility>

namespace vestigo::ui_commands {

namespace {

QString titleOf(const Command& command) {
    return QCoreApplication::translate("Commands", command.title);
}

} // namespace

QString plainTitle(const Command& command) {
    // In Chinese the mnemonic stands in brackets behind the text: "打开(&O)…".
    QString text = titleOf(command);
    const qsizetype bracket = text.indexOf(QLatin1String("(&"));
    if (bracket >= 0 && bracket + 3 < text.size() && text[bracket + 3] == QLatin1Char(')')) {
        text.remove(bracket, 4);
    }
    return text.remove(QLatin1Char('&'));
}

CommandRegistry::CommandRegistry(QObject* parent)
    : QObject(parent) {}

void CommandRegistry::add(Command command) {
    Q_ASSERT(find(command.id) == nullptr);
    commands_.push_back(std::move(command));
}

const Command* CommandRegistry::find(const QString& id) const {
    const auto found = std::find_if(commands_.begin(), commands_.end(),
                                    [&](const Command& command) { return command.id == id; });
    return found == commands_.end() ? nullptr : &*found;
}

QString CommandRegistry::unavailable(const QString& id) const {
    const Command* command = find(id);
    if (command == nullptr) {
        return tr("There is no command \"%1\".").arg(id.left(60));
    }
    return command->unavailable ? command->unavailable() : QString();
}

CommandResult CommandRegistry::run(const QString& id, const QStringList& arguments) {
    const QString problem = unavailable(id);
    if (!problem.isEmpty()) {
        return {problem, {}};
    }
    const Command* command = find(id);
    if (command->needsArgument() && arguments.isEmpty()) {
        return {tr("%1 needs %2.").arg(id, command->arguments), {}};
    }
    if (command->arguments.isEmpty() && !arguments.isEmpty()) {
        return {tr("%1 takes no argument.").arg(id), {}};
    }
    CommandResult result = command->run(arguments);
    refresh();
    return result;
}

void CommandRegistry::trigger(const QString& id, const QStringList& arguments) {
    const Command* command = find(id);
    if (command != nullptr && command->needsArgument() && arguments.isEmpty() && unavailable(id).isEmpty()) {
        Q_EMIT argumentNeeded(id);
        return;
    }
    const CommandResult result = run(id, arguments);
    if (!result.problem.isEmpty()) {
        Q_EMIT refused(result.problem);
    }
}

QAction* CommandRegistry::action(const QString& id) {
    const auto known = actions_.find(id);
    if (known != actions_.end()) {
        return known->second;
    }
    const Command* command = find(id);
    if (command == nullptr) {
        return nullptr;
    }
    auto* action = new QAction(this);
    action->setObjectName(id);
    action->setShortcuts(command->keys);
    action->setCheckable(static_cast<bool>(command->checked));
    connect(action, &QAction::triggered, this, [this, id] { trigger(id); });
    actions_.emplace(id, action);
    refreshAction(*command, *action);
    return action;
}

void CommandRegistry::refreshAction(const Command& command, QAction& action) const {
    action.setText(titleOf(command));
    const QString problem = command.unavailable ? command.unavailable() : QString();
    action.setEnabled(problem.isEmpty());
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    const QString title = plainTitle(command);
    action.setToolTip(!problem.isEmpty() ? problem
                      : key.isEmpty()    ? title
                                         : QStringLiteral("%1 (%2)").arg(title, key));
    if (command.checked) {
        action.setChecked(command.checked());
    }
}

void CommandRegistry::refresh() {
    for (const auto& [id, action] : actions_) {
        refreshAction(*find(id), *action);
    }
    Q_EMIT refreshed();
}

QStringList splitLine(const QString& line, QString& problem) {
    QStringList words;
    QString word;
    bool inWord = false;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (quoted && c == QLatin1Char('\\') && i + 1 < line.size() &&
            (line[i + 1] == QLatin1Char('"') || line[i + 1] == QLatin1Char('\\'))) {
            word += line[++i];
        } else if (c == QLatin1Char('"')) {
            quoted = !quoted;
            inWord = true;
        } else if (c.isSpace() && !quoted) {
            if (inWord) {
                words.append(std::exchange(word, QString()));
            }
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (quoted) {
        problem = CommandRegistry::tr("A quotation mark is not closed.");
    }
    if (inWord) {
        words.append(word);
    }
    return words;
}

} // namespace vestigo::ui_commands

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QPushButton;
class QWidget;

namespace vestigo::ui_commands {
class CommandRegistry;
}

namespace vestigo::ui_shell {

/// A button that runs a command: enabled as it is, its tooltip says the key, or why it cannot be run now. Its
/// object name is the command's id.
QPushButton* commandButton(ui_commands::CommandRegistry& commands, const QString& id, const QString& text,
                           QWidget* parent);

} // namespace vestigo::ui_shell

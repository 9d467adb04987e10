// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vestigo::ui_commands {
class CommandRegistry;
}
namespace vestigo::ui_shell {
class InstrumentWindow;
}

namespace vestigo::session {

class Session;

/// Everything that the user can do. resources/help and the page of keys are written from these.
void addCommands(ui_commands::CommandRegistry& commands, Session& session,
                 ui_shell::InstrumentWindow& window);

} // namespace vestigo::session

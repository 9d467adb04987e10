// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_registry.h"
#include "ui/commands/overlay.h"

#include <QtCore/QString>

#include <vector>

namespace vestigo::ui_commands {

/// A key that belongs to one view and no command.
struct ViewKey {
    QString view;
    QString key;
    QString what;
};

/// All keys on one page, by what they are for.
class KeysPage : public Overlay {
    Q_OBJECT
public:
    KeysPage(const CommandRegistry& registry, const std::vector<ViewKey>& viewKeys, QWidget* window);
};

/// A group's name for people.
QString groupTitle(CommandGroup group);

} // namespace vestigo::ui_commands

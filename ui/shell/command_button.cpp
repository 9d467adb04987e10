// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_button.h"

#include "ui/commands/command_registry.h"

#include <QtGui/QAction>
#include <QtWidgets/QPushButton>

namespace vestigo::ui_shell {

QPushButton* commandButton(ui_commands::CommandRegistry& commands, const QString& id, const QString& text,
                           QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(id);
    button->setAutoDefault(false);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys where they were
    QAction* action = commands.action(id);
    if (action == nullptr) {
        button->setEnabled(false);
        return button;
    }
    const auto copyState = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        if (button->isCheckable()) {
            button->setChecked(action->isChecked());
        }
    };
    button->setCheckable(action->isCheckable());
    copyState();
    QObject::connect(action, &QAction::changed, button, copyState);
    QObject::connect(button, &QPushButton::clicked, action, [action, copyState] {
        action->trigger();
        copyState(); // a checkable button has switched itself
    });
    return button;
}

} // namespace vestigo::ui_shell

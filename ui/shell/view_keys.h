// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/keys_page.h"

#include <vector>

namespace vestigo::ui_shell {

/// The keys that belong to one view while it has the focus, for the page of all keys.
std::vector<ui_commands::ViewKey> viewKeys();

} // namespace vestigo::ui_shell

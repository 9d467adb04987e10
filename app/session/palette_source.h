// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/command_palette.h"

namespace vestigo::session {

class Session;

/// What the palette finds besides commands: a time, terminals, incidents, recent recordings, layouts.
std::vector<ui_commands::PaletteEntry> paletteFinds(Session& session, const QString& text);

} // namespace vestigo::session

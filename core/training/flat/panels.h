// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/flat/stage.h"

namespace vestigo::training::flat {

/// A control panel: displays, screens, lamps, gauges and buttons by chance, in rows.
void paintPanel(Stage& stage, const Rect& rect);
/// A terminal whose screen is most of it, with keys or buttons and lamps at its rim; all of it, or only the
/// keys, are the panel.
void paintTerminal(Stage& stage, const Rect& rect);
/// Modules of a controller side by side, with their diodes and wires.
void paintModules(Stage& stage, const Rect& rect);
/// Units of a rack one over the other: ports, a unit with a display, fans, blanks.
void paintRack(Stage& stage, const Rect& rect);
/// Front of a switch cabinet: gauges, a field of lamps, display and switches, a door, a fan behind a grille.
void paintCabinet(Stage& stage, const Rect& rect);

} // namespace vestigo::training::flat

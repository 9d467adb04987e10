// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/draw.h"

namespace vestigo::bench {

/// A machine at work, `t` seconds after it began: everything that can move moves.
dataset::synthetic::SceneState workingScene(dataset::synthetic::Machine machine, double t);

/// The same with what goes wrong on such a machine.
dataset::synthetic::SceneState troubledScene(dataset::synthetic::Machine machine, double t);

/// The same with somebody at the panel.
dataset::synthetic::SceneState operatedScene(dataset::synthetic::Machine machine, double t);

} // namespace vestigo::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

#include <memory>

namespace vestigo::models::vgmsstgat {

/// VG-MS-ST-GAT, the main engine: pictures and behaviour of all terminals of a recording through one network
/// with a graph between them.
EngineInfo engineInfo();
/// Loads LibTorch at the first use of the engine, not when it is made.
std::unique_ptr<Engine> makeEngine();

} // namespace vestigo::models::vgmsstgat

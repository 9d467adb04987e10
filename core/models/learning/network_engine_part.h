// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

#include <memory>

namespace vestigo::models {

/// What of the engine vg-ms-st-gat stands on LibTorch and lies in the module (core/base/engine_module.h).
struct NetworkEnginePart {
    std::unique_ptr<Engine> (*create)();
};

} // namespace vestigo::models

extern "C" const vestigo::models::NetworkEnginePart* vestigoNetworkEnginePart();

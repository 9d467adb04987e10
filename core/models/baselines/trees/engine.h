// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

namespace vestigo::models::trees {

EngineInfo engineInfo();
std::unique_ptr<Engine> makeEngine();

} // namespace vestigo::models::trees

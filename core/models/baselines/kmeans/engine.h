// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_api.h"

#include <memory>

namespace vestigo::models::kmeans {

/// KMeansAD: distance of sliding windows to the nearest centre of normal windows, per terminal and group of
/// features.
EngineInfo engineInfo();
std::unique_ptr<Engine> makeEngine();

} // namespace vestigo::models::kmeans

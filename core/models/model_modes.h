// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_state.h"

#include <string>

namespace vestigo::models {

/// Puts a state into another one, under a prefix of all its names, and takes it out again.
void addWithPrefix(ModelState& to, const ModelState& from, const std::string& prefix);
ModelState partWithPrefix(const ModelState& state, const std::string& prefix);

/// One model file serves both ways of analysing: it holds the state that was learned looking both ways and
/// the one that was learned looking back only, under the prefixes "offline/" and "causal/".
ModelState joinModes(const ModelState& offline, const ModelState& causal);

/// The part for one way. A state without the prefixes is for the way that its metadata "causal" says, and is
/// refused for the other.
Result<ModelState> modeOf(const ModelState& state, bool causal);

} // namespace vestigo::models

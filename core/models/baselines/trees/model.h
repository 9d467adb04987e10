// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/distances.h"
#include "core/models/baselines/trees/forest.h"
#include "core/models/baselines/trees/rows.h"
#include "core/models/vgmsstgat/thresholds.h"

#include <string>
#include <vector>

namespace vestigo::models::trees {

/// All that a trained model knows. What belongs to the plant (what is usual there, thresholds) is as with the
/// network; the trees know no plant.
struct Model {
    bool past = false;
    Usual usual;
    Forest anomaly;
    /// One forest for each type of anomaly that it has seen often enough, asked of what is abnormal.
    struct TypeForest {
        std::string type;
        Forest forest;
    };
    std::vector<TypeForest> types;
    UsualDistances distances;    ///< empty where the forests have learned at the very plant
    std::size_t smoothSteps = 1; ///< mean of the logits over time
    vgmsstgat::Thresholds thresholds;
};

ModelState stateOf(const Model& model);

/// The way back, with all sizes checked; ModelInvalid otherwise.
Result<Model> modelOf(const ModelState& state);

} // namespace vestigo::models::trees

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/model.h"
#include "core/models/vgmsstgat/network.h"
#include "core/models/vgmsstgat/normal_profiles.h"
#include "core/models/vgmsstgat/thresholds.h"

#include <memory>
#include <optional>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// Metadata: Model::thresholdsOnceCalibrated.
constexpr const char* laterThresholdsKey = "thresholds_once_calibrated";

/// All that a model of the engine is.
struct Model {
    NetworkSpec spec;
    std::vector<std::shared_ptr<Network>> networks;
    NormalProfiles profiles;
    std::optional<trees::Model> prior; ///< where spec.prior; knows what is usual by `profiles`
    Thresholds thresholds;
    /// Of a model of several plants that nobody has calibrated: where calibration begins.
    std::optional<Thresholds> thresholdsOnceCalibrated;
};

/// From here on the model, and its prior with it, judges by `usual`.
void know(Model& model, const NormalProfiles& usual);

/// As tensors and texts; without the names that a training gives it.
ModelState stateOfModel(const Model& model);
/// The way back, with every size checked; ModelInvalid otherwise.
Result<Model> modelOf(const ModelState& state);

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/pipeline/plant_comparison.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace vestigo::pipeline {

/// How far the fitting of a model to a plant has come; every step may be left and taken up again.
struct PlantState {
    struct Model {
        std::filesystem::path file;
        std::string sha256;
        std::string baseSha256; ///< of the model that it was made from
        std::size_t recordings = 0;
        double terminalHours = 0.0;   ///< of normal running, of a calibrated one
        std::size_t cameraAlarms = 0; ///< CalibrateSummary, where cameras raise none with it; else 0
    };
    std::optional<Model> calibrated;
    std::optional<Model> tuned;
    /// Of the candidate below against the model that was in use then; its figures and JSON.
    std::optional<PlantComparison> compared;
    std::string comparedSha256; ///< of the candidate that was compared

    /// What would be adopted: the tuned model, else the calibrated one; null: neither is made.
    const Model* candidate() const;
};

/// The working place of one plant's models: in the user's data, one folder for each folder of recordings.
/// Nothing is written beside the recordings.
class OwnPlant {
public:
    /// `data`: $XDG_DATA_HOME/vestigo/plants or where tests want it.
    OwnPlant(const std::filesystem::path& data, const std::filesystem::path& recordings);
    static std::filesystem::path userFolder();

    /// Where the step's model is written.
    std::filesystem::path calibratedFile() const { return folder_ / "calibrated.safetensors"; }
    std::filesystem::path tunedFile() const { return folder_ / "fine-tuned.safetensors"; }

    /// What is finished; a model whose file is not the one that was recorded is not. Nothing finished: empty.
    Result<PlantState> load() const;
    /// Written whole; the folder is made.
    Result<Done> save(const PlantState& state) const;
    Result<Done> makeFolder() const;

private:
    std::filesystem::path folder_;
    std::string recordings_;
};

} // namespace vestigo::pipeline

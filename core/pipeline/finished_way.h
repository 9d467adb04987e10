// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/dataset_file.h"
#include "core/models/model_state.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vestigo::pipeline {

/// A model has two ways, and each is learnt for itself: the one that is finished lies beside the model that
/// is to be written until the other is finished too, so that an interrupted training need not begin again.
class FinishedWay {
public:
    /// `of`: everything that decides the training; a way that was learnt from anything else is not taken.
    FinishedWay(std::filesystem::path model, std::string of);
    /// Nothing when there is none, or it is another training's.
    std::optional<models::ModelState> find() const;
    Result<Done> keep(models::ModelState state) const;
    void remove() const;

private:
    std::filesystem::path file_;
    std::string of_;
};

/// A hash of the names, sizes and times of change of what a training reads of the recordings.
std::string fingerprintOf(const dataset::Dataset& dataset);

} // namespace vestigo::pipeline

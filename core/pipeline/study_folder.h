// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vestigo::pipeline {

/// Where a study keeps what is finished, so that a break does not cost it: models in models/, the results of
/// each in results/ROW/, what was measured of them in measured/. Each piece remembers all that decided it; a
/// piece of other settings or other data is not taken.
class StudyFolder {
public:
    explicit StudyFolder(std::filesystem::path out);

    /// Makes the folders.
    Result<Done> make(const std::string& row) const;

    std::filesystem::path model(const std::string& row) const;
    std::filesystem::path results(const std::string& row) const;
    std::filesystem::path studyFile() const { return out_ / "study.json"; }

    /// The JSON that was kept under `piece` ("model-B0"), if `key` is what it was kept with.
    std::optional<std::string> find(const std::string& piece, const std::string& key) const;
    /// Written whole.
    Result<Done> keep(const std::string& piece, const std::string& key, const std::string& json) const;
    void forget(const std::string& piece) const;

    /// Removes the results of a row.
    void clearResults(const std::string& row) const;

private:
    std::filesystem::path file(const std::string& piece) const;

    std::filesystem::path out_;
};

} // namespace vestigo::pipeline

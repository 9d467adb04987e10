// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/models/model_api.h"
#include "core/timeline/aligned.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace vestigo::pipeline {

/// How much measurements vary while a plant runs normally: standard deviations over the normal steps of its
/// recordings.
class UsualSpreads {
public:
    /// Adds the normal steps of a recording.
    void add(const models::TrainingExample& example);

    /// Of a column of a terminal of the plant, else of that column of terminals of its type; 0: not known, or
    /// it never changes.
    double ofColumn(const std::string& terminal, const std::string& type, const std::string& column) const;

    std::string json() const;
    static Result<UsualSpreads> ofJson(const std::string& text, const std::string& file);

private:
    /// Sums from which a standard deviation comes.
    struct Sums {
        double count = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        void add(double value);
        double deviation() const;
    };
    using Key = std::pair<std::string, std::string>;

    std::map<Key, Sums> ofTerminals_; ///< [terminal, column]
    std::map<Key, Sums> ofTypes_;     ///< [type, column]
};

/// Gaussian noise of one strength on both modalities: on each known value of each column of tables and logs,
/// in units of how much it usually varies (addNoise), and on the pixels of every picture, in parts of full
/// scale, before anything looks at them (dataset::AlignOptions::noise). Not on the entries of logs themselves
/// (LogTrait).
struct MeasurementNoise {
    double sigma = 0.0;
    std::uint64_t seed = 1;
    UsualSpreads spreads;
};

/// On the columns of tables and logs. The same numbers are drawn for every sigma, so that curves over sigma
/// are smooth. Sigma 0 changes nothing.
void addNoise(const MeasurementNoise& noise, timeline::AlignedRecording& recording);

} // namespace vestigo::pipeline

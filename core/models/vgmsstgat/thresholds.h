// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/aligned.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vestigo::models::vgmsstgat {

/// What a model says of one terminal in one recording, beside the truth.
struct Trace {
    std::string terminal;
    std::string type;
    std::vector<double> probabilities;  ///< [step]
    std::vector<std::uint8_t> abnormal; ///< [step]; all 0 where nothing is labelled
    double stepSeconds = 0.5;
    const timeline::AlignedRecording* recording = nullptr; ///< that it is of
};

/// From which probability on a terminal counts as abnormal.
class Thresholds {
public:
    /// Found on recordings that the network was not fitted to: for all, for each type and each terminal with
    /// enough anomalies (three) the one with the best F1 over steps among those that keep the budget of false
    /// alarms; a terminal's or type's own is drawn half way to that of all, since few anomalies say little.
    static Thresholds fit(const std::vector<Trace>& traces);

    /// Raised, where need be, until normal running of each of the terminals keeps the budget.
    void raiseFor(const std::vector<Trace>& normal);

    double of(const std::string& terminal, const std::string& type) const;

    std::string json() const;
    static Result<Thresholds> ofJson(const std::string& text);

private:
    double usual_ = 0.5;
    std::map<std::string, double> ofType_;
    std::map<std::string, double> ofTerminal_;
};

} // namespace vestigo::models::vgmsstgat

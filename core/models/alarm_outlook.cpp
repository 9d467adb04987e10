// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/alarm_outlook.h"

#include <algorithm>
#include <cstddef>

namespace vestigo::models {

void AlarmOutlook::add(const std::vector<double>& scores, const std::vector<std::uint8_t>& abnormal,
                       double stepSeconds, double threshold, double release) {
    constexpr double forgottenSeconds = 1.5;
    double quiet = forgottenSeconds + stepSeconds;
    bool up = false;
    bool counted = false; // the current alarm, as a false one
    for (std::size_t k = 0; k < scores.size(); ++k) {
        const bool wrong = abnormal[k] != 0;
        up = scores[k] >= (up ? release : 1.0) * threshold;
        positives_ += wrong ? 1.0 : 0.0;
        raised_ += up ? 1.0 : 0.0;
        hits_ += up && wrong ? 1.0 : 0.0;
        normalHours_ += wrong ? 0.0 : stepSeconds / 3600.0;
        normalSteps_ += wrong ? 0.0 : 1.0;
        if (!up) {
            quiet += stepSeconds;
            continue;
        }
        if (quiet > forgottenSeconds) {
            falseAlarms_ += 1.0;
            counted = true;
        }
        if (wrong && counted) {
            falseAlarms_ -= 1.0; // it was a right one
            counted = false;
        }
        quiet = 0.0;
    }
}

double AlarmOutlook::f1() const {
    return 2.0 * hits_ / std::max(1.0, raised_ + positives_);
}

} // namespace vestigo::models

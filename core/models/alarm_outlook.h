// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace vestigo::models {

/// What one threshold would do on terminals of which the truth is known.
class AlarmOutlook {
public:
    /// One terminal in one recording. An alarm begins at `threshold` and goes on down to `release` times it.
    /// Alarms that follow one another within 1.5 s are one, and one that meets an anomaly is a right one.
    void add(const std::vector<double>& scores, const std::vector<std::uint8_t>& abnormal, double stepSeconds,
             double threshold, double release = 1.0);

    double f1() const; ///< over steps; 0 where nothing is abnormal or raised
    double falseAlarms() const { return falseAlarms_; }
    double normalHours() const { return normalHours_; }
    double normalSteps() const { return normalSteps_; }

private:
    double hits_ = 0.0;
    double raised_ = 0.0;
    double positives_ = 0.0;
    double falseAlarms_ = 0.0;
    double normalHours_ = 0.0;
    double normalSteps_ = 0.0;
};

} // namespace vestigo::models

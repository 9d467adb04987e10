// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/labelled_anomalies.h"

namespace vestigo::models {

std::size_t anomaliesIn(const std::vector<TrainingExample>& examples) {
    std::size_t count = 0;
    for (const TrainingExample& example : examples) {
        for (const std::vector<std::uint8_t>& terminal : example.abnormal) {
            for (std::size_t k = 0; k < terminal.size(); ++k) {
                count += terminal[k] != 0 && (k == 0 || terminal[k - 1] == 0) ? 1 : 0;
            }
        }
    }
    return count;
}

} // namespace vestigo::models

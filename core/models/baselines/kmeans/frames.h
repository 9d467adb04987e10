// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/aligned.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::kmeans {

/// One terminal's features as columns, before any model: tables and logs as they are, video relative to its
/// own usual level and to what all cameras of the recording saw at the same time (a cloud or a switched lamp
/// is no fault of one machine).
struct TerminalColumns {
    std::string id;
    std::string type;
    std::size_t steps = 0;
    std::vector<std::string> names;
    std::vector<timeline::FeatureGroup> groups;
    std::vector<std::vector<float>> columns; ///< [column][step], NaN where missing
    /// [step] 1 where people work on the terminal: it runs in manual or maintenance mode, or an engineer is
    /// logged in. Much that looks odd is usual then.
    std::vector<std::uint8_t> attended;
};

/// Terminals in the recording's order.
std::vector<TerminalColumns> columnsOf(const timeline::AlignedRecording& recording);

/// The smallest scale that a feature is divided by: differences below it are of no interest, whatever a quiet
/// recording suggests. 0 where only the data can tell.
double smallestScale(const std::string& feature);

} // namespace vestigo::models::kmeans

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/timeline/picture.h"

#include <string>

namespace vestigo::testing {

/// What the sample analysis holds.
struct SampleOptions {
    bool incidents = true;                  ///< false: everything ran normally
    bool aligned = true;                    ///< false: as loaded from JSON, no features and no heat maps
    bool started = true;                    ///< false: no wall clock, seconds only
    bool positions = true;                  ///< false: no places on the site plan
    std::string nameSuffix;                 ///< appended to every name, to make them long or hostile
    std::string type = "equipment_jamming"; ///< of the first incident's episodes
};

/// A whole analysis as a run gives it: 120 s of four terminals, the sensor, the PLC, the press and the
/// gateway of a line. Incident i1 (40 s to 66 s): sensor sn-01, then plc-01 (+9.5 s), gw-01, prs-01, two
/// edges accepted; incident i2 (95 s to 104 s): gw-01 alone. Features, masks and heat maps are on the grid.
analysis::AnalysisPtr sampleAnalysis(const SampleOptions& options = SampleOptions());

/// The same value to change before it is shared.
analysis::Analysis sampleAnalysisValue(const SampleOptions& options = SampleOptions());

/// A camera frame (Bgr24, 320 x 240): a press with a lamp that is red from 40 s to 66 s.
timeline::Picture sampleFrame(double t);

} // namespace vestigo::testing

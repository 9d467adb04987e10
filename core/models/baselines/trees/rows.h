// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/features.h"
#include "core/models/baselines/trees/plants.h"
#include "core/models/baselines/trees/table.h"

#include <functional>
#include <memory>
#include <vector>

namespace vestigo::models::trees {

/// One step of one terminal.
struct StepRow {
    std::size_t terminal = 0;
    std::size_t step = 0;
    const TerminalFeatures& features;
    const std::vector<float>& values;         ///< [feature]
    const std::vector<std::int32_t>& sources; ///< [feature] column, -1: none
};

/// Visits the steps of all terminals that have a whole window before them, terminal by terminal, in time
/// order.
void visitRows(const Usual& usual, const timeline::AlignedRecording& recording,
               const std::vector<kmeans::TerminalColumns>& terminals,
               const std::function<void(const StepRow&)>& visit, const CancelToken& cancel);

/// Rows to learn from; their groups are the examples.
struct LearnedRows {
    Table table;
    std::vector<std::int8_t> types; ///< [row] of the anomaly, -1: none or not known
};

/// The rows of examples, each judged by `usual[example]`, which does not know it: deviations from what was
/// learned from the very same steps are too small. `own`: and once more judged by the recording itself, as a
/// plant is that nobody has calibrated.
LearnedRows rowsOf(const std::vector<TrainingExample>& examples,
                   const std::vector<vgmsstgat::ExampleColumns>& columns,
                   const std::vector<std::shared_ptr<const Usual>>& usual, bool own,
                   const CancelToken& cancel);

} // namespace vestigo::models::trees

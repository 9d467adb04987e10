// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/baselines/trees/features.h"
#include "core/models/baselines/trees/table.h"

#include <functional>
#include <vector>

namespace vestigo::models::trees {

using Usual = vgmsstgat::NormalProfiles; ///< what is usual of the terminals, and of what the logs say

constexpr std::size_t foldCount = 4;
inline std::size_t foldOf(std::size_t example) {
    return example % foldCount;
}
/// Learned from all examples but those of one fold; `fold` -1: from all.
Usual usualWithout(int fold, const std::vector<vgmsstgat::ExampleColumns>& columns, bool past,
                   const CancelToken& cancel);

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

/// The rows of examples, those of fold f judged by `usualOfFold[f]`, which does not know them: deviations
/// from what was learned from the very same steps are too small.
LearnedRows rowsOf(const std::vector<TrainingExample>& examples,
                   const std::vector<vgmsstgat::ExampleColumns>& columns,
                   const std::vector<Usual>& usualOfFold, const CancelToken& cancel);

} // namespace vestigo::models::trees

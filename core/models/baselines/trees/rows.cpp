// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/rows.h"

#include <algorithm>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr std::size_t mostRows = 300'000; ///< normal steps beyond are thinned out; some 800 MB

SiteView siteOf(const Usual& usual, const timeline::AlignedRecording& recording,
                const std::vector<kmeans::TerminalColumns>& terminals, const CancelToken& cancel) {
    std::vector<std::vector<float>> totals;
    for (std::size_t t = 0; t < terminals.size() && !cancel.cancelled(); ++t) {
        totals.push_back(TerminalFeatures(usual, recording, t, terminals[t]).total());
    }
    return siteView(std::move(totals), recording.grid.steps);
}

/// Every n-th normal step is learned from, for n others too.
std::size_t strideOf(const std::vector<TrainingExample>& examples) {
    std::size_t normal = 0;
    std::size_t abnormal = 0;
    for (const TrainingExample& example : examples) {
        for (const std::vector<std::uint8_t>& terminal : example.abnormal) {
            for (const std::uint8_t step : terminal) {
                ++(step != 0 ? abnormal : normal);
            }
        }
    }
    const std::size_t room = mostRows > 2 * abnormal ? mostRows - abnormal : mostRows / 2;
    return normal / room + 1;
}

} // namespace

void visitRows(const Usual& usual, const timeline::AlignedRecording& recording,
               const std::vector<kmeans::TerminalColumns>& terminals,
               const std::function<void(const StepRow&)>& visit, const CancelToken& cancel) {
    const SiteView site = siteOf(usual, recording, terminals, cancel);
    std::vector<float> values;
    std::vector<std::int32_t> sources;
    for (std::size_t t = 0; t < terminals.size() && !cancel.cancelled(); ++t) {
        if (terminals[t].names.empty()) {
            continue;
        }
        const TerminalFeatures features(usual, recording, t, terminals[t]);
        for (std::size_t k = timeline::windowSteps; k < terminals[t].steps && !cancel.cancelled(); ++k) {
            features.row(k, site, t, values, sources);
            visit({t, k, features, values, sources});
        }
    }
}

LearnedRows rowsOf(const std::vector<TrainingExample>& examples,
                   const std::vector<vgmsstgat::ExampleColumns>& columns,
                   const std::vector<std::shared_ptr<const Usual>>& usual, bool own,
                   const CancelToken& cancel) {
    LearnedRows rows;
    rows.table.columns = featureCount();
    const std::size_t stride = strideOf(examples) * (own ? 2 : 1);
    std::size_t normal = 0;
    for (std::size_t e = 0; e < examples.size() && !cancel.cancelled(); ++e) {
        const auto add = [&](const StepRow& row) {
            const bool abnormal = examples[e].abnormal[row.terminal][row.step] != 0;
            if (!abnormal && normal++ % stride != 0) {
                return;
            }
            rows.table.values.insert(rows.table.values.end(), row.values.begin(), row.values.end());
            rows.table.labels.push_back(abnormal ? 1 : 0);
            rows.table.weights.push_back(abnormal ? 1.0F : static_cast<float>(stride));
            rows.table.groups.push_back(static_cast<std::uint32_t>(e));
            rows.types.push_back(examples[e].types.empty() ? std::int8_t{-1}
                                                           : examples[e].types[row.terminal][row.step]);
        };
        visitRows(*usual[e], *examples[e].recording, columns[e].terminals, add, cancel);
        if (own) {
            visitRows(Usual(), *examples[e].recording, columns[e].terminals, add, cancel);
        }
    }
    return rows;
}

} // namespace vestigo::models::trees

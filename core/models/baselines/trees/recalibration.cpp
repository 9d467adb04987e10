// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/plants.h"
#include "core/models/baselines/trees/training.h"

#include <utility>

namespace vestigo::models::trees {

Outcome<Model> recalibrate(const Model& model, const std::vector<TrainingExample>& normal,
                           const CancelToken& cancel, ProgressSink& progress) {
    std::vector<vgmsstgat::ExampleColumns> columns;
    for (const TrainingExample& example : normal) {
        columns.push_back(vgmsstgat::columnsOfExample(example));
    }
    const Plants plant = Plants::one(normal.size());
    const auto usual = plant.usualOfOthers(columns, model.past, cancel);
    std::vector<vgmsstgat::Trace> traces;
    Model judge = model;
    for (std::size_t e = 0; e < normal.size() && !cancel.cancelled(); ++e) {
        judge.usual = *usual[e];
        const vgmsstgat::PriorLogits logits =
            logitsOf(judge, *normal[e].recording, columns[e].terminals, cancel);
        addTraces(judge, normal[e], columns[e].terminals, logits, traces);
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Calibrating");
        report.fraction = static_cast<double>(e + 1) / static_cast<double>(normal.size());
        report.overall = report.fraction;
        progress.report(report);
    }
    Usual own = std::move(plant.usualOfEach(columns, model.past, cancel).begin()->second);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    Model calibrated = model;
    calibrated.usual.take(std::move(own));
    calibrated.thresholds.raiseFor(traces);
    return calibrated;
}

} // namespace vestigo::models::trees

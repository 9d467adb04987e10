// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_calibration.h"

#include "core/base/part_of_job.h"
#include "core/models/baselines/trees/plants.h"
#include "core/models/vgmsstgat/engine_training.h"
#include "core/models/vgmsstgat/neighbour_evidence.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vestigo::models::vgmsstgat {

namespace {

/// One calibration. Each recording is judged by what is usual in the others: by what was learned from itself
/// it would look too usual, and thresholds would be too low for the next one.
class Calibration {
public:
    Calibration(Model model, const std::vector<TrainingExample>& normal, const TrainSettings& settings,
                const CancelToken& cancel, ProgressSink& progress)
        : model_(std::move(model))
        , normal_(normal)
        , settings_(settings)
        , cancel_(cancel)
        , progress_(progress)
        , plant_(trees::Plants::one(normal.size()))
        , distances_(model_.prior && (model_.profiles.empty() || !model_.prior->distances.empty())) {
        for (const TrainingExample& example : normal) {
            columns_.push_back(columnsOfExample(example));
        }
    }

    Outcome<Model> run() {
        if (model_.thresholdsOnceCalibrated) {
            model_.thresholds = *std::exchange(model_.thresholdsOnceCalibrated, std::nullopt);
        }
        const auto others = plant_.usualOfOthers(columns_, settings_.causal, cancel_);
        Model judge = model_;
        std::vector<Trace> traces;
        for (std::size_t fold = 0; fold < plant_.folds(); ++fold) {
            if (!learnDistances(judge, fold).finished() ||
                !judgeFold(judge, fold, others, traces).finished()) {
                return Cancelled{};
            }
        }
        model_.profiles.take(plant_.usualOfEach(columns_, settings_.causal, cancel_).begin()->second);
        if (!learnDistances(model_, plant_.folds()).finished()) {
            return Cancelled{};
        }
        model_.thresholds.raiseFor(traces);
        if (hearsNeighbours(model_.spec)) {
            addNeighbours(traces, model_.thresholds);
            model_.thresholds.raiseFor(traces);
        }
        return cancel_.cancelled() ? Outcome<Model>(Cancelled{}) : Outcome<Model>(std::move(model_));
    }

private:
    /// Of all recordings but those of a fold.
    Outcome<Done> learnDistances(Model& model, std::size_t without) {
        if (!distances_) {
            return Done{};
        }
        const double share = 1.0 / static_cast<double>(plant_.folds() + 1);
        PartOfJob part(progress_, share * static_cast<double>(without),
                       share * (static_cast<double>(without) + 0.8), VESTIGO_TEXT("Progress", "Calibrating"));
        trees::UsualDistances distances = model_.prior->distances; // of other terminals they stay
        auto learned = trees::UsualDistances::fit(plant_.without(without, normal_), distances.weight(),
                                                  settings_, cancel_, part);
        if (!learned.finished()) {
            return Cancelled{};
        }
        distances.take(learned.take());
        model.prior->distances = std::move(distances);
        return Done{};
    }

    Outcome<Done> judgeFold(Model& judge, std::size_t fold,
                            const std::vector<std::shared_ptr<const trees::Usual>>& others,
                            std::vector<Trace>& traces) {
        std::size_t judged = 0;
        for (std::size_t e = 0; e < normal_.size(); ++e) {
            if (plant_.foldOf(e) != fold) {
                continue;
            }
            know(judge, *others[e]);
            auto own = tracesOfAll(judge, {normal_[e]}, cancel_);
            if (!own.finished()) {
                return Cancelled{};
            }
            std::move(own.value().begin(), own.value().end(), std::back_inserter(traces));
            const auto folds = static_cast<double>(plant_.folds());
            report(fold, static_cast<double>(++judged) * folds / static_cast<double>(normal_.size()));
        }
        return Done{};
    }

    /// `share`: of the fold that is judged. Learning the distances takes most of the time where it is done.
    void report(std::size_t fold, double share) {
        const double learning = distances_ ? 0.8 : 0.0;
        const double within = learning + (1.0 - learning) * std::min(1.0, share);
        const double parts = static_cast<double>(plant_.folds()) + (distances_ ? 1.0 : 0.0);
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Calibrating");
        report.fraction = (static_cast<double>(fold) + within) / parts;
        report.overall = report.fraction;
        progress_.report(report);
    }

    Model model_;
    const std::vector<TrainingExample>& normal_;
    const TrainSettings& settings_;
    CancelToken cancel_;
    ProgressSink& progress_;
    trees::Plants plant_;
    bool distances_; ///< only forests that have learned at other plants need them
    std::vector<ExampleColumns> columns_;
};

} // namespace

Outcome<Model> calibratedModel(Model model, const std::vector<TrainingExample>& normal,
                               const TrainSettings& settings, const CancelToken& cancel,
                               ProgressSink& progress) {
    return Calibration(std::move(model), normal, settings, cancel, progress).run();
}

} // namespace vestigo::models::vgmsstgat

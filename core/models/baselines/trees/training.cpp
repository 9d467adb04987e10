// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/training.h"

#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::models::trees {

namespace {

using vgmsstgat::ExampleColumns;
using vgmsstgat::PriorLogits;
using vgmsstgat::Trace;

constexpr std::size_t fewestOfType = 60; ///< steps from which a type can be told
constexpr int typeTrees = 60;

BoostingSettings settingsOf(const TrainSettings& settings, std::uint64_t part) {
    BoostingSettings boosting;
    boosting.trees = settings.epochs > 0 ? settings.epochs : boosting.trees;
    boosting.seed = settings.seed + 1000 * part;
    return boosting;
}

std::vector<ExampleColumns> columnsOf(const std::vector<TrainingExample>& examples,
                                      const CancelToken& cancel) {
    std::vector<ExampleColumns> columns;
    for (std::size_t e = 0; e < examples.size() && !cancel.cancelled(); ++e) {
        columns.push_back(vgmsstgat::columnsOfExample(examples[e]));
    }
    return columns;
}

/// What each fold is judged by: what is usual in the others.
std::vector<Usual> crossFitted(const std::vector<ExampleColumns>& columns, bool past,
                               const CancelToken& cancel) {
    std::vector<Usual> usual;
    for (std::size_t fold = 0; fold < std::min(foldCount, columns.size()); ++fold) {
        usual.push_back(usualWithout(static_cast<int>(fold), columns, past, cancel));
    }
    return usual;
}

Table chosenRows(const Table& table, const std::function<bool(std::size_t)>& wanted,
                 const std::function<bool(std::size_t)>& positive) {
    Table chosen;
    chosen.columns = table.columns;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        if (wanted(r)) {
            chosen.values.insert(chosen.values.end(), table.row(r), table.row(r) + table.columns);
            chosen.labels.push_back(positive(r) ? 1 : 0);
            chosen.weights.push_back(table.weights[r]);
            chosen.groups.push_back(table.groups[r]);
        }
    }
    return chosen;
}

/// One learning, its parts as steps of the progress.
class Learner {
public:
    Learner(const std::vector<TrainingExample>& training, const std::vector<TrainingExample>& validation,
            const TrainSettings& settings, const CancelToken& cancel, ProgressSink& progress)
        : training_(training)
        , validation_(validation)
        , settings_(settings)
        , cancel_(cancel)
        , progress_(progress) {}

    Outcome<Model> run();
    /// After run(): of each training example.
    std::vector<PriorLogits> takeLogits() { return std::move(logits_); }

private:
    Outcome<Forest> grow(const Table& table, const BoostingSettings& settings, double from, double to);
    Outcome<Done> judgeFolds(const std::vector<ExampleColumns>& columns);
    Outcome<Done> growTypes();
    void report(double fraction);

    const std::vector<TrainingExample>& training_;
    const std::vector<TrainingExample>& validation_;
    const TrainSettings& settings_;
    const CancelToken& cancel_;
    ProgressSink& progress_;
    Model model_;
    std::vector<Usual> usual_; ///< [fold]
    LearnedRows rows_;
    std::vector<PriorLogits> logits_; ///< [training example]
    std::vector<Trace> traces_;       ///< of what the judging forest had not seen
};

void Learner::report(double fraction) {
    Progress report;
    report.stage = VESTIGO_TEXT("Progress", "Training");
    report.fraction = fraction;
    report.overall = fraction;
    progress_.report(report);
}

Outcome<Forest> Learner::grow(const Table& table, const BoostingSettings& settings, double from, double to) {
    return boost(table, settings, cancel_, [&](int trees) {
        report(from + (to - from) * static_cast<double>(trees) / static_cast<double>(settings.trees));
        (void)settings_.pause.wait(cancel_);
    });
}

/// Forests of all folds but one judge that one.
Outcome<Done> Learner::judgeFolds(const std::vector<ExampleColumns>& columns) {
    logits_.resize(training_.size());
    const std::size_t folds = usual_.size();
    for (std::size_t fold = 0; fold < folds && folds > 1; ++fold) {
        const Table others = chosenRows(
            rows_.table, [&](std::size_t r) { return foldOf(rows_.table.groups[r]) != fold; },
            [&](std::size_t r) { return rows_.table.labels[r] != 0; });
        const double from = 0.2 + 0.5 * static_cast<double>(fold) / static_cast<double>(folds);
        auto forest =
            grow(others, settingsOf(settings_, fold + 1), from, from + 0.5 / static_cast<double>(folds));
        if (!forest.finished()) {
            return Cancelled{};
        }
        Model judge;
        judge.past = model_.past;
        judge.smoothSteps = model_.smoothSteps;
        judge.usual = usual_[fold];
        judge.anomaly = forest.take();
        for (std::size_t e = fold; e < training_.size(); e += foldCount) {
            logits_[e] = logitsOf(judge, *training_[e].recording, columns[e].terminals, cancel_);
            addTraces(judge, training_[e], columns[e].terminals, logits_[e], traces_);
        }
    }
    return Done{};
}

Outcome<Done> Learner::growTypes() {
    for (std::size_t type = 0; type < anomalyTypes.size(); ++type) {
        const auto own = [&](std::size_t r) { return rows_.types[r] == static_cast<std::int8_t>(type); };
        const Table table = chosenRows(
            rows_.table, [&](std::size_t r) { return rows_.types[r] >= 0; }, own);
        const auto seen = static_cast<std::size_t>(std::count(table.labels.begin(), table.labels.end(), 1));
        if (seen < fewestOfType) {
            continue;
        }
        BoostingSettings settings = settingsOf(settings_, 100 + type);
        settings.trees = typeTrees;
        settings.leastWeight = 2.0; // fewer rows, evenly of both kinds
        settings.ridge = 2.0;
        settings.columnShare = 0.2;
        const double from = 0.9 + 0.1 * static_cast<double>(type) / static_cast<double>(anomalyTypes.size());
        auto forest = grow(table, settings, from, from);
        if (!forest.finished()) {
            return Cancelled{};
        }
        model_.types.push_back({anomalyTypes[type], forest.take()});
    }
    return Done{};
}

Outcome<Model> Learner::run() {
    const std::vector<ExampleColumns> columns = columnsOf(training_, cancel_);
    const std::vector<ExampleColumns> validationColumns = columnsOf(validation_, cancel_);
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    model_.past = settings_.causal;
    model_.smoothSteps = usualSmoothing(model_.past);
    usual_ = crossFitted(columns, model_.past, cancel_);
    report(0.1);
    rows_ = rowsOf(training_, columns, usual_, cancel_);
    if (!cancel_.cancelled() && rows_.table.rows() == 0) {
        Error error;
        error.code = ErrorCode::Empty;
        error.message =
            VESTIGO_TEXT("Error", "the training recordings hold nothing that can be learned from");
        error.remedy = VESTIGO_TEXT("Error", "see what vestigo-cli info says of them");
        return error;
    }
    report(0.2);
    if (!judgeFolds(columns).finished()) {
        return Cancelled{};
    }
    model_.usual = usualWithout(-1, columns, model_.past, cancel_);
    auto forest = grow(rows_.table, settingsOf(settings_, 0), 0.7, 0.9);
    if (!forest.finished() || !growTypes().finished()) {
        return Cancelled{};
    }
    model_.anomaly = forest.take();
    for (std::size_t e = 0; e < validation_.size(); ++e) {
        const PriorLogits logits =
            logitsOf(model_, *validation_[e].recording, validationColumns[e].terminals, cancel_);
        addTraces(model_, validation_[e], validationColumns[e].terminals, logits, traces_);
    }
    if (cancel_.cancelled()) {
        return Cancelled{};
    }
    model_.thresholds = vgmsstgat::Thresholds::fit(traces_);
    return std::move(model_);
}

} // namespace

Outcome<Model> learn(const std::vector<TrainingExample>& training,
                     const std::vector<TrainingExample>& validation, const TrainSettings& settings,
                     const CancelToken& cancel, ProgressSink& progress) {
    return Learner(training, validation, settings, cancel, progress).run();
}

Outcome<Prior> learnPrior(const std::vector<TrainingExample>& training, const TrainSettings& settings,
                          const CancelToken& cancel, ProgressSink& progress) {
    const std::vector<TrainingExample> none;
    Learner learner(training, none, settings, cancel, progress);
    auto model = learner.run();
    if (!model.finished()) {
        return model.failed() ? Outcome<Prior>(model.error()) : Outcome<Prior>(Cancelled{});
    }
    return Prior{model.take(), learner.takeLogits()};
}

Outcome<Model> recalibrate(const Model& model, const std::vector<TrainingExample>& normal,
                           const CancelToken& cancel, ProgressSink& progress) {
    const std::vector<ExampleColumns> columns = columnsOf(normal, cancel);
    const std::vector<Usual> usual = crossFitted(columns, model.past, cancel);
    std::vector<Trace> traces;
    Model judge = model;
    for (std::size_t e = 0; e < normal.size() && !cancel.cancelled(); ++e) {
        judge.usual = usual[foldOf(e) % usual.size()];
        const PriorLogits logits = logitsOf(judge, *normal[e].recording, columns[e].terminals, cancel);
        addTraces(judge, normal[e], columns[e].terminals, logits, traces);
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Calibrating");
        report.fraction = static_cast<double>(e + 1) / static_cast<double>(normal.size());
        report.overall = report.fraction;
        progress.report(report);
    }
    Usual own = usualWithout(-1, columns, model.past, cancel);
    if (cancel.cancelled()) {
        return Cancelled{};
    }
    Model calibrated = model;
    calibrated.usual.take(std::move(own));
    calibrated.thresholds.raiseFor(traces);
    return calibrated;
}

} // namespace vestigo::models::trees

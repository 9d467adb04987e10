// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/study_run.h"

#include "core/base/files.h"
#include "core/base/part_of_job.h"
#include "core/pipeline/machine_facts.h"
#include "core/pipeline/recording_folders.h"
#include "core/pipeline/study_noise.h"
#include "core/recordings/recording.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vestigo::pipeline {

namespace {

using evaluation::Study;
using evaluation::StudyRow;
using evaluation::StudyStep;

constexpr double workOfNetwork = 10.0; ///< training one, where judging a model is 2
constexpr double workOfSimple = 2.0;
constexpr double workOfJudging = 2.0;

bool hasVideo(const dataset::Dataset& dataset) {
    return std::any_of(dataset.recordings.begin(), dataset.recordings.end(),
                       [](const dataset::DatasetEntry& entry) {
                           const auto recording = recordings::openRecording(entry.folder);
                           return recording && recordings::hasVideo(*recording);
                       });
}

class StudyMaker {
public:
    StudyMaker(const StudyRequest& request, const CancelToken& cancel, ProgressSink& progress)
        : context_{request, StudyFolder(request.out), {}, cancel}
        , progress_(progress) {}
    Outcome<Study> run();

private:
    Outcome<Done> addRow(const StudyRowPlan& plan);
    Outcome<Done> addSteps(const StudyRowPlan& plan, StudyRow& row);
    Outcome<Done> addFigures(StudyRow& row, const JudgedRecordings& judged);
    Outcome<StudyStep> stepOf(const std::string& row, const std::string& against);
    Outcome<Done> addNoise(const dataset::Dataset& dataset);
    std::vector<std::string> noisedRows() const;
    void addFacts(const JudgedRecordings& judged);

    /// The next part of the whole, so large.
    PartOfJob part(double work, const std::string& item) {
        const double begin = done_ / whole_;
        done_ += work;
        return PartOfJob(progress_, begin, std::min(1.0, done_ / whole_), {}, item);
    }

    StudyContext context_;
    ProgressSink& progress_;
    double done_ = 0.0;
    double whole_ = 1.0;
    Study study_;
    std::vector<StudyRowPlan> plans_;
    std::map<std::string, JudgedRecordings> judged_; ///< by row
};

void StudyMaker::addFacts(const JudgedRecordings& judged) {
    study_.facts = judged.facts;
    study_.facts.synthetic = judged.facts.synthetic || context_.request.synthetic;
    study_.facts.causal = context_.request.causal;
}

Outcome<StudyStep> StudyMaker::stepOf(const std::string& row, const std::string& against) {
    const auto compared =
        evaluation::compare(judged_.at(row).recordings, judged_.at(against).recordings,
                            context_.request.bootstrapRounds, context_.request.seed, context_.cancel);
    if (!compared.finished()) {
        return compared.failed() ? Outcome<StudyStep>(compared.error()) : Outcome<StudyStep>(Cancelled{});
    }
    StudyStep step;
    step.against = against;
    for (const evaluation::StudyFigure& figure : evaluation::studyFigures()) {
        if (const auto* difference = evaluation::findDifference(compared.value(), figure.name)) {
            step.differences.push_back(*difference);
        }
    }
    step.earned = evaluation::earnedBy(step.differences);
    return step;
}

Outcome<Done> StudyMaker::addFigures(StudyRow& row, const JudgedRecordings& judged) {
    const auto evaluated = evaluation::evaluate(judged.recordings, context_.request.bootstrapRounds,
                                                context_.request.seed, context_.cancel);
    if (!evaluated.finished()) {
        return evaluated.failed() ? Outcome<Done>(evaluated.error()) : Outcome<Done>(Cancelled{});
    }
    row.metrics = evaluated.value().metrics;
    row.randomDetector = evaluated.value().randomDetector;
    study_.recordings = evaluated.value().recordings;
    study_.anomalies = evaluated.value().anomalies;
    study_.steps = evaluated.value().steps;
    study_.constantDetector = evaluated.value().constantDetector;
    return Done{};
}

/// Against the row before of both modalities; the last one against each simpler engine and each modality,
/// too.
Outcome<Done> StudyMaker::addSteps(const StudyRowPlan& plan, StudyRow& row) {
    const bool last = plan.network && plan.name == plans_.back().name;
    const StudyRowPlan* before = nullptr;
    std::vector<std::string> rivals;
    for (const StudyRowPlan& other : plans_) {
        if (other.name == plan.name) {
            break;
        }
        const bool single = other.modality != Modality::Both;
        before = single ? before : &other;
        if (last && (!other.network || other.name == "GRU" || single)) {
            rivals.push_back(other.name);
        }
    }
    if (before != nullptr && plan.modality == Modality::Both) {
        auto step = stepOf(row.name, before->name);
        if (!step.finished()) {
            return step.failed() ? Outcome<Done>(step.error()) : Outcome<Done>(Cancelled{});
        }
        row.step = step.take();
    }
    for (const std::string& rival : rivals) {
        auto step = stepOf(row.name, rival);
        if (!step.finished()) {
            return step.failed() ? Outcome<Done>(step.error()) : Outcome<Done>(Cancelled{});
        }
        row.rivals.push_back(step.take());
    }
    return Done{};
}

Outcome<Done> StudyMaker::addRow(const StudyRowPlan& plan) {
    StudyRow row;
    PartOfJob training = part(plan.network ? workOfNetwork : workOfSimple, plan.name);
    if (auto trained = trainRow(context_, plan, row, training); !trained.finished()) {
        return trained;
    }
    PartOfJob judging = part(workOfJudging, plan.name);
    auto judged = judgeRow(context_, row, judging);
    if (!judged.finished()) {
        return judged.failed() ? Outcome<Done>(judged.error()) : Outcome<Done>(Cancelled{});
    }
    addFacts(judged.value());
    if (auto added = addFigures(row, judged.value()); !added.finished()) {
        return added;
    }
    judged_[row.name] = judged.take();
    if (auto compared = addSteps(plan, row); !compared.finished()) {
        return compared;
    }
    study_.rows.push_back(std::move(row));
    if (context_.request.rowDone) {
        context_.request.rowDone(study_.rows.back());
    }
    return Done{};
}

/// The simpler engines, and the last of the variants.
std::vector<std::string> StudyMaker::noisedRows() const {
    std::vector<std::string> names;
    for (const StudyRowPlan& plan : plans_) {
        if (!context_.request.sigmas.empty() && (!plan.network || plan.name == plans_.back().name)) {
            names.push_back(plan.name);
        }
    }
    return names;
}

Outcome<Done> StudyMaker::addNoise(const dataset::Dataset& dataset) {
    const std::vector<std::string> names = noisedRows();
    if (names.empty()) {
        return Done{};
    }
    describeNoise(study_);
    PartOfJob reading = part(workOfJudging, {});
    const auto spreads = usualSpreads(context_, dataset, reading);
    if (!spreads.finished()) {
        return spreads.failed() ? Outcome<Done>(spreads.error()) : Outcome<Done>(Cancelled{});
    }
    for (const std::string& name : names) {
        PartOfJob judging =
            part(workOfJudging * static_cast<double>(context_.request.sigmas.size()), std::string());
        auto curve = noiseCurve(context_, *evaluation::findRow(study_, name), judged_.at(name),
                                spreads.value(), judging);
        if (!curve.finished()) {
            return curve.failed() ? Outcome<Done>(curve.error()) : Outcome<Done>(Cancelled{});
        }
        study_.noise.push_back(curve.take());
    }
    return Done{};
}

Outcome<Study> StudyMaker::run() {
    const auto dataset = openRecordings(context_.request.dataset);
    if (!dataset) {
        return dataset.error();
    }
    auto plans = studyRows(context_.request.rows, context_.request.options);
    if (!plans) {
        return plans.error();
    }
    plans_ = plans.take();
    if (context_.request.rows.empty() && !hasVideo(*dataset)) { // one modality cannot be left out
        plans_.erase(std::remove_if(plans_.begin(), plans_.end(),
                                    [](const StudyRowPlan& plan) { return plan.modality != Modality::Both; }),
                     plans_.end());
    }
    context_.datasetSha256 = sha256OfDataset(*dataset);
    study_.datasetSha256 = context_.datasetSha256;
    study_.seed = context_.request.seed;
    study_.programVersion = VESTIGO_VERSION;
    study_.bootstrapRounds = context_.request.bootstrapRounds;
    study_.machine = machineFacts();
    whole_ = noisedRows().empty() ? 0.0 : workOfJudging;
    whole_ += workOfJudging * static_cast<double>(noisedRows().size() * context_.request.sigmas.size());
    for (const StudyRowPlan& plan : plans_) {
        whole_ += workOfJudging + (plan.network ? workOfNetwork : workOfSimple);
    }
    for (const StudyRowPlan& plan : plans_) {
        if (auto added = addRow(plan); !added.finished()) {
            return added.failed() ? Outcome<Study>(added.error()) : Outcome<Study>(Cancelled{});
        }
    }
    if (auto added = addNoise(*dataset); !added.finished()) {
        return added.failed() ? Outcome<Study>(added.error()) : Outcome<Study>(Cancelled{});
    }
    if (auto written = writeFileAtomically(context_.folder.studyFile(), evaluation::studyToJson(study_));
        !written) {
        return written.error();
    }
    return std::move(study_);
}

} // namespace

Outcome<Study> studyRun(const StudyRequest& request, const CancelToken& cancel, ProgressSink& progress) {
    try {
        return StudyMaker(request, cancel, progress).run();
    } catch (const std::exception& exception) {
        Error error;
        error.file = request.dataset.string();
        error.message = VESTIGO_TEXT("Error", "the study failed: %1");
        error.arguments = {exception.what()};
        return error;
    }
}

} // namespace vestigo::pipeline

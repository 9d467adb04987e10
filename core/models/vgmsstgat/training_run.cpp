// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_run.h"

#include "core/models/learning/checkpoint.h"
#include "core/models/learning/module_state.h"
#include "core/models/vgmsstgat/augmentation.h"
#include "core/models/vgmsstgat/recording_gradient.h"
#include "core/models/vgmsstgat/side_by_side.h"
#include "core/models/vgmsstgat/training_errors.h"
#include "core/models/vgmsstgat/training_loss.h"
#include "core/models/vgmsstgat/validation.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <numeric>
#include <thread>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr double keepSeconds = 60.0; // between checkpoints

/// A seed for a part of the training: the same whenever it is reached, unlike any other's.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = seed;
    for (const std::uint64_t part : {a, b}) { // the mixing of splitmix64, once for each part
        x += 0x9e3779b97f4a7c15ULL * (part + 1);
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
        x ^= x >> 31U;
    }
    return x;
}

/// What the data are, as far as it can be said shortly.
std::string summaryOf(const std::vector<Sample>& samples) {
    double cells = 0.0;
    double abnormal = 0.0;
    for (const Sample& sample : samples) {
        cells += sample.counts.sum().item<double>();
        abnormal += sample.abnormal.sum().item<double>();
    }
    return std::to_string(samples.size()) + " recordings, " + std::to_string(std::llround(cells)) +
           " counted, " + std::to_string(std::llround(abnormal)) + " abnormal";
}

std::map<std::string, std::string> identityOf(const NetworkSpec& spec, const std::vector<Sample>& training,
                                              const std::vector<Sample>& validation,
                                              NetworkTrainingOptions options) {
    options.threads = 1; // does not change the result
    return {{"training", "vgmsstgat"},
            {"network", specJson(spec)},
            {"options", trainingOptionsJson(options)},
            {"training data", summaryOf(training)},
            {"validation data", summaryOf(validation)}};
}

} // namespace

TrainingRun::TrainingRun(const NetworkSpec& spec, const std::vector<Sample>& training,
                         const std::vector<Sample>& validation, const NetworkTrainingOptions& options,
                         const TrainingSetting& setting)
    : training_(training)
    , validation_(validation)
    , options_(options)
    , setting_(setting)
    , companions_(setting.group)
    , network_(std::make_shared<Network>(spec))
    , average_(std::make_shared<Network>(spec))
    , best_(std::make_shared<Network>(spec))
    , adam_(*network_, {0.9, 0.999, options.weightDecay, options.largestGradient})
    , positiveWeight_(positiveWeightOf(training, options))
    , stepsPerEpoch_((static_cast<std::int64_t>(training.size()) + options.batch - 1) / options.batch)
    , identity_(identityOf(spec, training, validation, options))
    , begin_(std::chrono::steady_clock::now())
    , kept_(begin_) {
    for (int i = 0; i < std::min(options.threads, options.batch); ++i) {
        replicas_.push_back(std::make_shared<Network>(spec));
        replicas_.back()->train();
    }
    average_->eval();
    best_->eval();
}

Result<Done> TrainingRun::prepare(const ModelState* initial) {
    givenWeights_ = initial != nullptr;
    if (initial != nullptr) {
        if (const auto filled = fillFrom(*network_, *initial); !filled) {
            return filled.error();
        }
    }
    copyWeights(*average_, *network_);
    copyWeights(*best_, *network_);
    return companions_.first() ? resume() : Result<Done>(Done{});
}

Result<Done> TrainingRun::begin(const ModelState* initial) {
    std::string identity;
    for (const auto& [key, value] : identity_) {
        identity += key + ": " + value + "\n";
    }
    if (!companions_.alike(identity)) {
        return companionsDifferError();
    }
    const Result<Done> prepared = prepare(initial);
    const Standing all = companions_.agree(prepared ? Standing::Ready : Standing::Failed);
    if (!prepared || all != Standing::Ready) {
        return prepared ? companionEndedError(all == Standing::Cancelled) : prepared.error();
    }
    if (const auto taken = takeFromFirst(); !taken) {
        return taken.error();
    }
    firstStep_ = step_;
    tellOfEarlierSittings();
    return Done{};
}

void TrainingRun::tellOfEarlierSittings() const {
    if (setting_.watch == nullptr || !companions_.first() || step_ == 0) {
        return; // the start will be told
    }
    if (record_.start) {
        setting_.watch->epoch(*record_.start);
    }
    for (const EpochReport& report : record_.epochs) {
        setting_.watch->epoch(report);
    }
}

/// The first works; the others take all that it has from it, so that processors that round differently stay
/// together.
Standing TrainingRun::byFirst(const std::function<bool()>& work) {
    const Standing all = standAfter([&] { return !companions_.first() || work(); });
    if (all == Standing::Ready) {
        if (const Result<Done> taken = takeFromFirst(); !taken) {
            throw PeerFailure("what the first process says does not fit");
        }
    }
    return all;
}

/// What stands before the first epoch: what the prior's correction can be told at once, and how good the
/// network is before it has learned anything else.
Standing TrainingRun::start() {
    const bool something = network_->correction() != nullptr || givenWeights_;
    if (!something || step_ > 0) {
        return Standing::Ready;
    }
    return byFirst([this] { return started(); });
}

bool TrainingRun::started() {
    if (network_->correction() != nullptr && !givenWeights_) {
        setting_.progress.report({VESTIGO_TEXT("Progress", "Training"), {}, 0.0, 0.0});
        if (!network_->correction()->fit(training_, options_.seed, setting_.cancel)) {
            return false;
        }
        copyWeights(*average_, *network_);
        copyWeights(*best_, *network_);
    }
    EpochReport report;
    report.causal = network_->spec().causal;
    report.epochs = options_.epochs;
    report.best = true;
    if (!validate(*average_, validation_, positiveWeight_, options_.threads, setting_.cancel, report)) {
        return false;
    }
    record_.start = report;
    if (setting_.watch != nullptr) {
        setting_.watch->epoch(report);
    }
    return true;
}

/// Waits while any of the processes is paused.
Standing TrainingRun::standing() {
    for (;;) {
        const Standing own = setting_.cancel.cancelled() ? Standing::Cancelled
                             : setting_.pause.paused()   ? Standing::Paused
                                                         : Standing::Ready;
        const Standing all = companions_.agree(own);
        if (all != Standing::Paused) {
            return all;
        }
        constexpr std::chrono::milliseconds rest(50);
        std::this_thread::sleep_for(rest);
        paused_ += std::chrono::duration<double>(rest).count();
    }
}

/// Runs this process's part and hears how all stand after theirs.
Standing TrainingRun::standAfter(const std::function<bool()>& work) const {
    std::exception_ptr failure;
    Standing own = Standing::Failed;
    try {
        own = work() ? Standing::Ready : Standing::Cancelled;
    } catch (...) { // the others must hear of it before this process goes
        failure = std::current_exception();
    }
    const Standing all = companions_.agree(own);
    if (failure) {
        std::rethrow_exception(failure);
    }
    return all;
}

/// What becomes of a training that cannot go on; a checkpoint lets it.
Outcome<TrainedNetwork> TrainingRun::ended(Standing how) {
    if (const Result<Done> kept = keep(); !kept) {
        return kept.error();
    }
    if (setting_.cancel.cancelled()) {
        return Cancelled{};
    }
    return companionEndedError(how == Standing::Cancelled);
}

Outcome<TrainedNetwork> TrainingRun::run() {
    if (const Standing all = start(); all != Standing::Ready) {
        return setting_.cancel.cancelled() ? Outcome<TrainedNetwork>(Cancelled{})
                                           : companionEndedError(all == Standing::Cancelled);
    }
    for (;;) {
        Standing all = standing();
        if (all == Standing::Ready) {
            if (static_cast<std::int64_t>(record_.epochs.size()) < step_ / stepsPerEpoch_) {
                all = byFirst([this] { return validated(); });
            } else if (complete()) {
                return result();
            } else {
                all = learn();
            }
        }
        if (diverged_) {
            return divergedError();
        }
        if (all != Standing::Ready) {
            return ended(all);
        }
        const std::chrono::duration<double> since = std::chrono::steady_clock::now() - kept_;
        if (step_ % stepsPerEpoch_ == 0 || since.count() > keepSeconds) {
            if (const Result<Done> kept = keep(); !kept) {
                return kept.error();
            }
        }
    }
}

bool TrainingRun::complete() const {
    const auto epochs = static_cast<int>(record_.epochs.size());
    const bool stale =
        options_.patience > 0 && !validation_.empty() && epochs - record_.bestEpoch() >= options_.patience;
    return epochs >= options_.epochs || stale;
}

std::vector<std::size_t> TrainingRun::recordingsOf(std::int64_t step) const {
    std::vector<std::size_t> order(training_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(mixed(options_.seed, static_cast<std::uint64_t>(step / stepsPerEpoch_), UINT64_MAX - 1));
    for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
    const auto first = static_cast<std::ptrdiff_t>(step % stepsPerEpoch_ * options_.batch);
    const auto end =
        std::min<std::ptrdiff_t>(first + options_.batch, static_cast<std::ptrdiff_t>(order.size()));
    return {order.begin() + first, order.begin() + end};
}

Standing TrainingRun::learn() {
    const std::vector<std::size_t> recordings = recordingsOf(step_);
    const std::vector<std::size_t> own = companions_.ownOf(recordings.size());
    const auto epoch = static_cast<std::uint64_t>(step_ / stepsPerEpoch_);
    std::vector<torch::Tensor> rows(recordings.size());
    std::vector<double> waited(replicas_.size());
    const auto learnOne = [&](std::size_t i, std::size_t worker) {
        const CancelToken& cancel = setting_.cancel;
        // Alone it may rest between recordings; together all rest between steps.
        waited[worker] += companions_.together() ? 0.0 : setting_.pause.wait(cancel);
        if (cancel.cancelled()) {
            return;
        }
        const std::size_t recording = recordings[own[i]];
        const std::uint64_t seed = mixed(options_.seed, epoch, recording);
        const Sample sample = variedSample(training_[recording], options_, seed);
        copyWeights(*replicas_[worker], *network_);
        rows[own[i]] =
            recordingGradient(*replicas_[worker], sample, options_, positiveWeight_, ~seed, cancel);
    };
    const Standing all = standAfter([&] {
        sideBySide(own.size(), options_.threads, learnOne);
        return std::all_of(own.begin(), own.end(), [&](std::size_t i) { return rows[i].defined(); });
    });
    paused_ += *std::max_element(waited.begin(), waited.end());
    if (all != Standing::Ready) {
        return all;
    }
    companions_.share(rows, gradientSize(*network_));
    const double loss = takeGradients(*network_, rows);
    if (!std::isfinite(loss)) {
        diverged_ = true;
        return Standing::Failed;
    }
    adam_.step(learningRateAt(step_, stepsPerEpoch_ * options_.epochs, options_.learningRate));
    moveAverage(*average_, *network_, step_);
    ++step_;
    record_.lossSum += loss * static_cast<double>(rows.size());
    record_.recordings += static_cast<int>(rows.size());
    tell(loss);
    return Standing::Ready;
}

bool TrainingRun::validated() {
    EpochReport report;
    report.causal = network_->spec().causal;
    report.epoch = static_cast<int>(record_.epochs.size()) + 1;
    report.epochs = options_.epochs;
    report.learningRate = learningRateAt(step_ - 1, stepsPerEpoch_ * options_.epochs, options_.learningRate);
    report.trainingLoss = record_.lossSum / std::max(1, record_.recordings);
    if (!validate(*average_, validation_, positiveWeight_, options_.threads, setting_.cancel, report)) {
        return false;
    }
    report.best = record_.better(report);
    if (report.best) {
        copyWeights(*best_, *average_);
    }
    report.seconds = seconds();
    const auto made = static_cast<double>(std::max<std::int64_t>(1, step_ - firstStep_));
    report.secondsLeft =
        report.seconds / made * static_cast<double>(stepsPerEpoch_ * options_.epochs - step_);
    record_.epochs.push_back(report);
    record_.lossSum = 0.0;
    record_.recordings = 0;
    if (setting_.watch != nullptr) {
        setting_.watch->epoch(report);
    }
    return true;
}

void TrainingRun::tell(double loss) {
    const auto all = static_cast<double>(stepsPerEpoch_ * options_.epochs);
    const auto inEpoch = static_cast<double>((step_ - 1) % stepsPerEpoch_ + 1);
    const std::int64_t epoch = (step_ - 1) / stepsPerEpoch_ + 1;
    setting_.progress.report({VESTIGO_TEXT("Progress", "Training"),
                              std::to_string(epoch) + "/" + std::to_string(options_.epochs) + ", loss " +
                                  std::to_string(loss).substr(0, 6),
                              inEpoch / static_cast<double>(stepsPerEpoch_),
                              static_cast<double>(step_) / all});
}

double TrainingRun::seconds() const {
    const std::chrono::duration<double> since = std::chrono::steady_clock::now() - begin_;
    return since.count() - paused_;
}

TrainedNetwork TrainingRun::result() const {
    TrainedNetwork trained;
    trained.network = best_;
    trained.epochs = static_cast<int>(record_.epochs.size());
    trained.bestEpoch = record_.bestEpoch();
    trained.curve = record_.epochs;
    return trained;
}

} // namespace vestigo::models::vgmsstgat

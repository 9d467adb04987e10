// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learning/completion_trainer.h"

#include "core/models/hole_filling.h"
#include "core/models/learning/adam.h"
#include "core/models/learning/checkpoint.h"
#include "core/models/learning/completion_network.h"
#include "core/models/learning/module_state.h"
#include "core/training/learning/training_steps.h"

#include <algorithm>
#include <cstring>

namespace vestigo::training {

namespace {

struct Batch {
    torch::Tensor truth;
    torch::Tensor filled;
    torch::Tensor hidden;
};

void fillOne(const Batch& batch, std::int64_t at, const CompletionSample& sample) {
    constexpr std::size_t area = static_cast<std::size_t>(completionSide) * completionSide;
    TORCH_CHECK(sample.planes.size() == 3 * area && sample.hidden.size() == area,
                "a sample has another size");
    std::vector<float> filled = sample.planes;
    models::fillSmoothly(filled, sample.hidden, completionSide, completionSide, 3);
    std::memcpy(batch.truth[at].data_ptr<float>(), sample.planes.data(), 3 * area * sizeof(float));
    std::memcpy(batch.filled[at].data_ptr<float>(), filled.data(), 3 * area * sizeof(float));
    std::copy(sample.hidden.begin(), sample.hidden.end(), batch.hidden[at].data_ptr<float>());
}

class CompletionRun {
public:
    CompletionRun(CompletionSampleSource& source, const CompletionTrainingOptions& options)
        : source_(source)
        , options_(options)
        , generatorAdam_(generator_, {0.9, 0.999, 0.0, 1.0})
        , discriminatorAdam_(discriminator_, {0.5, 0.999, 0.0, 1.0})
        , identity_(identityOf("picture_completer", options.seed, options.steps, options.batch)) {
        models::moveAverage(average_, generator_, -1); // keeps nothing of its own: equal
    }

    Result<Done> resume() {
        const auto checkpoint = models::readCheckpoint(options_.checkpoint, identity_);
        if (!checkpoint || !checkpoint->has_value()) {
            return checkpoint ? Result<Done>(Done{}) : checkpoint.error();
        }
        const models::ModelState& state = (*checkpoint)->state;
        const std::string file = options_.checkpoint.string();
        for (const auto& [network, prefix] :
             {std::pair<torch::nn::Module*, const char*>{&generator_, "generator."},
              {&average_, "average."},
              {&discriminator_, "discriminator."}}) {
            if (const auto filled = models::fillNetwork(*network, state, prefix, file); !filled) {
                return filled.error();
            }
        }
        const torch::NoGradGuard noGradients;
        if (!generatorAdam_.takeFrom(state, "adam.generator.") ||
            !discriminatorAdam_.takeFrom(state, "adam.discriminator.")) {
            return models::checkpointError(file, "adam");
        }
        step_ = std::min<std::int64_t>((*checkpoint)->step, options_.steps);
        return Done{};
    }

    Outcome<CompletionTraining> run(const CancelToken& cancel, ProgressSink& progress) {
        const auto learnOne = [&]() -> std::optional<double> {
            Batch batch;
            return fill(batch, cancel) ? std::optional<double>(learn(batch)) : std::nullopt;
        };
        const StepPlan plan{options_.steps, options_.keepEvery,
                            VESTIGO_TEXT("Training", "Training the completion of covered parts")};
        auto losses = runSteps(
            step_, plan, learnOne, [this] { return keep(); }, progress);
        if (!losses.finished()) {
            return losses.failed() ? Outcome<CompletionTraining>(losses.error())
                                   : Outcome<CompletionTraining>(Cancelled{});
        }
        CompletionTraining result;
        result.losses = losses.take();
        result.weights = models::stateOf(average_);
        result.weights.metadata = identity_;
        return result;
    }

private:
    bool fill(Batch& batch, const CancelToken& cancel) {
        batch.truth = torch::empty({options_.batch, 3, completionSide, completionSide});
        batch.filled = torch::empty_like(batch.truth);
        batch.hidden = torch::empty({options_.batch, 1, completionSide, completionSide});
        for (int i = 0; i < options_.batch; ++i) {
            if (cancel.cancelled()) {
                return false;
            }
            fillOne(batch, i, source_.sample(sampleIndex(step_, options_.batch, i)));
        }
        return !cancel.cancelled();
    }

    double learn(const Batch& batch) {
        const double rate = models::learningRateAt(step_, options_.steps, options_.learningRate);
        const bool adversarial = static_cast<double>(step_) >= options_.alone * options_.steps;
        const auto made = generator_.forward(batch.filled, batch.hidden);
        if (adversarial) {
            discriminatorAdam_.clearGradients();
            const auto seen = discriminator_.forward(batch.truth, batch.hidden);
            const auto drawn = discriminator_.forward(made.detach(), batch.hidden);
            ((seen - 1.0).square().mean() + drawn.square().mean()).backward();
            discriminatorAdam_.step(rate / 4.0);
        }
        generatorAdam_.clearGradients();
        const auto difference =
            ((made - batch.truth).abs() * batch.hidden).sum() / (3.0 * batch.hidden.sum()).clamp_min(1.0);
        auto loss = difference;
        if (adversarial) {
            // Only patches that see something hidden can be drawn well or badly.
            const auto near = torch::max_pool2d(batch.hidden, {4, 4}, {4, 4});
            const auto doubt = (discriminator_.forward(made, batch.hidden) - 1.0).square() * near;
            loss = loss + options_.adversarial * doubt.sum() / near.sum().clamp_min(1.0);
        }
        loss.backward();
        generatorAdam_.step(rate);
        models::moveAverage(average_, generator_, step_);
        return difference.item<double>();
    }

    Result<Done> keep() const {
        if (options_.checkpoint.empty()) {
            return Done{};
        }
        models::ModelState state;
        models::addNetwork(state, "generator.", generator_);
        models::addNetwork(state, "average.", average_);
        models::addNetwork(state, "discriminator.", discriminator_);
        generatorAdam_.addTo(state, "adam.generator.");
        discriminatorAdam_.addTo(state, "adam.discriminator.");
        return models::writeCheckpoint(options_.checkpoint, std::move(state), step_, identity_);
    }

    CompletionSampleSource& source_;
    CompletionTrainingOptions options_;
    models::CompletionGenerator generator_;
    models::CompletionGenerator average_;
    models::PatchDiscriminator discriminator_;
    models::Adam generatorAdam_;
    models::Adam discriminatorAdam_;
    std::map<std::string, std::string> identity_;
    std::int64_t step_ = 0;
};

} // namespace

} // namespace vestigo::training

const vestigo::training::CompletionTrainer* vestigoCompletionTrainer() {
    static const vestigo::training::CompletionTrainer trainer{
        vestigo::training::trainWith<vestigo::training::CompletionTraining,
                                     vestigo::training::CompletionRun>};
    return &trainer;
}

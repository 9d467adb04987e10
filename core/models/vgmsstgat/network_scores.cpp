// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network_scores.h"

#include "core/models/vgmsstgat/network_inputs.h"

#include <algorithm>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr std::size_t stretchSteps = 192; ///< that one pass judges; it lasts some 50 ms for ten terminals
constexpr std::size_t lookBack = 64;
constexpr std::size_t lookAhead = 32;

/// Steps that a pass sees, and those of them that it judges.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t judgedFrom = 0;
    std::size_t judgedTo = 0;
};

std::vector<Stretch> stretchesOf(std::size_t steps, bool causal) {
    std::vector<Stretch> stretches;
    for (std::size_t begin = 0; begin < steps; begin += stretchSteps) {
        const std::size_t end = std::min(steps, begin + stretchSteps);
        stretches.push_back(
            {begin - std::min(begin, lookBack), causal ? end : std::min(steps, end + lookAhead), begin, end});
    }
    return stretches;
}

/// Copies the judged steps of `part`, [rows, steps of the stretch, width], to `whole`, [rows, steps, width].
void copyJudged(const torch::Tensor& part, const Stretch& stretch, std::size_t steps, std::size_t width,
                std::vector<float>& whole) {
    const torch::Tensor flat = part.contiguous();
    const std::size_t seen = stretch.to - stretch.from;
    const std::size_t rows = static_cast<std::size_t>(flat.numel()) / (seen * width);
    const auto* values = flat.data_ptr<float>();
    for (std::size_t r = 0; r < rows; ++r) {
        const auto* begin = values + (r * seen + stretch.judgedFrom - stretch.from) * width;
        std::copy(begin, begin + (stretch.judgedTo - stretch.judgedFrom) * width,
                  whole.begin() + static_cast<std::ptrdiff_t>((r * steps + stretch.judgedFrom) * width));
    }
}

/// What raised the score.
torch::Tensor raisedBy(const torch::Tensor& values) {
    return torch::relu(values.grad() * values.detach());
}

class Pass {
public:
    Pass(const std::vector<std::shared_ptr<Network>>& networks, const NetworkData& data, bool explain)
        : networks_(networks)
        , data_(data)
        , explain_(explain) {
        const std::size_t judged = data.terminals * data.steps;
        scores_.logits.resize(judged);
        scores_.types.resize(judged * static_cast<std::size_t>(networks.front()->spec().anomalyTypes));
        if (explain) {
            scores_.columnRelevance.resize(data.terminals * data.columns * data.steps);
            scores_.measureRelevance.resize(data.measures.size());
        }
    }

    void judge(const Stretch& stretch) {
        const NetworkSpec& spec = networks_.front()->spec();
        NetworkInput input = inputOf(data_, spec, stretch.from, stretch.to);
        const torch::AutoGradMode gradients(explain_);
        input.columns.set_requires_grad(explain_);
        input.measures.set_requires_grad(explain_);
        torch::Tensor logits;
        torch::Tensor types;
        for (const std::shared_ptr<Network>& network : networks_) {
            NetworkInput own = input;
            const NetworkOutput output = network->forward(own);
            const double share = 1.0 / static_cast<double>(networks_.size());
            logits = logits.defined() ? logits + output.logits * share : output.logits * share;
            types = types.defined() ? types + output.typeLogits * share : output.typeLogits * share;
        }
        if (explain_) {
            (logits * torch::sigmoid(logits).detach()).sum().backward();
            copyJudged(raisedBy(input.columns).sum(-1), stretch, data_.steps, 1, scores_.columnRelevance);
            copyJudged(raisedBy(input.measures), stretch, data_.steps, pictureMeasureCount,
                       scores_.measureRelevance);
        }
        copyJudged(logits.detach(), stretch, data_.steps, 1, scores_.logits);
        copyJudged(torch::softmax(types.detach(), -1), stretch, data_.steps,
                   static_cast<std::size_t>(spec.anomalyTypes), scores_.types);
    }

    NetworkScores take() { return std::move(scores_); }

private:
    const std::vector<std::shared_ptr<Network>>& networks_;
    const NetworkData& data_;
    bool explain_;
    NetworkScores scores_;
};

} // namespace

Outcome<NetworkScores> scoreWith(const std::vector<std::shared_ptr<Network>>& networks,
                                 const NetworkData& data, const ScoreOptions& options,
                                 const CancelToken& cancel, ProgressSink& progress) {
    for (const std::shared_ptr<Network>& network : networks) {
        network->eval();
        for (torch::Tensor& parameter : network->parameters()) {
            parameter.set_requires_grad(false); // only what comes in is asked for its share
        }
    }
    Pass pass(networks, data, options.explain);
    const std::vector<Stretch> stretches = stretchesOf(data.steps, networks.front()->spec().causal);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        pass.judge(stretches[i]);
        Progress report;
        report.stage = VESTIGO_TEXT("Progress", "Detecting");
        report.fraction = static_cast<double>(i + 1) / static_cast<double>(stretches.size());
        progress.report(report);
    }
    return pass.take();
}

} // namespace vestigo::models::vgmsstgat

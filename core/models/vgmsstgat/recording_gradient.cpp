// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/recording_gradient.h"

#include "core/models/vgmsstgat/training_loss.h"

#include <limits>
#include <memory>
#include <string>
#include <unordered_set>

namespace vestigo::models::vgmsstgat {

namespace {

const std::string strataMeans = "confounders.means";
const std::string strataCounts = "confounders.counts";

/// Buffers that are averaged: all but the counters of batch norm, which nobody asks.
std::vector<std::pair<std::string, torch::Tensor>> buffersOf(const Network& network) {
    std::vector<std::pair<std::string, torch::Tensor>> buffers;
    for (const auto& item : network.named_buffers()) {
        if (item.value().is_floating_point()) {
            buffers.emplace_back(item.key(), item.value());
        }
    }
    return buffers;
}

/// The means of the strata are means over samples: recordings are averaged by the sums behind them, or one
/// that lacks a stratum would pull its mean to 0.
torch::Tensor countsOf(const Network& network) {
    return network.named_buffers()[strataCounts].unsqueeze(1);
}

/// Stops a backward pass that nobody waits for any more.
class StopHook final : public torch::autograd::FunctionPreHook {
public:
    explicit StopHook(const CancelToken& cancel)
        : cancel_(cancel) {}
    torch::autograd::variable_list operator()(const torch::autograd::variable_list& gradients) override {
        TORCH_CHECK(!cancel_.cancelled(), "cancelled");
        return gradients;
    }

private:
    const CancelToken& cancel_;
};

/// Before every operation of the backward pass from `loss` on it is asked whether it is cancelled.
void stopWhenCancelled(const torch::Tensor& loss, const CancelToken& cancel) {
    std::vector<torch::autograd::Node*> open{loss.grad_fn().get()};
    std::unordered_set<torch::autograd::Node*> found(open.begin(), open.end());
    while (!open.empty()) {
        torch::autograd::Node* node = open.back();
        open.pop_back();
        node->add_pre_hook(std::make_unique<StopHook>(cancel));
        for (const torch::autograd::Edge& edge : node->next_edges()) {
            // One that has no inputs gathers the gradients of a parameter, and outlives this pass.
            const bool inner = edge.is_valid() && edge.function->num_outputs() > 0;
            if (inner && found.insert(edge.function.get()).second) {
                open.push_back(edge.function.get());
            }
        }
    }
}

/// False where it was cancelled.
bool backward(const torch::Tensor& loss, const CancelToken& cancel) {
    if (cancel.cancelled() || !loss.requires_grad()) {
        return !cancel.cancelled();
    }
    stopWhenCancelled(loss, cancel);
    try {
        loss.backward();
    } catch (const c10::Error&) {
        if (!cancel.cancelled()) {
            throw;
        }
    }
    return !cancel.cancelled();
}

} // namespace

void copyWeights(Network& to, const Network& from) {
    const torch::NoGradGuard noGradient;
    const auto parameters = from.named_parameters();
    for (auto& item : to.named_parameters()) {
        item.value().copy_(parameters[item.key()]);
    }
    const auto buffers = from.named_buffers();
    for (auto& item : to.named_buffers()) {
        item.value().copy_(buffers[item.key()]);
    }
}

std::int64_t gradientSize(const Network& network) {
    std::int64_t size = parameterCount(network) + 1;
    for (const auto& [name, buffer] : buffersOf(network)) {
        size += buffer.numel();
    }
    return size;
}

torch::Tensor recordingGradient(Network& network, const Sample& sample, const NetworkTrainingOptions& options,
                                double positiveWeight, std::uint64_t seed, const CancelToken& cancel) {
    if (cancel.cancelled()) {
        return {};
    }
    Random random(seed);
    network.seedDropout(random.bits());
    network.zero_grad();
    NetworkInput input = sample.input;
    const NetworkOutput output = network.forward(input);
    const torch::Tensor loss = trainingLoss(output, sample, network.spec(), options, positiveWeight, random);
    if (!backward(loss, cancel)) {
        return {};
    }
    const torch::NoGradGuard noGradient;
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& parameter : network.parameters()) {
        parts.push_back(parameter.grad().defined() ? parameter.grad().reshape({-1})
                                                   : torch::zeros({parameter.numel()}));
    }
    for (const auto& [name, buffer] : buffersOf(network)) {
        parts.push_back((name == strataMeans ? buffer * countsOf(network) : buffer).reshape({-1}));
    }
    parts.push_back(loss.detach().reshape({1}));
    return torch::cat(parts);
}

double takeGradients(Network& network, const std::vector<torch::Tensor>& rows) {
    const torch::NoGradGuard noGradient;
    torch::Tensor mean = torch::zeros({gradientSize(network)});
    for (const torch::Tensor& row : rows) {
        mean.add_(row);
    }
    mean.div_(static_cast<double>(rows.size()));
    if (!mean.isfinite().all().item<bool>()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    std::int64_t at = 0;
    const auto next = [&](const torch::Tensor& like) {
        at += like.numel();
        return mean.narrow(0, at - like.numel(), like.numel()).view_as(like);
    };
    for (const torch::Tensor& parameter : network.parameters()) {
        const torch::Tensor own = next(parameter);
        if (parameter.requires_grad()) {
            parameter.mutable_grad() = own;
        }
    }
    for (auto& [name, buffer] : buffersOf(network)) {
        buffer.copy_(next(buffer));
    }
    auto buffers = network.named_buffers();
    if (torch::Tensor* means = buffers.find(strataMeans)) {
        means->div_(countsOf(network).clamp_min(1e-6));
    }
    return mean[-1].item<double>();
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/made_up_anomalies.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr std::int64_t shortest = 4; // steps
constexpr std::int64_t longest = 32;
constexpr int attempts = 8;
constexpr int kinds = 5;
constexpr double greatest = 30.0; // of a value after asinh: beyond, a single has no square
/// Mean change of a column, as the network sees it, below which nobody could call it abnormal: freezing what
/// stands still, say.
constexpr double visible = 0.25;

struct Stretch {
    std::int64_t terminal;
    std::int64_t first;
    std::int64_t steps;
};

double between(Random& random, double low, double high) {
    return low + (high - low) * random.uniform();
}

std::int64_t below(Random& random, std::int64_t count) {
    return static_cast<std::int64_t>(
        random.below(static_cast<std::uint64_t>(std::max<std::int64_t>(1, count))));
}

std::optional<Stretch> normalStretch(const Sample& sample, std::int64_t terminal, Random& random) {
    const std::int64_t all = stepsOf(sample);
    for (int i = 0; i < attempts && all > shortest; ++i) {
        const std::int64_t steps = shortest + below(random, std::min(longest, all - 1) - shortest + 1);
        const Stretch stretch{terminal, below(random, all - steps + 1), steps};
        const auto part = [&](const torch::Tensor& tensor) {
            return tensor.select(0, terminal).narrow(0, stretch.first, steps);
        };
        if (part(sample.counts).min().item<double>() > 0.0 &&
            part(sample.input.present).min().item<double>() > 0.0 &&
            part(sample.abnormal).max().item<double>() <= 0.0) {
            return stretch;
        }
    }
    return std::nullopt;
}

/// Columns that are there for the whole stretch, in an order drawn.
std::vector<std::int64_t> columnsOf(const Sample& sample, const Stretch& stretch, Random& random) {
    const torch::Tensor there = sample.input.columnsPresent.select(0, stretch.terminal)
                                    .narrow(1, stretch.first, stretch.steps)
                                    .amin(1)
                                    .contiguous();
    std::vector<std::int64_t> columns;
    for (std::int64_t column = 0; column < there.size(0); ++column) {
        if (there.data_ptr<float>()[column] > 0.0F) {
            columns.push_back(column);
        }
    }
    for (std::size_t i = columns.size(); i > 1; --i) {
        std::swap(columns[i - 1], columns[random.below(i)]);
    }
    return columns;
}

/// `whole`: [steps, channels] of one column, without asinh. What the stretch becomes.
torch::Tensor changed(const torch::Tensor& whole, const Stretch& stretch, int kind, Random& random) {
    const torch::Tensor part = whole.narrow(0, stretch.first, stretch.steps);
    const double sign = random.uniform() < 0.5 ? -1.0 : 1.0;
    switch (kind) {
    case 0: // offset
        return part + sign * between(random, 1.5, 5.0);
    case 1: // drift
        return part + sign * between(random, 2.0, 6.0) *
                          torch::linspace(0.0, 1.0, stretch.steps, part.options()).unsqueeze(1);
    case 2: // freeze
        return part.narrow(0, 0, 1).expand_as(part);
    case 3: { // noise, the same in all views
        const double strength = between(random, 1.0, 3.0);
        torch::Tensor noise = torch::empty({stretch.steps, 1}, part.options());
        for (std::int64_t k = 0; k < stretch.steps; ++k) {
            noise[k][0] = strength * random.normal();
        }
        return part + noise;
    }
    default: // another moment
        return whole.narrow(0, below(random, whole.size(0) - stretch.steps + 1), stretch.steps);
    }
}

} // namespace

void makeUpAnomalies(Sample& sample, double share, Random& random) {
    for (std::int64_t terminal = 0; terminal < sample.abnormal.size(0); ++terminal) {
        if (random.uniform() >= share) {
            continue;
        }
        const auto stretch = normalStretch(sample, terminal, random);
        if (!stretch) {
            continue;
        }
        const std::vector<std::int64_t> columns = columnsOf(sample, *stretch, random);
        const std::size_t wanted = std::min<std::size_t>(columns.size(), 1 + random.below(3));
        const auto kind = static_cast<int>(random.below(kinds));
        torch::Tensor touched = torch::zeros({stretch->steps});
        for (std::size_t i = 0; i < wanted; ++i) {
            const torch::Tensor column = sample.input.columns.select(0, terminal).select(0, columns[i]);
            const torch::Tensor whole = column.clamp(-greatest, greatest).sinh();
            const torch::Tensor made = changed(whole, *stretch, kind, random).asinh();
            torch::Tensor part = column.narrow(0, stretch->first, stretch->steps);
            const torch::Tensor change = (made - part).abs().amax(1);
            if (change.mean().item<double>() >= visible) {
                part.copy_(made.clone());
                touched = torch::maximum(touched, (change >= visible).to(torch::kFloat32));
            }
        }
        // From the first to the last step at which something changed: between them it is the same anomaly.
        const torch::Tensor at = touched.nonzero().squeeze(1);
        if (at.size(0) > 0) {
            const auto from = at[0].item<std::int64_t>();
            const auto to = at[-1].item<std::int64_t>();
            sample.abnormal.select(0, terminal).narrow(0, stretch->first + from, to - from + 1).fill_(1.0);
            sample.types.select(0, terminal).narrow(0, stretch->first + from, to - from + 1).fill_(-1);
        }
    }
}

} // namespace vestigo::models::vgmsstgat

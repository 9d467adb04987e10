// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/forest.h"

#include "core/models/baselines/trees/errors.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace vestigo::models::trees {

namespace {

constexpr std::size_t mostNodes = 1U << 22U; // a float still counts them one by one
constexpr std::size_t mostNodesOfTree = 4096;
constexpr std::size_t numbersOfNode = 6;

std::uint32_t childOf(const Node& node, const float* row) {
    const float value = row[node.feature];
    const bool left = std::isnan(value) ? node.missingLeft : value <= node.threshold;
    return left ? node.left : node.right;
}

/// A whole number below `end`; nothing where it is none.
std::optional<std::uint32_t> indexOf(float value, std::size_t end) {
    if (!(value >= 0.0F) || !(value < static_cast<float>(end)) || value != std::floor(value)) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(value);
}

std::optional<Node> nodeOf(const float* numbers, std::size_t features, std::size_t nodes) {
    const auto feature = indexOf(numbers[0], features);
    const auto left = indexOf(numbers[3], nodes);
    const auto right = indexOf(numbers[4], nodes);
    if (!feature || !left || !right || !std::isfinite(numbers[5]) || !std::isfinite(numbers[1])) {
        return std::nullopt;
    }
    return Node{*feature, numbers[1], numbers[2] > 0.5F, *left, *right, numbers[5]};
}

/// Children come after their parent and before the next tree begins, or there are none.
bool inOrder(const Forest& forest) {
    for (std::size_t t = 0; t < forest.roots.size(); ++t) {
        const std::size_t from = forest.roots[t];
        const std::size_t to = t + 1 < forest.roots.size() ? forest.roots[t + 1] : forest.nodes.size();
        if (from >= to || to - from > mostNodesOfTree) {
            return false;
        }
        for (std::size_t n = from; n < to; ++n) {
            const Node& node = forest.nodes[n];
            const bool leaf = node.left == 0 && node.right == 0;
            const bool ahead = node.left > n && node.right > n && node.left < to && node.right < to;
            if (!leaf && !ahead) {
                return false;
            }
        }
    }
    return true;
}

/// Adds a forest whose leaves count `leafShare`.
void append(Forest& to, const Forest& forest, float baseShare, float leafShare) {
    const auto begin = static_cast<std::uint32_t>(to.nodes.size());
    to.base += baseShare * forest.base;
    for (const std::uint32_t root : forest.roots) {
        to.roots.push_back(begin + root);
    }
    for (Node node : forest.nodes) {
        const bool leaf = node.left == 0;
        node.left += leaf ? 0 : begin;
        node.right += leaf ? 0 : begin;
        node.value *= leafShare;
        to.nodes.push_back(node);
    }
}

} // namespace

double Forest::logit(const float* row, std::size_t trees) const {
    double sum = base;
    for (std::size_t t = 0; t < std::min(trees, roots.size()); ++t) {
        std::uint32_t n = roots[t];
        while (nodes[n].left != 0) {
            n = childOf(nodes[n], row);
        }
        sum += nodes[n].value;
    }
    return sum;
}

void Forest::addShares(const float* row, std::vector<double>& shares) const {
    for (std::uint32_t n : roots) {
        while (nodes[n].left != 0) {
            const std::uint32_t child = childOf(nodes[n], row);
            shares[nodes[n].feature] += nodes[child].value - nodes[n].value;
            n = child;
        }
    }
}

Forest sumOf(const std::vector<WeightedForest>& forests) {
    Forest sum;
    sum.features = forests.front().forest.features;
    for (const WeightedForest& one : forests) {
        const auto share = static_cast<float>(one.weight);
        append(sum, one.forest, share, share);
    }
    return sum;
}

Forest meanOf(const std::vector<Forest>& forests, double stretch) {
    Forest mean;
    mean.features = forests.front().features;
    const float share = 1.0F / static_cast<float>(forests.size());
    for (const Forest& forest : forests) {
        append(mean, forest, share, share * static_cast<float>(stretch));
    }
    return mean;
}

void storeForest(const Forest& forest, const std::string& prefix, ModelState& state) {
    Tensor roots{{static_cast<std::int64_t>(forest.roots.size())}, {}, true};
    for (const std::uint32_t root : forest.roots) {
        roots.values.push_back(static_cast<float>(root));
    }
    Tensor nodes{
        {static_cast<std::int64_t>(forest.nodes.size()), static_cast<std::int64_t>(numbersOfNode)}, {}, true};
    for (const Node& node : forest.nodes) {
        nodes.values.insert(nodes.values.end(),
                            {static_cast<float>(node.feature), node.threshold, node.missingLeft ? 1.0F : 0.0F,
                             static_cast<float>(node.left), static_cast<float>(node.right), node.value});
    }
    state.tensors[prefix + "base"] = Tensor{{1}, {forest.base}};
    state.tensors[prefix + "roots"] = std::move(roots);
    state.tensors[prefix + "nodes"] = std::move(nodes);
}

Result<Forest> forestOf(const ModelState& state, const std::string& prefix, std::size_t features) {
    const auto base = state.tensors.find(prefix + "base");
    const auto roots = state.tensors.find(prefix + "roots");
    const auto nodes = state.tensors.find(prefix + "nodes");
    if (base == state.tensors.end() || roots == state.tensors.end() || nodes == state.tensors.end() ||
        base->second.values.size() != 1 || !std::isfinite(base->second.values[0]) ||
        roots->second.values.size() > mostTreesOfForest || nodes->second.values.size() % numbersOfNode != 0 ||
        nodes->second.values.size() / numbersOfNode > mostNodes) {
        return notTreesError(prefix);
    }
    Forest forest;
    forest.features = features;
    forest.base = base->second.values[0];
    const std::size_t count = nodes->second.values.size() / numbersOfNode;
    for (std::size_t n = 0; n < count; ++n) {
        const auto node = nodeOf(nodes->second.values.data() + n * numbersOfNode, features, count);
        if (!node) {
            return notTreesError(prefix + "nodes");
        }
        forest.nodes.push_back(*node);
    }
    for (const float value : roots->second.values) {
        const auto root = indexOf(value, count);
        if (!root || (forest.roots.empty() ? *root != 0 : *root <= forest.roots.back())) {
            return notTreesError(prefix + "roots");
        }
        forest.roots.push_back(*root);
    }
    if (!inOrder(forest)) {
        return notTreesError(prefix + "nodes");
    }
    return forest;
}

} // namespace vestigo::models::trees

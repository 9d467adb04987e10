// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/models/model_state.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::models::trees {

/// A node of a tree: a question about one feature, or, without children, a leaf.
struct Node {
    std::uint32_t feature = 0;
    float threshold = 0.0F;   ///< up to it goes left
    bool missingLeft = false; ///< where an unknown (NaN) value goes
    std::uint32_t left = 0;   ///< index into Forest::nodes, greater than the node's own; 0: a leaf
    std::uint32_t right = 0;
    float value = 0.0F; ///< what the tree says of a row that comes as far as this node
};

/// Boosted trees: the logarithm of the odds is `base` plus the leaf of each tree that a row falls into.
struct Forest {
    std::size_t features = 0; ///< of a row
    float base = 0.0F;
    std::vector<std::uint32_t> roots; ///< [tree] ascending
    std::vector<Node> nodes;

    /// `row`: [features], NaN where unknown. `trees`: only the first so many.
    double logit(const float* row, std::size_t trees = SIZE_MAX) const;
    /// Adds to `shares` [features] by how much the question about each feature moved the row's logit: the
    /// difference between a node and the child that the row goes to.
    void addShares(const float* row, std::vector<double>& shares) const;
};

constexpr std::size_t mostTreesOfForest = 20'000; ///< more are no model's

/// The one whose logit is the weighted sum of those of some, all of rows of the same features; at least one.
struct WeightedForest {
    const Forest& forest;
    double weight = 1.0;
};
Forest sumOf(const std::vector<WeightedForest>& forests);

/// The one whose logit is the mean of those of some, its distance from the base `stretch` times as large; at
/// least one, all of rows of the same features.
Forest meanOf(const std::vector<Forest>& forests, double stretch);

/// Tensors `prefix`base, `prefix`roots and `prefix`nodes [nodes, 6].
void storeForest(const Forest& forest, const std::string& prefix, ModelState& state);

/// The way back for rows of `features`; ModelInvalid where a number is out of range or a child does not come
/// after its parent in the same tree, so that no walk can run in circles.
Result<Forest> forestOf(const ModelState& state, const std::string& prefix, std::size_t features);

} // namespace vestigo::models::trees

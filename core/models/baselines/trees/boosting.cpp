// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/boosting.h"

#include "core/base/random.h"
#include "core/models/odds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace vestigo::models::trees {

namespace {

/// Sums of first and second derivatives of the loss over some rows.
struct Sums {
    double slope = 0.0;
    double bend = 0.0;
    void add(const Sums& other) {
        slope += other.slope;
        bend += other.bend;
    }
};

using Histogram = std::array<Sums, Bins::most>;

struct Split {
    double gain = 0.0;
    std::uint32_t column = 0;
    std::size_t bin = 0; ///< the last one that goes left
    bool missingLeft = false;
};

/// `count` of 0 .. end - 1, ascending, at least one.
std::vector<std::uint32_t> someOf(std::size_t end, double share, Random& random) {
    std::vector<std::uint32_t> all(end);
    for (std::size_t i = 0; i < end; ++i) {
        all[i] = static_cast<std::uint32_t>(i);
    }
    const auto wanted = static_cast<std::size_t>(std::ceil(share * static_cast<double>(end)));
    const std::size_t count = std::clamp<std::size_t>(wanted, std::min<std::size_t>(1, end), end);
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(all[i], all[i + random.below(end - i)]);
    }
    all.resize(count);
    std::sort(all.begin(), all.end());
    return all;
}

class Booster {
public:
    Booster(const Table& table, const BoostingSettings& settings, const CancelToken& cancel)
        : table_(table)
        , settings_(settings)
        , bins_(binsOf(table, cancel))
        , random_(settings.seed)
        , cancel_(cancel) {
        forest_.features = table.columns;
        Sums all;
        for (std::size_t r = 0; r < table.rows(); ++r) {
            all.add({table.labels[r] != 0 ? table.weights[r] : 0.0, table.weights[r]});
            groups_ = std::max<std::size_t>(groups_, table.groups[r] + 1U);
        }
        const double share = std::clamp(all.slope / std::max(1e-9, all.bend), 1e-4, 1.0 - 1e-4);
        forest_.base = static_cast<float>(logitOf(share));
        logits_.assign(table.rows(), forest_.base);
        sums_.resize(table.rows());
        nodeOf_.resize(table.rows());
    }

    void growTree() {
        derive();
        chooseRows();
        columns_ = someOf(table_.columns, settings_.columnShare, random_);
        gatherCodes();
        const auto root = static_cast<std::uint32_t>(forest_.nodes.size());
        forest_.roots.push_back(root);
        Sums all;
        for (const std::uint32_t r : rows_) {
            nodeOf_[r] = root;
            all.add(sums_[r]);
        }
        forest_.nodes.push_back(leafOf(all));
        std::size_t from = root;
        for (int level = 0; level < settings_.depth && !cancel_.cancelled(); ++level) {
            const std::size_t to = forest_.nodes.size();
            splitLevel(from, to);
            from = to;
        }
        for (std::size_t r = 0; r < table_.rows(); ++r) {
            logits_[r] += valueOf(root, r);
        }
    }

    Forest take() { return std::move(forest_); }

private:
    void derive() {
        for (std::size_t r = 0; r < table_.rows(); ++r) {
            const double p = probabilityOf(logits_[r]);
            const double weight = table_.weights[r];
            sums_[r] = {weight * (p - (table_.labels[r] != 0 ? 1.0 : 0.0)), weight * p * (1.0 - p)};
        }
    }

    void chooseRows() {
        std::vector<std::uint8_t> chosen(groups_, 0);
        for (const std::uint32_t group : someOf(groups_, settings_.groupShare, random_)) {
            chosen[group] = 1;
        }
        rows_.clear();
        for (std::size_t r = 0; r < table_.rows(); ++r) {
            if (chosen[table_.groups[r]] != 0) {
                rows_.push_back(static_cast<std::uint32_t>(r));
            }
        }
    }

    /// The codes of the tree's rows and columns side by side: they are read once for each level.
    void gatherCodes() {
        codes_.resize(rows_.size() * columns_.size());
        std::uint8_t* out = codes_.data();
        for (const std::uint32_t r : rows_) {
            const std::uint8_t* codes = bins_.codes.data() + r * table_.columns;
            for (const std::uint32_t column : columns_) {
                *out++ = codes[column];
            }
        }
    }

    Node leafOf(const Sums& sums) const {
        Node leaf;
        leaf.value = static_cast<float>(-settings_.shrinkage * sums.slope / (sums.bend + settings_.ridge));
        return leaf;
    }

    double strength(const Sums& sums) const {
        return sums.slope * sums.slope / (sums.bend + settings_.ridge);
    }

    /// Splits the nodes [from, to), all of one level, where that gains anything.
    void splitLevel(std::size_t from, std::size_t to) {
        std::vector<Histogram> histograms((to - from) * columns_.size());
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const std::uint32_t r = rows_[i];
            if (nodeOf_[r] < from) {
                continue; // came to rest in a leaf above
            }
            const std::uint8_t* codes = codes_.data() + i * columns_.size();
            Histogram* own = histograms.data() + (nodeOf_[r] - from) * columns_.size();
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                own[c][codes[c]].add(sums_[r]);
            }
        }
        for (std::size_t n = from; n < to; ++n) {
            const Split split = bestSplit(histograms.data() + (n - from) * columns_.size());
            if (split.gain > 0.0) {
                divide(n, split);
            }
        }
        for (const std::uint32_t r : rows_) {
            const Node& node = forest_.nodes[nodeOf_[r]];
            if (nodeOf_[r] >= from && node.left != 0) {
                nodeOf_[r] = goesLeft(node, r) ? node.left : node.right;
            }
        }
        for (const std::uint32_t r : rows_) {
            if (nodeOf_[r] >= to) {
                children_[nodeOf_[r] - to].add(sums_[r]);
            }
        }
        for (std::size_t n = to; n < forest_.nodes.size(); ++n) {
            forest_.nodes[n].value = leafOf(children_[n - to]).value;
        }
        children_.clear();
    }

    void divide(std::size_t n, const Split& split) {
        forest_.nodes[n].feature = split.column;
        const std::vector<float>& edges = bins_.edges[split.column];
        forest_.nodes[n].threshold =
            split.bin <= edges.size() ? edges[split.bin - 1] : std::numeric_limits<float>::max();
        forest_.nodes[n].missingLeft = split.missingLeft;
        forest_.nodes[n].left = static_cast<std::uint32_t>(forest_.nodes.size());
        forest_.nodes[n].right = forest_.nodes[n].left + 1;
        forest_.nodes.resize(forest_.nodes.size() + 2);
        children_.resize(children_.size() + 2);
    }

    Split bestSplit(const Histogram* histograms) const {
        Split best;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            Sums all;
            for (const Sums& sums : histograms[c]) {
                all.add(sums);
            }
            for (const bool missingLeft : {false, true}) {
                Sums left = missingLeft ? histograms[c][0] : Sums();
                // Beyond the last edge: all that is known to the left, what is not to the right.
                const std::size_t last = bins_.edges[columns_[c]].size() + (missingLeft ? 0 : 1);
                for (std::size_t b = 1; b <= last; ++b) {
                    left.add(histograms[c][b]);
                    const Sums right{all.slope - left.slope, all.bend - left.bend};
                    if (left.bend < settings_.leastWeight || right.bend < settings_.leastWeight) {
                        continue;
                    }
                    const double gain = strength(left) + strength(right) - strength(all);
                    if (gain > best.gain + 1e-9) {
                        best = {gain, columns_[c], b, missingLeft};
                    }
                }
            }
        }
        return best;
    }

    bool goesLeft(const Node& node, std::size_t row) const {
        const float value = table_.row(row)[node.feature];
        return std::isnan(value) ? node.missingLeft : value <= node.threshold;
    }

    double valueOf(std::uint32_t node, std::size_t row) const {
        while (forest_.nodes[node].left != 0) {
            node = goesLeft(forest_.nodes[node], row) ? forest_.nodes[node].left : forest_.nodes[node].right;
        }
        return forest_.nodes[node].value;
    }

    const Table& table_;
    const BoostingSettings& settings_;
    Bins bins_;
    Random random_;
    const CancelToken& cancel_; ///< one level of many rows takes as long as a user waits
    Forest forest_;
    std::size_t groups_ = 0;
    std::vector<double> logits_;        ///< [row] of the trees so far
    std::vector<Sums> sums_;            ///< [row]
    std::vector<std::uint32_t> nodeOf_; ///< [row] where it has come to
    std::vector<std::uint32_t> rows_;   ///< that the tree is grown on
    std::vector<std::uint32_t> columns_;
    std::vector<std::uint8_t> codes_; ///< [of rows_, of columns_]
    std::vector<Sums> children_;      ///< of the level that is being made
};

} // namespace

Outcome<Forest> boost(const Table& table, const BoostingSettings& settings, const CancelToken& cancel,
                      const std::function<void(int)>& grown) {
    Booster booster(table, settings, cancel);
    for (int t = 0; t < settings.trees; ++t) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        booster.growTree();
        grown(t + 1);
    }
    return booster.take();
}

} // namespace vestigo::models::trees

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/prior_rows.h"

#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <functional>

namespace vestigo::models::vgmsstgat {

namespace {

using Row = std::vector<float>;

constexpr float lowest = -4.0F; ///< of a view: nothing is known to be wrong
constexpr float highest = 4.0F;

float inUnits(float logit) {
    return std::clamp(logit / static_cast<float>(priorUnit), lowest, highest);
}

/// Mean that forgets: each step counts `keep` of the mean before.
Row forgetting(const Row& values, float keep) {
    Row result;
    float mean = values.empty() ? 0.0F : values.front();
    for (const float value : values) {
        mean = keep * mean + (1.0F - keep) * value;
        result.push_back(mean);
    }
    return result;
}

/// Over the steps k + from .. k + to that are there; `none` where there is none.
Row over(const Row& values, std::ptrdiff_t from, std::ptrdiff_t to, float none,
         const std::function<float(const float*, const float*)>& of) {
    const auto steps = static_cast<std::ptrdiff_t>(values.size());
    Row result;
    for (std::ptrdiff_t k = 0; k < steps; ++k) {
        const std::ptrdiff_t begin = std::max<std::ptrdiff_t>(0, k + from);
        const std::ptrdiff_t end = std::min(steps, k + to + 1);
        result.push_back(begin < end ? of(values.data() + begin, values.data() + end) : none);
    }
    return result;
}

float greatestOf(const float* begin, const float* end) {
    return *std::max_element(begin, end);
}

float meanOf(const float* begin, const float* end) {
    float sum = 0.0F;
    for (const float* value = begin; value != end; ++value) {
        sum += *value;
    }
    return sum / static_cast<float>(end - begin);
}

Row usualSoFar(const Row& values) {
    kmeans::RunningMedian median;
    Row result;
    for (const float value : values) {
        median.add(static_cast<double>(value));
        result.push_back(static_cast<float>(median.value()));
    }
    return result;
}

/// Step by step over several rows; `none` where there are none.
Row across(const std::vector<Row>& rows, const std::vector<std::size_t>& which, std::size_t steps, float none,
           const std::function<float(const float*, const float*)>& of) {
    Row result;
    std::vector<float> values;
    for (std::size_t k = 0; k < steps; ++k) {
        values.clear();
        for (const std::size_t row : which) {
            values.push_back(rows[row][k]);
        }
        result.push_back(values.empty() ? none : of(values.data(), values.data() + values.size()));
    }
    return result;
}

/// Those on the other end of the links of one kind and direction.
std::vector<std::size_t> neighbours(const timeline::AlignedRecording& recording, std::size_t terminal,
                                    bool operation, bool incoming) {
    const std::string& self = recording.terminals[terminal].id;
    std::vector<std::size_t> found;
    for (const timeline::AlignedLink& link : recording.links) {
        if (link.operation != operation || (incoming ? link.to : link.from) != self) {
            continue;
        }
        for (std::size_t i = 0; i < recording.terminals.size(); ++i) {
            if (i != terminal && recording.terminals[i].id == (incoming ? link.from : link.to)) {
                found.push_back(i);
            }
        }
    }
    return found;
}

class RowMaker {
public:
    RowMaker(const PriorLogits& logits, const timeline::AlignedRecording& recording)
        : recording_(recording)
        , steps_(recording.grid.steps) {
        for (const Row& row : logits) {
            Row own;
            std::transform(row.begin(), row.end(), std::back_inserter(own), inUnits);
            smooth_.push_back(recording.causal ? forgetting(own, 0.5F) : over(own, -3, 3, lowest, meanOf));
            all_.push_back(static_cast<std::size_t>(all_.size()));
            own_.push_back(std::move(own));
        }
        if (recording.causal) {
            mean_ = across(smooth_, all_, steps_, lowest, meanOf);
            usual_ = usualSoFar(mean_);
        }
    }

    PriorRows rows(std::size_t terminal) const {
        PriorRows rows;
        rows.own = recording_.causal ? ownCausal(own_[terminal]) : ownOffline(own_[terminal]);
        rows.others = others(terminal);
        return rows;
    }

private:
    std::array<Row, priorViews> ownCausal(const Row& own) const {
        return {own,
                forgetting(own, 0.5F),
                forgetting(own, 0.8F),
                over(own, -3, 0, lowest, greatestOf),
                over(own, -15, 0, lowest, greatestOf),
                usualSoFar(own),
                mean_,
                usual_};
    }

    std::array<Row, priorViews> ownOffline(const Row& own) const {
        std::vector<double> values(own.begin(), own.end());
        const Row greatest(own.size(), own.empty() ? lowest : *std::max_element(own.begin(), own.end()));
        const Row usual(own.size(), static_cast<float>(kmeans::median(std::move(values))));
        return {own,
                over(own, -1, 1, lowest, meanOf),
                over(own, -3, 3, lowest, meanOf),
                over(own, -6, 6, lowest, meanOf),
                over(own, -10, 10, lowest, meanOf),
                over(own, 1, 16, lowest, greatestOf),
                greatest,
                usual};
    }

    std::array<Row, priorViews> others(std::size_t terminal) const {
        std::vector<std::size_t> rest(all_);
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(terminal));
        std::vector<std::size_t> incoming = neighbours(recording_, terminal, false, true);
        std::vector<std::size_t> operating = neighbours(recording_, terminal, true, true);
        std::vector<std::size_t> outgoing = neighbours(recording_, terminal, false, false);
        std::vector<std::size_t> operated = neighbours(recording_, terminal, true, false);
        const auto now = [&](const std::vector<std::size_t>& which) {
            return across(smooth_, which, steps_, lowest, greatestOf);
        };
        const auto ago = [&](const Row& row) { return over(row, -23, -4, lowest, greatestOf); };
        const Row anybody = now(rest);
        std::array<Row, priorViews> rows{
            anybody, ago(anybody), now(incoming), now(operating), now(outgoing), now(operated), {}, {}};
        incoming.insert(incoming.end(), operating.begin(), operating.end());
        outgoing.insert(outgoing.end(), operated.begin(), operated.end());
        rows[6] = ago(now(incoming));
        rows[7] = ago(now(outgoing));
        return rows;
    }

    const timeline::AlignedRecording& recording_;
    std::size_t steps_;
    std::vector<Row> own_;
    std::vector<Row> smooth_;
    std::vector<std::size_t> all_;
    Row mean_;
    Row usual_;
};

} // namespace

std::vector<PriorRows> priorRows(const PriorLogits& logits, const timeline::AlignedRecording& recording) {
    const RowMaker maker(logits, recording);
    std::vector<PriorRows> rows;
    for (std::size_t t = 0; t < logits.size(); ++t) {
        rows.push_back(maker.rows(t));
    }
    return rows;
}

} // namespace vestigo::models::vgmsstgat

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/learning/detection_losses.h"

#include <algorithm>

namespace vestigo::training {

namespace functional = torch::nn::functional;

namespace {

constexpr double tiny = 1e-7;
constexpr double pi = 3.14159265358979323846;
constexpr std::int64_t bestPoints = 10;

struct Corners {
    torch::Tensor left, top, right, bottom;
};

Corners cornersOf(const torch::Tensor& boxes) {
    const auto parts = boxes.unbind(-1);
    return {parts[0], parts[1], parts[2], parts[3]};
}

torch::Tensor plainOverlap(const Corners& a, const Corners& b) {
    const auto width = (torch::min(a.right, b.right) - torch::max(a.left, b.left)).clamp_min(0);
    const auto height = (torch::min(a.bottom, b.bottom) - torch::max(a.top, b.top)).clamp_min(0);
    const auto common = width * height;
    const auto all =
        (a.right - a.left) * (a.bottom - a.top) + (b.right - b.left) * (b.bottom - b.top) - common;
    return common / (all + tiny);
}

/// [regions, points] which points lie inside of which region.
torch::Tensor pointsInside(const torch::Tensor& boxes, const models::Points& points) {
    const auto least = static_cast<double>(models::levelStrides.front());
    const auto middle = (boxes.slice(1, 0, 2) + boxes.slice(1, 2, 4)) / 2;
    const auto half = ((boxes.slice(1, 2, 4) - boxes.slice(1, 0, 2)) / 2).clamp_min(least / 2 + 1e-3);
    const auto distance = (points.middles.unsqueeze(0) - middle.unsqueeze(1)).abs();
    return (distance < half.unsqueeze(1)).all(-1);
}

} // namespace

torch::Tensor completeOverlap(const torch::Tensor& a, const torch::Tensor& b) {
    const Corners p = cornersOf(a);
    const Corners q = cornersOf(b);
    const auto overlap = plainOverlap(p, q);
    const auto frameWidth = torch::max(p.right, q.right) - torch::min(p.left, q.left);
    const auto frameHeight = torch::max(p.bottom, q.bottom) - torch::min(p.top, q.top);
    const auto diagonal = frameWidth.square() + frameHeight.square() + tiny;
    const auto apart =
        ((q.left + q.right - p.left - p.right).square() + (q.top + q.bottom - p.top - p.bottom).square()) / 4;
    const auto angle = [](const Corners& c) {
        return torch::atan((c.right - c.left) / (c.bottom - c.top + tiny));
    };
    const auto shape = (4.0 / (pi * pi)) * (angle(q) - angle(p)).square();
    const auto weight = (shape / (1.0 - overlap + shape + tiny)).detach();
    return overlap - apart / diagonal - weight * shape;
}

torch::Tensor sideLoss(const torch::Tensor& logits, const torch::Tensor& distances) {
    const auto wanted = distances.clamp(0.0, models::sideBins - 1.01);
    const auto below = wanted.floor();
    const auto weightAbove = wanted - below;
    const auto flat = logits.reshape({-1, models::sideBins});
    const auto lower = below.to(torch::kInt64).flatten();
    const auto cross = [&](const torch::Tensor& bin) {
        return functional::cross_entropy(flat, bin,
                                         functional::CrossEntropyFuncOptions().reduction(torch::kNone))
            .view(wanted.sizes());
    };
    return (cross(lower) * (1.0 - weightAbove) + cross(lower + 1) * weightAbove).mean(-1);
}

Assignment assignPoints(const torch::Tensor& scores, const torch::Tensor& boxes, const models::Points& points,
                        const RegionTargets& targets) {
    const torch::NoGradGuard noGradients;
    const std::int64_t pointCount = scores.size(0);
    if (targets.boxes.size(0) == 0) {
        return {torch::zeros({pointCount}, torch::kBool), torch::zeros({pointCount, 4}),
                torch::zeros_like(scores)};
    }
    const auto overlap =
        completeOverlap(targets.boxes.unsqueeze(1), boxes.unsqueeze(0)).clamp_min(0); // [regions, points]
    const auto score = scores.index_select(1, targets.kinds).transpose(0, 1);
    const auto inside = pointsInside(targets.boxes, points);
    const auto alignment = score.sqrt() * overlap.pow(6) * inside;
    // Before anything is learnt no point may align: then any that lies inside will do.
    const auto best = std::get<1>((alignment + inside * 1e-9).topk(std::min(bestPoints, pointCount), 1));
    auto wanted = torch::zeros_like(inside).scatter_(1, best, true).logical_and_(inside);
    const auto owner = torch::where(wanted, overlap, torch::full_like(overlap, -1.0)).argmax(0); // [points]
    wanted = wanted.logical_and(owner.unsqueeze(0) ==
                                torch::arange(targets.boxes.size(0), torch::kInt64).unsqueeze(1));
    const auto positive = wanted.any(0);
    const auto kept = alignment * wanted;
    const auto scaled =
        kept / (std::get<0>(kept.max(1, true)) + 1e-9) * std::get<0>((overlap * wanted).max(1, true));
    const auto target = std::get<0>(scaled.max(0)); // [points]
    const auto kind = targets.kinds.index_select(0, owner);
    auto wantedScores = torch::zeros_like(scores);
    wantedScores.scatter_(1, kind.unsqueeze(1), (target * positive).unsqueeze(1));
    return {positive, targets.boxes.index_select(0, owner), wantedScores};
}

DetectionLoss detectionLoss(const models::RegionOutputs& outputs, const models::Points& points,
                            const std::vector<RegionTargets>& targets) {
    const auto boxes = models::boxesOf(outputs.sides, points);
    const auto scores = outputs.kinds.detach().sigmoid();
    std::vector<Assignment> assigned;
    std::vector<torch::Tensor> wantedScores;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto at = static_cast<std::int64_t>(i);
        assigned.push_back(assignPoints(scores[at], boxes[at].detach(), points, targets[i]));
        wantedScores.push_back(assigned.back().scores);
    }
    const auto wanted = torch::stack(wantedScores);
    const auto sum = wanted.sum().clamp_min(1.0);
    DetectionLoss loss;
    // Where a kind is wanted its error counts by how seldom it is; where none is, all count alike.
    const auto rarity = torch::tensor(std::vector<float>(kindWeights.begin(), kindWeights.end()))
                            .slice(0, 0, outputs.kinds.size(-1));
    const auto counts = 1.0 + (rarity - 1.0) * (wanted > 0.0);
    loss.kind =
        torch::binary_cross_entropy_with_logits(outputs.kinds, wanted, counts, {}, at::Reduction::Sum) / sum;
    loss.box = torch::zeros({});
    loss.side = torch::zeros({});
    for (std::size_t i = 0; i < assigned.size(); ++i) {
        const auto picked = assigned[i].positive.nonzero().flatten();
        if (picked.numel() == 0) {
            continue;
        }
        const auto at = static_cast<std::int64_t>(i);
        const auto weight = assigned[i].scores.sum(1).index_select(0, picked);
        const auto truth = assigned[i].boxes.index_select(0, picked);
        loss.box = loss.box +
                   ((1.0 - completeOverlap(boxes[at].index_select(0, picked), truth)) * weight).sum() / sum;
        const auto middle = points.middles.index_select(0, picked);
        const auto distances = torch::cat({middle - truth.slice(1, 0, 2), truth.slice(1, 2, 4) - middle}, 1) /
                               points.strides.index_select(0, picked);
        loss.side =
            loss.side + (sideLoss(outputs.sides[at].index_select(0, picked), distances) * weight).sum() / sum;
    }
    loss.total = 7.5 * loss.box + 1.5 * loss.side + 0.5 * loss.kind;
    return loss;
}

} // namespace vestigo::training

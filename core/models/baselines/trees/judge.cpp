// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/judge.h"

#include "core/models/baselines/kmeans/robust.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace vestigo::models::trees {

namespace {

constexpr std::size_t sharesKept = 8;

double sigmoid(double logit) {
    return 1.0 / (1.0 + std::exp(-logit));
}

/// The columns whose deviations speak most for an anomaly; their weights sum to 1.
std::vector<Attribution> attributionsOf(const Forest& forest, const StepRow& row,
                                        std::vector<double>& shares) {
    shares.assign(forest.features, 0.0);
    forest.addShares(row.values.data(), shares);
    std::map<std::size_t, double> ofColumns;
    for (std::size_t f = 0; f < shares.size(); ++f) {
        if (row.sources[f] >= 0) {
            ofColumns[static_cast<std::size_t>(row.sources[f])] += shares[f];
        }
    }
    std::vector<std::pair<double, std::size_t>> strongest;
    for (const auto& [column, share] : ofColumns) {
        if (share > 0.0) {
            strongest.emplace_back(share, column);
        }
    }
    std::sort(strongest.begin(), strongest.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    strongest.resize(std::min(strongest.size(), sharesKept));
    double sum = 0.0;
    for (const auto& [share, column] : strongest) {
        sum += share;
    }
    std::vector<Attribution> attributions;
    for (const auto& [share, column] : strongest) {
        attributions.emplace_back(row.step, column, static_cast<float>(share / sum));
    }
    return attributions;
}

std::map<std::string, double> typesOf(const Model& model, const StepRow& row) {
    std::map<std::string, double> types;
    double sum = 0.0;
    for (const Model::TypeForest& type : model.types) {
        const double probability = sigmoid(type.forest.logit(row.values.data()));
        types[type.type] = probability;
        sum += probability;
    }
    for (auto& [type, probability] : types) {
        probability /= sum;
    }
    return types;
}

TerminalScores emptyScores(const kmeans::TerminalColumns& terminal, const Model& model, bool whole) {
    TerminalScores scores;
    scores.terminal = terminal.id;
    scores.suggestedThreshold = model.thresholds.of(terminal.id, terminal.type);
    for (std::size_t k = timeline::windowSteps; k < terminal.steps && !terminal.names.empty(); ++k) {
        scores.steps.push_back(k);
    }
    scores.attributions.resize(whole ? scores.steps.size() : 0);
    return scores;
}

/// Turns the logits into probabilities, sharp and averaged over time.
void finish(TerminalScores& scores, const std::vector<double>& logits, const Model& model) {
    const std::vector<double> smooth = kmeans::movingMean(logits, model.smoothSteps, model.past);
    for (std::size_t i = 0; i < logits.size(); ++i) {
        scores.probabilities.push_back(sigmoid(smooth[i]));
        scores.sharpProbabilities.push_back(sigmoid(logits[i]));
    }
}

} // namespace

std::size_t usualSmoothing(bool past) {
    return past ? 1 : 9;
}

std::vector<TerminalScores> judge(const Model& model, const timeline::AlignedRecording& recording,
                                  const std::vector<kmeans::TerminalColumns>& terminals, bool whole,
                                  const CancelToken& cancel) {
    std::vector<TerminalScores> scores;
    for (const kmeans::TerminalColumns& terminal : terminals) {
        scores.push_back(emptyScores(terminal, model, whole));
    }
    std::vector<std::vector<double>> logits(terminals.size());
    std::vector<double> shares;
    const auto take = [&](const StepRow& row) {
        TerminalScores& own = scores[row.terminal];
        logits[row.terminal].push_back(model.anomaly.logit(row.values.data()));
        if (!whole) {
            return;
        }
        own.featureNames = own.featureNames.empty() ? row.features.names() : own.featureNames;
        own.attributions[row.step - timeline::windowSteps] = attributionsOf(model.anomaly, row, shares);
        if (!model.types.empty()) {
            own.typeProbabilities.push_back(typesOf(model, row));
        }
    };
    visitRows(model.usual, recording, terminals, take, cancel);
    for (std::size_t t = 0; t < scores.size() && !cancel.cancelled(); ++t) {
        finish(scores[t], logits[t], model);
    }
    return scores;
}

std::vector<std::vector<float>> logitsOf(const Model& model, const timeline::AlignedRecording& recording,
                                         const std::vector<kmeans::TerminalColumns>& terminals,
                                         const CancelToken& cancel) {
    std::vector<std::vector<float>> logits(terminals.size(), std::vector<float>(recording.grid.steps, 0.0F));
    const auto take = [&](const StepRow& row) {
        logits[row.terminal][row.step] = static_cast<float>(model.anomaly.logit(row.values.data()));
    };
    visitRows(model.usual, recording, terminals, take, cancel);
    return logits;
}

void addTraces(const Model& model, const TrainingExample& example,
               const std::vector<kmeans::TerminalColumns>& terminals, std::vector<vgmsstgat::Trace>& traces,
               const CancelToken& cancel) {
    const std::vector<TerminalScores> scores = judge(model, *example.recording, terminals, false, cancel);
    for (std::size_t t = 0; t < scores.size() && !cancel.cancelled(); ++t) {
        vgmsstgat::Trace trace;
        trace.terminal = terminals[t].id;
        trace.type = terminals[t].type;
        trace.stepSeconds = example.recording->grid.stepSeconds;
        for (std::size_t i = 0; i < scores[t].steps.size(); ++i) {
            trace.probabilities.push_back(scores[t].probabilities[i]);
            trace.abnormal.push_back(example.abnormal[t][scores[t].steps[i]]);
        }
        traces.push_back(std::move(trace));
    }
}

} // namespace vestigo::models::trees

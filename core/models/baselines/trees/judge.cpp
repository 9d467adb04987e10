// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/baselines/trees/judge.h"

#include "core/models/baselines/kmeans/robust.h"
#include "core/models/odds.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace vestigo::models::trees {

namespace {

using vgmsstgat::PriorLogits;

constexpr std::size_t sharesKept = 8;

/// How much each of a terminal's columns speaks for an anomaly, by the index of its name.
using ColumnShares = std::map<std::size_t, double>;

ColumnShares columnSharesOf(const Forest& forest, const StepRow& row, std::vector<double>& shares) {
    shares.assign(forest.features, 0.0);
    forest.addShares(row.values.data(), shares);
    ColumnShares ofColumns;
    for (std::size_t f = 0; f < shares.size(); ++f) {
        if (row.sources[f] >= 0) {
            ofColumns[static_cast<std::size_t>(row.sources[f])] += shares[f];
        }
    }
    return ofColumns;
}

/// What a distance says, shared among the columns that it comes from.
void addDistance(const UsualDistances::Say& said, std::size_t step, const std::vector<std::string>& names,
                 ColumnShares& ofColumns) {
    if (said.names == nullptr || !(said.logits[step] > 0.0F)) {
        return;
    }
    for (const kmeans::ProfileScore::Share& share : said.score.shares[step]) {
        const auto place = std::find(names.begin(), names.end(), (*said.names)[share.column]);
        if (place != names.end()) {
            ofColumns[static_cast<std::size_t>(place - names.begin())] +=
                static_cast<double>(said.logits[step]) * static_cast<double>(share.weight);
        }
    }
}

/// The columns that speak most; their weights sum to 1.
std::vector<Attribution> strongestOf(const ColumnShares& ofColumns, std::size_t step) {
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
        attributions.emplace_back(step, column, static_cast<float>(share / sum));
    }
    return attributions;
}

std::map<std::string, double> typesOf(const Model& model, const StepRow& row) {
    std::map<std::string, double> types;
    double sum = 0.0;
    for (const Model::TypeForest& type : model.types) {
        const double probability = probabilityOf(type.forest.logit(row.values.data()));
        types[type.type] = probability;
        sum += probability;
    }
    for (auto& [type, probability] : types) {
        probability /= sum;
    }
    return types;
}

/// Steps that have a whole window before them; none of a terminal of which nothing is known.
std::vector<std::size_t> judgedSteps(const kmeans::TerminalColumns& terminal) {
    std::vector<std::size_t> steps;
    for (std::size_t k = timeline::windowSteps; k < terminal.steps && !terminal.names.empty(); ++k) {
        steps.push_back(k);
    }
    return steps;
}

TerminalScores emptyScores(const kmeans::TerminalColumns& terminal, const Model& model) {
    TerminalScores scores;
    scores.terminal = terminal.id;
    scores.suggestedThreshold = model.thresholds.of(terminal.id, terminal.type);
    scores.steps = judgedSteps(terminal);
    scores.attributions.resize(scores.steps.size());
    return scores;
}

PriorLogits usualLogits(const Model& model, std::size_t terminals, std::size_t steps) {
    return PriorLogits(terminals, std::vector<float>(steps, model.anomaly.base));
}

/// [terminal]
std::vector<UsualDistances::Say> distancesOf(const Model& model,
                                             const std::vector<kmeans::TerminalColumns>& terminals,
                                             const CancelToken& cancel) {
    std::vector<UsualDistances::Say> distances;
    for (const kmeans::TerminalColumns& terminal : terminals) {
        distances.push_back(model.distances.of(terminal, cancel));
    }
    return distances;
}

float logitOf(const Model& model, const StepRow& row, const UsualDistances::Say& distance) {
    return static_cast<float>(model.anomaly.logit(row.values.data())) + distance.logits[row.step];
}

/// Of some steps of a terminal, sharp and averaged over time.
struct Probabilities {
    std::vector<double> sharp;
    std::vector<double> smooth;
};
Probabilities probabilitiesOf(const std::vector<float>& logits, const std::vector<std::size_t>& steps,
                              const Model& model) {
    std::vector<double> judged;
    for (const std::size_t step : steps) {
        judged.push_back(static_cast<double>(logits[step]));
    }
    Probabilities probabilities;
    probabilities.smooth = kmeans::movingMean(judged, model.smoothSteps, model.past);
    std::transform(probabilities.smooth.begin(), probabilities.smooth.end(), probabilities.smooth.begin(),
                   probabilityOf);
    std::transform(judged.begin(), judged.end(), std::back_inserter(probabilities.sharp), probabilityOf);
    return probabilities;
}

} // namespace

std::size_t usualSmoothing(bool past) {
    return past ? 1 : 9;
}

Judgement judge(const Model& model, const timeline::AlignedRecording& recording,
                const std::vector<kmeans::TerminalColumns>& terminals, const CancelToken& cancel) {
    Judgement judgement;
    judgement.logits = usualLogits(model, terminals.size(), recording.grid.steps);
    for (const kmeans::TerminalColumns& terminal : terminals) {
        judgement.scores.push_back(emptyScores(terminal, model));
    }
    const std::vector<UsualDistances::Say> distances = distancesOf(model, terminals, cancel);
    std::vector<double> shares;
    const auto take = [&](const StepRow& row) {
        TerminalScores& own = judgement.scores[row.terminal];
        const UsualDistances::Say& distance = distances[row.terminal];
        judgement.logits[row.terminal][row.step] = logitOf(model, row, distance);
        own.featureNames = own.featureNames.empty() ? row.features.names() : own.featureNames;
        ColumnShares ofColumns = columnSharesOf(model.anomaly, row, shares);
        addDistance(distance, row.step, own.featureNames, ofColumns);
        own.attributions[row.step - timeline::windowSteps] = strongestOf(ofColumns, row.step);
        if (!model.types.empty()) {
            own.typeProbabilities.push_back(typesOf(model, row));
        }
    };
    visitRows(model.usual, recording, terminals, take, cancel);
    for (std::size_t t = 0; t < terminals.size() && !cancel.cancelled(); ++t) {
        TerminalScores& own = judgement.scores[t];
        Probabilities probabilities = probabilitiesOf(judgement.logits[t], own.steps, model);
        own.probabilities = std::move(probabilities.smooth);
        own.sharpProbabilities = std::move(probabilities.sharp);
    }
    return judgement;
}

PriorLogits logitsOf(const Model& model, const timeline::AlignedRecording& recording,
                     const std::vector<kmeans::TerminalColumns>& terminals, const CancelToken& cancel) {
    PriorLogits logits = usualLogits(model, terminals.size(), recording.grid.steps);
    const std::vector<UsualDistances::Say> distances = distancesOf(model, terminals, cancel);
    const auto take = [&](const StepRow& row) {
        logits[row.terminal][row.step] = logitOf(model, row, distances[row.terminal]);
    };
    visitRows(model.usual, recording, terminals, take, cancel);
    return logits;
}

void addTraces(const Model& model, const TrainingExample& example,
               const std::vector<kmeans::TerminalColumns>& terminals, const PriorLogits& logits,
               std::vector<vgmsstgat::Trace>& traces) {
    for (std::size_t t = 0; t < terminals.size(); ++t) {
        const std::vector<std::size_t> steps = judgedSteps(terminals[t]);
        vgmsstgat::Trace trace;
        trace.terminal = terminals[t].id;
        trace.type = terminals[t].type;
        trace.stepSeconds = example.recording->grid.stepSeconds;
        trace.probabilities = probabilitiesOf(logits[t], steps, model).smooth;
        for (const std::size_t step : steps) {
            trace.abnormal.push_back(example.abnormal[t][step]);
        }
        traces.push_back(std::move(trace));
    }
}

} // namespace vestigo::models::trees

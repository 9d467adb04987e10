// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/comparison.h"

#include "core/base/json.h"
#include "core/evaluation/resampling.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace vestigo::evaluation {

namespace {

std::optional<double> known(double value) {
    return std::isnan(value) ? std::nullopt : std::optional<double>(value);
}

/// The counts of the recordings that both have, in the same order.
struct Pairs {
    std::vector<Counts> first;
    std::vector<Counts> second;
};

Pairs pairUp(const std::vector<EvaluatedRecording>& first, const std::vector<EvaluatedRecording>& second,
             Comparison& comparison) {
    std::map<std::string, const EvaluatedRecording*> byId;
    for (const EvaluatedRecording& recording : second) {
        byId[recording.id] = &recording;
    }
    Pairs pairs;
    for (const EvaluatedRecording& recording : first) {
        const auto other = byId.find(recording.id);
        if (other == byId.end()) {
            comparison.onlyFirst.push_back(recording.id);
            continue;
        }
        pairs.first.push_back(countRecording(recording));
        pairs.second.push_back(countRecording(*other->second));
        comparison.anomalies += recording.truth.anomalies.size();
        byId.erase(other);
    }
    for (const auto& entry : byId) {
        comparison.onlySecond.push_back(entry.first);
    }
    comparison.recordings = pairs.first.size();
    return pairs;
}

Json factsToJson(const EvaluationFacts& facts) {
    return {{"engine", facts.engine},
            {"model", {{"name", facts.modelName}, {"sha256", facts.modelSha256}}},
            {"causal", facts.causal}};
}

} // namespace

const Difference* findDifference(const Comparison& comparison, const std::string& name) {
    const auto found = std::find_if(comparison.differences.begin(), comparison.differences.end(),
                                    [&name](const Difference& one) { return one.name == name; });
    return found == comparison.differences.end() ? nullptr : &*found;
}

Outcome<Comparison> compare(const std::vector<EvaluatedRecording>& first,
                            const std::vector<EvaluatedRecording>& second, int bootstrapRounds,
                            std::uint64_t seed, const CancelToken& cancel) {
    Comparison comparison;
    comparison.first = factsOf(first);
    comparison.second = factsOf(second);
    Pairs pairs = pairUp(first, second, comparison);
    if (comparison.recordings == 0) {
        Error error;
        error.code = ErrorCode::Empty;
        error.message = VESTIGO_TEXT("Error", "the two have no recording in common");
        error.remedy = VESTIGO_TEXT("Error", "compare results of the same split of the same data set");
        return error;
    }
    const CountedSet a(std::move(pairs.first));
    const CountedSet b(std::move(pairs.second));
    const Figures ofA = a.figuresOfAll();
    const Figures ofB = b.figuresOfAll();
    std::vector<Interval> intervals(ofA.size());
    const auto draws = drawRecordings(comparison.recordings, bootstrapRounds, seed);
    for (const std::vector<std::size_t>& drawn : draws) {
        if (cancel.cancelled()) {
            return Cancelled{};
        }
        const Figures roundOfA = a.figuresOfAll(drawn);
        const Figures roundOfB = b.figuresOfAll(drawn);
        for (std::size_t i = 0; i < intervals.size(); ++i) {
            intervals[i].add(roundOfA[i].second - roundOfB[i].second);
        }
    }
    for (std::size_t i = 0; i < ofA.size(); ++i) {
        Difference difference;
        difference.name = ofA[i].first;
        difference.first = known(ofA[i].second);
        difference.second = known(ofB[i].second);
        difference.value = known(ofA[i].second - ofB[i].second);
        const auto middle = intervals[i].middle(static_cast<int>(draws.size()));
        if (difference.value && middle) {
            difference.low = middle->first;
            difference.high = middle->second;
        }
        comparison.differences.push_back(std::move(difference));
    }
    return comparison;
}

std::string comparisonToJson(const Comparison& comparison) {
    Json json;
    json["format"] = "vestigo-comparison";
    json["version"] = 1;
    if (comparison.first.synthetic || comparison.second.synthetic) {
        json["synthetic"] = true;
    }
    json["dataset"] = {{"name", comparison.first.datasetName},
                       {"folder", comparison.first.datasetFolder},
                       {"split", comparison.first.split}};
    json["first"] = factsToJson(comparison.first);
    json["second"] = factsToJson(comparison.second);
    json["recordings"] = comparison.recordings;
    json["anomalies"] = comparison.anomalies;
    json["only_first"] = comparison.onlyFirst;
    json["only_second"] = comparison.onlySecond;
    json["metrics"] = Json::object();
    for (const Difference& one : comparison.differences) {
        json["metrics"][one.name] = {{"first", numberOrNull(one.first)},
                                     {"second", numberOrNull(one.second)},
                                     {"difference", numberOrNull(one.value)},
                                     {"low", numberOrNull(one.low)},
                                     {"high", numberOrNull(one.high)}};
    }
    return writeJson(json);
}

} // namespace vestigo::evaluation

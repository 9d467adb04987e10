// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/confusion.h"

#include <algorithm>
#include <set>

namespace vestigo::evaluation {

namespace {

std::size_t placeOf(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

const std::string& orNotNamed(const std::string& type) {
    static const std::string without = notNamed;
    return type.empty() ? without : type;
}

} // namespace

Confusion confusionOfSteps(const std::vector<Counts>& counts) {
    Confusion confusion;
    confusion.truth = {"normal", "abnormal"};
    confusion.named = confusion.truth;
    confusion.counts.assign(2, std::vector<std::size_t>(2, 0));
    for (const Counts& one : counts) {
        for (std::size_t i = 0; i < one.truth.size(); ++i) {
            confusion.counts[one.truth[i] != 0 ? 1 : 0][one.raised[i] != 0 ? 1 : 0] += 1;
        }
    }
    return confusion;
}

Confusion confusionOfTypes(const std::vector<Counts>& counts) {
    std::set<std::string> truth;
    std::set<std::string> named;
    for (const Counts& one : counts) {
        for (const Counts::Anomaly& anomaly : one.anomalies) {
            truth.insert(anomaly.type);
            named.insert(anomaly.type); // in the same order first: what is right lies on the diagonal
        }
        for (const Counts::Alarm& alarm : one.alarms) {
            named.insert(alarm.namedType);
        }
    }
    named.erase(std::string());
    Confusion confusion;
    confusion.truth.assign(truth.begin(), truth.end());
    confusion.named = confusion.truth;
    for (const std::string& type : named) {
        if (truth.count(type) == 0) {
            confusion.named.push_back(type);
        }
    }
    confusion.truth.emplace_back(noAnomaly);
    confusion.named.emplace_back(notNamed);
    confusion.named.emplace_back(noAnomaly);
    confusion.counts.assign(confusion.truth.size(), std::vector<std::size_t>(confusion.named.size(), 0));
    for (const Counts& one : counts) {
        for (const Counts::Anomaly& anomaly : one.anomalies) {
            const std::string column = anomaly.detected ? orNotNamed(anomaly.namedType) : noAnomaly;
            confusion.counts[placeOf(confusion.truth, anomaly.type)][placeOf(confusion.named, column)] += 1;
        }
        for (const Counts::Alarm& alarm : one.alarms) {
            if (!alarm.touchesAnomaly) {
                confusion.counts.back()[placeOf(confusion.named, orNotNamed(alarm.namedType))] += 1;
            }
        }
    }
    return confusion;
}

} // namespace vestigo::evaluation

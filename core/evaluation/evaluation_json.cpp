// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/evaluation/metrics.h"

#include <nlohmann/json.hpp>

namespace vestigo::evaluation {

namespace {

Json numberOrNull(const std::optional<double>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json metricsToJson(const std::vector<Metric>& metrics) {
    Json json = Json::object();
    for (const Metric& metric : metrics) {
        json[metric.name] = {{"value", numberOrNull(metric.value)},
                             {"low", numberOrNull(metric.low)},
                             {"high", numberOrNull(metric.high)}};
    }
    return json;
}

} // namespace

std::string evaluationToJson(const Evaluation& evaluation) {
    Json json;
    json["format"] = "vestigo-evaluation";
    json["version"] = 1;
    json["recordings"] = evaluation.recordings;
    json["anomalies"] = evaluation.anomalies;
    json["terminal_steps"] = evaluation.steps;
    json["metrics"] = metricsToJson(evaluation.metrics);
    json["random_detector"] = metricsToJson(evaluation.randomDetector);
    json["constant_detector"] = metricsToJson(evaluation.constantDetector);
    return writeJson(json);
}

} // namespace vestigo::evaluation

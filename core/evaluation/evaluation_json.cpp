// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/evaluation/evaluation.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::evaluation {

namespace {

Json metricsToJson(const std::vector<Metric>& metrics) {
    Json json = Json::object();
    for (const Metric& metric : metrics) {
        json[metric.name] = {{"value", numberOrNull(metric.value)},
                             {"low", numberOrNull(metric.low)},
                             {"high", numberOrNull(metric.high)}};
    }
    return json;
}

Json factsToJson(const EvaluationFacts& facts) {
    Json json;
    json["dataset"] = {{"name", facts.datasetName}, {"folder", facts.datasetFolder}, {"split", facts.split}};
    json["engine"] = facts.engine;
    json["model"] = {{"name", facts.modelName}, {"sha256", facts.modelSha256}};
    json["causal"] = facts.causal;
    return json;
}

Json groupsToJson(const std::vector<Group>& groups) {
    Json list = Json::array();
    for (const Group& group : groups) {
        Json json;
        json["name"] = group.name;
        json["anomalies"] = group.anomalies;
        json["abnormal_steps"] = group.abnormalSteps;
        json["steps"] = group.steps;
        json["metrics"] = metricsToJson(group.metrics);
        json["random_detector"] = metricsToJson(group.randomDetector);
        json["constant_detector"] = metricsToJson(group.constantDetector);
        list.push_back(std::move(json));
    }
    return list;
}

Json curveToJson(const std::vector<CurvePoint>& points, const char* x, const char* y) {
    Json list = Json::array();
    for (const CurvePoint& point : points) {
        Json json;
        json[x] = point.x;
        json[y] = point.y;
        json["threshold"] = std::isfinite(point.threshold) ? Json(point.threshold) : Json(nullptr);
        list.push_back(std::move(json));
    }
    return list;
}

Json calibrationToJson(const Calibration& calibration) {
    Json json;
    json["expected_error"] = numberOrNull(calibration.expectedError);
    json["brier_score"] = numberOrNull(calibration.brierScore);
    json["bins"] = Json::array();
    for (const CalibrationBin& bin : calibration.bins) {
        json["bins"].push_back({{"low", bin.low},
                                {"high", bin.high},
                                {"mean_probability", bin.meanProbability},
                                {"abnormal_share", bin.abnormalShare},
                                {"steps", bin.steps}});
    }
    return json;
}

Json confusionToJson(const Confusion& confusion) {
    return {{"truth", confusion.truth}, {"named", confusion.named}, {"counts", confusion.counts}};
}

Json mistakeToJson(const Mistake& mistake) {
    Json json;
    json["kind"] = wordOf(mistake.kind);
    json["terminal"] = mistake.terminal;
    json["start_s"] = mistake.range.start;
    json["end_s"] = mistake.range.end;
    if (!mistake.truth.empty()) {
        json["truth"] = mistake.truth;
    }
    if (!mistake.named.empty()) {
        json["named"] = mistake.named;
    }
    if (mistake.kind == MistakeKind::FalseAlarm) {
        json["in_activity"] = mistake.inActivity;
    }
    return json;
}

Json recordingsToJson(const std::vector<RecordingFigures>& recordings) {
    Json list = Json::array();
    for (const RecordingFigures& recording : recordings) {
        Json json;
        json["id"] = recording.id;
        json["path"] = recording.path;
        json["anomalies"] = recording.anomalies;
        json["terminal_steps"] = recording.steps;
        if (recording.synthetic) {
            json["synthetic"] = true;
        }
        json["metrics"] = Json::object();
        for (const Metric& metric : recording.metrics) {
            json["metrics"][metric.name] = numberOrNull(metric.value);
        }
        json["mistakes"] = Json::array();
        for (const Mistake& mistake : recording.mistakes) {
            json["mistakes"].push_back(mistakeToJson(mistake));
        }
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

std::string evaluationToJson(const Evaluation& evaluation) {
    Json json;
    json["format"] = "vestigo-evaluation";
    json["version"] = 1;
    if (evaluation.facts.synthetic) {
        json["synthetic"] = true;
    }
    json.update(factsToJson(evaluation.facts));
    json["recordings"] = evaluation.recordings;
    json["anomalies"] = evaluation.anomalies;
    json["terminal_steps"] = evaluation.steps;
    if (!evaluation.withoutResult.empty()) {
        json["without_result"] = evaluation.withoutResult;
    }
    json["metrics"] = metricsToJson(evaluation.metrics);
    json["random_detector"] = metricsToJson(evaluation.randomDetector);
    json["constant_detector"] = metricsToJson(evaluation.constantDetector);
    json["anomaly_types"] = groupsToJson(evaluation.anomalyTypes);
    json["terminal_types"] = groupsToJson(evaluation.terminalTypes);
    json["roc"] = curveToJson(evaluation.roc, "false_positive_rate", "true_positive_rate");
    json["precision_recall"] = curveToJson(evaluation.precisionRecall, "recall", "precision");
    json["calibration"] = calibrationToJson(evaluation.calibration);
    json["confusion_of_steps"] = confusionToJson(evaluation.stepConfusion);
    json["confusion_of_types"] = confusionToJson(evaluation.typeConfusion);
    json["per_recording"] = recordingsToJson(evaluation.perRecording);
    return writeJson(json);
}

} // namespace vestigo::evaluation

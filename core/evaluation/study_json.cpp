// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/evaluation/study.h"

#include <nlohmann/json.hpp>

namespace vestigo::evaluation {

namespace {

/// Of the figures that a study shows.
Json figuresToJson(const std::vector<Metric>& metrics) {
    Json json = Json::object();
    for (const StudyFigure& figure : studyFigures()) {
        if (const Metric* metric = findMetric(metrics, figure.name)) {
            json[figure.name] = {{"value", numberOrNull(metric->value)},
                                 {"low", numberOrNull(metric->low)},
                                 {"high", numberOrNull(metric->high)}};
        }
    }
    return json;
}

Json differenceToJson(const Difference& one) {
    return {{"difference", numberOrNull(one.value)},
            {"low", numberOrNull(one.low)},
            {"high", numberOrNull(one.high)}};
}

Json stepToJson(const StudyStep& step) {
    Json json;
    json["against"] = step.against;
    json["earned"] = wordOf(step.earned);
    json["differences"] = Json::object();
    for (const Difference& one : step.differences) {
        json["differences"][one.name] = differenceToJson(one);
    }
    return json;
}

Json paperToJson(const StudyRow& row) {
    Json json = Json::object();
    for (const StudyFigure& figure : studyFigures()) {
        if (const auto value = paperValue(row.name, figure)) {
            json[figure.name] = *value;
        }
    }
    return json;
}

Json rowToJson(const StudyRow& row) {
    Json json;
    json["name"] = row.name;
    json["adds"] = row.title.source;
    json["engine"] = row.engine;
    json["options"] = row.options;
    json["model_sha256"] = row.modelSha256;
    json["trained_on_recordings"] = row.trainedOn;
    json["metrics"] = figuresToJson(row.metrics);
    json["random_detector"] = figuresToJson(row.randomDetector);
    if (row.step) {
        json["step"] = stepToJson(*row.step);
    }
    if (!row.rivals.empty()) {
        json["against_simpler_engines"] = Json::array();
        for (const StudyStep& rival : row.rivals) {
            json["against_simpler_engines"].push_back(stepToJson(rival));
        }
    }
    if (Json paper = paperToJson(row); !paper.empty()) {
        json["paper_on_its_own_data"] = std::move(paper);
    }
    return json;
}

Json noiseToJson(const Study& study) {
    Json json;
    json["kind"] =
        "Gaussian, mean 0, drawn anew for each value and the same for every sigma but for its size";
    json["added_to"] = study.noised;
    json["not_added_to"] = study.notNoised;
    json["paper_accuracy_drop_at_0.3"] = paperAccuracyDrop;
    json["curves"] = Json::array();
    for (const NoiseCurve& curve : study.noise) {
        Json one;
        one["row"] = curve.row;
        one["points"] = Json::array();
        for (const NoisePoint& point : curve.points) {
            Json entry;
            entry["sigma"] = point.sigma;
            entry["metrics"] = figuresToJson(point.metrics);
            if (point.accuracyDrop) {
                entry["accuracy_drop"] = differenceToJson(*point.accuracyDrop);
            }
            one["points"].push_back(std::move(entry));
        }
        json["curves"].push_back(std::move(one));
    }
    return json;
}

Json efficiencyToJson(const Study& study) {
    Json json;
    json["machine"] = {{"processor", study.machine.processor},
                       {"cores", study.machine.cores},
                       {"memory_GiB", study.machine.memoryGiB},
                       {"load_at_begin", study.machine.loadAtBegin}};
    json["ms_per_step_of_ten_terminals"] =
        "stage \"detect\" of the analyses: from the aligned recording to probabilities and episodes, without "
        "decoding and encoding; median of the recordings";
    json["recording_s"] = "whole analysis of a recording as the evaluation did it (features of pictures come "
                          "from the user's cache once they are there); median of the recordings";
    json["training_s"] =
        "with reading the recordings; what features of pictures are not in the cache yet, the "
        "first network that looks at them pays for";
    json["peak_MiB"] =
        "largest resident memory of this process meanwhile (VmHWM), with the libraries that it "
        "had loaded and what it kept of before";
    json["rows"] = Json::array();
    for (const StudyRow& row : study.rows) {
        json["rows"].push_back({{"row", row.name},
                                {"parameters", numberOrNull(row.cost.parameters)},
                                {"model_bytes", row.cost.modelBytes},
                                {"ms_per_step_of_ten_terminals", numberOrNull(row.cost.millisecondsPerStep)},
                                {"recording_s", numberOrNull(row.cost.recordingSeconds)},
                                {"training_s", numberOrNull(row.cost.trainingSeconds)},
                                {"trained_in_one_go", row.cost.trainedInOneGo},
                                {"training_peak_MiB", numberOrNull(row.cost.trainingPeakMiB)},
                                {"analysis_peak_MiB", numberOrNull(row.cost.analysisPeakMiB)}});
    }
    return json;
}

} // namespace

std::string studyToJson(const Study& study) {
    Json json;
    json["format"] = "vestigo-study";
    json["version"] = 1;
    if (study.facts.synthetic) {
        json["synthetic"] = true;
    }
    json["dataset"] = {{"name", study.facts.datasetName},
                       {"folder", study.facts.datasetFolder},
                       {"split", study.facts.split},
                       {"sha256", study.datasetSha256}};
    json["causal"] = study.facts.causal;
    json["seed"] = study.seed;
    json["program_version"] = study.programVersion;
    json["recordings"] = study.recordings;
    json["anomalies"] = study.anomalies;
    json["terminal_steps"] = study.steps;
    json["intervals"] = {{"confidence", 0.95},
                         {"bootstrap_rounds", study.bootstrapRounds},
                         {"drawn", "recordings; differences are paired: both rows with the same draws"}};
    json["earned"] =
        "yes: the interval of the difference of step AUROC or of step AP lies above zero, and "
        "neither below; no: one lies below zero and the other not above, or neither holds a gain; "
        "else it cannot be told on these recordings";
    json["constant_detector"] = figuresToJson(study.constantDetector);
    json["rows"] = Json::array();
    for (const StudyRow& row : study.rows) {
        json["rows"].push_back(rowToJson(row));
    }
    json["noise"] = noiseToJson(study);
    json["efficiency"] = efficiencyToJson(study);
    return writeJson(json);
}

} // namespace vestigo::evaluation

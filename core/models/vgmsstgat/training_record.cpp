// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/training_record.h"

#include "core/base/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace vestigo::models::vgmsstgat {

namespace {

constexpr double worthwhile = 0.02; // of average precision

std::optional<double> maybe(const Json& json, const char* key) {
    return json.contains(key) && json.at(key).is_number() ? std::optional<double>(json.at(key).get<double>())
                                                          : std::nullopt;
}

Json reportJson(const EpochReport& report) {
    Json json;
    json["causal"] = report.causal;
    json["epoch"] = report.epoch;
    json["epochs"] = report.epochs;
    json["learning_rate"] = report.learningRate;
    json["training_loss"] = report.trainingLoss;
    json["validation_loss"] = numberOrNull(report.validationLoss);
    json["validation_auroc"] = numberOrNull(report.validationAuroc);
    json["validation_average_precision"] = numberOrNull(report.validationAveragePrecision);
    json["best"] = report.best;
    json["seconds"] = report.seconds;
    json["seconds_left"] = report.secondsLeft;
    return json;
}

EpochReport reportOf(const Json& json, int epoch) {
    EpochReport report;
    report.causal = json.value("causal", false);
    report.epoch = epoch;
    report.epochs = static_cast<int>(std::min(1e6, std::max(0.0, json.value("epochs", 0.0))));
    report.learningRate = maybe(json, "learning_rate").value_or(0.0);
    report.trainingLoss = maybe(json, "training_loss").value_or(0.0);
    report.validationLoss = maybe(json, "validation_loss");
    report.validationAuroc = maybe(json, "validation_auroc");
    report.validationAveragePrecision = maybe(json, "validation_average_precision");
    report.best = json.value("best", false);
    report.seconds = maybe(json, "seconds").value_or(0.0);
    report.secondsLeft = maybe(json, "seconds_left").value_or(0.0);
    return report;
}

Error recordError(const std::string& file) {
    Error error;
    error.code = ErrorCode::ModelInvalid;
    error.file = file;
    error.place = "record";
    error.message = VESTIGO_TEXT("Error", "is no checkpoint of this training");
    error.remedy = VESTIGO_TEXT("Error", "use the same options as before, or remove the file to begin anew");
    return error;
}

} // namespace

int TrainingRecord::bestEpoch() const {
    int best = 0;
    for (const EpochReport& report : epochs) {
        best = report.best ? report.epoch : best;
    }
    return best;
}

bool TrainingRecord::better(const EpochReport& report) const {
    const int best = bestEpoch();
    if (!report.validationLoss || (best == 0 && !start)) {
        return true;
    }
    const EpochReport& before = best == 0 ? *start : epochs[static_cast<std::size_t>(best) - 1];
    if (report.validationAveragePrecision && before.validationAveragePrecision) {
        const double more = best == 0 ? worthwhile : 0.0;
        return *report.validationAveragePrecision > *before.validationAveragePrecision + more;
    }
    if (best == 0) {
        return false; // without an anomaly there the loss praises whoever says "normal"
    }
    return !before.validationLoss || *report.validationLoss < *before.validationLoss;
}

std::string recordJson(const TrainingRecord& record) {
    Json json;
    json["epochs"] = Json::array();
    for (const EpochReport& report : record.epochs) {
        json["epochs"].push_back(reportJson(report));
    }
    json["start"] = record.start ? reportJson(*record.start) : Json(nullptr);
    json["loss_sum"] = record.lossSum;
    json["recordings"] = record.recordings;
    return json.dump();
}

Result<TrainingRecord> recordOf(const std::string& text, const std::string& file) {
    const auto json = parseJson(text, file);
    if (!json || !json->is_object() || !json->contains("epochs") || !json->at("epochs").is_array() ||
        !json->contains("recordings") || !json->at("recordings").is_number_integer()) {
        return recordError(file);
    }
    TrainingRecord record;
    try { // a value of another type; json.value() throws
        if (json->contains("start") && json->at("start").is_object()) {
            record.start = reportOf(json->at("start"), 0);
        }
        for (const Json& report : json->at("epochs")) {
            record.epochs.push_back(reportOf(report, static_cast<int>(record.epochs.size()) + 1));
        }
    } catch (const nlohmann::json::exception&) {
        return recordError(file);
    }
    record.lossSum = maybe(*json, "loss_sum").value_or(0.0);
    record.recordings = json->at("recordings").get<int>();
    return record;
}

} // namespace vestigo::models::vgmsstgat

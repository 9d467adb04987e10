// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/study_noise.h"

#include "core/base/json.h"
#include "core/base/part_of_job.h"
#include "core/pipeline/training_examples.h"

#include <nlohmann/json.hpp>

namespace vestigo::pipeline {

namespace {

using evaluation::Metric;
using evaluation::NoisePoint;

/// Rises with every change of what the noise goes to.
constexpr int wayOfNoise = 2;

std::optional<double> numberOf(const Json& json) {
    return json.is_number() ? std::optional<double>(json.get<double>()) : std::nullopt;
}

std::string jsonOf(const NoisePoint& point) {
    Json json;
    json["metrics"] = Json::array();
    for (const Metric& metric : point.metrics) {
        json["metrics"].push_back(
            {metric.name, numberOrNull(metric.value), numberOrNull(metric.low), numberOrNull(metric.high)});
    }
    if (point.accuracyDrop) {
        json["drop"] = {numberOrNull(point.accuracyDrop->first), numberOrNull(point.accuracyDrop->second),
                        numberOrNull(point.accuracyDrop->value), numberOrNull(point.accuracyDrop->low),
                        numberOrNull(point.accuracyDrop->high)};
    }
    return json.dump();
}

bool readPoint(const std::string& text, NoisePoint& point) {
    const auto json = parseJson(text, "measured");
    if (!json || !json->is_object() || !json->contains("metrics") || !(*json)["metrics"].is_array()) {
        return false;
    }
    for (const Json& entry : (*json)["metrics"]) {
        if (!entry.is_array() || entry.size() != 4 || !entry[0].is_string()) {
            return false;
        }
        point.metrics.push_back(
            {entry[0].get<std::string>(), numberOf(entry[1]), numberOf(entry[2]), numberOf(entry[3])});
    }
    if (const Json drop = json->value("drop", Json()); drop.is_array() && drop.size() == 5) {
        point.accuracyDrop = evaluation::Difference{"step accuracy",   numberOf(drop[0]), numberOf(drop[1]),
                                                    numberOf(drop[2]), numberOf(drop[3]), numberOf(drop[4])};
    }
    return !point.metrics.empty();
}

/// Judged anew.
Outcome<NoisePoint> measuredPoint(const StudyContext& context, const evaluation::StudyRow& row,
                                  const JudgedRecordings& plain, const MeasurementNoise& noise,
                                  ProgressSink& progress) {
    EvaluateRequest request = evaluationOf(context, row);
    request.noise = std::make_shared<const MeasurementNoise>(noise);
    const auto judged = judgedRecordings(request, context.cancel, progress);
    if (!judged.finished()) {
        return judged.failed() ? Outcome<NoisePoint>(judged.error()) : Outcome<NoisePoint>(Cancelled{});
    }
    const auto evaluated = evaluation::evaluate(judged.value().recordings, request.bootstrapRounds,
                                                request.seed, context.cancel);
    if (!evaluated.finished()) {
        return Cancelled{};
    }
    const auto drop = evaluation::compare(plain.recordings, judged.value().recordings,
                                          request.bootstrapRounds, request.seed, context.cancel);
    if (!drop.finished()) {
        return drop.failed() ? Outcome<NoisePoint>(drop.error()) : Outcome<NoisePoint>(Cancelled{});
    }
    NoisePoint point;
    point.sigma = noise.sigma;
    point.metrics = evaluated.value().metrics;
    if (const auto* accuracy = evaluation::findDifference(drop.value(), "step accuracy")) {
        point.accuracyDrop = *accuracy;
    }
    return point;
}

} // namespace

Outcome<UsualSpreads> usualSpreads(const StudyContext& context, const dataset::Dataset& dataset,
                                   ProgressSink& progress) {
    const std::string key =
        Json{VESTIGO_VERSION, wayOfNoise, context.datasetSha256, context.request.causal}.dump();
    if (const auto kept = context.folder.find("spreads", key)) {
        if (auto spreads = UsualSpreads::ofJson(*kept, "spreads.json")) {
            return spreads.take();
        }
    }
    Seeing seeing; // of tables and logs alone: noise on pictures needs no spread
    seeing.modality = Modality::Tables;
    UsualSpreads spreads;
    std::size_t done = 0;
    for (const dataset::DatasetEntry& entry : dataset.recordings) {
        const auto all = static_cast<double>(dataset.recordings.size());
        const double begin = static_cast<double>(done++) / all;
        if (entry.split != dataset::Split::Train) {
            continue;
        }
        PartOfJob part(progress, begin, static_cast<double>(done) / all,
                       VESTIGO_TEXT("Progress", "Reading recordings"), entry.path);
        const auto example =
            readTrainingExample(entry.folder, seeing, context.request.causal, context.cancel, part);
        if (example.cancelled()) {
            return Cancelled{};
        }
        if (example.finished()) { // the training names those that cannot be read
            spreads.add(example.value());
        }
    }
    if (auto kept = context.folder.keep("spreads", key, spreads.json()); !kept) {
        return kept.error();
    }
    return spreads;
}

Outcome<evaluation::NoiseCurve> noiseCurve(const StudyContext& context, const evaluation::StudyRow& row,
                                           const JudgedRecordings& plain, const UsualSpreads& spreads,
                                           ProgressSink& progress) {
    evaluation::NoiseCurve curve;
    curve.row = row.name;
    NoisePoint without;
    without.metrics = row.metrics;
    curve.points.push_back(std::move(without));
    const std::vector<double>& sigmas = context.request.sigmas;
    for (std::size_t i = 0; i < sigmas.size(); ++i) {
        const auto all = static_cast<double>(sigmas.size());
        PartOfJob part(progress, static_cast<double>(i) / all, static_cast<double>(i + 1) / all,
                       VESTIGO_TEXT("Progress", "Evaluating with noise"), row.name);
        const Json number(sigmas[i]);
        const std::string piece = "noise-" + row.name + "-" + number.dump();
        const std::string key = Json{VESTIGO_VERSION,
                                     wayOfNoise,
                                     row.modelSha256,
                                     number,
                                     static_cast<int>(context.request.split),
                                     context.request.seed,
                                     context.request.causal,
                                     context.request.detector,
                                     context.request.bootstrapRounds,
                                     context.datasetSha256}
                                    .dump();
        NoisePoint point;
        point.sigma = sigmas[i];
        const auto kept = context.request.again ? std::nullopt : context.folder.find(piece, key);
        if (!kept || !readPoint(*kept, point)) {
            auto measured =
                measuredPoint(context, row, plain, {sigmas[i], context.request.seed, spreads}, part);
            if (!measured.finished()) {
                return measured.failed() ? Outcome<evaluation::NoiseCurve>(measured.error())
                                         : Outcome<evaluation::NoiseCurve>(Cancelled{});
            }
            point = measured.take();
            if (auto written = context.folder.keep(piece, key, jsonOf(point)); !written) {
                return written.error();
            }
        }
        curve.points.push_back(std::move(point));
    }
    return curve;
}

void describeNoise(evaluation::Study& study) {
    study.noised = {
        "every value of every pixel of the pictures of all cameras, as large as they are looked at, in parts "
        "of full scale (1: 255 grey levels), cut at black and white, before anything looks at them: the "
        "encoder, change, cover, the health of cameras",
        "each known value, measured or held, of each column of tables and logs of each terminal, on the grid "
        "of steps, in units of its standard deviation over the normal steps of that terminal in the split "
        "train (of terminals of its type, where the terminal is not there)"};
    study.notNoised = {"the entries of logs as such (who, with whom, which instruction)",
                       "training: the models are those of the table, trained without it"};
}

} // namespace vestigo::pipeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_reader.h"
#include "core/evaluation/evaluation.h"

#include <cmath>
#include <limits>

namespace vestigo::evaluation {

namespace {

constexpr std::size_t mostEntries = 200000; ///< of one list
constexpr double mostCounted = 1e15;        ///< every whole number up to here is one double

/// Refused when it is longer than we accept.
JsonReader listOf(const JsonReader& in, const char* key) {
    JsonReader list = in.array(key);
    if (list.size() > mostEntries) {
        list.fail(ErrorCode::TooLarge,
                  VESTIGO_TEXT("Error", "has %1 entries, more than the %2 that are accepted"),
                  {std::to_string(list.size()), std::to_string(mostEntries)});
    }
    return list;
}

template <class T, class Read>
std::vector<T> readList(const JsonReader& in, const char* key, Read read) {
    std::vector<T> values;
    if (in.has(key)) {
        const JsonReader list = listOf(in, key);
        for (std::size_t i = 0; i < list.size() && in.ok(); ++i) {
            values.push_back(read(list.element(i)));
        }
    }
    return values;
}

std::size_t countOf(double number, const JsonReader& in, const char* key) {
    if (!(number >= 0.0 && number <= mostCounted && number == std::floor(number))) {
        in.failKey(key, ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "must be a whole number, 0 or more"));
        return 0;
    }
    return static_cast<std::size_t>(number);
}

std::size_t readCount(const JsonReader& in, const char* key) {
    return countOf(in.number(key, 0.0), in, key);
}

std::vector<Metric> readMetrics(const JsonReader& in, const char* key) {
    std::vector<Metric> metrics;
    if (!in.has(key)) {
        return metrics;
    }
    const JsonReader object = in.object(key);
    if (!in.ok()) {
        return metrics;
    }
    for (const auto& entry : object.json().items()) {
        Metric metric;
        metric.name = entry.key();
        if (entry.value().is_object()) {
            const JsonReader one = object.object(entry.key().c_str());
            metric.value = one.optionalNumber("value");
            metric.low = one.optionalNumber("low");
            metric.high = one.optionalNumber("high");
        } else {
            metric.value = object.optionalNumber(entry.key().c_str());
        }
        metrics.push_back(std::move(metric));
    }
    return metrics;
}

Group readGroup(const JsonReader& in) {
    Group group;
    group.name = in.text("name", "");
    group.anomalies = readCount(in, "anomalies");
    group.abnormalSteps = readCount(in, "abnormal_steps");
    group.steps = readCount(in, "steps");
    group.metrics = readMetrics(in, "metrics");
    group.randomDetector = readMetrics(in, "random_detector");
    group.constantDetector = readMetrics(in, "constant_detector");
    return group;
}

std::vector<CurvePoint> readCurve(const JsonReader& in, const char* key, const char* x, const char* y) {
    return readList<CurvePoint>(in, key, [x, y](const JsonReader& point) {
        return CurvePoint{
            point.number(x), point.number(y),
            point.optionalNumber("threshold").value_or(std::numeric_limits<double>::infinity())};
    });
}

Calibration readCalibration(const JsonReader& root) {
    Calibration calibration;
    if (!root.has("calibration")) {
        return calibration;
    }
    const JsonReader in = root.object("calibration");
    calibration.expectedError = in.optionalNumber("expected_error");
    calibration.brierScore = in.optionalNumber("brier_score");
    calibration.bins = readList<CalibrationBin>(in, "bins", [](const JsonReader& bin) {
        return CalibrationBin{bin.number("low"), bin.number("high"), bin.number("mean_probability"),
                              bin.number("abnormal_share"), readCount(bin, "steps")};
    });
    return calibration;
}

std::vector<std::string> readTexts(const JsonReader& in, const char* key) {
    std::vector<std::string> texts;
    const JsonReader list = listOf(in, key);
    for (std::size_t i = 0; i < list.size() && in.ok(); ++i) {
        texts.push_back(list.elementText(i));
    }
    return texts;
}

/// The counts are a list of lists, which JsonReader does not walk: checked here against the names.
Confusion readConfusion(const JsonReader& root, const char* key) {
    Confusion confusion;
    if (!root.has(key)) {
        return confusion;
    }
    const JsonReader in = root.object(key);
    confusion.truth = readTexts(in, "truth");
    confusion.named = readTexts(in, "named");
    const JsonReader rows = listOf(in, "counts");
    if (!in.ok()) {
        return {};
    }
    bool fits = rows.size() == confusion.truth.size();
    for (std::size_t r = 0; fits && r < rows.size(); ++r) {
        const Json& row = rows.json()[r];
        fits = row.is_array() && row.size() == confusion.named.size();
        std::vector<std::size_t> counts;
        for (std::size_t c = 0; fits && c < row.size(); ++c) {
            fits = row[c].is_number();
            counts.push_back(fits ? countOf(row[c].get<double>(), in, "counts") : 0);
        }
        confusion.counts.push_back(std::move(counts));
    }
    if (!fits) {
        in.failKey(
            "counts", ErrorCode::ValueInvalid,
            VESTIGO_TEXT("Error", "must have a row for each true name and a column for each given one"));
    }
    return in.ok() ? confusion : Confusion();
}

Mistake readMistake(const JsonReader& in) {
    Mistake mistake;
    const std::string word = in.text("kind");
    bool known = false;
    for (const MistakeKind kind : {MistakeKind::MissedAnomaly, MistakeKind::FalseAlarm,
                                   MistakeKind::WrongRoot, MistakeKind::WrongType}) {
        if (word == wordOf(kind)) {
            mistake.kind = kind;
            known = true;
        }
    }
    if (in.ok() && !known) {
        in.failKey("kind", ErrorCode::ValueInvalid, VESTIGO_TEXT("Error", "is no kind of mistake: \"%1\""),
                   {singleLine(word, 60)});
    }
    mistake.terminal = in.text("terminal", "");
    mistake.range = {in.number("start_s"), in.number("end_s")};
    mistake.truth = in.text("truth", "");
    mistake.named = in.text("named", "");
    mistake.inActivity = in.boolean("in_activity", false);
    return mistake;
}

RecordingFigures readRecording(const JsonReader& in) {
    RecordingFigures recording;
    recording.id = in.text("id", "");
    recording.path = in.text("path", "");
    recording.anomalies = readCount(in, "anomalies");
    recording.steps = readCount(in, "terminal_steps");
    recording.synthetic = in.boolean("synthetic", false);
    recording.metrics = readMetrics(in, "metrics");
    recording.mistakes = readList<Mistake>(in, "mistakes", readMistake);
    return recording;
}

EvaluationFacts readFacts(const JsonReader& in) {
    EvaluationFacts facts;
    if (in.has("dataset")) {
        const JsonReader dataset = in.object("dataset");
        facts.datasetName = dataset.text("name", "");
        facts.datasetFolder = dataset.text("folder", "");
        facts.split = dataset.text("split", "");
    }
    if (in.has("model")) {
        const JsonReader model = in.object("model");
        facts.modelName = model.text("name", "");
        facts.modelSha256 = model.text("sha256", "");
    }
    facts.engine = in.text("engine", "");
    facts.causal = in.boolean("causal", false);
    facts.synthetic = in.boolean("synthetic", false);
    return facts;
}

} // namespace

Result<Evaluation> evaluationFromJson(const std::string& json, const std::string& file) {
    const Result<Json> document = parseJson(json, file);
    if (!document) {
        return document.error();
    }
    const JsonReader root(*document, file);
    const std::string format = root.text("format");
    if (root.ok() && (format != "vestigo-evaluation" || root.number("version") != 1.0)) {
        root.failKey("format", ErrorCode::FormatUnsupported,
                     VESTIGO_TEXT("Error", "is not an evaluation that this version can read"), {},
                     VESTIGO_TEXT("Error", "choose a file that was saved on the Evaluation page or by eval"));
    }
    Evaluation evaluation;
    evaluation.facts = readFacts(root);
    evaluation.recordings = readCount(root, "recordings");
    evaluation.anomalies = readCount(root, "anomalies");
    evaluation.steps = readCount(root, "terminal_steps");
    evaluation.metrics = readMetrics(root, "metrics");
    evaluation.randomDetector = readMetrics(root, "random_detector");
    evaluation.constantDetector = readMetrics(root, "constant_detector");
    evaluation.anomalyTypes = readList<Group>(root, "anomaly_types", readGroup);
    evaluation.terminalTypes = readList<Group>(root, "terminal_types", readGroup);
    evaluation.roc = readCurve(root, "roc", "false_positive_rate", "true_positive_rate");
    evaluation.precisionRecall = readCurve(root, "precision_recall", "recall", "precision");
    evaluation.calibration = readCalibration(root);
    evaluation.stepConfusion = readConfusion(root, "confusion_of_steps");
    evaluation.typeConfusion = readConfusion(root, "confusion_of_types");
    evaluation.perRecording = readList<RecordingFigures>(root, "per_recording", readRecording);
    if (root.has("without_result")) {
        evaluation.withoutResult = readTexts(root, "without_result");
    }
    if (!root.ok()) {
        return root.error();
    }
    return evaluation;
}

} // namespace vestigo::evaluation

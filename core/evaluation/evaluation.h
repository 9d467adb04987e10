// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/timeline/grid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::evaluation {

struct Metric {
    std::string name; ///< as in ../shared/score: "step AUROC", "event recall", ...
    std::optional<double> value;
    std::optional<double> low; ///< 95 % bootstrap interval over recordings
    std::optional<double> high;
};

/// The metric of that name, or nullptr.
const Metric* findMetric(const std::vector<Metric>& metrics, const std::string& name);

/// One point of a curve over all thresholds; steps with that score or more are raised.
struct CurvePoint {
    double x = 0.0;         ///< false-positive rate (ROC) or recall
    double y = 0.0;         ///< true-positive rate (ROC) or precision
    double threshold = 0.0; ///< infinite at the first point of a ROC curve: nothing is raised
};

/// Steps whose probability lies in one tenth of the scale.
struct CalibrationBin {
    double low = 0.0;
    double high = 0.0;
    double meanProbability = 0.0;
    double abnormalShare = 0.0;
    std::size_t steps = 0;
};

struct Calibration {
    std::vector<CalibrationBin> bins; ///< without the empty ones
    /// Mean distance of the two, weighted by steps (expected calibration error); none without steps.
    std::optional<double> expectedError;
    std::optional<double> brierScore; ///< mean squared distance of probability and truth
};

/// What is true against what was said of it.
struct Confusion {
    std::vector<std::string> truth;               ///< of the rows
    std::vector<std::string> named;               ///< of the columns
    std::vector<std::vector<std::size_t>> counts; ///< [row][column]
};

/// Row: no anomaly there. Column: nothing found there.
constexpr const char* noAnomaly = "none";
/// Column: an anomaly that was found and not named.
constexpr const char* notNamed = "not named";

/// The figures of one anomaly type or of the terminals of one type.
struct Group {
    std::string name;
    std::size_t anomalies = 0;
    std::size_t abnormalSteps = 0;
    std::size_t steps =
        0; ///< that were judged: of the type's anomalies and all normal ones; of its terminals
    std::vector<Metric> metrics;
    std::vector<Metric> randomDetector;
    std::vector<Metric> constantDetector;
};

enum class MistakeKind { MissedAnomaly, FalseAlarm, WrongRoot, WrongType };
/// "missed anomaly", "false alarm", "wrong root", "wrong type".
const char* wordOf(MistakeKind kind);

/// One place where the result and the truth differ, so that it can be opened.
struct Mistake {
    MistakeKind kind = MistakeKind::MissedAnomaly;
    std::string terminal; ///< of the anomaly or alarm; the true root
    timeline::TimeRange range;
    std::string truth;       ///< the anomaly's type, or the true roots, by comma; empty for a false alarm
    std::string named;       ///< the type or root that the result names; may be empty
    bool inActivity = false; ///< false alarm inside a hard negative
};

/// One recording by itself.
struct RecordingFigures {
    std::string id;
    std::string path; ///< as the data set writes it; empty: not known
    std::size_t anomalies = 0;
    std::size_t steps = 0;
    bool synthetic = false;        ///< it says so of itself
    std::vector<Metric> metrics;   ///< without intervals
    std::vector<Mistake> mistakes; ///< by start
};

/// What was measured on what.
struct EvaluationFacts {
    std::string datasetName;
    std::string datasetFolder;
    std::string split; ///< "train", "val" or "test"
    std::string engine;
    std::string modelName;
    std::string modelSha256; ///< empty: none
    bool causal = false;
    bool synthetic = false; ///< the data set, or a recording in it, says that it is synthetic
};

/// The figures of the project's scorer, by its definitions and under its names, and what lies behind them.
///
/// The random detector raises as many and as long alarms as the engine, at random terminals and times, with
/// random scores, names, roots, edges and boxes. The constant detector raises everything always, with the
/// commonest type, the first terminal as root, and the whole picture as evidence.
struct Evaluation {
    EvaluationFacts facts;
    std::size_t recordings = 0;
    std::size_t anomalies = 0;
    std::size_t steps = 0;
    std::vector<Metric> metrics;
    std::vector<Metric> randomDetector;
    std::vector<Metric> constantDetector;
    std::vector<Group> anomalyTypes;
    std::vector<Group> terminalTypes;
    std::vector<CurvePoint> roc;             ///< at most `curvePoints`
    std::vector<CurvePoint> precisionRecall; ///< at most `curvePoints`
    Calibration calibration;
    Confusion stepConfusion;
    Confusion typeConfusion;
    std::vector<RecordingFigures> perRecording;
    std::vector<std::string> withoutResult; ///< ids of recordings of the split that there was no result of
};

constexpr std::size_t curvePoints = 200;

/// "vestigo-evaluation" JSON.
std::string evaluationToJson(const Evaluation& evaluation);
/// Reads what evaluationToJson wrote; `file` is for the error.
Result<Evaluation> evaluationFromJson(const std::string& json, const std::string& file);

} // namespace vestigo::evaluation

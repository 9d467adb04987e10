// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/evaluation/comparison.h"
#include "core/evaluation/evaluation.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vestigo::evaluation {

/// One figure of a study; `name` is that of the evaluation.
struct StudyFigure {
    const char* name;
    Text title;             ///< for pictures
    bool moreIsBetter;      ///< false: alarms
    const char* paperTitle; ///< the row of VG-MS-ST-GAT, Table 1, that says the same; nullptr: none does
};

/// What a study shows of each row.
const std::vector<StudyFigure>& studyFigures();

/// VG-MS-ST-GAT, Table 1 and Figure 5: what the paper reports, on its own data, which are not public.
struct PaperRow {
    const char* row; ///< "B0" ... "B4"
    double accuracy;
    double precision;
    double recall;
    double f1;
    double areaUnderRoc;
};
const std::array<PaperRow, 5>& paperTable();
/// Whether a row of ours is one of the paper's table, B0 to B4.
bool isInPaper(const std::string& row);
/// The paper's value of a figure of a row, where it has one.
std::optional<double> paperValue(const std::string& row, const StudyFigure& figure);
/// Drop of accuracy of the paper's model at sigma = 0.3.
constexpr double paperAccuracyDrop = 0.039;

/// Whether a difference to the row before can be told.
enum class Verdict { Yes, No, CannotTell };
/// "yes", "no", "cannot be told".
const char* wordOf(Verdict verdict);

/// A row against another one on the same recordings.
struct StudyStep {
    std::string against;
    std::vector<Difference> differences; ///< of studyFigures(); this row less the other
    /// By step AUROC and step AP, which need no threshold: yes where the interval of one of the two lies
    /// above zero and that of neither below; no where none can be positive, or where one lies below zero and
    /// the other not above; else it cannot be told.
    Verdict earned = Verdict::CannotTell;
};

Verdict earnedBy(const std::vector<Difference>& differences);

/// What a row costs. Times are those of the machine of StudyMachine, under whatever else it did.
struct StudyCost {
    std::optional<std::uint64_t>
        parameters;               ///< numbers that training set in the network, the trees, the centres
    std::uint64_t modelBytes = 0; ///< of the file
    std::optional<double> millisecondsPerStep; ///< the engine alone, for a step of ten terminals; median
    std::optional<double> recordingSeconds;    ///< whole analysis of a recording; median
    std::optional<double> trainingSeconds;     ///< with reading the recordings
    std::optional<double> trainingPeakMiB;     ///< largest resident memory of the process meanwhile
    std::optional<double> analysisPeakMiB;
    bool trainedInOneGo = true; ///< else the seconds of a sitting that crashed are missing
};

/// One line of the table.
struct StudyRow {
    std::string name; ///< "kmeans", "trees", "GRU", "tables", "video", "B0" ... "B4"
    Text title;       ///< what it adds
    std::string engine;
    std::string options; ///< JSON of the engine's own settings
    std::string modelSha256;
    std::size_t trainedOn = 0; ///< recordings
    std::vector<Metric> metrics;
    std::vector<Metric> randomDetector;
    std::optional<StudyStep> step; ///< against the row before
    std::vector<StudyStep> rivals; ///< of the last row: against each simpler engine and each modality alone
    StudyCost cost;
};

/// One model under noise of one strength.
struct NoisePoint {
    double sigma = 0.0;
    std::vector<Metric> metrics;            ///< all of the evaluation
    std::optional<Difference> accuracyDrop; ///< accuracy without noise less that with it, paired
};

struct NoiseCurve {
    std::string row;
    std::vector<NoisePoint> points; ///< by sigma, ascending
};

struct StudyMachine {
    std::string processor;
    unsigned cores = 0;
    double memoryGiB = 0.0;
    double loadAtBegin = 0.0; ///< mean number of programs that wanted a core in the minute before
};

/// The ablation, the noise curve and the efficiency of VG-MS-ST-GAT, made again on a data set.
struct Study {
    EvaluationFacts facts; ///< data set, split, way, synthetic
    std::string datasetSha256;
    std::uint64_t seed = 1;
    std::string programVersion;
    std::size_t recordings = 0; ///< evaluated
    std::size_t anomalies = 0;
    std::size_t steps = 0;
    int bootstrapRounds = 0;
    std::vector<Metric> constantDetector;
    std::vector<StudyRow> rows;
    std::vector<std::string> noised;    ///< what the noise was added to, in words
    std::vector<std::string> notNoised; ///< what it was not added to
    std::vector<NoiseCurve> noise;
    StudyMachine machine;
};

/// The row of that name, or nullptr.
const StudyRow* findRow(const Study& study, const std::string& name);

/// "vestigo-study" JSON.
std::string studyToJson(const Study& study);

} // namespace vestigo::evaluation

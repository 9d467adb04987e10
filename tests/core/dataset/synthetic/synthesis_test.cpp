// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets of the synthetic plant as they lie on the disk: the contract of spec/recording.md, the same bytes
// for the same seed, and what stays when it is stopped.
#include "core/dataset/synthetic/synthesis_run.h"

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/dataset/align.h"
#include "core/dataset/dataset_file.h"
#include "core/dataset/synthetic/synthesis_plan.h"
#include "core/labels/annotations.h"
#include "core/recordings/inspect.h"
#include "core/recordings/table_reader.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;
namespace fs = std::filesystem;

namespace {

SynthesisRequest requestFor(const fs::path& out, std::size_t recordings, std::size_t workers = 2) {
    SynthesisRequest request;
    request.out = out;
    request.recordings = recordings;
    request.seed = 21;
    request.cameras = false;
    request.workers = workers;
    return request;
}

/// Every file below a folder with its content, by name.
std::map<std::string, std::string> filesOf(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            const auto text = readFile(entry.path(), 1U << 30U);
            files[entry.path().lexically_relative(folder).string()] = text ? *text : "unreadable";
        }
    }
    return files;
}

/// Stops when a share of the work is done.
class Stopper final : public ProgressSink {
public:
    explicit Stopper(double share)
        : share_(share) {}
    void report(const Progress& progress) override {
        if (progress.overall >= share_) {
            source_.cancel();
        }
    }
    CancelToken token() const { return source_.token(); }

private:
    double share_;
    CancelSource source_;
};

} // namespace

class SynthesisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        SilentProgress silent;
        const auto made = SynthesisRun(requestFor(folder_ / "set", 24)).run({}, silent);
        QVERIFY2(made.finished(), made.failed() ? made.error().oneLine().c_str() : "");
        QCOMPARE(made.value().recordings, std::size_t(24));
        auto set = dataset::openDataset(folder_ / "set");
        QVERIFY2(set.ok(), set.ok() ? "" : set.error().oneLine().c_str());
        QCOMPARE(set->recordings.size(), std::size_t(24));
        set_ = set.take();
    }

    /// Whatever the number of workers and however often it runs.
    void oneSeedGivesTheSameBytes() {
        SilentProgress silent;
        QVERIFY(SynthesisRun(requestFor(folder_ / "again", 24, 1)).run({}, silent).finished());
        const auto first = filesOf(folder_ / "set");
        QVERIFY(first.size() > 24 * 8);
        QVERIFY(first == filesOf(folder_ / "again"));
        SynthesisRequest other = requestFor(folder_ / "other", 2);
        other.seed = 22;
        QVERIFY(SynthesisRun(other).run({}, silent).finished());
        QVERIFY(filesOf(folder_ / "other").at("rec/0000/recording.json") !=
                first.at("rec/0000/recording.json"));
    }

    void infoFindsNoComplaint() {
        SilentProgress silent;
        for (const dataset::DatasetEntry& entry : set_.recordings) {
            const auto recording = recordings::openRecording(entry.folder);
            QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().oneLine().c_str());
            const auto report = recordings::inspectRecording(*recording, {}, silent);
            QVERIFY(report.finished());
            for (const recordings::Problem& problem : report.value().problems) {
                QVERIFY2(false, problem.error.oneLine().c_str());
            }
        }
    }

    void labelsKeepTheContract() {
        int withSegments = 0;
        int anomalies = 0;
        for (const dataset::DatasetEntry& entry : set_.recordings) {
            const auto recording = recordings::openRecording(entry.folder);
            const auto labels = labels::readAnnotations(entry.folder / "annotations.json");
            QVERIFY2(labels.ok(), labels.ok() ? "" : labels.error().oneLine().c_str());
            QCOMPARE(labels->recording, recording->id);
            std::map<std::string, double> onsets;
            for (const labels::Anomaly& one : labels->anomalies) {
                QVERIFY(std::find(labels::anomalyTypes.begin(), labels::anomalyTypes.end(), one.type) !=
                        labels::anomalyTypes.end());
                QVERIFY(recording->findTerminal(one.terminal) != nullptr);
                QVERIFY(one.range.start >= 0.0 && one.range.start < one.range.end &&
                        one.range.end <= recording->durationSeconds);
                for (const labels::BehaviorSegment& segment : one.segments) {
                    QVERIFY(segment.range.start >= one.range.start - 0.06 &&
                            segment.range.end <= one.range.end + 0.06);
                    QVERIFY(!segment.features.empty());
                }
                onsets[one.id] = one.range.start;
                withSegments += one.segments.empty() ? 0 : 1;
                ++anomalies;
            }
            for (const labels::AnnotatedEdge& edge : labels->edges) {
                QVERIFY(std::abs(onsets.at(edge.to) - onsets.at(edge.from) - edge.lagSeconds) < 0.051);
            }
            for (const labels::Activity& activity : labels->activities) {
                QVERIFY(!labels::abnormalAt(*labels, activity.terminal,
                                            0.5 * (activity.range.start + activity.range.end)));
            }
        }
        QVERIFY2(anomalies > 12 && withSegments > anomalies * 8 / 10,
                 "without cameras nearly all show in a table or a log");
    }

    void noTwoPlantsHaveOneName() {
        SynthesisRequest request = requestFor(folder_ / "many", 240);
        request.seed = 202;
        request.plants = 120; // of 400 names that can be drawn
        std::set<std::string> names;
        for (const Plant& plant : planSynthesis(request).plants) {
            names.insert(plant.site);
        }
        QCOMPARE(names.size(), request.plants);
    }

    void wholePlantsCanBeLeftOut() {
        SynthesisRequest request = requestFor(folder_ / "whole", 40);
        request.plants = 10;
        request.wholePlants = true;
        const SynthesisPlan plan = planSynthesis(request);
        std::map<std::size_t, std::set<dataset::Split>> ofPlants;
        std::map<dataset::Split, int> counts;
        for (std::size_t n = 0; n < plan.splits.size(); ++n) {
            ofPlants[plan.plantOf[n]].insert(plan.splits[n]);
            ++counts[plan.splits[n]];
        }
        for (const auto& [plant, splits] : ofPlants) {
            QCOMPARE(splits.size(), std::size_t{1});
        }
        QCOMPARE(counts[dataset::Split::Train], 28);
        QCOMPARE(counts[dataset::Split::Val], 4);
        QCOMPARE(counts[dataset::Split::Test], 8);
    }

    /// The columns of tables that hold what the logs say too.
    void tablesFollowFromTheLogs() {
        int compared = 0;
        const SynthesisPlan plan = planSynthesis(requestFor(folder_ / "set", 24));
        for (std::size_t k = 0; k < set_.recordings.size(); ++k) {
            const dataset::DatasetEntry& entry = set_.recordings[k];
            const RecordingPlan planned = planRecording(plan.plants[plan.plantOf[k]], plan.recordings[k]);
            auto recording = recordings::openRecording(entry.folder);
            QVERIFY(recording.ok());
            recording->stepSeconds = 0.1;
            const auto features = dataset::featuresFromLogs(*recording, {}, {});
            QVERIFY(features.finished());
            for (std::size_t i = 0; i < recording->terminals.size(); ++i) {
                const bool clockIsKnown = planned.terminals[i].table.unnoted == 0.0;
                compared += clockIsKnown ? compareTable(*recording, i, features.value().terminals[i]) : 0;
            }
        }
        QVERIFY(compared > 1000);
    }

    void normalOnlyHoldsNoAnomaly() {
        SilentProgress silent;
        SynthesisRequest request = requestFor(folder_ / "normal", 4);
        request.normalOnly = true;
        const auto made = SynthesisRun(request).run({}, silent);
        QVERIFY(made.finished());
        QCOMPARE(made.value().anomalies, std::size_t(0));
        const auto set = dataset::openDataset(folder_ / "normal");
        for (const dataset::DatasetEntry& entry : set->recordings) {
            const auto labels = labels::readAnnotations(entry.folder / "annotations.json");
            QVERIFY(labels.ok() && labels->anomalies.empty() && labels->edges.empty());
        }
    }

    void stoppedItKeepsWhatIsFinished() {
        Stopper stopper(0.2);
        const auto made = SynthesisRun(requestFor(folder_ / "stopped", 40)).run(stopper.token(), stopper);
        QVERIFY(made.cancelled());
        const auto set = dataset::openDataset(folder_ / "stopped");
        QVERIFY(set.ok());
        QVERIFY(!set->recordings.empty() && set->recordings.size() < 40);
        std::set<std::string> named;
        for (const dataset::DatasetEntry& entry : set->recordings) {
            QVERIFY(recordings::openRecording(entry.folder).ok());
            named.insert(entry.folder.filename().string());
        }
        for (const auto& entry : fs::directory_iterator(folder_ / "stopped/rec")) {
            QVERIFY2(named.count(entry.path().filename().string()) == 1, "nothing half is left behind");
        }
    }

    void placesThatCannotBeFilled_data() {
        QTest::addColumn<QByteArray>("out");
        QTest::newRow("not empty") << QByteArray("full");
        QTest::newRow("a file") << QByteArray("full/x");
        QTest::newRow("below nothing") << QByteArray("none/at/all");
        QTest::newRow("no name") << QByteArray("");
    }

    void placesThatCannotBeFilled() {
        QFETCH(QByteArray, out);
        folder_.write("full/x", "mine");
        SilentProgress silent;
        SynthesisRequest request = requestFor(out.isEmpty() ? fs::path() : folder_ / out.toStdString(), 1);
        const auto made = SynthesisRun(request).run({}, silent);
        QVERIFY(made.failed());
        QVERIFY(!made.error().messageText().empty());
        const auto mine = readFile(folder_ / "full/x", 100);
        QVERIFY(mine.ok() && *mine == "mine");
        QVERIFY(!fs::exists(folder_ / "none"));
    }

private:
    /// Cells of one table against the features at its rows; how many.
    static int compareTable(const recordings::Recording& recording, std::size_t i,
                            const std::vector<timeline::FeatureSeries>& features) {
        const recordings::Terminal& terminal = recording.terminals[i];
        const recordings::Stream* const stream = recording.findStream(terminal.id, "behavior");
        if (stream == nullptr) {
            return 0;
        }
        std::vector<std::pair<double, std::vector<double>>> rows;
        const auto summary = recordings::readTable(stream->path, recording.startedAt, stream->offsetSeconds,
                                                   [&rows](double t, const std::vector<double>& cells) {
                                                       rows.emplace_back(t, cells);
                                                       return true;
                                                   });
        int compared = 0;
        for (std::size_t c = 0; summary.finished() && c < summary.value().columns.size(); ++c) {
            for (const timeline::FeatureSeries& series : features) {
                if (series.name == summary.value().columns[c]) {
                    compared += compareColumn(rows, c, series);
                }
            }
        }
        return compared;
    }

    static int compareColumn(const std::vector<std::pair<double, std::vector<double>>>& rows,
                             std::size_t column, const timeline::FeatureSeries& series) {
        int same = 0;
        int different = 0;
        for (const auto& [t, cells] : rows) {
            const auto step = static_cast<std::size_t>(std::max(0.0, std::floor(t / 0.1 + 1e-6)));
            if (step >= series.values.size() || std::isnan(cells[column]) || series.present[step] == 0) {
                continue;
            }
            const bool equal = std::abs(cells[column] - static_cast<double>(series.values[step])) < 6e-5;
            (equal ? same : different) += 1;
        }
        // A row's time is rounded to the millisecond: at the border of a window it may look into the next
        // one.
        if (different > same / 50 + 2) {
            qWarning("%s: %d cells of %d differ", series.name.c_str(), different, same + different);
            return -1000000;
        }
        return same;
    }

    testing::TemporaryFolder folder_;
    dataset::Dataset set_;
};

QTEST_GUILESS_MAIN(SynthesisTest)
#include "synthesis_test.moc"

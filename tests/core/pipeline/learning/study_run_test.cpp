// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/models/model_modes.h"
#include "core/pipeline/evaluate_run.h"
#include "core/pipeline/measurement_noise.h"
#include "core/pipeline/study_rows.h"
#include "core/pipeline/study_run.h"
#include "core/pipeline/training_examples.h"
#include "tests/core/pipeline/presses.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::HeardProgress;
using vestigo::testing::TemporaryFolder;

namespace {

/// Small enough to be trained within a second.
constexpr const char* tiny =
    R"({"prior":false,"network":{"features":8,"graph_hidden":8,"visual_hidden":8,"scale_channels":4,)"
    R"("attention_heads":2},"training":{"epochs":1,"crop_steps":32}})";

/// Days of two presses to learn from, to check by and to judge, with and without an anomaly.
class Days {
public:
    Days() {
        std::string list;
        for (unsigned day = 1; day <= 7; ++day) {
            const std::string path = "rec/" + std::to_string(day);
            vestigo::testing::writePressDay(folder / path, day, day % 2 == 1);
            const char* split = day <= 3 ? "train" : day == 4 ? "val" : "test";
            list += (list.empty() ? "" : ",") + (R"({"path":")" + path + R"(","split":")" + split + "\"}");
        }
        folder.write("dataset.json", R"({"format":"ind-vibe-dataset","version":1,"name":"presses",)"
                                     R"("recordings":[)" +
                                         list + "]}");
    }

    StudyRequest request(std::vector<std::string> rows) const {
        StudyRequest request;
        request.dataset = folder.path();
        request.out = folder / "study";
        request.causal = true;
        request.rows = std::move(rows);
        request.options = tiny;
        request.sigmas = {0.3, 50.0};
        request.bootstrapRounds = 40;
        return request;
    }

    Json written() const { return readJsonFile(folder / "study/study.json").take(); }

    TemporaryFolder folder;
};

/// How often a training was gone through.
class CountedEpochs final : public models::TrainingWatch {
public:
    void epoch(const models::EpochReport&) override { ++count; }
    int count = 0;
};

evaluation::Study study(const StudyRequest& request) {
    SilentProgress silent;
    auto made = studyRun(request, {}, silent);
    if (!made.finished()) {
        qWarning("%s", made.failed() ? made.error().oneLine().c_str() : "cancelled");
        return {};
    }
    return made.take();
}

const Json& rowOf(const Json& json, const std::string& name) {
    for (const Json& row : json["rows"]) {
        if (row["name"] == name) {
            return row;
        }
    }
    static const Json none;
    return none;
}

} // namespace

class StudyRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The JSON says of each model what an evaluation says of it, and of each step what a comparison says.
    void theFiguresAreThoseOfTheModels() {
        const Days days;
        const StudyRequest request = days.request({"B1", "kmeans", "B0"});
        const evaluation::Study made = study(request);
        QCOMPARE(made.rows.size(), std::size_t(3));
        const Json json = days.written();
        QVERIFY(json["format"] == "vestigo-study" && json["version"] == 1 && !json.contains("synthetic"));
        QCOMPARE(json["dataset"]["name"].get<std::string>(), std::string("presses"));
        QCOMPARE(json["dataset"]["sha256"].get<std::string>().size(), std::size_t(64));
        QCOMPARE(json["recordings"].get<int>(), 3);
        EvaluateRequest evaluate;
        evaluate.dataset = request.dataset;
        evaluate.causal = true;
        evaluate.bootstrapRounds = request.bootstrapRounds;
        CompareRequest compare{evaluate, days.folder / "study/models/B0.safetensors", {}};
        SilentProgress silent;
        for (const char* name : {"kmeans", "B0", "B1"}) {
            evaluate.model = days.folder / ("study/models/" + std::string(name) + ".safetensors");
            const auto plain = evaluateRun(evaluate, {}, silent);
            QVERIFY(plain.finished());
            const Json& row = rowOf(json, name);
            QCOMPARE(row["model_sha256"].get<std::string>(), plain.value().facts.modelSha256);
            for (const char* figure : {"step AUROC", "step F1", "step accuracy", "event recall"}) {
                const auto* metric = evaluation::findMetric(plain.value().metrics, figure);
                QCOMPARE(row["metrics"][figure]["value"].get<double>(), *metric->value);
                QCOMPARE(row["metrics"][figure]["low"].is_number(), metric->low.has_value());
            }
        }
        compare.first.model = days.folder / "study/models/B1.safetensors";
        const auto compared = compareRun(compare, {}, silent);
        QVERIFY(compared.finished());
        const Json& step = rowOf(json, "B1")["step"];
        QCOMPARE(step["against"].get<std::string>(), std::string("B0"));
        const auto* difference = evaluation::findDifference(compared.value(), "step AP");
        QCOMPARE(step["differences"]["step AP"]["difference"].get<double>(), *difference->value);
        QCOMPARE(step["differences"]["step AP"]["low"].get<double>(), *difference->low);
        QCOMPARE(rowOf(json, "B1")["against_simpler_engines"][0]["against"].get<std::string>(),
                 std::string("kmeans"));
        QVERIFY(!rowOf(json, "kmeans").contains("step"));
        QVERIFY(json["efficiency"]["rows"][1]["parameters"].get<std::uint64_t>() > 1000);
        QVERIFY(json["efficiency"]["rows"][1]["training_s"].get<double>() > 0.0);
    }

    /// What one modality alone is worth is no step of the table, but the whole is compared with it.
    void theWholeIsComparedWithOneModality() {
        const Days days;
        StudyRequest request = days.request({"tables", "B4", "B3"});
        request.sigmas.clear();
        const evaluation::Study made = study(request);
        QCOMPARE(made.rows.size(), std::size_t(3));
        QCOMPARE(made.rows[0].name, std::string("tables"));
        QVERIFY(!made.rows[0].step && !made.rows[1].step);
        QCOMPARE(made.rows[2].step->against, std::string("B3"));
        QCOMPARE(made.rows[2].rivals.size(), std::size_t(1));
        QCOMPARE(made.rows[2].rivals[0].against, std::string("tables"));
        // These presses have no camera: the tables are all that there is.
        QCOMPARE(*made.rows[2].rivals[0].differences[0].value, 0.0);
        const auto state = models::readSafetensors(days.folder / "study/models/tables.safetensors").take();
        QCOMPARE(models::modeOf(state, true).take().metadata.at("modality"), std::string("tables"));
    }

    void withoutCamerasThereAreNoRowsOfOneModality() {
        const Days days;
        StudyRequest request = days.request({});
        request.sigmas.clear();
        const evaluation::Study made = study(request);
        QCOMPARE(made.rows.size(), std::size_t(8));
        QVERIFY(evaluation::findRow(made, "tables") == nullptr);
        QVERIFY(evaluation::findRow(made, "video") == nullptr);
    }

    void noiseIsMeasuredFromNoneOn() {
        const Days days;
        const evaluation::Study made = study(days.request({"kmeans"}));
        QCOMPARE(made.noise.size(), std::size_t(1));
        const auto& points = made.noise.front().points;
        QCOMPARE(points.size(), std::size_t(3));
        QCOMPARE(points[0].sigma, 0.0);
        const auto accuracy = [](const std::vector<evaluation::Metric>& metrics) {
            return *evaluation::findMetric(metrics, "step AUROC")->value;
        };
        QCOMPARE(accuracy(points[0].metrics), accuracy(made.rows.front().metrics));
        QVERIFY(accuracy(points[2].metrics) < accuracy(points[0].metrics)); // nothing is left to be seen
        QVERIFY(points[2].accuracyDrop.has_value());
        EvaluateRequest evaluate;
        evaluate.dataset = days.folder.path();
        evaluate.model = days.folder / "study/models/kmeans.safetensors";
        evaluate.causal = true;
        SilentProgress silent;
        const auto plain = evaluateRun(evaluate, {}, silent);
        evaluate.noise = std::make_shared<const MeasurementNoise>();
        const auto none = evaluateRun(evaluate, {}, silent);
        QVERIFY(plain.finished() && none.finished());
        for (std::size_t i = 0; i < plain.value().metrics.size(); ++i) {
            QCOMPARE(none.value().metrics[i].value, plain.value().metrics[i].value);
        }
    }

    /// In units of what is usual; the same noise for the same seed; nothing is added where nothing is known.
    void noiseIsInUnitsOfTheUsualSpread() {
        const Days days;
        SilentProgress silent;
        const auto example = readTrainingExample(days.folder / "rec/2", {}, true, {}, silent);
        QVERIFY(example.finished());
        MeasurementNoise noise{0.5, 3, {}};
        noise.spreads.add(example.value());
        const auto again = UsualSpreads::ofJson(noise.spreads.json(), "spreads.json");
        QVERIFY(again);
        const timeline::AlignedRecording& before = *example.value().recording;
        timeline::AlignedRecording after = before;
        timeline::AlignedRecording same = before;
        addNoise(noise, after);
        addNoise({0.5, 3, *again}, same);
        const timeline::FeatureSeries& plain = before.terminals[1].features[0];
        const timeline::FeatureSeries& noised = after.terminals[1].features[0];
        const double spread = noise.spreads.ofColumn("press-2", "press", plain.name);
        QVERIFY(spread > 0.1);
        QCOMPARE(noise.spreads.ofColumn("press-2", "press", "no such column"), 0.0);
        QVERIFY(noise.spreads.ofColumn("press-9", "press", plain.name) > 0.0); // by its type
        double squares = 0.0;
        double count = 0.0;
        for (std::size_t k = 0; k < plain.values.size(); ++k) {
            QCOMPARE(std::isnan(noised.values[k]), std::isnan(plain.values[k]));
            if (!std::isnan(plain.values[k])) {
                QCOMPARE(noised.values[k], same.terminals[1].features[0].values[k]);
                squares += std::pow(noised.values[k] - plain.values[k], 2.0);
                count += 1.0;
            }
        }
        QVERIFY(std::abs(std::sqrt(squares / count) / (0.5 * spread) - 1.0) < 0.2);
    }

    void theSecondTimeNothingIsTrainedAgain() {
        const Days days;
        StudyRequest request = days.request({"B0", "B1"});
        CountedEpochs epochs;
        request.watch = &epochs;
        const evaluation::Study first = study(request);
        QCOMPARE(epochs.count, 2);
        const std::string file = readFile(days.folder / "study/models/B0.safetensors", 1U << 26U).take();
        const evaluation::Study second = study(request);
        QCOMPARE(epochs.count, 2);
        QCOMPARE(second.rows.size(), std::size_t(2));
        QCOMPARE(second.rows[1].modelSha256, first.rows[1].modelSha256);
        QCOMPARE(second.rows[1].cost.trainingSeconds, first.rows[1].cost.trainingSeconds);
        QVERIFY(evaluation::findMetric(second.rows[0].metrics, "step AUROC")->value ==
                evaluation::findMetric(first.rows[0].metrics, "step AUROC")->value);
        QVERIFY(readFile(days.folder / "study/models/B0.safetensors", 1U << 26U).take() == file);
        // A model that somebody changed, and one of another seed, are learnt again.
        days.folder.write("study/models/B0.safetensors", "of another hand");
        study(request);
        QCOMPARE(epochs.count, 3);
        QVERIFY(readFile(days.folder / "study/models/B0.safetensors", 1U << 26U).take() == file);
        request.seed = 2;
        QVERIFY(study(request).rows[0].modelSha256 != first.rows[0].modelSha256);
        QCOMPARE(epochs.count, 5);
    }

    void whatWasFinishedBeforeACancelIsKept() {
        const Days days;
        StudyRequest request = days.request({"kmeans", "B0", "B1"});
        request.sigmas.clear();
        CountedEpochs epochs;
        request.watch = &epochs;
        CancelSource source;
        request.rowDone = [&source](const evaluation::StudyRow& row) {
            if (row.name == "B0") {
                source.cancel();
            }
        };
        SilentProgress silent;
        QVERIFY(studyRun(request, source.token(), silent).cancelled());
        const int before = epochs.count;
        QVERIFY(std::filesystem::exists(days.folder / "study/models/B0.safetensors"));
        QVERIFY(!std::filesystem::exists(days.folder / "study/study.json"));
        request.rowDone = {};
        QCOMPARE(study(request).rows.size(), std::size_t(3));
        QCOMPARE(epochs.count, before + 1); // B1 alone
    }

    void whatCannotBeIsRefusedAtOnce() {
        const Days days;
        SilentProgress silent;
        const auto unknown = studyRun(days.request({"B7"}), {}, silent);
        QVERIFY(unknown.failed() && unknown.error().code == ErrorCode::Usage);
        StudyRequest request = days.request({});
        request.options = R"({"nonsense":1})";
        const auto options = studyRun(request, {}, silent);
        QVERIFY(options.failed() && options.error().code == ErrorCode::Usage);
        QVERIFY(!std::filesystem::exists(days.folder / "study"));
        request = days.request({"kmeans"});
        days.folder.write("file", "no folder");
        request.out = days.folder / "file/out";
        QVERIFY(studyRun(request, {}, silent).failed());
    }

    void whetherARowEarnsItsPlace() {
        using evaluation::Verdict;
        const auto verdict = [](double low, double high, double otherLow, double otherHigh) {
            return evaluation::earnedBy(
                {{"step AUROC", 0.0, 0.0, 0.5 * (low + high), low, high},
                 {"step AP", 0.0, 0.0, 0.5 * (otherLow + otherHigh), otherLow, otherHigh},
                 {"step F1", 0.0, 0.0, -9.0, -9.0, -9.0}});
        };
        QVERIFY(verdict(0.01, 0.03, -0.1, 0.1) == Verdict::Yes);
        QVERIFY(verdict(-0.01, 0.03, -0.1, 0.1) == Verdict::CannotTell);
        QVERIFY(verdict(0.01, 0.03, -0.1, -0.01) == Verdict::CannotTell);
        QVERIFY(verdict(-0.02, 0.03, -0.1, -0.01) == Verdict::No);
        QVERIFY(verdict(0.0, 0.0, 0.0, 0.0) == Verdict::No); // it changes nothing
        QVERIFY(evaluation::earnedBy({}) == Verdict::CannotTell);
    }
};

QTEST_GUILESS_MAIN(StudyRunTest)
#include "study_run_test.moc"

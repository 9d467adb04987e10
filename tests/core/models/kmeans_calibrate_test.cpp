// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/model_api.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using timeline::AlignedRecording;
using timeline::FeatureGroup;
using timeline::FeatureSeries;

namespace {

constexpr std::size_t steps = 240;

FeatureSeries column(const std::string& name, std::vector<float> values) {
    FeatureSeries series;
    series.name = name;
    series.group = FeatureGroup::Operating;
    series.present.assign(values.size(), 1);
    series.values = std::move(values);
    return series;
}

/// A machine at work at a level that is the plant's own; from step 120 to 150 its load is `shift` higher,
/// while its current is not.
TrainingExample runOf(const std::vector<std::string>& terminals, std::uint64_t seed, double noise,
                      double shift = 0.0) {
    TrainingExample example;
    auto recording = std::make_shared<AlignedRecording>();
    recording->grid = {0.5, steps};
    Random random(seed);
    for (const std::string& id : terminals) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        terminal.type = "conveyor";
        std::vector<float> load;
        std::vector<float> current;
        std::vector<std::uint8_t> abnormal(steps, 0);
        for (std::size_t k = 0; k < steps; ++k) {
            const bool shifted = shift > 0.0 && k >= 120 && k <= 150;
            const double usual = 10.0 + 2.0 * std::sin(0.3 * static_cast<double>(k));
            load.push_back(static_cast<float>(usual + noise * random.normal() + (shifted ? shift : 0.0)));
            current.push_back(static_cast<float>(0.5 * usual + noise * random.normal()));
            abnormal[k] = shifted ? 1 : 0;
        }
        terminal.features = {column("load_pct", load), column("current_a", current)};
        recording->terminals.push_back(std::move(terminal));
        example.abnormal.push_back(std::move(abnormal));
        example.types.emplace_back(steps, std::int8_t{-1});
    }
    example.recording = recording;
    return example;
}

TrainingExample unlabelled(TrainingExample example) {
    example.labelled = false;
    for (auto& terminal : example.abnormal) {
        std::fill(terminal.begin(), terminal.end(), std::uint8_t{0});
    }
    return example;
}

/// Learned at a quiet plant with the terminals "a" and "far".
ModelState quietModel() {
    SilentProgress silent;
    TrainSettings settings;
    settings.modelName = "quiet";
    auto engine = createEngine("kmeans").take();
    return engine->train({runOf({"a", "far"}, 1, 0.2), runOf({"a", "far"}, 2, 0.2)}, {}, settings, {}, silent)
        .take();
}

Outcome<ModelState> calibrated(const ModelState& state, const std::vector<TrainingExample>& normal) {
    SilentProgress silent;
    return createEngine("kmeans").take()->calibrate(state, normal, TrainSettings(), {}, silent);
}

TerminalScores scoresOf(const ModelState& state, const TrainingExample& example) {
    SilentProgress silent;
    auto engine = createEngine("kmeans").take();
    if (!engine->load(state).ok()) {
        return {};
    }
    return engine->score(*example.recording, 1, {}, silent).take().front();
}

std::size_t raised(const TerminalScores& scores) {
    return static_cast<std::size_t>(std::count_if(scores.probabilities.begin(), scores.probabilities.end(),
                                                  [&](double p) { return p >= scores.suggestedThreshold; }));
}

} // namespace

class KMeansCalibrateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// At another plant the same machine is ten times as noisy: what was learned elsewhere alarms all the
    /// time, and a few recordings of normal running put that right without hiding what is abnormal there.
    void normalRunningOfAPlantMakesItsOwnMeasure() {
        const ModelState before = quietModel();
        const TrainingExample here = runOf({"a"}, 21, 2.0, 30.0);
        QVERIFY(raised(scoresOf(before, here)) > 150);
        const auto after =
            calibrated(before, {unlabelled(runOf({"a"}, 11, 2.0)), unlabelled(runOf({"a"}, 12, 2.0)),
                                unlabelled(runOf({"a"}, 13, 2.0))});
        QVERIFY2(after.finished(), after.failed() ? after.error().oneLine().c_str() : "");
        const TerminalScores scores = scoresOf(after.value(), here);
        QVERIFY(raised(scores) >= 20);
        QVERIFY(raised(scores) <= 50);
        QCOMPARE(raised(scoresOf(after.value(), runOf({"a"}, 22, 2.0))), std::size_t(0));
    }

    void whatThePlantDoesNotHaveIsKeptAndItsNewTerminalIsAdded() {
        const ModelState before = quietModel();
        const auto after =
            calibrated(before, {unlabelled(runOf({"new"}, 11, 2.0)), unlabelled(runOf({"new"}, 12, 2.0))});
        QVERIFY(after.finished());
        const TrainingExample far = runOf({"far"}, 5, 0.2, 3.0);
        QCOMPARE(scoresOf(after.value(), far).probabilities, scoresOf(before, far).probabilities);
        QCOMPARE(scoresOf(after.value(), far).suggestedThreshold, scoresOf(before, far).suggestedThreshold);
        QVERIFY(raised(scoresOf(before, runOf({"new"}, 21, 2.0))) > 100);
        QVERIFY(raised(scoresOf(after.value(), runOf({"new"}, 21, 2.0))) <= 10);
        QCOMPARE(after.value().metadata.at("name"), std::string("quiet"));
        QCOMPARE(after.value().metadata.at("engine"), std::string("kmeans"));
    }

    /// Steps labelled as abnormal are left out: the anomaly does not become a part of what is usual.
    void labelledAnomaliesAreLeftOut() {
        const ModelState before = quietModel();
        const std::vector<TrainingExample> labelled = {runOf({"a"}, 11, 1.0, 30.0),
                                                       runOf({"a"}, 12, 1.0, 30.0)};
        const auto known = calibrated(before, labelled);
        const auto taken = calibrated(before, {unlabelled(labelled[0]), unlabelled(labelled[1])});
        QVERIFY(known.finished() && taken.finished());
        const TrainingExample again = runOf({"a"}, 21, 1.0, 30.0);
        QVERIFY(raised(scoresOf(known.value(), again)) >= 20);
        QVERIFY(raised(scoresOf(taken.value(), again)) < raised(scoresOf(known.value(), again)));
    }

    void theSameRecordingsGiveTheSameModel() {
        const ModelState before = quietModel();
        const std::vector<TrainingExample> normal = {runOf({"a"}, 11, 1.0), runOf({"a"}, 12, 1.0)};
        const auto one = calibrated(before, normal);
        const auto two = calibrated(before, normal);
        QVERIFY(one.finished() && two.finished());
        for (const auto& [name, tensor] : one.value().tensors) {
            QCOMPARE(two.value().tensors.at(name).values, tensor.values);
        }
    }

    void nothingToLearnFromAndForeignModelsAreRefused() {
        const ModelState before = quietModel();
        QVERIFY(calibrated(before, {}).failed());
        QVERIFY(calibrated(ModelState(), {runOf({"a"}, 11, 1.0)}).failed());
        SilentProgress silent;
        CancelSource source;
        source.cancel();
        QVERIFY(createEngine("kmeans")
                    .take()
                    ->calibrate(before, {runOf({"a"}, 11, 1.0)}, TrainSettings(), source.token(), silent)
                    .cancelled());
    }

    /// Fine-tuning learns what the new recordings hold and forgets nothing of the other terminals.
    void trainingGoesOnFromAModel() {
        const ModelState before = quietModel();
        SilentProgress silent;
        TrainSettings settings;
        settings.initial = &before;
        auto engine = createEngine("kmeans").take();
        QVERIFY(engine->info().finetunes && engine->info().calibrates);
        const auto after = engine->train({runOf({"a"}, 11, 2.0), runOf({"a"}, 12, 2.0)},
                                         {runOf({"a"}, 13, 2.0, 30.0)}, settings, {}, silent);
        QVERIFY(after.finished());
        const TrainingExample far = runOf({"far"}, 5, 0.2);
        QCOMPARE(scoresOf(after.value(), far).probabilities, scoresOf(before, far).probabilities);
        QVERIFY(raised(scoresOf(after.value(), runOf({"a"}, 22, 2.0))) <= 2);
    }
};

QTEST_APPLESS_MAIN(KMeansCalibrateTest)
#include "kmeans_calibrate_test.moc"

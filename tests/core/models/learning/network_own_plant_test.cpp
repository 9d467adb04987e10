// SPDX-License-Identifier: GPL-3.0-or-later
// A model of the engine vg-ms-st-gat comes to a plant of one's own: calibrated, fine-tuned.
#include "tests/core/models/learning/tiny_network.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::tiny_network;

class NetworkOwnPlantTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void calibrationLearnsThePlantAndKeepsTheWeights();
    void calibrationOfAModelOfOtherPlantsLearnsDistances();
    void fineTuningGoesOnFromAModel();
    void fineTuningNeedsAnAnomaly();
    void fineTuningOnManyAnomaliesGrowsTreesBesideTheGivenOnes();
};

void NetworkOwnPlantTest::calibrationLearnsThePlantAndKeepsTheWeights() {
    std::vector<TrainingExample> plant = examples(200, 204, false, false);
    for (TrainingExample& one : plant) {
        timeline::AlignedRecording recording = *one.recording;
        recording.terminals[0].id = "plc-77";
        one.recording = std::make_shared<const timeline::AlignedRecording>(recording);
        one.labelled = false;
    }
    SilentProgress silent;
    TrainSettings settings;
    auto calibrated = engine()->calibrate(model(false), plant, settings, {}, silent);
    QVERIFY(calibrated.finished());
    for (const auto& [name, tensor] : model(false).tensors) {
        if (name.rfind("network", 0) == 0) {
            QVERIFY2(calibrated.value().tensors.at(name).values == tensor.values, name.c_str());
        }
    }
    QVERIFY(calibrated.value().metadata.at("normal").find("plc-77") != std::string::npos);
    QCOMPARE(calibrated.value().metadata.at("name"), std::string("tiny"));
    const auto scores = scored(calibrated.value(), plant[0]);
    for (const TerminalScores& terminal : scores) {
        for (const double probability : terminal.probabilities) {
            QVERIFY(probability < terminal.suggestedThreshold); // normal running raises nothing
        }
    }
}

void NetworkOwnPlantTest::fineTuningGoesOnFromAModel() {
    TrainSettings settings;
    settings.options = R"({"training": {"epochs": 1, "learning_rate": 0.000001}, "folds": 2})";
    settings.initial = &model(false);
    SilentProgress silent;
    auto tuned = engine()->train(examples(1, 5, false), examples(20, 22, false), settings, {}, silent);
    QVERIFY(tuned.finished());
    const std::vector<float>& before = model(false).tensors.at("network0/anomaly.weight").values;
    const std::vector<float>& after = tuned.value().tensors.at("network0/anomaly.weight").values;
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        QVERIFY(std::abs(after[i] - before[i]) < 1e-3F); // not from new random numbers
    }
}

/// It would learn to see no anomaly.
void NetworkOwnPlantTest::fineTuningNeedsAnAnomaly() {
    TrainSettings settings;
    settings.initial = &model(false);
    std::vector<TrainingExample> normal = examples(1, 3, false);
    for (TrainingExample& example : normal) {
        for (std::vector<std::uint8_t>& terminal : example.abnormal) {
            std::fill(terminal.begin(), terminal.end(), std::uint8_t{0});
        }
    }
    SilentProgress silent;
    const auto tuned = engine()->train(normal, examples(20, 22, false), settings, {}, silent);
    QVERIFY(tuned.failed());
    QCOMPARE(tuned.error().code, ErrorCode::Empty);
    QVERIFY(!std::string(tuned.error().remedy.source).empty());
}

void NetworkOwnPlantTest::fineTuningOnManyAnomaliesGrowsTreesBesideTheGivenOnes() {
    TrainSettings settings;
    settings.options = R"({"training": {"epochs": 0}})";
    settings.initial = &model(false);
    SilentProgress silent;
    const auto tuned =
        engine()->train(examples(30, 54, false), examples(60, 62, false), settings, {}, silent);
    QVERIFY(tuned.finished());
    const auto trees = [](const ModelState& state) {
        return state.tensors.at("prior/anomaly/roots").values.size();
    };
    QVERIFY(trees(tuned.value()) > trees(model(false)));
    const auto scores = scored(tuned.value(), example(70, false));
    QVERIFY(meanOf(scores.at(1), anomalyFrom + 2, anomalyTo) > 0.5);
    QVERIFY(meanOf(scores.at(1), 16, anomalyFrom - 2) < 0.1);
}

void NetworkOwnPlantTest::calibrationOfAModelOfOtherPlantsLearnsDistances() {
    std::vector<TrainingExample> plants = examples(1, 9, false);
    for (std::size_t e = 0; e < plants.size(); ++e) {
        timeline::AlignedRecording recording = *plants[e].recording;
        recording.site = e % 2 == 0 ? "one" : "other";
        plants[e].recording = std::make_shared<const timeline::AlignedRecording>(recording);
    }
    TrainSettings settings;
    settings.options = R"({"training": {"epochs": 0}})";
    SilentProgress silent;
    auto general = engine()->train(plants, {}, settings, {}, silent);
    QVERIFY(general.finished());
    auto calibrated =
        engine()->calibrate(general.value(), examples(200, 204, false, false), settings, {}, silent);
    QVERIFY(calibrated.finished());
    const auto distances = [](const ModelState& state) {
        return std::count_if(state.tensors.begin(), state.tensors.end(),
                             [](const auto& named) { return named.first.rfind("prior/distances/", 0) == 0; });
    };
    QCOMPARE(distances(general.value()), 0);
    const auto learned = distances(calibrated.value());
    QVERIFY(learned > 0);
    // Again, at the same plant: the new ones take the place of the old ones.
    auto again =
        engine()->calibrate(calibrated.value(), examples(300, 304, false, false), settings, {}, silent);
    QVERIFY(again.finished());
    QCOMPARE(distances(again.value()), learned);
    const auto scores = scored(again.value(), example(70, false));
    QVERIFY(meanOf(scores.at(1), anomalyFrom + 2, anomalyTo) >
            meanOf(scores.at(1), 16, anomalyFrom - 2) + 0.3);
}

QTEST_GUILESS_MAIN(NetworkOwnPlantTest)
#include "network_own_plant_test.moc"

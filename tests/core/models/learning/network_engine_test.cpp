// SPDX-License-Identifier: GPL-3.0-or-later
// The engine vg-ms-st-gat from recordings to scores, with a tiny network.
#include "tests/core/models/learning/tiny_network.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::tiny_network;

class NetworkEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsWhatItHasLearned_data();
    void findsWhatItHasLearned();
    void saysWhyAndWhat();
    void aModelFileScoresAlike();
    void theSameSeedTrainsTheSameModel();
    void aCausalScoreKnowsNothingOfLater();
    void aLongRecordingIsScoredLikeItsStretches();
    void anUnknownPlantIsJudgedByItself();
    void strangeModelsAreRefused_data();
    void strangeModelsAreRefused();
    void strangeSettingsAreRefused_data();
    void strangeSettingsAreRefused();
    void oneRecordingIsEnoughToTrainOn();
    void aFinishedTrainingLeavesNoCheckpoint();
    void aTrainingCanBeCancelled();
};

void NetworkEngineTest::findsWhatItHasLearned_data() {
    QTest::addColumn<bool>("causal");
    QTest::newRow("offline") << false;
    QTest::newRow("causal") << true;
}

void NetworkEngineTest::findsWhatItHasLearned() {
    QFETCH(bool, causal);
    const auto scores = scored(model(causal), example(100, causal));
    QCOMPARE(scores.size(), std::size_t{3});
    const double during = meanOf(scores[1], anomalyFrom + 2, anomalyTo);
    const double before = meanOf(scores[1], 16, anomalyFrom - 2);
    const double other = meanOf(scores[2], anomalyFrom, anomalyTo);
    QVERIFY2(
        during > before + 0.3 && during > other + 0.3,
        qPrintable(QStringLiteral("%1 during, %2 before, %3 elsewhere").arg(during).arg(before).arg(other)));
    QVERIFY(scores[1].suggestedThreshold > before && scores[1].suggestedThreshold < during);
}

void NetworkEngineTest::saysWhyAndWhat() {
    const auto scores = scored(model(false), example(101, false));
    const TerminalScores& lathe = scores.at(1);
    const std::size_t at = 60 - lathe.steps.front();
    QVERIFY(!lathe.attributions[at].empty());
    QCOMPARE(lathe.featureNames[lathe.attributions[at][0].feature], std::string("current_a"));
    const auto& types = lathe.typeProbabilities[at];
    const auto likeliest = std::max_element(types.begin(), types.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    QCOMPARE(likeliest->first, std::string("overload"));
}

void NetworkEngineTest::aModelFileScoresAlike() {
    const testing::TemporaryFolder folder;
    const auto path = folder.path() / "model.safetensors";
    QVERIFY(writeSafetensors(path, model(false), Precision::Half).ok());
    const auto read = readSafetensors(path);
    QVERIFY(read.ok());
    const auto direct = scored(model(false), example(102, false));
    const auto again = scored(*read, example(102, false));
    QCOMPARE(again.size(), direct.size());
    for (std::size_t t = 0; t < direct.size(); ++t) {
        for (std::size_t k = 0; k < direct[t].probabilities.size(); ++k) {
            QVERIFY(std::abs(direct[t].probabilities[k] - again[t].probabilities[k]) < 0.02);
        }
    }
}

void NetworkEngineTest::theSameSeedTrainsTheSameModel() {
    const ModelState again = trained(false);
    QCOMPARE(again.tensors.size(), model(false).tensors.size());
    for (const auto& [name, tensor] : again.tensors) {
        QVERIFY2(tensor.values == model(false).tensors.at(name).values, name.c_str());
    }
    QVERIFY(trained(false, 2).tensors.at("network0/correction.inner.weight").values !=
            again.tensors.at("network0/correction.inner.weight").values);
}

void NetworkEngineTest::aCausalScoreKnowsNothingOfLater() {
    const TrainingExample whole = example(103, true);
    timeline::AlignedRecording begun = *whole.recording;
    begun.grid.steps = 66;
    for (timeline::AlignedTerminal& terminal : begun.terminals) {
        for (timeline::FeatureSeries& feature : terminal.features) {
            feature.values.resize(66);
            feature.present.resize(66);
        }
    }
    TrainingExample part = whole;
    part.recording = std::make_shared<const timeline::AlignedRecording>(begun);
    const auto all = scored(model(true), whole);
    const auto first = scored(model(true), part);
    for (std::size_t t = 0; t < first.size(); ++t) {
        QCOMPARE(first[t].probabilities.size(), std::size_t{50});
        for (std::size_t k = 0; k < 50; ++k) {
            QVERIFY(std::abs(first[t].probabilities[k] - all[t].probabilities[k]) < 1e-5);
        }
    }
}

void NetworkEngineTest::aLongRecordingIsScoredLikeItsStretches() {
    // Longer than what goes through the network at once: no seam may show.
    const TrainingExample longer = example(104, false, false, 520);
    const auto scores = scored(model(false), longer);
    QCOMPARE(scores.at(1).probabilities.size(), std::size_t{504});
    for (const double probability : scores[1].probabilities) {
        QVERIFY2(probability < scores[1].suggestedThreshold, qPrintable(QString::number(probability)));
    }
}

void NetworkEngineTest::anUnknownPlantIsJudgedByItself() {
    TrainingExample stranger = example(105, false);
    timeline::AlignedRecording recording = *stranger.recording;
    for (timeline::AlignedTerminal& terminal : recording.terminals) {
        terminal.id = "x-" + terminal.id;
        terminal.type = "x" + terminal.type;
        for (timeline::FeatureSeries& feature : terminal.features) {
            for (float& value : feature.values) {
                value = value * 3.0F + 7.0F; // other machines, other units
            }
        }
    }
    stranger.recording = std::make_shared<const timeline::AlignedRecording>(recording);
    const auto scores = scored(model(false), stranger);
    QVERIFY(meanOf(scores.at(1), anomalyFrom + 2, anomalyTo) >
            meanOf(scores.at(1), 16, anomalyFrom - 2) + 0.2);
}

void NetworkEngineTest::strangeModelsAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("no network") << "network"
                                << "";
    QTest::newRow("a network of another size") << "network"
                                               << R"({"features": 32})";
    QTest::newRow("too many") << "networks"
                              << "3";
    QTest::newRow("none") << "networks"
                          << "0";
    QTest::newRow("a count that is none") << "networks"
                                          << "-1";
    QTest::newRow("thresholds") << "thresholds"
                                << "{}";
    QTest::newRow("profiles") << "normal"
                              << R"({"profiles": [{"name": "a"}]})";
}

void NetworkEngineTest::strangeModelsAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    ModelState state = model(false);
    state.metadata[key.toStdString()] = value.toStdString();
    const auto loaded = engine()->load(state);
    QVERIFY(!loaded.ok());
    QVERIFY(*loaded.error().message.source != '\0');
}

void NetworkEngineTest::strangeSettingsAreRefused_data() {
    QTest::addColumn<QString>("options");
    QTest::newRow("no JSON") << "{";
    QTest::newRow("a list") << "[]";
    QTest::newRow("an unknown key") << R"({"epochs": 3})";
    QTest::newRow("too many networks") << R"({"networks": 1000})";
    QTest::newRow("a width of nothing") << R"({"network": {"features": 0}})";
    QTest::newRow("a rate that is none") << R"({"training": {"learning_rate": "fast"}})";
}

void NetworkEngineTest::strangeSettingsAreRefused() {
    QFETCH(QString, options);
    TrainSettings settings;
    settings.options = options.toStdString();
    SilentProgress silent;
    QVERIFY(engine()->train(examples(1, 3, false), {}, settings, {}, silent).failed());
}

void NetworkEngineTest::oneRecordingIsEnoughToTrainOn() {
    TrainSettings settings;
    settings.options = tiny;
    settings.epochs = 1;
    SilentProgress silent;
    auto state = engine()->train(examples(1, 2, false), {}, settings, {}, silent);
    QVERIFY(state.finished()); // without trees: none could be grown that have not seen it
    QCOMPARE(scored(state.value(), example(100, false)).size(), std::size_t{3});
}

void NetworkEngineTest::aFinishedTrainingLeavesNoCheckpoint() {
    const testing::TemporaryFolder folder;
    TrainSettings settings;
    settings.options = R"({"networks": 2, "prior": false, "training": {"epochs": 1}})";
    settings.checkpoint = folder.path() / "model.part";
    SilentProgress silent;
    QVERIFY(engine()->train(examples(1, 3, false), {}, settings, {}, silent).finished());
    QVERIFY2(std::filesystem::is_empty(folder.path()), "a finished training was offered as interrupted");
}

void NetworkEngineTest::aTrainingCanBeCancelled() {
    CancelSource source;
    source.cancel();
    SilentProgress silent;
    TrainSettings settings;
    settings.options = tiny;
    QVERIFY(engine()->train(examples(1, 3, false), {}, settings, source.token(), silent).cancelled());
}

QTEST_GUILESS_MAIN(NetworkEngineTest)
#include "network_engine_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/baselines/trees/features.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/model_api.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using timeline::AlignedRecording;
using timeline::FeatureGroup;

namespace {

struct Plant {
    std::uint64_t seed = 1;
    bool causal = false;
    std::size_t steps = 200;
    double shift = 0.0; ///< of b's current, which usually follows its load, from step 100 to 130
    const char* first = "a";
    const char* second = "b";
};

timeline::FeatureSeries column(const char* name, std::vector<float> values) {
    timeline::FeatureSeries series;
    series.name = name;
    series.present.assign(values.size(), 1);
    series.values = std::move(values);
    return series;
}

TrainingExample exampleOf(const Plant& plant) {
    auto recording = std::make_shared<AlignedRecording>();
    recording->grid = {0.5, plant.steps};
    recording->causal = plant.causal;
    Random random(plant.seed);
    TrainingExample example;
    for (const char* id : {plant.first, plant.second}) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        terminal.type = "conveyor";
        std::vector<float> load;
        std::vector<float> current;
        std::vector<std::uint8_t> abnormal(plant.steps, 0);
        for (std::size_t k = 0; k < plant.steps; ++k) {
            const bool shifted = plant.shift != 0.0 && id == plant.second && k >= 100 && k <= 130;
            abnormal[k] = shifted ? 1 : 0;
            const double usual = 10.0 + 2.0 * std::sin(0.3 * static_cast<double>(k));
            load.push_back(static_cast<float>(usual + random.normal()));
            current.push_back(static_cast<float>(0.5 * load.back() + 0.2 * random.normal() +
                                                 (shifted ? plant.shift : 0.0)));
        }
        terminal.features = {column("load_pct", load), column("current_a", current)};
        recording->terminals.push_back(std::move(terminal));
        example.types.emplace_back(plant.steps, std::int8_t{-1});
        for (std::size_t k = 0; k < plant.steps; ++k) {
            example.types.back()[k] = abnormal[k] != 0 ? 6 : -1; // overload
        }
        example.abnormal.push_back(std::move(abnormal));
    }
    example.recording = std::move(recording);
    return example;
}

std::vector<TrainingExample> examplesOf(bool causal, std::uint64_t seed, int count, bool anomalies = true) {
    std::vector<TrainingExample> examples;
    for (int i = 0; i < count; ++i) {
        Plant plant;
        plant.seed = seed + static_cast<std::uint64_t>(i);
        plant.causal = causal;
        plant.shift = anomalies && i % 2 == 0 ? 1.5 : 0.0;
        examples.push_back(exampleOf(plant));
    }
    return examples;
}

Outcome<ModelState> trainedWith(bool causal, std::uint64_t seed, const CancelToken& cancel = {}) {
    SilentProgress silent;
    TrainSettings settings;
    settings.causal = causal;
    settings.seed = seed;
    settings.epochs = 40;
    return createEngine("trees").take()->train(examplesOf(causal, 10, 8), examplesOf(causal, 50, 2), settings,
                                               cancel, silent);
}

const ModelState& trained(bool causal) {
    static const ModelState offline = trainedWith(false, 1).take();
    static const ModelState past = trainedWith(true, 1).take();
    return causal ? past : offline;
}

std::vector<TerminalScores> scoresBy(const ModelState& state, const AlignedRecording& recording) {
    SilentProgress silent;
    auto engine = createEngine("trees").take();
    if (!engine->load(state)) {
        return {};
    }
    return engine->score(recording, 1, {}, silent).take();
}

double meanOf(const TerminalScores& scores, std::size_t from, std::size_t to) {
    double sum = 0.0;
    for (std::size_t k = from; k <= to; ++k) {
        sum += scores.probabilities[k - timeline::windowSteps];
    }
    return sum / static_cast<double>(to - from + 1);
}

} // namespace

class TreesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findWhatIsPlanted_data() { ways(); }
    void findWhatIsPlanted() {
        QFETCH(bool, causal);
        Plant plant;
        plant.seed = 99;
        plant.causal = causal;
        plant.shift = 1.5;
        const auto scores = scoresBy(trained(causal), *exampleOf(plant).recording);
        QCOMPARE(scores.size(), std::size_t{2});
        QVERIFY(meanOf(scores[1], 104, 128) > scores[1].suggestedThreshold);
        QVERIFY(meanOf(scores[1], 20, 90) < 0.3 * scores[1].suggestedThreshold);
        QVERIFY(meanOf(scores[0], 20, 190) < 0.3 * scores[0].suggestedThreshold);
        const std::size_t at = 115 - timeline::windowSteps;
        QVERIFY(!scores[1].attributions[at].empty());
        QCOMPARE(scores[1].featureNames[scores[1].attributions[at][0].feature], std::string("current_a"));
        QCOMPARE(scores[1].steps.size(), scores[1].probabilities.size());
        QCOMPARE(scores[1].steps.size(), scores[1].attributions.size());
    }

    void judgeAPlantThatTheyNeverSaw_data() { ways(); }
    void judgeAPlantThatTheyNeverSaw() {
        QFETCH(bool, causal);
        Plant plant;
        plant.seed = 98;
        plant.causal = causal;
        plant.shift = 3.0;
        plant.first = "x";
        plant.second = "y";
        TrainingExample example = exampleOf(plant);
        AlignedRecording other = *example.recording;
        for (timeline::AlignedTerminal& terminal : other.terminals) {
            terminal.type = "press"; // no profile is of it
        }
        const auto scores = scoresBy(trained(causal), other);
        QVERIFY(meanOf(scores[1], 104, 120) > 2.0 * meanOf(scores[1], 50, 95));
    }

    void aStepDoesNotKnowWhatComesLater() {
        Plant plant;
        plant.seed = 97;
        plant.causal = true;
        const TrainingExample whole = exampleOf(plant);
        plant.shift = 4.0; // from step 100 on; the same until then
        const auto before = scoresBy(trained(true), *whole.recording);
        const auto after = scoresBy(trained(true), *exampleOf(plant).recording);
        for (std::size_t i = 0; before[1].steps[i] < 100; ++i) {
            QCOMPARE(before[1].probabilities[i], after[1].probabilities[i]);
        }
    }

    void theSameSeedTheSameModel() {
        const ModelState again = trainedWith(true, 1).take();
        QVERIFY(again.metadata == trained(true).metadata);
        for (const auto& [name, tensor] : trained(true).tensors) {
            QVERIFY2(again.tensors.at(name).values == tensor.values, name.c_str());
        }
    }

    void calibrationTakesTheNewPlant() {
        SilentProgress silent;
        std::vector<TrainingExample> normal;
        for (std::uint64_t seed = 200; seed < 204; ++seed) {
            Plant plant;
            plant.seed = seed;
            plant.first = "x";
            plant.second = "y";
            normal.push_back(exampleOf(plant));
        }
        auto engine = createEngine("trees").take();
        QVERIFY(engine->info().calibrates);
        auto state = engine->calibrate(trained(false), normal, TrainSettings(), {}, silent);
        QVERIFY(state.finished());
        QCOMPARE(state.value().tensors.at("anomaly/nodes").values,
                 trained(false).tensors.at("anomaly/nodes").values);
        Plant plant;
        plant.seed = 205;
        plant.first = "x";
        plant.second = "y";
        plant.shift = 1.5;
        const auto scores = scoresBy(state.value(), *exampleOf(plant).recording);
        QVERIFY(meanOf(scores[1], 104, 128) > scores[1].suggestedThreshold);
        QVERIFY(meanOf(scores[0], 20, 190) < scores[0].suggestedThreshold);
    }

    void aNetworkLearnsFromTheLogitsThatItIsGivenLater() {
        const trees::Model model = trees::modelOf(trained(true)).take();
        const TrainingExample example = exampleOf(Plant());
        const auto columns = kmeans::columnsOf(*example.recording);
        const auto logits = trees::logitsOf(model, *example.recording, columns, {});
        QVERIFY(trees::judge(model, *example.recording, columns, {}).logits == logits);
        QCOMPARE(logits[0][0], model.anomaly.base); // of the first steps nothing is said
    }

    void brokenModelsAreRefused() {
        auto engine = createEngine("trees").take();
        for (const char* key : {"trees", "thresholds", "normal"}) {
            ModelState state = trained(false);
            state.metadata[key] = "{}";
            QVERIFY2(!engine->load(state).ok(), key);
            state.metadata[key] = "[1,2";
            QVERIFY2(!engine->load(state).ok(), key);
        }
        ModelState state = trained(false);
        state.tensors["anomaly/roots"].values[0] = 1.0F;
        QVERIFY(!engine->load(state).ok());
        QVERIFY(!engine->load(ModelState()).ok());
        QVERIFY(engine->load(trained(false)).ok());
    }

    void moreTreesThanAModelHoldsAreRefused() {
        SilentProgress silent;
        TrainSettings settings;
        settings.epochs = 100'000;
        const auto result =
            createEngine("trees").take()->train(examplesOf(false, 10, 4), {}, settings, {}, silent);
        QVERIFY(result.failed());
        QVERIFY(result.error().oneLine().find("4000") != std::string::npos);
    }

    void cancelledIsNoResult() {
        CancelSource source;
        source.cancel();
        QVERIFY(trainedWith(false, 1, source.token()).cancelled());
    }

    void everyFeatureHasAName() {
        QCOMPARE(trees::featureNames().size(), trees::featureCount());
        std::vector<std::string> names = trees::featureNames();
        std::sort(names.begin(), names.end());
        QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
    }

private:
    static void ways() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("offline") << false;
        QTest::newRow("past only") << true;
    }
};

QTEST_GUILESS_MAIN(TreesTest)
#include "trees_test.moc"

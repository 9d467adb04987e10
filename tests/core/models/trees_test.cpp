// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/baselines/trees/boosting.h"
#include "core/models/baselines/trees/features.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/model_api.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models;
using timeline::AlignedRecording;
using timeline::FeatureGroup;

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

/// Rows of which only the first two columns say anything: abnormal where both are above 0, or where the third
/// is not known.
trees::Table tableOf(std::size_t rows, std::uint64_t seed) {
    trees::Table table;
    table.columns = 4;
    Random random(seed);
    for (std::size_t r = 0; r < rows; ++r) {
        const auto a = static_cast<float>(random.normal());
        const auto b = static_cast<float>(random.normal());
        const bool missing = random.uniform() < 0.1;
        const bool abnormal = missing || (a > 0.0F && b > 0.0F);
        table.values.insert(table.values.end(),
                            {a, b, missing ? unknown : 1.0F, static_cast<float>(random.normal())});
        table.labels.push_back(abnormal ? 1 : 0);
        table.weights.push_back(1.0F);
        table.groups.push_back(static_cast<std::uint32_t>(r / 50));
    }
    return table;
}

trees::Forest grown(const trees::Table& table, int count, std::uint64_t seed = 1) {
    trees::BoostingSettings settings;
    settings.trees = count;
    settings.columnShare = 1.0;
    settings.leastWeight = 0.5;
    settings.seed = seed;
    return trees::boost(table, settings, {}, [](int) {}).take();
}

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
    void learnWhatNoLineTells() {
        const trees::Forest forest = grown(tableOf(3000, 1), 300);
        const trees::Table fresh = tableOf(500, 2);
        std::size_t right = 0;
        for (std::size_t r = 0; r < fresh.rows(); ++r) {
            right += (forest.logit(fresh.row(r)) > 0.0) == (fresh.labels[r] != 0) ? 1 : 0;
        }
        QVERIFY2(right >= 475, qPrintable(QString::number(right)));
    }

    void theFirstTreeIsTheBestSplit() {
        // One column; by hand: base ln(1/3), slopes 0.25 - y, bends 0.1875. The only split that leaves pure
        // sides is after the sixth of eight rows.
        trees::Table table;
        table.columns = 1;
        table.values = {1.0F, 2.0F, 3.0F, 4.0F, 5.0F, 6.0F, 7.0F, 8.0F};
        table.labels = {0, 0, 0, 0, 0, 0, 1, 1};
        table.weights.assign(8, 1.0F);
        table.groups.assign(8, 0);
        trees::BoostingSettings settings;
        settings.trees = 1;
        settings.depth = 1;
        settings.leastWeight = 0.1;
        settings.ridge = 1.0;
        settings.groupShare = 1.0;
        settings.columnShare = 1.0;
        const trees::Forest forest = trees::boost(table, settings, {}, [](int) {}).take();
        QCOMPARE(forest.nodes.size(), std::size_t{3});
        QCOMPARE(forest.nodes[0].threshold, 6.0F);
        QVERIFY(std::abs(forest.base - std::log(1.0 / 3.0)) < 1e-6);
        QVERIFY(std::abs(forest.nodes[1].value + 0.05 * 1.5 / (6.0 * 0.1875 + 1.0)) < 1e-6);
        QVERIFY(std::abs(forest.nodes[2].value - 0.05 * 1.5 / (2.0 * 0.1875 + 1.0)) < 1e-6);
    }

    void sharesAreWhatMovesTheLogit() {
        const trees::Table table = tableOf(1000, 3);
        const trees::Forest forest = grown(table, 30);
        double roots = forest.base;
        for (const std::uint32_t root : forest.roots) {
            roots += forest.nodes[root].value;
        }
        for (std::size_t r = 0; r < 20; ++r) {
            std::vector<double> shares(4, 0.0);
            forest.addShares(table.row(r), shares);
            double sum = roots;
            for (const double share : shares) {
                sum += share;
            }
            QVERIFY(std::abs(sum - forest.logit(table.row(r))) < 1e-5);
        }
    }

    void theMeanOfForestsSaysTheMean() {
        const trees::Table table = tableOf(400, 4);
        const std::vector<trees::Forest> all{grown(table, 10), grown(tableOf(400, 5), 3),
                                             grown(tableOf(400, 6), 7)};
        const trees::Forest mean = trees::meanOf(all, 1.5);
        const double base = (all[0].base + all[1].base + all[2].base) / 3.0;
        ModelState state;
        trees::storeForest(mean, "f/", state);
        const auto read = trees::forestOf(state, "f/", 4);
        QVERIFY(read.ok());
        for (std::size_t r = 0; r < table.rows(); ++r) {
            double sum = 0.0;
            std::vector<double> sharesOfAll(4, 0.0);
            std::vector<double> shares(4, 0.0);
            for (const trees::Forest& one : all) {
                sum += one.logit(table.row(r));
                one.addShares(table.row(r), sharesOfAll);
            }
            read->addShares(table.row(r), shares);
            QVERIFY(std::abs(read->logit(table.row(r)) - base - 1.5 * (sum / 3.0 - base)) < 1e-5);
            for (std::size_t f = 0; f < shares.size(); ++f) {
                QVERIFY(std::abs(shares[f] - 1.5 * sharesOfAll[f] / 3.0) < 1e-5);
            }
        }
    }

    void storedForestsSayTheSame() {
        const trees::Table table = tableOf(400, 4);
        const trees::Forest forest = grown(table, 10);
        ModelState state;
        trees::storeForest(forest, "f/", state);
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("forest").toStdString();
        QVERIFY(writeSafetensors(file, state).ok());
        const auto back = readSafetensors(file); // which takes finite numbers alone
        QVERIFY(back.ok());
        const auto read = trees::forestOf(*back, "f/", 4);
        QVERIFY(read.ok());
        QVERIFY(std::any_of(forest.nodes.begin(), forest.nodes.end(), [](const trees::Node& node) {
            return node.left != 0 && node.feature == 2; // known or not
        }));
        for (std::size_t r = 0; r < table.rows(); ++r) {
            QCOMPARE(read->logit(table.row(r)), forest.logit(table.row(r)));
        }
    }

    void brokenForestsAreRefused_data() {
        QTest::addColumn<int>("number"); // of a node: feature, threshold, missing, left, right, value
        QTest::addColumn<float>("value");
        QTest::newRow("feature beyond") << 0 << 4.0F;
        QTest::newRow("feature negative") << 0 << -1.0F;
        QTest::newRow("feature between") << 0 << 0.5F;
        QTest::newRow("threshold unknown") << 1 << unknown;
        QTest::newRow("child beyond") << 3 << 1e9F;
        QTest::newRow("child unknown") << 3 << unknown;
        QTest::newRow("itself") << 3 << 0.0F; // in place of it the number of the node
        QTest::newRow("back to the root") << 4 << 0.0F;
        QTest::newRow("value endless") << 5 << std::numeric_limits<float>::infinity();
    }
    void brokenForestsAreRefused() {
        QFETCH(int, number);
        QFETCH(float, value);
        ModelState state;
        trees::storeForest(grown(tableOf(400, 4), 5), "f/", state);
        std::vector<float>& nodes = state.tensors["f/nodes"].values;
        std::size_t inner = 1; // a node that is neither the root nor a leaf
        while (nodes[6 * inner + 3] == 0.0F) {
            ++inner;
        }
        const bool itself = number == 3 && value == 0.0F;
        nodes[6 * inner + static_cast<std::size_t>(number)] = itself ? static_cast<float>(inner) : value;
        QVERIFY(!trees::forestOf(state, "f/", 4).ok());
    }

    void brokenRootsAreRefused() {
        for (const float root : {-1.0F, 0.5F, 1e9F, unknown, 0.0F}) {
            ModelState state;
            trees::storeForest(grown(tableOf(400, 4), 5), "f/", state);
            state.tensors["f/roots"].values[1] = root;
            QVERIFY(!trees::forestOf(state, "f/", 4).ok());
        }
    }

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

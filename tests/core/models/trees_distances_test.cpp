// SPDX-License-Identifier: GPL-3.0-or-later
// How far a terminal is from what is usual at its plant.
#include "core/base/random.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/model_api.h"
#include "tests/core/models/network_recordings.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models;

namespace {

constexpr std::size_t steps = 200;
constexpr std::size_t from = 100;
constexpr std::size_t to = 140;

/// A press whose current follows its load; in an anomaly it does not, though each column alone stays where it
/// always is.
TrainingExample example(std::uint64_t seed, bool anomaly) {
    auto recording = std::make_shared<timeline::AlignedRecording>();
    recording->grid = {0.5, steps};
    Random random(seed);
    timeline::AlignedTerminal terminal;
    terminal.id = "prs-01";
    terminal.type = "press";
    std::vector<float> load;
    std::vector<float> current;
    std::vector<float> temperature;
    std::vector<std::uint8_t> abnormal(steps, 0);
    for (std::size_t k = 0; k < steps; ++k) {
        abnormal[k] = anomaly && k >= from && k < to ? 1 : 0;
        const double wave = std::sin(0.4 * static_cast<double>(k));
        load.push_back(static_cast<float>(10.0 + 3.0 * wave + 0.2 * random.normal()));
        current.push_back(
            static_cast<float>(5.0 + (abnormal[k] != 0 ? -1.5 : 1.5) * wave + 0.1 * random.normal()));
        temperature.push_back(static_cast<float>(40.0 + 0.3 * random.normal()));
    }
    terminal.features = {testing::series("load_pct", load), testing::series("current_a", current),
                         testing::series("temperature_c", temperature)};
    recording->terminals.push_back(std::move(terminal));
    TrainingExample made;
    made.types.emplace_back(steps, std::int8_t{-1});
    made.abnormal.push_back(std::move(abnormal));
    made.recording = std::move(recording);
    return made;
}

trees::UsualDistances learned() {
    SilentProgress silent;
    std::vector<TrainingExample> normal;
    for (std::uint64_t seed = 1; seed < 5; ++seed) {
        normal.push_back(example(seed, false));
    }
    return trees::UsualDistances::fit(normal, trees::UsualDistances::beside, {}, {}, silent).take();
}

double meanOf(const std::vector<float>& logits, std::size_t begin, std::size_t end) {
    double sum = 0.0;
    for (std::size_t k = begin; k < end; ++k) {
        sum += static_cast<double>(logits[k]);
    }
    return sum / static_cast<double>(end - begin);
}

trees::UsualDistances::Say sayOf(const trees::UsualDistances& distances, const TrainingExample& one) {
    return distances.of(kmeans::columnsOf(*one.recording)[0], {});
}

} // namespace

class TreesDistancesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatColumnsDoTogetherIsToldFromTheUsual() {
        const trees::UsualDistances distances = learned();
        QVERIFY(!distances.empty());
        const auto said = sayOf(distances, example(9, true));
        QCOMPARE(said.logits.size(), steps);
        QVERIFY(meanOf(said.logits, from + 8, to - 8) > 1.5);
        QVERIFY(meanOf(said.logits, timeline::windowSteps, from - 16) < 0.8);
        QVERIFY(meanOf(sayOf(distances, example(10, false)).logits, timeline::windowSteps, steps) < 0.8);
        for (const float logit : said.logits) {
            QVERIFY(logit >= 0.0F);
        }
    }

    void ofAnUnknownTerminalItSaysNothing() {
        TrainingExample stranger = example(9, true);
        timeline::AlignedRecording recording = *stranger.recording;
        recording.terminals[0].id = "agv-01";
        recording.terminals[0].type = "agv";
        stranger.recording = std::make_shared<const timeline::AlignedRecording>(recording);
        const auto said = sayOf(learned(), stranger);
        QVERIFY(said.names == nullptr);
        QVERIFY(
            std::all_of(said.logits.begin(), said.logits.end(), [](float logit) { return logit == 0.0F; }));
    }

    /// A model whose forest says nothing: the odds, and the reasons, are those of the distance.
    void aModelAddsItAndNamesItsColumns() {
        trees::Model model;
        model.anomaly.features = trees::featureCount();
        model.anomaly.base = -3.0F;
        model.distances = learned();
        const TrainingExample incident = example(9, true);
        const auto columns = kmeans::columnsOf(*incident.recording);
        const trees::Judgement judgement = trees::judge(model, *incident.recording, columns, {});
        const auto said = sayOf(model.distances, incident);
        for (std::size_t k = timeline::windowSteps; k < steps; ++k) {
            QVERIFY(std::abs(judgement.logits[0][k] - (-3.0F + said.logits[k])) < 1e-5F);
        }
        QVERIFY(judgement.logits == trees::logitsOf(model, *incident.recording, columns, {}));
        const TerminalScores& scores = judgement.scores[0];
        const std::vector<Attribution>& why = scores.attributions[(from + to) / 2 - timeline::windowSteps];
        QVERIFY(!why.empty());
        QVERIFY(scores.featureNames[why[0].feature] != "temperature_c");
    }

    void aModelFileKeepsIt() {
        trees::Model model;
        model.anomaly.features = trees::featureCount();
        model.anomaly.roots = {0};
        model.anomaly.nodes.resize(1);
        model.distances = learned();
        ModelState state = trees::stateOf(model);
        const auto read = trees::modelOf(state);
        QVERIFY(read.ok());
        const TrainingExample incident = example(9, true);
        const std::vector<float> before = sayOf(model.distances, incident).logits;
        const std::vector<float> after = sayOf(read->distances, incident).logits;
        QCOMPARE(after.size(), before.size());
        for (std::size_t k = 0; k < steps; ++k) {
            QVERIFY(std::abs(after[k] - before[k]) < 1e-4F); // a file holds single precision
        }
        for (auto& [name, tensor] : state.tensors) {
            if (name.rfind("distances/", 0) == 0 && !tensor.values.empty()) {
                tensor.values.pop_back();
                break;
            }
        }
        QVERIFY(!trees::modelOf(state).ok());
        for (const char* weight : {"", "null", "-1", "1e9", "nan"}) {
            ModelState wrong = trees::stateOf(model);
            wrong.metadata["distances/weight"] = weight;
            QVERIFY2(!trees::modelOf(wrong).ok(), weight);
        }
    }

    void nothingToLearnFromIsNothing() {
        SilentProgress silent;
        const auto none = trees::UsualDistances::fit({}, 1.0, {}, {}, silent);
        QVERIFY(none.finished());
        QVERIFY(none.value().empty());
        CancelSource cancel;
        cancel.cancel();
        QVERIFY(trees::UsualDistances::fit({example(1, false)}, 1.0, {}, cancel.token(), silent).cancelled());
    }
};

QTEST_GUILESS_MAIN(TreesDistancesTest)
#include "trees_distances_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/baselines/kmeans/robust.h"
#include "core/models/model_api.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models;
using timeline::AlignedRecording;
using timeline::FeatureGroup;
using timeline::FeatureSeries;

namespace {

class Quiet final : public ProgressSink {
public:
    void report(const Progress&) override {}
};

FeatureSeries column(const std::string& name, FeatureGroup group, std::vector<float> values) {
    FeatureSeries series;
    series.name = name;
    series.group = group;
    series.values = std::move(values);
    for (const float value : series.values) {
        series.present.push_back(std::isnan(value) ? 0 : 1);
    }
    return series;
}

struct Plant {
    std::size_t steps = 240;
    double shift = 0.0; ///< of b's load, in its own noise, from step 120 to 150
    int mode = 0;       ///< control_mode in that time
    std::uint64_t seed = 1;
    bool causal = false;
};

/// Two terminals; a's current follows its load. One column never moves.
std::shared_ptr<AlignedRecording> recordingOf(const Plant& plant) {
    auto recording = std::make_shared<AlignedRecording>();
    recording->grid = {0.5, plant.steps};
    recording->causal = plant.causal;
    Random random(plant.seed);
    for (const char* id : {"a", "b"}) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        terminal.type = "conveyor";
        std::vector<float> load;
        std::vector<float> current;
        std::vector<float> mode;
        for (std::size_t k = 0; k < plant.steps; ++k) {
            const bool shifted = id[0] == 'b' && k >= 120 && k <= 150;
            const double usual = 10.0 + 2.0 * std::sin(0.3 * static_cast<double>(k));
            load.push_back(static_cast<float>(usual + random.normal() + (shifted ? plant.shift : 0.0)));
            current.push_back(static_cast<float>(0.5 * usual + 0.2 * random.normal()));
            mode.push_back(shifted ? static_cast<float>(plant.mode) : 0.0F);
        }
        terminal.features = {
            column("load_pct", FeatureGroup::Operating, load),
            column("current_a", FeatureGroup::Operating, current),
            column("control_mode", FeatureGroup::Instruction, mode),
            column("constant", FeatureGroup::Operating, std::vector<float>(plant.steps, 7.0F))};
        recording->terminals.push_back(std::move(terminal));
    }
    return recording;
}

std::vector<TerminalScores> scoresOf(Engine& engine, const AlignedRecording& recording) {
    Quiet quiet;
    auto scores = engine.score(recording, 1, {}, quiet);
    return scores.finished() ? scores.take() : std::vector<TerminalScores>();
}

double meanOf(const TerminalScores& scores, std::size_t from, std::size_t to) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < scores.steps.size(); ++i) {
        if (scores.steps[i] >= from && scores.steps[i] <= to && !std::isnan(scores.probabilities[i])) {
            sum += scores.probabilities[i];
            count += 1.0;
        }
    }
    return sum / count;
}

std::size_t raised(const TerminalScores& scores) {
    return static_cast<std::size_t>(std::count_if(scores.probabilities.begin(), scores.probabilities.end(),
                                                  [&](double p) { return p >= scores.suggestedThreshold; }));
}

TrainingExample normalExample(std::uint64_t seed, bool causal) {
    TrainingExample example;
    Plant plant;
    plant.seed = seed;
    plant.causal = causal;
    example.recording = recordingOf(plant);
    example.abnormal.assign(2, std::vector<std::uint8_t>(plant.steps, 0));
    return example;
}

ModelState trained(bool causal) {
    auto engine = createEngine("kmeans").take();
    Quiet quiet;
    TrainSettings settings;
    settings.causal = causal;
    auto state = engine->train({normalExample(11, causal), normalExample(12, causal)},
                               {normalExample(13, causal)}, settings, {}, quiet);
    return state.take();
}

/// The same with a column of both terminals that is 0 but for a burst of four steps now and then.
std::shared_ptr<AlignedRecording> withBursts(const AlignedRecording& recording, std::uint64_t seed) {
    auto result = std::make_shared<AlignedRecording>(recording);
    Random random(seed + 100);
    for (timeline::AlignedTerminal& terminal : result->terminals) {
        std::vector<float> values;
        for (std::size_t k = 0; k < recording.grid.steps; ++k) {
            values.push_back(static_cast<float>(0.05 * random.normal()));
        }
        for (std::size_t burst = 0; burst < 2; ++burst) {
            const std::size_t from = 20 + burst * 140 + static_cast<std::size_t>(20.0 * random.uniform());
            std::fill_n(values.begin() + static_cast<std::ptrdiff_t>(from), 4, 1.0F);
        }
        terminal.features.push_back(column("bursts", FeatureGroup::Operating, values));
    }
    return result;
}

std::unique_ptr<Engine> loaded(const ModelState& state) {
    auto engine = createEngine("kmeans").take();
    return engine->load(state).ok() ? std::move(engine) : nullptr;
}

} // namespace

class KMeansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsPlanted_data() {
        QTest::addColumn<bool>("withModel");
        QTest::addColumn<bool>("causal");
        QTest::newRow("trained") << true << false;
        QTest::newRow("trained, past only") << true << true;
        QTest::newRow("own recording") << false << false;
        QTest::newRow("own recording, past only") << false << true;
    }
    void findsWhatIsPlanted() {
        QFETCH(bool, withModel);
        QFETCH(bool, causal);
        Plant plant;
        plant.shift = 8.0;
        plant.causal = causal;
        const auto engine = withModel ? loaded(trained(causal)) : createEngine("kmeans").take();
        const auto scores = scoresOf(*engine, *recordingOf(plant));
        QCOMPARE(scores.size(), std::size_t(2));
        QVERIFY(meanOf(scores[1], 128, 150) > 2.0 * meanOf(scores[1], 30, 110));
        QVERIFY(raised(scores[1]) >= 15);
        QVERIFY(raised(scores[0]) <= 5); // nothing was planted there
        std::vector<double> known = scores[1].probabilities;
        std::replace_if(
            known.begin(), known.end(), [](double p) { return std::isnan(p); }, 0.0);
        const auto peak = std::max_element(known.begin(), known.end());
        const auto& why = scores[1].attributions[static_cast<std::size_t>(peak - known.begin())];
        QVERIFY(!why.empty());
        QCOMPARE(scores[1].featureNames[why.front().feature], std::string("load_pct"));
    }

    void peopleAtWorkExplainWhatIsOdd() {
        Plant plant;
        plant.shift = 8.0;
        const auto engine = loaded(trained(false));
        const auto odds = [&] {
            const double p = meanOf(scoresOf(*engine, *recordingOf(plant))[1], 125, 145);
            return p / (1.0 - p);
        };
        const double alone = odds();
        plant.mode = 2;
        QVERIFY(odds() < 0.5 * alone);
    }

    void whatNormalRunningDoesNowAndThenIsNoNews() {
        Plant plant;
        plant.shift = 5.0;
        const auto example = [](std::uint64_t seed) {
            TrainingExample one = normalExample(seed, false);
            one.recording = withBursts(*one.recording, seed);
            return one;
        };
        auto trainee = createEngine("kmeans").take();
        Quiet quiet;
        auto state = trainee->train({example(11), example(12), example(14)}, {example(13)}, {}, {}, quiet);
        const auto engine = loaded(state.take());
        const auto scores = scoresOf(*engine, *withBursts(*recordingOf(plant), 15));
        const std::vector<double>& usual = scores[0].probabilities; // a has only bursts
        const double burst = *std::max_element(usual.begin(), usual.end());
        QVERIFY(2.0 * burst < meanOf(scores[1], 126, 144));
    }

    void anAnomalyDoesNotBecomeTheLevelOfThePast() {
        std::vector<float> values(400, 1.0F);
        std::fill(values.begin() + 100, values.begin() + 180, 9.0F); // over
        std::fill(values.begin() + 300, values.end(), 5.0F);         // to stay
        models::kmeans::subtractLevel(values, true, 0.0, 2.0);
        QCOMPARE(values[99], 0.0F);
        QCOMPARE(values[179], 8.0F);
        QCOMPARE(values[180], 0.0F);
        QCOMPARE(values[350], 4.0F);
        std::vector<float> lasting(400, 5.0F);
        std::fill(lasting.begin(), lasting.begin() + 50, 1.0F);
        models::kmeans::subtractLevel(lasting, true, 0.0, 2.0);
        QCOMPARE(lasting[60], 4.0F);
        QCOMPARE(lasting[399], 0.0F); // the greater part of the past
    }
    void pastOnlyAlarmEndsSoonAfterTheAnomaly() {
        Plant plant;
        plant.shift = 8.0;
        plant.causal = true;
        const auto scores = scoresOf(*loaded(trained(true)), *recordingOf(plant));
        QVERIFY(meanOf(scores[1], 125, 150) > scores[1].suggestedThreshold);
        QVERIFY(meanOf(scores[1], 158, 200) < scores[1].suggestedThreshold);
    }

    void terminalNeverSeenIsJudgedByItsType_data() {
        QTest::addColumn<std::size_t>("seen");
        QTest::newRow("type with one terminal") << std::size_t(1);
        QTest::newRow("type with two terminals") << std::size_t(2);
    }
    void terminalNeverSeenIsJudgedByItsType() {
        QFETCH(std::size_t, seen);
        TrainingExample example = normalExample(11, false);
        auto fewer = std::make_shared<AlignedRecording>(*example.recording);
        fewer->terminals.resize(seen);
        example.recording = fewer;
        example.abnormal.resize(seen);
        auto trainee = createEngine("kmeans").take();
        Quiet quiet;
        const auto engine = loaded(trainee->train({example}, {}, {}, {}, quiet).take());
        auto recording = recordingOf(Plant());
        const double known = scoresOf(*engine, *recording)[0].suggestedThreshold;
        recording->terminals[0].id = "stranger";
        const auto scores = scoresOf(*engine, *recording);
        QCOMPARE(scores[0].terminal, std::string("stranger"));
        if (seen == 1) { // all that is known of the type is that terminal
            QCOMPARE(scores[0].suggestedThreshold, known);
        }
        recording->terminals[0].type = "press"; // nobody knows that one: its own recording must do
        QVERIFY(scoresOf(*engine, *recording)[0].suggestedThreshold != scores[0].suggestedThreshold);
    }

    void isTheSameEachTime() {
        const ModelState first = trained(false);
        const ModelState second = trained(false);
        for (const auto& [name, tensor] : first.tensors) {
            QCOMPARE(second.tensors.at(name).values, tensor.values);
        }
        Plant plant;
        plant.shift = 5.0;
        const auto recording = recordingOf(plant);
        QCOMPARE(scoresOf(*loaded(first), *recording)[1].probabilities,
                 scoresOf(*loaded(second), *recording)[1].probabilities);
    }

    void pastOnlyNeverLooksAhead_data() {
        QTest::addColumn<bool>("withModel");
        QTest::newRow("trained") << true;
        QTest::newRow("own recording") << false;
    }
    void pastOnlyNeverLooksAhead() {
        QFETCH(bool, withModel);
        Plant plant;
        plant.causal = true;
        plant.shift = 8.0;
        const auto whole = recordingOf(plant);
        auto cut = std::make_shared<AlignedRecording>(*whole);
        cut->grid.steps = 160;
        for (auto& terminal : cut->terminals) {
            for (FeatureSeries& series : terminal.features) {
                series.values.resize(160);
                series.present.resize(160);
            }
        }
        const auto engine = withModel ? loaded(trained(true)) : createEngine("kmeans").take();
        const auto full = scoresOf(*engine, *whole);
        const auto early = scoresOf(*engine, *cut);
        for (std::size_t t = 0; t < 2; ++t) {
            QVERIFY(early[t].steps.size() > 100);
            QCOMPARE(early[t].suggestedThreshold, full[t].suggestedThreshold);
            for (std::size_t i = 0; i < early[t].steps.size(); ++i) {
                const bool bothUnknown =
                    std::isnan(early[t].probabilities[i]) && std::isnan(full[t].probabilities[i]);
                QVERIFY(bothUnknown || early[t].probabilities[i] == full[t].probabilities[i]);
                QCOMPARE(early[t].attributions[i].size(), full[t].attributions[i].size());
            }
        }
    }

    void gapsAndMissingColumnsAreNoAnomaly() {
        Plant plant;
        const auto recording = recordingOf(plant);
        auto& features = recording->terminals[0].features;
        features.erase(features.begin() + 1); // current_a
        for (std::size_t k = 100; k < 130; ++k) {
            features[0].values[k] = std::numeric_limits<float>::quiet_NaN();
            features[0].present[k] = 0;
        }
        for (const bool withModel : {true, false}) {
            const auto engine = withModel ? loaded(trained(false)) : createEngine("kmeans").take();
            QVERIFY(raised(scoresOf(*engine, *recording)[0]) <= 10);
        }
    }

    void oddRecordingsGiveScoresOrNone() {
        const auto engine = createEngine("kmeans").take();
        for (const std::size_t steps : {0, 1, 15, 16, 17, 18, 40, 41}) {
            for (const bool causal : {false, true}) {
                Plant plant;
                plant.steps = steps;
                plant.causal = causal;
                for (const TerminalScores& scores : scoresOf(*engine, *recordingOf(plant))) {
                    QCOMPARE(scores.probabilities.size(), scores.steps.size());
                    for (const double p : scores.probabilities) {
                        QVERIFY(std::isnan(p) || (p >= 0.0 && p <= 1.0));
                    }
                }
            }
        }
        AlignedRecording empty;
        QVERIFY(scoresOf(*engine, empty).empty());
    }

    void nothingKnownIsNotJudged() {
        Plant plant;
        const auto recording = recordingOf(plant);
        for (FeatureSeries& series : recording->terminals[0].features) {
            std::fill(series.values.begin(), series.values.end(), std::numeric_limits<float>::quiet_NaN());
            std::fill(series.present.begin(), series.present.end(), std::uint8_t(0));
        }
        const auto engine = createEngine("kmeans").take();
        const auto scores = scoresOf(*engine, *recording);
        for (const double p : scores[0].probabilities) {
            QVERIFY(std::isnan(p));
        }
    }

    void thousandsOfColumnsStayAffordable() {
        AlignedRecording recording;
        recording.grid = {0.5, 60};
        timeline::AlignedTerminal terminal;
        terminal.id = "wide";
        Random random(5);
        for (int c = 0; c < 6000; ++c) {
            std::vector<float> values;
            for (std::size_t k = 0; k < 60; ++k) {
                values.push_back(static_cast<float>(random.normal()));
            }
            terminal.features.push_back(column("c" + std::to_string(c), FeatureGroup::Operating, values));
        }
        recording.terminals.push_back(std::move(terminal));
        const auto engine = createEngine("kmeans").take();
        QCOMPARE(scoresOf(*engine, recording)[0].probabilities.size(), std::size_t(44));
    }

    void foreignAndDamagedModelsAreRefused() {
        const auto engine = createEngine("kmeans").take();
        QVERIFY(!engine->load({}).ok());
        const ModelState whole = trained(false);
        QVERIFY(engine->load(whole).ok());
        for (const auto& [name, tensor] : whole.tensors) {
            ModelState broken = whole;
            broken.tensors[name].values.push_back(1.0F);
            QVERIFY2(!engine->load(broken).ok(), name.c_str());
        }
        ModelState hostile = whole;
        hostile.metadata["profiles"] = "{\"profiles\":[{\"name\":\"a\"}]}";
        QVERIFY(!engine->load(hostile).ok());
    }
};

QTEST_APPLESS_MAIN(KMeansTest)
#include "kmeans_test.moc"

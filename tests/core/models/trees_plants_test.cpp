// SPDX-License-Identifier: GPL-3.0-or-later
// Trees that learn from several plants, whose machines bear the same names and mean other things.
#include "core/base/random.h"
#include "core/models/baselines/trees/judge.h"
#include "core/models/baselines/trees/training.h"
#include "core/models/model_api.h"
#include "tests/core/models/network_recordings.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace vestigo;
using namespace vestigo::models;

namespace {

constexpr std::size_t steps = 160;
constexpr std::size_t from = 80;
constexpr std::size_t to = 110;

/// Two machines of one name at each plant. Each plant has levels and units of its own; in an anomaly the
/// second machine's current leaves what its load explains.
TrainingExample example(int plant, std::uint64_t seed, bool anomaly) {
    auto recording = std::make_shared<timeline::AlignedRecording>();
    recording->site = "plant " + std::to_string(plant);
    recording->grid = {0.5, steps};
    Random random(seed * 100 + static_cast<std::uint64_t>(plant));
    const double unit = std::pow(3.0, plant % 5);
    TrainingExample made;
    for (const char* id : {"a", "b"}) {
        timeline::AlignedTerminal terminal;
        terminal.id = id;
        terminal.type = "conveyor";
        std::vector<float> load;
        std::vector<float> current;
        std::vector<std::uint8_t> abnormal(steps, 0);
        for (std::size_t k = 0; k < steps; ++k) {
            abnormal[k] = anomaly && terminal.id == "b" && k >= from && k < to ? 1 : 0;
            const double usual = 10.0 + 2.0 * std::sin(0.3 * static_cast<double>(k)) + random.normal();
            load.push_back(static_cast<float>(unit * usual));
            current.push_back(static_cast<float>(
                unit * (7.0 * plant + 0.5 * usual + 0.2 * random.normal() + (abnormal[k] != 0 ? 1.5 : 0.0))));
        }
        terminal.features = {testing::series("load_pct", load), testing::series("current_a", current)};
        recording->terminals.push_back(std::move(terminal));
        made.types.emplace_back(steps, std::int8_t{-1});
        made.abnormal.push_back(std::move(abnormal));
    }
    made.recording = std::move(recording);
    return made;
}

/// Recordings of plants first .. end - 1 in turn, every second one with an anomaly.
std::vector<TrainingExample> examples(int first, int end, int each) {
    std::vector<TrainingExample> made;
    for (int i = 0; i < each; ++i) {
        for (int plant = first; plant < end; ++plant) {
            made.push_back(example(plant, static_cast<std::uint64_t>(i + 1), i % 2 == 0));
        }
    }
    return made;
}

TrainSettings quick() {
    TrainSettings settings;
    settings.epochs = 40;
    return settings;
}

const trees::Prior& learned() {
    static const trees::Prior prior = [] {
        SilentProgress silent;
        return trees::learnPrior(examples(0, 6, 4), {}, quick(), false, nullptr, {}, silent).take();
    }();
    return prior;
}

double meanOf(const std::vector<float>& logits, std::size_t begin, std::size_t end) {
    double sum = 0.0;
    for (std::size_t k = begin; k < end; ++k) {
        sum += logits[k];
    }
    return sum / static_cast<double>(end - begin);
}

/// By how much the anomaly of b stands out of what it says of b before.
double standsOut(const vgmsstgat::PriorLogits& logits) {
    return meanOf(logits[1], from + 4, to) - meanOf(logits[1], timeline::windowSteps, from - 4);
}

vgmsstgat::PriorLogits logitsOf(const trees::Model& model, const TrainingExample& one) {
    return trees::logitsOf(model, *one.recording, kmeans::columnsOf(*one.recording), {});
}

} // namespace

class TreesPlantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTreesJudgeAPlantThatTheyHaveSeen() {
        const std::vector<TrainingExample> all = examples(0, 6, 3);
        const trees::Plants plants(all);
        QCOMPARE(plants.count(), std::size_t{6});
        std::map<std::string, std::set<std::size_t>> folds;
        for (std::size_t e = 0; e < all.size(); ++e) {
            QVERIFY(plants.foldOf(e) < plants.folds());
            folds[all[e].recording->site].insert(plants.foldOf(e));
        }
        for (const auto& [site, own] : folds) {
            QVERIFY2(own.size() == 1, site.c_str());
        }
    }

    void ofOnePlantTheRecordingsAreTheFolds() {
        const trees::Plants plants(examples(3, 4, 3));
        QCOMPARE(plants.folds(), std::size_t{3});
        QVERIFY(plants.foldOf(0) != plants.foldOf(1));
        QCOMPARE(trees::Plants::one(6).folds(), trees::Plants::usualFolds);
    }

    /// Of two plants too little would be left to learn from, were one left out.
    void ofTwoPlantsTheRecordingsAreTheFolds() {
        const std::vector<TrainingExample> all = examples(0, 2, 4);
        const trees::Plants plants(all);
        QCOMPARE(plants.count(), std::size_t{2}); // their terminals have the same names
        QCOMPARE(plants.folds(), trees::Plants::usualFolds);
        for (std::size_t fold = 0; fold < plants.folds(); ++fold) {
            std::set<std::string> left;
            for (const TrainingExample& other : plants.without(fold, all)) {
                left.insert(other.recording->site);
            }
            QCOMPARE(left.size(), std::size_t{2});
        }
    }

    /// Two lines in one folder: the model knows both, and what is usual of each of their terminals.
    void plantsWhoseTerminalsHaveNamesOfTheirOwnAreOne() {
        std::vector<TrainingExample> all = examples(0, 1, 4);
        for (TrainingExample& other : examples(1, 2, 4)) {
            auto renamed = std::make_shared<timeline::AlignedRecording>(*other.recording);
            for (timeline::AlignedTerminal& terminal : renamed->terminals) {
                terminal.id += "-2";
            }
            other.recording = std::move(renamed);
            all.push_back(other);
        }
        const trees::Plants plants(all);
        QCOMPARE(plants.count(), std::size_t{1});
        QCOMPARE(plants.folds(), trees::Plants::usualFolds);
        SilentProgress silent;
        const auto prior = trees::learnPrior(all, {}, quick(), false, nullptr, {}, silent);
        QVERIFY(prior.finished());
        QVERIFY(!prior.value().model.usual.empty());
        const auto judged = logitsOf(prior.value().model, all[4]); // of the second, with an anomaly
        QVERIFY(standsOut(judged) > 1.0);
    }

    void everyExampleStandsOnceFoldByFold() {
        std::vector<TrainingExample> all = examples(0, 1, 5);
        const std::vector<TrainingExample> others = examples(1, 2, 3);
        all.insert(all.end(), others.begin(), others.end());
        QCOMPARE(trees::Plants(all, 2).foldByFold(), (std::vector<std::size_t>{0, 2, 4, 1, 3, 5, 7, 6}));
        // Where none may be left out each is judged by what all of its plant taught.
        std::vector<vgmsstgat::ExampleColumns> columns;
        for (const TrainingExample& one : others) {
            columns.push_back(vgmsstgat::columnsOfExample(one));
        }
        const auto usual = trees::Plants(others, 1).usualOfOthers(columns, false, {});
        QVERIFY(usual[0] == usual[1] && usual[1] == usual[2]);
        QVERIFY(usual[0]->find("b", "conveyor") != nullptr);
    }

    /// Plant 2's "b" draws other current than plant 1's.
    void eachRecordingIsJudgedByOthersOfItsPlant() {
        std::vector<TrainingExample> all = examples(0, 3, 3);
        all.push_back(example(9, 1, false)); // the only one of its plant
        std::vector<vgmsstgat::ExampleColumns> columns;
        for (const TrainingExample& one : all) {
            columns.push_back(vgmsstgat::columnsOfExample(one));
        }
        const auto usual = trees::Plants(all).usualOfOthers(columns, false, {});
        QCOMPARE(usual.size(), all.size());
        QVERIFY(usual[1] != usual[4]); // of one plant, and neither knows itself
        const auto currentOf = [&](std::size_t e) {
            const vgmsstgat::NormalProfile* profile = usual[e]->find("b", "conveyor");
            const auto& names = profile->base.names;
            const auto column = std::find(names.begin(), names.end(), "current_a") - names.begin();
            return profile->base.centre[static_cast<std::size_t>(column)];
        };
        QVERIFY(std::abs(currentOf(0) - 5.0) < 1.0);
        QVERIFY(std::abs(currentOf(1) - 3.0 * 12.0) < 3.0);
        QVERIFY(usual.back()->find("b", "conveyor") == nullptr);
    }

    void theModelSaysTheMeanOfTheFoldsForests() {
        const auto each = static_cast<std::size_t>(quick().epochs);
        QCOMPARE(learned().model.anomaly.roots.size(), trees::Plants::usualFolds * each);
        SilentProgress silent;
        const auto few = trees::learnPrior(examples(0, 3, 2), {}, quick(), false, nullptr, {}, silent);
        QVERIFY(few.finished());
        QCOMPARE(few.value().model.anomaly.roots.size(), each); // of two plants each: one that knows all
    }

    void theModelKnowsNoPlant() {
        QVERIFY(learned().model.usual.find("b", "conveyor") == nullptr);
        QCOMPARE(learned().training.size(), std::size_t{24});
        QVERIFY(standsOut(learned().training[0]) > 2.0); // by trees that have not seen plant 0
    }

    void aPlantThatItNeverSawIsJudgedByItselfOrByItsNormalRunning() {
        SilentProgress silent;
        const TrainingExample incident = example(13, 50, true);
        QVERIFY(standsOut(logitsOf(learned().model, incident)) > 0.5);
        const std::vector<TrainingExample> normal = {example(13, 61, false), example(13, 62, false),
                                                     example(13, 63, false)};
        const auto calibrated = trees::recalibrate(learned().model, normal, {}, silent);
        QVERIFY(calibrated.finished());
        QVERIFY(standsOut(logitsOf(calibrated.value(), incident)) > 2.0);
        QVERIFY(standsOut(logitsOf(calibrated.value(), example(13, 64, false))) < 0.5);
    }

    /// A plant that showed its anomaly twice, judged with what other plants taught and without.
    void aGivenModelHasASay() {
        SilentProgress silent;
        const std::vector<TrainingExample> few = examples(13, 14, 4);
        const auto own = trees::learnPrior(few, {}, quick(), false, nullptr, {}, silent);
        const auto both = trees::learnPrior(few, {}, quick(), false, &learned().model, {}, silent);
        QVERIFY(own.finished() && both.finished());
        QCOMPARE(both.value().model.anomaly.roots.size(),
                 own.value().model.anomaly.roots.size() + learned().model.anomaly.roots.size());
        QVERIFY(both.value().model.usual.find("b", "conveyor") != nullptr); // it is this plant's
        const TrainingExample incident = example(13, 50, true);
        QVERIFY(standsOut(logitsOf(both.value().model, incident)) >
                standsOut(logitsOf(own.value().model, incident)) + 0.3);
        // So it is in what thresholds and the network learn from: by forests that have not seen the
        // recording.
        QVERIFY(standsOut(both.value().training[0]) > standsOut(own.value().training[0]) + 0.3);
        trees::Model full = learned().model;
        full.anomaly.roots.resize(trees::mostTreesOfForest);
        const auto refused = trees::learnPrior(few, {}, quick(), false, &full, {}, silent);
        QVERIFY(refused.failed());
        QCOMPARE(refused.error().code, ErrorCode::ModelInvalid);
    }

    void whatIsJudgedByItselfCanBeLearnedToo() {
        SilentProgress silent;
        const auto both = trees::learnPrior(examples(0, 6, 2), {}, quick(), true, nullptr, {}, silent);
        QVERIFY(both.finished());
        QVERIFY(standsOut(logitsOf(both.value().model, example(13, 50, true))) >
                standsOut(logitsOf(learned().model, example(13, 50, true))));
    }
};

QTEST_APPLESS_MAIN(TreesPlantsTest)
#include "trees_plants_test.moc"

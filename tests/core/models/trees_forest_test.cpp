// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/models/baselines/trees/boosting.h"
#include "core/models/model_api.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::models;

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

} // namespace

class TreesForestTest : public QObject {
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

    void aSumOfForestsSaysTheWeightedSum() {
        const trees::Table table = tableOf(400, 4);
        const trees::Forest one = grown(table, 10);
        const trees::Forest other = grown(tableOf(400, 5), 3);
        const trees::Forest sum = trees::sumOf({{one, 0.65}, {other, 0.35}});
        for (std::size_t r = 0; r < table.rows(); ++r) {
            const float* row = table.row(r);
            QVERIFY(std::abs(sum.logit(row) - 0.65 * one.logit(row) - 0.35 * other.logit(row)) < 1e-5);
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
};

QTEST_GUILESS_MAIN(TreesForestTest)
#include "trees_forest_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What of a training needs no network: its options, its figures and its record.
#include "core/base/random.h"
#include "core/models/vgmsstgat/ranking.h"
#include "core/models/vgmsstgat/training_options.h"
#include "core/models/vgmsstgat/training_record.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;

class TrainingOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writtenAndReadAgain() {
        NetworkTrainingOptions options;
        options.seed = UINT64_MAX - 1;
        options.epochs = 7;
        options.learningRate = 0.1234567890123;
        options.injectedShare = 0.0;
        const std::string text = trainingOptionsJson(options);
        const auto read = trainingOptionsOf(text);
        QVERIFY(read.ok());
        QCOMPARE(read->seed, options.seed);
        QCOMPARE(trainingOptionsJson(*read), text);
    }

    void whatIsMissingStaysAsItIs() {
        NetworkTrainingOptions defaults;
        defaults.epochs = 5;
        const auto read = trainingOptionsOf(R"({"batch": 8, "noise": 0})", "options", defaults);
        QVERIFY(read.ok());
        QCOMPARE(read->epochs, 5);
        QCOMPARE(read->batch, 8);
        QCOMPARE(read->noise, 0.0);
    }

    void whatIsWrongIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* text, const char* place) {
            QTest::addRow("%s", text) << QString(text) << QString(place);
        };
        row(R"({"epoch": 3})", "epoch");
        row(R"({"epochs": -1})", "epochs");
        row(R"({"epochs": 2.5})", "epochs");
        row(R"({"epochs": "3"})", "epochs");
        row(R"({"batch": 99999999999})", "batch");
        row(R"({"learning_rate": 0})", "learning_rate");
        row(R"({"learning_rate": 1e400})", "");
        row(R"({"column_drop": 1.5})", "column_drop");
        row(R"({"seed": -1})", "seed");
        row(R"({"seed": 1.5})", "seed");
        row(R"([])", "");
    }
    void whatIsWrongIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, place);
        const auto read = trainingOptionsOf(text.toStdString(), "options");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().file, std::string("options"));
        QVERIFY(place.isEmpty() || QString::fromStdString(read.error().place) == place);
    }

    /// Beside counting each pair, and each threshold, one by one.
    void rankingIsAsCounted() {
        Random random(3);
        for (int round = 0; round < 20; ++round) {
            std::vector<float> scores;
            std::vector<std::uint8_t> abnormal;
            for (int i = 0; i < 40; ++i) {
                scores.push_back(static_cast<float>(random.below(12))); // many ties
                abnormal.push_back(random.uniform() < 0.3 ? 1 : 0);
            }
            double pairs = 0.0;
            double right = 0.0;
            double precision = 0.0;
            double hits = 0.0;
            for (std::size_t i = 0; i < scores.size(); ++i) {
                double above = 0.0;
                double hitsAbove = 0.0;
                for (std::size_t k = 0; k < scores.size(); ++k) {
                    if (abnormal[i] != 0 && abnormal[k] == 0) {
                        pairs += 1.0;
                        right += scores[i] > scores[k] ? 1.0 : scores[i] == scores[k] ? 0.5 : 0.0;
                    }
                    above += scores[k] >= scores[i] ? 1.0 : 0.0;
                    hitsAbove += scores[k] >= scores[i] && abnormal[k] != 0 ? 1.0 : 0.0;
                }
                precision += abnormal[i] != 0 ? hitsAbove / above : 0.0;
                hits += abnormal[i];
            }
            const Ranking ranking = rankingOf(scores, abnormal);
            QVERIFY(std::abs(*ranking.auroc - right / pairs) < 1e-12);
            QVERIFY(std::abs(*ranking.averagePrecision - precision / hits) < 1e-12);
        }
    }

    void rankingOfOneClassOrOfNoNumbers() {
        QVERIFY(!rankingOf({1.0F, 2.0F}, {0, 0}).auroc);
        QVERIFY(!rankingOf({1.0F, 2.0F}, {0, 0}).averagePrecision);
        QVERIFY(!rankingOf({1.0F, 2.0F}, {1, 1}).auroc);
        QCOMPARE(*rankingOf({1.0F, 2.0F}, {1, 1}).averagePrecision, 1.0);
        QCOMPARE(*rankingOf({NAN, 2.0F, NAN}, {0, 1, 0}).auroc, 1.0);
        QVERIFY(!rankingOf({}, {}).auroc);
    }

    void recordIsReadAsWritten() {
        TrainingRecord record;
        EpochReport report;
        report.epoch = 1;
        report.epochs = 9;
        report.trainingLoss = 1.0 / 3.0;
        report.validationLoss = 0.1;
        report.validationAveragePrecision = 0.25;
        report.best = true;
        record.epochs.push_back(report);
        record.lossSum = 2.0 / 3.0;
        record.recordings = 4;
        const auto read = recordOf(recordJson(record), "file");
        QVERIFY(read.ok());
        QCOMPARE(read->epochs.size(), std::size_t(1));
        QCOMPARE(read->epochs[0].trainingLoss, report.trainingLoss);
        QCOMPARE(read->epochs[0].validationAveragePrecision, report.validationAveragePrecision);
        QVERIFY(!read->epochs[0].validationAuroc);
        QCOMPARE(read->lossSum, record.lossSum);
        QCOMPARE(read->bestEpoch(), 1);
        QVERIFY(!read->start);
        record.start = report;
        const auto started = recordOf(recordJson(record), "file");
        QVERIFY(started.ok() && started->start);
        QCOMPARE(started->start->validationLoss, report.validationLoss);
        for (const char* text :
             {"", "[]", "{}", R"({"epochs": 3, "recordings": 1})", R"({"epochs": [3], "recordings": 1})",
              R"({"epochs": [{"best": "yes"}], "recordings": 1})"}) {
            QVERIFY2(!recordOf(text, "file").ok(), text);
        }
    }

    /// A hair's breadth on a dozen recordings is chance.
    void anEpochMustBeWorthMoreThanTheStart() {
        TrainingRecord record;
        EpochReport start;
        start.validationLoss = 1.0;
        start.validationAveragePrecision = 0.50;
        record.start = start;
        EpochReport report = start;
        report.epoch = 1;
        report.validationAveragePrecision = 0.51;
        QVERIFY(!record.better(report));
        QCOMPARE(record.bestEpoch(), 0);
        report.validationAveragePrecision = 0.53;
        QVERIFY(record.better(report));
        report.best = true;
        record.epochs.push_back(report);
        report.validationAveragePrecision = 0.531; // against another epoch the better one counts
        QVERIFY(record.better(report));
    }

    /// On normal recordings a network that learns to say "normal" has less and less loss.
    void withoutAnAnomalyNoEpochIsWorthMoreThanTheStart() {
        TrainingRecord record;
        EpochReport report;
        report.validationLoss = 1.0;
        record.start = report;
        report.epoch = 1;
        report.validationLoss = 0.1;
        QVERIFY(!record.better(report));
    }

    void betterIsByPrecisionElseByLoss() {
        TrainingRecord record;
        EpochReport report;
        report.epoch = 1;
        report.validationLoss = 0.5;
        QVERIFY(record.better(report));
        report.best = true;
        record.epochs.push_back(report);
        report.validationLoss = 0.4;
        QVERIFY(record.better(report));
        report.validationLoss = 0.6;
        QVERIFY(!record.better(report));
        record.epochs[0].validationAveragePrecision = 0.5;
        report.validationAveragePrecision = 0.6; // though the loss is worse
        QVERIFY(record.better(report));
        report.validationAveragePrecision = 0.5;
        QVERIFY(!record.better(report));
    }
};

QTEST_GUILESS_MAIN(TrainingOptionsTest)
#include "training_options_test.moc"

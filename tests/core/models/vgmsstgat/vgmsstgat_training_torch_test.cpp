// SPDX-License-Identifier: GPL-3.0-or-later
// The training learns, ends when it should, and comes to the same weights however it was interrupted.
#include "core/models/learning/module_state.h"
#include "core/models/vgmsstgat/recording_gradient.h"
#include "core/models/vgmsstgat/validation.h"
#include "tests/core/models/vgmsstgat/drawn_samples.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <fstream>
#include <functional>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;
using namespace vestigo::testing;

namespace {

class Watch final : public TrainingWatch {
public:
    void epoch(const EpochReport& report) override {
        reports.push_back(report);
        if (heard) {
            heard(report);
        }
    }
    std::vector<EpochReport> reports;
    std::function<void(const EpochReport&)> heard;
};

/// Counts the reports of progress, one a step, and cancels or pauses at one of them.
class Steps final : public ProgressSink {
public:
    void report(const Progress& progress) override {
        last = progress;
        if (++count == at && then) {
            then();
        }
    }
    int count = 0;
    int at = 0;
    std::function<void()> then;
    Progress last;
};

struct Training {
    std::vector<Sample> training = drawnSamples(1, 8);
    std::vector<Sample> validation = drawnSamples(2, 4);
    NetworkTrainingOptions options = quickOptions(3);
    NetworkSpec spec = tinySpec();
    const ModelState* initial = nullptr;
    std::filesystem::path checkpoint;
    Watch watch;
    Steps steps;
    CancelSource cancel;
    PauseSource pause;

    Outcome<TrainedNetwork> run() {
        return trainNetwork(spec, training, validation, options, initial, checkpoint, &watch, pause.token(),
                            cancel.token(), steps);
    }
};

} // namespace

class VgmsstgatTrainingTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itLearnsAPlantedAnomaly() {
        Training all;
        all.options.epochs = 20;
        all.options.injectedShare = 0.0;
        all.options.typeWeight = 1.0;
        all.training = drawnSamples(1, 16);
        auto done = all.run();
        QVERIFY(done.finished());
        EpochReport fresh;
        QVERIFY(validate(*done.value().network, drawnSamples(3, 10), 1.0, 2, {}, fresh));
        QVERIFY2(*fresh.validationAuroc > 0.9, qPrintable(QString::number(*fresh.validationAuroc)));
        QVERIFY(all.watch.reports.back().trainingLoss < all.watch.reports.front().trainingLoss);
        QCOMPARE(all.steps.last.overall, 1.0);
        // The type head as well, where something is abnormal.
        double right = 0.0;
        double typed = 0.0;
        for (const Sample& sample : drawnSamples(4, 10)) {
            const torch::Tensor said = predict(*done.value().network, sample).typeLogits.argmax(-1);
            const torch::Tensor known = sample.types >= 0;
            right += ((said == sample.types) & known).sum().item<double>();
            typed += known.sum().item<double>();
        }
        QVERIFY2(right > 0.8 * typed, qPrintable(QString::number(right / typed)));
    }

    void everyVariantLearns_data() {
        QTest::addColumn<int>("variant");
        for (int variant = 0; variant < 5; ++variant) {
            QTest::addRow("B%d", variant) << variant;
        }
    }
    void everyVariantLearns() {
        QFETCH(int, variant);
        Training all;
        all.spec.variant = static_cast<Variant>(variant);
        all.options.epochs = 8;
        all.options.injectedShare = all.options.modalityDrop = 0.0;
        auto done = all.run();
        QVERIFY(done.finished());
        QVERIFY(all.watch.reports.back().trainingLoss < all.watch.reports.front().trainingLoss);
    }

    void oneSeedOneResultWhateverTheThreads() {
        Training one;
        one.options.threads = 1;
        Training two;
        two.options.threads = 3;
        Training other;
        other.options.seed = 2;
        auto first = one.run();
        auto second = two.run();
        auto third = other.run();
        QVERIFY(first.finished() && second.finished() && third.finished());
        QCOMPARE(QString::fromStdString(differingTensor(*first.value().network, *second.value().network)),
                 QString());
        QVERIFY(!differingTensor(*first.value().network, *third.value().network).empty());
    }

    void interruptedItComesToTheSame_data() {
        QTest::addColumn<int>("at");
        for (const int at : {1, 3, 5, 8}) { // an epoch has three steps
            QTest::addRow("after step %d", at) << at;
        }
    }
    void interruptedItComesToTheSame() {
        QFETCH(int, at);
        Training straight;
        auto once = straight.run();
        QVERIFY(once.finished());
        const TemporaryFolder folder;
        Training stopped;
        stopped.checkpoint = folder / "checkpoint";
        stopped.steps.at = at;
        stopped.steps.then = [&] { stopped.cancel.cancel(); };
        QVERIFY(stopped.run().cancelled());
        QCOMPARE(stopped.steps.count, at);
        Training again;
        again.checkpoint = stopped.checkpoint;
        again.options.threads = 1; // a machine with fewer of them
        auto resumed = again.run();
        QVERIFY(resumed.finished());
        QCOMPARE(again.steps.count, 9 - at);
        QCOMPARE(QString::fromStdString(differingTensor(*once.value().network, *resumed.value().network)),
                 QString());
        // The curve is whole: what the first sitting told is told again.
        QCOMPARE(again.watch.reports.size(), std::size_t(3));
        QCOMPARE(again.watch.reports[0].trainingLoss, straight.watch.reports[0].trainingLoss);
        QCOMPARE(again.watch.reports[2].validationLoss, straight.watch.reports[2].validationLoss);
        QCOMPARE(resumed.value().bestEpoch, once.value().bestEpoch);
    }

    void aCheckpointOfAnotherTrainingIsRefused() {
        const TemporaryFolder folder;
        Training first;
        first.checkpoint = folder / "checkpoint";
        first.options.epochs = 1;
        QVERIFY(first.run().finished());
        Training other;
        other.checkpoint = first.checkpoint;
        other.options.epochs = 2;
        QVERIFY(other.run().failed());
        Training data;
        data.checkpoint = first.checkpoint;
        data.options.epochs = 1;
        data.training.pop_back();
        QVERIFY(data.run().failed());
        std::ofstream(first.checkpoint, std::ios::binary | std::ios::in).seekp(100).write("garbage", 7);
        QVERIFY(first.run().failed());
    }

    void itStopsEarlyAndGivesTheBest() {
        Training all;
        all.options.epochs = 40;
        all.options.patience = 2;
        all.options.learningRate = 1e-8; // nothing gets better: the first epoch stays the best
        auto done = all.run();
        QVERIFY(done.finished());
        const TrainedNetwork trained = done.take();
        QCOMPARE(trained.epochs, trained.bestEpoch + 2);
        QVERIFY(trained.epochs < 40);
        EpochReport again;
        QVERIFY(validate(*trained.network, all.validation, 1.0, 1, {}, again));
        const auto best = static_cast<std::size_t>(trained.bestEpoch) - 1;
        QCOMPARE(again.validationAveragePrecision, trained.curve[best].validationAveragePrecision);
        QVERIFY(trained.curve[best].best);
        QVERIFY(!trained.curve.back().best);
    }

    void withoutAnomaliesTheLossDecides() {
        Training all;
        all.validation = drawnSamples(5, 2, false);
        auto done = all.run();
        QVERIFY(done.finished());
        for (const EpochReport& report : all.watch.reports) {
            QVERIFY(report.validationLoss && !report.validationAveragePrecision && !report.validationAuroc);
        }
        Training none;
        none.validation.clear();
        none.options.patience = 1;
        auto last = none.run();
        QVERIFY(last.finished());
        QCOMPARE(last.value().bestEpoch, 3);
        QVERIFY(!none.watch.reports.back().validationLoss);
    }

    /// Cancelled at the beginning of a backward pass, at the heads, it does not come to the encoders.
    void aBackwardPassIsCancelled() {
        Network network(tinySpec());
        network.train();
        const Sample sample = cutSample(drawnSample(1), 0, 24);
        CancelSource cancel;
        network.named_parameters()["anomaly.weight"].register_hook([&](const torch::Tensor& gradient) {
            cancel.cancel();
            return gradient;
        });
        QVERIFY(!recordingGradient(network, sample, quickOptions(1), 1.0, 1, cancel.token()).defined());
        QVERIFY(!network.named_parameters()["visual.reduce.weight"].grad().defined());
        QVERIFY(recordingGradient(network, sample, quickOptions(1), 1.0, 1, {}).defined());
        QVERIFY(network.named_parameters()["visual.reduce.weight"].grad().defined());
    }

    void pausedItWaits() {
        Training all;
        all.options.epochs = 1;
        all.steps.at = 1;
        all.steps.then = [&] { all.pause.pause(); };
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(1500));
            all.pause.resume();
        });
        const auto begin = std::chrono::steady_clock::now();
        auto done = all.run();
        later.join();
        const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
        QVERIFY(done.finished());
        QVERIFY(whole.count() > 1.4);
        // Its own time does not hold the pause.
        QVERIFY(all.watch.reports.back().seconds < whole.count() - 0.5);
    }

    void itGoesOnFromAModelAndRefusesAnother() {
        Training first;
        first.options.epochs = 1;
        auto done = first.run();
        QVERIFY(done.finished());
        const ModelState state = stateOf(*done.value().network);
        Training second;
        second.initial = &state;
        second.options.epochs = 1;
        second.options.learningRate = 1e-8;
        auto tuned = second.run();
        QVERIFY(tuned.finished());
        const auto before = done.value().network->named_parameters();
        for (const auto& item : tuned.value().network->named_parameters()) {
            QVERIFY((item.value() - before[item.key()]).abs().max().item<double>() < 1e-5);
        }
        second.spec.features = 16;
        auto refused = second.run();
        QVERIFY(refused.failed());
        QCOMPARE(refused.error().code, ErrorCode::ModelInvalid);
    }

    void whatCannotBeLearnedFromIsAnError() {
        Training none;
        none.training.clear();
        QVERIFY(none.run().failed());
        Training wrong;
        wrong.options.batch = 0;
        QVERIFY(wrong.run().failed());
        Training infinite;
        infinite.training[0].input.columns.fill_(INFINITY);
        infinite.options.gain = infinite.options.offset = infinite.options.noise = 0.0;
        infinite.options.columnDrop = infinite.options.modalityDrop = infinite.options.injectedShare = 0.0;
        QVERIFY(infinite.run().failed());
    }
};

QTEST_GUILESS_MAIN(VgmsstgatTrainingTorchTest)
#include "vgmsstgat_training_torch_test.moc"

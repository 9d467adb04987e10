// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/losses.h"
#include "core/models/vgmsstgat/network.h"
#include "tests/core/models/vgmsstgat/gradient_check.h"

#include <QTest>

#include <limits>

using namespace vestigo;
using namespace vestigo::models::vgmsstgat;

namespace {

constexpr int steps = 28;
constexpr int columns = 6;

NetworkSpec smallSpec(Variant variant, bool causal) {
    NetworkSpec spec;
    spec.variant = variant;
    spec.causal = causal;
    spec.columnKinds = 5;
    spec.columnChannels = 2;
    spec.columnWidth = 4;
    spec.mapChannels = 3;
    spec.pictureMeasures = 2;
    spec.visualHidden = 3;
    spec.features = 8;
    spec.graphHidden = 5;
    spec.strongestEdges = 2;
    spec.scaleChannels = 3;
    spec.attentionHeads = 2;
    return spec;
}

NetworkInput someInput(const NetworkSpec& spec, int terminals) {
    NetworkInput input;
    input.columns = torch::randn({terminals, columns, steps, spec.columnChannels});
    input.columnsPresent = torch::ones({terminals, columns, steps});
    input.columnKinds = torch::arange(terminals * columns).view({terminals, columns}) % spec.columnKinds;
    input.maps = torch::randn({terminals, 2, steps, spec.mapChannels, 2, 2});
    input.measures = torch::randn({terminals, 2, steps, spec.pictureMeasures});
    input.picturesPresent = torch::ones({terminals, 2, steps});
    input.present = torch::ones({terminals, steps});
    input.observed = torch::randn({terminals, steps, 3});
    input.relations.nearness = torch::rand({terminals, terminals});
    input.relations.communication = torch::rand({terminals, terminals});
    input.relations.operation = torch::rand({terminals, terminals});
    return input;
}

NetworkOutput run(Network& network, NetworkInput input) {
    return network.forward(input);
}

double gap(const torch::Tensor& a, const torch::Tensor& b) {
    return a.numel() == 0 ? 0.0 : (a - b).abs().max().item<double>();
}

/// A network that runs; its query of confounders is not 0, as after training.
std::shared_ptr<Network> made(const NetworkSpec& spec) {
    torch::manual_seed(7);
    auto network = std::make_shared<Network>(spec);
    network->eval();
    return network;
}

} // namespace

/// What callers of the network rely on, for each variant of Table 1.
class VgmsstgatNetworkTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizeOfTheUsualOne() {
        const Network network{NetworkSpec{}};
        QVERIFY(parameterCount(network) <= 9'200'000);
        QVERIFY(parameterCount(network) > 100'000);
    }

    void aStepDoesNotKnowWhatComesLater_data() { variants(); }
    void aStepDoesNotKnowWhatComesLater() {
        QFETCH(int, variant);
        const NetworkSpec spec = smallSpec(static_cast<Variant>(variant), true);
        const auto network = made(spec);
        NetworkInput input = someInput(spec, 4);
        const NetworkOutput before = run(*network, input);
        constexpr int from = 18;
        for (const auto& [tensor, axis] : {std::pair{input.columns, 2}, std::pair{input.maps, 2},
                                           std::pair{input.measures, 2}, std::pair{input.present, 1}}) {
            tensor.narrow(axis, from, steps - from).mul_(0.3);
        }
        const NetworkOutput after = run(*network, input);
        QCOMPARE(gap(before.logits.narrow(1, 0, from), after.logits.narrow(1, 0, from)), 0.0);
        QCOMPARE(gap(before.typeLogits.narrow(1, 0, from), after.typeLogits.narrow(1, 0, from)), 0.0);
        QVERIFY(gap(before.logits.narrow(1, from, steps - from), after.logits.narrow(1, from, steps - from)) >
                0.0);
    }

    void offlineLooksAhead() {
        const NetworkSpec spec = smallSpec(Variant::B4, false);
        const auto network = made(spec);
        NetworkInput input = someInput(spec, 4);
        const NetworkOutput before = run(*network, input);
        input.columns.narrow(2, 18, steps - 18).mul_(0.3);
        QVERIFY(gap(before.logits.narrow(1, 13, 5), run(*network, input).logits.narrow(1, 13, 5)) > 0.0);
    }

    void whatIsMissingDoesNotCount_data() { variants(); }
    void whatIsMissingDoesNotCount() {
        QFETCH(int, variant);
        const NetworkSpec spec = smallSpec(static_cast<Variant>(variant), false);
        const auto network = made(spec);
        NetworkInput input = someInput(spec, 4);
        input.columnsPresent.select(0, 1).select(0, 2).zero_(); // a column that terminal 1 lacks
        input.columnsPresent.select(0, 0).narrow(1, 10, 5).zero_();
        input.picturesPresent.select(0, 2).zero_(); // no camera
        input.picturesPresent.select(0, 3).select(0, 1).narrow(0, 7, 9).zero_();
        const NetworkOutput before = run(*network, input);
        const torch::Tensor noColumn = (1.0 - input.columnsPresent).unsqueeze(-1);
        const torch::Tensor noPicture = 1.0 - input.picturesPresent;
        input.columns = input.columns * input.columnsPresent.unsqueeze(-1) + 50.0 * noColumn;
        input.maps = input.maps + 50.0 * noPicture.view({4, 2, steps, 1, 1, 1});
        input.measures = input.measures + 50.0 * noPicture.unsqueeze(-1);
        const NetworkOutput after = run(*network, input);
        // A missing cell may not matter at all; where it lies in the reach of a convolution it counts as 0.
        QVERIFY(gap(before.logits.select(0, 2), after.logits.select(0, 2)) < 1e-5);
        QVERIFY(gap(before.logits.select(0, 3), after.logits.select(0, 3)) < 1e-5);
        QVERIFY(gap(before.logits.select(0, 1), after.logits.select(0, 1)) < 1e-5);
        QVERIFY(gap(before.logits.select(0, 0), after.logits.select(0, 0)) < 1e-5);
    }

    void onePictureOrOneTableAlone() {
        const NetworkSpec spec = smallSpec(Variant::B4, true);
        const auto network = made(spec);
        NetworkInput tables = someInput(spec, 3);
        tables.picturesPresent.zero_();
        NetworkInput pictures = someInput(spec, 3);
        pictures.columnsPresent.zero_();
        for (NetworkInput* input : {&tables, &pictures}) {
            const torch::Tensor logits = run(*network, *input).logits;
            QVERIFY(logits.isfinite().all().item<bool>());
            QVERIFY(logits.std().item<double>() > 1e-4); // still says something
        }
    }

    void aTerminalThatJoinsLateIsNotHeardBefore() {
        const NetworkSpec spec = smallSpec(Variant::B4, true);
        const auto network = made(spec);
        NetworkInput input = someInput(spec, 4);
        input.present.select(0, 3).narrow(0, 0, 14).zero_();
        const NetworkOutput before = run(*network, input);
        input.columns.select(0, 3).narrow(1, 0, 14).add_(3.0);
        input.maps.select(0, 3).narrow(1, 0, 14).add_(3.0);
        const NetworkOutput after = run(*network, input);
        QCOMPARE(gap(before.logits.narrow(0, 0, 3).narrow(1, 0, 14),
                     after.logits.narrow(0, 0, 3).narrow(1, 0, 14)),
                 0.0);
        QCOMPARE(before.graph.edges.narrow(0, 0, 14).select(2, 3).narrow(1, 0, 3).sum().item<double>(), 0.0);
    }

    void anyNumberOfTerminals() {
        const NetworkSpec spec = smallSpec(Variant::B4, true);
        const auto network = made(spec);
        for (const int terminals : {1, 2, 23}) {
            const NetworkOutput output = run(*network, someInput(spec, terminals));
            QCOMPARE(output.logits.sizes().vec(), (std::vector<std::int64_t>{terminals, steps}));
            QVERIFY(output.logits.isfinite().all().item<bool>());
        }
    }

    void evidenceIsThereAndSumsToOne() {
        const NetworkSpec spec = smallSpec(Variant::B4, true);
        const NetworkOutput output = run(*made(spec), someInput(spec, 4));
        for (const torch::Tensor& sums :
             {output.columnAttention.sum(-1), output.pictureAttention.sum({-2, -1}),
              output.stepAttention.sum(-1), output.edgeAttention.sum(-1), output.intentAttention.sum(-1),
              output.graph.shares.sum(-1)}) {
            QVERIFY(gap(sums, torch::ones_like(sums)) < 1e-5);
        }
    }

    void gradients_data() { variants(); }
    void gradients() {
        QFETCH(int, variant);
        const NetworkSpec spec = smallSpec(static_cast<Variant>(variant), true);
        const auto network = made(spec);
        network->to(torch::kDouble);
        NetworkInput input = someInput(spec, 3);
        for (torch::Tensor* tensor :
             {&input.columns, &input.columnsPresent, &input.maps, &input.measures, &input.picturesPresent,
              &input.present, &input.observed, &input.relations.nearness, &input.relations.communication,
              &input.relations.operation}) {
            *tensor = tensor->to(torch::kDouble);
        }
        const torch::Tensor truth = (torch::arange(3 * steps) % 5 == 0).to(torch::kDouble);
        const auto loss = [&] {
            const NetworkOutput output = run(*network, input);
            const torch::Tensor ones = torch::ones_like(truth);
            return torch::binary_cross_entropy_with_logits(output.logits.flatten(), truth) +
                   crossModalLoss({output.visualLogits.flatten(), ones},
                                  {output.behaviorLogits.flatten(), ones}, truth, ones) +
                   contrastiveLoss(output.intents.flatten(0, 1), truth) +
                   output.typeLogits.logsumexp(-1).mean();
        };
        QCOMPARE(QString::fromStdString(testing::differingGradient(loss, network->parameters(), 3)),
                 QString());
    }

    void confoundersLearnOnlyInTraining() {
        const NetworkSpec spec = smallSpec(Variant::B4, true);
        const auto network = made(spec);
        const auto samples = [&network] {
            return network->named_buffers()["confounders.counts"].sum().item<double>();
        };
        static_cast<void>(run(*network, someInput(spec, 4)));
        QCOMPARE(samples(), 0.0);
        network->train();
        static_cast<void>(run(*network, someInput(spec, 4)));
        QCOMPARE(samples(), 4.0 * steps);
    }

private:
    static void variants() {
        QTest::addColumn<int>("variant");
        for (int variant = 0; variant < 6; ++variant) {
            QTest::newRow(variantName(static_cast<Variant>(variant))) << variant;
        }
    }
};

QTEST_GUILESS_MAIN(VgmsstgatNetworkTorchTest)
#include "vgmsstgat_network_torch_test.moc"

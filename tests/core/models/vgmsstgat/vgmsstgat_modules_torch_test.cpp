// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/learning/module_state.h"
#include "core/models/model_state.h"
#include "core/models/vgmsstgat/column_encoder.h"
#include "core/models/vgmsstgat/confounder_dictionary.h"
#include "core/models/vgmsstgat/conv_lstm.h"
#include "core/models/vgmsstgat/edge_attention.h"
#include "core/models/vgmsstgat/losses.h"
#include "core/models/vgmsstgat/scale_convolutions.h"
#include "core/models/vgmsstgat/window_attention.h"
#include "tests/core/models/vgmsstgat/gradient_check.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::models::vgmsstgat;
using vestigo::testing::differingGradient;

namespace {

/// The cases of tests/data/golden/vgmsstgat/modules.safetensors.
class Golden {
public:
    Golden()
        : state_(readSafetensors(VESTIGO_SOURCE_DIR "/tests/data/golden/vgmsstgat/modules.safetensors")) {}
    bool ok() const { return state_.ok(); }
    torch::Tensor get(const std::string& name) const {
        const auto found = state_->tensors.find(name);
        TORCH_CHECK(found != state_->tensors.end(), "the golden file lacks ", name);
        return toTorch(found->second).to(torch::kDouble);
    }
    torch::Tensor in(const std::string& name) const { return get(case_ + ".in." + name); }
    torch::Tensor out(const std::string& name) const { return get(case_ + ".out." + name); }

    /// The module with the case's weights, in double precision, as it runs after training.
    template <class Module>
    std::shared_ptr<Module> fill(const std::string& name, std::shared_ptr<Module> module) {
        case_ = name;
        ModelState weights;
        const std::string prefix = name + ".weight.";
        for (const auto& [key, tensor] : state_->tensors) {
            if (key.rfind(prefix, 0) == 0) {
                weights.tensors[key.substr(prefix.size())] = tensor;
            }
        }
        const auto filled = fillFrom(*module, weights);
        TORCH_CHECK(filled.ok(), name, " does not fit: ", filled.ok() ? "" : filled.error().place);
        module->to(torch::kDouble);
        module->eval();
        return module;
    }
    void use(const std::string& name) { case_ = name; }

private:
    Result<ModelState> state_;
    std::string case_;
};

double gap(const torch::Tensor& a, const torch::Tensor& b) {
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : INFINITY;
}

constexpr double exact = 1e-5; // the golden numbers are single precision

/// A sum of all numbers, each with a weight of its own, so that every one of them counts for a gradient.
torch::Tensor mixed(const torch::Tensor& x) {
    return (x.reshape({-1}) * torch::arange(1, x.numel() + 1, torch::kDouble).sin()).sum();
}

std::vector<torch::Tensor> withParameters(const torch::nn::Module& module, std::vector<torch::Tensor> more) {
    for (const torch::Tensor& parameter : module.parameters()) {
        more.push_back(parameter);
    }
    return more;
}

DynamicGraph graphOf(const torch::Tensor& edges) {
    DynamicGraph graph;
    graph.edges = edges;
    graph.weights = edges;
    return graph;
}

} // namespace

/// Each module beside loops over its equations (make_module_golden.py), and its gradients beside differences.
class VgmsstgatModulesTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(golden_.ok()); }

    void columnEncoder_data() { bothWays(); }
    void columnEncoder() {
        QFETCH(bool, causal);
        ColumnEncoderSizes sizes;
        sizes.kinds = 4;
        sizes.channels = 3;
        sizes.width = 4;
        sizes.heads = 2;
        sizes.outputs = 6;
        const auto module = golden_.fill(causal ? "columns_causal" : "columns_offline",
                                         std::make_shared<ColumnEncoder>(sizes, causal));
        const torch::Tensor values = golden_.in("values");
        const torch::Tensor present = golden_.in("present");
        const torch::Tensor kinds = golden_.in("kinds").to(torch::kLong);
        const EncodedColumns encoded = module->forward(values, present, kinds);
        QVERIFY(gap(encoded.features, golden_.out("features")) < exact);
        QVERIFY(gap(encoded.attention, golden_.out("attention")) < exact);
        expectGradients([&] { return mixed(module->forward(values, present, kinds).features); },
                        withParameters(*module, {values}));
    }

    void columnsOfATerminalWithoutAny() {
        ColumnEncoderSizes sizes;
        sizes.channels = 3;
        ColumnEncoder module(sizes, true);
        const EncodedColumns encoded = module.forward(torch::zeros({2, 28, 4, 3}), torch::zeros({2, 28, 4}),
                                                      torch::zeros({2, 28}, torch::kLong));
        QVERIFY(encoded.features.isfinite().all().item<bool>());
        QCOMPARE(encoded.attention.abs().sum().item<double>(), 0.0);
    }

    void convLstm() {
        const auto module = golden_.fill("conv_lstm", std::make_shared<ConvLstm>(3, 2));
        const torch::Tensor maps = golden_.in("maps");
        const torch::Tensor present = golden_.in("present");
        ConvLstmState state;
        QVERIFY(gap(module->forward(maps, present, state), golden_.out("hidden")) < exact);
        expectGradients(
            [&] {
                ConvLstmState fresh;
                return mixed(module->forward(maps, present, fresh));
            },
            withParameters(*module, {maps}));
    }

    void convLstmGoesOnWhereItStopped() {
        ConvLstm module(3, 2);
        const torch::Tensor maps = torch::randn({2, 6, 3, 4, 4});
        const torch::Tensor present = torch::ones({2, 6});
        ConvLstmState whole;
        ConvLstmState parts;
        const torch::Tensor first = module.forward(maps.narrow(1, 0, 4), present.narrow(1, 0, 4), parts);
        const torch::Tensor second = module.forward(maps.narrow(1, 4, 2), present.narrow(1, 4, 2), parts);
        QVERIFY(gap(module.forward(maps, present, whole), torch::cat({first, second}, 1)) < exact);
    }

    void dynamicGraph() {
        const auto module = golden_.fill("graph", std::make_shared<DynamicGraphMaker>(4, 6, 2));
        const torch::Tensor visual = golden_.in("visual");
        const torch::Tensor present = golden_.in("present");
        const Relations relations{golden_.in("nearness"), golden_.in("communication"),
                                  golden_.in("operation")};
        const DynamicGraph graph = module->forward(visual, present, relations);
        QVERIFY(gap(graph.edges, golden_.out("edges")) == 0.0);
        QVERIFY(gap(graph.weights, golden_.out("weights")) < exact);
        QVERIFY(gap(graph.shares, golden_.out("shares")) < exact);
        expectGradients([&] { return mixed(module->forward(visual, present, relations).weights); },
                        withParameters(*module, {visual}));
    }

    void visualEdgeAttention() {
        const auto module = golden_.fill("edges", std::make_shared<VisualEdgeAttention>(4));
        const torch::Tensor visual = golden_.in("visual");
        const DynamicGraph graph = graphOf(golden_.in("edges"));
        QVERIFY(gap(module->forward(visual, graph), golden_.out("attention")) < exact);
        expectGradients([&] { return mixed(module->forward(visual, graph)); },
                        withParameters(*module, {visual}));
    }

    void graphAttention() {
        const auto module = golden_.fill("attention", std::make_shared<GraphAttention>(4, 2));
        const torch::Tensor features = golden_.in("features");
        DynamicGraph graph = graphOf(golden_.in("edges"));
        graph.weights = golden_.in("weights");
        const GraphAttended heard = module->forward(features, graph);
        QVERIFY(gap(heard.features, golden_.out("features")) < exact);
        QVERIFY(gap(heard.attention, golden_.out("attention")) < exact);
        expectGradients([&] { return mixed(module->forward(features, graph).features); },
                        withParameters(*module, {features, graph.weights}));
    }

    void crossAttention_data() { bothWays(); }
    void crossAttention() {
        QFETCH(bool, causal);
        const auto module = golden_.fill(causal ? "cross_causal" : "cross_offline",
                                         std::make_shared<CrossAttention>(4, 4, causal));
        const torch::Tensor asking = golden_.in("asking");
        const torch::Tensor asked = golden_.in("asked");
        const torch::Tensor present = golden_.in("present");
        const Attended attended = module->forward(asking, asked, present);
        QVERIFY(gap(attended.values, golden_.out("values")) < exact);
        QVERIFY(gap(attended.weights, golden_.out("weights")) < exact);
        expectGradients([&] { return mixed(module->forward(asking, asked, present).values); },
                        withParameters(*module, {asking, asked}));
    }

    void temporalAttention_data() { bothWays(); }
    void temporalAttention() {
        QFETCH(bool, causal);
        const auto module = golden_.fill(causal ? "temporal_causal" : "temporal_offline",
                                         std::make_shared<TemporalAttention>(4, 4, causal));
        const torch::Tensor behavior = golden_.in("behavior");
        const torch::Tensor present = golden_.in("present");
        QVERIFY(gap(module->forward(behavior, present), golden_.out("weights")) < exact);
        expectGradients([&] { return mixed(module->forward(behavior, present)); },
                        withParameters(*module, {behavior}));
    }

    void scaleConvolutions_data() { bothWays(); }
    void scaleConvolutions() {
        QFETCH(bool, causal);
        const auto module = golden_.fill(causal ? "scales_causal" : "scales_offline",
                                         std::make_shared<ScaleConvolutions>(3, 2, 0.2, causal));
        const torch::Tensor features = golden_.in("features");
        const torch::Tensor present = golden_.in("present");
        QVERIFY(gap(module->forward(features, present), golden_.out("features")) < exact);
        expectGradients([&] { return mixed(module->forward(features, present)); },
                        withParameters(*module, {features}));
    }

    void confounders() {
        const auto module = golden_.fill("confounders", std::make_shared<ConfounderDictionary>(4));
        const torch::Tensor features = golden_.in("features");
        QVERIFY(gap(module->forward(features), golden_.out("expected")) < exact);
        expectGradients([&] { return mixed(module->forward(features)); },
                        withParameters(*module, {features}));
    }

    void confoundersLearnTheMeansOfTheirStrata() {
        ConfounderDictionary module(2);
        // Dark and bright pictures, of the same noise and load, and one whose light is not known.
        const torch::Tensor observed = torch::tensor(
            {{10.0F, 1.0F, 1.0F}, {200.0F, 1.0F, 1.0F}, {210.0F, 1.0F, 1.0F}, {NAN, 1.0F, 1.0F}});
        const torch::Tensor features =
            torch::tensor({{1.0F, 0.0F}, {0.0F, 2.0F}, {0.0F, 4.0F}, {100.0F, 100.0F}});
        module.observe(features, observed);
        // A third of (1, 0), two thirds of (0, 3): the prior decides, whatever is asked.
        const torch::Tensor expected = torch::tensor({{1.0F / 3.0F, 2.0F}});
        QVERIFY(gap(module.forward(torch::randn({1, 2})), expected) < exact);
    }

    void losses() {
        golden_.use("cross_modal_loss");
        const torch::Tensor visual = golden_.in("visual");
        const torch::Tensor behavior = golden_.in("behavior");
        const auto loss = [&] {
            return crossModalLoss({visual, golden_.in("seen")}, {behavior, golden_.in("told")},
                                  golden_.in("truth"), golden_.in("weights"));
        };
        QVERIFY(gap(loss().reshape({1}), golden_.out("loss")) < exact);
        expectGradients(loss, {visual, behavior});
        golden_.use("contrastive_loss");
        const torch::Tensor intents = golden_.in("intents");
        const auto contrast = [&] { return contrastiveLoss(intents, golden_.in("truth"), 0.5); };
        QVERIFY(gap(contrast().reshape({1}), golden_.out("loss")) < exact);
        expectGradients(contrast, {intents});
    }

private:
    static void bothWays() {
        QTest::addColumn<bool>("causal");
        QTest::addRow("causal") << true;
        QTest::addRow("offline") << false;
    }

    static void expectGradients(const std::function<torch::Tensor()>& value,
                                const std::vector<torch::Tensor>& tensors) {
        QCOMPARE(QString::fromStdString(differingGradient(value, tensors)), QString());
    }

    Golden golden_;
};

QTEST_GUILESS_MAIN(VgmsstgatModulesTorchTest)
#include "vgmsstgat_modules_torch_test.moc"

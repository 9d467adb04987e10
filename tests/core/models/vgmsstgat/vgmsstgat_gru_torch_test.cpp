// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/vgmsstgat/network.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace vestigo::models::vgmsstgat;

namespace {

constexpr int columns = 3;
constexpr int steps = 5;
constexpr int kinds = 4;

GruFusionSizes smallSizes(bool causal) {
    GruFusionSizes sizes;
    sizes.kinds = kinds;
    sizes.channels = 2;
    sizes.width = 3;
    sizes.mapChannels = 2;
    sizes.mapWidth = 3;
    sizes.measures = 2;
    sizes.outputs = 4;
    sizes.causal = causal;
    return sizes;
}

using Row = std::vector<double>;

double sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double silu(double x) {
    return x * sigmoid(x);
}

/// The parameters of a module as plain numbers, and what is computed with them in loops.
class Plain {
public:
    explicit Plain(const torch::nn::Module& module) {
        for (const auto& parameter : module.named_parameters()) {
            parameters_[parameter.key()] = parameter.value().detach().to(torch::kDouble).contiguous();
        }
    }
    double at(const std::string& name, std::int64_t i) const {
        return parameters_.at(name).data_ptr<double>()[i];
    }
    /// weight x + bias
    Row linear(const std::string& weight, const std::string& bias, const Row& x) const {
        const std::int64_t outputs = parameters_.at(bias).numel();
        Row y;
        for (std::int64_t o = 0; o < outputs; ++o) {
            double sum = at(bias, o);
            for (std::size_t i = 0; i < x.size(); ++i) {
                sum +=
                    at(weight, o * static_cast<std::int64_t>(x.size()) + static_cast<std::int64_t>(i)) * x[i];
            }
            y.push_back(sum);
        }
        return y;
    }
    Row siluLinear(const std::string& name, const Row& x) const {
        Row y = linear(name + ".weight", name + ".bias", x);
        std::transform(y.begin(), y.end(), y.begin(), silu);
        return y;
    }
    /// Gated recurrent units (Cho et al. 2014, in the form in which the reset gate multiplies what the state
    /// gives): r, z, n are thirds of both products. `suffix`: "" or "_reverse".
    std::vector<Row> memory(std::vector<Row> x, const std::string& suffix) const {
        const bool reverse = !suffix.empty();
        if (reverse) {
            std::reverse(x.begin(), x.end());
        }
        const auto hidden =
            static_cast<std::size_t>(parameters_.at("memory.bias_hh_l0" + suffix).numel() / 3);
        Row state(hidden, 0.0);
        std::vector<Row> states;
        for (const Row& now : x) {
            const Row in = linear("memory.weight_ih_l0" + suffix, "memory.bias_ih_l0" + suffix, now);
            const Row kept = linear("memory.weight_hh_l0" + suffix, "memory.bias_hh_l0" + suffix, state);
            for (std::size_t h = 0; h < hidden; ++h) {
                const double reset = sigmoid(in[h] + kept[h]);
                const double update = sigmoid(in[hidden + h] + kept[hidden + h]);
                const double fresh = std::tanh(in[2 * hidden + h] + reset * kept[2 * hidden + h]);
                state[h] = (1.0 - update) * fresh + update * state[h];
            }
            states.push_back(state);
        }
        if (reverse) {
            std::reverse(states.begin(), states.end());
        }
        return states;
    }

private:
    std::map<std::string, torch::Tensor> parameters_;
};

/// One terminal; its second column and its operator's camera are missing in step 2.
struct Input {
    torch::Tensor columns = torch::randn({1, ::columns, steps, 2});
    torch::Tensor columnsPresent = torch::ones({1, ::columns, steps});
    torch::Tensor kinds = torch::tensor({0, 3, 1}, torch::kLong).view({1, ::columns});
    torch::Tensor maps = torch::randn({1, 2, steps, 2, 2, 3});
    torch::Tensor measures = torch::randn({1, 2, steps, 2});
    torch::Tensor picturesPresent = torch::ones({1, 2, steps});
    Input() {
        columnsPresent[0][1][2] = 0.0F;
        picturesPresent[0][1][2] = 0.0F;
    }
};

double value(const torch::Tensor& tensor) {
    return tensor.item<double>();
}

Row columnsByHand(const Plain& plain, const Input& input, int k) {
    Row mean(3, 0.0);
    Row greatest(3, -1e9);
    double count = 0.0;
    for (int c = 0; c < columns; ++c) {
        if (value(input.columnsPresent[0][c][k]) == 0.0) {
            continue;
        }
        const Row in{value(input.columns[0][c][k][0]), value(input.columns[0][c][k][1])};
        const Row out = plain.linear("column.weight", "column.bias", in);
        const auto kind = input.kinds[0][c].item<std::int64_t>();
        for (std::size_t w = 0; w < 3; ++w) {
            const double feature = silu(out[w] + plain.at("offset", kind * 3 + static_cast<std::int64_t>(w)));
            mean[w] += feature;
            greatest[w] = std::max(greatest[w], feature);
        }
        count += 1.0;
    }
    Row both;
    for (const double sum : mean) {
        both.push_back(sum / count);
    }
    both.insert(both.end(), greatest.begin(), greatest.end());
    return plain.siluLinear("join_columns", both);
}

Row picturesByHand(const Plain& plain, const Input& input, int k) {
    Row both;
    for (int stream = 0; stream < 2; ++stream) {
        if (value(input.picturesPresent[0][stream][k]) == 0.0) {
            both.insert(both.end(), 6, 0.0);
            continue;
        }
        const Row means{value(input.maps[0][stream][k][0].mean()), value(input.maps[0][stream][k][1].mean())};
        const Row seen = plain.siluLinear("picture", means);
        both.insert(both.end(), seen.begin(), seen.end());
        both.push_back(value(input.measures[0][stream][k][0]));
        both.push_back(value(input.measures[0][stream][k][1]));
        both.push_back(1.0);
    }
    return plain.siluLinear("join_pictures", both);
}

} // namespace

class VgmsstgatGruTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesWhatLoopsCompute_data() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("past only") << true;
        QTest::newRow("both ways") << false;
    }
    void computesWhatLoopsCompute() {
        QFETCH(bool, causal);
        torch::manual_seed(3);
        GruFusion fusion(smallSizes(causal));
        const torch::NoGradGuard still;
        fusion.named_parameters()["offset"].normal_();
        const Input input;
        const GruFused fused = fusion.forward(input.columns, input.columnsPresent, input.kinds, input.maps,
                                              input.measures, input.picturesPresent);
        const Plain plain(fusion);
        std::vector<Row> joined;
        for (int k = 0; k < steps; ++k) {
            Row row = picturesByHand(plain, input, k);
            const Row behavior = columnsByHand(plain, input, k);
            for (std::size_t i = 0; i < 4; ++i) {
                QVERIFY(std::abs(value(fused.visual[0][k][static_cast<int>(i)]) - row[i]) < 1e-5);
                QVERIFY(std::abs(value(fused.behavior[0][k][static_cast<int>(i)]) - behavior[i]) < 1e-5);
            }
            row.insert(row.end(), behavior.begin(), behavior.end());
            joined.push_back(row);
        }
        std::vector<Row> expected = plain.memory(joined, "");
        const std::vector<Row> back = causal ? std::vector<Row>(steps) : plain.memory(joined, "_reverse");
        for (int k = 0; k < steps; ++k) {
            const auto step = static_cast<std::size_t>(k);
            expected[step].insert(expected[step].end(), back[step].begin(), back[step].end());
            for (std::size_t i = 0; i < 4; ++i) {
                QVERIFY(std::abs(value(fused.memory[0][k][static_cast<int>(i)]) - expected[step][i]) < 1e-5);
            }
        }
    }

    void hearsNoOtherTerminal() {
        torch::manual_seed(4);
        NetworkSpec spec;
        spec.variant = Variant::Gru;
        Network network(spec);
        network.eval();
        NetworkInput input;
        input.columns = torch::randn({2, columns, steps, spec.columnChannels});
        input.columnsPresent = torch::ones({2, columns, steps});
        input.columnKinds = torch::zeros({2, columns}, torch::kLong);
        input.maps = torch::randn({2, 2, steps, spec.mapChannels, 2, 2});
        input.measures = torch::randn({2, 2, steps, spec.pictureMeasures});
        input.picturesPresent = torch::ones({2, 2, steps});
        input.present = torch::ones({2, steps});
        const torch::Tensor before = network.forward(input).logits.detach().clone();
        input.columns[1].add_(2.0);
        const torch::Tensor after = network.forward(input).logits.detach();
        QVERIFY(torch::equal(before[0], after[0]));
        QVERIFY(!torch::equal(before[1], after[1]));
    }
};

QTEST_GUILESS_MAIN(VgmsstgatGruTorchTest)
#include "vgmsstgat_gru_torch_test.moc"

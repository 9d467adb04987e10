// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/frame_encoder.h"
#include "core/models/learning/encoder_network.h"
#include "core/models/learning/module_state.h"
#include "tests/core/models/encoder_pictures.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::testing;

namespace {

torch::Tensor batchOf(const RgbPictures& pictures) {
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(pictures.pixels.data()),
                                        {pictures.count, pictures.height, pictures.width, 3}, torch::kUInt8);
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous();
}

EncoderSpec specOf(const QString& name, bool same) {
    EncoderSpec spec = encoderSpec(name.toStdString()).take();
    spec.padding = same ? EncoderPadding::Same : EncoderPadding::Symmetric;
    return spec;
}

} // namespace

/// The encoder for training beside the fused form that runs it.
class EncoderTorchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFormsGiveTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("same");
        QTest::addRow("B0") << "efficientnet_b0" << false;
        QTest::addRow("Lite0") << "efficientnet_lite0" << false;
        QTest::addRow("Lite0, TensorFlow's padding") << "efficientnet_lite0" << true;
    }

    void bothFormsGiveTheSame() {
        QFETCH(QString, name);
        QFETCH(bool, same);
        const EncoderSpec spec = specOf(name, same);
        const ModelState weights = formulaState(spec);
        EncoderNetwork network(spec);
        QVERIFY(fillEncoder(network, weights).ok());
        network.eval();
        const RgbPictures pictures = formulaPictures(3, 64, 96);
        const torch::NoGradGuard noGradients;
        const Tensor slow = fromTorch(network.forward(batchOf(pictures)));
        EncoderOptions options;
        options.name = spec.name;
        options.padding = spec.padding;
        auto encoder = FrameEncoder::create(options, weights);
        QVERIFY(encoder.ok());
        const auto fused = encoder.value()->encode(pictures);
        QVERIFY(fused.finished());
        const FeatureMaps& maps = fused.value();
        QCOMPARE(slow.shape, (std::vector<std::int64_t>{3, maps.channels, maps.height, maps.width}));
        float scale = 0.0F;
        float gap = 0.0F;
        for (std::size_t i = 0; i < maps.values.size(); ++i) {
            scale = std::max(scale, std::abs(slow.values[i]));
            gap = std::max(gap, std::abs(slow.values[i] - maps.values[i]));
        }
        QVERIFY(scale > 0.1F);
        QVERIFY2(gap <= 1e-4F * scale, qPrintable(QString::number(gap / scale)));
    }

    void weightsGoOutAsTheyCameIn() {
        const EncoderSpec spec = specOf("efficientnet_b0", false);
        const ModelState weights = formulaState(spec);
        EncoderNetwork network(spec);
        QVERIFY(fillEncoder(network, weights).ok());
        const ModelState out = stateOf(network);
        QCOMPARE(out.tensors.size(), weights.tensors.size());
        for (const auto& [name, tensor] : weights.tensors) {
            const auto found = out.tensors.find(name);
            QVERIFY2(found != out.tensors.end(), name.c_str());
            QVERIFY2(found->second.shape == tensor.shape && found->second.values == tensor.values,
                     name.c_str());
        }
    }

    void wrongWeightsNameTheTensor() {
        const EncoderSpec spec = specOf("efficientnet_lite0", false);
        ModelState weights = formulaState(spec);
        weights.tensors["classifier.1.weight"] = formulaTensor("classifier.1.weight", {5, 1280});
        EncoderNetwork network(spec);
        QVERIFY(fillEncoder(network, weights).ok()); // the classifier is left alone
        weights.tensors.erase("features.8.1.running_var");
        const auto filled = fillEncoder(network, weights, "own.safetensors");
        QVERIFY(!filled);
        QCOMPARE(filled.error().place, std::string("features.8.1.running_var"));
        QCOMPARE(filled.error().file, std::string("own.safetensors"));
    }

    void everyWeightLearns() {
        // In training each parameter gets a gradient, and a step against it lowers the loss.
        torch::manual_seed(3);
        const EncoderSpec spec = specOf("efficientnet_b0", false);
        EncoderNetwork network(spec);
        QVERIFY(fillEncoder(network, formulaState(spec)).ok());
        network.train();
        const torch::Tensor pictures = batchOf(formulaPictures(4, 32, 32));
        const torch::Tensor wanted = torch::rand({4, 1280});
        const auto loss = [&] { return torch::mse_loss(network.forward(pictures).mean({2, 3}), wanted); };
        const torch::Tensor before = loss();
        before.backward();
        double squares = 0.0;
        for (const auto& item : network.named_parameters()) {
            QVERIFY2(item.value().grad().defined(), item.key().c_str());
            const auto square = item.value().grad().square().sum().item<double>();
            QVERIFY2(square > 0.0, item.key().c_str());
            squares += square;
        }
        // So long a step lowers the loss by a hundredth, as far as it is a plane.
        const double length = 0.01 * before.item<double>() / squares;
        torch::optim::SGD optimiser(network.parameters(), torch::optim::SGDOptions(length));
        optimiser.step();
        const double ratio = loss().item<double>() / before.item<double>();
        QVERIFY2(std::abs(ratio - 0.99) < 0.004, qPrintable(QString::number(ratio)));
    }
};

QTEST_GUILESS_MAIN(EncoderTorchTest)
#include "encoder_torch_test.moc"

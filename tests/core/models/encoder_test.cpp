// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shipped_files.h"
#include "core/models/encoder/frame_encoder.h"
#include "core/models/encoder/fused/fused_encoder.h"
#include "tests/core/models/encoder_pictures.h"
#include "tests/support/temporary_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::testing;

namespace {

QJsonObject golden(const char* name) {
    QFile file(QStringLiteral(VESTIGO_SOURCE_DIR "/tests/data/golden/models/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

ModelState shippedLite0() {
    const auto file = shippedFile("models/efficientnet-lite0-imagenet.safetensors");
    auto state = file ? readSafetensors(*file) : Result<ModelState>(file.error());
    return state ? state.take() : ModelState();
}

const ModelState& lite0() {
    static const ModelState state = shippedLite0();
    return state;
}

const ModelState& b0() {
    static const ModelState state = formulaState(*encoderSpec("efficientnet_b0"));
    return state;
}

std::unique_ptr<FrameEncoder> encoderOf(const std::string& name, const ModelState& state, int workers = 1,
                                        EncoderPadding padding = EncoderPadding::Symmetric) {
    EncoderOptions options;
    options.name = name;
    options.workers = workers;
    options.padding = padding;
    auto encoder = FrameEncoder::create(options, state);
    if (!encoder) {
        qWarning("%s", encoder.error().oneLine().c_str());
        return nullptr;
    }
    return encoder.take();
}

float largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    float largest = a.size() == b.size() ? 0.0F : INFINITY;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        largest = std::max(largest, std::abs(a[i] - b[i]));
    }
    return largest;
}

double distanceTo(const QJsonArray& expected, const float* values, std::size_t stride = 1) {
    double largest = expected.isEmpty() ? INFINITY : 0.0;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const double value = static_cast<double>(values[static_cast<std::size_t>(i) * stride]);
        largest = std::max(largest, std::abs(expected[i].toDouble() - value));
    }
    return largest;
}

} // namespace

class EncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lite0GivesTheKnownAnswer_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("padding");
        QTest::addRow("symmetric padding") << "padding_symmetric" << int(EncoderPadding::Symmetric);
        QTest::addRow("TensorFlow's padding") << "padding_same_tensorflow" << int(EncoderPadding::Same);
    }

    void lite0GivesTheKnownAnswer() {
        QFETCH(QString, key);
        QFETCH(int, padding);
        const QJsonObject answer = golden("efficientnet-lite0-golden.json")[key].toObject();
        const auto encoder =
            encoderOf("efficientnet_lite0", lite0(), 1, static_cast<EncoderPadding>(padding));
        QVERIFY(encoder);
        const auto maps = encoder->encode(formulaPictures(1, 128, 128));
        QVERIFY(maps.finished());
        const std::vector<float> pooled = pooledFeatures(maps.value());
        QCOMPARE(pooled.size(), 1280U);
        QVERIFY(distanceTo(answer["first_12"].toArray(), pooled.data()) < 2e-5);
        double sum = 0.0;
        double squares = 0.0;
        for (const float value : pooled) {
            sum += static_cast<double>(value);
            squares += static_cast<double>(value) * static_cast<double>(value);
        }
        QVERIFY(std::abs(sum - answer["sum"].toDouble()) < 5e-3);
        QVERIFY(std::abs(squares - answer["sum_of_squares"].toDouble()) < 5e-3);
    }

    void b0GivesWhatTorchvisionGives_data() {
        QTest::addColumn<int>("index");
        QTest::addRow("128 x 128") << 0;
        QTest::addRow("64 rows, 96 columns") << 1;
    }

    void b0GivesWhatTorchvisionGives() {
        QFETCH(int, index);
        const QJsonObject answer = golden("encoder_golden.json")["cases"].toArray()[index].toObject();
        const int height = answer["height"].toInt();
        const int width = answer["width"].toInt();
        const auto encoder = encoderOf("efficientnet_b0", b0());
        QVERIFY(encoder);
        const auto maps = encoder->encode(formulaPictures(1, height, width));
        QVERIFY(maps.finished());
        const auto cells = static_cast<std::size_t>(height / 32 * (width / 32));
        QCOMPARE(maps.value().values.size(), 1280 * cells);
        const double bound = 1e-5 * answer["largest"].toDouble();
        QVERIFY(distanceTo(answer["map_of_channel_7"].toArray(), &maps.value().values[7 * cells]) < bound);
        QVERIFY(distanceTo(answer["map_of_channel_1279"].toArray(), &maps.value().values[1279 * cells]) <
                bound);
        const std::vector<float> pooled = pooledFeatures(maps.value());
        QVERIFY(distanceTo(answer["pooled"].toArray(), pooled.data()) < bound);
        double squares = 0.0;
        for (const float value : pooled) {
            squares += static_cast<double>(value) * static_cast<double>(value);
        }
        QVERIFY(std::abs(squares - answer["sum_of_squares"].toDouble()) < 1e-3);
    }

    void aPictureDoesNotChangeWithItsBatch() {
        const auto encoder = encoderOf("efficientnet_b0", b0());
        QVERIFY(encoder);
        const RgbPictures many = formulaPictures(15, 64, 64); // several pieces, the last one smaller
        const auto together = encoder->encode(many);
        QVERIFY(together.finished());
        const std::size_t floats = 1280 * 4;
        const std::size_t bytes = std::size_t{64} * 64 * 3;
        for (std::size_t i = 0; i < 15; ++i) {
            RgbPictures one = formulaPictures(0, 64, 64);
            one.count = 1;
            one.pixels.assign(many.pixels.begin() + static_cast<std::ptrdiff_t>(i * bytes),
                              many.pixels.begin() + static_cast<std::ptrdiff_t>((i + 1) * bytes));
            const auto alone = encoder->encode(one);
            QVERIFY(alone.finished());
            const std::vector<float> part(
                together.value().values.begin() + static_cast<std::ptrdiff_t>(i * floats),
                together.value().values.begin() + static_cast<std::ptrdiff_t>((i + 1) * floats));
            QVERIFY(alone.value().values == part);
        }
    }

    void theKernelsOfEveryProcessorGiveTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::addRow("B0") << "efficientnet_b0";
        QTest::addRow("Lite0") << "efficientnet_lite0";
    }

    void theKernelsOfEveryProcessorGiveTheSame() {
        QFETCH(QString, name);
        const auto spec = encoderSpec(name.toStdString());
        const auto weights = foldWeights(*spec, name == "efficientnet_b0" ? b0() : lite0());
        QVERIFY(weights.ok());
        const auto usual = encoderOf(name.toStdString(), name == "efficientnet_b0" ? b0() : lite0());
        QVERIFY(usual);
        const RgbPictures pictures = formulaPictures(5, 96, 64);
        const auto expected = usual->encode(pictures);
        QVERIFY(expected.finished());
        float largest = 0.0F;
        for (const float value : expected.value().values) {
            largest = std::max(largest, std::abs(value));
        }
        for (const KernelSet* kernels : runnableKernels()) {
            auto encoder = fusedEncoder(*spec, *weights, 2, *kernels);
            QVERIFY(encoder.ok());
            const auto maps = encoder.value()->encode(pictures);
            QVERIFY(maps.finished());
            const float difference = largestDifference(maps.value().values, expected.value().values);
            QVERIFY2(difference <= 1e-5F * largest, kernels->name);
        }
    }

    void workersChangeNothing() {
        const RgbPictures pictures = formulaPictures(21, 64, 64);
        const auto one = encoderOf("efficientnet_lite0", lite0(), 1);
        const auto three = encoderOf("efficientnet_lite0", lite0(), 3);
        QVERIFY(one && three);
        const auto first = one->encode(pictures);
        const auto second = three->encode(pictures);
        QVERIFY(first.finished() && second.finished());
        QVERIFY(first.value().values == second.value().values);
        const auto again = three->encode(pictures);
        QVERIFY(again.finished());
        QVERIFY(again.value().values == first.value().values);
    }

    void anotherSizeInBetweenChangesNothing() {
        const auto encoder = encoderOf("efficientnet_lite0", lite0(), 2);
        QVERIFY(encoder);
        const auto before = encoder->encode(formulaPictures(3, 64, 96));
        const auto small = encoder->encode(formulaPictures(2, 32, 32));
        const auto after = encoder->encode(formulaPictures(3, 64, 96));
        QVERIFY(before.finished() && small.finished() && after.finished());
        QCOMPARE(small.value().height * small.value().width, 1);
        QVERIFY(before.value().values == after.value().values);
    }

    void noPicturesGiveNoMaps() {
        const auto encoder = encoderOf("efficientnet_lite0", lite0());
        QVERIFY(encoder);
        const auto maps = encoder->encode(formulaPictures(0, 64, 64));
        QVERIFY(maps.finished());
        QCOMPARE(maps.value().count, 0);
        QVERIFY(maps.value().values.empty());
    }

    void wrongPicturesAreRefused() {
        const auto encoder = encoderOf("efficientnet_lite0", lite0());
        QVERIFY(encoder);
        QVERIFY(encoder->encode(formulaPictures(1, 100, 128)).failed());
        QVERIFY(encoder->encode(formulaPictures(1, 0, 128)).failed());
        RgbPictures huge = formulaPictures(1, 32, 32);
        huge.height = huge.width = 1 << 20;
        QVERIFY(encoder->encode(huge).failed());
        RgbPictures lacking = formulaPictures(1, 64, 64);
        lacking.pixels.pop_back();
        QVERIFY(encoder->encode(lacking).failed());
        RgbPictures negative = formulaPictures(1, 64, 64);
        negative.count = -1;
        QVERIFY(encoder->encode(negative).failed());
    }

    void canBeCancelled() {
        const auto encoder = encoderOf("efficientnet_lite0", lite0(), 2);
        QVERIFY(encoder);
        CancelSource source;
        source.cancel();
        QVERIFY(encoder->encode(formulaPictures(9, 64, 64), source.token()).cancelled());
        QVERIFY(encoder->encode(formulaPictures(9, 64, 64)).finished());
    }

    void wrongWeightsNameTheTensor_data() {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("place");
        QTest::addRow("missing") << "missing"
                                 << "features.3.1.block.2.fc1.weight";
        QTest::addRow("turned round") << "turned"
                                      << "features.2.0.block.3.0.weight";
        QTest::addRow("too few values") << "values"
                                        << "features.8.1.bias";
        QTest::addRow("negative variance") << "variance"
                                           << "features.0.1.running_var";
    }

    void wrongWeightsNameTheTensor() {
        QFETCH(QString, fault);
        QFETCH(QString, place);
        ModelState state = b0();
        Tensor& tensor = state.tensors.at(place.toStdString());
        if (fault == "missing") {
            state.tensors.erase(place.toStdString());
        } else if (fault == "turned") {
            std::swap(tensor.shape[0], tensor.shape[1]);
        } else if (fault == "values") {
            tensor.values.pop_back();
        } else {
            tensor.values[5] = -1.0F;
        }
        EncoderOptions options;
        options.name = "efficientnet_b0";
        const auto encoder = FrameEncoder::create(options, state);
        QVERIFY(!encoder);
        QCOMPARE(encoder.error().code, ErrorCode::ModelInvalid);
        QCOMPARE(QString::fromStdString(encoder.error().place), place);
    }

    void lite0IsNoB0() {
        // Its tensors fit, but squeeze and excitation is missing.
        EncoderOptions options;
        options.name = "efficientnet_b0";
        const auto encoder = FrameEncoder::create(options, lite0());
        QVERIFY(!encoder);
        QCOMPARE(encoder.error().place, "features.1.0.block.1.fc1.weight");
        options.name = "resnet";
        QCOMPARE(FrameEncoder::create(options, lite0()).error().code, ErrorCode::Usage);
    }

    void aUsersOwnCheckpointLoadsFromItsFile() {
        // A torchvision checkpoint also holds the classifier; it is left alone.
        ModelState state = b0();
        state.tensors["classifier.1.weight"] = formulaTensor("classifier.1.weight", {10, 1280});
        const TemporaryFolder folder;
        QVERIFY(writeSafetensors(folder / "own.safetensors", state).ok());
        const auto read = readSafetensors(folder / "own.safetensors");
        QVERIFY(read.ok());
        const auto fromFile = encoderOf("efficientnet_b0", *read);
        const auto direct = encoderOf("efficientnet_b0", b0());
        QVERIFY(fromFile && direct);
        const auto a = fromFile->encode(formulaPictures(1, 64, 64));
        const auto b = direct->encode(formulaPictures(1, 64, 64));
        QVERIFY(a.finished() && b.finished());
        QVERIFY(a.value().values == b.value().values);
    }

    void twoEncodersInTwoThreads() {
        const auto first = encoderOf("efficientnet_lite0", lite0());
        const auto second = encoderOf("efficientnet_b0", b0());
        QVERIFY(first && second);
        const RgbPictures pictures = formulaPictures(4, 64, 64);
        const auto alone = first->encode(pictures);
        QVERIFY(alone.finished());
        std::vector<float> beside;
        std::thread other([&] {
            auto maps = second->encode(pictures);
            beside = maps.finished() ? maps.take().values : std::vector<float>();
        });
        const auto maps = first->encode(pictures);
        other.join();
        QVERIFY(maps.finished());
        QVERIFY(maps.value().values == alone.value().values);
        QVERIFY(!beside.empty());
    }
};

QTEST_GUILESS_MAIN(EncoderTest)
#include "encoder_test.moc"

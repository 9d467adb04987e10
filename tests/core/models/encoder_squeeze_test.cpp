// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/models/encoder_plain.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::testing;

namespace {

/// Squeeze and excitation as plain as can be.
struct SqueezeCase {
    SqueezeCase(Random& random, int channels, int squeeze, int cells)
        : values(numbers(random, cells * channels))
        , reduce(numbers(random, squeeze * channels, 0.3))
        , reduceBias(numbers(random, squeeze))
        , expand(numbers(random, channels * squeeze, 0.5))
        , expandBias(numbers(random, channels))
        , sums(static_cast<std::size_t>(channels), 0.0F) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            sums[i % sums.size()] += values[i];
        }
        std::vector<double> inner;
        for (std::size_t j = 0; j < reduceBias.size(); ++j) {
            double sum = 0.0;
            for (std::size_t c = 0; c < sums.size(); ++c) {
                sum += static_cast<double>(reduce[j * sums.size() + c]) * static_cast<double>(sums[c]);
            }
            inner.push_back(activated(sum / cells + static_cast<double>(reduceBias[j]), true));
        }
        for (std::size_t c = 0; c < sums.size(); ++c) {
            double sum = expandBias[c];
            for (std::size_t j = 0; j < inner.size(); ++j) {
                sum += inner[j] * static_cast<double>(expand[c * inner.size() + j]);
            }
            factors.push_back(static_cast<float>(1.0 / (1.0 + std::exp(-sum))));
        }
    }

    /// Of values or weights, whose last dimension are the channels.
    Numbers scaled(Numbers plain) const {
        for (std::size_t i = 0; i < plain.size(); ++i) {
            plain[i] *= factors[i % factors.size()];
        }
        return plain;
    }

    Numbers values;
    Numbers reduce;
    Numbers reduceBias;
    Numbers expand;
    Numbers expandBias;
    Numbers sums;
    Numbers factors;
};

} // namespace

/// The kernels that are no convolutions, as compiled for each kind of processor that this one can be, beside
/// a plain calculation.
class EncoderSqueezeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void squeezeAndExcitation_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("squeeze");
        QTest::addColumn<int>("cells");
        QTest::addColumn<int>("narrow"); // channels whose weights are scaled; 0: the values are
        QTest::addRow("the first block") << 32 << 8 << 30 << 0;
        QTest::addRow("few between") << 96 << 4 << 9 << 0;
        QTest::addRow("many between") << 240 << 21 << 1 << 0;
        QTest::addRow("weights scaled") << 32 << 8 << 30 << 16;
        QTest::addRow("weights that fill no vector") << 96 << 6 << 30 << 24;
        QTest::addRow("weights of several tiles") << 48 << 6 << 300 << 112;
    }

    void squeezeAndExcitation() {
        QFETCH(int, channels);
        QFETCH(int, squeeze);
        QFETCH(int, cells);
        QFETCH(int, narrow);
        Random random(11);
        const SqueezeCase item(random, channels, squeeze, cells);
        const Numbers weights = numbers(random, narrow * channels);
        const Numbers noBias(static_cast<std::size_t>(narrow), 0.0F);
        for (const KernelSet* kernels : runnableKernels()) {
            WeightPack packing(*kernels);
            const PackedDense plain = packing.dense(weights, noBias);
            SqueezeTask task;
            const PackedDense first = packing.dense(item.reduce, item.reduceBias);
            const PackedDense second = packing.dense(item.expand, item.expandBias);
            const AlignedFloats pack = packing.taken();
            Guarded values(item.values);
            Guarded means(item.sums);
            Guarded factors(item.sums.size());
            Guarded between(static_cast<std::size_t>(first.channels));
            Guarded scaled(static_cast<std::size_t>(plain.channels * channels));
            task.values = values.data();
            task.sums = means.data();
            task.reduce = pack.data() + first.weights;
            task.reduceBias = pack.data() + first.bias;
            task.expand = pack.data() + second.weights;
            task.expandBias = pack.data() + second.bias;
            task.narrow = pack.data() + plain.weights;
            task.scaledNarrow = narrow > 0 ? scaled.data() : nullptr;
            task.factors = factors.data();
            task.inner = between.data();
            task.cells = cells;
            task.channels = channels;
            task.squeeze = squeeze;
            task.innerChannels = first.channels;
            task.narrowChannels = plain.channels;
            kernels->squeeze(task);
            QVERIFY2(values.intact() && means.intact() && factors.intact() && between.intact() &&
                         scaled.intact(),
                     kernels->name);
            QVERIFY2(narrow > 0 ? values.is(item.values, 0.0) : values.is(item.scaled(item.values), 2e-5),
                     kernels->name);
            if (narrow > 0) {
                WeightPack again(*kernels);
                const PackedDense expected = again.dense(item.scaled(weights), noBias);
                const AlignedFloats all = again.taken();
                QVERIFY2(scaled.is(Numbers(all.data() + expected.weights,
                                           all.data() + expected.weights + plain.channels * channels),
                                   2e-5),
                         kernels->name);
            }
        }
    }

    void picturesBecomeNumbers() {
        std::vector<std::uint8_t> bytes;
        for (int i = 0; i < 96; ++i) {
            bytes.push_back(static_cast<std::uint8_t>(i < 4 ? 255 * (i % 2) : (i * 37) % 256));
        }
        for (const KernelSet* kernels : runnableKernels()) {
            Guarded out(bytes.size() + 3); // a picture's rows begin behind its border, where no vector would
            NumbersTask task{bytes.data(), out.data() + 3, 96, {0.5F, 2.0F, 0.01F}, {1.0F, -3.0F, 0.0F}};
            kernels->numbers(task);
            QVERIFY2(out.intact(), kernels->name);
            for (std::size_t i = 0; i < bytes.size(); ++i) {
                const float expected =
                    static_cast<float>(bytes[i]) * task.factors[i % 3] + task.shifts[i % 3];
                QVERIFY2(std::abs(out[i + 3] - expected) < 1e-5F, kernels->name);
            }
        }
    }

    void activationsFarOut() {
        Numbers values;
        for (const double x :
             {0.0, 1e-20, 0.3, 1.0, 5.99, 6.01, 20.0, 87.0, 88.5, 90.0, 130.0, 1e4, 1e30, 3e38}) {
            values.push_back(static_cast<float>(x));
            values.push_back(static_cast<float>(-x));
        }
        values.resize(32, 0.1F);
        for (const KernelSet* kernels : runnableKernels()) {
            for (const bool silu : {true, false}) {
                Guarded found(values);
                kernels->activate(found.data(), values.size(), silu);
                QVERIFY2(found.intact(), kernels->name);
                for (std::size_t i = 0; i < values.size(); ++i) {
                    const double x = values[i];
                    const double expected = activated(x, silu);
                    const double bound = 1e-5 * std::max(1e-3, std::abs(expected));
                    // e^-x beyond the largest float counts as the largest.
                    const double allowed = x < -80.0 ? std::abs(x) * 1e-34 + 1e-30 : bound;
                    QVERIFY2(
                        std::abs(static_cast<double>(found[i]) - expected) <= allowed,
                        qPrintable(QString("%1 of %2: %3").arg(kernels->name).arg(x).arg(double(found[i]))));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(EncoderSqueezeTest)
#include "encoder_squeeze_test.moc"

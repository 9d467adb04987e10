// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/models/encoder_plain.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::models;
using namespace vestigo::testing;

namespace {

/// The numbers that a pixel of a source is made of, as plain as can be.
double denseAt(const DenseSource& source, std::ptrdiff_t place, const Numbers& weights, const Numbers& bias,
               int channel) {
    const auto c = static_cast<std::size_t>(channel);
    double sum = bias[c];
    const std::size_t depth = static_cast<std::size_t>(source.segments * source.depth);
    for (int s = 0; s < source.segments; ++s) {
        for (int k = 0; k < source.depth; ++k) {
            const std::size_t at = c * depth + static_cast<std::size_t>(s * source.depth + k);
            sum += static_cast<double>(weights[at]) *
                   static_cast<double>(source.in[place + s * source.segmentApart + k]);
        }
    }
    return sum;
}

/// The block that DepthwiseTask describes, cell by cell: [pictures, outHeight, outWidth, channels].
std::vector<double> depthwiseOf(const DepthwiseTask& task, const Numbers& dense, const Numbers& denseBias,
                                const Numbers& weights, const Numbers& bias) {
    std::vector<double> out;
    const auto between = [&](int n, int y, int x, int c) {
        if (y < 0 || x < 0 || y >= task.height || x >= task.width) {
            return 0.0;
        }
        const std::ptrdiff_t place =
            n * task.source.pictureApart + y * task.source.rowApart + x * task.source.pixelApart;
        return activated(denseAt(task.source, place, dense, denseBias, c), task.silu);
    };
    for (int cell = 0; cell < task.pictures * task.outHeight * task.outWidth; ++cell) {
        const int x = cell % task.outWidth;
        const int y = cell / task.outWidth % task.outHeight;
        const int n = cell / task.outWidth / task.outHeight;
        for (int c = 0; c < task.channels; ++c) {
            double sum = bias[static_cast<std::size_t>(c)];
            for (int k = 0; k < task.kernel * task.kernel; ++k) {
                sum += static_cast<double>(
                           weights[static_cast<std::size_t>(c * task.kernel * task.kernel + k)]) *
                       between(n, y * task.stride - task.padBefore + k / task.kernel,
                               x * task.stride - task.padBefore + k % task.kernel, c);
            }
            out.push_back(activated(sum, task.silu));
        }
    }
    return out;
}

struct DepthwiseCase {
    const char* name;
    int height;
    int width;
    int channels;
    int kernel;
    int stride;
    int padBefore;
    int depth;
    bool silu;
};

constexpr DepthwiseCase depthwiseCases[] = {
    {"a large map", 6, 32, 32, 3, 1, 1, 16, true},     {"halved", 8, 16, 96, 3, 2, 1, 24, true},
    {"halved, 5 x 5", 8, 8, 48, 5, 2, 2, 10, false},   {"a small map, 5 x 5", 4, 4, 96, 5, 1, 2, 40, true},
    {"wider than tall", 3, 20, 48, 5, 1, 2, 7, true},  {"odd sides", 7, 5, 48, 3, 1, 1, 9, false},
    {"three columns", 2, 3, 48, 5, 1, 2, 12, true},    {"one cell", 1, 1, 96, 5, 1, 2, 5, true},
    {"one column", 9, 1, 32, 3, 1, 1, 5, false},       {"TensorFlow's padding", 8, 8, 48, 3, 2, 0, 8, true},
    {"the same, 5 x 5", 6, 10, 48, 5, 2, 1, 8, false},
};

} // namespace

/// Each kernel, as compiled for each kind of processor that this one can be, beside a plain calculation.
class EncoderKernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void denseConvolution_data() {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("adds");
        QTest::addRow("one pixel") << 1 << 5 << 16 << false;
        QTest::addRow("whole tiles") << 16 << 33 << 48 << false;
        QTest::addRow("added") << 16 << 40 << 80 << true;
        QTest::addRow("pixels left over") << 19 << 3 << 112 << true;
        QTest::addRow("channels that fill no vector") << 8 << 20 << 24 << false;
        QTest::addRow("both") << 13 << 7 << 40 << true;
        QTest::addRow("few channels") << 9 << 11 << 4 << false;
    }

    void denseConvolution() {
        QFETCH(int, pixels);
        QFETCH(int, depth);
        QFETCH(int, channels);
        QFETCH(bool, adds);
        Random random(5);
        const Numbers in = numbers(random, pixels * depth);
        const Numbers weights = numbers(random, channels * depth);
        const Numbers bias = numbers(random, channels);
        for (const KernelSet* kernels : runnableKernels()) {
            WeightPack packing(*kernels);
            const PackedDense packed = packing.dense(weights, bias);
            const AlignedFloats pack = packing.taken();
            Guarded out(static_cast<std::size_t>(pixels * packed.channels), 0.5F);
            DenseTask task;
            task.source.in = in.data();
            task.source.depth = depth;
            task.source.pixelApart = depth;
            task.weights = pack.data() + packed.weights;
            task.bias = pack.data() + packed.bias;
            task.out = out.data();
            task.pixels = pixels;
            task.channels = packed.channels;
            task.adds = adds;
            kernels->dense(task);
            QVERIFY2(out.intact(), kernels->name);
            for (int i = 0; i < pixels * packed.channels; ++i) {
                const int c = i % packed.channels;
                const int pixel = i / packed.channels;
                const double before = adds ? 0.5 : 0.0;
                const double sum =
                    c < channels
                        ? denseAt(task.source, static_cast<std::ptrdiff_t>(pixel) * depth, weights, bias, c)
                        : 0.0; // padded
                const double found = out[static_cast<std::size_t>(i)];
                QVERIFY2(std::abs(found - before - sum) < 2e-5, kernels->name);
            }
        }
    }

    void depthwiseBehindDense_data() {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const DepthwiseCase& item : depthwiseCases) {
            QTest::addRow("%s", item.name) << index++;
        }
    }

    void depthwiseBehindDense() {
        QFETCH(int, index);
        const DepthwiseCase& item = depthwiseCases[index];
        DepthwiseTask task;
        task.pictures = 2;
        task.channels = item.channels;
        task.height = item.height;
        task.width = item.width;
        task.outHeight = (item.height + item.stride - 1) / item.stride;
        task.outWidth = (item.width + item.stride - 1) / item.stride;
        task.kernel = item.kernel;
        task.stride = item.stride;
        task.padBefore = item.padBefore;
        task.silu = item.silu;
        task.source.depth = item.depth;
        task.source.pixelApart = item.depth + 3; // channels that are not read lie between
        task.source.rowApart = item.width * task.source.pixelApart;
        task.source.pictureApart = item.height * task.source.rowApart + 5;
        Random random(7);
        check(task, numbers(random, static_cast<int>(2 * task.source.pictureApart)), random);
    }

    void theStemReadsThreeRows() {
        DepthwiseTask task;
        task.pictures = 2;
        task.channels = 32;
        task.height = task.outHeight = 3;
        task.width = task.outWidth = 16;
        task.source.segments = 3;
        task.source.depth = 9;
        task.source.segmentApart = (2 * 16 + 2) * 3;
        task.source.pixelApart = 6;
        task.source.rowApart = 2 * task.source.segmentApart;
        task.source.pictureApart = 8 * task.source.segmentApart;
        Random random(9);
        check(task, numbers(random, static_cast<int>(2 * task.source.pictureApart)), random);
    }

private:
    /// Runs the task with all kernels and compares with depthwiseOf().
    static void check(DepthwiseTask task, const Numbers& in, Random& random) {
        const int depth = task.source.segments * task.source.depth;
        const int cells = task.kernel * task.kernel;
        const Numbers dense = numbers(random, task.channels * depth, 0.5);
        const Numbers denseBias = numbers(random, task.channels);
        const Numbers weights = numbers(random, task.channels * cells, 0.5);
        const Numbers bias = numbers(random, task.channels);
        task.source.in = in.data();
        const std::vector<double> expected = depthwiseOf(task, dense, denseBias, weights, bias);
        std::vector<double> expectedSums(static_cast<std::size_t>(task.pictures * task.channels), 0.0);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const std::size_t picture = i * static_cast<std::size_t>(task.pictures) / expected.size();
            const std::size_t channel = i % static_cast<std::size_t>(task.channels);
            expectedSums[picture * static_cast<std::size_t>(task.channels) + channel] += expected[i];
        }
        for (const KernelSet* kernels : runnableKernels()) {
            WeightPack packing(*kernels);
            const float scale = task.silu ? siluScale : 1.0F;
            const std::ptrdiff_t depthwise = packing.depthwise(weights, task.channels);
            const PackedDense packed = packing.dense(times(dense, scale), times(denseBias, scale));
            const Numbers scaledBias = times(bias, scale);
            const AlignedFloats pack = packing.taken();
            Guarded out(expected.size());
            Guarded sums(expectedSums.size());
            Guarded rows(depthwiseRoom(*kernels, task.width, task.kernel), 3.0F);
            task.dense = pack.data() + packed.weights;
            task.denseBias = pack.data() + packed.bias;
            task.weights = pack.data() + depthwise;
            task.bias = scaledBias.data();
            task.out = out.data();
            task.sums = sums.data();
            task.rows = rows.data();
            kernels->depthwise(task);
            QVERIFY2(out.intact() && sums.intact() && rows.intact(), kernels->name);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY2(std::abs(static_cast<double>(out[i] / scale) - expected[i]) < 1e-4, kernels->name);
            }
            for (std::size_t i = 0; i < expectedSums.size(); ++i) {
                QVERIFY2(std::abs(static_cast<double>(sums[i] / scale) - expectedSums[i]) < 1e-3,
                         kernels->name);
            }
        }
    }
};

QTEST_GUILESS_MAIN(EncoderKernelsTest)
#include "encoder_kernels_test.moc"

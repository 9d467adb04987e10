// SPDX-License-Identifier: GPL-3.0-or-later
// The completion learns, the same way each time, and changes nothing outside of its mask.
#include "core/training/completion_training.h"

#include "core/models/picture_completer.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

#include <cmath>
#include <numeric>

using namespace vestigo;
using testing::TemporaryFolder;

namespace {

/// Stripes, whose middle is hidden: a smooth filling cannot know them.
class Stripes final : public training::CompletionSampleSource {
public:
    training::CompletionSample sample(std::uint64_t index) override {
        if (index >= cancelAt) {
            source.cancel();
        }
        constexpr int side = training::completionSide;
        training::CompletionSample made;
        for (int i = 0; i < 3 * side * side; ++i) {
            made.planes.push_back((i % side + static_cast<int>(index % 2) * 4) / 4 % 2 == 0 ? 0.2F : 0.8F);
        }
        for (int i = 0; i < side * side; ++i) {
            const int y = i / side;
            made.hidden.push_back(y >= 28 && y < 36 ? 1 : 0);
        }
        return made;
    }
    std::uint64_t cancelAt = UINT64_MAX;
    CancelSource source;
};

training::CompletionTrainingOptions options(int steps) {
    training::CompletionTrainingOptions made;
    made.steps = steps;
    made.batch = 2;
    made.learningRate = 2e-3;
    return made;
}

Outcome<training::CompletionTraining> trained(Stripes& source,
                                              const training::CompletionTrainingOptions& how) {
    SilentProgress progress;
    return training::trainCompletion(source, how, source.source.token(), progress);
}

timeline::Picture noisy(int width, int height, timeline::PixelFormat format, std::uint64_t seed) {
    timeline::Picture picture;
    picture.width = width;
    picture.height = height;
    picture.format = format;
    picture.bytesPerLine =
        static_cast<std::size_t>(width) * (format == timeline::PixelFormat::Grey8 ? 1 : 3) + 5;
    Random random(seed);
    auto pixels =
        std::make_shared<std::vector<std::uint8_t>>(picture.bytesPerLine * static_cast<std::size_t>(height));
    for (auto& pixel : *pixels) {
        pixel = static_cast<std::uint8_t>(random.below(256));
    }
    picture.pixels = pixels;
    return picture;
}

} // namespace

class CompletionTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itLearnsWhatASmoothFillingCannotKnow() {
        Stripes stripes;
        auto done = trained(stripes, options(60));
        QVERIFY(done.finished());
        const auto& losses = done.value().losses;
        QVERIFY2(losses.back() < losses.front() / 2, qPrintable(QString::number(losses.back())));
    }

    void sameSeedSameWeightsWithAnInterruptionToo() {
        Stripes stripes;
        auto once = trained(stripes, options(4));
        QVERIFY(once.finished());
        const TemporaryFolder folder;
        auto how = options(4);
        how.checkpoint = folder / "checkpoint";
        Stripes stopped;
        stopped.cancelAt = 2 * 3 - 1; // within the third step; two are done, the discriminator has begun
        QVERIFY(trained(stopped, how).cancelled());
        Stripes again;
        auto resumed = trained(again, how);
        QVERIFY(resumed.finished());
        QCOMPARE(resumed.value().losses.size(), std::size_t(2));
        for (const auto& [name, tensor] : once.value().weights.tensors) {
            QVERIFY2(tensor.values == resumed.value().weights.tensors.at(name).values, name.c_str());
        }
        how.batch = 3;
        QVERIFY(trained(again, how).failed());
    }

    /// Pictures of any size and layout under masks of any shape, with weights that hardly learnt.
    void nothingOutsideOfTheMaskChanges() {
        Stripes stripes;
        auto done = trained(stripes, options(2));
        QVERIFY(done.finished());
        auto completer = models::PictureCompleter::create(done.value().weights);
        QVERIFY2(completer.ok(), completer ? "" : completer.error().oneLine().c_str());
        Random random(11);
        for (const auto& [width, height] : {std::pair{37, 53}, {320, 240}, {9, 200}, {64, 64}}) {
            const auto format = width == 9 ? timeline::PixelFormat::Grey8 : timeline::PixelFormat::Bgr24;
            const auto picture = noisy(width, height, format, 3);
            auto mask = noisy(width, height, timeline::PixelFormat::Grey8, 4);
            const auto cover = training::randomCover(width, height, random);
            auto bytes = *mask.pixels;
            for (std::size_t i = 0; i < cover.size(); ++i) {
                const auto w = static_cast<std::size_t>(width);
                bytes[i / w * mask.bytesPerLine + i % w] = cover[i];
            }
            mask.pixels = std::make_shared<std::vector<std::uint8_t>>(bytes);
            const auto completed = (*completer)->complete(picture, mask);
            QVERIFY(completed.ok());
            const std::size_t channels = format == timeline::PixelFormat::Grey8 ? 1 : 3;
            std::size_t changed = 0;
            for (std::size_t i = 0; i < picture.pixels->size(); ++i) {
                const std::size_t x = i % picture.bytesPerLine / channels;
                const std::size_t y = i / picture.bytesPerLine;
                const bool hidden = x < static_cast<std::size_t>(width) &&
                                    cover[y * static_cast<std::size_t>(width) + x] != 0;
                const bool same = (*completed->pixels)[i] == (*picture.pixels)[i];
                QVERIFY(hidden || same);
                changed += same ? 0 : 1;
            }
            QVERIFY(changed > 0);
        }
    }

    void withoutACoverThePictureStaysAndAWrongMaskIsRefused() {
        Stripes stripes;
        auto done = trained(stripes, options(1));
        QVERIFY(done.finished());
        auto completer = models::PictureCompleter::create(done.value().weights);
        QVERIFY(completer.ok());
        const auto picture = noisy(40, 30, timeline::PixelFormat::Bgr24, 1);
        timeline::Picture mask = noisy(40, 30, timeline::PixelFormat::Grey8, 1);
        mask.pixels = std::make_shared<std::vector<std::uint8_t>>(mask.pixels->size(), 0);
        const auto same = (*completer)->complete(picture, mask);
        QVERIFY(same.ok() && same->pixels == picture.pixels);
        mask.width = 30;
        const auto refused = (*completer)->complete(picture, mask);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::ValueInvalid);
        QVERIFY(!models::PictureCompleter::create({}).ok());
    }
};

QTEST_GUILESS_MAIN(CompletionTrainingTest)
#include "completion_training_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// How a study asks what noise on the pictures does.
#include "core/recordings/picture_noise.h"
#include "core/recordings/video.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace vestigo;
using recordings::PictureNoise;
using recordings::VideoReader;
using timeline::Picture;

namespace {

Picture greyPicture(double t, std::uint8_t grey) {
    Picture picture;
    picture.t = t;
    picture.width = 160;
    picture.height = 120;
    picture.format = timeline::PixelFormat::Grey8;
    picture.bytesPerLine = 160;
    picture.pixels = std::make_shared<std::vector<std::uint8_t>>(std::size_t{160} * 120, grey);
    return picture;
}

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};

/// Of the differences of the pixels.
Moments momentsOf(const Picture& after, const Picture& before) {
    const auto count = static_cast<double>(before.pixels->size());
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < before.pixels->size(); ++i) {
        const double difference = (*after.pixels)[i] - (*before.pixels)[i];
        sum += difference;
        squares += difference * difference;
    }
    return {sum / count, std::sqrt(squares / count - sum * sum / count / count)};
}

std::vector<Picture> allPictures(const std::filesystem::path& folder, const PictureNoise& noise) {
    VideoReader::Options options;
    options.noise = noise;
    std::vector<Picture> pictures;
    auto reader = VideoReader::open(folder, options);
    while (reader) {
        auto picture = reader.value()->next();
        if (!picture || !picture->has_value()) {
            break;
        }
        pictures.push_back(**picture);
    }
    return pictures;
}

} // namespace

class PictureNoiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sigmaIsInPartsOfFullScale() {
        const Picture plain = greyPicture(1.0, 128);
        for (const double sigma : {0.05, 0.1, 0.15}) { // far from black and white
            const Moments moments = momentsOf(recordings::withNoise(plain, {sigma, 7}), plain);
            QVERIFY(std::abs(moments.mean) < 0.05 * 255.0 * sigma);
            QVERIFY(std::abs(moments.deviation / (255.0 * sigma) - 1.0) < 0.03);
        }
    }

    void itIsCutAtBlackAndWhite() {
        const Picture noisy = recordings::withNoise(greyPicture(1.0, 250), {0.3, 7});
        QVERIFY(std::count(noisy.pixels->begin(), noisy.pixels->end(), 255) > 160 * 120 / 4);
        QVERIFY(std::count_if(noisy.pixels->begin(), noisy.pixels->end(),
                              [](std::uint8_t value) { return value < 100; }) > 50);
    }

    /// So that a curve over sigma is smooth, and a run can be repeated.
    void theSameNumbersAreDrawnForTheSameSeedAndTime() {
        const Picture plain = greyPicture(1.0, 128);
        const Picture once = recordings::withNoise(plain, {0.1, 7});
        QCOMPARE(*recordings::withNoise(plain, {0.1, 7}).pixels, *once.pixels);
        QVERIFY(*recordings::withNoise(plain, {0.1, 8}).pixels != *once.pixels);
        QVERIFY(*recordings::withNoise(greyPicture(1.2, 128), {0.1, 7}).pixels != *once.pixels);
        const Picture half = recordings::withNoise(plain, {0.05, 7});
        for (std::size_t i = 0; i < once.pixels->size(); ++i) {
            QVERIFY(std::abs((*once.pixels)[i] - 128 - 2 * ((*half.pixels)[i] - 128)) <= 2);
        }
    }

    void withoutNoiseNothingChanges() {
        const Picture plain = greyPicture(1.0, 128);
        QVERIFY(recordings::withNoise(plain, {}).pixels == plain.pixels);
        QVERIFY(recordings::withNoise(Picture(), {0.3, 1}).empty());
    }

    void aReaderGivesItsPicturesWithNoise() {
        const testing::TemporaryFolder folder;
        const auto recording = testing::writeExampleRecording(folder / "day") / "video/plc-01.device";
        const auto plain = allPictures(recording, {});
        const auto noisy = allPictures(recording, {0.1, 3});
        QVERIFY(plain.size() > 10);
        QCOMPARE(noisy.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            QCOMPARE(noisy[i].t, plain[i].t);
            QCOMPARE(noisy[i].width, plain[i].width);
            QVERIFY(momentsOf(noisy[i], plain[i]).deviation > 12.0);
        }
        const auto again = allPictures(recording, {0.1, 3});
        QCOMPARE(*again[5].pixels, *noisy[5].pixels);
    }
};

QTEST_GUILESS_MAIN(PictureNoiseTest)
#include "picture_noise_test.moc"

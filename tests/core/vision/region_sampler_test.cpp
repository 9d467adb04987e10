// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/region_sampler.h"

#include <QTest>

#include <cmath>

using namespace vestigo;
using namespace vestigo::vision;

namespace {

/// Blue x, green y, red 7; lines are padded. `shrunk`: the frame in the file was so many times larger.
timeline::Picture ramp(int width, int height, int shrunk = 1) {
    timeline::Picture picture;
    picture.width = width;
    picture.height = height;
    picture.sourceWidth = width * shrunk;
    picture.sourceHeight = height * shrunk;
    picture.bytesPerLine = static_cast<std::size_t>(width) * 3 + 5;
    std::vector<std::uint8_t> pixels(picture.bytesPerLine * static_cast<std::size_t>(height), 255);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel =
                &pixels[static_cast<std::size_t>(y) * picture.bytesPerLine + static_cast<std::size_t>(x) * 3];
            pixel[0] = static_cast<std::uint8_t>(x);
            pixel[1] = static_cast<std::uint8_t>(y);
            pixel[2] = 7;
        }
    }
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels));
    return picture;
}

} // namespace

class RegionSamplerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSizeIsCopiedAsRgb() {
        RegionSampler sampler({32.0, 16.0, 64.0, 64.0}, 64);
        const auto region = sampler.sample(ramp(200, 150));
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x) {
                const std::uint8_t* pixel = &region[static_cast<std::size_t>(y * 64 + x) * 3];
                QCOMPARE(int(pixel[0]), 7);
                QCOMPARE(int(pixel[1]), 16 + y);
                QCOMPARE(int(pixel[2]), 32 + x);
            }
        }
    }

    void scalingKeepsPlaces_data() {
        QTest::addColumn<double>("length");
        QTest::addColumn<int>("shrunk");
        QTest::addRow("a quarter of the size") << 128.0 << 1;
        QTest::addRow("twice the size") << 16.0 << 1;
        QTest::addRow("of a picture that was scaled while it was read") << 128.0 << 2;
    }

    void scalingKeepsPlaces() {
        QFETCH(double, length);
        QFETCH(int, shrunk);
        RegionSampler sampler({40.0, 40.0, length, length}, 32);
        const auto region = sampler.sample(ramp(200, 200, shrunk));
        for (int i = 2; i < 30; ++i) { // the ramp stays a ramp
            const double expected = (40.0 + (i + 0.5) * length / 32.0) / shrunk - 0.5;
            const std::uint8_t* pixel = &region[static_cast<std::size_t>(i * 32 + i) * 3];
            QVERIFY(std::abs(pixel[1] - expected) <= 1.0);
            QVERIFY(std::abs(pixel[2] - expected) <= 1.0);
        }
    }

    void boxesBesideThePictureAreHarmless() {
        for (const timeline::Box& box :
             {timeline::Box{-50.0, -50.0, 40.0, 40.0}, timeline::Box{180.0, 140.0, 500.0, 500.0},
              timeline::Box{1e9, 1e9, 1e9, 1e9}, timeline::Box{10.0, 10.0, 1e-9, 1e-9},
              timeline::Box{-INFINITY, 0.0, INFINITY, 9.0}, timeline::Box{}}) {
            RegionSampler sampler(box, 32);
            const auto region = sampler.sample(ramp(200, 150));
            QCOMPARE(region.size(), std::size_t(32 * 32 * 3));
            QCOMPARE(int(region[0]), 7);
        }
        QCOMPARE(RegionSampler({}, 32).sample(timeline::Picture()).size(), std::size_t(32 * 32 * 3));
    }

    void greyPicturesGiveThreeTimesTheSame() {
        timeline::Picture picture;
        picture.width = picture.sourceWidth = 4;
        picture.height = picture.sourceHeight = 4;
        picture.bytesPerLine = 4;
        picture.format = timeline::PixelFormat::Grey8;
        picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(16, std::uint8_t{90});
        const auto region = RegionSampler({}, 32).sample(picture);
        QVERIFY(std::all_of(region.begin(), region.end(), [](std::uint8_t value) { return value == 90; }));
    }
};

QTEST_GUILESS_MAIN(RegionSamplerTest)
#include "region_sampler_test.moc"

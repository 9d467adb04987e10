// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of key regions, and how a picture is laid into the network's input; what is hidden in a picture, and
// its filling.
#include "core/models/region_boxes.h"

#include "core/models/hole.h"
#include "core/models/hole_filling.h"

#include <QtTest/QTest>

#include <cmath>

using namespace vestigo;
using models::Letterbox;
using timeline::Box;
using timeline::Picture;
using timeline::PixelFormat;

namespace {

Picture uniform(int width, int height, PixelFormat format, std::vector<std::uint8_t> colour) {
    Picture picture;
    picture.width = width;
    picture.height = height;
    picture.format = format;
    picture.bytesPerLine = colour.size() * static_cast<std::size_t>(width);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>();
    for (int i = 0; i < width * height; ++i) {
        pixels->insert(pixels->end(), colour.begin(), colour.end());
    }
    picture.pixels = pixels;
    return picture;
}

/// A mask with one covered rectangle.
Picture covering(int width, int height, int left, int top, int w, int h) {
    Picture mask = uniform(width, height, PixelFormat::Grey8, {0});
    auto pixels = *mask.pixels;
    for (int y = top; y < top + h; ++y) {
        for (int x = left; x < left + w; ++x) {
            pixels[static_cast<std::size_t>(y * width + x)] = 255;
        }
    }
    mask.pixels = std::make_shared<std::vector<std::uint8_t>>(pixels);
    return mask;
}

bool near(double a, double b, double most = 1e-5) {
    return std::abs(a - b) <= most;
}

} // namespace

class RegionBoxesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlap() {
        QVERIFY(near(models::overlapOf({0, 0, 10, 10}, {5, 0, 10, 10}), 50.0 / 150.0));
        QVERIFY(near(models::overlapOf({0, 0, 10, 10}, {0, 0, 10, 10}), 1.0));
        QCOMPARE(models::overlapOf({0, 0, 10, 10}, {10, 0, 10, 10}), 0.0);
        QCOMPARE(models::overlapOf({0, 0, 0, 10}, {0, 0, 10, 10}), 0.0);
    }

    void namesOfTheContract() {
        QCOMPARE(models::keyRegionOf("gauge"), 3);
        QCOMPARE(models::keyRegionOf("display"), 5);
        QCOMPARE(models::keyRegionOf("lamp"), -1);
    }

    void aBoxGoesToTheInputAndBack() {
        const Letterbox letterbox = models::letterboxOf(640, 480, 224, 160);
        const Box box{100, 50, 200, 300};
        const Box back = models::inPicture(letterbox, models::inInput(letterbox, box), 640, 480);
        QVERIFY(near(back.x, 100) && near(back.y, 50) && near(back.width, 200) && near(back.height, 300));
        const Box cut = models::inPicture(letterbox, {-50, -50, 500, 500}, 640, 480);
        QVERIFY(near(cut.x, 0) && near(cut.y, 0) && near(cut.width, 640) && near(cut.height, 480));
    }

    void theInputIsRedGreenBlueWithGreyAround() {
        const Letterbox letterbox = models::letterboxOf(64, 48, 32, 32);
        const auto planes = models::planesOf(uniform(64, 48, PixelFormat::Bgr24, {51, 102, 255}), letterbox);
        QCOMPARE(planes.size(), std::size_t(3 * 32 * 32));
        const std::size_t middle = 16 * 32 + 16;
        QVERIFY(near(planes[middle], 1.0) && near(planes[1024 + middle], 0.4) &&
                near(planes[2048 + middle], 0.2));
        QVERIFY(near(planes[0], 114.0 / 255.0)); // 24 lines of picture in 32
        const auto grey = models::planesOf(uniform(64, 48, PixelFormat::Grey8, {51}), letterbox);
        QVERIFY(near(grey[middle], 0.2) && near(grey[2048 + middle], 0.2));
    }

    /// Stripes of one pixel become their mean when two of them fall into each pixel of the input.
    void aSmallerPictureIsTheMeanOfWhatItCovers() {
        Picture stripes = uniform(64, 64, PixelFormat::Grey8, {0});
        auto pixels = *stripes.pixels;
        for (std::size_t i = 0; i < pixels.size(); i += 2) {
            pixels[i] = 255;
        }
        stripes.pixels = std::make_shared<std::vector<std::uint8_t>>(pixels);
        const auto planes = models::planesOf(stripes, models::letterboxOf(64, 64, 16, 16));
        for (std::size_t i = 1; i < 15; ++i) {
            QVERIFY(near(planes[8 * 16 + i], 0.5, 0.05));
        }
    }

    void anInconsistentPictureGivesNothing() {
        Picture picture = uniform(8, 8, PixelFormat::Bgr24, {1, 2, 3});
        picture.height = 9;
        QVERIFY(models::planesOf(picture, models::letterboxOf(8, 8, 32, 32)).empty());
        QVERIFY(models::planesOf({}, models::letterboxOf(8, 8, 32, 32)).empty());
    }

    void aHoleIsFilledWithWhatLiesAroundIt() {
        constexpr int side = 17;
        std::vector<float> plane;
        std::vector<std::uint8_t> hidden;
        for (int i = 0; i < side * side; ++i) {
            plane.push_back(static_cast<float>(i % side) / side); // brighter to the right
            const int x = i % side;
            const int y = i / side;
            hidden.push_back(x > 5 && x < 11 && y > 5 && y < 11 ? 1 : 0);
        }
        std::vector<float> broken = plane;
        for (std::size_t i = 0; i < broken.size(); ++i) {
            broken[i] = hidden[i] != 0 ? 99.0F : broken[i];
        }
        models::fillSmoothly(broken, hidden, side, side, 1);
        for (std::size_t i = 0; i < broken.size(); ++i) {
            QVERIFY(hidden[i] != 0 ? near(broken[i], plane[i], 0.12) : broken[i] == plane[i]);
        }
    }

    void whereNothingIsSeenTheFillingIsGrey() {
        std::vector<float> plane(6, 1.0F);
        models::fillSmoothly(plane, std::vector<std::uint8_t>(6, 1), 3, 2, 1, 0.25F);
        for (const float value : plane) {
            QVERIFY(near(value, 0.25));
        }
        models::fillSmoothly(plane, {1}, 3, 2, 1); // does not fit: nothing happens
        QVERIFY(near(plane[0], 0.25));
    }

    void aPatchChangesNothingOutsideOfTheMask() {
        const Picture picture = uniform(200, 150, PixelFormat::Bgr24, {10, 20, 30});
        const Picture mask = covering(200, 150, 40, 30, 90, 60);
        QVERIFY(models::maskFits(picture, mask));
        const auto hole = models::holeOf(picture, mask);
        QVERIFY(hole && hole->scale < 1.0 && hole->width % 4 == 0 && hole->height % 4 == 0);
        const auto white =
            models::patched(picture, mask, *hole, std::vector<float>(hole->planes.size(), 1.0F));
        for (std::size_t i = 0; i < mask.pixels->size(); ++i) {
            for (std::size_t c = 0; c < 3; ++c) {
                const std::uint8_t expected = (*mask.pixels)[i] != 0 ? 255 : (*picture.pixels)[3 * i + c];
                QCOMPARE((*white.pixels)[3 * i + c], expected);
            }
        }
        // What stands in the hole is one colour, so its filling is that colour.
        const auto filled = models::patched(picture, mask, *hole, hole->planes);
        QVERIFY(*filled.pixels == *picture.pixels);
    }

    void masksThatDoNotFitAreSeen() {
        const Picture picture = uniform(20, 10, PixelFormat::Bgr24, {1, 2, 3});
        QVERIFY(!models::maskFits(picture, covering(10, 20, 1, 1, 2, 2)));
        QVERIFY(!models::maskFits(picture, picture));
        QVERIFY(!models::maskFits({}, {}));
        QVERIFY(!models::holeOf(picture, covering(20, 10, 0, 0, 0, 0)).has_value());
    }
};

QTEST_GUILESS_MAIN(RegionBoxesTest)
#include "region_boxes_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/preparation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace vestigo;
using namespace vestigo::vision;

namespace {

constexpr int width = 160;
constexpr int height = 120;
constexpr double frameSeconds = 0.2;

struct Scene {
    double noise = 2.0;
    double light = 1.0;
    timeline::Box cover; ///< painted flat; none where it has no width
    double coverGrey = 235.0;
    double coverAdds = 0.0; ///< not 0: so much brighter there, instead of flat
};

/// A panel with edges, a red lamp at (120, 20), seen with sensor noise.
timeline::Picture pictureOf(double t, const Scene& scene) {
    std::mt19937 layout(5); // NOLINT: the same panel every time
    std::vector<double> grey(static_cast<std::size_t>(width) * height, 90.0);
    for (int i = 0; i < 70; ++i) {
        const int left = static_cast<int>(layout() % width);
        const int top = static_cast<int>(layout() % height);
        const int right = std::min(width, left + 4 + static_cast<int>(layout() % 30));
        const int bottom = std::min(height, top + 4 + static_cast<int>(layout() % 24));
        const double value = 30.0 + static_cast<double>(layout() % 170);
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x) {
                grey[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] = value;
            }
        }
    }
    std::mt19937 random(static_cast<std::uint32_t>(std::lround(t * 1000.0)) + 1);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>();
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const timeline::Box& box = scene.cover;
            const bool under = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
            const bool lamp = !under && std::hypot(x - 120, y - 20) < 8.0;
            double sum = 0.0;
            for (int i = 0; i < 3; ++i) {
                sum += static_cast<double>(random() % 2001) / 1000.0 - 1.0;
            }
            const double bare = grey[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
            const double base = !under                  ? bare
                                : scene.coverAdds > 0.0 ? bare + scene.coverAdds
                                                        : scene.coverGrey;
            for (int c = 0; c < 3; ++c) {
                const double value = lamp ? (c == 2 ? 240.0 : 20.0) : base * scene.light;
                pixels->push_back(
                    static_cast<std::uint8_t>(std::clamp(std::lround(value + scene.noise * sum), 0L, 255L)));
            }
        }
    }
    timeline::Picture picture;
    picture.t = t;
    picture.width = picture.sourceWidth = width;
    picture.height = picture.sourceHeight = height;
    picture.bytesPerLine = static_cast<std::size_t>(width) * 3;
    picture.pixels = pixels;
    return picture;
}

/// Paints everything in one colour, also where it was not asked to.
class Painter final : public Completer {
public:
    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>&, int) override {
        ++asked;
        return std::vector<std::uint8_t>(rgb.size(), 7);
    }
    int asked = 0;
};

class OneRegion final : public RegionFinder {
public:
    Result<std::vector<FoundRegion>> find(const timeline::Picture&) override {
        ++asked;
        return std::vector<FoundRegion>{{{40.0, 30.0, 60.0, 60.0}, "gauge", 0.9}};
    }
    int asked = 0;
};

/// Frames from `from` to `to`; the last one prepared.
PreparedFrame run(Preparation& preparation, double from, double to, const Scene& scene) {
    PreparedFrame last;
    for (int i = 0; from + i * frameSeconds < to; ++i) {
        auto frame = preparation.prepare(pictureOf(from + i * frameSeconds, scene));
        last = frame.ok() ? frame.take() : PreparedFrame();
    }
    return last;
}

double overlapOf(const std::vector<std::uint8_t>& mask, int side, const timeline::Box& box) {
    std::size_t both = 0;
    std::size_t either = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double sx = (x + 0.5) * width / side;
            const double sy = (y + 0.5) * height / side;
            const bool in = sx >= box.x && sx < box.x + box.width && sy >= box.y && sy < box.y + box.height;
            const bool set = mask[static_cast<std::size_t>(y * side + x)] != 0;
            both += in && set ? 1 : 0;
            either += in || set ? 1 : 0;
        }
    }
    return either == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(either);
}

std::unique_ptr<Preparation> made(const PreparationOptions& options = {}) {
    return Preparation::create(options).take();
}

} // namespace

class PreparationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuietStreamIsItsBackground() {
        auto preparation = made();
        const PreparedFrame frame = run(*preparation, 0.0, 12.0, {});
        QCOMPARE(frame.regions.size(), std::size_t(1));
        const PreparedRegion& region = frame.regions.front();
        QCOMPARE(region.cut.size(), std::size_t(128 * 128 * 3));
        QCOMPARE(region.completed, region.equalised);
        QCOMPARE(region.occludedShare, 0.0F);
        QVERIFY(region.movingShare < 0.02F);
        QVERIFY(preparation->times().equalise > 0.0 && preparation->times().background > 0.0);
    }

    void contrastIsEqualisedOnLuminanceAndARedLampStaysRed() {
        auto preparation = made();
        const PreparedFrame frame = run(*preparation, 0.0, 1.0, {0.0, 0.4, {}, 0.0});
        const PreparedRegion& region = frame.regions.front();
        const auto at = [](const std::vector<std::uint8_t>& rgb, int x, int y, int c) {
            return static_cast<int>(rgb[static_cast<std::size_t>((y * 128 + x) * 3 + c)]);
        };
        const int x = 120 * 128 / width;
        const int y = 20 * 128 / height;
        QVERIFY(at(region.equalised, x, y, 0) > at(region.equalised, x, y, 1) + 80);
        const auto spread = [](const std::vector<std::uint8_t>& rgb) {
            std::vector<std::uint8_t> sorted = rgb;
            std::sort(sorted.begin(), sorted.end());
            return int(sorted[sorted.size() * 9 / 10]) - int(sorted[sorted.size() / 10]);
        };
        QVERIFY(spread(region.equalised) > spread(region.cut) + 5);
    }

    void whatCoversTheRegionIsMaskedWhereItLies() {
        auto preparation = made();
        run(*preparation, 0.0, 15.0, {});
        Scene covered;
        covered.cover = {60.0, 30.0, 60.0, 50.0};
        const PreparedFrame frame = run(*preparation, 15.0, 21.0, covered);
        const PreparedRegion& region = frame.regions.front();
        QVERIFY2(overlapOf(region.occluded, 128, covered.cover) > 0.6,
                 std::to_string(overlapOf(region.occluded, 128, covered.cover)).c_str());
        QVERIFY(std::fabs(region.occludedShare - 0.156) < 0.08);
        // It is not learnt as the background, however long it stays, and is gone when it goes.
        const PreparedFrame later = run(*preparation, 21.0, 45.0, covered);
        QVERIFY(overlapOf(later.regions.front().occluded, 128, covered.cover) > 0.6);
        const PreparedFrame after = run(*preparation, 45.0, 48.0, {});
        QCOMPARE(after.regions.front().occludedShare, 0.0F);
    }

    /// The background is learnt after the contrast is equalised: before it, nothing of this is seen.
    void aWeakChangeInDimLightIsMotionAndNoiseIsNot() {
        Scene dim;
        dim.noise = 1.0;
        dim.light = 0.35;
        auto preparation = made();
        const PreparedFrame quiet = run(*preparation, 0.0, 24.0, dim);
        QVERIFY2(quiet.regions[0].movingShare < 0.01F, std::to_string(quiet.regions[0].movingShare).c_str());
        Scene changed = dim;
        changed.cover = {60.0, 40.0, 20.0, 20.0};
        changed.coverGrey = 0.0;
        changed.coverAdds = 15.0;
        const PreparedFrame moved = run(*preparation, 24.0, 24.1, changed);
        QVERIFY2(overlapOf(moved.regions[0].moving, 128, changed.cover) > 0.5,
                 std::to_string(overlapOf(moved.regions[0].moving, 128, changed.cover)).c_str());
    }

    void completionNeverChangesAPixelOutsideOfTheMask() {
        PreparationOptions options;
        auto painter = std::make_shared<Painter>();
        options.completer = painter;
        auto preparation = made(options);
        run(*preparation, 0.0, 15.0, {});
        QCOMPARE(painter->asked, 0); // nothing is covered: nobody is asked
        Scene covered;
        covered.cover = {60.0, 30.0, 60.0, 50.0};
        const PreparedRegion region = run(*preparation, 15.0, 21.0, covered).regions.front();
        QVERIFY(painter->asked > 0 && region.occludedShare > 0.0F);
        // Not once a frame: what was drawn stands as long as the cover is the same, for two seconds at most.
        const int before = painter->asked;
        run(*preparation, 21.0, 31.0, covered);
        QVERIFY(painter->asked > before && painter->asked - before <= 25); // of 50 frames
        for (std::size_t i = 0; i < region.occluded.size(); ++i) {
            for (std::size_t c = 0; c < 3; ++c) {
                const std::uint8_t wanted = region.occluded[i] != 0 ? 7 : region.equalised[3 * i + c];
                QCOMPARE(region.completed[3 * i + c], wanted);
            }
        }
        // A completer that gives another shape is not believed at all.
        QCOMPARE(onlyUnderMask(region.equalised, {1, 2, 3}, region.occluded), region.equalised);
    }

    void inpaintingFillsWhatIsCoveredFromBeside() {
        auto completer = createInpainting().take();
        std::vector<std::uint8_t> rgb(32 * 32 * 3, 100);
        std::vector<std::uint8_t> mask(32 * 32, 0);
        for (std::size_t i = 10; i < 20; ++i) {
            mask[15 * 32 + i] = 255;
            rgb[(15 * 32 + i) * 3] = 255;
        }
        const auto drawn = completer->complete(rgb, mask, 32);
        QVERIFY(drawn.ok());
        QVERIFY(std::abs(int((*drawn)[(15 * 32 + 14) * 3]) - 100) < 3);
    }

    void annotatedRegionsComeBeforeTheFinderAndTheFinderBeforeTheWholeFrame() {
        PreparationOptions options;
        auto finder = std::make_shared<OneRegion>();
        options.finder = finder;
        auto found = made(options);
        PreparedFrame frame = run(*found, 0.0, 1.0, {});
        QCOMPARE(frame.regions.size(), std::size_t(1));
        QCOMPARE(frame.regions[0].box.width, 60.0);
        QCOMPARE(finder->asked, 1); // where a fixed thing is need be found once
        options.together = true;    // what is found, with a margin
        QCOMPARE(run(*made(options), 0.0, 0.1, {}).regions[0].box.width, 66.0);
        finder->asked = 1;
        options.regions = {{{8.0, 8.0, 40.0, 40.0}, {0.0, 2.0}}, {{60.0, 60.0, 50.0, 50.0}, {1.0, 9.0}}};
        auto annotated = made(options);
        QCOMPARE(run(*annotated, 0.0, 0.9, {}).regions.size(), std::size_t(1));
        QCOMPARE(run(*annotated, 1.0, 1.9, {}).regions.size(), std::size_t(2));
        frame = run(*annotated, 3.0, 3.9, {});
        QCOMPARE(frame.regions.size(), std::size_t(1));
        QCOMPARE(frame.regions[0].box.x, 60.0);
        QCOMPARE(finder->asked, 1);
        QCOMPARE(run(*annotated, 20.0, 20.5, {}).regions[0].box.width, 0.0); // none holds: the whole frame
    }

    /// The noise's deviation is known: three uniform numbers of variance 1/3 each, times the factor.
    void confoundersAreLightAndNoise() {
        auto preparation = made();
        for (const double noise : {0.0, 2.0, 5.0}) {
            Scene scene;
            scene.noise = noise;
            const Confounders seen = run(*preparation, 100.0 * noise, 100.0 * noise + 0.5, scene).confounders;
            QVERIFY2(std::fabs(static_cast<double>(seen.noise) - noise) < 0.2 * noise + 0.5,
                     std::to_string(seen.noise).c_str());
        }
        Scene dim;
        dim.light = 0.5;
        const float bright = run(*preparation, 900.0, 900.5, {}).confounders.luminance;
        const float dark = run(*preparation, 901.0, 901.5, dim).confounders.luminance;
        QVERIFY(std::fabs(dark / bright - 0.5F) < 0.08F);
    }

    void aFrameIsJudgedByThoseBeforeIt() {
        Scene covered;
        covered.cover = {60.0, 30.0, 60.0, 50.0};
        auto first = made();
        run(*first, 0.0, 15.0, {});
        const PreparedFrame a = run(*first, 15.0, 18.0, covered);
        auto second = made();
        run(*second, 0.0, 15.0, {});
        const PreparedFrame b = run(*second, 15.0, 18.0, covered);
        QCOMPARE(a.regions[0].completed, b.regions[0].completed);
        QCOMPARE(a.regions[0].occluded, b.regions[0].occluded);
    }

    void brokenPicturesAndBoxesDoNoHarm() {
        PreparationOptions options;
        options.regions = {{{-50.0, -50.0, 20.0, 20.0}, {0.0, 9.0}},
                           {{1e9, 0.0, 10.0, 10.0}, {0.0, 9.0}},
                           {{0.0, 0.0, 1e12, 1e12}, {0.0, 9.0}}};
        auto preparation = made(options);
        QCOMPARE(run(*preparation, 0.0, 1.0, {}).regions.size(), std::size_t(3));
        timeline::Picture broken = pictureOf(2.0, {});
        broken.height = 5000;
        const auto frame = preparation->prepare(broken);
        QVERIFY(frame.ok() && frame->regions.empty());
        QVERIFY(preparation->prepare({}).ok());
    }
};

QTEST_APPLESS_MAIN(PreparationTest)
#include "preparation_test.moc"

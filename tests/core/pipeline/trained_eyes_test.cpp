// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/trained_eyes.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

/// Sees a gauge, and a hand.
class FakeDetector final : public models::RegionDetector {
public:
    Result<std::vector<models::DetectedRegion>> find(const timeline::Picture& picture) override {
        if (picture.empty()) {
            Error error;
            error.code = ErrorCode::ModelInvalid;
            return error;
        }
        return std::vector<models::DetectedRegion>{
            {static_cast<std::size_t>(models::keyRegionOf("gauge")), {10.0, 20.0, 30.0, 40.0}, 0.9},
            {static_cast<std::size_t>(models::keyRegionOf("operator_hands")), {0.0, 0.0, 50.0, 50.0}, 0.8}};
    }
};

/// Adds one to the blue of what is masked; what it was given is kept.
class FakeCompleter final : public models::PictureCompleter {
public:
    explicit FakeCompleter(timeline::Picture& seen)
        : seen_(seen) {}
    Result<timeline::Picture> complete(const timeline::Picture& picture,
                                       const timeline::Picture& mask) override {
        seen_ = picture;
        auto pixels = std::make_shared<std::vector<std::uint8_t>>(*picture.pixels);
        for (std::size_t i = 0; i < mask.pixels->size(); ++i) {
            (*pixels)[3 * i] = static_cast<std::uint8_t>((*pixels)[3 * i] + ((*mask.pixels)[i] != 0 ? 1 : 0));
        }
        timeline::Picture drawn = picture;
        drawn.pixels = pixels;
        return drawn;
    }

private:
    timeline::Picture& seen_;
};

timeline::Picture pictureOf(int width, int height) {
    timeline::Picture picture;
    picture.width = width;
    picture.height = height;
    picture.sourceWidth = 2 * width; // it was scaled to half
    picture.sourceHeight = 2 * height;
    picture.bytesPerLine = static_cast<std::size_t>(width) * 3;
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(static_cast<std::size_t>(width) *
                                                                       static_cast<std::size_t>(height) * 3);
    return picture;
}

} // namespace

class TrainedEyesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void regionsAreInPixelsOfTheSourceAndHandsAreNone() {
        const auto finder = finderOf(std::make_unique<FakeDetector>());
        const auto regions = finder->find(pictureOf(100, 80));
        QVERIFY(regions.ok());
        QCOMPARE(regions->size(), std::size_t(1));
        QCOMPARE(regions->front().box.x, 20.0);
        QCOMPARE(regions->front().box.height, 80.0);
        QCOMPARE(regions->front().kind, std::string("gauge"));
        QVERIFY(!finder->find({}).ok());
    }

    void coloursComeBackInTheirOrder() {
        timeline::Picture seen;
        const auto completer = completerOf(std::make_unique<FakeCompleter>(seen));
        std::vector<std::uint8_t> rgb{200, 100, 50, 201, 101, 51, 202, 102, 52, 203, 103, 53};
        const auto drawn = completer->complete(rgb, {0, 255, 0, 0}, 2);
        QVERIFY(drawn.ok());
        QCOMPARE(int((*seen.pixels)[0]), 50); // it was given blue first, as pictures are
        rgb[5] = 52;
        QCOMPARE(*drawn, rgb);
    }

    /// The visual path looks where the detector says, and lets nothing but the mask be changed.
    void thePathTakesThem() {
        vision::PreparationOptions options;
        options.finder = finderOf(std::make_unique<FakeDetector>());
        auto path = vision::Preparation::create(options);
        QVERIFY(path.ok());
        const auto frame = path.value()->prepare(pictureOf(100, 80));
        QVERIFY(frame.ok());
        QCOMPARE(frame->regions.size(), std::size_t(1));
        QCOMPARE(frame->regions[0].box.width, 60.0);
    }
};

QTEST_GUILESS_MAIN(TrainedEyesTest)
#include "trained_eyes_test.moc"

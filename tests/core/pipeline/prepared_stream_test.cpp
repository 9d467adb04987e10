// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/prepared_stream.h"
#include "core/recordings/video_writer.h"
#include "tests/support/covered_camera.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>

using namespace vestigo;
using namespace vestigo::pipeline;
using testing::CoveredCamera;
using timeline::PreparedPicturePtr;

namespace {

namespace fs = std::filesystem;

constexpr int width = CoveredCamera::width;
constexpr int height = CoveredCamera::height;

/// A covered camera in a file in which decoding begins only every 10 s.
fs::path writeVideo(const fs::path& file) {
    recordings::VideoWriter::Options options;
    options.quality = 10;
    options.keyEvery = 50;
    auto writer = recordings::VideoWriter::create(file, width, height, options).take();
    for (std::size_t i = 0; i < CoveredCamera::frames; ++i) {
        std::vector<std::uint8_t> grey;
        CoveredCamera::paint(i, grey);
        auto pixels = std::make_shared<std::vector<std::uint8_t>>();
        for (const std::uint8_t value : grey) {
            pixels->insert(pixels->end(), 3, value);
        }
        timeline::Picture picture;
        picture.width = picture.sourceWidth = width;
        picture.height = picture.sourceHeight = height;
        picture.bytesPerLine = static_cast<std::size_t>(width) * 3;
        picture.pixels = pixels;
        (void)writer->write(picture, static_cast<std::int64_t>(i) * 200);
    }
    (void)writer->finish();
    return file;
}

/// Paints everything in one colour.
class Painter final : public vision::Completer {
public:
    Result<std::vector<std::uint8_t>> complete(const std::vector<std::uint8_t>& rgb,
                                               const std::vector<std::uint8_t>&, int) override {
        ++asked;
        return std::vector<std::uint8_t>(rgb.size(), 7);
    }
    int asked = 0;
};

class OneDisplay final : public vision::RegionFinder {
public:
    Result<std::vector<vision::FoundRegion>> find(const timeline::Picture&) override {
        ++asked;
        if (cancel != nullptr) {
            cancel->cancel();
        }
        return std::vector<vision::FoundRegion>{{{8.0, 4.0, 80.0, 56.0}, "display", 0.8}};
    }
    int asked = 0;
    CancelSource* cancel = nullptr; ///< of the one who asks
};

PreparedSource sourceOf(const fs::path& path, const std::shared_ptr<vision::Completer>& completer = {}) {
    PreparedSource source;
    source.path = path;
    source.offsetSeconds = 0.5;
    source.options.regions = {{{36.0, 0.0, 60.0, 64.0}, {-1.0, 100.0}},
                              {{0.0, 0.0, 40.0, 30.0}, {-1.0, 100.0}}};
    source.options.completer = completer;
    source.kinds = {"display", "moving_part"};
    return source;
}

/// What Preparation itself says of the last of these frames.
vision::PreparedFrame direct(const fs::path& path, const std::vector<std::size_t>& frames,
                             const std::shared_ptr<vision::Completer>& completer = {}) {
    const PreparedSource source = sourceOf(path, completer);
    auto preparation = vision::Preparation::create(source.options).take();
    auto reader = recordings::VideoReader::open(path).take();
    vision::PreparedFrame last;
    for (const std::size_t frame : frames) {
        (void)reader->seekFrame(frame);
        timeline::Picture picture = **reader->next();
        picture.t += source.offsetSeconds;
        last = preparation->prepare(picture).take();
    }
    return last;
}

std::vector<std::size_t> history(const fs::path& path, std::size_t target) {
    return framesBefore(recordings::indexVideo(path).take(), target, width * height, {});
}

PreparedPicturePtr pictureAt(PreparedStream& stream, double t, bool complete = false) {
    auto outcome = stream.at(t, complete, {});
    return outcome.finished() ? outcome.take() : nullptr;
}

bool isSame(const timeline::PreparedPicture& picture, const vision::PreparedFrame& frame) {
    return picture.t == frame.t && picture.regions.size() == frame.regions.size() &&
           std::equal(picture.regions.begin(), picture.regions.end(), frame.regions.begin(),
                      [](const timeline::PreparedRegion& a, const vision::PreparedRegion& b) {
                          return a.box.x == b.box.x && a.box.width == b.box.width &&
                                 a.equalised == b.equalised && a.background == b.background &&
                                 a.moving == b.moving && a.occluded == b.occluded &&
                                 a.movingShare == b.movingShare && a.occludedShare == b.occludedShare;
                      });
}

} // namespace

class PreparedStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { video_ = writeVideo(folder_ / "device.mp4"); }

    void historyIsCloseNearTheMomentAndSparseFarFromIt() {
        const auto index = recordings::indexVideo(video_).take();
        const auto frames = framesBefore(index, 180, width * height, {});
        QCOMPARE(frames.back(), std::size_t(180));
        QCOMPARE(frames.front(), std::size_t(0));
        QVERIFY(std::is_sorted(frames.begin(), frames.end()));
        const auto near = std::lower_bound(frames.begin(), frames.end(), std::size_t(165));
        QCOMPARE(frames.end() - near, std::ptrdiff_t(16)); // each frame of three seconds
        for (std::size_t i = 0; i < 10; ++i) {
            QCOMPARE(frames[i], i); // and of the first two
        }
        for (auto one = frames.begin() + 11; one + 1 < near; ++one) {
            QCOMPARE(one[1] - one[0], std::size_t(3)); // half a second at least
        }
        HistoryReach poor;
        poor.decodedPixels = 20.0 * width * height;
        const auto keys = framesBefore(index, 180, width * height, poor);
        QCOMPARE(keys.size(), std::size_t(21)); // 162 and on, and where decoding can begin: 0, 50, 100, 150
        QCOMPARE(keys[3], std::size_t(150));
        QVERIFY(framesBefore(index, 9999, width * height, {}).empty());
    }

    void isWhatPreparationSaysOfTheSameFrames() {
        PreparedStream stream(sourceOf(video_), {});
        const auto picture = pictureAt(stream, 36.5);
        QVERIFY(picture);
        QVERIFY(isSame(*picture, direct(video_, history(video_, 180))));
        QCOMPARE(picture->source, timeline::RegionSource::Annotated);
        QCOMPARE(picture->regions[0].kind, std::string("display"));
        QCOMPARE(picture->regions[1].kind, std::string("moving_part"));
        QVERIFY(picture->coverKnown);
        QVERIFY(picture->regions[0].occludedShare > 0.35F);
        QCOMPARE(picture->regions[1].occludedShare, 0.0F);
        QVERIFY(picture->regions[1].movingShare > 0.02F);
        QCOMPARE(picture->since, 0.5);
    }

    void tooLittleWasSeenToKnowACover() {
        PreparedStream stream(sourceOf(video_), {});
        const auto picture = pictureAt(stream, 3.0);
        QVERIFY(picture && !picture->coverKnown);
    }

    void goesOnWhereItWasAndBeginsAgainElsewhere() {
        PreparedStream stream(sourceOf(video_), {});
        QVERIFY(pictureAt(stream, 30.5));
        const std::size_t before = stream.looked();
        const auto later = pictureAt(stream, 31.5);
        QCOMPARE(stream.looked(), before + 5);
        auto frames = history(video_, 150);
        for (std::size_t frame = 151; frame <= 155; ++frame) {
            frames.push_back(frame);
        }
        QVERIFY(isSame(*later, direct(video_, frames)));
        QVERIFY(pictureAt(stream, 31.3)); // a frame back: kept
        QCOMPARE(stream.looked(), before + 5);
        const auto earlier = pictureAt(stream, 15.5);
        QVERIFY(isSame(*earlier, direct(video_, history(video_, 75))));
        QCOMPARE(earlier->regions[0].occludedShare, 0.0F); // nothing of what came later
        const auto far = pictureAt(stream, 36.5);
        QVERIFY(isSame(*far, direct(video_, history(video_, 180))));
    }

    void onlyWhatIsAskedForIsCompletedAndOnlyUnderTheMask() {
        const auto painter = std::make_shared<Painter>();
        PreparedStream stream(sourceOf(video_, painter), {});
        const auto plain = pictureAt(stream, 36.5);
        QVERIFY(!plain->completed && plain->regions[0].completed.empty());
        QCOMPARE(painter->asked, 0);
        const auto picture = pictureAt(stream, 36.5, true);
        QVERIFY(picture->completed);
        QCOMPARE(painter->asked, 1); // one region is covered, one picture was wanted
        QVERIFY(picture->regions[1].completed.empty());
        const auto same = direct(video_, history(video_, 180), painter);
        QCOMPARE(picture->regions[0].completed, same.regions[0].completed);
    }

    void aDetectorIsAskedOnceWhereNobodyDrewRegions() {
        const auto finder = std::make_shared<OneDisplay>();
        PreparedSource source = sourceOf(video_);
        source.options.regions.clear();
        source.kinds.clear();
        source.options.finder = finder;
        PreparedStream stream(source, {});
        const auto picture = pictureAt(stream, 30.0);
        QVERIFY(picture);
        QCOMPARE(picture->source, timeline::RegionSource::Detected);
        QCOMPARE(picture->regions.size(), std::size_t(1));
        QCOMPARE(picture->regions[0].kind, std::string("display"));
        QVERIFY(pictureAt(stream, 10.0));
        QCOMPARE(finder->asked, 1);
    }

    void withoutRegionsItIsTheWholeFrame() {
        PreparedSource source;
        source.path = video_;
        PreparedStream stream(source, {});
        const auto picture = pictureAt(stream, 5.0);
        QCOMPARE(picture->source, timeline::RegionSource::WholeFrame);
        QCOMPARE(picture->regions.size(), std::size_t(1));
        QCOMPARE(picture->regions[0].box.width, double(width));
        QVERIFY(picture->regions[0].kind.empty());
    }

    void whatWasSeenBeforeACancelIsNotLost() {
        const auto finder = std::make_shared<OneDisplay>();
        CancelSource cancel;
        finder->cancel = &cancel;
        PreparedSource source = sourceOf(video_);
        source.options.regions.clear();
        source.options.finder = finder;
        PreparedStream stream(source, {});
        QVERIFY(stream.at(36.0, false, cancel.token()).cancelled());
        QCOMPARE(stream.looked(), std::size_t(0));
        QVERIFY(pictureAt(stream, 36.0));
        QCOMPARE(finder->asked, 1);
    }

    void aStreamWithoutPicturesSaysSo() {
        const auto nothing = folder_.write("nothing.mp4", "no video");
        PreparedStream stream(sourceOf(nothing), {});
        const auto outcome = stream.at(1.0, false, {});
        QVERIFY(outcome.failed());
        QVERIFY(!outcome.error().oneLine().empty());
    }

    void memoryIsBounded() {
        PreparedStream::Options options;
        options.cacheBytes = 1; // the newest is kept all the same
        PreparedStream stream(sourceOf(video_), options);
        QVERIFY(pictureAt(stream, 20.0));
        const std::size_t before = stream.looked();
        QVERIFY(pictureAt(stream, 20.0));
        QCOMPARE(stream.looked(), before);
        QVERIFY(pictureAt(stream, 19.8)); // is not kept: everything anew
        QVERIFY(stream.looked() > before + 20);
    }

private:
    testing::TemporaryFolder folder_;
    fs::path video_;
};

QTEST_GUILESS_MAIN(PreparedStreamTest)
#include "prepared_stream_test.moc"

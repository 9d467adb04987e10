// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/video.h"
#include "core/recordings/video_writer.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <cmath>
#include <filesystem>
#include <limits>

using namespace vestigo;
using namespace vestigo::recordings;
using vestigo::testing::TemporaryFolder;

Q_DECLARE_METATYPE(VideoCodec)

namespace {

constexpr int width = 96;
constexpr int height = 64;

/// A bright square that moves on with each frame, over a gradient.
timeline::Picture pictureOf(int number) {
    timeline::Picture picture;
    picture.width = picture.sourceWidth = width;
    picture.height = picture.sourceHeight = height;
    picture.bytesPerLine = std::size_t{width} * 3 + 8; // lines with room behind
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(picture.bytesPerLine * height, std::uint8_t{9});
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool square = std::abs(x - 2 * number - 12) < 8 && std::abs(y - 30) < 8;
            auto* pixel = pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine +
                          static_cast<std::size_t>(x) * 3;
            pixel[0] = static_cast<std::uint8_t>(square ? 230 : x);
            pixel[1] = static_cast<std::uint8_t>(square ? 200 : y + 40);
            pixel[2] = static_cast<std::uint8_t>(square ? 40 : 90);
        }
    }
    picture.pixels = std::move(pixels);
    return picture;
}

/// Times as a camera with jitter and a gap has them.
const std::vector<std::int64_t>& times() {
    static const std::vector<std::int64_t> list = {
        0,    101,  199,  303,  400,  517,  1203, 1204, 1299, 1400, 1501, 1603, 1700, 1801, 1899,
        2001, 2103, 2203, 2300, 2417, 2500, 2601, 2702, 2800, 2904, 3000, 3100, 3207, 3300, 3401};
    return list;
}

bool writeClip(const std::filesystem::path& file, VideoCodec codec) {
    VideoWriter::Options options;
    options.codec = codec;
    options.quality = 20;
    options.framesPerSecond = 10.0;
    auto writer = VideoWriter::create(file, width, height, options);
    if (!writer) {
        return false;
    }
    for (std::size_t i = 0; i < times().size(); ++i) {
        if (!writer.value()->write(pictureOf(static_cast<int>(i)), times()[i])) {
            return false;
        }
    }
    return writer.value()->finish().ok();
}

std::vector<timeline::Picture> decode(const std::filesystem::path& file) {
    std::vector<timeline::Picture> pictures;
    auto reader = VideoReader::open(file);
    if (!reader) {
        return pictures;
    }
    while (true) {
        auto picture = reader.value()->next();
        if (!picture || !picture->has_value()) {
            return pictures;
        }
        pictures.push_back(*picture.value());
    }
}

/// Mean of |a - b| over all of the picture.
double difference(const timeline::Picture& a, const timeline::Picture& b) {
    double sum = 0.0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width * 3; ++x) {
            const auto at = [&](const timeline::Picture& picture) {
                return static_cast<double>(
                    (*picture.pixels)[static_cast<std::size_t>(y) * picture.bytesPerLine +
                                      static_cast<std::size_t>(x)]);
            };
            sum += std::abs(at(a) - at(b));
        }
    }
    return sum / (width * height * 3);
}

} // namespace

class VideoWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesAndTimesComeBack_data() {
        QTest::addColumn<VideoCodec>("codec");
        QTest::addColumn<QString>("name");
        QTest::newRow("h264") << VideoCodec::H264 << "h264";
        QTest::newRow("mjpeg") << VideoCodec::MotionJpeg << "mjpeg";
        QTest::newRow("best") << VideoCodec::Best << "h264";
    }

    void framesAndTimesComeBack() {
        QFETCH(VideoCodec, codec);
        QFETCH(QString, name);
        const TemporaryFolder folder;
        QVERIFY(writeClip(folder / "clip.mp4", codec));
        const auto pictures = decode(folder / "clip.mp4");
        QCOMPARE(pictures.size(), times().size());
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            QCOMPARE(std::llround(pictures[i].t * 1e6), times()[i] * 1000);
            const double here = difference(pictures[i], pictureOf(static_cast<int>(i)));
            QVERIFY2(here < 6.0, qPrintable(QString("frame %1 is %2 off").arg(i).arg(here)));
        }
        const auto reader = VideoReader::open(folder / "clip.mp4");
        QCOMPARE(QString::fromStdString(reader.value()->info().codec), name);
    }

    void twoRunsDecodeToTheSamePixels() {
        const TemporaryFolder folder;
        QVERIFY(writeClip(folder / "a.mp4", VideoCodec::H264));
        QVERIFY(writeClip(folder / "b.mp4", VideoCodec::H264));
        const auto a = decode(folder / "a.mp4");
        const auto b = decode(folder / "b.mp4");
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(difference(a[i], b[i]), 0.0);
        }
    }

    void lowerQualityIsSmaller() {
        const TemporaryFolder folder;
        std::vector<std::uintmax_t> sizes;
        for (const int quality : {12, 40}) {
            VideoWriter::Options options;
            options.quality = quality;
            auto writer = VideoWriter::create(folder / "clip.mp4", width, height, options);
            QVERIFY(writer.ok());
            for (std::size_t i = 0; i < times().size(); ++i) {
                QVERIFY(writer.value()->write(pictureOf(static_cast<int>(i)), times()[i]).ok());
            }
            QVERIFY(writer.value()->finish().ok());
            sizes.push_back(std::filesystem::file_size(folder / "clip.mp4"));
        }
        QVERIFY(sizes[1] * 3 < sizes[0] * 2);
    }

    void nothingIsLeftOfAFileThatWasNotFinished() {
        const TemporaryFolder folder;
        {
            auto writer = VideoWriter::create(folder / "clip.mp4", width, height);
            QVERIFY(writer.ok());
            QVERIFY(writer.value()->write(pictureOf(0), 0).ok());
            QVERIFY(!std::filesystem::exists(folder / "clip.mp4"));
        }
        QVERIFY(std::filesystem::is_empty(folder / "."));
    }

    void whatDoesNotFitIsRefused() {
        const TemporaryFolder folder;
        const auto file = folder / "clip.mp4";
        for (const auto& [w, h] : std::vector<std::pair<int, int>>{
                 {0, 0}, {-2, 64}, {15, 64}, {97, 64}, {96, 65}, {96, 8194}, {1 << 30, 1 << 30}}) {
            const auto writer = VideoWriter::create(file, w, h);
            QVERIFY(!writer.ok());
            QCOMPARE(writer.error().code, ErrorCode::ValueInvalid);
        }
        VideoWriter::Options options;
        options.framesPerSecond = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!VideoWriter::create(file, width, height, options).ok());
        QVERIFY(!VideoWriter::create(folder / "no folder" / "clip.mp4", width, height).ok());
        QVERIFY(!std::filesystem::exists(file));

        auto writer = VideoWriter::create(file, width, height);
        QVERIFY(writer.ok());
        QVERIFY(!writer.value()->finish().ok());
        QVERIFY(!writer.value()->write(pictureOf(0), 5).ok()); // the first is at 0
        QVERIFY(writer.value()->write(pictureOf(0), 0).ok());
        QVERIFY(!writer.value()->write(pictureOf(1), 0).ok());
        QVERIFY(!writer.value()->write(pictureOf(1), std::numeric_limits<std::int64_t>::max()).ok());
        timeline::Picture wrong = pictureOf(1);
        wrong.height = 200; // more than its bytes
        QVERIFY(!writer.value()->write(wrong, 100).ok());
        wrong = pictureOf(1);
        wrong.pixels = std::make_shared<std::vector<std::uint8_t>>(100);
        QVERIFY(!writer.value()->write(wrong, 100).ok());
        QVERIFY(writer.value()->write(pictureOf(1), 100).ok());
        QVERIFY(writer.value()->finish().ok());
        QVERIFY(!writer.value()->write(pictureOf(2), 200).ok());
        QCOMPARE(decode(file).size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(VideoWriterTest)
#include "video_writer_test.moc"

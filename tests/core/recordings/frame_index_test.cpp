// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_index.h"
#include "core/recordings/video.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"

#include <QTest>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace vestigo;
using namespace vestigo::recordings;
using namespace vestigo::testing;

namespace {

const QStringList plainH264{"-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", "20"};

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

timeline::Picture firstPicture(const std::filesystem::path& file) {
    auto reader = VideoReader::open(file);
    auto picture = reader ? reader.value()->next() : Result<std::optional<timeline::Picture>>(Error());
    return picture && picture->has_value() ? **picture : timeline::Picture();
}

const std::uint8_t* pixelOf(const timeline::Picture& picture, int x, int y) {
    return picture.pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine +
           static_cast<std::size_t>(x) * 3;
}

/// Largest difference of the colours where `turned` shows what `plain` shows at the mapped place.
template <class Map>
int largestDifference(const timeline::Picture& plain, const timeline::Picture& turned, Map map) {
    int largest = 0;
    for (int y = 0; y < plain.height; y += 7) {
        for (int x = 0; x < plain.width; x += 7) {
            const auto [column, row] = map(x, y);
            for (int c = 0; c < 3; ++c) {
                largest =
                    std::max(largest, std::abs(pixelOf(plain, x, y)[c] - pixelOf(turned, column, row)[c]));
            }
        }
    }
    return largest;
}

} // namespace

class FrameIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theIndexIsKeptAndFoundAgain() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264));
        const FrameIndexStore store(folder / "cache");
        const auto first = store.indexOf(clip);
        QVERIFY(first.finished());
        const auto place = store.placeOf(clip);
        QVERIFY(std::filesystem::exists(place));
        bool wasRead = false;
        const auto second = store.indexOf(clip, {}, [&wasRead](double) { wasRead = true; });
        QVERIFY(second.finished());
        QVERIFY(!wasRead); // not read from the video again
        QCOMPARE(second.value().times, first.value().times);
        QCOMPARE(second.value().packets, first.value().packets);
        QCOMPARE(second.value().frameAfter, first.value().frameAfter);
        QCOMPARE(second.value().keys.size(), first.value().keys.size());
        VideoReader::Options options;
        options.index = std::make_shared<const FrameIndex>(second.value());
        auto reader = VideoReader::open(clip, options);
        QVERIFY(reader.value()->seekFrame(33).ok());
        QVERIFY(reader.value()->next().ok());
        QCOMPARE(reader.value()->frameNumber().value(), std::size_t(33));
    }

    void aChangedVideoIsReadAnew() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264, 6));
        const FrameIndexStore store(folder / "cache");
        QCOMPARE(store.indexOf(clip).value().size(), std::size_t(60));
        QVERIFY(makeClip(clip, plainH264, 3));
        QCOMPARE(store.indexOf(clip).value().size(), std::size_t(30));
    }

    void aDamagedEntryIsMadeAnew() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264));
        const FrameIndexStore store(folder / "cache");
        const auto truth = store.indexOf(clip);
        const auto place = store.placeOf(clip);
        const std::string whole = contentOf(place);
        std::vector<std::string> damages{"", "x", whole.substr(0, whole.size() / 2), whole + "x"};
        for (std::size_t at = 0; at < whole.size(); at += whole.size() / 40 + 1) {
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
            damages.push_back(flipped);
        }
        for (const std::string& damage : damages) {
            std::ofstream(place, std::ios::binary | std::ios::trunc) << damage;
            QVERIFY(!frameIndexFromBytes(damage).ok());
            const auto again = store.indexOf(clip);
            QVERIFY(again.finished());
            QCOMPARE(again.value().times, truth.value().times);
            QVERIFY(contentOf(place) == whole); // and mended
        }
    }

    void numbersThatContradictEachOtherAreRefused() {
        FrameIndex index;
        index.times = {0.0, 0.1};
        index.endSeconds = 0.2;
        index.packets = {0, 1};
        QVERIFY(index.link(2));
        index.keys = {{0, 0, 0, 0, 0}};
        QVERIFY(frameIndexFromBytes(frameIndexToBytes(index)).ok());
        FrameIndex twice = index;
        twice.packets = {1, 1};
        QVERIFY(!frameIndexFromBytes(frameIndexToBytes(twice)).ok());
        FrameIndex outside = index;
        outside.packets = {0, 7};
        QVERIFY(!frameIndexFromBytes(frameIndexToBytes(outside)).ok());
        FrameIndex key = index;
        key.keys = {{0, 9, 0, 0, 0}};
        QVERIFY(!frameIndexFromBytes(frameIndexToBytes(key)).ok());
        FrameIndex order = index;
        order.times = {0.1, 0.0};
        QVERIFY(!frameIndexFromBytes(frameIndexToBytes(order)).ok());
    }

    void nothingIsWrittenIntoTheRecordingsFolder() {
        const TemporaryFolder folder;
        std::filesystem::create_directory(folder / "recording");
        const auto clip = folder / "recording" / std::filesystem::path("b.mp4");
        QVERIFY(makeClip(clip, plainH264));
        const FrameIndexStore store(folder / "cache");
        QVERIFY(store.indexOf(clip).finished());
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "recording")) {
            static_cast<void>(entry);
            ++files;
        }
        QCOMPARE(files, 1);
        const FrameIndexStore nowhere{std::filesystem::path()};
        QVERIFY(nowhere.indexOf(clip).finished());
        QVERIFY(nowhere.placeOf(clip).empty());
        folder.write("file", "in the way of a folder");
        QVERIFY(FrameIndexStore(folder / "file").indexOf(clip).finished()); // only slower
    }

    void readingTellsItsProgressAndCanBeStopped() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264, 20));
        double last = -1.0;
        int reports = 0;
        QVERIFY(indexVideo(clip, {}, [&](double fraction) {
                    QVERIFY(fraction > last && fraction <= 1.0);
                    last = fraction;
                    ++reports;
                }).finished());
        QVERIFY(reports > 3);
        CancelSource source;
        const auto stopped = indexVideo(clip, source.token(), [&source](double) { source.cancel(); });
        QVERIFY(stopped.cancelled());
    }

    void cancelEndsALongDecodeSoon() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264 + QStringList{"-g", "10000", "-preset", "ultrafast"}, 20, "640x480",
                         25));
        CancelSource source;
        VideoReader::Options options;
        options.cancel = source.token();
        auto reader = VideoReader::open(clip, options);
        QVERIFY(reader.value()->seekFrame(0).ok()); // reads the index
        std::thread stopper([&source] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            source.cancel();
        });
        const auto begun = std::chrono::steady_clock::now();
        const auto sought = reader.value()->seekFrame(499);
        stopper.join();
        QVERIFY(!sought.ok());
        QVERIFY(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(230));
    }

    void aTruncatedVideoIsUsableUpToTheDamageAndSaysSo() {
        const TemporaryFolder folder;
        const auto whole = folder / "w.mp4";
        QVERIFY(makeClip(whole, plainH264 + QStringList{"-movflags", "+faststart"}));
        const std::string content = contentOf(whole);
        const auto cut = folder.write("cut.mp4", content.substr(0, content.size() * 6 / 10));
        const auto index = indexVideo(cut);
        QVERIFY(index.finished() && index.value().truncated);
        auto reader = VideoReader::open(cut);
        const std::size_t frames = index.value().size();
        QVERIFY(frames > 5 && frames < 60);
        for (const std::size_t k : {frames / 2, std::size_t(0), frames - 1}) {
            QVERIFY(reader.value()->seekFrame(k).ok());
            const auto picture = reader.value()->next();
            QVERIFY(picture.ok() && picture->has_value());
            QVERIFY(picture->value().t <= index.value().times[k] + 1e-9);
        }
    }

    void bytesDamagedInTheMiddleCostOnlyTheFramesThere() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, plainH264 + QStringList{"-movflags", "+faststart"}, 12));
        const auto truth = decodedByFfmpeg(clip);
        std::string content = contentOf(clip);
        const std::size_t middle = content.size() * 6 / 10;
        for (std::size_t i = middle; i < middle + 3000 && i < content.size(); ++i) {
            content[i] = static_cast<char>(i * 37);
        }
        const auto broken = folder.write("broken.mp4", content);
        VideoReader::Options options;
        options.format = timeline::PixelFormat::Grey8;
        auto reader = VideoReader::open(broken, options);
        int same = 0;
        for (std::size_t k = 0; k < truth.size(); k += 5) {
            QVERIFY(reader.value()->seekFrame(k).ok());
            const auto picture = reader.value()->next();
            QVERIFY(picture.ok());
            if (picture->has_value() && reader.value()->frameNumber() == k &&
                greyHash(**picture) == truth[k].hash) {
                ++same;
            }
        }
        QVERIFY2(same >= 12, qPrintable(QString::number(same))); // of 24; one group of 20 frames is hit
    }

    void aTurnedVideoIsShownUpright_data() {
        QTest::addColumn<int>("degrees");
        QTest::newRow("90") << 90;
        QTest::newRow("180") << 180;
        QTest::newRow("270") << 270;
    }

    void aTurnedVideoIsShownUpright() {
        QFETCH(int, degrees);
        const TemporaryFolder folder;
        const auto plain = folder / "plain.mp4";
        const auto turned = folder / "turned.mp4";
        QVERIFY(makeClip(plain, plainH264));
        // The stream is copied; only the display matrix differs. ffmpeg 5.1's option turns counterclockwise.
        QVERIFY(
            runFfmpeg({"-i", QString::fromStdString(plain.string()), "-c", "copy", "-metadata:s:v:0",
                       QStringLiteral("rotate=%1").arg(degrees), QString::fromStdString(turned.string())}));
        const timeline::Picture a = firstPicture(plain);
        const timeline::Picture b = firstPicture(turned);
        const bool swapped = degrees != 180;
        QCOMPARE(b.width, swapped ? 120 : 160);
        QCOMPARE(b.height, swapped ? 160 : 120);
        QCOMPARE(b.sourceWidth, b.width);
        QCOMPARE(VideoReader::open(turned).value()->info().width, b.width);
        const auto clockwise = [](int x, int y) { return std::pair<int, int>(119 - y, x); };
        const auto half = [](int x, int y) { return std::pair<int, int>(159 - x, 119 - y); };
        const auto counter = [](int x, int y) { return std::pair<int, int>(y, 159 - x); };
        const int difference = degrees == 90    ? largestDifference(a, b, counter)
                               : degrees == 180 ? largestDifference(a, b, half)
                                                : largestDifference(a, b, clockwise);
        QCOMPARE(difference, 0);
        const auto reference = decodedByFfmpeg(turned); // it turns the pictures too
        VideoReader::Options grey;
        grey.format = timeline::PixelFormat::Grey8;
        auto reader = VideoReader::open(turned, grey);
        const auto picture = reader.value()->next();
        QCOMPARE(greyHash(**picture), reference.front().hash);
    }

    void aWrongDurationInTheContainerDoesNotMatter() {
        const TemporaryFolder folder;
        const auto clip = folder / "live.mkv"; // written as a live stream: no duration, no cues
        QVERIFY(makeClip(clip, plainH264 + QStringList{"-f", "matroska", "-live", "1"}));
        const auto index = indexVideo(clip);
        QVERIFY(index.finished());
        QCOMPARE(index.value().size(), std::size_t(60));
        QVERIFY(std::abs(index.value().endSeconds - 6.0) < 0.011);
    }
};

QTEST_GUILESS_MAIN(FrameIndexTest)
#include "frame_index_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/recordings/video.h"
#include "tests/support/temporary_folder.h"

#include <QProcess>
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace vestigo;
using namespace vestigo::recordings;
using vestigo::testing::TemporaryFolder;

namespace {

/// Makes a small clip with the ffmpeg program; false when that fails.
bool makeClip(const std::filesystem::path& file, const QStringList& encoding) {
    QProcess ffmpeg;
    QStringList arguments{
        "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10:duration=6"};
    arguments << encoding << QString::fromStdString(file.string());
    ffmpeg.start("ffmpeg", arguments);
    return ffmpeg.waitForFinished(60000) && ffmpeg.exitCode() == 0;
}

std::string hashOf(const timeline::Picture& picture) {
    Sha256 hash;
    for (int y = 0; y < picture.height; ++y) {
        hash.add(picture.pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine,
                 static_cast<std::size_t>(picture.width) * 3);
    }
    return hash.hex();
}

struct Frame {
    double t;
    std::string hash;
};

std::vector<Frame> decodeAll(const std::filesystem::path& file) {
    std::vector<Frame> frames;
    auto reader = VideoReader::open(file);
    if (!reader) {
        return frames;
    }
    while (true) {
        auto picture = reader.value()->next();
        if (!picture || !picture->has_value()) {
            return frames;
        }
        frames.push_back({picture.value()->t, hashOf(*picture.value())});
    }
}

/// Seeks to many places, shown frame and the one after, in an order that jumps about.
void checkSeeks(const std::filesystem::path& file) {
    const std::vector<Frame> frames = decodeAll(file);
    QVERIFY2(frames.size() > 20, file.c_str());
    auto reader = VideoReader::open(file);
    QVERIFY(reader.ok());
    for (std::size_t i = 0; i < 25; ++i) {
        const std::size_t wanted = (i * 7919 + 3) % (frames.size() - 1);
        const double between = 0.5 * (frames[wanted].t + frames[wanted + 1].t);
        QVERIFY(reader.value()->seek(i % 2 == 0 ? frames[wanted].t : between).ok());
        for (std::size_t k = 0; k < 2; ++k) {
            auto picture = reader.value()->next();
            QVERIFY(picture.ok() && picture->has_value());
            QCOMPARE(picture.value()->t, frames[wanted + k].t);
            QCOMPARE(hashOf(*picture.value()), frames[wanted + k].hash);
        }
    }
}

} // namespace

class VideoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMiddleOfAFrameIsThereUnscaled_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("encoding");
        QTest::newRow("H.264, limited range") << "h.mp4" << QStringList{"-c:v", "libx264"};
        QTest::newRow("MJPEG, full range") << "m.avi" << QStringList{"-c:v", "mjpeg"};
        QTest::newRow("GIF, no luminance") << "g.gif" << QStringList{};
    }

    /// What scaling takes away is seen in it: it is the middle of the frame as the grey reader gives it.
    void theMiddleOfAFrameIsThereUnscaled() {
        QFETCH(QString, file);
        QFETCH(QStringList, encoding);
        const TemporaryFolder folder;
        const auto clip = folder / file.toStdString();
        QVERIFY(makeClip(clip, encoding));
        VideoReader::Options small;
        small.longestSide = 40;
        small.fineSide = 64;
        auto reader = VideoReader::open(clip, small).take();
        VideoReader::Options whole;
        whole.format = timeline::PixelFormat::Grey8;
        auto reference = VideoReader::open(clip, whole).take();
        for (int frame = 0; frame < 3; ++frame) {
            const auto picture = reader->next();
            const auto grey = reference->next();
            QVERIFY(picture.ok() && picture->has_value() && grey.ok() && grey->has_value());
            QCOMPARE((*picture)->width, 40);
            const timeline::Picture fine = reader->fineMiddle();
            QCOMPARE(fine.width, 64);
            QCOMPARE(fine.height, 64);
            for (std::size_t y = 0; y < 64; ++y) {
                for (std::size_t x = 0; x < 64; ++x) {
                    const int wanted = (*(*grey)->pixels)[(y + 28) * (*grey)->bytesPerLine + x + 48];
                    QVERIFY(std::abs(int((*fine.pixels)[y * fine.bytesPerLine + x]) - wanted) <= 2);
                }
            }
        }
        reader->scaleTo(80);
        QCOMPARE((*reader->next().value()).width, 80);
        QVERIFY(reference->fineMiddle().empty()); // nobody asked for it
    }

    void seekReturnsTheVeryFrame_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("encoding");
        QTest::newRow("H.264 with B frames")
            << "b.mp4" << QStringList{"-c:v", "libx264", "-bf", "3", "-g", "25"};
        QTest::newRow("MJPEG in AVI") << "m.avi" << QStringList{"-c:v", "mjpeg"};
        QTest::newRow("MPEG-4 in Matroska") << "m.mkv" << QStringList{"-c:v", "mpeg4", "-bf", "2"};
        QTest::newRow("GIF") << "g.gif" << QStringList{};
        QTest::newRow("variable rate")
            << "v.mp4"
            << QStringList{"-vf", "select='not(mod(n,3))+lt(n,20)'", "-vsync", "vfr", "-c:v", "libx264"};
        QTest::newRow("transport stream") << "t.ts" << QStringList{"-c:v", "libx264", "-bf", "2"};
    }

    void seekReturnsTheVeryFrame() {
        QFETCH(QString, file);
        QFETCH(QStringList, encoding);
        const TemporaryFolder folder;
        const auto clip = folder / file.toStdString();
        QVERIFY(makeClip(clip, encoding));
        checkSeeks(clip);
    }

    void seekReturnsTheVeryFrameOfRealClips() {
        const std::filesystem::path clip = std::filesystem::path(VESTIGO_SHARED_DIR) /
                                           "data/robot_video_telemetry/videos/episode_000029.mp4";
        if (!std::filesystem::exists(clip)) {
            QSKIP("shared data are not here");
        }
        checkSeeks(clip);
    }

    void theIndexKnowsEveryFrameWithoutDecoding() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, {"-c:v", "libx264", "-bf", "3"}));
        const std::vector<Frame> frames = decodeAll(clip);
        const auto index = indexVideo(clip);
        QVERIFY(index.finished());
        QCOMPARE(index.value().times.size(), frames.size());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            QVERIFY(std::abs(index.value().times[i] - frames[i].t) < 1e-9);
        }
        QVERIFY(!index.value().truncated);
        QCOMPARE(index.value().times.front(), 0.0);
    }

    void aTruncatedVideoGivesWhatItHolds() {
        const TemporaryFolder folder;
        const auto whole = folder / "w.mp4";
        QVERIFY(makeClip(whole, {"-c:v", "libx264", "-movflags", "+faststart"}));
        std::ifstream in(whole, std::ios::binary);
        std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        const auto cut = folder.write("cut.mp4", content.substr(0, content.size() * 6 / 10));
        const auto index = indexVideo(cut);
        QVERIFY(index.finished());
        QVERIFY(index.value().truncated);
        const std::size_t frames = decodeAll(cut).size();
        QVERIFY(frames > 5 && frames < 60);
    }

    void whatIsNoVideoIsAnErrorThatNamesTheFile_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("t,value\n0,1\n");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("playlist") << QByteArray("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
        QTest::newRow("concat script") << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n");
        QTest::newRow("header only") << QByteArray("\0\0\0\x18"
                                                   "ftypmp42\0\0\0\0mp42isom",
                                                   24);
    }

    void whatIsNoVideoIsAnErrorThatNamesTheFile() {
        QFETCH(QByteArray, content);
        const TemporaryFolder folder;
        const auto file = folder.write("x.mp4", content.toStdString());
        const auto reader = VideoReader::open(file);
        QVERIFY(!reader.ok());
        QVERIFY(reader.error().oneLine().find("x.mp4") != std::string::npos);
        QVERIFY(!indexVideo(file).finished());
    }

    void imagesNamedByTimeAreAVideo() {
        const TemporaryFolder folder;
        QProcess ffmpeg;
        ffmpeg.start("ffmpeg", {"-v", "error", "-f", "lavfi", "-i", "testsrc2=size=64x48:rate=2:duration=3",
                                QString::fromStdString((folder / "frame%d.png").string())});
        QVERIFY(ffmpeg.waitForFinished(60000) && ffmpeg.exitCode() == 0);
        for (int i = 1; i <= 6; ++i) {
            std::filesystem::rename(folder / ("frame" + std::to_string(i) + ".png"),
                                    folder / (std::to_string((i - 1) * 500) + ".png"));
        }
        folder.write("notes.txt", "not an image");
        folder.write("700.png", "broken");
        auto reader = VideoReader::open(folder.path());
        QVERIFY(reader.ok());
        QCOMPARE(reader.value()->info().width, 64);
        QCOMPARE(decodeAll(folder.path()).size(), std::size_t(6));
        QVERIFY(reader.value()->seek(1.3).ok());
        QCOMPARE(reader.value()->next().value()->t, 1.0);
        QVERIFY(!VideoReader::open(folder / "none").ok());
        std::filesystem::create_directory(folder / "empty");
        QVERIFY(!VideoReader::open(folder / "empty").ok());
    }

    void picturesComeSmallAndGreyWhenAskedFor() {
        const TemporaryFolder folder;
        const auto clip = folder / "b.mp4";
        QVERIFY(makeClip(clip, {"-c:v", "libx264"}));
        VideoReader::Options options;
        options.format = timeline::PixelFormat::Grey8;
        options.longestSide = 80;
        auto reader = VideoReader::open(clip, options);
        const auto picture = reader.value()->next();
        QCOMPARE(picture.value()->width, 80);
        QCOMPARE(picture.value()->height, 60);
        QCOMPARE(picture.value()->sourceWidth, 160);
    }
};

QTEST_GUILESS_MAIN(VideoTest)
#include "video_test.moc"

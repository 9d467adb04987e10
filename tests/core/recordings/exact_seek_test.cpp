// SPDX-License-Identifier: GPL-3.0-or-later
// Seeks against a sequential decode by the ffmpeg program: the very frame, its time and its number, in every
// kind of file. The long form, 10,000 seeks, is tests/bench/video_bench.cpp.
#include "tests/support/random_seeks.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"

#include <QTest>
#include <filesystem>

using namespace vestigo;
using namespace vestigo::recordings;
using namespace vestigo::testing;

namespace {

void checkFile(const std::filesystem::path& file, int seeks) {
    const std::vector<ReferenceFrame> reference = decodedByFfmpeg(file);
    QVERIFY2(reference.size() > 10, file.c_str());
    const SeekTally tally = seekAtRandom(file, reference, seeks, 20240517);
    QVERIFY2(tally.firstFault.empty(), tally.firstFault.c_str());
    QCOMPARE(tally.exact, seeks);
    const auto index = indexVideo(file);
    QVERIFY(index.finished());
    QVERIFY(index.value().endSeconds > index.value().times.back());
}

} // namespace

class ExactSeekTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generatedClips_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("encoding");
        for (const ClipRecipe& recipe : clipRecipes()) {
            QTest::newRow(recipe.name) << QString::fromLatin1(recipe.file) << recipe.encoding;
        }
    }

    void generatedClips() {
        QFETCH(QString, file);
        QFETCH(QStringList, encoding);
        const TemporaryFolder folder;
        const auto clip = folder / file.toStdString();
        QVERIFY(makeClip(clip, encoding));
        checkFile(clip, 40);
    }

    void realClips_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("AV1") << "robot_video_telemetry/videos/episode_000029.mp4";
        QTest::newRow("H.264, long groups") << "industrial_clips/bottle-detection.mp4";
        QTest::newRow("GIF") << "industrial_clips/worker-zone-detection.gif";
        QTest::newRow("H.264 of plant-a") << "plant-a/rec/0042/video/cnc-02.device.mp4";
    }

    void realClips() {
        QFETCH(QString, file);
        const std::filesystem::path clip =
            std::filesystem::path(VESTIGO_SHARED_DIR) / "data" / file.toStdString();
        if (!std::filesystem::exists(clip)) {
            QSKIP("shared data are not here");
        }
        checkFile(clip, 40);
    }
};

QTEST_GUILESS_MAIN(ExactSeekTest)
#include "exact_seek_test.moc"

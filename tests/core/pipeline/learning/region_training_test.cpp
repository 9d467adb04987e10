// SPDX-License-Identifier: GPL-3.0-or-later
// The detector learns from the regions of somebody's own recordings: which are held out, what is written,
// what an interruption leaves, and what is said where there is nothing to learn from.
#include "core/pipeline/region_training.h"

#include "core/base/files.h"
#include "core/pipeline/annotated_pictures.h"
#include "core/pipeline/recording_folders.h"
#include "tests/support/covered_camera.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

using namespace vestigo;
using namespace vestigo::pipeline;
using testing::TemporaryFolder;

namespace {

/// So small that a step takes no time; what it learns is tested with the training itself.
RegionTrainingRequest quick(const std::filesystem::path& data, const std::filesystem::path& out) {
    RegionTrainingRequest request;
    request.data = data;
    request.out = out;
    request.steps = 2;
    request.batch = 2;
    request.picturesPerStream = 2;
    request.samples.input = {64, 64};
    request.samples.drawnShare = 0.0;
    return request;
}

class CancelAfter final : public ProgressSink {
public:
    void report(const Progress& progress) override {
        QVERIFY(progress.overall >= last_);
        last_ = progress.overall;
        if (progress.item.rfind("loss", 0) == 0 && ++steps_ == cancelAt) {
            source.cancel();
        }
    }
    int cancelAt = -1;
    CancelSource source;

private:
    double last_ = 0.0;
    int steps_ = 0;
};

} // namespace

class RegionTrainingTest : public QObject {
    Q_OBJECT

private:
    static void writeRecordings(const std::filesystem::path& folder) {
        for (const char* name : {"monday", "tuesday"}) {
            std::filesystem::create_directories(folder / name);
            testing::writeCoveredCamera(folder / name);
        }
    }

private Q_SLOTS:
    void oneRecordingOfTwoIsHeldOut() {
        const TemporaryFolder folder;
        writeRecordings(folder.path());
        const auto found = recordingFolders(folder.path(), 1);
        QVERIFY(found.ok());
        QCOMPARE(found->learnt.size(), std::size_t(1));
        QCOMPARE(found->heldOut.size(), std::size_t(1));
        QVERIFY(found->learnt[0] != found->heldOut[0]);
        const auto one = recordingFolders(found->learnt[0], 1);
        QVERIFY(one.ok() && one->learnt.size() == 1 && one->heldOut.empty());
        QCOMPARE(recordingFolders(folder / "none", 1).error().code, ErrorCode::FileMissing);
    }

    void picturesAreTakenWhileAShortRegionIsThere() {
        const TemporaryFolder folder;
        const auto recording = testing::writeCoveredCamera(folder.path());
        AnnotatedPicturesRequest request;
        request.recordings = {recording};
        request.picturesPerStream = 1;
        SilentProgress progress;
        auto pictures = annotatedPictures(request, {}, progress);
        QVERIFY(pictures.finished());
        QCOMPARE(pictures.value().size(), std::size_t(1)); // of the one stream that has regions
        QCOMPARE(pictures.value()[0].regions.size(), std::size_t(2));
        auto text = readFile(recording / "annotations.json", 1U << 20U);
        QVERIFY(text.ok());
        const std::size_t rois = text->find("\"rois\"");
        text->insert(text->find('[', rois) + 1,
                     R"({"terminal": "plc-01", "stream": "device", "name": "operator_hands", "start_s": 3,
                         "end_s": 5, "box": [0, 0, 20, 20]},)");
        QVERIFY(writeFileAtomically(recording / "annotations.json", *text).ok());
        request.shortLivedToo = true;
        pictures = annotatedPictures(request, {}, progress);
        QVERIFY(pictures.finished());
        QCOMPARE(pictures.value().size(), std::size_t(2));
        QCOMPARE(pictures.value()[0].regions.size(), std::size_t(3)); // at 4 s
    }

    void itLearnsMeasuresAndWrites() {
        const TemporaryFolder folder;
        writeRecordings(folder.path());
        CancelAfter progress;
        const auto request = quick(folder.path(), folder / "eyes.safetensors");
        const auto trained = regionTrainingRun(request, {}, progress);
        QVERIFY2(trained.finished(), trained.failed() ? trained.error().oneLine().c_str() : "");
        QCOMPARE(trained.value().pictures, std::size_t(2));
        QVERIFY(trained.value().measured);
        QCOMPARE(trained.value().after.pictures, std::size_t(2));
        QCOMPARE(trained.value().before.kinds[5].there, std::size_t(2));
        const auto weights = models::readSafetensors(request.out);
        QVERIFY(weights.ok());
        QVERIFY(models::RegionDetector::create(*weights).ok());
        QVERIFY(!std::filesystem::exists(folder / "eyes.safetensors.checkpoint"));
    }

    void itGoesOnAfterAnInterruptionAndNotWithOtherPictures() {
        const TemporaryFolder folder;
        writeRecordings(folder.path());
        auto request = quick(folder.path(), folder / "eyes.safetensors");
        request.anew = true;
        SilentProgress silent;
        QVERIFY(regionTrainingRun(request, {}, silent).finished());
        const auto once = readFile(request.out, 64U << 20U);
        QVERIFY(std::filesystem::remove(request.out));
        CancelAfter stopped;
        stopped.cancelAt = 1;
        QVERIFY(regionTrainingRun(request, stopped.source.token(), stopped).cancelled());
        QVERIFY(!std::filesystem::exists(request.out));
        QVERIFY(std::filesystem::exists(folder / "eyes.safetensors.checkpoint"));
        auto others = request;
        others.picturesPerStream = 3;
        const auto refused = regionTrainingRun(others, {}, silent);
        QVERIFY(refused.failed());
        QCOMPARE(refused.error().place, std::string("trainedOn"));
        QVERIFY(regionTrainingRun(request, {}, silent).finished());
        QVERIFY(readFile(request.out, 64U << 20U).value() == once.value());
    }

    void whatCannotBeLearntFromIsSaid() {
        const TemporaryFolder folder;
        testing::writeCoveredCamera(folder.path(), false); // no regions
        SilentProgress silent;
        auto request = quick(folder.path(), folder / "eyes.safetensors");
        const auto none = regionTrainingRun(request, {}, silent);
        QVERIFY(none.failed());
        QCOMPARE(none.error().code, ErrorCode::Empty);
        QVERIFY(writeFileAtomically(folder / "wrong.safetensors", "no weights").ok());
        request.from = folder / "wrong.safetensors";
        QVERIFY(regionTrainingRun(request, {}, silent).failed());
        QVERIFY(!std::filesystem::exists(request.out));
    }
};

QTEST_GUILESS_MAIN(RegionTrainingTest)
#include "region_training_test.moc"

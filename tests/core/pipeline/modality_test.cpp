// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_modes.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/calibrate_run.h"
#include "core/pipeline/modality.h"
#include "core/pipeline/train_run.h"
#include "core/pipeline/training_examples.h"
#include "tests/core/pipeline/presses.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::TemporaryFolder;

namespace {

/// A recording with tables, logs and video of two terminals.
models::TrainingExample read(const std::filesystem::path& recording, Modality modality) {
    SilentProgress silent;
    Seeing seeing;
    seeing.logTraits = true;
    seeing.modality = modality;
    return readTrainingExample(recording, seeing, false, {}, silent).take();
}

std::size_t columnsOf(const timeline::AlignedRecording& recording, bool video) {
    std::size_t count = 0;
    for (const timeline::AlignedTerminal& terminal : recording.terminals) {
        count += static_cast<std::size_t>(std::count_if(terminal.features.begin(), terminal.features.end(),
                                                        [video](const timeline::FeatureSeries& series) {
                                                            return (series.group ==
                                                                    timeline::FeatureGroup::Video) == video;
                                                        }));
    }
    return count;
}

bool logsAreThere(const models::TrainingExample& example) {
    return std::any_of(example.recording->terminals.begin(), example.recording->terminals.end(),
                       [](const timeline::AlignedTerminal& terminal) { return !terminal.logTraits.empty(); });
}

} // namespace

class ModalityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        recording_ = folder_ / "rec/1";
        vestigo::testing::writeExampleRecording(recording_);
        vestigo::testing::writeExampleRecording(folder_ / "rec/2");
        folder_.write("dataset.json", R"({"format":"ind-vibe-dataset","version":1,"name":"two",)"
                                      R"("recordings":[{"path":"rec/1","split":"train"},)"
                                      R"({"path":"rec/2","split":"train"}]})");
    }

    void theOtherModalityIsTakenAway() {
        const models::TrainingExample both = read(recording_, Modality::Both);
        const models::TrainingExample tables = read(recording_, Modality::Tables);
        const models::TrainingExample video = read(recording_, Modality::Video);
        QVERIFY(columnsOf(*both.recording, true) > 0 && columnsOf(*both.recording, false) > 0 &&
                logsAreThere(both));
        QCOMPARE(columnsOf(*tables.recording, true), std::size_t{0});
        QCOMPARE(columnsOf(*tables.recording, false), columnsOf(*both.recording, false));
        QVERIFY(logsAreThere(tables));
        QCOMPARE(columnsOf(*video.recording, true), columnsOf(*both.recording, true));
        QCOMPARE(columnsOf(*video.recording, false), std::size_t{0});
        QVERIFY(!logsAreThere(video));
        QCOMPARE(video.recording->links.size(), both.recording->links.size());
    }

    void aModelLooksAtWhatItLearnedFrom_data() {
        QTest::addColumn<int>("modality");
        QTest::newRow("tables") << static_cast<int>(Modality::Tables);
        QTest::newRow("video") << static_cast<int>(Modality::Video);
    }
    void aModelLooksAtWhatItLearnedFrom() {
        QFETCH(int, modality);
        const bool video = modality == static_cast<int>(Modality::Video);
        SilentProgress silent;
        TrainRequest train;
        train.dataset = folder_.path();
        train.out = folder_ / "only.safetensors";
        train.modality = static_cast<Modality>(modality);
        QVERIFY(trainRun(train, {}, silent).finished());
        CalibrateRequest calibrate; // which keeps to it
        calibrate.model = train.out;
        calibrate.recordings = folder_.path();
        calibrate.out = folder_ / "calibrated.safetensors";
        QVERIFY(calibrateRun(calibrate, {}, silent).finished());
        for (const std::filesystem::path& model : {train.out, calibrate.out}) {
            AnalyzeRequest request;
            request.recording = recording_;
            request.model = model;
            const auto analysis = AnalyzeRun(request).run({}, silent);
            QVERIFY(analysis.finished());
            QVERIFY(columnsOf(*analysis.value()->aligned, video) > 0);
            QCOMPARE(columnsOf(*analysis.value()->aligned, !video), std::size_t{0});
            for (const analysis::TerminalResult& terminal : analysis.value()->terminals) {
                QVERIFY(video || terminal.cameras.empty());
            }
        }
    }

    void aModelThatSawNoVideoLooksAtNone() {
        SilentProgress silent;
        TrainRequest train;
        train.dataset = folder_.path();
        train.offline = true;
        train.encoder = "efficientnet_lite0";
        for (const Modality modality : {Modality::Tables, Modality::Video}) {
            train.out = folder_ / (std::string(wordOf(modality)) + ".safetensors");
            train.modality = modality;
            QVERIFY(trainRun(train, {}, silent).finished());
            const auto state = models::readSafetensors(train.out).take();
            const auto metadata = models::modeOf(state, false).take().metadata;
            QCOMPARE(metadata.count("encoder"), std::size_t(modality == Modality::Video ? 1 : 0));
        }
    }

    void whoLacksTheModalityIsToldWhy() {
        const vestigo::testing::Presses presses; // which have no camera
        SilentProgress silent;
        TrainRequest train;
        train.dataset = presses.folder.path();
        train.out = folder_ / "blind.safetensors";
        train.modality = Modality::Video;
        const auto trained = trainRun(train, {}, silent);
        QVERIFY(trained.failed());
        QVERIFY(trained.error().oneLine().find("no recording can be learned from; the first: ") !=
                std::string::npos);
        QVERIFY(!std::filesystem::exists(train.out));
    }

    void aModalityOfALaterVersionIsRefused() {
        SilentProgress silent;
        TrainRequest train;
        train.dataset = folder_.path();
        train.out = folder_ / "odd.safetensors";
        train.offline = true;
        train.modality = Modality::Tables;
        QVERIFY(trainRun(train, {}, silent).finished());
        models::ModelState state = models::readSafetensors(train.out).take();
        for (auto& [key, value] : state.metadata) {
            value = key.find(modalityKey) != std::string::npos ? "smells" : value;
        }
        QVERIFY(models::writeSafetensors(train.out, state));
        AnalyzeRequest request;
        request.recording = recording_;
        request.model = train.out;
        const auto analysis = AnalyzeRun(request).run({}, silent);
        QVERIFY(analysis.failed());
        QVERIFY(analysis.error().oneLine().find("smells") != std::string::npos);
        CalibrateRequest calibrate; // which would keep the word
        calibrate.model = train.out;
        calibrate.recordings = folder_.path();
        calibrate.out = folder_ / "never.safetensors";
        const auto calibrated = calibrateRun(calibrate, {}, silent);
        QVERIFY(calibrated.failed());
        QVERIFY(calibrated.error().oneLine().find("smells") != std::string::npos);
    }

private:
    TemporaryFolder folder_;
    std::filesystem::path recording_;
};

QTEST_GUILESS_MAIN(ModalityTest)
#include "modality_test.moc"

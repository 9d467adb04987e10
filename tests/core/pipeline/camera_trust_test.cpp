// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/camera_trust.h"

#include "core/pipeline/analyze_run.h"
#include "core/pipeline/train_run.h"
#include "tests/support/covered_camera.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <fstream>
#include <string>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::CoveredCamera;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::TemporaryFolder;

namespace {

/// The cloth hangs for eight seconds, from 20 s on.
void paint(std::size_t frame, std::vector<std::uint8_t>& grey) {
    constexpr std::size_t from = 100;
    constexpr std::size_t gone = 140;
    CoveredCamera::paint(frame >= gone ? frame - from : frame, grey);
}

/// The cover of both terminals called what it is.
constexpr const char* calledAnomalies = R"({
  "format": "ind-vibe-annotations", "version": 1, "recording": "covered", "causal_edges": [], "activities": [],
  "anomalies": [
    {"id": "a1", "terminal": "plc-01", "type": "visual_obstruction", "start_s": 19.5, "end_s": 28.5},
    {"id": "a2", "terminal": "cnc-01", "type": "visual_obstruction", "start_s": 19.5, "end_s": 28.5}
  ]})";

void write(const std::filesystem::path& folder, bool called) {
    RecordingBuilder builder(folder);
    builder.id("covered").duration(CoveredCamera::frames / CoveredCamera::framesPerSecond);
    for (const char* terminal : {"plc-01", "cnc-01"}) {
        builder.terminal(terminal);
        builder.images(terminal, "device", CoveredCamera::width, CoveredCamera::height,
                       CoveredCamera::framesPerSecond, paint);
    }
    if (called) {
        builder.annotations(calledAnomalies);
    }
    builder.write();
}

/// A plant whose cameras are covered in each of two recordings, and a kmeans model of it.
class CoveredPlant {
public:
    explicit CoveredPlant(bool called) {
        std::string list;
        for (const char* name : {"a", "b"}) {
            write(folder / name, called);
            list += std::string(list.empty() ? "" : ",") + R"({"path": ")" + name + R"(", "split": "train"})";
        }
        std::ofstream(folder / "dataset.json")
            << R"({"format": "ind-vibe-dataset", "version": 1, "name": "covered", "recordings": [)" << list
            << "]}";
        TrainRequest request;
        request.dataset = folder.path();
        request.engine = "kmeans";
        request.out = folder / "model.safetensors";
        SilentProgress silent;
        trained = trainRun(request, {}, silent).finished();
    }

    analysis::AnalysisPtr analyse() const {
        AnalyzeRequest request;
        request.recording = folder / "a";
        request.model = folder / "model.safetensors";
        SilentProgress silent;
        auto run = AnalyzeRun(request).run({}, silent);
        return run.finished() ? run.take() : nullptr;
    }

    TemporaryFolder folder;
    bool trained = false;
};

std::size_t forCameraAlone(const analysis::Analysis& analysis) {
    std::size_t count = 0;
    for (const analysis::Incident& incident : analysis.incidents) {
        count += static_cast<std::size_t>(std::count_if(
            incident.episodes.begin(), incident.episodes.end(), [](const analysis::Episode& episode) {
                return episode.cameraEvidence == analysis::CameraEvidence::Only;
            }));
    }
    return count;
}

bool namesCovers(const analysis::Analysis& analysis) {
    return std::all_of(
        analysis.terminals.begin(), analysis.terminals.end(), [](const analysis::TerminalResult& terminal) {
            return std::any_of(terminal.cameras.begin(), terminal.cameras.end(),
                               [](const timeline::CameraHealth& camera) { return !camera.states.empty(); });
        });
}

} // namespace

class CameraTrustTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// People stand before the cameras every day: an alarm each time would bury those for the machines.
    void viewsThatAreOftenHinderedInNormalRunningRaiseNoAlarm() {
        const CoveredPlant plant(false);
        QVERIFY(plant.trained);
        const auto analysis = plant.analyse();
        QVERIFY(analysis != nullptr);
        QVERIFY(namesCovers(*analysis)); // they are told all the same
        QCOMPARE(forCameraAlone(*analysis), std::size_t(0));
    }

    void whereACoverIsCalledAnAnomalyItRaisesOne() {
        const CoveredPlant plant(true);
        QVERIFY(plant.trained);
        const auto analysis = plant.analyse();
        QVERIFY(analysis != nullptr);
        QVERIFY(namesCovers(*analysis));
        QCOMPARE(forCameraAlone(*analysis), std::size_t(2));
    }

    void theBudgetIsOneAnHourAndOneMore() {
        CameraTrust trust;
        trust.terminalHours = 2.0;
        trust.alarms = 3;
        QVERIFY(trust.raise());
        trust.alarms = 4;
        QVERIFY(!trust.raise());
    }

    void aModelKeepsIt() {
        CameraTrust trust;
        models::ModelState state;
        keepTrust(trust, state);
        QVERIFY(state.metadata.empty()); // no camera, nothing to say
        trust.seen = true;
        trust.alarms = 9;
        keepTrust(trust, state);
        QVERIFY(voiceOfCameras(state, false) == detection::CameraVoice::Tells);
        trust.alarms = 0;
        keepTrust(trust, state);
        QVERIFY(voiceOfCameras(state, false) == detection::CameraVoice::Raises);
        QVERIFY(voiceOfCameras(state, true) == detection::CameraVoice::Speaks); // it knows better
    }

    void whatIsNotReadableIsLeftOut() {
        for (const char* text :
             {"", "{", "[]", "7", "{\"raise\": 0}", "{\"raise\": null}", "{\"other\": false}"}) {
            models::ModelState state;
            state.metadata["cameras"] = text;
            QVERIFY2(voiceOfCameras(state, false) == detection::CameraVoice::Raises, text);
        }
    }
};

QTEST_APPLESS_MAIN(CameraTrustTest)
#include "camera_trust_test.moc"

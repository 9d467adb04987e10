// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/calibrate_run.h"

#include "core/base/hash.h"
#include "core/models/model_modes.h"
#include "core/pipeline/recording_folders.h"
#include "tests/core/pipeline/presses.h"
#include "tests/core/pipeline/watched_run.h"

#include <QTest>
#include <algorithm>
#include <fstream>
#include <set>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::HeardProgress;
using vestigo::testing::Presses;
using vestigo::testing::TemporaryFolder;
using vestigo::testing::writePressDay;

namespace {

Outcome<TrainSummary> train(const TrainRequest& request) {
    SilentProgress silent;
    return trainRun(request, {}, silent);
}

Outcome<CalibrateSummary> calibrate(const CalibrateRequest& request) {
    SilentProgress silent;
    return calibrateRun(request, {}, silent);
}

/// Seconds that an analysis calls abnormal.
double alarmed(const std::filesystem::path& recording, const std::filesystem::path& model, bool causal) {
    AnalyzeRequest request;
    request.recording = recording;
    request.model = model;
    request.causal = causal;
    SilentProgress silent;
    const auto result = AnalyzeRun(request).run({}, silent);
    double sum = 0.0;
    if (result.finished()) {
        for (const auto& incident : result.value()->incidents) {
            for (const auto& episode : incident.episodes) {
                sum += episode.range.end - episode.range.start;
            }
        }
    }
    return result.finished() ? sum : -1.0;
}

/// A model of the first plant, and six unlabelled days of another one whose presses are thirty times as
/// noisy.
class SecondPlant {
public:
    SecondPlant() {
        for (unsigned day = 1; day <= 6; ++day) {
            writePressDay(folder / ("days/week/" + std::to_string(day)), 20 + day, false, false, 30.0);
        }
        trained = train(first.request("first.safetensors")).finished();
    }
    CalibrateRequest request(const char* out) const {
        CalibrateRequest request;
        request.model = first.folder / "first.safetensors";
        request.recordings = folder / "days";
        request.out = folder / out;
        return request;
    }
    Presses first;
    TemporaryFolder folder;
    bool trained = false;
};

} // namespace

class CalibrateRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unlabelledDaysOfAPlantQuietItsFalseAlarmsInBothWays() {
        const SecondPlant plant;
        QVERIFY(plant.trained);
        const auto done = calibrate(plant.request("own.safetensors"));
        QVERIFY2(done.finished(), done.failed() ? done.error().oneLine().c_str() : "");
        QCOMPARE(done.value().recordings, std::size_t(4));
        QCOMPARE(done.value().labelled, std::size_t(0));
        QCOMPARE(done.value().heldOut.size(), std::size_t(2));
        QVERIFY(std::abs(done.value().terminalHours - 4 * 2 * 90.0 / 3600.0) < 0.01);
        const auto model = plant.folder / "own.safetensors";
        QCOMPARE(done.value().modelSha256, sha256OfFile(model).value());
        const auto heldOut = plant.folder / ("days/" + done.value().heldOut.front());
        for (const bool causal : {false, true}) {
            const double before = alarmed(heldOut, plant.first.folder / "first.safetensors", causal);
            const double after = alarmed(heldOut, model, causal);
            QVERIFY2(after >= 0.0 && before > after + 10.0,
                     qPrintable(QStringLiteral("%1 -> %2").arg(before).arg(after)));
        }
    }

    void whatIsHeldOutIsNotRead() {
        const SecondPlant plant;
        const auto done = calibrate(plant.request("own.safetensors"));
        QVERIFY(done.finished());
        for (const std::string& path : done.value().heldOut) { // nonsense there changes nothing
            writePressDay(plant.folder / ("days/" + path), 99, true, false, 50.0);
        }
        const auto again = calibrate(plant.request("again.safetensors"));
        QVERIFY(again.finished());
        QCOMPARE(again.value().modelSha256, done.value().modelSha256);
        CalibrateRequest all = plant.request("all.safetensors");
        all.all = true;
        const auto whole = calibrate(all);
        QVERIFY(whole.finished());
        QCOMPARE(whole.value().recordings, std::size_t(6));
        QVERIFY(whole.value().heldOut.empty());
        QVERIFY(whole.value().modelSha256 != done.value().modelSha256);
    }

    void ofADataSetItsTrainSplitIsUsed() {
        const Presses presses;
        QVERIFY(train(presses.request("m.safetensors")).finished());
        CalibrateRequest request;
        request.model = presses.folder / "m.safetensors";
        request.recordings = presses.folder.path();
        request.out = presses.folder / "own.safetensors";
        const auto done = calibrate(request);
        QVERIFY(done.finished());
        QCOMPARE(done.value().recordings, std::size_t(3));
        QCOMPARE(done.value().labelled, std::size_t(3));
        QCOMPARE(done.value().heldOut, std::vector<std::string>{"rec/5"});
    }

    void aRecordingThatCannotBeReadIsLeftOutAndNamed() {
        const SecondPlant plant;
        const auto data = openRecordings(plant.folder / "days");
        QVERIFY(data);
        const auto learnt = std::find_if(data->recordings.begin(), data->recordings.end(),
                                         [](const auto& e) { return e.split == dataset::Split::Train; });
        std::ofstream(learnt->folder / "recording.json") << "{";
        const auto done = calibrate(plant.request("own.safetensors"));
        QVERIFY(done.finished());
        QCOMPARE(done.value().leftOut.size(), std::size_t(1));
        QCOMPARE(done.value().leftOut.front().path, learnt->path);
        QVERIFY(!done.value().leftOut.front().why.empty());
    }

    void cancelledNothingIsWritten() {
        const SecondPlant plant;
        const CalibrateRequest request = plant.request("own.safetensors");
        std::size_t reports = 0;
        HeardProgress counting([&reports](const Progress&) { ++reports; });
        QVERIFY(calibrateRun(plant.request("count.safetensors"), {}, counting).finished());
        for (const std::size_t at : {std::size_t(1), reports / 2, reports - 2}) {
            CancelSource source;
            std::size_t heard = 0;
            HeardProgress progress([&](const Progress&) {
                if (++heard == at) {
                    source.cancel();
                }
            });
            QVERIFY(calibrateRun(request, source.token(), progress).cancelled());
            QVERIFY(!std::filesystem::exists(request.out));
        }
    }

    void whatCannotBeUsedIsSaid() {
        const SecondPlant plant;
        CalibrateRequest request = plant.request("own.safetensors");
        request.recordings = plant.folder / "nowhere";
        auto refused = calibrate(request);
        QVERIFY(refused.failed());
        QVERIFY(refused.error().oneLine().find("nowhere") != std::string::npos);
        request = plant.request("own.safetensors");
        request.model = plant.folder.write("not-a-model", "no");
        refused = calibrate(request);
        QVERIFY(refused.failed());
        QVERIFY(refused.error().oneLine().find("not-a-model") != std::string::npos);
    }

    /// The splits of a plain folder do not depend on who asks, and one new recording leaves most as it was.
    void aPlainFolderIsSplitByItsNames() {
        const TemporaryFolder folder;
        for (int i = 0; i < 10; ++i) {
            folder.write("a/b/rec-" + std::to_string(i) + "/recording.json", "{}");
        }
        folder.write("a/b/c/d/too-deep/recording.json", "{}");
        const auto splits = [&folder] {
            std::set<std::pair<std::string, int>> all;
            for (const auto& entry : openRecordings(folder.path()).take().recordings) {
                all.emplace(entry.path, static_cast<int>(entry.split));
            }
            return all;
        };
        const auto first = splits();
        QCOMPARE(first.size(), std::size_t(10));
        const auto count = [&first](dataset::Split split) {
            return std::count_if(first.begin(), first.end(),
                                 [split](const auto& e) { return e.second == static_cast<int>(split); });
        };
        QCOMPARE(count(dataset::Split::Test), 2);
        QCOMPARE(count(dataset::Split::Val), 2);
        QCOMPARE(splits(), first);
    }

    void aModelIsFineTunedOnAPlainFolderOfLabelledDays() {
        const SecondPlant plant;
        const TemporaryFolder days;
        for (unsigned day = 1; day <= 6; ++day) {
            writePressDay(days / std::to_string(day), 40 + day, day % 2 == 0, true, 5.0);
        }
        TrainRequest request;
        request.dataset = days.path();
        request.initial = plant.first.folder / "first.safetensors";
        request.out = plant.folder / "tuned.safetensors";
        const auto done = train(request);
        QVERIFY2(done.finished(), done.failed() ? done.error().oneLine().c_str() : "");
        QCOMPARE(done.value().recordings, std::size_t(4)); // two are held out
        const auto state = models::readSafetensors(request.out);
        QVERIFY(state);
        const auto causal = models::modeOf(*state, true);
        QVERIFY(causal && models::modeOf(*state, false));
        QCOMPARE(causal->metadata.at("initial_sha256"), sha256OfFile(request.initial).value());
    }
};

QTEST_GUILESS_MAIN(CalibrateRunTest)
#include "calibrate_run_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/models/model_modes.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/train_run.h"
#include "core/pipeline/training_files.h"
#include "tests/core/pipeline/presses.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::HeardProgress;
using vestigo::testing::Presses;
using vestigo::testing::TemporaryFolder;

namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

/// Whatever an ended training may have left beside the data set's own files.
std::vector<std::string> leftIn(const TemporaryFolder& folder) {
    std::vector<std::string> left;
    for (const auto& each : std::filesystem::directory_iterator(folder.path())) {
        const std::string name = each.path().filename().string();
        if (name != "rec" && name != "dataset.json") {
            left.push_back(name);
        }
    }
    return left;
}

Outcome<TrainSummary> train(const TrainRequest& request) {
    SilentProgress progress;
    return trainRun(request, {}, progress);
}

Outcome<analysis::AnalysisPtr> analyze(const AnalyzeRequest& request) {
    SilentProgress progress;
    return AnalyzeRun(request).run({}, progress);
}

} // namespace

class TrainRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameModel() {
        const Presses presses;
        const auto one = train(presses.request("one.safetensors", 7));
        QVERIFY2(one.finished(), one.failed() ? one.error().oneLine().c_str() : "");
        QCOMPARE(one.value().recordings, std::size_t(4));
        QCOMPARE(one.value().skipped, std::size_t(0));
        QVERIFY(train(presses.request("again.safetensors", 7)).finished());
        QVERIFY(train(presses.request("other.safetensors", 8)).finished());
        const std::string content = contentOf(presses.folder / "one.safetensors");
        QVERIFY(!content.empty());
        QVERIFY(content == contentOf(presses.folder / "again.safetensors"));
        QVERIFY(content != contentOf(presses.folder / "other.safetensors"));
        QCOMPARE(one.value().modelSha256, sha256OfFile(presses.folder / "one.safetensors").value());
        const std::string log = contentOf(presses.folder / "one.safetensors.log.json");
        QVERIFY(log.find(one.value().modelSha256) != std::string::npos);
    }

    void theModelFindsWhatWasPlanted() {
        const Presses presses;
        QVERIFY(train(presses.request("m.safetensors")).finished());
        for (const bool causal : {false, true}) {
            const auto found = analyze(presses.analysis("m.safetensors", causal));
            QVERIFY2(found.finished(), found.failed() ? found.error().oneLine().c_str() : "");
            bool press2 = false;
            for (const auto& incident : found.value()->incidents) {
                for (const auto& part : incident.episodes) {
                    QCOMPARE(part.terminal, std::string("press-2"));
                    QVERIFY(part.range.start < Presses::plantedTo + 8.0 &&
                            part.range.end > Presses::plantedFrom);
                    QVERIFY(std::abs(part.range.start - Presses::plantedFrom) <= 8.0);
                    press2 = true;
                }
            }
            QVERIFY(press2);
        }
    }

    void aModelForOneWayIsRefusedForTheOther() {
        const Presses presses;
        TrainRequest request = presses.request("causal.safetensors");
        request.causal = true;
        QVERIFY(train(request).finished());
        QVERIFY(analyze(presses.analysis("causal.safetensors", true)).finished());
        const auto refused = analyze(presses.analysis("causal.safetensors", false));
        QVERIFY(refused.failed());
        QVERIFY(refused.error().code == ErrorCode::ModelInvalid);
        QVERIFY(refused.error().oneLine().find("causal.safetensors") != std::string::npos);
        const auto state = models::readSafetensors(presses.folder / "causal.safetensors");
        QVERIFY(state);
        QVERIFY(models::modeOf(*state, true));
        QVERIFY(!models::modeOf(*state, false));
    }

    /// The same as the half of a model for both ways.
    void aModelForAfterTheEventAloneIsLearntOnce() {
        const Presses presses;
        TrainRequest request = presses.request("offline.safetensors");
        request.offline = true;
        QVERIFY(train(request).finished());
        QVERIFY(train(presses.request("both.safetensors")).finished());
        const auto alone = models::readSafetensors(presses.folder / "offline.safetensors");
        const auto both = models::readSafetensors(presses.folder / "both.safetensors");
        QVERIFY(alone && both);
        QVERIFY(!models::modeOf(*alone, true));
        const auto one = models::modeOf(*alone, false);
        const auto half = models::modeOf(*both, false);
        QVERIFY(one && half);
        QCOMPARE(one->tensors.size(), half->tensors.size());
        for (const auto& [name, tensor] : half->tensors) {
            QVERIFY(one->tensors.at(name).values == tensor.values);
        }
        QVERIFY(!hasInterruptedTraining(presses.folder / "offline.safetensors"));
    }

    void aDataSetWithoutTrainingRecordingsIsRefused() {
        const Presses presses;
        presses.writeSplits({{"rec/4", "val"}, {"rec/5", "test"}});
        const auto result = train(presses.request("m.safetensors"));
        QVERIFY(result.failed());
        QVERIFY(result.error().code == ErrorCode::Empty);
        QVERIFY(leftIn(presses.folder).empty());
        presses.writeSplits({});
        QVERIFY(train(presses.request("m.safetensors")).failed());
        QVERIFY(leftIn(presses.folder).empty());
    }

    /// Labels that cannot be read could call an anomaly normal: that recording is left out, and named.
    void recordingsWithUnreadableLabelsAreLeftOutAndNamed() {
        const Presses presses;
        presses.folder.write("rec/2/annotations.json", R"({"format":"ind-vibe-annotations","version":1,)");
        const auto result = train(presses.request("m.safetensors"));
        QVERIFY(result.finished());
        QCOMPARE(result.value().skipped, std::size_t(1));
        QCOMPARE(result.value().recordings, std::size_t(3));
        const std::string log = contentOf(presses.folder / "m.safetensors.log.json");
        QVERIFY(log.find("rec/2") != std::string::npos);
        QVERIFY(log.find("annotations.json") != std::string::npos);
        for (const char* day : {"rec/1", "rec/3"}) {
            presses.folder.write(std::string(day) + "/annotations.json", "[]");
        }
        const auto none = train(presses.request("none.safetensors"));
        QVERIFY(none.failed());
        QVERIFY(!std::filesystem::exists(presses.folder / "none.safetensors"));
    }

    /// Wherever it is cancelled, a model that was there before is as it was, and nothing new lies there but
    /// the way that was finished.
    void aCancelledTrainingLeavesNoHalfWrittenModel() {
        const Presses presses;
        presses.folder.write("m.safetensors", "the model of yesterday");
        std::size_t reports = 0;
        HeardProgress counting([&reports](const Progress&) { ++reports; });
        QVERIFY(trainRun(presses.request("count.safetensors"), {}, counting).finished());
        std::filesystem::remove(presses.folder / "count.safetensors");
        std::filesystem::remove(presses.folder / "count.safetensors.log.json");
        QVERIFY(reports > 4);
        std::size_t cancelled = 0;
        for (const std::size_t at : {std::size_t(1), reports / 3, reports / 2, reports - reports / 4}) {
            CancelSource source;
            std::size_t heard = 0;
            HeardProgress progress([&](const Progress&) {
                if (++heard == at) {
                    source.cancel();
                }
            });
            const auto result = trainRun(presses.request("m.safetensors"), source.token(), progress);
            QVERIFY(result.cancelled());
            ++cancelled;
            QCOMPARE(contentOf(presses.folder / "m.safetensors"), std::string("the model of yesterday"));
            std::vector<std::string> left = leftIn(presses.folder);
            left.erase(std::remove(left.begin(), left.end(), "m.safetensors.offline.finished"), left.end());
            QCOMPARE(left, std::vector<std::string>{"m.safetensors"});
        }
        QCOMPARE(cancelled, std::size_t(4));
    }

    /// Half of it need not be done again, the result is the same, and nothing is left over.
    void aTrainingThatWasStoppedInItsSecondWayGoesOnThere() {
        const Presses presses;
        QVERIFY(train(presses.request("whole.safetensors")).finished());
        CancelSource source;
        HeardProgress progress([&source](const Progress& report) {
            if (report.overall > 0.55) {
                source.cancel();
            }
        });
        QVERIFY(trainRun(presses.request("m.safetensors"), source.token(), progress).cancelled());
        QVERIFY(hasInterruptedTraining(presses.folder / "m.safetensors"));
        const auto other = [&presses] { // another request is another training
            TrainRequest request = presses.request("m.safetensors", 9);
            CancelSource early;
            HeardProgress stop([&early](const Progress&) { early.cancel(); });
            const bool begins = trainRun(request, early.token(), stop).cancelled();
            return begins ? stop.all().front().overall : 1.0;
        };
        QVERIFY(other() < 0.5);
        HeardProgress again;
        const auto done = trainRun(presses.request("m.safetensors"), {}, again);
        QVERIFY(done.finished());
        QVERIFY(done.value().resumed);
        QVERIFY(again.all().front().overall >= 0.5);
        QVERIFY(!hasInterruptedTraining(presses.folder / "m.safetensors"));
        QVERIFY(contentOf(presses.folder / "m.safetensors") ==
                contentOf(presses.folder / "whole.safetensors"));
    }

    void aTrainingIsRemovedWithAllThatItLeft() {
        const testing::TemporaryFolder folder;
        const auto out = folder.path() / "m.safetensors";
        for (const char* suffix : {"", ".log.json", ".offline.part", ".offline.part.2", ".causal.part",
                                   ".causal.part.15", ".offline.finished", ".notes"}) {
            std::ofstream(out.string() + suffix) << "x";
        }
        QVERIFY(hasInterruptedTraining(out));
        removeTraining(out);
        QVERIFY(!hasInterruptedTraining(out));
        const auto left = std::filesystem::directory_iterator(folder.path());
        QCOMPARE(std::distance(begin(left), end(left)), std::ptrdiff_t(1)); // what is not a training's stays
    }

    /// What was learnt of days that have changed since is not taken.
    void aChangedRecordingIsLearntAgain() {
        const Presses presses;
        CancelSource source;
        HeardProgress progress([&source](const Progress& report) {
            if (report.overall > 0.55) {
                source.cancel();
            }
        });
        QVERIFY(trainRun(presses.request("m.safetensors"), source.token(), progress).cancelled());
        vestigo::testing::writePressDay(presses.folder / "rec/1", 77, true);
        HeardProgress again;
        QVERIFY(trainRun(presses.request("m.safetensors"), {}, again).finished());
        QVERIFY(again.all().front().overall < 0.5);
    }

    void aModelThatCannotBeWrittenIsAnErrorThatNamesIt() {
        const Presses presses;
        TrainRequest request = presses.request("no/such/folder/m.safetensors");
        presses.folder.write("no", "a file where a folder is needed");
        const auto result = train(request);
        QVERIFY(result.failed());
        QVERIFY(result.error().oneLine().find("m.safetensors") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TrainRunTest)
#include "train_run_test.moc"

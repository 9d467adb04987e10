// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/models/model_modes.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/train_run.h"
#include "tests/core/pipeline/watched_run.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

using namespace vestigo;
using namespace vestigo::pipeline;
using vestigo::testing::HeardProgress;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double seconds = 90.0;
constexpr double plantedFrom = 40.0;
constexpr double plantedTo = 60.0;

/// Two coupled machines at work; noise and phase differ from seed to seed. Planted: press-2 runs hot and
/// draws more.
void writeDay(const std::filesystem::path& folder, unsigned seed, bool planted) {
    RecordingBuilder builder(folder);
    builder.id("day-" + std::to_string(seed)).duration(seconds);
    const auto noise = std::make_shared<std::mt19937>(seed);
    const auto column = [noise, seed](double period, double level, double extra) {
        return [=](double t) {
            const double jitter = 0.2 * (static_cast<double>((*noise)() % 1000) / 500.0 - 1.0);
            const bool abnormal = t >= plantedFrom && t < plantedTo;
            return level + std::sin(6.2831853 * (t / period + 0.137 * seed)) + jitter +
                   (abnormal ? extra : 0.0);
        };
    };
    builder.terminal("press-1", "press").terminal("press-2", "press").link("press-1", "press-2");
    builder.table("press-1", 0.25, {{"current_a", column(6, 20, 0)}, {"pressure_bar", column(9, 60, 0)}});
    const double extra = planted ? 6.0 : 0.0;
    builder.table("press-2", 0.25,
                  {{"current_a", column(7, 18, extra)}, {"temperature_c", column(20, 40, extra)}});
    builder.annotations(R"({"format":"ind-vibe-annotations","version":1,"recording":"day-)" +
                        std::to_string(seed) + R"(","anomalies":[)" +
                        (planted ? R"({"id":"a1","terminal":"press-2","type":"overload","start_s":40,)"
                                   R"("end_s":60})"
                                 : "") +
                        "]}");
    builder.write();
}

std::string entry(const char* path, const char* split) {
    return std::string(R"({"path":")") + path + R"(","split":")" + split + "\"}";
}

void writeDataset(const TemporaryFolder& folder, const std::vector<std::string>& entries) {
    std::string list;
    for (const std::string& one : entries) {
        list += (list.empty() ? "" : ",") + one;
    }
    folder.write("dataset.json",
                 R"({"format":"ind-vibe-dataset","version":1,"name":"presses","recordings":[)" + list + "]}");
}

/// Three days to learn from, one to check by, one with a planted anomaly to test.
class Presses {
public:
    Presses() {
        for (unsigned day = 1; day <= 4; ++day) {
            writeDay(folder / ("rec/" + std::to_string(day)), day, false);
        }
        writeDay(folder / "rec/5", 5, true);
        writeDataset(folder, {entry("rec/1", "train"), entry("rec/2", "train"), entry("rec/3", "train"),
                              entry("rec/4", "val"), entry("rec/5", "test")});
    }

    TrainRequest request(const char* out, std::uint64_t seed = 1) const {
        TrainRequest request;
        request.dataset = folder.path();
        request.out = folder / out;
        request.seed = seed;
        return request;
    }

    AnalyzeRequest analysis(const char* model, bool causal) const {
        AnalyzeRequest request;
        request.recording = folder / "rec/5";
        request.model = folder / model;
        request.causal = causal;
        return request;
    }

    TemporaryFolder folder;
};

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
                    QVERIFY(part.range.start < plantedTo + 8.0 && part.range.end > plantedFrom);
                    QVERIFY(std::abs(part.range.start - plantedFrom) <= 8.0);
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

    void aDataSetWithoutTrainingRecordingsIsRefused() {
        const Presses presses;
        writeDataset(presses.folder, {entry("rec/4", "val"), entry("rec/5", "test")});
        const auto result = train(presses.request("m.safetensors"));
        QVERIFY(result.failed());
        QVERIFY(result.error().code == ErrorCode::Empty);
        QVERIFY(leftIn(presses.folder).empty());
        writeDataset(presses.folder, {});
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

    /// Wherever it is cancelled, nothing new lies there, and a model that was there before is as it was.
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
            QCOMPARE(leftIn(presses.folder), std::vector<std::string>{"m.safetensors"});
        }
        QCOMPARE(cancelled, std::size_t(4));
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

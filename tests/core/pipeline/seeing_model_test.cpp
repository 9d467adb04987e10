// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_json.h"
#include "core/models/model_modes.h"
#include "core/pipeline/analyze_run.h"
#include "core/pipeline/evaluate_run.h"
#include "core/pipeline/train_run.h"
#include "tests/core/models/encoder_pictures.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

namespace fs = std::filesystem;

/// 40 s of one camera; `seed` shifts the pattern that goes round in it.
void writeCamera(const fs::path& folder, std::size_t seed) {
    testing::RecordingBuilder builder(folder);
    builder.id("camera-" + std::to_string(seed)).duration(40.0).terminal("cnc-01", "cnc");
    builder.images("cnc-01", "device", 48, 32, 1.0, [seed](std::size_t i, std::vector<std::uint8_t>& grey) {
        for (std::size_t p = 0; p < grey.size(); ++p) {
            grey[p] = static_cast<std::uint8_t>((p % 48 + (i + seed) * 5) % 48 < 18 ? 210 : 50 + p % 5);
        }
    });
    builder.annotations(
        R"({"format":"ind-vibe-annotations","version":1,"recording":"camera-)" + std::to_string(seed) +
        R"(","anomalies":[],"rois":[{"terminal":"cnc-01","stream":"device","name":"display",)" +
        R"("start_s":0.0,"end_s":40.0,"box":[2,2,40,28]}]})");
    builder.write();
}

std::vector<std::string> featureNamesOf(const analysis::Analysis& result) {
    std::vector<std::string> names;
    for (const timeline::FeatureSeries& series : result.aligned->terminals.at(0).features) {
        names.push_back(series.name);
    }
    return names;
}

} // namespace

/// A model that was trained to look at the videos through an encoder.
class SeeingModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((folder_ / "cache").string()));
        for (std::size_t seed = 1; seed <= 3; ++seed) {
            writeCamera(folder_ / ("rec/" + std::to_string(seed)), seed);
        }
        folder_.write("dataset.json",
                      R"({"format":"ind-vibe-dataset","version":1,"name":"cameras","recordings":[)"
                      R"({"path":"rec/1","split":"train"},{"path":"rec/2","split":"train"},)"
                      R"({"path":"rec/3","split":"test"}]})");
        TrainRequest request;
        request.dataset = folder_.path();
        request.out = folder_ / "seeing.safetensors";
        request.encoder = "efficientnet_lite0";
        SilentProgress silent;
        const auto trained = trainRun(request, {}, silent);
        QVERIFY(trained.finished());
        QCOMPARE(trained.value().skipped, std::size_t(0));
        request.encoder.clear();
        request.out = folder_ / "blind.safetensors";
        QVERIFY(trainRun(request, {}, silent).finished());
    }

    void theModelRemembersItsEncoder_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("causal");
        QTest::addColumn<bool>("sees");
        QTest::addRow("offline") << "seeing.safetensors" << false << true;
        QTest::addRow("causal") << "seeing.safetensors" << true << true;
        QTest::addRow("trained without") << "blind.safetensors" << false << false;
    }

    void theModelRemembersItsEncoder() {
        QFETCH(QString, model);
        QFETCH(bool, causal);
        QFETCH(bool, sees);
        AnalyzeRequest request;
        request.recording = folder_ / "rec/3";
        request.model = folder_ / model.toStdString();
        request.causal = causal;
        SilentProgress silent;
        const auto result = AnalyzeRun(request).run({}, silent);
        QVERIFY(result.finished());
        const std::vector<std::string> names = featureNamesOf(*result.value());
        QCOMPARE(std::count(names.begin(), names.end(), "device.appearance"), sees ? 1 : 0);
        QCOMPARE(std::count(names.begin(), names.end(), "device.covered"), sees ? 1 : 0);
        QCOMPARE(std::count(names.begin(), names.end(), "device.change"), 1);
        // What every stage took, and where the encoder looked, in the result and in its file.
        const analysis::Analysis& found = *result.value();
        for (const char* part :
             {"regions", "equalise", "background", "occlusion", "completion", "confounders", "encode"}) {
            QCOMPARE(std::count_if(found.stages.begin(), found.stages.end(),
                                   [part](const analysis::StageTime& time) { return time.stage == part; }),
                     sees ? 1 : 0);
        }
        const timeline::CameraHealth& camera = found.terminals.at(0).cameras.at(0);
        QCOMPARE(camera.cover.has_value(), sees);
        QVERIFY(!sees || (camera.cover->source == timeline::RegionSource::Annotated &&
                          camera.cover->region.width == 44.0));
        const std::string json = analysis::analysisToJson(found);
        QCOMPARE(json.find("\"key_region\"") != std::string::npos, sees);
        const auto read = analysis::analysisFromJson(json, "result.json");
        QVERIFY(read.ok());
        QCOMPARE(analysis::analysisToJson(*read), json);
    }

    void featuresAreKeptInTheUsersCacheOnly() {
        std::size_t kept = 0;
        for (const auto& entry : fs::directory_iterator(folder_ / "cache/vestigo/features")) {
            kept += entry.path().extension() == ".features" ? 1 : 0;
        }
        QCOMPARE(kept, std::size_t(3)); // one stream each; offline and causal share them
        QVERIFY(!fs::exists(folder_ / "rec/3/vestigo"));
    }

    void anUnknownEncoderIsRefused() {
        TrainRequest request;
        request.dataset = folder_.path();
        request.out = folder_ / "none.safetensors";
        request.encoder = "resnet";
        SilentProgress silent;
        const auto trained = trainRun(request, {}, silent);
        QVERIFY(trained.failed());
        QVERIFY(!fs::exists(folder_ / "none.safetensors"));
    }

    void anEncoderOfTheUsersIsRememberedAndAskedFor() {
        const models::EncoderSpec spec = models::encoderSpec("efficientnet_b0").take();
        const fs::path weights = folder_ / "own-b0.safetensors";
        QVERIFY(models::writeSafetensors(weights, testing::formulaState(spec)).ok());
        TrainRequest request;
        request.dataset = folder_.path();
        request.out = folder_ / "own.safetensors";
        request.encoder = spec.name;
        request.encoderWeights = weights;
        request.causal = true;
        SilentProgress silent;
        QVERIFY(trainRun(request, {}, silent).finished());

        AnalyzeRequest analyze;
        analyze.recording = folder_ / "rec/3";
        analyze.model = request.out;
        analyze.causal = true;
        const auto without = AnalyzeRun(analyze).run({}, silent);
        QVERIFY(without.failed());
        QCOMPARE(without.error().code, ErrorCode::ModelInvalid);
        QVERIFY(without.error().oneLine().find("--encoder-weights") != std::string::npos);
        analyze.encoderWeights = weights;
        const auto with = AnalyzeRun(analyze).run({}, silent);
        QVERIFY(with.finished());
        const std::vector<std::string> names = featureNamesOf(*with.value());
        QCOMPARE(std::count(names.begin(), names.end(), "device.appearance"), 1);

        EvaluateRequest evaluate;
        evaluate.dataset = folder_.path();
        evaluate.model = request.out;
        evaluate.causal = true;
        evaluate.encoderWeights = weights;
        QVERIFY(evaluateRun(evaluate, {}, silent).finished());

        // A model of the shipped weights does not take others.
        analyze.model = folder_ / "seeing.safetensors";
        const auto others = AnalyzeRun(analyze).run({}, silent);
        QVERIFY(others.failed());
        QCOMPARE(others.error().file, weights.string());
    }

    void weightsOfAnotherNetworkAreRefusedBeforeAnythingIsRead() {
        const fs::path weights = folder_ / "lite0.safetensors";
        QVERIFY(models::writeSafetensors(
                    weights, testing::formulaState(models::encoderSpec("efficientnet_lite0").take()))
                    .ok());
        TrainRequest request;
        request.dataset = folder_.path();
        request.out = folder_ / "none.safetensors";
        request.encoder = "efficientnet_b0";
        request.encoderWeights = weights;
        SilentProgress silent;
        const auto trained = trainRun(request, {}, silent);
        QVERIFY(trained.failed());
        QCOMPARE(trained.error().file, weights.string());
        QVERIFY(!fs::exists(folder_ / "none.safetensors"));
    }

private:
    testing::TemporaryFolder folder_;
};

QTEST_GUILESS_MAIN(SeeingModelTest)
#include "seeing_model_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A detector that the user brings looks where no regions are annotated, in a process of its own, and a bad
// one ends the run with its file's name.
#include "core/pipeline/stages/encode_stage.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QTest>

using namespace vestigo;
using namespace vestigo::pipeline;

namespace {

std::string script(const char* name) {
    return std::string(VESTIGO_SOURCE_DIR "/tests/data/golden/torchscript/") + name + ".pt";
}

} // namespace

class DetectorChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        testing::RecordingBuilder builder(folder_ / "plant");
        builder.duration(4.0).terminal("plc-01");
        builder.images("plc-01", "device", 64, 64, 2.0, [](std::size_t i, std::vector<std::uint8_t>& grey) {
            for (std::size_t p = 0; p < grey.size(); ++p) {
                grey[p] = static_cast<std::uint8_t>((p % 64 + i * 5) % 64 < 24 ? 160 : 60);
            }
        });
        recording_ = builder.write();
    }

    void theDetectorIsPartOfWhatFeaturesAreFoundBy() {
        QCOMPARE(encoded("none").value().counts.cachedStreams, std::uint64_t(0));
        const auto shipped = encoded("shipped");
        QVERIFY2(shipped.finished(), shipped.failed() ? shipped.error().oneLine().c_str() : "");
        QCOMPARE(shipped.value().counts.cachedStreams, std::uint64_t(0));
        QCOMPARE(encoded("none").value().counts.cachedStreams, std::uint64_t(1));
        QCOMPARE(encoded("shipped").value().counts.cachedStreams, std::uint64_t(1));
    }

    void aGoodOneOfTheUsersSaysWhereToLook() {
        const auto outcome = encoded(script("good"));
        QVERIFY2(outcome.finished(), outcome.failed() ? outcome.error().oneLine().c_str() : "");
        const timeline::StreamFeatures& stream = outcome.value().features.streams.at(0);
        QVERIFY(stream.regionSource == timeline::RegionSource::Detected);
        QVERIFY(stream.region.width > 0.0);
    }

    void aHostileOneEndsTheRunWithItsName_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"wild", "writes", "shape"}) {
            QTest::newRow(name) << name;
        }
    }

    void aHostileOneEndsTheRunWithItsName() {
        QFETCH(QString, name);
        const std::string file = script(name.toUtf8().constData());
        const auto outcome = encoded(file);
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().file, file);
        QCOMPARE(outcome.error().code, ErrorCode::ModelInvalid);
        QVERIFY(*outcome.error().remedy.source != 0);
        QVERIFY(!std::filesystem::exists("/tmp/vestigo-torchscript-was-here"));
    }

    void annotatedRegionsNeedNoDetector() {
        labels::RegionOfInterest region;
        region.terminal = "plc-01";
        region.stream = "device";
        region.range = {0.0, 4.0};
        region.box = {10.0, 10.0, 20.0, 20.0};
        const auto outcome = encoded(script("wild"), {region});
        QVERIFY2(outcome.finished(), outcome.failed() ? outcome.error().oneLine().c_str() : "");
        const timeline::StreamFeatures& stream = outcome.value().features.streams.at(0);
        QVERIFY(stream.regionSource == timeline::RegionSource::Annotated);
        QCOMPARE(stream.region.width, 22.0);
    }

private:
    Outcome<EncodedRecording> encoded(const std::string& detector,
                                      const std::vector<labels::RegionOfInterest>& regions = {}) {
        EncodeSettings settings;
        settings.side = 32;
        settings.cacheFolder = folder_ / "cache";
        chooseDetector(settings.preparation, detector);
        SilentProgress silent;
        const auto recording = recordings::openRecording(recording_);
        return encodeRecording(*recording, regions, settings, {}, silent);
    }

    testing::TemporaryFolder folder_;
    std::filesystem::path recording_;
};

QTEST_GUILESS_MAIN(DetectorChoiceTest)
#include "detector_choice_test.moc"

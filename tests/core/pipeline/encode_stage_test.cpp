// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/frame_selection.h"
#include "core/pipeline/stages/encode_stage.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace vestigo;
using namespace vestigo::pipeline;
using timeline::StreamFeatures;

namespace {

namespace fs = std::filesystem;

/// 12 s of two terminals at 2 frames a second. "cnc-01" moves all the time, "plc-01" but for noise changes
/// once, at 8 s.
fs::path writePlant(const fs::path& folder) {
    testing::RecordingBuilder builder(folder);
    builder.duration(12.0).terminal("plc-01").terminal("cnc-01", "cnc");
    builder.images("plc-01", "device", 64, 48, 2.0, [](std::size_t i, std::vector<std::uint8_t>& grey) {
        for (std::size_t p = 0; p < grey.size(); ++p) {
            grey[p] = static_cast<std::uint8_t>(p % 64 < 20 && i >= 16 ? 230 : 60 + p % 7);
        }
    });
    builder.images("cnc-01", "device", 64, 48, 2.0, [](std::size_t i, std::vector<std::uint8_t>& grey) {
        for (std::size_t p = 0; p < grey.size(); ++p) {
            grey[p] = static_cast<std::uint8_t>((p % 64 + i * 5) % 64 < 24 ? 220 : 40);
        }
    });
    return builder.write();
}

/// 12 s of a lamp that flickers a little.
fs::path writeLamp(const fs::path& folder) {
    testing::RecordingBuilder builder(folder);
    builder.duration(12.0).terminal("gw-01");
    builder.images("gw-01", "device", 64, 48, 2.0, [](std::size_t i, std::vector<std::uint8_t>& grey) {
        for (std::size_t p = 0; p < grey.size(); ++p) {
            grey[p] = static_cast<std::uint8_t>(p < std::size_t{64} * 16 && p % 64 < 16 ? 90 + 6 * (i % 2)
                                                                                        : 30 + 3 * (p % 64));
        }
    });
    return builder.write();
}

EncodeSettings smallSettings() {
    EncodeSettings settings;
    settings.side = 32;
    settings.preparation.detector = DetectorChoice::None; // no network is needed then
    return settings;
}

EncodedRecording encoded(const fs::path& folder, const EncodeSettings& settings,
                         const std::vector<labels::RegionOfInterest>& regions = {}) {
    SilentProgress silent;
    const auto recording = recordings::openRecording(folder);
    auto outcome = encodeRecording(*recording, regions, settings, {}, silent);
    return outcome.finished() ? outcome.take() : EncodedRecording();
}

bool same(const EncodedRecording& a, const EncodedRecording& b) {
    const auto& left = a.features.streams;
    const auto& right = b.features.streams;
    return a.features.encoderHash == b.features.encoderHash && !left.empty() &&
           std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const StreamFeatures& x, const StreamFeatures& y) {
                          return x.terminal == y.terminal && x.stream == y.stream && x.times == y.times &&
                                 x.mapOf == y.mapOf && x.maps == y.maps && x.pooled == y.pooled;
                      });
}

} // namespace

class EncodeStageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { recording_ = writePlant(folder_ / "plant"); }

    void everyFrameHasFeatures() {
        const EncodedRecording result = encoded(recording_, smallSettings());
        QCOMPARE(result.features.encoder, std::string("efficientnet_lite0"));
        QCOMPARE(result.features.encoderHash.size(), std::size_t(64));
        QCOMPARE(result.features.streams.size(), std::size_t(2));
        const StreamFeatures& still = result.features.streams[0];
        const StreamFeatures& moving = result.features.streams[1];
        QCOMPARE(still.terminal, std::string("plc-01"));
        QCOMPARE(moving.terminal, std::string("cnc-01"));
        for (const StreamFeatures* stream : {&still, &moving}) {
            QCOMPARE(stream->channels, 1280U);
            QCOMPARE(stream->height * stream->width, 1U);
            QCOMPARE(stream->times.size(), stream->mapOf.size());
            QCOMPARE(stream->maps.size(), stream->mapCount() * stream->mapFloats());
            QCOMPARE(stream->mapOf.back() + 1U, static_cast<unsigned>(stream->mapCount()));
        }
        QCOMPARE(result.counts.frames, static_cast<std::uint64_t>(still.times.size() + moving.times.size()));
        // Of the still one: the first frames, and the one that changed.
        QCOMPARE(still.mapCount(), std::size_t(9));
        QCOMPARE(still.mapOf[15], 7U);
        QCOMPARE(still.mapOf[16], 8U);
        QCOMPARE(moving.mapCount(), moving.times.size());
        QCOMPARE(result.counts.encoded, static_cast<std::uint64_t>(9 + moving.times.size()));
        // A map of one cell is its own mean.
        QVERIFY(std::abs(floatOf(moving.mapAt(3)[5]) - moving.pooledAt(3)[5]) <=
                0.001F * (1.0F + moving.pooledAt(3)[5]));
    }

    /// How a study asks what noise does: it is other features, and never the ones that are kept without.
    void noiseOnThePicturesGivesOtherFeatures() {
        EncodeSettings settings = smallSettings();
        settings.cacheFolder = folder_ / "noise-cache";
        const EncodedRecording plain = encoded(recording_, settings);
        settings.noise = {0.2, 5};
        const EncodedRecording noisy = encoded(recording_, settings);
        QCOMPARE(noisy.counts.cachedStreams, std::uint64_t(0));
        QVERIFY(!same(plain, noisy));
        const EncodedRecording kept = encoded(recording_, settings);
        QCOMPARE(kept.counts.cachedStreams, std::uint64_t(2));
        QVERIFY(same(kept, noisy));
        settings.noise = {};
        const EncodedRecording again = encoded(recording_, settings);
        QCOMPARE(again.counts.cachedStreams, std::uint64_t(2));
        QVERIFY(same(again, plain));
    }

    void workersAndRunsGiveTheSame() {
        EncodeSettings one = smallSettings();
        one.workers = 1;
        EncodeSettings many = smallSettings();
        many.workers = 5;
        QVERIFY(same(encoded(recording_, one), encoded(recording_, many)));
    }

    void framesLeftOutStayWithinTheBound() {
        const fs::path lamp = writeLamp(folder_ / "lamp");
        EncodeSettings settings = smallSettings();
        settings.side = 64;
        settings.largestError = 0.0;
        const EncodedRecording exact = encoded(lamp, settings);
        const StreamFeatures& a = exact.features.streams.at(0);
        const auto errorOf = [&a](std::size_t frame, const float* other) {
            return models::FrameSelection::relativeError(a.pooledAt(frame), other, a.channels);
        };
        const double flicker = errorOf(0, a.pooledAt(1));
        QVERIFY2(flicker > 0.0, qPrintable(QString::number(a.pooledAt(0)[0])));
        for (const double share : {0.7, 1.5}) { // of what the flicker does to the features
            settings.largestError = share * flicker;
            const EncodedRecording near = encoded(lamp, settings);
            const StreamFeatures& b = near.features.streams.at(0);
            QCOMPARE(b.mapCount() < a.mapCount(), share > 1.0);
            for (std::size_t i = 0; i < a.times.size(); ++i) {
                QVERIFY(errorOf(i, b.pooledAt(i)) <= settings.largestError);
            }
        }
    }

    void oneFrameStandsForAStretchOfTime() {
        EncodeSettings settings = smallSettings();
        settings.everySeconds = 2.0;
        settings.largestError = 0.0;
        settings.keepMaps = false;
        const EncodedRecording result = encoded(recording_, settings);
        const std::vector<double> expected{0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0};
        QCOMPARE(result.features.streams[1].times, expected);
        QVERIFY(result.features.streams[1].maps.empty());
        QVERIFY(!result.features.streams[1].pooled.empty());
    }

    void keyRegionsAreLookedAt() {
        // Only the part of the picture of plc-01 that never changes.
        labels::RegionOfInterest region;
        region.terminal = "plc-01";
        region.stream = "device";
        region.range = {0.0, 12.0};
        region.box = {30.0, 4.0, 30.0, 40.0};
        const EncodedRecording result = encoded(recording_, smallSettings(), {region});
        QCOMPARE(result.features.streams[0].mapCount(), std::size_t(8));
    }

    void theBoxLiesAroundAllRegions() {
        labels::RegionOfInterest first;
        first.terminal = "a";
        first.stream = "device";
        first.box = {10.0, 20.0, 20.0, 20.0};
        labels::RegionOfInterest second = first;
        second.box = {80.0, 10.0, 30.0, 10.0};
        second.range = {5.0, 6.0};
        const timeline::Box both = keyBox({first, second}, "a", "device", false);
        QVERIFY(std::abs(both.x - 5.0) < 1e-9 && std::abs(both.width - 110.0) < 1e-9);
        QVERIFY(std::abs(both.y - 8.5) < 1e-9 && std::abs(both.height - 33.0) < 1e-9);
        QVERIFY(std::abs(keyBox({first, second}, "a", "device", true).width - 22.0) <
                1e-9); // it does not know what comes
        QVERIFY(keyBox({first, second}, "a", "operator", false).width == 0.0);
    }

    void theSecondRunComesFromTheCache() {
        EncodeSettings settings = smallSettings();
        settings.cacheFolder = folder_ / "cache";
        const EncodedRecording cold = encoded(recording_, settings);
        const EncodedRecording warm = encoded(recording_, settings);
        QCOMPARE(cold.counts.cachedStreams, std::uint64_t(0));
        QCOMPARE(warm.counts.cachedStreams, std::uint64_t(2));
        QCOMPARE(warm.counts.encoded, std::uint64_t(0));
        QVERIFY(same(cold, warm));
        EncodeSettings other = settings;
        other.largestError = 0.01;
        QCOMPARE(encoded(recording_, other).counts.cachedStreams, std::uint64_t(0));
        // A damaged file is made anew.
        for (const auto& entry : fs::directory_iterator(settings.cacheFolder)) {
            fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
        }
        const EncodedRecording again = encoded(recording_, settings);
        QCOMPARE(again.counts.cachedStreams, std::uint64_t(0));
        QVERIFY(same(cold, again));
    }

    void anotherPictureIsNotFoundInTheCache() {
        const fs::path copy = writePlant(folder_ / "copy");
        EncodeSettings settings = smallSettings();
        settings.cacheFolder = folder_ / "cache-of-copy";
        encoded(copy, settings);
        QCOMPARE(encoded(copy, settings).counts.cachedStreams, std::uint64_t(2));
        fs::path changed;
        for (const auto& entry : fs::recursive_directory_iterator(copy)) {
            if (entry.path().extension() == ".png" &&
                entry.path().string().find("plc-01") != std::string::npos) {
                changed = entry.path();
            }
        }
        QVERIFY(!changed.empty());
        std::ofstream(changed, std::ios::binary)
            << testing::greyPng(64, 48, std::vector<std::uint8_t>(std::size_t{64} * 48, 9));
        QCOMPARE(encoded(copy, settings).counts.cachedStreams, std::uint64_t(1));
    }

    void howPicturesArePreparedIsPartOfTheKey() {
        EncodeSettings settings = smallSettings();
        settings.cacheFolder = folder_ / "cache-eyes";
        QCOMPARE(encoded(recording_, settings).counts.cachedStreams, std::uint64_t(0));
        QCOMPARE(encoded(recording_, settings).counts.cachedStreams, std::uint64_t(2));
        settings.preparation.completion = CompletionChoice::Inpainting;
        QCOMPARE(encoded(recording_, settings).counts.cachedStreams, std::uint64_t(0));
        settings.preparation.completion = CompletionChoice::None;
        QCOMPARE(encoded(recording_, settings).counts.cachedStreams, std::uint64_t(0));
    }

    void everyStageOfThePathSaysWhatItTook() {
        const EncodedRecording result = encoded(recording_, smallSettings());
        const vision::PreparationTimes& parts = result.seconds.preparation;
        for (const double seconds : {result.seconds.decode, result.seconds.encode, parts.regions,
                                     parts.equalise, parts.background, parts.confounders}) {
            QVERIFY(seconds > 0.0);
        }
        for (const StreamFeatures& stream : result.features.streams) {
            QCOMPARE(stream.measures.size(), stream.times.size());
            QVERIFY(stream.measures.back().luminance > 20.0F);
        }
    }

    void withoutItsDetectorARunEndsAndSaysWhy() {
        EncodeSettings settings = smallSettings();
        chooseDetector(settings.preparation, (folder_ / "none.pt").string());
        SilentProgress silent;
        const auto recording = recordings::openRecording(recording_);
        const auto outcome = encodeRecording(*recording, {}, settings, {}, silent);
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().file, (folder_ / "none.pt").string());
        // Where regions are annotated nobody asks it.
        std::vector<labels::RegionOfInterest> regions;
        for (const char* terminal : {"plc-01", "cnc-01"}) {
            labels::RegionOfInterest region;
            region.terminal = terminal;
            region.stream = "device";
            region.range = {0.0, 12.0};
            region.box = {8.0, 8.0, 40.0, 30.0};
            regions.push_back(region);
        }
        QCOMPARE(encoded(recording_, settings, regions).features.streams.size(), std::size_t(2));
    }

    void aStreamThatCannotBeReadIsAProblem() {
        testing::RecordingBuilder builder(folder_ / "broken");
        builder.duration(4.0).terminal("plc-01");
        builder.stream("plc-01", "device", "video", "broken.mp4");
        std::ofstream(folder_ / "broken" / "broken.mp4") << "no video";
        const EncodedRecording result = encoded(builder.write(), smallSettings());
        QVERIFY(result.features.streams.empty());
        QCOMPARE(result.problems.size(), std::size_t(1));
        QCOMPARE(result.problems[0].stream, std::string("device"));
    }

    void weightsThatDoNotFitEndTheRun() {
        EncodeSettings settings = smallSettings();
        settings.encoder = "efficientnet_b0"; // the shipped ones are Lite0's
        SilentProgress silent;
        const auto recording = recordings::openRecording(recording_);
        const auto outcome = encodeRecording(*recording, {}, settings, {}, silent);
        QVERIFY(outcome.failed());
        QVERIFY(!outcome.error().file.empty());
        QCOMPARE(outcome.error().place, std::string("features.1.0.block.1.fc1.weight"));
        settings.weights = folder_ / "none.safetensors";
        QVERIFY(encodeRecording(*recording, {}, settings, {}, silent).failed());
    }

    void canBeCancelled() {
        CancelSource source;
        source.cancel();
        SilentProgress silent;
        const auto recording = recordings::openRecording(recording_);
        QVERIFY(encodeRecording(*recording, {}, smallSettings(), source.token(), silent).cancelled());
    }

    void nothingIsWrittenIntoTheRecording() {
        EncodeSettings settings = smallSettings();
        settings.cacheFolder = folder_ / "cache-elsewhere";
        const auto filesIn = [](const fs::path& folder) {
            std::vector<std::pair<std::string, fs::file_time_type>> files;
            for (const auto& entry : fs::recursive_directory_iterator(folder)) {
                files.emplace_back(entry.path().string(), entry.last_write_time());
            }
            std::sort(files.begin(), files.end());
            return files;
        };
        const auto before = filesIn(recording_);
        encoded(recording_, settings);
        QVERIFY(filesIn(recording_) == before);
    }

private:
    testing::TemporaryFolder folder_;
    fs::path recording_;
};

QTEST_GUILESS_MAIN(EncodeStageTest)
#include "encode_stage_test.moc"

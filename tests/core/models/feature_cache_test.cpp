// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/encoder/feature_cache.h"
#include "core/models/encoder/frame_selection.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <fstream>

using namespace vestigo;
using namespace vestigo::models;
using timeline::StreamFeatures;

namespace {

StreamFeatures sample(std::size_t maps) {
    StreamFeatures features;
    features.terminal = "plc-01";
    features.stream = "device";
    features.channels = 8;
    features.height = 2;
    features.width = 3;
    features.damagedFrames = 2;
    for (std::size_t i = 0; i < 2 * maps; ++i) {
        features.times.push_back(0.2 * static_cast<double>(i));
        features.mapOf.push_back(static_cast<std::uint32_t>(i / 2));
        features.measures.push_back({0.1F * static_cast<float>(i % 10), 0.25F, 90.0F, 2.0F});
    }
    features.region = {4.0, 5.0, 60.0, 70.0};
    features.regionSource = timeline::RegionSource::Detected;
    for (std::size_t i = 0; i < maps * 8; ++i) {
        features.pooled.push_back(static_cast<float>(i) / 16.0F);
    }
    for (std::size_t i = 0; i < maps * 48; ++i) {
        features.maps.push_back(halfOf(static_cast<float>(i) / 8.0F));
    }
    return features;
}

bool same(const StreamFeatures& a, const StreamFeatures& b) {
    return a.terminal == b.terminal && a.stream == b.stream && a.channels == b.channels &&
           a.height == b.height && a.width == b.width && a.times == b.times && a.mapOf == b.mapOf &&
           a.maps == b.maps && a.pooled == b.pooled && a.damagedFrames == b.damagedFrames &&
           a.measures.size() == b.measures.size() && a.measures.back().covered == b.measures.back().covered &&
           a.measures.back().luminance == b.measures.back().luminance && a.region.height == b.region.height &&
           a.regionSource == b.regionSource;
}

std::string keyOf(int index) {
    return "abc" + std::to_string(index);
}

} // namespace

class FeatureCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsFound() {
        const testing::TemporaryFolder folder;
        const FeatureCache cache(folder / "features");
        QVERIFY(!cache.find("ab"));
        cache.keep("ab", sample(5));
        const auto found = cache.find("ab");
        QVERIFY(found && same(*found, sample(5)));
        QVERIFY(!cache.find("ac"));
        QCOMPARE(found->mapCount(), std::size_t(5));
        QCOMPARE(floatOf(found->mapAt(9)[0]), floatOf(halfOf(4.0F * 48.0F / 8.0F)));
        QCOMPARE(found->pooledAt(3)[1], 9.0F / 16.0F);
    }

    void oddKeysAndNoFolderKeepNothing() {
        const testing::TemporaryFolder folder;
        const FeatureCache cache(folder / "features");
        for (const char* key : {"", "../x", "AB", "a/b"}) {
            cache.keep(key, sample(1));
            QVERIFY(!cache.find(key));
        }
        QVERIFY(!std::filesystem::exists(folder / "features"));
        const FeatureCache none{std::filesystem::path()};
        none.keep("ab", sample(1));
        QVERIFY(!none.find("ab"));
    }

    void damageIsNoticed() {
        const std::string bytes = featuresToBytes(sample(3));
        QVERIFY(featuresFromBytes(bytes));
        for (std::size_t i = 0; i < bytes.size(); i += 7) {
            std::string damaged = bytes;
            damaged[i] = static_cast<char>(damaged[i] ^ 4);
            QVERIFY(!featuresFromBytes(damaged));
            QVERIFY(!featuresFromBytes(bytes.substr(0, i)));
        }
        QVERIFY(!featuresFromBytes(bytes + "x"));
    }

    void contradictionsUnderARightChecksumAreNoticed() {
        StreamFeatures features = sample(3);
        features.mapOf[5] = 3; // there are maps 0 to 2
        QVERIFY(!featuresFromBytes(featuresToBytes(features)));
        features = sample(3);
        features.maps.pop_back();
        QVERIFY(!featuresFromBytes(featuresToBytes(features)));
        features = sample(3);
        features.channels = 0;
        QVERIFY(!featuresFromBytes(featuresToBytes(features)));
        features = sample(3);
        features.times[1] = NAN;
        QVERIFY(!featuresFromBytes(featuresToBytes(features)));
        for (const timeline::FrameMeasures& wrong :
             {timeline::FrameMeasures{1.5F, 0.0F, 0.0F, 0.0F}, timeline::FrameMeasures{0.0F, NAN, 0.0F, 0.0F},
              timeline::FrameMeasures{0.0F, 0.0F, 0.0F, INFINITY}}) {
            features = sample(3);
            features.measures[2] = wrong;
            QVERIFY(!featuresFromBytes(featuresToBytes(features)));
        }
        features = sample(3);
        features.measures.pop_back();
        QVERIFY(!featuresFromBytes(featuresToBytes(features)));
    }

    void aDamagedFileIsMadeAnew() {
        const testing::TemporaryFolder folder;
        const FeatureCache cache(folder.path());
        cache.keep("ab", sample(5));
        std::ofstream(folder / "ab.features", std::ios::binary) << "broken";
        QVERIFY(!cache.find("ab"));
        cache.keep("ab", sample(5));
        QVERIFY(cache.find("ab"));
    }

    void theLeastRecentlyUsedGoes() {
        const testing::TemporaryFolder folder;
        const std::uint64_t size = featuresToBytes(sample(20)).size();
        const FeatureCache cache(folder.path(), 3 * size + size / 2);
        const auto now = std::filesystem::file_time_type::clock::now();
        for (int i = 0; i < 3; ++i) {
            cache.keep(keyOf(i), sample(20));
            std::filesystem::last_write_time(folder / (keyOf(i) + ".features"),
                                             now - std::chrono::hours(9 - i));
        }
        std::ofstream(folder / "notes.txt") << "mine";
        QVERIFY(cache.find(keyOf(0))); // used now
        cache.keep(keyOf(3), sample(20));
        QVERIFY(cache.find(keyOf(0)));
        QVERIFY(!cache.find(keyOf(1)));
        QVERIFY(cache.find(keyOf(2)));
        QVERIFY(cache.find(keyOf(3)));
        QVERIFY(std::filesystem::exists(folder / "notes.txt"));
        cache.keep(keyOf(4), sample(200)); // more than the folder may hold
        QVERIFY(!cache.find(keyOf(4)));
        QVERIFY(cache.find(keyOf(3)));
    }

    void framesThatChangeNothingAreLeftOut() {
        FrameSelection selection(0.05);
        std::vector<std::uint8_t> picture(std::size_t{32} * 32 * 3, 100);
        int chosen = 0;
        for (int i = 0; i < 20; ++i) {
            picture[0] = static_cast<std::uint8_t>(100 + i % 2); // noise
            if (selection.choose(picture, 32)) {
                ++chosen;
                const float features[2] = {1.0F, 1.0F + 0.001F * static_cast<float>(i % 2)};
                selection.learn(features, 2);
            }
        }
        QCOMPARE(chosen, int(FrameSelection::firstFrames));
        picture.assign(picture.size(), 200);
        QVERIFY(selection.choose(picture, 32));
    }

    void framesThatWereAllAlikeSayNothing() {
        FrameSelection selection(0.05);
        std::vector<std::uint8_t> picture(std::size_t{32} * 32 * 3, 100);
        const float features[1] = {1.0F};
        for (int i = 0; i < 12; ++i) {
            if (selection.choose(picture, 32)) {
                selection.learn(features, 1);
            }
        }
        picture[0] = 101;
        QVERIFY(selection.choose(picture, 32));
    }

    void aSensitiveEncoderLeavesOutLess() {
        // The same pictures; features that move by 20 % with the noise may not be left out at a bound of 5 %.
        FrameSelection selection(0.05);
        std::vector<std::uint8_t> picture(std::size_t{32} * 32 * 3, 100);
        int chosen = 0;
        for (int i = 0; i < 20; ++i) {
            picture.assign(picture.size(), static_cast<std::uint8_t>(100 + i % 2));
            if (selection.choose(picture, 32)) {
                ++chosen;
                const float features[1] = {1.0F + 0.2F * static_cast<float>(i % 2)};
                selection.learn(features, 1);
            }
        }
        QCOMPARE(chosen, 20);
    }
};

QTEST_GUILESS_MAIN(FeatureCacheTest)
#include "feature_cache_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/frame_cache.h"
#include "core/recordings/frame_fetcher.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/video_reference.h"

#include <QTest>
#include <random>
#include <thread>
#include <vector>

using namespace vestigo;
using namespace vestigo::recordings;
using namespace vestigo::testing;

namespace {

timeline::Picture pictureOfBytes(std::size_t bytes, std::uint8_t value = 0) {
    timeline::Picture picture;
    picture.width = picture.height = 1;
    picture.pixels = std::make_shared<const std::vector<std::uint8_t>>(bytes, value);
    return picture;
}

FrameIndexPtr indexOf(const std::filesystem::path& file) {
    auto index = indexVideo(file);
    return index.finished() ? std::make_shared<const FrameIndex>(index.take()) : nullptr;
}

std::vector<std::string> allHashes(const std::filesystem::path& file) {
    std::vector<std::string> hashes;
    auto reader = VideoReader::open(file);
    while (reader) {
        auto picture = reader.value()->next();
        if (!picture || !picture->has_value()) {
            break;
        }
        hashes.push_back(
            greyHash(**picture)); // of the first third of each BGR line: enough to tell frames apart
    }
    return hashes;
}

} // namespace

class FrameCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLeastRecentlyUsedGoesFirst() {
        const std::size_t one = FrameCache::bytesOf(pictureOfBytes(1000));
        FrameCache cache(3 * one);
        for (std::uint32_t k = 0; k < 3; ++k) {
            cache.insert({1, k}, pictureOfBytes(1000));
        }
        QVERIFY(cache.find({1, 0}).has_value()); // used: 1 is the oldest now
        cache.insert({1, 3}, pictureOfBytes(1000));
        QVERIFY(cache.contains({1, 0}));
        QVERIFY(!cache.contains({1, 1}));
        QVERIFY(cache.contains({1, 2}) && cache.contains({1, 3}));
        cache.insert({2, 0}, pictureOfBytes(10 * one)); // larger than everything: not kept, nothing lost
        QCOMPARE(cache.frames(), std::size_t(3));
        cache.drop(1);
        QCOMPARE(cache.usedBytes(), std::size_t(0));
    }

    void theSameFrameTwiceCountsOnce() {
        FrameCache cache(1 << 20);
        cache.insert({1, 5}, pictureOfBytes(1000, 1));
        cache.insert({1, 5}, pictureOfBytes(2000, 2));
        QCOMPARE(cache.frames(), std::size_t(1));
        QCOMPARE(cache.usedBytes(), FrameCache::bytesOf(pictureOfBytes(2000)));
        QCOMPARE(cache.find({1, 5})->pixels->front(), std::uint8_t(2));
    }

    void theLimitHoldsAtEveryMomentForAllThreads() {
        constexpr std::size_t limit = 200000;
        FrameCache cache(limit);
        std::atomic<bool> exceeded{false};
        std::vector<std::thread> threads;
        for (std::uint32_t video = 1; video <= 4; ++video) {
            threads.emplace_back([&cache, &exceeded, video] {
                std::mt19937 random(video);
                for (int i = 0; i < 3000; ++i) {
                    const std::uint32_t frame = random() % 100;
                    if (!cache.find({video, frame})) {
                        cache.insert({video, frame}, pictureOfBytes(500 + random() % 30000));
                    }
                    exceeded = exceeded || cache.usedBytes() > limit;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(!exceeded);
        cache.setLimitBytes(50000);
        QVERIFY(cache.usedBytes() <= 50000);
        cache.setLimitBytes(0);
        QCOMPARE(cache.frames(), std::size_t(0));
    }

    void theFetcherGivesTheSameFramesWhateverTheWay_data() {
        QTest::addColumn<qulonglong>("limit");
        QTest::newRow("room for all") << qulonglong(64U << 20U);
        QTest::newRow("room for five") << qulonglong(5 * 60000);
        QTest::newRow("room for none") << qulonglong(100);
    }

    void theFetcherGivesTheSameFramesWhateverTheWay() {
        QFETCH(qulonglong, limit);
        const TemporaryFolder folder;
        const auto clip = folder / "long.mp4";
        QVERIFY(makeClip(clip, {"-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-g", "30"}));
        const auto hashes = allHashes(clip);
        QCOMPARE(hashes.size(), std::size_t(60));
        const auto cache = std::make_shared<FrameCache>(limit);
        FrameFetcher fetcher(clip, indexOf(clip), 0, cache, {});
        fetcher.setReach(20);
        std::mt19937 random(7);
        std::size_t at = 0;
        for (int i = 0; i < 200; ++i) {
            const std::uint32_t kind = random() % 4;
            at = kind == 0 ? random() % 60
                           : (kind == 1 ? std::min<std::size_t>(59, at + 1) : (at > 0 ? at - 1 : 0));
            const auto picture = fetcher.frame(at);
            QVERIFY(picture.ok());
            QCOMPARE(greyHash(*picture), hashes[at]);
            QVERIFY(cache->usedBytes() <= limit);
            for (std::uint32_t piece = random() % 12; piece > 0; --piece) {
                fetcher.prepare(at, kind == 2 ? -1 : 0);
                QVERIFY(cache->usedBytes() <= limit);
            }
        }
    }

    void preparingEndsAndStepsBackFindEverythingReady() {
        const TemporaryFolder folder;
        const auto clip = folder / "long.mp4";
        QVERIFY(makeClip(clip, {"-c:v", "libx264", "-preset", "veryfast", "-bf", "3", "-g", "1000"}));
        const auto cache = std::make_shared<FrameCache>(64U << 20U);
        FrameFetcher fetcher(clip, indexOf(clip), 0, cache, {});
        fetcher.setReach(40);
        QVERIFY(fetcher.frame(50).ok());
        int pieces = 0;
        while (fetcher.prepare(50, 0)) {
            QVERIFY(++pieces < 200);
        }
        const std::size_t kept = cache->frames();
        QVERIFY(kept >= 40);
        for (std::size_t k = 49; k >= 30; --k) {
            QVERIFY(fetcher.frame(k).ok());
            QCOMPARE(cache->frames(), kept); // found, not decoded
        }
        const auto tiny = std::make_shared<FrameCache>(3 * 60000);
        FrameFetcher cramped(clip, indexOf(clip), 0, tiny, {});
        QVERIFY(cramped.frame(50).ok());
        pieces = 0;
        while (cramped.prepare(50, 0)) {
            QVERIFY(++pieces < 400); // a cache too small for the reach does not keep it busy for ever
        }
    }

    void behindTheBeginningOfAGroupTheGroupBeforeIsMadeReadyFirst() {
        const TemporaryFolder folder;
        const auto clip = folder / "groups.mp4";
        QVERIFY(makeClip(
            clip, {"-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-g", "30", "-sc_threshold", "0"}));
        const auto cache = std::make_shared<FrameCache>(64U << 20U);
        FrameFetcher fetcher(clip, indexOf(clip), 0, cache, {});
        fetcher.setReach(20);
        QVERIFY(fetcher.frame(31).ok());
        for (int piece = 0; piece < 19; ++piece) { // 11 to 29: as far as the reach goes
            QVERIFY(fetcher.prepare(31, 0));
        }
        const std::size_t kept = cache->frames();
        for (std::size_t back = 30; back >= 12; --back) {
            QVERIFY(fetcher.frame(back).ok());
            QCOMPARE(cache->frames(), kept); // found, not decoded
        }
    }

    void cancellingEndsAFetch() {
        const TemporaryFolder folder;
        const auto clip = folder / "long.mp4";
        QVERIFY(makeClip(clip, {"-c:v", "libx264", "-preset", "veryfast", "-g", "1000"}));
        CancelSource source;
        FrameFetcher fetcher(clip, indexOf(clip), 0, std::make_shared<FrameCache>(1U << 20U), source.token());
        QVERIFY(fetcher.frame(3).ok());
        source.cancel();
        QVERIFY(!fetcher.frame(55).ok());
        QVERIFY(!fetcher.prepare(55, 0));
    }
};

QTEST_GUILESS_MAIN(FrameCacheTest)
#include "frame_cache_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bounded_queue.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/base/numbers.h"
#include "core/base/random.h"
#include "core/base/time.h"
#include "core/base/utf8.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

using namespace vestigo;

class BaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNumbersWhateverTheLocale() {
        QCOMPARE(parseNumber(" -1.5e3\r"), std::optional<double>(-1500.0));
        QCOMPARE(parseNumber("+2"), std::optional<double>(2.0));
        for (const char* bad : {"", " ", "nan", "inf", "1e999", "1,5", "0x10", "1 2", "--1", "+-1"}) {
            QVERIFY2(!parseNumber(bad), bad);
        }
        QCOMPARE(formatNumber(0.1), std::string("0.1"));
        QCOMPARE(formatNumber(-0.0), std::string("0"));
    }

    void timestampsRoundTrip() {
        const auto time = parseTimestamp("2024-05-17T09:32:00+08:00");
        QVERIFY(time.has_value());
        QCOMPARE(time->unixSeconds, 1715909520.0);
        QCOMPARE(formatTimestamp(*time), std::string("2024-05-17T09:32:00+08:00"));
        QCOMPARE(formatClock(later(*time, 59.96), 1), std::string("09:33:00.0"));
        QCOMPARE(formatTimestamp(*parseTimestamp("1969-12-31 23:59:59.250Z")),
                 std::string("1969-12-31T23:59:59.250Z"));
        QCOMPARE(formatDate(*parseTimestamp("2024-02-29T12:00:00-03:30")), std::string("2024-02-29"));
        for (const char* bad :
             {"2023-02-29T00:00:00Z", "2024-05-17T09:32:00", "2024-13-01T00:00:00Z", "now",
              "2024-05-17T25:00:00Z", "2024-05-17T09:32:00+24:00", "2024-05-17T09:32:00Zx"}) {
            QVERIFY2(!parseTimestamp(bad), bad);
        }
    }

    void hashesAsTheStandardSays() {
        QCOMPARE(sha256("abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void normalNumbersAreNormal() {
        Random random(7);
        double sum = 0.0;
        double squares = 0.0;
        for (int i = 0; i < 20000; ++i) {
            const double value = random.normal();
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / 20000) < 0.03);
        QVERIFY(std::abs(squares / 20000 - 1.0) < 0.05);
        QCOMPARE(Random(3).bits(), Random(3).bits());
    }

    void aQueueMakesTheFasterStageWait() {
        BoundedQueue<int> queue(2);
        std::thread producer([&queue] {
            for (int i = 0; i < 100; ++i) {
                queue.push(i);
            }
            queue.close();
        });
        int expected = 0;
        while (const std::optional<int> value = queue.pop()) {
            QCOMPARE(*value, expected++);
        }
        producer.join();
        QCOMPARE(expected, 100);
    }

    void aSlowConsumerBoundsWhatIsAlive() {
        // Shared values count themselves: queued ones, the one being pushed and the one being consumed.
        const auto life = std::make_shared<int>(0);
        BoundedQueue<std::shared_ptr<int>> queue(3);
        std::thread producer([&queue, life] {
            for (int i = 0; i < 60; ++i) {
                queue.push(life);
            }
            queue.close();
        });
        long most = 0;
        int taken = 0;
        while (const auto value = queue.pop()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            most = std::max(most, value->use_count());
            ++taken;
        }
        producer.join();
        QCOMPARE(taken, 60);
        QVERIFY2(most <= 2 + 3 + 2, std::to_string(most).c_str()); // ours and the thread's, queue, both ends
        QVERIFY(most >= 2 + 3);                                    // the producer did run ahead
    }

    void aCancelEndsABlockedEndOfAQueueSoon_data() {
        QTest::addColumn<bool>("producer");
        QTest::newRow("producer, full queue") << true;
        QTest::newRow("consumer, empty queue") << false;
    }
    void aCancelEndsABlockedEndOfAQueueSoon() {
        QFETCH(bool, producer);
        using Clock = std::chrono::steady_clock;
        BoundedQueue<int> queue(1);
        CancelSource source;
        const CancelToken token = source.token();
        QVERIFY(!producer || queue.push(1));
        std::atomic<bool> ended{false};
        Clock::time_point end;
        std::thread blocked([&] {
            if (producer) {
                queue.push(2, token);
            } else {
                queue.pop(token);
            }
            end = Clock::now();
            ended = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        const bool waited = !ended;
        const Clock::time_point asked = Clock::now();
        source.cancel();
        blocked.join();
        QVERIFY(waited);
        QVERIFY(end - asked < std::chrono::milliseconds(200));
    }

    void aCancelWakesBothEndsOfAQueue() {
        BoundedQueue<int> queue(1);
        CancelSource source;
        const CancelToken token = source.token();
        QVERIFY(queue.push(1, token));
        std::thread canceller([&source] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            source.cancel();
        });
        QVERIFY(!queue.push(2, token)); // full: would wait for ever
        QVERIFY(!queue.pop(token).has_value());
        canceller.join();
    }

    void utf8IsTakenAtItsWord() {
        for (const char* good :
             {"", "plain", "\xc3\xa4", "\xe4\xb8\xad", "\xf0\x9f\x9a\x97", "\xf4\x8f\xbf\xbf"}) {
            QVERIFY2(isUtf8(good), good);
        }
        // A lone byte, overlong forms, a surrogate, beyond U+10FFFF, cut off.
        for (const char* bad : {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                "\xf8\x88\x80\x80\x80", "a\xe4\xb8",
                                "\xc3"
                                "a"}) {
            QVERIFY2(!isUtf8(bad), bad);
        }
    }

    void placeholdersAreFilledAndTextIsKeptOnOneLine() {
        QCOMPARE(fillPlaceholders("%2 of %1, %3", {"ten", "two"}), std::string("two of ten, %3"));
        QCOMPARE(singleLine("a\nb\tc"), std::string("a b c"));
        QCOMPARE(singleLine("\xe4\xb8\xad\xe6\x96\x87", 4), std::string("\xe4\xb8\xad..."));
        QCOMPARE(singleLine("a\xc2\x85"
                            "b\xe2\x80\xa8"
                            "c\xe2\x80\xae"
                            "d\x1b[2J"),
                 std::string("a b c d [2J"));
        QCOMPARE(singleLine("a\xff\xc3"), std::string("a??")); // names of files are any bytes
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"

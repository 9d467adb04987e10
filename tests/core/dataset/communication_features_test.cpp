// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/align.h"
#include "tests/core/dataset/feature_probe.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QDateTime>
#include <QTest>
#include <array>
#include <limits>

using namespace vestigo;
using namespace vestigo::dataset;
using timeline::FeatureSeries;
using vestigo::testing::beginsWith;
using vestigo::testing::featureOf;
using vestigo::testing::marksBegin;
using vestigo::testing::RecordingBuilder;
using vestigo::testing::sameUpTo;
using vestigo::testing::TemporaryFolder;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const std::string header = "t,src,dst,protocol,bytes,status\n";
const char* const started = "2024-05-17T09:32:00+08:00"; ///< as RecordingBuilder says

/// Features of the terminals a, b and c from a log or the bytes of a capture, on steps of 0.5 s over 20 s.
LogFeatures featuresFrom(const std::string& log, bool causal = false) {
    const TemporaryFolder folder;
    RecordingBuilder builder(folder.path());
    builder.terminal("a").terminal("b").terminal("c").communication(log);
    builder.address("a", "10.0.0.1").address("b", "10.0.0.2");
    const auto recording = recordings::openRecording(builder.write());
    AlignOptions options;
    options.causal = causal;
    auto features = featuresFromLogs(*recording, options, {});
    return features.finished() ? features.take() : LogFeatures();
}

std::string row(double t, const char* from, const char* to, const char* status = "ok") {
    return std::to_string(t) + "," + from + "," + to + ",modbus_tcp,60," + status + "\n";
}

/// a asks b every 0.59 s and gets its answer 12 ms later, over 19 s; `lost`: a row that is not in the log.
std::string polling(int lost = -1) {
    std::string log = header;
    for (int i = 0; i < 32; ++i) {
        const double t = 0.1 + 0.59 * i;
        log += lost == 2 * i ? "" : row(t, "a", "b");
        log += lost == 2 * i + 1 ? "" : row(t + 0.012, "b", "a");
    }
    return log;
}

bool everyStepFrom(const FeatureSeries& series, std::size_t first, double expected) {
    for (std::size_t k = first; k < series.values.size(); ++k) {
        if (!(std::abs(series.values[k] - expected) < 0.5)) {
            qWarning("step %zu: %g", k, static_cast<double>(series.values[k]));
            return false;
        }
    }
    return first < series.values.size();
}

const std::string fiveMessages = "1.0,a,b,modbus_tcp,100,ok\n"
                                 "1.02,b,a,modbus_tcp,300,ok\n"
                                 "1.6,a,b,modbus_tcp,100,retry\n"
                                 "1.66,b,a,modbus_tcp,50,error\n"
                                 "3.0,scada,b,opcua,10,perhaps\n";

void little(std::string& out, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    }
}

void big(std::string& out, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) {
        out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    }
}

/// Ethernet, IPv4, TCP with a payload between 10.0.0.1:50000 and 10.0.0.2:502.
std::string frame(bool fromA, std::uint32_t sequence, std::size_t payload) {
    std::string bytes("\x02\0\0\0\0\x02\x02\0\0\0\0\x01\x08\0", 14);
    bytes += "\x45";
    bytes += '\0';
    big(bytes, static_cast<std::uint32_t>(40 + payload), 2);
    bytes += std::string("\0\x01\0\0\x40\x06\0\0", 8);
    big(bytes, fromA ? 0x0A000001 : 0x0A000002, 4);
    big(bytes, fromA ? 0x0A000002 : 0x0A000001, 4);
    big(bytes, fromA ? 50000 : 502, 2);
    big(bytes, fromA ? 502 : 50000, 2);
    big(bytes, sequence, 4);
    big(bytes, 1, 4);
    bytes += std::string("\x50\x18\x10\0\0\0\0\0", 8);
    return bytes + std::string(payload, '\x01');
}

void packet(std::string& capture, double t, const std::string& bytes) {
    const qint64 origin = QDateTime::fromString(started, Qt::ISODate).toSecsSinceEpoch();
    const auto microseconds = static_cast<std::int64_t>(std::llround(t * 1e6));
    little(capture, static_cast<std::uint32_t>(origin + microseconds / 1000000), 4);
    little(capture, static_cast<std::uint32_t>(microseconds % 1000000), 4);
    little(capture, static_cast<std::uint32_t>(bytes.size()), 4);
    little(capture, static_cast<std::uint32_t>(bytes.size()), 4);
    capture += bytes;
}

} // namespace

class CommunicationFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eightFeaturesOfTheOneWhoAsks() {
        const LogFeatures features = featuresFrom(header + fiveMessages);
        QCOMPARE(features.terminals[0].size(), std::size_t(8));
        const auto& a = features.terminals[0];
        QVERIFY(beginsWith(featureOf(a, "comm_rate_out"), {0, 0, 0.5, 0.5, 1, 1, 0.5, 0.5, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_rate_in"), {0, 0, 0, 0.5, 1, 1, 1, 0.5, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_bytes_out"), {0, 0, 50, 50, 100, 100, 50, 50, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_bytes_in"), {0, 0, 0, 150, 175, 175, 175, 25, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_peers"), {0, 0, 1, 1, 1, 1, 1, 1, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_retry_ratio"), {0, 0, 0, 0, 0.25, 0.25, 1.0 / 3, 0.5, 0, 0}));
        QVERIFY(beginsWith(featureOf(a, "comm_protocol_error_ratio"),
                           {0, 0, 0, 0, 0.25, 0.25, 1.0 / 3, 0.5, 0, 0}));
        QCOMPARE(featureOf(a, "comm_bytes_in").unit, std::string("byte/s"));
        QCOMPARE(featureOf(a, "comm_rtt_ms").unit, std::string("ms"));
        QVERIFY(features.terminals[2].empty());
    }

    /// 20 ms and 60 ms; their median while both are in the window; held for 5 s after.
    void roundTripIsTheMedianOfTheWindow() {
        const FeatureSeries offline =
            featureOf(featuresFrom(header + fiveMessages).terminals[0], "comm_rtt_ms");
        QVERIFY(beginsWith(offline, {20, 20, 20, 20, 40, 40, 40, 60, 60}));
        QVERIFY(marksBegin(offline, {2, 2, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0}));
        const FeatureSeries causal =
            featureOf(featuresFrom(header + fiveMessages, true).terminals[0], "comm_rtt_ms");
        QVERIFY(beginsWith(causal, {none, none, none, 20, 40, 40, 40, 60, 60}));
        QVERIFY(marksBegin(causal, {0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0}));
    }

    /// b also hears of somebody who is no terminal: one more peer, one more message in.
    void partiesThatAreNoTerminalsCountAsPeers() {
        const auto b = featuresFrom(header + fiveMessages).terminals[1];
        QVERIFY(beginsWith(featureOf(b, "comm_peers"), {0, 0, 1, 1, 1, 1, 2, 2, 1, 1, 0}));
        QVERIFY(beginsWith(featureOf(b, "comm_rate_in"), {0, 0, 0.5, 0.5, 1, 1, 1, 1, 0.5, 0.5, 0}));
        // "perhaps" is no status of the contract: it counts as ok.
        QVERIFY(beginsWith(featureOf(b, "comm_protocol_error_ratio"),
                           {0, 0, 0, 0, 0.25, 0.25, 0.25, 1.0 / 3, 0, 0, 0}));
    }

    void linksWeighAsTheirMessages() {
        const auto links =
            featuresFrom(header + fiveMessages + row(4.0, "a", "b") + row(5.0, "a", "b")).measuredLinks;
        QCOMPARE(links.size(), std::size_t(2));
        QCOMPARE(links[0].from, std::string("a"));
        QCOMPARE(links[0].weight, 1.0);
        QCOMPARE(links[1].weight, 0.5); // two messages back for four there
    }

    /// The pause between two polls is nobody's round trip: neither of the one who polls nor of the one who
    /// only answers.
    void theOneWhoOnlyAnswersDoesNotGetThePollingInterval() {
        const LogFeatures features = featuresFrom(polling());
        QVERIFY(everyStepFrom(featureOf(features.terminals[0], "comm_rtt_ms"), 0, 12.0));
        QVERIFY(everyStepFrom(featureOf(features.terminals[1], "comm_rtt_ms"), 0, 12.0));
    }

    /// Rows that a recorder lost, a request or an answer, the first one or one in the middle.
    void aLostRowDoesNotSwapTheRoles() {
        for (const int lost : {0, 1, 20, 21}) {
            const LogFeatures features = featuresFrom(polling(lost));
            // Whoever speaks first in the log is taken as the one who asks, until the second poll shows more.
            const std::size_t from = lost == 0 ? 6 : 0;
            QVERIFY(everyStepFrom(featureOf(features.terminals[0], "comm_rtt_ms"), from, 12.0));
            QVERIFY(everyStepFrom(featureOf(features.terminals[1], "comm_rtt_ms"), from, 12.0));
        }
    }

    void repeatedRequestsCountFromTheFirstAndUnansweredOnesNotAtAll() {
        const auto repeated =
            featuresFrom(header + row(1.0, "a", "b") + row(1.3, "a", "b", "retry") + row(1.5, "b", "a"));
        QCOMPARE(featureOf(repeated.terminals[0], "comm_rtt_ms").values[3], 500.0F);
        const auto replaced =
            featuresFrom(header + row(1.0, "a", "b") + row(1.3, "a", "b") + row(1.5, "b", "a"));
        QVERIFY(std::abs(featureOf(replaced.terminals[0], "comm_rtt_ms").values[3] - 200.0F) < 0.1F);
        const auto late = featuresFrom(header + row(1.0, "a", "b") + row(2.1, "b", "a"));
        for (const std::uint8_t mark : featureOf(late.terminals[0], "comm_rtt_ms").present) {
            QCOMPARE(int(mark), 0);
        }
    }

    void rowsOutOfOrderGiveTheSame() {
        std::string backwards = header;
        std::vector<std::string> rows;
        for (int i = 0; i < 30; ++i) {
            rows.push_back(row(0.1 + 0.59 * i, "a", "b", i % 4 == 0 ? "retry" : "ok"));
            rows.push_back(row(0.112 + 0.59 * i, "b", "a"));
        }
        std::string sorted = header;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            sorted += rows[i];
            backwards += rows[rows.size() - 1 - i];
        }
        const auto one = featuresFrom(sorted).terminals[0];
        const auto other = featuresFrom(backwards).terminals[0];
        for (std::size_t i = 0; i < one.size(); ++i) {
            QVERIFY2(sameUpTo(one[i], other[i], one[i].values.size()), one[i].name.c_str());
        }
    }

    void causalStepsDoNotKnowWhatFollows() {
        std::string begin = header;
        std::string rest;
        for (int i = 0; i < 150; ++i) {
            const double t = 0.13 * i + 0.01 * (i * i % 7);
            const bool back = i * i % 3 == 1;
            (t <= 9.0 ? begin : rest) +=
                row(t, back ? "b" : "a", back ? "a" : "b", i % 11 == 0 ? "retry" : "ok");
        }
        const LogFeatures whole = featuresFrom(begin + rest, true);
        const LogFeatures cut = featuresFrom(begin, true);
        for (std::size_t terminal = 0; terminal < 2; ++terminal) {
            for (std::size_t i = 0; i < 8; ++i) {
                QVERIFY2(sameUpTo(whole.terminals[terminal][i], cut.terminals[terminal][i], 19),
                         whole.terminals[terminal][i].name.c_str());
            }
        }
    }

    /// The same messages as a capture and as a CSV; in a capture a retry is a segment that was seen before.
    void aCaptureGivesTheSameAsTheLog() {
        std::string capture("\xD4\xC3\xB2\xA1\x02\0\x04\0\0\0\0\0\0\0\0\0\0\0\x04\0\x01\0\0\0", 24);
        std::string log = header;
        for (int i = 0; i < 20; ++i) {
            const double t = 0.25 + 0.73 * i;
            const auto sequence = static_cast<std::uint32_t>(100 + 100 * i);
            const std::size_t asked = 12 + static_cast<std::size_t>(i);
            packet(capture, t, frame(true, sequence, asked));
            log += QString("%1,a,b,modbus_tcp,%2,ok\n").arg(t, 0, 'f', 6).arg(54 + asked).toStdString();
            if (i == 7) {
                packet(capture, t + 0.02, frame(true, sequence, asked));
                log += QString("%1,a,b,modbus_tcp,%2,retry\n")
                           .arg(t + 0.02, 0, 'f', 6)
                           .arg(54 + asked)
                           .toStdString();
            }
            packet(capture, t + 0.03, frame(false, sequence, 40));
            log += QString("%1,b,a,modbus_tcp,94,ok\n").arg(t + 0.03, 0, 'f', 6).toStdString();
        }
        const LogFeatures fromCapture = featuresFrom(capture);
        const LogFeatures fromLog = featuresFrom(log);
        QVERIFY(fromCapture.problems.empty());
        for (std::size_t terminal = 0; terminal < 2; ++terminal) {
            QCOMPARE(fromCapture.terminals[terminal].size(), std::size_t(8));
            for (std::size_t i = 0; i < 8; ++i) {
                const FeatureSeries& one = fromCapture.terminals[terminal][i];
                const FeatureSeries& other = fromLog.terminals[terminal][i];
                QCOMPARE(one.name, other.name);
                QVERIFY(one.present == other.present);
                for (std::size_t k = 0; k < one.values.size(); ++k) {
                    const bool bothMissing = std::isnan(one.values[k]) && std::isnan(other.values[k]);
                    // Times of a capture are Unix seconds, whose doubles are good to 0.2 microseconds.
                    QVERIFY2(bothMissing || std::abs(one.values[k] - other.values[k]) < 1e-3F,
                             one.name.c_str());
                }
            }
        }
        QVERIFY(featureOf(fromCapture.terminals[0], "comm_retry_ratio").values[12] > 0.0F);
    }

    void anEmptyLogIsNoProblem() {
        const LogFeatures features = featuresFrom(header);
        QVERIFY(features.terminals[0].empty());
        QVERIFY(features.problems.empty());
        QVERIFY(features.measuredLinks.empty());
    }
};

QTEST_GUILESS_MAIN(CommunicationFeaturesTest)
#include "communication_features_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/capture.h"
#include "core/recordings/packet_reading.h"
#include "tests/support/temporary_folder.h"

#include <QTest>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

using namespace vestigo;
using namespace vestigo::recordings;
using vestigo::testing::TemporaryFolder;

namespace {

std::filesystem::path sharedCapture(const char* name) {
    return std::filesystem::path(VESTIGO_SHARED_DIR) / "data/ics_pcaps" / name;
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

bool takeAll(const CommunicationEvent&) {
    return true;
}

} // namespace

class CaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRealCapturesAndNamesTheirProtocol_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("protocol");
        QTest::newRow("modbus") << QByteArray("ModbusTCP_ModbusTCP.pcap") << QByteArray("modbus_tcp");
        QTest::newRow("enip") << QByteArray("EthernetIP_EthernetIP-CIP.pcap") << QByteArray("enip");
        QTest::newRow("goose") << QByteArray("IEC61850_GOOSE_Sample_File_GOOSE.pcap") << QByteArray("goose");
        QTest::newRow("iec104") << QByteArray("IEC60870-5-104_JavaRMI_and_IEC_Misc.pcap")
                                << QByteArray("iec104");
        QTest::newRow("dnp3") << QByteArray("dnp3_dnp3_cold_restart_and_response.pcap") << QByteArray("dnp3");
    }

    void readsRealCapturesAndNamesTheirProtocol() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, protocol);
        if (!std::filesystem::exists(sharedCapture(file.constData()))) {
            QSKIP("shared data are not here");
        }
        std::map<std::string, int> seen;
        const auto summary =
            readCapture(sharedCapture(file.constData()), Recording(), [&](const CommunicationEvent& event) {
                ++seen[std::string(event.protocol)];
                return true;
            });
        QVERIFY2(summary.finished(), summary.failed() ? summary.error().oneLine().c_str() : "");
        QVERIFY2(seen[protocol.toStdString()] > 0, seen.empty() ? "nothing" : seen.begin()->first.c_str());
        QVERIFY(summary.value().firstSeconds >= 0.0);
    }

    void everyRealCaptureIsReadOrRefusedInWords() {
        if (!std::filesystem::exists(sharedCapture("README.txt"))) {
            QSKIP("shared data are not here");
        }
        for (const auto& entry : std::filesystem::directory_iterator(sharedCapture(""))) {
            if (looksLikeCapture(entry.path())) {
                const auto summary = readCapture(entry.path(), Recording(), takeAll);
                QVERIFY2(summary.finished() || !summary.error().oneLine().empty(), entry.path().c_str());
            }
        }
    }

    void addressesNameTerminals() {
        if (!std::filesystem::exists(sharedCapture("ModbusTCP_ModbusTCP.pcap"))) {
            QSKIP("shared data are not here");
        }
        std::string someone;
        QVERIFY(readCapture(sharedCapture("ModbusTCP_ModbusTCP.pcap"), Recording(),
                            [&](const CommunicationEvent& event) {
                                someone = std::string(event.source);
                                return false;
                            })
                    .finished());
        Recording recording;
        recording.terminals.resize(1);
        recording.terminals[0].id = "plc-01";
        recording.terminals[0].address = someone;
        int own = 0;
        const auto summary = readCapture(
            sharedCapture("ModbusTCP_ModbusTCP.pcap"), recording, [&](const CommunicationEvent& event) {
                own += event.source == "plc-01" || event.destination == "plc-01" ? 1 : 0;
                return true;
            });
        QVERIFY(own > 0);
        for (const std::string& party : summary.value().unknownParties) {
            QVERIFY(party != someone);
        }
    }

    void aTruncatedCaptureKeepsWhatWasWhole() {
        if (!std::filesystem::exists(sharedCapture("ModbusTCP_ModbusTCP.pcap"))) {
            QSKIP("shared data are not here");
        }
        const std::string whole = contentOf(sharedCapture("ModbusTCP_ModbusTCP.pcap"));
        const TemporaryFolder folder;
        const auto cut = folder.write("cut.pcap", whole.substr(0, whole.size() / 2 + 7));
        const auto summary = readCapture(cut, Recording(), takeAll);
        QVERIFY(summary.finished());
        QVERIFY(summary.value().truncatedLine > 0);
        QVERIFY(summary.value().events > 0);
    }

    void damagedBytesNeverEndTheProgram() {
        if (!std::filesystem::exists(sharedCapture("ModbusTCP_ModbusTCP.pcap"))) {
            QSKIP("shared data are not here");
        }
        std::string content = contentOf(sharedCapture("ModbusTCP_ModbusTCP.pcap")).substr(0, 20000);
        const TemporaryFolder folder;
        for (unsigned round = 0; round < 200; ++round) {
            std::string damaged = content;
            for (unsigned i = 0; i < 40; ++i) {
                const std::size_t place = (round * 7919U + i * 104729U) % damaged.size();
                damaged[place] = static_cast<char>(round * 31U + i * 17U);
            }
            const auto summary = readCapture(folder.write("d.pcap", damaged), Recording(), takeAll);
            QVERIFY(summary.finished() || summary.failed());
        }
    }

    void whatIsNoCaptureIsRefused() {
        const TemporaryFolder folder;
        for (const char* content :
             {"", "not a capture", "\xD4\xC3\xB2\xA1", "\x0A\x0D\x0D\x0A\xFF\xFF\xFF\xFF"}) {
            const auto summary = readCapture(folder.write("x.pcap", content), Recording(), takeAll);
            QVERIFY(summary.failed());
            QVERIFY(summary.error().oneLine().find("x.pcap") != std::string::npos);
        }
    }

    void aSegmentSentAgainIsARetry() {
        // Ethernet, IPv4, TCP 10.0.0.1:50000 -> 10.0.0.2:502, sequence 100, 4 bytes of payload
        const std::vector<std::uint8_t> segment{
            2, 0,   0,  0, 0, 2, 2,    0,    0,  0, 0,  1, 8, 0, 0x45, 0,    0,    44,   0, 1,
            0, 0,   64, 6, 0, 0, 10,   0,    0,  1, 10, 0, 0, 2, 0xC3, 0x50, 0x01, 0xF6, 0, 0,
            0, 100, 0,  0, 0, 1, 0x50, 0x18, 16, 0, 0,  0, 0, 0, 1,    2,    3,    4};
        PacketReading reading(1);
        const auto first = reading.read(segment.data(), segment.size());
        QVERIFY(first.has_value());
        QCOMPARE(first->protocol, std::string("modbus_tcp"));
        QCOMPARE(first->source, std::string("10.0.0.1"));
        QVERIFY(first->status == MessageStatus::Ok);
        QVERIFY(reading.read(segment.data(), segment.size())->status == MessageStatus::Retry);
    }
};

QTEST_GUILESS_MAIN(CaptureTest)
#include "capture_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The public Edge-IIoTset CSV becomes a data set of ours: packets, labels, what is broken in the file. The
// fixture is made here, with the columns and the oddities of the published file (times without a date, "0.0"
// for nothing).
#include "core/dataset/synthetic/edge_traffic.h"
#include "core/dataset/synthetic/synthesis_run.h"

#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/dataset/dataset_file.h"
#include "core/labels/annotations.h"
#include "core/recordings/inspect.h"
#include "tests/support/temporary_folder.h"

#include <QTest>

#include <set>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;

namespace {

const char* const head = "frame.time,ip.src_host,ip.dst_host,arp.src.proto_ipv4,arp.dst.proto_ipv4,tcp."
                         "connection.rst,tcp.len,mqtt.len,mbtcp.len,Attack_label,Attack_type\n";

std::string row(double t, const std::string& from, const std::string& to, const std::string& cells) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const int whole = static_cast<int>(t);
    const std::string time = " 2021 11:" + two(40 + whole / 60) + ':' + two(whole % 60) +
                             formatFixed(t - whole, 6).substr(1) + "000 ";
    return time + ',' + from + ',' + to + ',' + cells + '\n';
}

/// Twelve minutes of normal traffic of three hosts, two attacks after it, as the published file is sorted.
std::string fixture() {
    std::string text = head;
    for (int k = 0; k < 3600; ++k) {
        const double t = 0.2 * k;
        const bool modbus = k % 3 == 0;
        text += row(t, modbus ? "192.168.0.10" : "192.168.0.20", "192.168.0.128",
                    std::string("0,0,0.0,40.0,") + (modbus ? "0.0,6.0" : "12.0,0.0") + ",0,Normal");
    }
    for (int k = 0; k < 2000; ++k) {
        text += row(0.01 * k, "10.9.9.9", "192.168.0.128", "0,0,1.0,0.0,0.0,0.0,1,DDoS_TCP");
    }
    for (int k = 0; k < 400; ++k) {
        text += "6.0,0,0,192.168.0.77,192.168.0.20,0.0,0.0,0.0,0.0,1,MITM\n"; // no time, no IP, as in the
                                                                              // published file
    }
    return text;
}

SynthesisRequest requestFor(const std::filesystem::path& csv, const std::filesystem::path& out) {
    SynthesisRequest request;
    request.edgeIiotset = csv;
    request.out = out;
    request.seconds = 60.0;
    request.cameras = false;
    request.seed = 3;
    return request;
}

} // namespace

class EdgeIiotsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { csv_ = folder_.write("edge.csv", fixture()); }

    void rowsAreReadWithTheirOddities() {
        SilentProgress silent;
        const auto traffic = readEdgeTraffic(csv_, {}, silent);
        QVERIFY2(traffic.finished(), traffic.failed() ? traffic.error().oneLine().c_str() : "");
        const auto& rows = traffic.value().rows;
        QCOMPARE(rows.at("Normal").size(), std::size_t(3600));
        QCOMPARE(rows.at("DDoS_TCP").size(), std::size_t(2000));
        QCOMPARE(rows.at("MITM").size(), std::size_t(400));
        QVERIFY(std::abs(rows.at("Normal")[100].gap - 0.2F) < 1e-4F);
        QCOMPARE(rows.at("DDoS_TCP")[0].status, 'e');
        const auto& protocols = traffic.value().protocols;
        QCOMPARE(protocols.at(rows.at("Normal")[0].protocol), std::string("modbus_tcp"));
        QCOMPARE(protocols.at(rows.at("Normal")[1].protocol), std::string("mqtt"));
        QCOMPARE(protocols.at(rows.at("MITM")[0].protocol), std::string("arp"));
    }

    void packetsBecomeRecordings() {
        SilentProgress silent;
        const auto made = SynthesisRun(requestFor(csv_, folder_ / "set")).run({}, silent);
        QVERIFY2(made.finished(), made.failed() ? made.error().oneLine().c_str() : "");
        const auto set = dataset::openDataset(folder_ / "set");
        QVERIFY(set.ok() && set->recordings.size() >= 10);
        std::set<std::string> types;
        for (const dataset::DatasetEntry& entry : set->recordings) {
            const auto recording = recordings::openRecording(entry.folder);
            QVERIFY(recording.ok() && !recording->instructions);
            QCOMPARE(recording->terminals.size(), std::size_t(3));
            const auto report = recordings::inspectRecording(*recording, {}, silent);
            QVERIFY(report.finished() && report.value().problems.empty());
            const auto labels = labels::readAnnotations(entry.folder / "annotations.json");
            QVERIFY(labels.ok());
            for (const labels::Anomaly& one : labels->anomalies) {
                types.insert(one.type);
                QVERIFY(!one.segments.empty() || one.range.length() < 1.5);
                QVERIFY(recording->findTerminal(one.terminal) != nullptr);
            }
        }
        QCOMPARE(types, std::set<std::string>{"protocol_attack"});
    }

    void brokenFilesAreSaid_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another table") << QByteArray("t,x\n1,2\n");
        QTest::newRow("no rows") << QByteArray(head);
        QTest::newRow("attacks only")
            << QByteArray(head) + QByteArray("6.0,a,b,0,0,0,0,0,0,1,MITM\n").repeated(50);
        QTest::newRow("a row that breaks off") << QByteArray(head) + "6.0,a,b\n";
        QTest::newRow("binary") << QByteArray("\0\1\2\3", 4);
    }

    void brokenFilesAreSaid() {
        QFETCH(QByteArray, content);
        const auto file = folder_.write("broken.csv", content.toStdString());
        SilentProgress silent;
        const auto made = SynthesisRun(requestFor(file, folder_ / "none")).run({}, silent);
        QVERIFY(made.failed());
        QVERIFY(!made.error().messageText().empty());
        QVERIFY(!std::filesystem::exists(folder_ / "none"));
    }

private:
    testing::TemporaryFolder folder_;
    std::filesystem::path csv_;
};

QTEST_GUILESS_MAIN(EdgeIiotsetTest)
#include "edge_iiotset_test.moc"

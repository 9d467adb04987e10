// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/recordings/import.h"
#include "core/recordings/inspect.h"
#include "core/recordings/recording.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>
#include <algorithm>
#include <fstream>
#include <map>

using namespace vestigo;
using namespace vestigo::recordings;
namespace fs = std::filesystem;

namespace {

/// Path -> size, change time and content of everything in a folder.
std::map<std::string, std::string> snapshot(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto changed = fs::last_write_time(entry.path()).time_since_epoch().count();
        std::string facts = std::to_string(changed);
        if (entry.is_regular_file()) {
            facts += readFile(entry.path(), 1U << 28U).take();
        }
        all[entry.path().string()] = facts;
    }
    return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    return at == std::string::npos ? "NOT FOUND: " + from : text.replace(at, from.size(), to);
}

RecordingReport inspect(const fs::path& folder) {
    const Result<Recording> recording = openRecording(folder);
    SilentProgress silent;
    return recording.ok() ? inspectRecording(*recording, {}, silent).take() : RecordingReport{};
}

struct BadPart {
    const char* name;
    const char* file; ///< of the example, that is overwritten
    std::string content;
    ErrorCode code;
    const char* place;
    bool usable; ///< the part is reported and still read
};

std::vector<BadPart> badParts() {
    using Code = ErrorCode;
    const char* const table = "behavior/plc-01.csv";
    const char* const instructions = "logs/instructions.csv";
    const char* const messages = "logs/communication.csv";
    const std::string head = "t,terminal,instruction,actor,result\n";
    const std::string messageHead = "t,src,dst,protocol,bytes,status\n";
    return {
        {"table empty", table, "", Code::Empty, "", false},
        {"table with a broken row", table, "t,a\n0,1\n1\n2,3\n", Code::SyntaxInvalid, "line 3", false},
        {"table backwards", table, "t,a\n5,1\n4,1\n", Code::ValueInvalid, "line 3", true},
        {"table with words", table, "t,a\n0,1\n1,two\n", Code::ValueInvalid, "line 3", true},
        {"table with huge numbers", table, "t,a\n0,1\n1,1e300\n", Code::ValueInvalid, "line 3", true},
        {"table breaks off", table, "t,a,b\n0,1,2\n1,2", Code::Truncated, "line 3", true},
        {"table elsewhere in time", table, "t,a\n1000,1\n1001,2\n", Code::ValueInvalid, "", true},
        {"table with a gap", table, "t,a\n0,1\n0.1,1\n0.2,1\n0.3,1\n9,1\n", Code::ValueInvalid, "", true},
        {"table of gzip", table, std::string("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10),
         Code::SyntaxInvalid, "line 1", false},
        {"instructions of zip", instructions, std::string("PK\x03\x04\x14\x00\x00\x00", 8),
         Code::SyntaxInvalid, "line 1", false},
        {"instructions empty", instructions, "", Code::Empty, "", false},
        {"instructions without a column", instructions, "t,terminal\n1,plc-01\n", Code::KeyMissing, "line 1",
         false},
        {"instructions with a broken row", instructions, head + "1,plc-01,READ\n", Code::SyntaxInvalid,
         "line 2", false},
        {"instruction at no time", instructions, head + "x,plc-01,READ,a,ok\n", Code::ValueInvalid, "line 2",
         false},
        {"instruction to nobody", instructions, head + "1,scada,READ,a,ok\n", Code::ReferenceUnknown, "",
         true},
        {"instruction result odd", instructions, head + "1,plc-01,READ,a,fine\n", Code::ValueInvalid,
         "line 2", true},
        {"instructions break off", instructions, head + "1,plc-01,READ,a,ok\n2,plc", Code::Truncated,
         "line 3", true},
        {"messages binary", messages, std::string("t,\0\0\0", 6), Code::SyntaxInvalid, "line 1", false},
        {"messages without a column", messages, "t,src,dst\n1,a,b\n", Code::KeyMissing, "line 1", false},
        {"message from nobody", messages, messageHead + "1,x,y,tcp,9,ok\n", Code::ReferenceUnknown, "", true},
        {"message of -5 bytes", messages, messageHead + "1,plc-01,cnc-01,tcp,-5,ok\n", Code::ValueInvalid,
         "line 2", true},
        {"message status odd", messages, messageHead + "1,plc-01,cnc-01,tcp,5,so\n", Code::ValueInvalid,
         "line 2", true},
    };
}

} // namespace

class RecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inspectsTheExample();
    void brokenPartsAreProblems_data();
    void brokenPartsAreProblems();
    void nothingUsableSaysSo();
    void writesNothing();
    void unknownKeysSurvive();
    void unchangedStaysUnchanged();
    void hashSeesEveryFile();
    void cancelEndsTheInspection();
    void importsLooseFiles();
    void importOfACaptureKnowsItsParties();
    void importLeavesNothingBehind_data();
    void importLeavesNothingBehind();
    void importKeepsWhatIsThere();
    void opensPlantA();
};

void RecordingTest::inspectsTheExample() {
    const testing::TemporaryFolder folder;
    const RecordingReport report = inspect(testing::writeExampleRecording(folder / "example"));
    for (const Problem& problem : report.problems) {
        QFAIL(problem.error.oneLine().c_str());
    }
    QCOMPARE(report.streams.size(), 4U);
    QVERIFY(report.streams[0].video.has_value());
    QCOMPARE(report.streams[0].video->frames, 101U);
    QCOMPARE(report.streams[1].table->rows, 101U);
    QCOMPARE(report.streams[2].firstSeconds, 0.1);
    QCOMPARE(report.instructions->events, 80U);
    QCOMPARE(report.communication->events, 200U);
    QCOMPARE(report.communication->protocols, std::vector<std::string>{"profinet"});
    QVERIFY(hasUsablePart(report));
}

void RecordingTest::brokenPartsAreProblems_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<bool>("usable");
    for (const BadPart& bad : badParts()) {
        QTest::newRow(bad.name) << QByteArray(bad.file) << QByteArray::fromStdString(bad.content)
                                << static_cast<int>(bad.code) << QByteArray(bad.place) << bad.usable;
    }
}

void RecordingTest::brokenPartsAreProblems() {
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    QFETCH(bool, usable);
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder.path());
    folder.write(file.toStdString(), content.toStdString());
    const RecordingReport report = inspect(folder.path());
    QVERIFY(hasUsablePart(report)); // the rest is
    QCOMPARE(report.problems.size(), 1U);
    const Error& error = report.problems[0].error;
    QVERIFY2(static_cast<int>(error.code) == code, error.oneLine().c_str());
    const std::string named = file.startsWith("video") ? "video/plc-01.device" : file.toStdString();
    QVERIFY2(error.oneLine().find(named) != std::string::npos, error.oneLine().c_str());
    QVERIFY2(error.place.rfind(place.toStdString(), 0) == 0, error.oneLine().c_str());
    const bool packed = content.startsWith("\x1F\x8B") || content.startsWith("PK");
    QCOMPARE(std::string(error.remedy.source).find("unpack it") == 0, packed);
    if (file.startsWith("behavior")) {
        QCOMPARE(report.streams[1].table.has_value(), usable);
        QCOMPARE(report.problems[0].terminal, std::string("plc-01"));
    }
}

void RecordingTest::nothingUsableSaysSo() {
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder(folder.path()).terminal("plc-01").table("plc-01", "t,a\n0,1\n1\n").write();
    const RecordingReport report = inspect(folder.path());
    QVERIFY(!hasUsablePart(report));
    const Error error = nothingUsable(report.recording, report.problems);
    QVERIFY2(error.oneLine().find("plc-01.csv: line 3") != std::string::npos, error.oneLine().c_str());
    testing::RecordingBuilder(folder.path()).terminal("plc-01").write();
    const RecordingReport bare = inspect(folder.path());
    QVERIFY(!hasUsablePart(bare));
    const std::string line = nothingUsable(bare.recording, bare.problems).oneLine();
    QVERIFY2(line.find("recording.json") != std::string::npos, line.c_str());
}

void RecordingTest::writesNothing() {
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder / "example");
    const auto before = snapshot(folder / "example");
    const RecordingReport report = inspect(folder / "example");
    QVERIFY(hashRecording(report.recording, {}).finished());
    QVERIFY(recordingToJson(report.recording).ok());
    QVERIFY(before == snapshot(folder / "example"));
}

void RecordingTest::unknownKeysSurvive() {
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder.path());
    std::string text = readFile(folder / "recording.json", 1U << 20U).take();
    text = replaced(text, "\"version\": 1,", "\"version\": 1, \"vendor\": {\"serial\": [1, 2.50, null]},");
    text = replaced(text, "\"id\": \"cnc-01\",", "\"id\": \"cnc-01\", \"colour\": \"green\",");
    text = replaced(text, "\"kind\": \"table\",", "\"kind\": \"table\", \"rate_hz\": 5,");
    text = replaced(text, "\"kind\": \"operation\",", "\"kind\": \"operation\", \"cable\": \"W12\",");
    text = replaced(text, "\"logs\": {", "\"logs\": { \"syslog\": \"s.txt\",");
    folder.write("recording.json", text);
    Result<Recording> recording = openRecording(folder.path());
    QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().oneLine().c_str());
    std::reverse(recording->terminals.begin(), recording->terminals.end());
    recording->terminals[0].name = "Lathe";
    recording->links.erase(recording->links.begin());
    const std::string written = recordingToJson(*recording).take();
    for (const char* kept : {"\"vendor\"", "\"serial\"", "\"colour\": \"green\"", "\"rate_hz\": 5",
                             "\"cable\": \"W12\"", "\"syslog\": \"s.txt\"", "\"Lathe\""}) {
        QVERIFY2(written.find(kept) != std::string::npos, kept);
    }
    QVERIFY(written.find("cnc-01") < written.find("\"green\""));
    QVERIFY(written.find("\"green\"") < written.find("\"plc-01\""));
    folder.write("recording.json", written);
    const Result<Recording> again = openRecording(folder.path());
    QVERIFY(again.ok());
    QCOMPARE(again->terminals[0].name, std::string("Lathe"));
    QCOMPARE(again->links.size(), 1U);
}

void RecordingTest::unchangedStaysUnchanged() {
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder.path());
    const Result<Recording> recording = openRecording(folder.path());
    QCOMPARE(recordingToJson(*recording).take(), readFile(folder / "recording.json", 1U << 20U).take());
}

void RecordingTest::hashSeesEveryFile() {
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder.path());
    const auto hash = [&] { return hashRecording(*openRecording(folder.path()), {}).take(); };
    std::vector<std::string> hashes = {hash()};
    QCOMPARE(hash(), hashes[0]);
    folder.write("annotations.json", "{}"); // answers are no evidence
    QCOMPARE(hash(), hashes[0]);
    for (const char* file :
         {"behavior/cnc-01.csv", "logs/communication.csv", "video/plc-01.device/200.png"}) {
        std::ofstream(folder / file, std::ios::app) << "x";
        hashes.push_back(hash());
    }
    fs::remove(folder / "behavior/cnc-01.csv");
    hashes.push_back(hash());
    fs::remove(folder / "video/plc-01.device/400.png");
    hashes.push_back(hash());
    std::sort(hashes.begin(), hashes.end());
    QVERIFY(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
}

void RecordingTest::cancelEndsTheInspection() {
    const testing::TemporaryFolder folder;
    const Result<Recording> recording = openRecording(testing::writeExampleRecording(folder.path()));
    CancelSource source;
    source.cancel();
    SilentProgress silent;
    QVERIFY(inspectRecording(*recording, source.token(), silent).cancelled());
    QVERIFY(hashRecording(*recording, source.token()).cancelled());
}

void RecordingTest::importsLooseFiles() {
    const testing::TemporaryFolder folder;
    const fs::path from = testing::writeExampleRecording(folder / "from");
    folder.write("stamped.csv",
                 "timestamp,a\n2024-05-17T09:32:10.250+08:00,1\n2024-05-17T09:32:00.5+08:00,2\n");
    ImportRequest request;
    request.out = folder / "new/";
    request.videos.push_back({"plc-01", "device", from / "video/plc-01.device"});
    request.tables.push_back({"plc-01", from / "behavior/plc-01.csv"});
    request.tables.push_back({"odd/../name", folder / "stamped.csv"});
    request.instructions = from / "logs/instructions.csv";
    request.communication = from / "logs/communication.csv";
    SilentProgress silent;
    const Outcome<Recording> made = importRecording(request, {}, silent);
    QVERIFY2(made.finished(), made.failed() ? made.error().oneLine().c_str() : "");
    QCOMPARE(made.value().id, std::string("new"));
    QCOMPARE(made.value().durationSeconds, 20.2); // the last of the pictures is shown for 0.2 s
    QCOMPARE(made.value().terminals[0].type, std::string("plc"));
    QCOMPARE(made.value().terminals[1].type, std::string("unknown"));
    QCOMPARE(formatTimestamp(*made.value().startedAt), std::string("2024-05-17T09:32:00.500+08:00"));
    const RecordingReport report = inspect(folder / "new");
    QCOMPARE(report.streams.size(), 3U);
    QCOMPARE(report.streams[0].video->frames, 101U);
    QCOMPARE(report.streams[2].table->firstSeconds, 0.0);
    QCOMPARE(report.streams[2].table->lastSeconds, 9.75);
    QCOMPARE(report.instructions->unknownEvents, 0U);
    QCOMPARE(report.communication->unknownParties, std::vector<std::string>{"cnc-01"});
}

void RecordingTest::importOfACaptureKnowsItsParties() {
    const fs::path capture = fs::path(VESTIGO_SHARED_DIR) / "data/ics_pcaps/ModbusTCP_ModbusTCP.pcap";
    if (!fs::exists(capture)) {
        QTest::qSkip("the shared data are not on this machine", __FILE__, __LINE__);
        return;
    }
    const testing::TemporaryFolder folder;
    ImportRequest request;
    request.out = folder / "new";
    request.communication = capture;
    SilentProgress silent;
    const Outcome<Recording> made = importRecording(request, {}, silent);
    QVERIFY2(made.finished(), made.failed() ? made.error().oneLine().c_str() : "");
    QVERIFY(made.value().terminals.size() >= 2);
    const RecordingReport report = inspect(folder / "new");
    QVERIFY2(report.problems.empty(),
             report.problems.empty() ? "" : report.problems[0].error.oneLine().c_str());
    QCOMPARE(report.communication->unknownEvents, 0U);
}

void RecordingTest::importLeavesNothingBehind_data() {
    QTest::addColumn<QByteArray>("terminal");
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<bool>("cancel");
    QTest::addColumn<int>("code");
    QTest::newRow("broken table") << QByteArray("b") << QByteArray("t,a\n0,1\n1\n") << false
                                  << static_cast<int>(ErrorCode::SyntaxInvalid);
    QTest::newRow("no such table") << QByteArray("b") << QByteArray() << false
                                   << static_cast<int>(ErrorCode::FileMissing);
    QTest::newRow("terminal twice") << QByteArray("a") << QByteArray("t,a\n0,1\n1,1\n") << false
                                    << static_cast<int>(ErrorCode::Duplicate);
    QTest::newRow("terminal without a name")
        << QByteArray() << QByteArray("t,a\n0,1\n1,1\n") << false << static_cast<int>(ErrorCode::Usage);
    QTest::newRow("lasts for ages") << QByteArray("b") << QByteArray("t,a\n0,1\n1e10,1\n") << false
                                    << static_cast<int>(ErrorCode::TooLarge);
    QTest::newRow("cancelled") << QByteArray("b") << QByteArray("t,a\n0,1\n1,1\n") << true << 0;
}

void RecordingTest::importLeavesNothingBehind() {
    QFETCH(QByteArray, terminal);
    QFETCH(QByteArray, table);
    QFETCH(bool, cancel);
    QFETCH(int, code);
    const testing::TemporaryFolder folder;
    fs::create_directories(folder / "place");
    ImportRequest request;
    request.out = folder / "place/new";
    request.tables.push_back({"a", folder.write("a.csv", "t,x\n0,1\n5,2\n")});
    request.tables.push_back({terminal.toStdString(), folder / "b.csv"});
    if (!table.isEmpty()) {
        folder.write("b.csv", table.toStdString());
    }
    CancelSource source;
    if (cancel) {
        source.cancel();
    }
    SilentProgress silent;
    const Outcome<Recording> made = importRecording(request, source.token(), silent);
    QCOMPARE(made.cancelled(), cancel);
    QVERIFY(cancel || static_cast<int>(made.error().code) == code);
    QVERIFY(fs::is_empty(folder / "place"));
}

void RecordingTest::importKeepsWhatIsThere() {
    const testing::TemporaryFolder folder;
    folder.write("full/mine.txt", "mine");
    fs::create_directories(folder / "empty");
    ImportRequest request;
    request.tables.push_back({"a", folder.write("a.csv", "t,x\n0,1\n5,2\n")});
    SilentProgress silent;
    for (const char* out : {"full", "full/mine.txt", "nowhere/new", ""}) {
        request.out = *out == '\0' ? fs::path() : folder / out;
        const Outcome<Recording> made = importRecording(request, {}, silent);
        QVERIFY2(made.failed() && made.error().code == ErrorCode::FileUnwritable, out);
    }
    QCOMPARE(readFile(folder / "full/mine.txt", 100).take(), std::string("mine"));
    request.out = folder / "empty";
    QVERIFY(importRecording(request, {}, silent).finished());
    request.out = folder / "other";
    request.tables.clear();
    QVERIFY(importRecording(request, {}, silent).error().code == ErrorCode::Usage);
}

void RecordingTest::opensPlantA() {
    const fs::path plant = fs::path(VESTIGO_SHARED_DIR) / "data/plant-a/rec";
    if (!fs::exists(plant)) {
        QTest::qSkip("the shared data are not on this machine", __FILE__, __LINE__);
        return;
    }
    int opened = 0;
    for (const auto& entry : fs::directory_iterator(plant)) {
        const Result<Recording> recording = openRecording(entry.path());
        QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().oneLine().c_str());
        QVERIFY2(recording->problems.empty(), entry.path().c_str());
        ++opened;
    }
    QCOMPARE(opened, 96);
}

QTEST_GUILESS_MAIN(RecordingTest)
#include "recording_test.moc"

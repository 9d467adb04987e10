// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a recording names and that are broken or odd: what is said of each, and whether it can be used.
#include "core/recordings/inspect.h"
#include "core/recordings/logs.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>
#include <sys/stat.h>

using namespace vestigo;
using namespace vestigo::recordings;

namespace {

namespace fs = std::filesystem;

/// What is said of one broken or odd file.
struct BadFile {
    const char* name;
    std::string content;
    int code; ///< an ErrorCode; -1: nothing is to be said
    const char* place;
    bool usable;
};

constexpr int silence = -1;

int code(ErrorCode value) {
    return static_cast<int>(value);
}

std::string rows(const char* head, const char* pattern, int count) {
    std::string text = head;
    for (int k = 0; k < count; ++k) {
        text += fillPlaceholders(pattern, {std::to_string(k), std::to_string(k % 3)});
    }
    return text;
}

std::string repeated(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

std::vector<BadFile> badTables() {
    using Code = ErrorCode;
    const std::string good = rows("t,a\n", "%1,%2\n", 21);
    std::string wide = "t";
    for (int i = 0; i < 5000; ++i) {
        wide += ",c" + std::to_string(i);
    }
    std::string utf16;
    for (const char c : good) {
        utf16 += std::string(1, c) + '\0';
    }
    return {
        {"good", good, silence, "", true},
        {"only blank lines", "\n\n\n", code(Code::Empty), "", false},
        {"a header only", "t,a\n", code(Code::Empty), "", false},
        {"a header without a line end", "t,a", code(Code::Empty), "", false},
        {"one row", "t,a\n7,1\n", silence, "", true},
        {"one row without a line end", "t,a\n7,1", silence, "", true},
        {"a byte order mark", "\xEF\xBB\xBF" + good, silence, "", true},
        {"CR LF", rows("t,a\r\n", "%1,%2\r\n", 21), silence, "", true},
        {"CR alone", rows("t,a\r", "%1,%2\r", 21), silence, "", true},
        {"semicolons and decimal commas", rows("t;a\n", "%1,0;%2,5\n", 21), silence, "", true},
        {"tabs", rows("t\ta\n", "%1\t%2\n", 21), silence, "", true},
        {"quotes", rows("\"t\",\"a\"\n", "\"%1\",\"%2\"\n", 21), silence, "", true},
        {"blanks around", rows(" t , a \n", " %1 , %2 \n", 21), silence, "", true},
        {"blank lines between", rows("\nt,a\n\n", "%1,%2\n\n", 21), silence, "", true},
        {"time in the last column", rows("a,t\n", "%1,%2\n", 21), code(Code::ValueInvalid), "line 5", true},
        {"no time column", "time,a\n1,2\n", code(Code::KeyMissing), "line 1", false},
        {"time only", "t\n1\n2\n", code(Code::Empty), "line 1", false},
        {"words only", rows("t,a\n", "%1,x%2\n", 21), code(Code::Empty), "line 1", false},
        {"all values missing", rows("t,a\n", "%1,nan\n", 21), code(Code::Empty), "line 1", false},
        {"two columns of one name", "t,a,a\n1,2,3\n", code(Code::Duplicate), "line 1", false},
        {"two time columns", "t,t,a\n1,2,3\n", code(Code::Duplicate), "line 1", false},
        {"5000 columns", wide + "\n", code(Code::TooLarge), "line 1", false},
        {"a million columns", "t" + repeated(",c", 1000000) + "\n", code(Code::TooLarge), "line 1", false},
        {"a row too short", "t,a,b\n1,2,3\n2,3\n3,4,5\n", code(Code::SyntaxInvalid), "line 3", false},
        {"a row too long", "t,a\n1,2\n2,3,4\n", code(Code::SyntaxInvalid), "line 3", false},
        {"a quote never closed", "t,a\n1,\"2\n3,4\n", code(Code::SyntaxInvalid), "line 2", false},
        {"no time in a row", "t,a\n1,2\nx,3\n", code(Code::ValueInvalid), "line 3", false},
        {"time not a number", "t,a\n1,2\nnan,3\n", code(Code::ValueInvalid), "line 3", false},
        {"time beyond everything", "t,a\n1e300,2\n", code(Code::ValueInvalid), "line 2", false},
        {"time infinite", "t,a\n1,2\ninf,3\n", code(Code::ValueInvalid), "line 3", false},
        {"time backwards", rows("t,a\n", "-%1,%2\n", 3), code(Code::ValueInvalid), "line 3", true},
        {"the same time always", rows("t,a\n", "5,%1%2\n", 21), silence, "", true},
        {"infinite values", "t,a\n0,1\n1,inf\n2,-inf\n", code(Code::ValueInvalid), "line 3", true},
        {"a value beyond double", "t,a\n0,1\n1,1e400\n2,3\n", code(Code::ValueInvalid), "line 3", true},
        {"tiny values", rows("t,a\n", "%1,%2e-320\n", 21), silence, "", true},
        {"hexadecimal", "t,a\n0,1\n1,0x10\n", code(Code::ValueInvalid), "line 3", true},
        {"NUL bytes", std::string("t,a\n1,\0\n", 8), code(Code::SyntaxInvalid), "line 2", false},
        {"UTF-16", "\xFF\xFE" + utf16, code(Code::SyntaxInvalid), "line 1", false},
        {"UTF-16 without its mark", utf16, code(Code::SyntaxInvalid), "line 1", false},
        {"a header that is no UTF-8", "t,temp\xE9\n1,2\n", code(Code::SyntaxInvalid), "line 1", false},
        {"an endless line", "t,a\n1," + std::string(3U << 20U, '9'), code(Code::TooLarge), "line 2", false},
        {"an endless header", std::string(3U << 20U, 'x'), code(Code::TooLarge), "line 1", false},
        {"a video",
         std::string("\0\0\0\x20"
                     "ftypisom",
                     12),
         code(Code::SyntaxInvalid), "line 1", false},
        {"breaks off in a row", "t,a,b\n0,1,2\n1,2", code(Code::Truncated), "line 3", true},
    };
}

std::vector<BadFile> badTimestamps() {
    using Code = ErrorCode;
    return {
        {"RFC 3339 of several zones",
         "timestamp,a\n2024-05-17T09:32:00+08:00,1\n2024-05-17T01:32:01Z,2\n2024-05-16T21:32:02.5-04:00,3\n",
         silence, "", true},
        {"with a blank for the T", "timestamp,a\n2024-05-17 09:32:01+08:00,1\n", silence, "", true},
        {"Unix seconds", "timestamp,a\n1715909520,1\n1715909520.4,2\n", silence, "", true},
        {"Unix milliseconds", "timestamp,a\n1715909520000,1\n1715909520400,2\n", silence, "", true},
        {"numbers and words of time mixed", "timestamp,a\n2024-05-17T09:32:00+08:00,1\n1715909520.4,2\n",
         silence, "", true},
        {"without a zone", "timestamp,a\n2024-05-17T09:32:00,1\n", code(Code::ValueInvalid), "line 2", false},
        {"on 30 February", "timestamp,a\n2024-02-30T09:32:00Z,1\n", code(Code::ValueInvalid), "line 2",
         false},
        {"in words", "timestamp,a\nyesterday,1\n", code(Code::ValueInvalid), "line 2", false},
        {"of another year", "timestamp,a\n1999-05-17T09:32:00+08:00,1\n1999-05-17T09:32:01+08:00,1\n",
         code(Code::ValueInvalid), "", true},
    };
}

std::vector<BadFile> badCaptures() {
    using Code = ErrorCode;
    const std::string head("\xD4\xC3\xB2\xA1\x02\0\x04\0\0\0\0\0\0\0\0\0\xFF\xFF\0\0\x01\0\0\0", 24);
    return {
        {"a capture's head alone", head, code(Code::Empty), "", false},
        {"half a head", head.substr(0, 10), code(Code::SyntaxInvalid), "", false},
        {"a packet that promises gigabytes", head + std::string(8, '\x01') + std::string(8, '\x7F') + "x",
         code(Code::SyntaxInvalid), "", false},
        {"another version", head.substr(0, 4) + std::string(1, '\x63') + head.substr(5),
         code(Code::SyntaxInvalid), "", false},
        {"pcapng with nonsense behind", "\x0A\x0D\x0D\x0A" + std::string(60, '\xEE'),
         code(Code::SyntaxInvalid), "", false},
    };
}

Outcome<RecordingReport> inspect(const fs::path& folder) {
    SilentProgress silent;
    const Result<Recording> recording = openRecording(folder);
    return recording ? inspectRecording(*recording, {}, silent) : Outcome<RecordingReport>(recording.error());
}

void addRows(const std::vector<BadFile>& files) {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<bool>("usable");
    for (const BadFile& bad : files) {
        QTest::newRow(bad.name) << QByteArray::fromStdString(bad.content) << bad.code << QByteArray(bad.place)
                                << bad.usable;
    }
}

} // namespace

class BadFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tables_data() { addRows(badTables()); }
    void tables() { checkTable(); }
    void timestamps_data() { addRows(badTimestamps()); }
    void timestamps() { checkTable(); }
    void hostsThatSpeakWithTerminalsAreNoProblem();
    void captures_data() { addRows(badCaptures()); }
    void captures();
    void imageFolders_data();
    void imageFolders();
    void aBrokenFirstImageIsPassedOver();
    void anImageBeyondAllTimeIsPassedOver();
    void nameWithAPatternIsOneFile();
    void theErrorNamesTheFileAndNotTheAnnotations();
    void pipesAndDevicesAreRefused();

private:
    void checkTable();
};

/// One problem of the expected kind, about the right file and place; and what is usable.
void BadFilesTest::checkTable() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    QFETCH(bool, usable);
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder(folder.path())
        .terminal("plc-01")
        .table("plc-01", content.toStdString())
        .write();
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QCOMPARE(report.value().streams[0].table.has_value(), usable);
    QCOMPARE(hasUsablePart(report.value()), usable);
    const std::vector<Problem>& problems = report.value().problems;
    if (code == silence) {
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].error.oneLine().c_str());
        return;
    }
    QVERIFY(!problems.empty());
    const std::string line = problems[0].error.oneLine();
    QVERIFY2(static_cast<int>(problems[0].error.code) == code, line.c_str());
    QVERIFY2(problems[0].error.place.rfind(place.toStdString(), 0) == 0, line.c_str());
    QVERIFY2(line.find("plc-01.csv: ") != std::string::npos && line.find('\n') == std::string::npos,
             line.c_str());
    QVERIFY2(line.size() < 1200 && line.back() == ')', line.c_str());
}

/// A SCADA or a historian speaks with the terminals and is none: its messages are counted, not complained of.
void BadFilesTest::hostsThatSpeakWithTerminalsAreNoProblem() {
    const testing::TemporaryFolder folder;
    testing::writeExampleRecording(folder.path());
    folder.write("logs/communication.csv", "t,src,dst,protocol,bytes,status\n1,scada,plc-01,tcp,9,ok\n");
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QCOMPARE(report.value().problems.size(), 0U);
    QCOMPARE(report.value().communication->unknownParties, std::vector<std::string>{"scada"});
    QCOMPARE(report.value().communication->unknownEvents, 0U);
}

void BadFilesTest::captures() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QFETCH(bool, usable);
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder(folder.path()).terminal("plc-01").communication(content.toStdString()).write();
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QCOMPARE(report.value().communication.has_value(), usable);
    QCOMPARE(report.value().problems.size(), 1U);
    const Error& error = report.value().problems[0].error;
    QVERIFY2(static_cast<int>(error.code) == code, error.oneLine().c_str());
    QVERIFY(error.oneLine().find("communication") != std::string::npos);
}

void BadFilesTest::imageFolders_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    // Signature, IHDR of 2147483647 x 2147483647, and an IDAT that says nothing.
    const QByteArray bomb("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x08\x02\0\0\0"
                          "\0\0\0\0\0\0\0\0IDAT\0\0\0\0",
                          45);
    QTest::newRow("empty") << QByteArray() << QByteArray() << code(ErrorCode::Empty);
    QTest::newRow("no image") << QByteArray("readme.txt") << QByteArray("x") << code(ErrorCode::Empty);
    QTest::newRow("an image whose name is no time")
        << QByteArray("first.png") << QByteArray("x") << code(ErrorCode::Empty);
    QTest::newRow("a negative time") << QByteArray("-5.png") << QByteArray("x") << code(ErrorCode::Empty);
    QTest::newRow("a time of infinity")
        << QByteArray("1e999.png") << QByteArray("x") << code(ErrorCode::Empty);
    QTest::newRow("a time beyond all measure")
        << QByteArray("099999999999999999999.png") << QByteArray("x") << code(ErrorCode::ValueInvalid);
    QTest::newRow("a time on the wall clock")
        << QByteArray("1715909520000.png") << QByteArray("x") << code(ErrorCode::ValueInvalid);
    QTest::newRow("text") << QByteArray("0.png") << QByteArray("text") << code(ErrorCode::SyntaxInvalid);
    QTest::newRow("an empty image") << QByteArray("0.png") << QByteArray() << code(ErrorCode::SyntaxInvalid);
    QTest::newRow("an image of gigapixels") << QByteArray("0.png") << bomb << code(ErrorCode::SyntaxInvalid);
}

void BadFilesTest::imageFolders() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    const testing::TemporaryFolder folder;
    fs::create_directories(folder / "images");
    if (!name.isEmpty()) {
        folder.write("images/" + name.toStdString(), content.toStdString());
    }
    testing::RecordingBuilder(folder.path())
        .terminal("plc-01")
        .stream("plc-01", "device", "video", "images")
        .write();
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QCOMPARE(report.value().problems.size(), 1U);
    const Error& error = report.value().problems[0].error;
    QVERIFY2(static_cast<int>(error.code) == code, error.oneLine().c_str());
    QVERIFY2(error.oneLine().find("images") != std::string::npos, error.oneLine().c_str());
}

void BadFilesTest::aBrokenFirstImageIsPassedOver() {
    const testing::TemporaryFolder folder;
    folder.write("images/0.png", "no picture");
    folder.write("images/500.png", testing::greyPng(8, 8, std::vector<std::uint8_t>(64, 1)));
    const auto reader = VideoReader::open(folder / "images");
    QVERIFY(reader.ok());
    QCOMPARE((*reader)->info().width, 8);
    const auto picture = (*reader)->next();
    QVERIFY(picture.ok() && picture->has_value());
    QCOMPARE((*picture)->t, 0.5);
    QCOMPARE((*reader)->damagedFrames(), 1U);
}

void BadFilesTest::anImageBeyondAllTimeIsPassedOver() {
    const testing::TemporaryFolder folder;
    const std::string png = testing::greyPng(8, 8, std::vector<std::uint8_t>(64, 1));
    for (const char* name : {"0", "500", "1000", "099999999999999999999"}) {
        folder.write(std::string("images/") + name + ".png", png);
    }
    testing::RecordingBuilder(folder.path())
        .duration(1.0)
        .terminal("plc-01")
        .stream("plc-01", "device", "video", "images")
        .write();
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QCOMPARE(report.value().streams.at(0).lastSeconds, 1.0);
    QCOMPARE(report.value().problems.size(), 1U); // and no gap of three billion years
    const std::string line = report.value().problems[0].error.oneLine();
    QVERIFY2(line.find("may last: 1") != std::string::npos, line.c_str());
}

/// FFmpeg would take "%d.png" for a series and open 0.png, 1.png ... beside it, wherever they lead.
void BadFilesTest::nameWithAPatternIsOneFile() {
    const testing::TemporaryFolder folder;
    const std::vector<std::uint8_t> grey(16 * 16, 100);
    folder.write("video/0.png", testing::greyPng(16, 16, grey));
    folder.write("video/1.png", testing::greyPng(16, 16, grey));
    folder.write("video/%d.png", testing::greyPng(8, 8, std::vector<std::uint8_t>(64, 1)));
    testing::RecordingBuilder(folder.path())
        .terminal("plc-01")
        .stream("plc-01", "device", "video", "video/%d.png")
        .write();
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished());
    QVERIFY(report.value().streams[0].video.has_value());
    QCOMPARE(report.value().streams[0].video->width, 8);
    QCOMPARE(report.value().streams[0].video->frames, 1U);
}

void BadFilesTest::theErrorNamesTheFileAndNotTheAnnotations() {
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder(folder.path())
        .terminal("plc-01")
        .table("plc-01", "t,a\n0,1\n1\n")
        .annotations("{}")
        .write();
    fs::remove(folder / "annotations.json");
    const Outcome<RecordingReport> report = inspect(folder.path());
    QVERIFY(report.finished() && !hasUsablePart(report.value()));
    const Error error = nothingUsable(report.value().recording, report.value().problems);
    QVERIFY2(error.oneLine().find("plc-01.csv: line 3") != std::string::npos, error.oneLine().c_str());
}

void BadFilesTest::pipesAndDevicesAreRefused() {
    const testing::TemporaryFolder folder;
    testing::RecordingBuilder(folder.path())
        .terminal("plc-01")
        .stream("plc-01", "behavior", "table", "pipe")
        .stream("plc-01", "device", "video", "pipe")
        .write();
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    const Outcome<RecordingReport> report = inspect(folder.path()); // and does not wait for a writer
    QVERIFY(report.finished());
    QCOMPARE(report.value().problems.size(), 2U);
    for (const Problem& problem : report.value().problems) {
        QVERIFY(problem.error.code == ErrorCode::FileUnreadable);
    }
}

QTEST_GUILESS_MAIN(BadFilesTest)
#include "bad_files_test.moc"

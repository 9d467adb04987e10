// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/recording.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>
#include <chrono>
#include <fstream>
#include <sys/stat.h>

using namespace vestigo;
using namespace vestigo::recordings;

namespace {

const char* const goodDocument = R"({
 "format": "ind-vibe-recording", "version": 1,
 "id": "r1", "site": "hall", "started_at": "2024-05-17T09:32:00+08:00", "duration_s": 64.0, "step_s": 0.5,
 "terminals": [
  {"id": "plc-01", "type": "plc", "name": "Line PLC", "position_m": [2.0, 5.5], "streams": [
   {"name": "behavior", "kind": "table", "file": "b/plc.csv", "offset_s": 0.0},
   {"name": "device", "kind": "video", "file": "v/plc.mp4", "offset_s": 0.0}]},
  {"id": "cnc-01", "type": "cnc_lathe"}
 ],
 "links": [{"from": "plc-01", "to": "cnc-01", "kind": "communication", "weight": 0.5}],
 "logs": {"instructions": "i.csv", "communication": "c.csv"},
 "annotations": "annotations.json"
})";

struct BadDocument {
    const char* name;
    const char* from; ///< of the good document; "" replaces it whole
    std::string to;
    ErrorCode code;
    const char* place;
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::vector<BadDocument> badSyntax() {
    using Code = ErrorCode;
    return {
        {"empty file", "", "", Code::Empty, ""},
        {"no JSON", "", "hello", Code::SyntaxInvalid, "line 1"},
        {"half a file", "", std::string(goodDocument).substr(0, 300), Code::SyntaxInvalid, "line 6"},
        {"text behind the end", "", std::string(goodDocument) + " x", Code::SyntaxInvalid, "line 1"},
        {"an array", "", "[]", Code::TypeWrong, ""},
        {"a number", "", "7", Code::TypeWrong, ""},
        {"binary", "", std::string("\x00\x01\x02", 3), Code::SyntaxInvalid, "line 1"},
        {"not UTF-8", "hall", "h\xE4ll", Code::SyntaxInvalid, "line 3"},
        {"UTF-16", "", std::string("\xFF\xFE{\0}\0", 6), Code::SyntaxInvalid, "line 1"},
        {"deep arrays", "", repeated("[", 100000), Code::TooLarge, ""},
        {"deep objects", "\"hall\"", repeated("{\"a\":", 5000) + "1" + repeated("}", 5000), Code::TooLarge,
         ""},
        {"key twice", "\"version\": 1,", "\"version\": 1, \"version\": 1,", Code::Duplicate, ""},
        {"NaN", "64.0", "NaN", Code::SyntaxInvalid, "line 3"},
        {"number beyond double", "64.0", "1e999", Code::SyntaxInvalid, "line 3"},
        {"too large", "\"hall\"", '"' + std::string(17U << 20U, 'x') + '"', Code::TooLarge, ""},
        {"long text", "\"hall\"", '"' + std::string(5000, 'x') + '"', Code::TooLarge, "site"},
    };
}

std::vector<BadDocument> badHead() {
    using Code = ErrorCode;
    return {
        {"format missing", "\"format\": \"ind-vibe-recording\", ", "", Code::KeyMissing, "format"},
        {"another format", "ind-vibe-recording", "coco", Code::FormatUnsupported, "format"},
        {"newer version", "\"version\": 1", "\"version\": 2", Code::FormatUnsupported, "version"},
        {"version a text", "\"version\": 1", "\"version\": \"1\"", Code::TypeWrong, "version"},
        {"id missing", "\"id\": \"r1\",", "", Code::KeyMissing, "id"},
        {"id empty", "\"r1\"", "\"\"", Code::ValueInvalid, "id"},
        {"id a number", "\"r1\"", "1", Code::TypeWrong, "id"},
        {"id with a line end", "\"r1\"", "\"r\\n1\"", Code::ValueInvalid, "id"},
        {"id with a NUL", "\"r1\"", "\"r\\u00001\"", Code::ValueInvalid, "id"},
        {"id too long", "\"r1\"", '"' + std::string(300, 'x') + '"', Code::TooLarge, "id"},
        {"start no time", "2024-05-17T09:32:00+08:00", "yesterday", Code::ValueInvalid, "started_at"},
        {"start without zone", "09:32:00+08:00", "09:32:00", Code::ValueInvalid, "started_at"},
        {"start on 30 February", "2024-05-17", "2024-02-30", Code::ValueInvalid, "started_at"},
        {"start a number", "\"2024-05-17T09:32:00+08:00\"", "1715909520", Code::TypeWrong, "started_at"},
        {"duration missing", "\"duration_s\": 64.0, ", "", Code::KeyMissing, "duration_s"},
        {"duration 0", "64.0", "0", Code::ValueInvalid, "duration_s"},
        {"duration negative", "64.0", "-64", Code::ValueInvalid, "duration_s"},
        {"duration a text", "64.0", "\"64\"", Code::TypeWrong, "duration_s"},
        {"duration true", "64.0", "true", Code::TypeWrong, "duration_s"},
        {"duration of a million years", "64.0", "3e13", Code::TooLarge, "duration_s"},
        {"step 0", "\"step_s\": 0.5", "\"step_s\": 0", Code::ValueInvalid, "step_s"},
        {"step negative", "\"step_s\": 0.5", "\"step_s\": -0.5", Code::ValueInvalid, "step_s"},
        {"step tiny", "\"step_s\": 0.5", "\"step_s\": 1e-300", Code::ValueInvalid, "step_s"},
        {"step an array", "\"step_s\": 0.5", "\"step_s\": [0.5]", Code::TypeWrong, "step_s"},
        {"too many steps", "64.0, \"step_s\": 0.5", "1e7, \"step_s\": 0.001", Code::TooLarge, "step_s"},
        {"logs a text", "{\"instructions\": \"i.csv\", \"communication\": \"c.csv\"}", "\"i.csv\"",
         Code::TypeWrong, "logs"},
        {"log a number", "\"i.csv\"", "3", Code::TypeWrong, "logs.instructions"},
        {"annotations an object", "\"annotations.json\"", "{}", Code::TypeWrong, "annotations"},
    };
}

std::vector<BadDocument> badTerminals() {
    using Code = ErrorCode;
    const char* const cnc = "{\"id\": \"cnc-01\", \"type\": \"cnc_lathe\"}";
    return {
        {"terminals missing", "\"terminals\"", "\"terminal\"", Code::KeyMissing, "terminals"},
        {"terminal a text", cnc, "\"cnc-01\"", Code::TypeWrong, "terminals[1]"},
        {"terminal null", cnc, "null", Code::TypeWrong, "terminals[1]"},
        {"terminal id missing", "\"id\": \"cnc-01\", ", "", Code::KeyMissing, "terminals[1].id"},
        {"terminal id twice", "\"id\": \"cnc-01\"", "\"id\": \"plc-01\"", Code::Duplicate, "terminals[1].id"},
        {"type missing", ", \"type\": \"cnc_lathe\"", "", Code::KeyMissing, "terminals[1].type"},
        {"type a number", "\"cnc_lathe\"", "3", Code::TypeWrong, "terminals[1].type"},
        {"too many terminals", cnc, repeated(std::string(cnc) + ",", 4100) + cnc, Code::TooLarge,
         "terminals"},
        {"position of one number", "[2.0, 5.5]", "[2.0]", Code::ValueInvalid, "terminals[0].position_m"},
        {"position of texts", "[2.0, 5.5]", "[2.0, \"5\"]", Code::TypeWrong, "terminals[0].position_m[1]"},
        {"position an object", "[2.0, 5.5]", "{}", Code::TypeWrong, "terminals[0].position_m"},
        {"position huge", "[2.0, 5.5]", "[2.0, 1e300]", Code::ValueInvalid, "terminals[0].position_m"},
        {"stream name twice", "\"device\"", "\"behavior\"", Code::Duplicate, "terminals[0].streams[1].name"},
        {"stream name missing", "\"name\": \"device\", ", "", Code::KeyMissing,
         "terminals[0].streams[1].name"},
        {"kind unknown", "\"video\"", "\"audio\"", Code::ValueInvalid, "terminals[0].streams[1].kind"},
        {"kind missing", "\"kind\": \"video\", ", "", Code::KeyMissing, "terminals[0].streams[1].kind"},
        {"file missing", "\"file\": \"v/plc.mp4\", ", "", Code::KeyMissing, "terminals[0].streams[1].file"},
        {"file a list", "\"v/plc.mp4\"", "[\"v\"]", Code::TypeWrong, "terminals[0].streams[1].file"},
        {"offset a text", "\"offset_s\": 0.0}]", "\"offset_s\": \"0\"}]", Code::TypeWrong,
         "terminals[0].streams[1].offset_s"},
        {"offset huge", "\"offset_s\": 0.0}]", "\"offset_s\": 1e300}]", Code::ValueInvalid,
         "terminals[0].streams[1].offset_s"},
        {"too many streams", "{\"name\": \"device\"",
         repeated("{\"name\": \"x\", \"kind\": \"table\", \"file\": \"x\"},", 70) + "{\"name\": \"device\"",
         Code::TooLarge, "terminals[0].streams"},
    };
}

std::vector<BadDocument> badPathsAndLinks() {
    using Code = ErrorCode;
    const char* const file = "terminals[0].streams[1].file";
    return {
        {"absolute path", "v/plc.mp4", "/etc/passwd", Code::PathForbidden, file},
        {"path out", "v/plc.mp4", "../other/plc.mp4", Code::PathForbidden, file},
        {"path out in the middle", "v/plc.mp4", "v/../../plc.mp4", Code::PathForbidden, file},
        {"path of a drive", "v/plc.mp4", "C:/plc.mp4", Code::PathForbidden, file},
        {"path with backslashes", "v/plc.mp4", "v\\\\plc.mp4", Code::PathForbidden, file},
        {"link out", "v/plc.mp4", "out/plc.mp4", Code::PathForbidden, file},
        {"link in a circle", "v/plc.mp4", "circle/plc.mp4", Code::PathForbidden, file},
        {"log path out", "\"i.csv\"", "\"../i.csv\"", Code::PathForbidden, "logs.instructions"},
        {"annotations path absolute", "\"annotations.json\"", "\"/a.json\"", Code::PathForbidden,
         "annotations"},
        {"links an object",
         "[{\"from\": \"plc-01\", \"to\": \"cnc-01\", \"kind\": \"communication\", \"weight\": 0.5}]", "{}",
         Code::TypeWrong, "links"},
        {"link to nobody", "\"to\": \"cnc-01\"", "\"to\": \"cnc-02\"", Code::ReferenceUnknown, "links[0].to"},
        {"link from nobody", "\"from\": \"plc-01\"", "\"from\": \"x\"", Code::ReferenceUnknown,
         "links[0].from"},
        {"link kind unknown", "\"communication\", \"weight\"", "\"love\", \"weight\"", Code::ValueInvalid,
         "links[0].kind"},
        {"link weight 2", "\"weight\": 0.5", "\"weight\": 2", Code::ValueInvalid, "links[0].weight"},
        {"link weight negative", "\"weight\": 0.5", "\"weight\": -0.1", Code::ValueInvalid,
         "links[0].weight"},
        {"link weight a text", "\"weight\": 0.5", "\"weight\": \"0.5\"", Code::TypeWrong, "links[0].weight"},
    };
}

} // namespace

class BadDocumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theGoodOneOpens();
    void refused_data();
    void refused();
    void notARecording();
    void manyKeysAreQuick();
    void oddLinksAreLeftOut();
};

void BadDocumentsTest::theGoodOneOpens() {
    const testing::TemporaryFolder folder;
    folder.write("recording.json", std::string("\xEF\xBB\xBF") + goodDocument);
    const Result<Recording> recording = openRecording(folder.path());
    QVERIFY2(recording.ok(), recording.ok() ? "" : recording.error().oneLine().c_str());
    QCOMPARE(recording->terminals.size(), 2U);
    QCOMPARE(recording->terminals[1].name, std::string("cnc-01"));
    QCOMPARE(recording->problems.size(), 5U); // nothing that it names is there
    for (const Problem& problem : recording->problems) {
        QVERIFY(problem.error.code == ErrorCode::FileMissing);
    }
    QVERIFY(!namesUsableFile(*recording));
    QVERIFY(nothingUsable(*recording, recording->problems).oneLine().find("plc.csv") != std::string::npos);
}

void BadDocumentsTest::refused_data() {
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    for (const auto& list : {badSyntax(), badHead(), badTerminals(), badPathsAndLinks()}) {
        for (const BadDocument& bad : list) {
            std::string document = goodDocument;
            const std::string from = bad.from;
            if (from.empty()) {
                document = bad.to;
            } else {
                QVERIFY2(document.find(from) != std::string::npos, bad.name);
                document.replace(document.find(from), from.size(), bad.to);
            }
            QTest::newRow(bad.name) << QByteArray::fromStdString(document) << static_cast<int>(bad.code)
                                    << QByteArray(bad.place);
        }
    }
}

void BadDocumentsTest::refused() {
    QFETCH(QByteArray, document);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    const testing::TemporaryFolder folder;
    std::filesystem::create_symlink("/tmp", folder / "out");
    std::filesystem::create_symlink("circle", folder / "circle");
    folder.write("recording.json", document.toStdString());
    const Result<Recording> recording = openRecording(folder.path());
    QVERIFY(!recording.ok());
    const std::string line = recording.error().oneLine();
    QVERIFY2(static_cast<int>(recording.error().code) == code, line.c_str());
    QVERIFY2(line.find("recording.json") != std::string::npos, line.c_str());
    QVERIFY2(recording.error().place.rfind(place.toStdString(), 0) == 0, line.c_str());
    QVERIFY2(line.find('\n') == std::string::npos && line.size() < 1200, line.c_str());
    QVERIFY2(line.find('%') == std::string::npos, line.c_str()); // no placeholder was forgotten
    QVERIFY2(line.back() == ')', line.c_str());                  // it says what to do
}

void BadDocumentsTest::notARecording() {
    const testing::TemporaryFolder folder;
    const auto codeOf = [](const std::filesystem::path& path) {
        const Result<Recording> recording = openRecording(path);
        return recording.ok() ? ErrorCode::Internal : recording.error().code;
    };
    QVERIFY(codeOf(folder.path()) == ErrorCode::FileMissing);
    QVERIFY(codeOf(folder / "nowhere") == ErrorCode::FileMissing);
    QVERIFY(codeOf({}) == ErrorCode::FileMissing);
    QVERIFY(codeOf(folder.write("film.mp4", "no film")) == ErrorCode::SyntaxInvalid);
    std::filesystem::create_directories(folder / "a/recording.json");
    QVERIFY(codeOf(folder / "a") == ErrorCode::FileUnreadable);
    std::filesystem::create_directories(folder / "b");
    QCOMPARE(::mkfifo((folder / "b/recording.json").c_str(), 0600), 0);
    QVERIFY(codeOf(folder / "b") == ErrorCode::FileUnreadable); // and does not wait for a writer
    QVERIFY(codeOf("/dev/zero") == ErrorCode::FileUnreadable);
    QVERIFY(codeOf(folder / std::string(5000, 'x')) == ErrorCode::FileUnreadable);
}

void BadDocumentsTest::manyKeysAreQuick() {
    std::string keys;
    for (int i = 0; i < 500000; ++i) {
        keys += "\"unknown" + std::to_string(i) + "\": 1,\n";
    }
    std::string document = goodDocument;
    document.insert(1, keys);
    const testing::TemporaryFolder folder;
    folder.write("recording.json", document);
    const auto start = std::chrono::steady_clock::now();
    const Result<Recording> recording = openRecording(folder.path());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    QVERIFY(recording.ok());
    QVERIFY2(took.count() < 60.0, std::to_string(took.count()).c_str());
}

void BadDocumentsTest::oddLinksAreLeftOut() {
    std::string document = goodDocument;
    const std::string link = R"({"from": "plc-01", "to": "cnc-01", "kind": "communication"},)"
                             R"({"from": "plc-01", "to": "plc-01", "kind": "communication"},)";
    document.insert(document.find("\"links\": [") + 10, link);
    const testing::TemporaryFolder folder;
    folder.write("recording.json", document);
    const Result<Recording> recording = openRecording(folder.path());
    QVERIFY(recording.ok());
    QCOMPARE(recording->links.size(), 1U);
    QVERIFY(recording->problems[0].error.place == "links[1]");
    QVERIFY(recording->problems[0].error.code == ErrorCode::ValueInvalid);
    QVERIFY(recording->problems[1].error.place == "links[2]");
    QVERIFY(recording->problems[1].error.code == ErrorCode::Duplicate);
}

QTEST_GUILESS_MAIN(BadDocumentsTest)
#include "bad_documents_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/labels/annotations.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

using namespace vestigo;
using namespace vestigo::labels;

namespace {

const char* const goodDocument = R"({
 "format": "ind-vibe-annotations", "version": 1, "recording": "r1", "tool": {"name": "other", "v": [1, 2.50]},
 "anomalies": [
  {"id": "a1", "terminal": "plc-01", "type": "malicious_tampering", "start_s": 41.5, "end_s": 55, "note": "n1",
   "regions": [{"stream": "device", "start_s": 42.0, "end_s": 55.0, "box": [30, 12, 18, 18], "occluded": true}],
   "behavior_segments": [{"start_s": 41.5, "end_s": 47.0, "features": ["instr_surprise"], "why": "w"}]},
  {"id": "a2", "terminal": "cnc-01", "type": "gremlins", "start_s": 50.0, "end_s": 60.0}
 ],
 "causal_edges": [{"from": "a1", "to": "a2", "lag_s": 6.0, "sure": 0.5}],
 "activities": [{"terminal": "cnc-01", "type": "maintenance", "start_s": 10.0, "end_s": 18.0, "who": "x"}],
 "rois": [
  {"terminal": "plc-01", "stream": "device", "name": "gauge", "start_s": 0.0, "end_s": 64.0, "box": [20, 8, 60, 24]},
  {"terminal": "plc-01", "stream": "operator", "name": "operator_hands", "start_s": 1, "end_s": 2,
   "box": [1, 2, 3, 4], "provenance": [{"author": "me", "at": "now", "tool": "t", "action": "made"}]}
 ]
})";

struct Bad {
    const char* name;
    const char* from;
    const char* to;
    ErrorCode code;
    const char* place;
};

const std::vector<Bad>& badDocuments() {
    using Code = ErrorCode;
    static const std::vector<Bad> all = {
        {"no JSON", "{\n", "", Code::SyntaxInvalid, "line 1"},
        {"another format", "ind-vibe-annotations", "coco", Code::FormatUnsupported, "format"},
        {"newer version", "\"version\": 1", "\"version\": 3", Code::FormatUnsupported, "version"},
        {"version missing", "\"version\": 1, ", "", Code::KeyMissing, "version"},
        {"anomalies an object", "\"activities\": [", "\"activities\": {}, \"other\": [", Code::TypeWrong,
         "activities"},
        {"anomaly id missing", "\"id\": \"a2\", ", "", Code::KeyMissing, "anomalies[1].id"},
        {"anomaly id twice", "\"id\": \"a2\"", "\"id\": \"a1\"", Code::Duplicate, "anomalies[1].id"},
        {"terminal missing", "\"terminal\": \"plc-01\", \"type\"", "\"type\"", Code::KeyMissing,
         "anomalies[0].terminal"},
        {"type a number", "\"gremlins\"", "4", Code::TypeWrong, "anomalies[1].type"},
        {"end before start", "\"end_s\": 60.0", "\"end_s\": 49", Code::ValueInvalid, "anomalies[1].end_s"},
        {"start a text", "\"start_s\": 50.0", "\"start_s\": \"50\"", Code::TypeWrong, "anomalies[1].start_s"},
        {"start missing", "\"start_s\": 50.0, ", "", Code::KeyMissing, "anomalies[1].start_s"},
        {"start huge", "\"start_s\": 50.0", "\"start_s\": -1e300", Code::ValueInvalid,
         "anomalies[1].start_s"},
        {"start infinite", "\"start_s\": 50.0", "\"start_s\": 1e999", Code::SyntaxInvalid, "line 7"},
        {"box of three", "[30, 12, 18, 18]", "[30, 12, 18]", Code::ValueInvalid,
         "anomalies[0].regions[0].box"},
        {"box of texts", "[30, 12, 18, 18]", "[30, 12, \"18\", 18]", Code::TypeWrong,
         "anomalies[0].regions[0].box[2]"},
        {"box negative", "[20, 8, 60, 24]", "[20, 8, -60, 24]", Code::ValueInvalid, "rois[0].box"},
        {"box huge", "[20, 8, 60, 24]", "[20, 8, 1e30, 24]", Code::ValueInvalid, "rois[0].box"},
        {"box missing", ", \"box\": [20, 8, 60, 24]", "", Code::KeyMissing, "rois[0].box"},
        {"features a text", "[\"instr_surprise\"]", "\"instr_surprise\"", Code::TypeWrong,
         "anomalies[0].behavior_segments[0].features"},
        {"feature a number", "[\"instr_surprise\"]", "[1]", Code::TypeWrong,
         "anomalies[0].behavior_segments[0].features[0]"},
        {"edge to nobody", "\"to\": \"a2\"", "\"to\": \"a3\"", Code::ReferenceUnknown, "causal_edges[0].to"},
        {"edge to itself", "\"to\": \"a2\"", "\"to\": \"a1\"", Code::ValueInvalid, "causal_edges[0].to"},
        {"lag a text", "\"lag_s\": 6.0", "\"lag_s\": \"6\"", Code::TypeWrong, "causal_edges[0].lag_s"},
        {"roi without a name", "\"name\": \"gauge\", ", "", Code::KeyMissing, "rois[0].name"},
    };
    return all;
}

std::string replaced(const char* from, const char* to) {
    std::string text = goodDocument;
    const std::size_t at = text.find(from);
    return at == std::string::npos ? std::string("NOT FOUND")
                                   : text.replace(at, std::string(from).size(), to);
}

} // namespace

class AnnotationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refused_data();
    void refused();
    void unchangedStaysUnchanged();
    void unknownKeysSurviveEdits();
    void madeFromNothing();
    void everythingMayBeAbsent();
    void plantA();
};

void AnnotationsTest::reads() {
    const Result<Annotations> all = parseAnnotations(goodDocument, "a.json");
    QVERIFY2(all.ok(), all.ok() ? "" : all.error().oneLine().c_str());
    QCOMPARE(all->recording, std::string("r1"));
    QCOMPARE(all->anomalies.size(), 2U);
    QCOMPARE(all->anomalies[0].regions[0].box.width, 18.0);
    QCOMPARE(all->anomalies[0].segments[0].features, std::vector<std::string>{"instr_surprise"});
    QCOMPARE(all->edges[0].lagSeconds, 6.0);
    QVERIFY(abnormalAt(*all, "plc-01", 41.5));
    QVERIFY(abnormalAt(*all, "plc-01", 55.0));
    QVERIFY(!abnormalAt(*all, "plc-01", 55.1));
    QVERIFY(!abnormalAt(*all, "cnc-01", 41.5));
    QCOMPARE(fixedRegions(*all).size(), 1U); // hands move: an answer, not a place
    QCOMPARE(fixedRegions(*all)[0].name, std::string("gauge"));
}

void AnnotationsTest::refused_data() {
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    for (const Bad& bad : badDocuments()) {
        QTest::newRow(bad.name) << QByteArray::fromStdString(replaced(bad.from, bad.to))
                                << static_cast<int>(bad.code) << QByteArray(bad.place);
    }
}

void AnnotationsTest::refused() {
    QFETCH(QByteArray, document);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    const testing::TemporaryFolder folder;
    const Result<Annotations> all = readAnnotations(folder.write("annotations.json", document.toStdString()));
    QVERIFY(!all.ok());
    const std::string line = all.error().oneLine();
    QVERIFY2(static_cast<int>(all.error().code) == code, line.c_str());
    QVERIFY2(all.error().place.rfind(place.toStdString(), 0) == 0, line.c_str());
    QVERIFY2(line.find("annotations.json") != std::string::npos && line.back() == ')', line.c_str());
}

void AnnotationsTest::unchangedStaysUnchanged() {
    const std::string once = annotationsToJson(*parseAnnotations(goodDocument, "a.json")).take();
    const std::string twice = annotationsToJson(*parseAnnotations(once, "a.json")).take();
    QCOMPARE(once, twice);
    QVERIFY(once.find("\"end_s\": 55,") != std::string::npos); // not rewritten as 55.0
    QVERIFY(once.find("\"tool\"") < once.find("\"anomalies\""));
}

void AnnotationsTest::unknownKeysSurviveEdits() {
    Result<Annotations> all = parseAnnotations(goodDocument, "a.json");
    all->rois.erase(all->rois.begin());
    all->rois[0].box.x = 77.0;
    all->anomalies[0].regions[0].range.end = 54.0;
    all->activities[0].type = "changeover";
    all->anomalies.push_back(all->anomalies[1]);
    all->anomalies.back().id = "a3";
    all->anomalies.back().original.clear();
    const std::string written = annotationsToJson(*all).take();
    for (const char* kept :
         {"\"tool\"", "\"note\": \"n1\"", "\"occluded\": true", "\"why\": \"w\"", "\"sure\": 0.5",
          "\"who\": \"x\"", "\"author\": \"me\"", "\"changeover\"", "77"}) {
        QVERIFY2(written.find(kept) != std::string::npos, kept);
    }
    const Result<Annotations> again = parseAnnotations(written, "b.json");
    QVERIFY(again.ok());
    QCOMPARE(again->rois.size(), 1U);
    QCOMPARE(again->rois[0].box.x, 77.0);
    QCOMPARE(again->anomalies[0].regions[0].range.end, 54.0);
    QCOMPARE(again->anomalies.size(), 3U);
}

void AnnotationsTest::madeFromNothing() {
    Annotations made;
    made.recording = "new";
    Anomaly anomaly;
    anomaly.id = "a1";
    anomaly.terminal = "t";
    anomaly.type = "overload";
    anomaly.range = {1.0, 2.0};
    made.anomalies.push_back(anomaly);
    const Result<Annotations> again = parseAnnotations(annotationsToJson(made).take(), "new.json");
    QVERIFY2(again.ok(), again.ok() ? "" : again.error().oneLine().c_str());
    QCOMPARE(again->anomalies[0].type, std::string("overload"));
}

void AnnotationsTest::everythingMayBeAbsent() {
    const Result<Annotations> bare =
        parseAnnotations(R"({"format":"ind-vibe-annotations","version":1.0})", "a.json");
    QVERIFY(bare.ok());
    QVERIFY(bare->anomalies.empty() && bare->rois.empty());
    QVERIFY(annotationsToJson(*bare).take().find("rois") == std::string::npos);
}

void AnnotationsTest::plantA() {
    const std::filesystem::path plant = std::filesystem::path(VESTIGO_SHARED_DIR) / "data/plant-a/rec";
    if (!std::filesystem::exists(plant)) {
        QTest::qSkip("the shared data are not on this machine", __FILE__, __LINE__);
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(plant)) {
        const Result<Annotations> all = readAnnotations(entry.path() / "annotations.json");
        QVERIFY2(all.ok(), all.ok() ? "" : all.error().oneLine().c_str());
        QVERIFY(!all->rois.empty());
    }
}

QTEST_GUILESS_MAIN(AnnotationsTest)
#include "annotations_test.moc"

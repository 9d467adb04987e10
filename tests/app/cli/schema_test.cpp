// SPDX-License-Identifier: GPL-3.0-or-later
// Results and documents against the JSON Schemas that the project ships, by a validator that is not ours.
#include "tests/app/cli/program.h"
#include "tests/support/recording_builder.h"
#include "tests/support/temporary_folder.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::cli_test;
namespace fs = std::filesystem;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the validator says; empty when all files fit.
QByteArray complaints(const char* schema, const QStringList& files) {
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(
        "/usr/bin/python3",
        QStringList{VESTIGO_SOURCE_DIR "/tests/app/cli/validate.py",
                    QStringLiteral(VESTIGO_SOURCE_DIR "/resources/schema/%1.schema.json").arg(schema)} +
            files);
    const bool ended = python.waitForFinished(60000);
    const QByteArray said = python.readAll();
    return ended && python.exitCode() == 0 ? QByteArray() : "wrong: " + said;
}

/// Two minutes in which the second terminal follows the first into trouble.
void writeTroubledRecording(const fs::path& folder) {
    const auto wave = [](double from, double to) {
        return [from, to](double t) { return 10.0 + std::sin(t) + (t >= from && t < to ? 9.0 : 0.0); };
    };
    testing::RecordingBuilder builder(folder);
    builder.duration(120.0).terminal("plc-01").terminal("cnc-01", "cnc_lathe").link("plc-01", "cnc-01");
    builder.table("plc-01", 0.25, {{"current_a", wave(80.0, 92.0)}, {"flow_l_min", wave(80.0, 92.0)}});
    builder.table("cnc-01", 0.25, {{"current_a", wave(84.0, 95.0)}, {"torque_nm", wave(84.0, 95.0)}});
    builder.images("plc-01", "device", 32, 32, 1.0, [](std::size_t index, std::vector<std::uint8_t>& grey) {
        std::fill(grey.begin(), grey.begin() + 200, index >= 80 && index < 92 ? 250 : 20);
    });
    builder.write();
}

} // namespace

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsFit();
    void brokenResultsDoNot_data();
    void brokenResultsDoNot();
    void documentsFit();
    void brokenDocumentsDoNot_data();
    void brokenDocumentsDoNot();
    void whatImportWritesFits();

private:
    testing::TemporaryFolder folder_;
    QByteArray result_;
};

void SchemaTest::initTestCase() {
    testing::writeExampleRecording(folder_ / "set/rec");
    writeTroubledRecording(folder_ / "troubled");
    folder_.write("set/dataset.json", R"({"format": "ind-vibe-dataset", "version": 1, "recordings":
                                          [{"path": "rec", "split": "train"}]})");
    const QString rec = text(folder_ / "set/rec");
    const QString model = text(folder_ / "model");
    QCOMPARE(run({"train", "--dataset", text(folder_ / "set"), "--engine", "kmeans", "--out", model}).status,
             0);
    QCOMPARE(run({"analyze", text(folder_ / "troubled"), "--json", text(folder_ / "offline.json")}).status,
             0);
    QCOMPARE(run({"analyze", rec, "--causal", "--json", text(folder_ / "causal.json")}).status, 0);
    QCOMPARE(run({"analyze", rec, "--model", model, "--json", text(folder_ / "model.json")}).status, 0);
    // Next to nothing: two rows, no video, no log, no link.
    testing::RecordingBuilder(folder_ / "bare")
        .terminal("a")
        .table("a", "t,x\n1,2\n2,\n")
        .terminal("b")
        .write();
    QCOMPARE(run({"analyze", text(folder_ / "bare"), "--json", text(folder_ / "bare.json")}).status, 0);
    result_ = contentOf(text(folder_ / "offline.json"));
    const Ended corrected = run({"analyze", rec, "--offset", "plc-01:device=-0.5", "--db",
                                 text(folder_ / "project.vestigo"), "--json", text(folder_ / "offset.json")});
    QCOMPARE(corrected.status, 0);
    QVERIFY(contentOf(text(folder_ / "offset.json")).contains("applied_offsets"));
}

void SchemaTest::resultsFit() {
    QStringList files;
    for (const char* name : {"offline", "causal", "model", "bare", "offset"}) {
        files << text(folder_ / (std::string(name) + ".json"));
    }
    QCOMPARE(complaints("vestigo-analysis", files), QByteArray());
    QVERIFY2(result_.contains("\"episodes\""), "an example that finds nothing tests nothing");
}

void SchemaTest::brokenResultsDoNot_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("replacement");
    const auto row = [](const char* name, const char* pattern, const char* replacement) {
        QTest::newRow(name) << QString(pattern) << QByteArray(replacement);
    };
    row("another format", "\"vestigo-analysis\"", "\"coco\"");
    row("another version", "\"version\": 1", "\"version\": 2");
    row("no engine", "\"engine\"", "\"motor\"");
    row("causal a word", "\"causal\": false", "\"causal\": \"no\"");
    row("a short hash", "\"sha256\": \"....", "\"sha256\": \"");
    row("no incidents", "\"incidents\"", "\"accidents\"");
    row("no timing", "\"timing\"", "\"time\"");
    row("a time before the recording", "\"t\": \\[\\s*8.0", "\"t\": [-8.0");
    row("a probability over 1", "\"probability\": \\[", "\"probability\": [1.5,");
    row("a probability in words", "\"probability\": \\[", "\"probability\": [\"high\",");
    row("not a number", "\"probability\": \\[", "\"probability\": [NaN,");
    row("abnormal a number", "\"abnormal\": \\[", "\"abnormal\": [0,");
    row("no threshold", "\"threshold\": [0-9.]+", "\"threshold\": null");
    row("a peak over 1", "\"peak_probability\": [0-9.]+", "\"peak_probability\": 7");
    row("an empty root", "\"root_cause\": \"[^\"]+\"", "\"root_cause\": \"\"");
    row("a rule without a root", "\"root_cause\"", "\"cause\"");
    row("a rule nobody knows", "\"root_rule\": \"[^\"]+\"", "\"root_rule\": \"dice\"");
    row("an episode of nobody", "\"episodes\": \\[\\s*\\{\\s*\"terminal\"", "\"episodes\": [{\"machine\"");
    row("no episodes", "\"episodes\": \\[", "\"episodes\": [], \"more\": [");
    row("a weight over 1", "\"features\": \\[\\s*\\{\\s*\"name\": \"[^\"]+\",\\s*\"weight\": [0-9.]+",
        "\"features\": [{\"name\": \"x\", \"weight\": 3");
}

void SchemaTest::brokenResultsDoNot() {
    QFETCH(QString, pattern);
    QFETCH(QByteArray, replacement);
    const QRegularExpressionMatch match = QRegularExpression(pattern).match(QString::fromUtf8(result_));
    QVERIFY2(match.hasMatch(), "there is nothing of the kind to break");
    QString broken = QString::fromUtf8(result_);
    broken.replace(match.capturedStart(), match.capturedLength(), QString::fromUtf8(replacement));
    const fs::path file = folder_.write("broken.json", broken.toStdString());
    QVERIFY(complaints("vestigo-analysis", {text(file)}).contains("broken.json: "));
}

void SchemaTest::documentsFit() {
    const QString demo = QStringLiteral(VESTIGO_SOURCE_DIR "/resources/demo/recording/");
    QCOMPARE(
        complaints("ind-vibe-recording", {demo + "recording.json", text(folder_ / "set/rec/recording.json"),
                                          text(folder_ / "bare/recording.json")}),
        QByteArray());
    QCOMPARE(complaints("ind-vibe-annotations",
                        {demo + "annotations.json", text(folder_ / "set/rec/annotations.json")}),
             QByteArray());
    QCOMPARE(complaints("ind-vibe-dataset", {text(folder_ / "set/dataset.json")}), QByteArray());
}

void SchemaTest::brokenDocumentsDoNot_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("no terminal") << QByteArray("ind-vibe-recording")
                                 << QByteArray(R"({"format": "ind-vibe-recording", "version": 1, "id": "a",
                                     "duration_s": 1, "terminals": []})");
    QTest::newRow("a path out") << QByteArray("ind-vibe-recording")
                                << QByteArray(R"({"format": "ind-vibe-recording", "version": 1, "id": "a",
                                     "duration_s": 1, "terminals": [{"id": "a", "type": "plc", "streams":
                                     [{"name": "b", "kind": "table", "file": "../b.csv"}]}]})");
    QTest::newRow("a box of three") << QByteArray("ind-vibe-annotations")
                                    << QByteArray(R"({"format": "ind-vibe-annotations", "version": 1, "rois":
                                     [{"terminal": "a", "stream": "b", "name": "c", "start_s": 0, "end_s": 1,
                                       "box": [1, 2, 3]}]})");
    QTest::newRow("no such split") << QByteArray("ind-vibe-dataset")
                                   << QByteArray(R"({"format": "ind-vibe-dataset", "version": 1,
                                     "recordings": [{"path": "a", "split": "all"}]})");
}

void SchemaTest::brokenDocumentsDoNot() {
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, document);
    const fs::path file = folder_.write("document.json", document.toStdString());
    QVERIFY(complaints(schema.constData(), {text(file)}).contains("document.json: "));
}

void SchemaTest::whatImportWritesFits() {
    const fs::path rec = folder_ / "set/rec";
    const Ended made = run(
        {"import", "--out", text(folder_ / "made"), "--table", "plc-01=" + text(rec / "behavior/plc-01.csv"),
         "--video", "plc-01:device=" + text(rec / "video/plc-01.device"), "--instructions",
         text(rec / "logs/instructions.csv"), "--communication", text(rec / "logs/communication.csv")});
    QVERIFY2(made.status == 0, made.err.constData());
    QCOMPARE(complaints("ind-vibe-recording", {text(folder_ / "made/recording.json")}), QByteArray());
    QVERIFY(contentOf(text(folder_ / "made/recording.json")).contains("\"version\": 1,")); // not 1.0
    const Ended info = run({"info", text(folder_ / "made")});
    QCOMPARE(info.status, 0);
    QCOMPARE(run({"analyze", text(folder_ / "made"), "--json", text(folder_ / "made.json")}).status, 0);
    QCOMPARE(complaints("vestigo-analysis", {text(folder_ / "made.json")}), QByteArray());
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"

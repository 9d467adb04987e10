// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/dataset_file.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

using namespace vestigo;
using namespace vestigo::dataset;

namespace {

const char* const goodDocument = R"({
 "format": "ind-vibe-dataset", "version": 1, "name": "plant", "licence": "CC0",
 "recordings": [{"path": "rec/0001", "split": "train", "shift": "night"}, {"path": "rec/0002", "split": "test"}],
 "classes": {"terminals": ["plc"], "anomalies": ["overload"], "colours": 3}
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
        {"another format", "ind-vibe-dataset", "coco", Code::FormatUnsupported, "format"},
        {"newer version", "\"version\": 1", "\"version\": 1.5", Code::FormatUnsupported, "version"},
        {"recordings missing", "\"recordings\"", "\"records\"", Code::KeyMissing, "recordings"},
        {"no recording", "\"recordings\": [", "\"recordings\": [], \"other\": [", Code::Empty, "recordings"},
        {"entry a text", "{\"path\": \"rec/0002\", \"split\": \"test\"}", "\"rec/0002\"", Code::TypeWrong,
         "recordings[1]"},
        {"split unknown", "\"test\"", "\"holdout\"", Code::ValueInvalid, "recordings[1].split"},
        {"split missing", ", \"split\": \"test\"", "", Code::KeyMissing, "recordings[1].split"},
        {"path missing", "\"path\": \"rec/0002\", ", "", Code::KeyMissing, "recordings[1].path"},
        {"path out", "rec/0002", "../rec/0002", Code::PathForbidden, "recordings[1].path"},
        {"path absolute", "rec/0002", "/rec/0002", Code::PathForbidden, "recordings[1].path"},
        {"recording in two splits", "rec/0002", "rec/../rec/0001", Code::Duplicate, "recordings[1].path"},
        {"recording in two splits by a link", "rec/0002", "rec/again", Code::Duplicate, "recordings[1].path"},
        {"link out", "rec/0002", "rec/out", Code::PathForbidden, "recordings[1].path"},
        {"classes a list", "{\"terminals\": [\"plc\"], \"anomalies\": [\"overload\"], \"colours\": 3}", "[]",
         Code::TypeWrong, "classes"},
        {"class a number", "[\"plc\"]", "[1]", Code::TypeWrong, "classes.terminals[0]"},
    };
    return all;
}

} // namespace

class DatasetFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refused_data();
    void refused();
    void noDataset();
    void unknownKeysSurvive();
    void plantA();
};

void DatasetFileTest::reads() {
    const testing::TemporaryFolder folder;
    folder.write("dataset.json", goodDocument);
    const Result<Dataset> dataset = openDataset(folder.path());
    QVERIFY2(dataset.ok(), dataset.ok() ? "" : dataset.error().oneLine().c_str());
    QCOMPARE(dataset->recordings.size(), 2U);
    QVERIFY(dataset->recordings[1].split == Split::Test);
    QCOMPARE(dataset->recordings[1].folder, std::filesystem::canonical(folder.path()) / "rec/0002");
    QCOMPARE(dataset->terminalClasses, std::vector<std::string>{"plc"});
    QVERIFY(openDataset(folder / "dataset.json").ok());
}

void DatasetFileTest::refused_data() {
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    for (const Bad& bad : badDocuments()) {
        std::string text = goodDocument;
        QVERIFY2(text.find(bad.from) != std::string::npos, bad.name);
        text.replace(text.find(bad.from), std::string(bad.from).size(), bad.to);
        QTest::newRow(bad.name) << QByteArray::fromStdString(text) << static_cast<int>(bad.code)
                                << QByteArray(bad.place);
    }
}

void DatasetFileTest::refused() {
    QFETCH(QByteArray, document);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    const testing::TemporaryFolder folder;
    folder.write("dataset.json", document.toStdString());
    std::filesystem::create_directories(folder / "rec/0001");
    std::filesystem::create_symlink("0001", folder / "rec/again");
    std::filesystem::create_symlink("/tmp", folder / "rec/out");
    const Result<Dataset> dataset = openDataset(folder.path());
    QVERIFY(!dataset.ok());
    const std::string line = dataset.error().oneLine();
    QVERIFY2(static_cast<int>(dataset.error().code) == code, line.c_str());
    QVERIFY2(dataset.error().place.rfind(place.toStdString(), 0) == 0, line.c_str());
    QVERIFY2(line.find("dataset.json") != std::string::npos && line.back() == ')', line.c_str());
}

void DatasetFileTest::noDataset() {
    const testing::TemporaryFolder folder;
    QVERIFY(openDataset(folder.path()).error().code == ErrorCode::FileMissing);
    QVERIFY(openDataset(folder / "x").error().code == ErrorCode::FileMissing);
    QVERIFY(openDataset({}).error().code == ErrorCode::FileMissing);
}

void DatasetFileTest::unknownKeysSurvive() {
    const testing::TemporaryFolder folder;
    folder.write("dataset.json", goodDocument);
    Result<Dataset> dataset = openDataset(folder.path());
    std::swap(dataset->recordings[0], dataset->recordings[1]);
    dataset->recordings[1].split = Split::Val;
    const std::string written = datasetToJson(*dataset).take();
    for (const char* kept : {"\"licence\": \"CC0\"", "\"shift\": \"night\"", "\"colours\": 3", "\"val\""}) {
        QVERIFY2(written.find(kept) != std::string::npos, kept);
    }
    folder.write("dataset.json", written);
    const Result<Dataset> again = openDataset(folder.path());
    QCOMPARE(again->recordings[0].path, std::string("rec/0002"));
    QVERIFY(again->recordings[1].split == Split::Val);
    QCOMPARE(datasetToJson(*again).take(), written);
}

void DatasetFileTest::plantA() {
    const std::filesystem::path plant = std::filesystem::path(VESTIGO_SHARED_DIR) / "data/plant-a";
    if (!std::filesystem::exists(plant)) {
        QTest::qSkip("the shared data are not on this machine", __FILE__, __LINE__);
        return;
    }
    const Result<Dataset> dataset = openDataset(plant);
    QVERIFY2(dataset.ok(), dataset.ok() ? "" : dataset.error().oneLine().c_str());
    QCOMPARE(dataset->recordings.size(), 96U);
    const auto tests = std::count_if(dataset->recordings.begin(), dataset->recordings.end(),
                                     [](const DatasetEntry& entry) { return entry.split == Split::Test; });
    QCOMPARE(static_cast<int>(tests), 28);
}

QTEST_GUILESS_MAIN(DatasetFileTest)
#include "dataset_file_test.moc"

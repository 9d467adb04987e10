// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/index_folder.h"
#include "core/recordings/table_index.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

#include <chrono>
#include <fstream>

using namespace vestigo;
using namespace vestigo::recordings;

namespace {

class Recorded final : public ProgressSink {
public:
    void report(const Progress& progress) override { fractions.push_back(progress.fraction); }
    std::vector<double> fractions;
};

class Stopping final : public ProgressSink {
public:
    void report(const Progress&) override { source.cancel(); }
    CancelSource source;
};

std::string tableText(int rows, double factor = 1.0) {
    std::string text = "t,load_pct,label,empty\n";
    for (int i = 0; i < rows; ++i) {
        text += std::to_string(0.01 * i) + "," + std::to_string(factor * (i % 100)) + ",word,\n";
    }
    return text;
}

std::shared_ptr<const timeline::SeriesFile>
indexed(const TableSource& source, const std::filesystem::path& folder, std::size_t* reports = nullptr) {
    Recorded progress;
    auto outcome = TableIndexRun(source, folder).run({}, progress);
    if (reports != nullptr) {
        *reports = progress.fractions.size();
    }
    return outcome.finished() ? outcome.value() : nullptr;
}

} // namespace

class TableIndexTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTablesColumnsAtTheirTimes();
    void asItWasItIsOpenedAtOnce();
    void aChangedTableIsReadAgain();
    void aDamagedIndexIsMadeAgain();
    void progressAndCancel();
    void nothingIsWrittenIntoTheRecording();
    void errorsOfTheTableAreTold();
    void unusedIndexesGo();
};

void TableIndexTest::theTablesColumnsAtTheirTimes() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("table.csv", tableText(5000));
    source.offsetSeconds = 3.0;
    const auto file = indexed(source, folder / "index");
    QVERIFY(file);
    QCOMPARE(file->columns(), std::vector<std::string>({"load_pct"}));
    QCOMPARE(file->rows(), std::uint64_t(5000));
    QVERIFY(std::fabs(file->range().start - 3.0) < 1e-9);
    QCOMPARE(file->at(0, 3.0 + 12.34)->value, 34.0F);
}

void TableIndexTest::asItWasItIsOpenedAtOnce() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("table.csv", tableText(5000));
    std::size_t reports = 0;
    QVERIFY(indexed(source, folder / "index", &reports));
    QVERIFY(reports > 0);
    QVERIFY(indexed(source, folder / "index", &reports));
    QCOMPARE(reports, std::size_t(0));
}

void TableIndexTest::aChangedTableIsReadAgain() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("table.csv", tableText(5000));
    QVERIFY(indexed(source, folder / "index"));
    const auto before = std::filesystem::last_write_time(source.path);
    folder.write("table.csv", tableText(5000, 0.5));
    auto file = indexed(source, folder / "index");
    QVERIFY(file);
    QCOMPARE(file->at(0, 0.99)->value, 49.5F);
    // Of the same size and date: the content at either end tells.
    std::string text = tableText(5000, 0.5);
    text[text.find("0.500000")] = '7';
    folder.write("table.csv", text);
    std::filesystem::last_write_time(source.path, before);
    file = indexed(source, folder / "index");
    QVERIFY(file);
    QCOMPARE(file->at(0, 0.01)->value, 7.5F);
    source.offsetSeconds = 100.0; // read in another way
    file = indexed(source, folder / "index");
    QVERIFY(file);
    QVERIFY(std::fabs(file->range().start - 100.0) < 1e-9);
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "index")) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    QCOMPARE(files, 1); // the old one was replaced
}

void TableIndexTest::aDamagedIndexIsMadeAgain() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("table.csv", tableText(5000));
    QVERIFY(indexed(source, folder / "index"));
    const auto path = indexPath(std::filesystem::weakly_canonical(folder / "index"), source);
    QVERIFY(std::filesystem::exists(path));
    for (const std::uintmax_t size : {0U, 50U, 1000U}) {
        std::filesystem::resize_file(path, size);
        const auto file = indexed(source, folder / "index");
        QVERIFY(file);
        QCOMPARE(file->rows(), std::uint64_t(5000));
    }
}

void TableIndexTest::progressAndCancel() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("table.csv", tableText(200000));
    Recorded progress;
    QVERIFY(TableIndexRun(source, folder / "index").run({}, progress).finished());
    QVERIFY(progress.fractions.size() > 20);
    QVERIFY(std::is_sorted(progress.fractions.begin(), progress.fractions.end()));
    QVERIFY(progress.fractions.back() > 0.9 && progress.fractions.back() <= 1.0);
    Stopping stopping;
    const auto outcome = TableIndexRun(source, folder / "other").run(stopping.source.token(), stopping);
    QVERIFY(outcome.cancelled());
    QVERIFY(std::filesystem::is_empty(folder / "other"));
}

void TableIndexTest::nothingIsWrittenIntoTheRecording() {
    const testing::TemporaryFolder folder;
    TableSource source;
    source.path = folder.write("recording/behavior/table.csv", tableText(50));
    source.recordingFolder = folder / "recording";
    SilentProgress silent;
    for (const char* inside : {"recording", "recording/index", "other/../recording/index"}) {
        const auto outcome = TableIndexRun(source, folder / inside).run({}, silent);
        QVERIFY(outcome.failed());
        QCOMPARE(outcome.error().code, ErrorCode::PathForbidden);
    }
    QVERIFY(!std::filesystem::exists(folder / "recording/index"));
    QVERIFY(indexed(source, folder / "recording-index"));
}

void TableIndexTest::errorsOfTheTableAreTold() {
    const testing::TemporaryFolder folder;
    SilentProgress silent;
    TableSource source;
    source.path = folder / "none.csv";
    QCOMPARE(TableIndexRun(source, folder / "index").run({}, silent).error().code, ErrorCode::FileMissing);
    source.path = folder.write("words.csv", "t,a\n0,x\n1,y\n");
    QCOMPARE(TableIndexRun(source, folder / "index").run({}, silent).error().code, ErrorCode::Empty);
    source.path = folder.write("short.csv", "t,a,b\n0,1,2\n1,2\n2,3,4\n");
    const auto broken = TableIndexRun(source, folder / "index").run({}, silent);
    QCOMPARE(broken.error().code, ErrorCode::SyntaxInvalid);
    QCOMPARE(broken.error().place, std::string("line 3"));
    QVERIFY(std::filesystem::is_empty(folder / "index"));
}

void TableIndexTest::unusedIndexesGo() {
    const testing::TemporaryFolder folder;
    const auto opened = IndexFolder::open(folder / "index", {});
    QVERIFY(opened);
    const auto now = std::filesystem::file_time_type::clock::now();
    const auto put = [&](const std::string& name, int hoursAgo) {
        const auto path = folder.write("index/" + name, std::string(1000, 'x'));
        std::filesystem::last_write_time(path, now - std::chrono::hours(hoursAgo));
        return path;
    };
    const auto oldest = put("a.series", 50);
    const auto kept = put("b.series", 60);
    const auto newest = put("c.series", 1);
    const auto brokenOff = put("d.series.part-abcdef", 48);
    const auto atWork = put("e.series.part-abcdef", 1);
    const auto foreign = put("notes.txt", 500);
    opened->prune(2500, kept);
    QVERIFY(!std::filesystem::exists(oldest) && !std::filesystem::exists(brokenOff));
    QVERIFY(std::filesystem::exists(kept) && std::filesystem::exists(newest));
    QVERIFY(std::filesystem::exists(atWork) && std::filesystem::exists(foreign));
}

QTEST_APPLESS_MAIN(TableIndexTest)
#include "table_index_test.moc"

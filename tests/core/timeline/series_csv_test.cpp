// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_csv.h"
#include "tests/core/timeline/series_probe.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

#include <fstream>
#include <sstream>

using namespace vestigo;
using namespace vestigo::timeline;

namespace {

std::vector<std::string> linesOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

class SeriesCsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowOfTheRange();
    void numbersReadBackAsTheyWere();
    void textIsNoFormula();
    void cancelledThereIsNoFile();
    void errorsAreTold();
    void aDamagedIndexGivesNoFile();
};

void SeriesCsvTest::everyRowOfTheRange() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(100000, 2, 0.01);
    table.columns[1][65001] = testing::missing;
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    SilentProgress silent;
    const SiteTime start{1715898720.0, 480};
    const auto rows =
        writeRowsAsCsv({file, {"c1", "c0"}, {650.0, 660.0}}, start, folder / "out.csv", {}, silent);
    QVERIFY(rows.finished());
    QCOMPARE(rows.value(), std::uint64_t(1001));
    const auto lines = linesOf(folder / "out.csv");
    QCOMPARE(lines.size(), std::size_t(1002));
    QCOMPARE(lines[0], std::string("t,timestamp,c1,c0"));
    QCOMPARE(lines[1], "650,2024-05-17T06:42:50+08:00," + csvNumber(table.columns[1][65000]) + "," +
                           csvNumber(table.columns[0][65000]));
    QCOMPARE(lines[2].substr(0, 40), std::string("650.01,2024-05-17T06:42:50.010+08:00,,") +
                                         csvNumber(table.columns[0][65001]).substr(0, 2));
    QVERIFY(
        writeRowsAsCsv({file, {"c0"}, {0.0, 0.5}}, std::nullopt, folder / "b.csv", {}, silent).finished());
    QCOMPARE(linesOf(folder / "b.csv")[0], std::string("t,c0"));
}

/// Rows that the damage left out would pass for the table's own gaps.
void SeriesCsvTest::aDamagedIndexGivesNoFile() {
    const testing::TemporaryFolder folder;
    QVERIFY(testing::writtenTable(testing::quietTable(3000, 2, 0.01), folder / "a.series"));
    {
        std::fstream bytes(folder / "a.series", std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp(5000);
        bytes.put('\x55').put('\x55');
    }
    const auto file = SeriesFile::open(folder / "a.series");
    QVERIFY(file);
    SilentProgress silent;
    const auto rows =
        writeRowsAsCsv({*file, {"c0", "c1"}, {0.0, 30.0}}, std::nullopt, folder / "out.csv", {}, silent);
    QVERIFY(rows.failed());
    QCOMPARE(rows.error().code, ErrorCode::DatabaseInvalid);
    QVERIFY(!std::filesystem::exists(folder / "out.csv"));
}

void SeriesCsvTest::numbersReadBackAsTheyWere() {
    for (const float value : {0.1F, 1.0F / 3.0F, 1e-30F, -16777217.0F, 123456.789F, 0.0F}) {
        QCOMPARE(std::stof(csvNumber(value)), value);
        QVERIFY(csvNumber(value).size() <= 14);
    }
    QCOMPARE(csvNumber(0.1F), std::string("0.1"));
    QCOMPARE(csvNumber(testing::missing), std::string());
    QCOMPARE(csvSeconds(0.1 + 0.2), std::string("0.3"));
    QCOMPARE(csvSeconds(86400.0), std::string("86400"));
    QCOMPARE(csvSeconds(-1.5), std::string("-1.5"));
    QCOMPARE(csvSeconds(-1e-12), std::string("0"));
}

void SeriesCsvTest::textIsNoFormula() {
    QCOMPARE(csvCell("load_pct"), std::string("load_pct"));
    QCOMPARE(csvCell("a,\"b\""), std::string("\"a,\"\"b\"\"\""));
    QCOMPARE(csvCell("=1+1"), std::string("'=1+1"));
    QCOMPARE(csvCell("@SUM(A1)"), std::string("'@SUM(A1)"));
}

void SeriesCsvTest::cancelledThereIsNoFile() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(testing::quietTable(100000, 2, 0.01), folder / "a.series");
    QVERIFY(file);
    CancelSource source;
    source.cancel();
    SilentProgress silent;
    const auto rows = writeRowsAsCsv({file, {"c0"}, file->range()}, std::nullopt, folder / "out.csv",
                                     source.token(), silent);
    QVERIFY(rows.cancelled());
    QVERIFY(!std::filesystem::exists(folder / "out.csv"));
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    QCOMPARE(files, 1); // the index alone
}

void SeriesCsvTest::errorsAreTold() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(testing::quietTable(100, 1, 0.01), folder / "a.series");
    QVERIFY(file);
    SilentProgress silent;
    const auto unknown =
        writeRowsAsCsv({file, {"none"}, file->range()}, std::nullopt, folder / "out.csv", {}, silent);
    QCOMPARE(unknown.error().code, ErrorCode::ReferenceUnknown);
    const auto nowhere =
        writeRowsAsCsv({file, {"c0"}, file->range()}, std::nullopt, folder / "no/out.csv", {}, silent);
    QCOMPARE(nowhere.error().code, ErrorCode::FileUnwritable);
}

QTEST_APPLESS_MAIN(SeriesCsvTest)
#include "series_csv_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/table_reader.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>
#include <cmath>
#include <fstream>

using namespace vestigo;
using namespace vestigo::recordings;

namespace {

struct Row {
    double t;
    std::vector<double> values;
};

/// Reads a table of this text; rows are appended to `rows`.
Outcome<TableSummary> read(const std::string& text, std::vector<Row>* rows = nullptr,
                           const std::optional<SiteTime>& start = std::nullopt, double offset = 0.0) {
    const testing::TemporaryFolder folder;
    const auto visit = [&](double t, const std::vector<double>& values) {
        if (rows != nullptr) {
            rows->push_back({t, values});
        }
        return true;
    };
    return readTable(folder.write("table.csv", text), start, offset, visit);
}

/// VmHWM of this process: the most memory it ever held, in bytes.
std::size_t peakMemory() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word == "VmHWM:") {
            std::size_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024;
        }
    }
    return 0;
}

struct BadTable {
    const char* name;
    std::string text;
    ErrorCode code;
    const char* place;
};

std::vector<BadTable> badTables() {
    using Code = ErrorCode;
    std::string million = "t";
    for (int i = 0; i < 1000000; ++i) {
        million += ",c";
    }
    std::string manyColumns = "t";
    for (int i = 0; i < 5000; ++i) {
        manyColumns += ",c" + std::to_string(i);
    }
    return {
        {"empty", "", Code::Empty, ""},
        {"blank lines only", "\n\n  \n", Code::Empty, ""},
        {"header only", "t,a\n", Code::Empty, ""},
        {"no time column", "a,b\n1,2\n", Code::KeyMissing, "line 1"},
        {"time column only", "t\n1\n2\n", Code::Empty, "line 1"},
        {"no numeric column", "t,a,b\n0,x,y\n1,x,z\n", Code::Empty, "line 1"},
        {"all cells missing", "t,a\n0,\n1,nan\n", Code::Empty, "line 1"},
        {"column twice", "t,a,a\n0,1,2\n", Code::Duplicate, "line 1"},
        {"time twice", "t,t,a\n0,1,2\n", Code::Duplicate, "line 1"},
        {"short row", "t,a,b\n0,1,2\n1,2\n2,3,4\n", Code::SyntaxInvalid, "line 3"},
        {"long row", "t,a,b\n0,1,2\n1,2,3,4\n", Code::SyntaxInvalid, "line 3"},
        {"long last row without end", "t,a\n0,1\n1,2,3", Code::SyntaxInvalid, "line 3"},
        {"row of commas", "t,a,b\n0,1,2\n,,\n", Code::ValueInvalid, "line 3"},
        {"time a word", "t,a\n0,1\nsoon,2\n", Code::ValueInvalid, "line 3"},
        {"time nan", "t,a\nnan,1\n", Code::ValueInvalid, "line 2"},
        {"time infinite", "t,a\ninf,1\n", Code::ValueInvalid, "line 2"},
        {"time huge", "t,a\n1e300,1\n", Code::ValueInvalid, "line 2"},
        {"NUL bytes", std::string("t,a\n0,1\n\0\0\0\0,2\n", 16), Code::SyntaxInvalid, "line 3"},
        {"a picture", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), Code::SyntaxInvalid, "line "},
        {"UTF-16", std::string("\xFF\xFEt\0,\0", 6), Code::SyntaxInvalid, "line 1"},
        {"Latin-1 header", "t,h\xF6he\n0,1\n", Code::SyntaxInvalid, "line 1"},
        {"quote never closed", "t,a\n0,1\n1,\"2\n2,3\n3,4\n", Code::SyntaxInvalid, "line 3"},
        {"quote open for megabytes", "t,a\n0,\"1\n" + std::string(3U << 20U, '\n'), Code::SyntaxInvalid,
         "line 2"},
        {"a million columns", million + "\n", Code::TooLarge, "line 1"},
        {"5000 columns", manyColumns + "\n", Code::TooLarge, "line 1"},
        {"endless line", "t,a\n0,1\n1," + std::string(3U << 20U, '1') + "\n", Code::TooLarge, "line 3"},
        {"timestamps without a start", "timestamp,a\n1715909520,1\n", Code::KeyMissing, "line 1"},
    };
}

} // namespace

class TableReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void readsTheContract();
    void readsOtherDialects();
    void missingHugeAndBroken();
    void timestamps();
    void orderAndGaps();
    void lastRowThatBreaksOff();
    void quotedCells();
    void plainAndCarefulRowsAgree();
    void columnsThatStartLate();
    void visitorAndTokenStopIt();
    void boundedMemory();
};

void TableReaderTest::refused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("place");
    for (const BadTable& bad : badTables()) {
        QTest::newRow(bad.name) << QByteArray::fromStdString(bad.text) << static_cast<int>(bad.code)
                                << QByteArray(bad.place);
    }
}

void TableReaderTest::refused() {
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, place);
    const Outcome<TableSummary> table = read(text.toStdString());
    QVERIFY(table.failed());
    const std::string line = table.error().oneLine();
    QVERIFY2(static_cast<int>(table.error().code) == code, line.c_str());
    QVERIFY2(line.find("table.csv") != std::string::npos, line.c_str());
    QVERIFY2(table.error().place.rfind(place.toStdString(), 0) == 0, line.c_str());
    QVERIFY2(line.find('\n') == std::string::npos && line.find('%') == std::string::npos, line.c_str());
    QVERIFY2(line.back() == ')', line.c_str());
}

void TableReaderTest::readsTheContract() {
    std::vector<Row> rows;
    const Outcome<TableSummary> table =
        read("t,temperature_c,note,load_pct\n0.5,21.25,ok,-3e1\n1.5,,ok,+7\n", &rows, std::nullopt, 0.25);
    QVERIFY(table.finished());
    QCOMPARE(table.value().columns, (std::vector<std::string>{"temperature_c", "load_pct"}));
    QCOMPARE(table.value().ignored, std::vector<std::string>{"note"});
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].t, 0.75);
    QCOMPARE(rows[0].values, (std::vector<double>{21.25, -30.0}));
    QVERIFY(std::isnan(rows[1].values[0]));
    QCOMPARE(rows[1].values[1], 7.0);
    QCOMPARE(table.value().missingCells, 1U);
    QCOMPARE(table.value().firstSeconds, 0.75);
    QCOMPARE(table.value().lastSeconds, 1.75);
}

void TableReaderTest::readsOtherDialects() {
    for (const char* text :
         {"\xEF\xBB\xBFt,a\r\n0,1.5\r\n1,2.5\r\n", "t;a\n0;1,5\n1;2,5", "t\ta\n0\t1.5\n1\t2.5\n",
          "t,a\r0,1.5\r1,2.5\r", " t , a \n 0 , 1.5 \n\n1,2.5\n\n", "a,t\n1.5,0\n2.5,1\n",
          "\"t\",\"a\"\n\"0\",\"1.5\"\n\"1\",\"2.5\"\n", "t,a,\n0,1.5,\n1,2.5,\n"}) {
        std::vector<Row> rows;
        const Outcome<TableSummary> table = read(text, &rows);
        QVERIFY2(table.finished(), table.finished() ? "" : table.error().oneLine().c_str());
        QCOMPARE(table.value().columns, std::vector<std::string>{"a"});
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[1].t, 1.0);
        QCOMPARE(rows[0].values[0], 1.5);
        QCOMPARE(rows[1].values[0], 2.5);
    }
}

void TableReaderTest::missingHugeAndBroken() {
    std::vector<Row> rows;
    const Outcome<TableSummary> table =
        read("t,a\n0,1\n1,nan\n2,NULL\n3,\n4,1e31\n5,1e999\n6,-inf\n7,12 C\n8,0x10\n9,1e-999\n", &rows);
    QVERIFY(table.finished());
    QCOMPARE(table.value().missingCells, 3U);
    QCOMPARE(table.value().hugeCells, 3U);
    QCOMPARE(table.value().hugeLine, 6U);
    QCOMPARE(table.value().brokenCells, 2U);
    QCOMPARE(table.value().brokenLine, 9U);
    for (std::size_t i = 1; i < 9; ++i) {
        QVERIFY(std::isnan(rows[i].values[0]));
    }
    QCOMPARE(rows[9].values[0], 0.0);
}

void TableReaderTest::timestamps() {
    const SiteTime start = *parseTimestamp("2024-05-17T09:32:00+08:00");
    for (const char* first : {"2024-05-17T09:32:01.5+08:00", "2024-05-17T01:32:01.5Z", "1715909521.5",
                              "1715909521500", "1715909521500000", "1715909521500000000"}) {
        std::vector<Row> rows;
        const Outcome<TableSummary> table =
            read(std::string("timestamp,a\n") + first + ",1\n", &rows, start, 0.25);
        QVERIFY2(table.finished(), first);
        QVERIFY2(std::abs(rows[0].t - 1.75) < 1e-6, first);
    }
}

void TableReaderTest::orderAndGaps() {
    const Outcome<TableSummary> table = read("t,a\n5,1\n6,1\n2,1\n2,1\n9,1\n8,1\n");
    QVERIFY(table.finished());
    QCOMPARE(table.value().outOfOrder, 2U);
    QCOMPARE(table.value().outOfOrderLine, 4U);
    QCOMPARE(table.value().firstSeconds, 2.0);
    QCOMPARE(table.value().lastSeconds, 9.0);
    QCOMPARE(table.value().longestGapSeconds, 7.0);
}

void TableReaderTest::lastRowThatBreaksOff() {
    const Outcome<TableSummary> table = read("t,a,b\n0,1,2\n1,2,3\n2,3");
    QVERIFY(table.finished());
    QCOMPARE(table.value().rows, 2U);
    QCOMPARE(table.value().truncatedLine, 4U);
    QCOMPARE(read("t,a,b\n0,1,2\n1,2,3").value().truncatedLine, 0U);
}

void TableReaderTest::quotedCells() {
    std::vector<Row> rows;
    const Outcome<TableSummary> table =
        read("t,\"a \"\"b\"\", c\",n\n0,\"1.5\",\"two\nlines\"\n1,2.5,\"x,y\"\nbad,1,1\n", &rows);
    QVERIFY(table.failed());
    QCOMPARE(table.error().place, std::string("line 5")); // line ends in quotes count
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].values[0], 1.5);
    const testing::TemporaryFolder folder;
    const auto columns = tableColumns(folder.write("q.csv", "t,\"a \"\"b\"\", c\"\n0,1\n"));
    QVERIFY(columns.ok());
    QCOMPARE(columns->front(), std::string("a \"b\", c"));
}

/// The quick way through a row must give what the careful one gives.
void TableReaderTest::plainAndCarefulRowsAgree() {
    const std::vector<std::string> numbers = {"0",      "-0.0", "1.5", "1e5", "123456789012345678",
                                              "1e-300", ".5",   "5."};
    for (const std::string& number : numbers) {
        std::vector<Row> plain;
        std::vector<Row> careful;
        QVERIFY(read("t,x,a,b\n1,w," + number + ",2\n", &plain).finished());
        QVERIFY(read("t,x,a,b\n1,w, " + number + " ,\"2\"\n", &careful).finished());
        QCOMPARE(plain[0].values, careful[0].values);
        QCOMPARE(plain[0].t, careful[0].t);
    }
}

void TableReaderTest::columnsThatStartLate() {
    std::string text = "t,a,late,never\n";
    for (int row = 0; row < 70000; ++row) {
        text += std::to_string(row) + ",1,,x\n";
    }
    text += "70000,1,5,x\n";
    const Outcome<TableSummary> table = read(text);
    QVERIFY(table.finished());
    QCOMPARE(table.value().columns, (std::vector<std::string>{"a", "late"}));
    QCOMPARE(table.value().missingCells, 70000U);
}

void TableReaderTest::visitorAndTokenStopIt() {
    const testing::TemporaryFolder folder;
    const auto file = folder.write("t.csv", "t,a\n0,1\n1,2\n2,3\n");
    int seen = 0;
    const auto once = [&](double, const std::vector<double>&) { return ++seen < 2; };
    QVERIFY(readTable(file, std::nullopt, 0.0, once).finished());
    QCOMPARE(seen, 2);
    CancelSource source;
    source.cancel();
    QVERIFY(readTable(file, std::nullopt, 0.0, {}, source.token()).cancelled());
}

/// 64 MB here; the 2 GB of the issue behave alike, for nothing grows with the file.
void TableReaderTest::boundedMemory() {
    const testing::TemporaryFolder folder;
    std::string block;
    for (int row = 0; row < 10000; ++row) {
        const std::string n = std::to_string(row);
        block += n + ".25,21.5,3.125,400.75,0.5,18.25,7,1500.125,2.5\n";
    }
    std::ofstream file(folder / "big.csv", std::ios::binary);
    file << "t,a,b,c,d,e,f,g,h\n";
    std::size_t bytes = 0;
    for (; bytes < (64U << 20U); bytes += block.size()) {
        file << block;
    }
    file.close();
    const std::size_t before = peakMemory();
    QElapsedTimer timer;
    timer.start();
    const Outcome<TableSummary> table = readTable(folder / "big.csv", std::nullopt, 0.0, {});
    const double seconds = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
    QVERIFY(table.finished());
    QCOMPARE(table.value().rows, bytes / block.size() * 10000);
    QVERIFY2(peakMemory() - before < (16U << 20U), std::to_string(peakMemory() - before).c_str());
    qInfo("%.0f MB/s", static_cast<double>(bytes) / seconds * 1e-6);
}

QTEST_GUILESS_MAIN(TableReaderTest)
#include "table_reader_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/series_file.h"
#include "tests/core/timeline/series_probe.h"
#include "tests/support/temporary_folder.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <random>

using namespace vestigo;
using namespace vestigo::timeline;
using testing::PlainTable;

class SeriesFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void layoutCoversEveryRowOnce();
    void rowsComeBackAsTheyWere();
    void cellsHoldTheExtremesOfTheirRows();
    void noSpikeIsLostAtAnyZoom();
    void missingValuesStayGaps();
    void timesWithoutRowsStayGaps();
    void jitteredTimesAreExactWhenZoomedIn();
    void unevenTimesAreKept();
    void rowsOutOfOrderAreSorted();
    void rowsFarOutOfOrderAreFound();
    void theLastRowNotLater();
    void aSlowColumnHoldsItsValue();
    void manyColumnsTakeBoundedChunks();
    void rowsOfARange();
    void oddRequestsAreAnsweredWithNothing();
};

void SeriesFileTest::layoutCoversEveryRowOnce() {
    for (const std::size_t rows : {1U, 31U, 32U, 33U, 128U, 129U, 1000U, 65536U}) {
        const ChunkLayout layout(rows, 3, TimeKind::Exact);
        for (std::size_t level = 0; level < layout.levels(); ++level) {
            const std::size_t covered = layout.nodesOf(level) * ChunkLayout::bucket(level);
            QVERIFY(covered >= rows && covered < rows + ChunkLayout::bucket(level));
        }
        QVERIFY(layout.nodesOf(layout.levels() - 1) <= ChunkLayout::branching);
        // Parts follow one another without overlap.
        QVERIFY(layout.boundsAt(0) >= layout.timesAt(rows));
        QCOMPARE(layout.nodeAt(0, 0, 0), layout.boundsAt(layout.buckets()));
        QCOMPARE(layout.nodeAt(1, 0, 0) - layout.nodeAt(0, layout.levels() - 1, 0),
                 layout.nodesOf(layout.levels() - 1) * sizeof(Extent));
        QCOMPARE(layout.valueAt(0, 0), layout.nodeAt(3, 0, 0));
        QCOMPARE(layout.bytes(), layout.valueAt(0, 0) + 3 * rows * sizeof(float));
    }
}

void SeriesFileTest::rowsComeBackAsTheyWere() {
    const testing::TemporaryFolder folder;
    const PlainTable table = testing::quietTable(150000, 3, 0.01);
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    QCOMPARE(file->rows(), std::uint64_t(150000));
    QCOMPARE(file->columns(), std::vector<std::string>({"c0", "c1", "c2"}));
    QVERIFY(std::fabs(file->usualStep() - 0.01) < 1e-9);
    // Across the border of two chunks (65,536 rows); one row before, and the row at the end itself.
    const SeriesWindow window = file->window(1, {655.3, 655.5}, 0.001);
    QVERIFY(window.isSamples());
    QCOMPARE(window.samples.size(), std::size_t(22));
    for (std::size_t i = 0; i < window.samples.size(); ++i) {
        QVERIFY(std::fabs(window.samples[i].t - table.times[65529 + i]) < 1e-9);
        QCOMPARE(window.samples[i].value, table.columns[1][65529 + i]);
    }
}

void SeriesFileTest::cellsHoldTheExtremesOfTheirRows() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(200000, 1, 0.01);
    std::mt19937 random(7);
    for (float& value : table.columns[0]) {
        value += std::uniform_real_distribution<float>(-1.0F, 1.0F)(random);
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (const double cell : {0.7, 3.0, 17.0, 400.0}) {
        const SeriesWindow window = file->window(0, {100.0, 1900.0}, cell);
        QVERIFY(!window.isSamples());
        QCOMPARE(window.cellSeconds, cell);
        for (std::size_t k = 0; k < window.cells.size(); ++k) {
            const double start = window.range.start + static_cast<double>(k) * cell;
            const Extent least =
                table.extent(0, std::max(100.0, start + 1e-6), std::min(1900.0, start + cell - 1e-6));
            const Extent most = table.extent(0, start - cell / 2 - 0.01, start + 1.5 * cell + 0.01);
            const Extent& got = window.cells[k];
            QVERIFY(got.smallest <= least.smallest && got.largest >= least.largest); // nothing is lost
            QVERIFY(got.smallest >= most.smallest && got.largest <= most.largest);   // nothing is invented
        }
    }
}

void SeriesFileTest::noSpikeIsLostAtAnyZoom() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(400000, 2, 0.01);
    std::mt19937 random(20261126);
    std::vector<std::pair<std::size_t, float>> spikes; // single rows, some up and some down
    for (int i = 0; i < 60; ++i) {
        const std::size_t row = std::uniform_int_distribution<std::size_t>(0, table.times.size() - 1)(random);
        const float height = (i % 2 == 0 ? 100.0F : -100.0F) - static_cast<float>(i);
        table.columns[1][row] = height;
        spikes.emplace_back(row, height);
    }
    // Where buckets and chunks begin and end.
    for (const std::size_t row : {0U, 31U, 32U, 65535U, 65536U, 131071U, 399999U}) {
        table.columns[1][row] = 500.0F + static_cast<float>(row % 97);
        spikes.emplace_back(row, table.columns[1][row]);
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (double length = 4000.0; length > 0.05; length /= 2.0) {
        for (const auto& [row, height] : spikes) {
            if (table.columns[1][row] != height) {
                continue; // a later spike took its place
            }
            const double t = table.times[row];
            const double start = std::max(0.0, t - 0.37 * length);
            const double cell = length / 1920.0;
            const SeriesWindow window = file->window(1, {start, start + length}, cell);
            bool found = false;
            if (window.isSamples()) {
                found =
                    std::any_of(window.samples.begin(), window.samples.end(), [&, h = height](const auto& s) {
                        return s.value == h && std::fabs(s.t - t) < 1e-9;
                    });
            } else {
                for (std::size_t k = 0; k < window.cells.size(); ++k) {
                    const double from = window.range.start + static_cast<double>(k) * window.cellSeconds;
                    const bool close = t >= from - window.cellSeconds && t <= from + 2.0 * window.cellSeconds;
                    const Extent& e = window.cells[k];
                    found = found || (close && e.smallest <= height && e.largest >= height);
                }
            }
            QVERIFY2(found, qPrintable(QString("row %1 over %2 s").arg(row).arg(length)));
        }
    }
}

void SeriesFileTest::missingValuesStayGaps() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(100000, 1, 0.01);
    std::fill(table.columns[0].begin() + 30000, table.columns[0].begin() + 60000, testing::missing);
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    const SeriesWindow far = file->window(0, {0.0, 1000.0}, 1.0);
    QVERIFY(!far.isSamples());
    for (std::size_t k = 302; k < 598; ++k) {
        QVERIFY(far.cells[k].empty());
    }
    QVERIFY(!far.cells[298].empty() && !far.cells[602].empty());
    const SeriesWindow close = file->window(0, {299.9, 300.1}, 0.001);
    QVERIFY(close.isSamples());
    for (const SeriesSample& sample : close.samples) {
        QCOMPARE(std::isnan(sample.value), sample.t > 299.995);
    }
}

void SeriesFileTest::timesWithoutRowsStayGaps() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(80000, 1, 0.01);
    for (std::size_t i = 20000; i < table.times.size(); ++i) {
        table.times[i] += 5000.0; // nothing between 200 s and 5,200 s
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    const SeriesWindow window = file->window(0, {0.0, 5800.0}, 5.0);
    QVERIFY(!window.isSamples());
    for (std::size_t k = 0; k < window.cells.size(); ++k) {
        const double t = static_cast<double>(k) * 5.0;
        const bool known = t < 195.0 || t > 5205.0;
        const bool unknown = t > 205.0 && t < 5190.0;
        QVERIFY(!known || t > 5795.0 || !window.cells[k].empty());
        QVERIFY(!unknown || window.cells[k].empty());
    }
}

void SeriesFileTest::jitteredTimesAreExactWhenZoomedIn() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(70000, 1, 0.01);
    std::mt19937 random(3);
    for (double& t : table.times) { // as recorders write them: milliseconds with microseconds of jitter
        t = std::round((t + std::uniform_real_distribution<double>(0.0, 0.004)(random)) * 1e6) / 1e6;
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (const double start : {0.0, 321.0, 655.0, 699.0}) {
        const SeriesWindow window = file->window(0, {start, start + 1.0}, 0.0005);
        QVERIFY(window.isSamples() && window.samples.size() > 99);
        for (const SeriesSample& sample : window.samples) {
            const auto row = std::lower_bound(table.times.begin(), table.times.end(), sample.t - 1e-8);
            QVERIFY(std::fabs(*row - sample.t) < 2e-9);
            QCOMPARE(sample.value, table.columns[0][static_cast<std::size_t>(row - table.times.begin())]);
        }
    }
    QVERIFY(file->bytes() < 70000 * (4 + 4 + 2)); // four bytes of time a row, not eight
}

void SeriesFileTest::unevenTimesAreKept() {
    const testing::TemporaryFolder folder;
    PlainTable table;
    table.columns.resize(1);
    std::mt19937 random(5);
    double t = -17.0;
    for (int i = 0; i < 50000; ++i) {
        t += std::exponential_distribution<double>(3.0)(random) * (i % 1000 == 0 ? 400.0 : 1.0);
        table.times.push_back(t);
        table.columns[0].push_back(static_cast<float>(i % 777));
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    QCOMPARE(file->range().start, table.times.front());
    QCOMPARE(file->range().end, table.times.back());
    const double end = table.times.back();
    for (double length = end; length > 1.0; length /= 3.0) {
        const double start = 0.3 * end;
        const SeriesWindow window = file->window(0, {start, start + length}, length / 500.0);
        Extent got;
        for (const Extent& cell : window.cells) {
            got.include(cell);
        }
        for (const SeriesSample& sample : window.samples) {
            if (sample.t >= start && sample.t <= start + length) {
                got.include(sample.value);
            }
        }
        const Extent least = table.extent(0, start, start + length);
        const Extent most = table.extent(0, start - length / 400, start + length * (1 + 1 / 400.0));
        QVERIFY(got.smallest <= least.smallest && got.largest >= least.largest);
        QVERIFY(got.smallest >= most.smallest && got.largest <= most.largest);
    }
}

void SeriesFileTest::rowsOutOfOrderAreSorted() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(100000, 2, 0.01);
    PlainTable shuffled = table;
    std::mt19937 random(11);
    for (std::size_t i = 0; i + 500 < table.times.size(); i += 500) { // neighbours within five seconds
        std::vector<std::size_t> order(500);
        std::iota(order.begin(), order.end(), i);
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t k = 0; k < order.size(); ++k) {
            shuffled.times[i + k] = table.times[order[k]];
            shuffled.columns[0][i + k] = table.columns[0][order[k]];
            shuffled.columns[1][i + k] = table.columns[1][order[k]];
        }
    }
    const auto file = testing::writtenTable(shuffled, folder / "a.series");
    QVERIFY(file);
    std::size_t row = 0;
    bool equal = true;
    file->visitRows({1}, file->range(), [&](double t, const std::vector<float>& values) {
        equal = equal && std::fabs(t - table.times[row]) < 1e-9 && values[0] == table.columns[1][row];
        ++row;
        return equal;
    });
    QVERIFY(equal);
    QCOMPARE(row, table.times.size());
}

void SeriesFileTest::rowsFarOutOfOrderAreFound() {
    const testing::TemporaryFolder folder;
    PlainTable late = testing::quietTable(70000, 1, 0.01);
    PlainTable table =
        testing::quietTable(140000, 1, 0.01); // then the same hour once more, from the beginning
    for (std::size_t i = 0; i < late.times.size(); ++i) {
        table.times.push_back(late.times[i] + 0.005);
        table.columns[0].push_back(7.0F);
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    const SeriesWindow window = file->window(0, {300.0, 301.0}, 0.001);
    QVERIFY(window.isSamples());
    QVERIFY(std::is_sorted(window.samples.begin(), window.samples.end(),
                           [](const auto& a, const auto& b) { return a.t < b.t; }));
    QVERIFY(std::count_if(window.samples.begin(), window.samples.end(),
                          [](const auto& s) { return s.value == 7.0F; }) >= 100);
    QCOMPARE(file->at(0, 300.006)->value, 7.0F);
    QCOMPARE(file->at(0, 300.012)->value, table.columns[0][30001]);
}

void SeriesFileTest::theLastRowNotLater() {
    const testing::TemporaryFolder folder;
    const PlainTable table = testing::quietTable(100000, 1, 0.01);
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    QVERIFY(!file->at(0, -0.001));
    QVERIFY(!file->at(0, std::numeric_limits<double>::quiet_NaN()));
    QCOMPARE(file->at(0, 0.0)->value, table.columns[0][0]);
    QCOMPARE(file->at(0, 655.36)->value, table.columns[0][65536]);
    QCOMPARE(file->at(0, 655.359)->value, table.columns[0][65535]);
    QCOMPARE(file->at(0, 123.456)->value, table.columns[0][12345]);
    QCOMPARE(file->at(0, 1e9)->value, table.columns[0].back());
}

void SeriesFileTest::aSlowColumnHoldsItsValue() {
    const testing::TemporaryFolder folder;
    PlainTable table = testing::quietTable(1000, 1, 0.01);
    for (std::size_t i = 0; i < table.times.size(); ++i) {
        const bool measured = i % 4 == 0 && i < 500;
        table.columns[0][i] = measured ? static_cast<float>(i) : testing::missing;
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    QCOMPARE(file->at(0, 1.035)->value, 100.0F); // three rows without a value since
    QVERIFY(std::fabs(file->at(0, 1.035)->t - 1.0) < 1e-9);
    QCOMPARE(file->at(0, 5.06)->value, 496.0F);
    QVERIFY(std::isnan(file->at(0, 5.2)->value)); // no longer than ten rows
}

void SeriesFileTest::manyColumnsTakeBoundedChunks() {
    QCOMPARE(chunkRows(1), std::size_t(65536));
    QCOMPARE(chunkRows(128), std::size_t(65536));
    QCOMPARE(chunkRows(129), std::size_t(32768));
    QCOMPARE(chunkRows(4096), std::size_t(2048));
    const testing::TemporaryFolder folder;
    const PlainTable table = testing::quietTable(5000, 600, 0.1);
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    QCOMPARE(file->at(599, 400.0)->value, table.columns[599][4000]);
}

void SeriesFileTest::rowsOfARange() {
    const testing::TemporaryFolder folder;
    const PlainTable table = testing::quietTable(100000, 3, 0.01);
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    std::vector<double> times;
    QVERIFY(file->visitRows({2, 0}, {650.0, 660.0}, [&](double t, const std::vector<float>& values) {
        const auto row = static_cast<std::size_t>(std::lround(t * 100.0));
        times.push_back(t);
        return values[0] == table.columns[2][row] && values[1] == table.columns[0][row];
    }));
    QCOMPARE(times.size(), std::size_t(1001));
    QVERIFY(std::is_sorted(times.begin(), times.end()));
}

void SeriesFileTest::oddRequestsAreAnsweredWithNothing() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(testing::quietTable(1000, 1, 0.01), folder / "a.series");
    QVERIFY(file);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(file->window(0, {nan, 1.0}, 0.1).samples.empty());
    QVERIFY(file->window(0, {1.0, 0.0}, 0.1).samples.empty());
    QVERIFY(file->window(0, {0.0, 1.0}, 0.0).samples.empty());
    QVERIFY(file->window(9, {0.0, 1.0}, 0.1).samples.empty());
    QVERIFY(file->window(0, {50.0, 60.0}, 0.1).samples.empty());
    const SeriesWindow vast = file->window(0, {-1e11, 1e11}, 1e-6); // never more cells than can be held
    QVERIFY(vast.cells.size() <= 1000002);
}

QTEST_APPLESS_MAIN(SeriesFileTest)
#include "series_file_test.moc"

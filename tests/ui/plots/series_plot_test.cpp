// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/timeline/series_probe.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/temporary_folder.h"
#include "ui/plots/series_plot.h"

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

#include <cmath>
#include <random>

using namespace vestigo;
using namespace vestigo::ui_plots;

namespace {

constexpr int pictureWidth = 1920;
constexpr int pictureHeight = 60;

PlotFrame frameOf(double start, double end, double low, double high) {
    PlotFrame frame;
    frame.area = QRectF(0.0, 0.0, pictureWidth, pictureHeight);
    frame.startTime = start;
    frame.endTime = end;
    frame.lowest = low;
    frame.highest = high;
    return frame;
}

QImage painted(const timeline::SeriesWindow& window, const PlotFrame& frame, double longestGap,
               double ratio = 1.0) {
    QImage picture(QSize(pictureWidth, pictureHeight) * ratio, QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    paintSeries(painter, window, frame, Qt::black, longestGap);
    return picture;
}

/// Whether something is drawn within two pixels of a place.
bool inkAt(const QImage& picture, double x, double y) {
    for (int dx = -2; dx <= 2; ++dx) {
        for (int dy = -2; dy <= 2; ++dy) {
            const QPoint at(static_cast<int>(x) + dx, static_cast<int>(y) + dy);
            if (picture.rect().contains(at) && qGray(picture.pixel(at)) < 200) {
                return true;
            }
        }
    }
    return false;
}

int columnsWithInk(const QImage& picture, int first, int last) {
    int count = 0;
    for (int x = first; x < last; ++x) {
        bool ink = false;
        for (int y = 0; y < picture.height(); ++y) {
            ink = ink || qGray(picture.pixel(x, y)) < 200;
        }
        count += ink ? 1 : 0;
    }
    return count;
}

} // namespace

class SeriesPlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void everySpikeIsPaintedAtEveryZoom();
    void gapsStayWhite();
    void linesHaveNoHoles();
    void aLoneValueIsSeen();
    void aSlowColumnIsALine();
    void coarseCellsFillTheirPlaceUntilFinerOnesCome();
    void finePixelsAreUsed();
};

void SeriesPlotTest::everySpikeIsPaintedAtEveryZoom() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(500000, 1, 0.01);
    std::mt19937 random(42);
    std::vector<std::size_t> spikes;
    for (int i = 0; i < 25; ++i) {
        const auto row = std::uniform_int_distribution<std::size_t>(0, table.times.size() - 1)(random);
        table.columns[0][row] = i % 2 == 0 ? 50.0F : -50.0F;
        spikes.push_back(row);
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (double length = 5000.0; length > 0.1; length /= 3.0) {
        for (const std::size_t row : spikes) {
            const double t = table.times[row];
            const double start = std::max(0.0, t - 0.61 * length);
            const PlotFrame frame = frameOf(start, start + length, -55.0, 55.0);
            const auto window = file->window(0, {start, start + length}, length / pictureWidth);
            const QImage picture = painted(window, frame, 0.1);
            const double y = frame.y(static_cast<double>(table.columns[0][row]));
            QVERIFY2(inkAt(picture, frame.x(t), y),
                     qPrintable(QString("row %1 over %2 s").arg(row).arg(length)));
        }
    }
}

void SeriesPlotTest::gapsStayWhite() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(200000, 1, 0.01);
    std::fill(table.columns[0].begin() + 80000, table.columns[0].begin() + 100000, testing::missing);
    for (std::size_t i = 150000; i < table.times.size(); ++i) {
        table.times[i] += 1000.0; // no rows between 1,500 s and 2,500 s
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    const PlotFrame whole = frameOf(0.0, 3000.0, -1.1, 1.1);
    const QImage picture = painted(file->window(0, {0.0, 3000.0}, 3000.0 / pictureWidth), whole, 0.1);
    const auto column = [](double t) { return static_cast<int>(t / 3000.0 * pictureWidth); };
    QCOMPARE(columnsWithInk(picture, column(800) + 2, column(1000) - 2), 0);
    QCOMPARE(columnsWithInk(picture, column(1500) + 2, column(2500) - 2), 0);
    QCOMPARE(columnsWithInk(picture, 0, column(800) - 2), column(800) - 2);
    // Zoomed in until every row has its dot: the edge of the gap is still one.
    const PlotFrame near = frameOf(799.5, 800.5, -1.1, 1.1);
    const QImage close = painted(file->window(0, {799.5, 800.5}, 1.0 / pictureWidth), near, 0.1);
    QVERIFY(columnsWithInk(close, 0, 900) > 890);
    QCOMPARE(columnsWithInk(close, pictureWidth / 2 + 4, pictureWidth), 0);
}

void SeriesPlotTest::linesHaveNoHoles() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(300000, 1, 0.01);
    for (std::size_t i = 0; i < table.times.size(); ++i) { // jumps up and down, far steeper than a pixel
        table.columns[0][i] = (i / 700) % 2 == 0 ? 1.0F : -1.0F;
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (double length = 3000.0; length > 1.0; length /= 1.9) {
        const PlotFrame frame = frameOf(0.0, length, -1.1, 1.1);
        const auto window = file->window(0, {0.0, length}, length / pictureWidth);
        QVERIFY2(columnsWithInk(painted(window, frame, 0.1), 1, pictureWidth - 1) == pictureWidth - 2,
                 qPrintable(QString::number(length)));
        // Between one level and the other there is a line.
        if (length > 7.5) {
            QVERIFY(inkAt(painted(window, frame, 0.1), frame.x(7.0), frame.y(0.0)));
        }
    }
}

void SeriesPlotTest::aLoneValueIsSeen() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(100000, 1, 0.01);
    std::fill(table.columns[0].begin(), table.columns[0].end(), testing::missing);
    table.columns[0][43210] = 0.5F;
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (const double length : {1000.0, 600.0, 30.0}) {
        const double start = std::max(0.0, 432.1 - length / 2);
        const PlotFrame frame = frameOf(start, start + length, -1.0, 1.0);
        const QImage picture =
            painted(file->window(0, {start, start + length}, length / pictureWidth), frame, 0.1);
        QVERIFY(inkAt(picture, frame.x(432.1), frame.y(0.5)));
        QVERIFY(columnsWithInk(picture, 0, pictureWidth) <= 5);
    }
}

void SeriesPlotTest::aSlowColumnIsALine() {
    const testing::TemporaryFolder folder;
    testing::PlainTable table = testing::quietTable(2000, 2, 0.01);
    for (std::size_t i = 0; i < table.times.size(); ++i) {
        if (i % 4 != 0 || (i > 800 && i < 1000)) {
            table.columns[0][i] =
                testing::missing; // measured every fourth row, and for two seconds not at all
        }
        if (i == 500) {
            table.columns[1][i] = testing::missing; // measured every row but one
        }
    }
    const auto file = testing::writtenTable(table, folder / "a.series");
    QVERIFY(file);
    for (const double length : {4.0, 19.0}) { // a line through rows, and bands
        const PlotFrame frame = frameOf(6.0, 6.0 + length, -1.1, 1.1);
        const auto window = file->window(0, {6.0, 6.0 + length}, length / pictureWidth);
        const QImage picture = painted(window, frame, 0.1);
        const int from = static_cast<int>(frame.x(8.0)) + 4;
        const int to = static_cast<int>(frame.x(10.0)) - 4;
        QCOMPARE(columnsWithInk(picture, 4, from - 8), from - 12);
        QCOMPARE(columnsWithInk(picture, from, to), 0);
    }
    const PlotFrame near = frameOf(4.9, 5.1, -1.1, 1.1);
    QCOMPARE(rowStrokes(file->window(1, {4.9, 5.1}, 0.2 / pictureWidth), near, 0.1).size(), std::size_t(2));
}

void SeriesPlotTest::coarseCellsFillTheirPlaceUntilFinerOnesCome() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(testing::quietTable(300000, 1, 0.01), folder / "a.series");
    QVERIFY(file);
    const auto window = file->window(0, {0.0, 3000.0}, 3000.0 / pictureWidth);
    const PlotFrame zoomedIn = frameOf(1000.0, 1100.0, -1.1, 1.1); // painted from what is there already
    QCOMPARE(columnsWithInk(painted(window, zoomedIn, 0.1), 0, pictureWidth), pictureWidth);
}

void SeriesPlotTest::finePixelsAreUsed() {
    const testing::TemporaryFolder folder;
    const auto file = testing::writtenTable(testing::quietTable(300000, 1, 0.01), folder / "a.series");
    QVERIFY(file);
    const PlotFrame frame = frameOf(0.0, 3000.0, -1.1, 1.1);
    const auto window = file->window(0, {0.0, 3000.0}, 3000.0 / pictureWidth / 2.0);
    QCOMPARE(pixelColumns(window, frame, 2.0, 0.1).size(), std::size_t(2 * pictureWidth));
    QCOMPARE(columnsWithInk(painted(window, frame, 0.1, 2.0), 0, 2 * pictureWidth), 2 * pictureWidth);
}

QTEST_MAIN(SeriesPlotTest)
#include "series_plot_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_warnings.h"
#include "ui/plots/signal_plot.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_plots;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

PlotFrame frameOf(double start, double end, double width) {
    PlotFrame frame;
    frame.area = QRectF(10.0, 5.0, width, 100.0);
    frame.startTime = start;
    frame.endTime = end;
    return frame;
}

} // namespace

class SignalPlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void extremesAgreeWithALoop();
    void valueHoldsUntilTheNext();
    void missingValuesBreakTheStroke();
    void aPeakOfOneStepSurvivesAWeek();
    void aWeekPaintsFast();
    void rangesOfHostileSignals();
    void numbersWithoutNeedlessDigits();
    void stripShowsTheRaisedStep();
};

void SignalPlotTest::extremesAgreeWithALoop() {
    std::vector<float> values;
    for (int i = 0; i < 1237; ++i) {
        values.push_back(i % 11 == 0 ? missing : static_cast<float>(std::sin(i * 0.37) * (i % 97)));
    }
    const SampledSignal signal(values, 0.0, 0.5);
    for (std::size_t first = 0; first < values.size(); first += 53) {
        for (std::size_t last = first; last <= values.size(); last += 101) {
            float low = std::numeric_limits<float>::infinity();
            float high = -low;
            for (std::size_t i = first; i < last; ++i) {
                if (std::isfinite(values[i])) {
                    low = std::min(low, values[i]);
                    high = std::max(high, values[i]);
                }
            }
            const auto found = signal.extremes(first, last);
            QCOMPARE(found.has_value(), low <= high);
            if (found) {
                QCOMPARE(found->smallest, low);
                QCOMPARE(found->largest, high);
            }
        }
    }
    QVERIFY(!signal.extremes(900, 100).has_value());
}

void SignalPlotTest::valueHoldsUntilTheNext() {
    const SampledSignal even({1.0F, 2.0F, missing, 4.0F}, 8.0, 0.5);
    QVERIFY(!even.valueAt(7.9).has_value());
    QCOMPARE(even.valueAt(8.0).value(), 1.0F);
    QCOMPARE(even.valueAt(8.6).value(), 2.0F);
    QVERIFY(!even.valueAt(9.2).has_value());
    QCOMPARE(even.valueAt(9.5).value(), 4.0F);
    QVERIFY(!even.valueAt(60.0).has_value()); // long after the last one nothing is known
    const SampledSignal uneven({5.0F, 6.0F, 7.0F}, std::vector<double>{0.0, 1.0, 10.0});
    QCOMPARE(uneven.valueAt(1.5).value(), 6.0F);
    QCOMPARE(uneven.firstAtOrAfter(1.5), std::size_t(2));
    const SampledSignal cut({5.0F, 6.0F, 7.0F}, std::vector<double>{0.0});
    QCOMPARE(cut.size(), std::size_t(1));
    const SampledSignal empty;
    QVERIFY(!empty.valueAt(0.0).has_value());
    QVERIFY(!empty.extremes().has_value());
}

void SignalPlotTest::missingValuesBreakTheStroke() {
    const SampledSignal signal({0.1F, 0.2F, missing, missing, 0.5F, 0.6F, missing, 0.8F}, 0.0, 1.0);
    const auto lines = strokes(signal, frameOf(0.0, 8.0, 400.0));
    QCOMPARE(lines.size(), std::size_t(3));
    QCOMPARE(lines[0].size(), std::size_t(2));
    QCOMPARE(lines[2].size(), std::size_t(1));
    QCOMPARE(lines[1].front().x(), 10.0 + 4.0 / 8.0 * 400.0);
    QVERIFY(strokes(SampledSignal({missing, missing}, 0.0, 1.0), frameOf(0.0, 2.0, 100.0)).empty());
    QVERIFY(strokes(signal, frameOf(5.0, 5.0, 100.0)).empty()); // no time, no picture
}

void SignalPlotTest::aPeakOfOneStepSurvivesAWeek() {
    std::vector<float> values(7 * 86400 * 2, 0.1F);
    values[700000] = 0.97F;
    const SampledSignal signal(std::move(values), 0.0, 0.5);
    const PlotFrame frame = frameOf(0.0, 7 * 86400.0, 900.0);
    QVERIFY(isDense(signal, frame));
    const auto all = columns(signal, frame);
    QCOMPARE(all.size(), std::size_t(900));
    double highest = frame.area.bottom();
    for (const Column& column : all) {
        highest = std::min(highest, column.top);
    }
    QVERIFY(std::fabs(highest - frame.y(0.97)) < 0.01);
    const PlotFrame near = frameOf(349900.0, 350100.0, 900.0);
    QVERIFY(!isDense(signal, near));
    QCOMPARE(strokes(signal, near).size(), std::size_t(1));
}

void SignalPlotTest::aWeekPaintsFast() {
    std::vector<float> values(7 * 86400 * 2);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<float>(0.5 + 0.5 * std::sin(static_cast<double>(i) * 0.01));
    }
    const SampledSignal signal(std::move(values), 0.0, 0.5);
    QImage image(1000, 120, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        paintSignal(painter, signal, frameOf(i, 7 * 86400.0 - i, 980.0), Qt::black);
        paintStrip(painter, signal, frameOf(i, 7 * 86400.0 - i, 980.0), {Qt::gray, Qt::red, 0.5});
    }
    const double each = static_cast<double>(timer.elapsed()) / 20.0;
    qInfo("a curve and a strip of a week: %.2f ms", each);
    QVERIFY2(each < 20.0, qPrintable(QString::number(each)));
}

void SignalPlotTest::rangesOfHostileSignals() {
    QVERIFY(!laneRange(SampledSignal({missing, missing}, 0.0, 1.0)).has_value());
    const auto flat = laneRange(SampledSignal({5.0F, 5.0F}, 0.0, 1.0));
    QVERIFY(flat && flat->smallest < 5.0F && flat->largest > 5.0F);
    const auto zero = laneRange(SampledSignal({0.0F, 0.0F}, 0.0, 1.0));
    QVERIFY(zero && zero->smallest < zero->largest);
    const float huge = std::numeric_limits<float>::max();
    const SampledSignal signal({-huge, huge, std::numeric_limits<float>::infinity()}, 0.0, 1.0);
    const auto wide = laneRange(signal);
    QVERIFY(wide && wide->smallest < wide->largest);
    PlotFrame frame = frameOf(0.0, 3.0, 300.0);
    frame.lowest = static_cast<double>(wide->smallest);
    frame.highest = static_cast<double>(wide->largest);
    for (const auto& line : strokes(signal, frame)) {
        for (const QPointF& point : line) {
            QVERIFY(std::isfinite(point.y()));
        }
    }
}

void SignalPlotTest::numbersWithoutNeedlessDigits() {
    QCOMPARE(shortNumber(0.931), QStringLiteral("0.93"));
    QCOMPARE(shortNumber(44.04), QStringLiteral("44.0"));
    QCOMPARE(shortNumber(1234.4), QStringLiteral("1234"));
    QCOMPARE(shortNumber(0.0), QStringLiteral("0.00"));
    QCOMPARE(shortNumber(0.0042), QStringLiteral("0.0042"));
    QCOMPARE(shortNumber(3.2e11), QStringLiteral("3.2e+11"));
    QCOMPARE(shortNumber(std::numeric_limits<double>::quiet_NaN()), QStringLiteral("–"));
}

void SignalPlotTest::stripShowsTheRaisedStep() {
    std::vector<float> values(100, 0.05F);
    values[50] = 0.9F;
    values[70] = missing;
    QImage image(220, 110, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const PlotFrame frame = frameOf(0.0, 100.0, 200.0);
    paintStrip(painter, SampledSignal(values, 0.0, 1.0), frame, {Qt::gray, QColor(200, 0, 0), 0.5});
    painter.end();
    const QColor raised = image.pixelColor(static_cast<int>(frame.x(49.6)), 50);
    QVERIFY2(raised.red() > raised.green() + 80, qPrintable(raised.name()));
    QCOMPARE(image.pixelColor(static_cast<int>(frame.x(69.6)), 50), QColor(Qt::white));
    const QColor calm = image.pixelColor(static_cast<int>(frame.x(20.0)), 50);
    QVERIFY(std::abs(calm.red() - calm.green()) < 8); // grey is normal
}

QTEST_MAIN(SignalPlotTest)
#include "signal_plot_test.moc"

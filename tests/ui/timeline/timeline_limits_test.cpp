// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline at its limits: many terminals, long recordings, values that say nothing, hostile input.
#include "tests/support/analysis_builder.h"
#include "tests/support/big_analysis.h"
#include "tests/support/qt_warnings.h"
#include "tests/ui/timeline/timeline_probe.h"
#include "ui/common/theme.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <cmath>
#include <limits>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_timeline;

class TimelineLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void aHundredTerminals();
    void aWeek();
    void onlyMissingProbabilities();
    void hostileNamesStayInTheirPlace();
};

void TimelineLimitsTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void TimelineLimitsTest::aHundredTerminals() {
    auto view = shownView(testing::bigAnalysis(100, 600.0));
    view->setTerminal(QStringLiteral("t050"));
    TimelineCanvas* canvas = canvasOf(*view);
    QCOMPARE(canvas->scene().content.strips.size(), fewStrips);
    QCOMPARE(canvas->scene().content.hiddenStrips, 88);
    const auto showMore = [&] {
        canvas->verticalScrollBar()->setValue(static_cast<int>(laneOf(*canvas, LaneKind::MoreStrips).top) -
                                              60);
        const QPointF scrolled(40.0,
                               canvas->scene().rectOf(laneOf(*canvas, LaneKind::MoreStrips)).center().y());
        QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, scrolled.toPoint());
    };
    showMore();
    QCOMPARE(canvas->scene().content.strips.size(), std::size_t(100));
    QElapsedTimer timer;
    timer.start();
    canvas->refresh();
    view->grab();
    qInfo("100 strips: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 200);
    showMore();
    QCOMPARE(canvas->scene().content.strips.size(), fewStrips);
}

void TimelineLimitsTest::aWeek() {
    const auto analysis = testing::bigAnalysis(4, 7.0 * 86400.0);
    auto view = shownView(nullptr);
    QElapsedTimer timer;
    timer.start();
    view->setAnalysis(analysis);
    view->setIncident(QStringLiteral("i1"));
    view->setTerminal(QStringLiteral("t002"));
    view->grab();
    qInfo("a week of 4 terminals shown after %lld ms", timer.elapsed());
    TimelineCanvas* canvas = canvasOf(*view);
    timer.start();
    for (int i = 0; i < 20; ++i) {
        turnWheel(*canvas, QPoint(400 + i, 100), i % 2 == 0 ? 1 : -1);
        view->grab();
    }
    const double zoom = static_cast<double>(timer.elapsed()) / 20.0;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        view->setTime(i * 1000.0);
        view->grab();
    }
    const double cursor = static_cast<double>(timer.elapsed()) / 20.0;
    qInfo("a week: %.1f ms a zoom step, %.1f ms a cursor step", zoom, cursor);
    QVERIFY(zoom < 100.0);
    QVERIFY(cursor < 50.0);
    view->fit();
    QTest::keyClick(canvas, Qt::Key_End);
    QCOMPARE(view->time(), 7.0 * 86400.0);
    save(*view, QStringLiteral("timeline-week"));
}

void TimelineLimitsTest::onlyMissingProbabilities() {
    auto value = testing::sampleAnalysisValue();
    for (auto& terminal : value.terminals) {
        std::fill(terminal.probability.begin(), terminal.probability.end(),
                  std::numeric_limits<double>::quiet_NaN());
    }
    value.terminals[0].t.clear();
    value.terminals[1].t.resize(3); // fewer times than values
    auto view = shownView(std::make_shared<const analysis::Analysis>(value));
    for (const char* id : {"sn-01", "plc-01", "prs-01"}) {
        view->setTerminal(QString::fromLatin1(id));
        view->setTime(view->time() + 45.0);
        view->grab();
    }
    QVERIFY(!canvasOf(*view)->scene().content.selected->probability.extremes().has_value());
}

void TimelineLimitsTest::hostileNamesStayInTheirPlace() {
    testing::SampleOptions options;
    options.nameSuffix = std::string(4000, 'x') + "<b>&\n\t\xff\xfe";
    auto value = testing::sampleAnalysisValue(options);
    value.incidents[0].range = {-1e300, 1e300};
    value.incidents[0].episodes[1].range = {-1e300, 1e300};
    value.incidents[0].episodes[2].range = {std::nan(""), std::nan("")};
    value.terminals[0].threshold = std::nan("");
    value.incidents[1].episodes[0].terminal = "not there";
    value.incidents[0].causalEdges.push_back({"sn-01", "ghost", 0.5, 1.0, 0.01, 0.02});
    value.incidents[0].causalEdges.push_back({"sn-01", "sn-01", 0.5, 1.0, 0.01, 0.02});
    auto view = shownView(std::make_shared<const analysis::Analysis>(value));
    view->setTerminal(QStringLiteral("sn-01"));
    view->grab();
    view->zoomToIncident();
    QCOMPARE(view->visibleRange().length(), 120.0);
    QVERIFY(view->minimumSizeHint().width() < 600);
}

QTEST_MAIN(TimelineLimitsTest)
#include "timeline_limits_test.moc"

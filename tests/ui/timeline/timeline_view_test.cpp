// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysis_builder.h"
#include "tests/support/big_analysis.h"
#include "tests/support/qt_warnings.h"
#include "tests/ui/timeline/timeline_probe.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_chooser.h"
#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtGui/QPaintEvent>
#include <QtGui/QWheelEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolButton>

#include <cmath>
#include <limits>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_timeline;

/// What of a widget has been painted again.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget* watched) { watched->installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            painted += static_cast<QPaintEvent*>(event)->region();
        }
        return false;
    }
    QRegion painted;
};

class TimelineViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void emptyStatesSayWhatToDo();
    void stripsFollowTheOrderOfTurningAbnormal();
    void keyFeaturesComeFirst();
    void aClickSeeks();
    void aClickOnAnIncidentSelectsIt();
    void aDoubleClickSelectsTheTerminal();
    void aClickOnALabelSelectsTheTerminal();
    void aDragSelectsARange();
    void theWheelZoomsAboutThePointer();
    void arrowsStepOnTheGrid();
    void keysZoomAndFit();
    void theFrameOfTheFocusGoesWithIt();
    void upAndDownWalkTheTerminals();
    void settingTheTimeEmitsNothingAndScrolls();
    void lanesAreChosen();
    void oneTerminalAndNoIncident();
    void looksLikeThis();
};

void TimelineViewTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void TimelineViewTest::emptyStatesSayWhatToDo() {
    auto view = shownView(nullptr);
    view->grab();
    QVERIFY(canvasOf(*view)->scene().emptyText.contains(QStringLiteral("Open a recording")));
    view->setClock(SiteTime{1715120671.0, 480}, 64.0);
    view->grab();
    QVERIFY(canvasOf(*view)->scene().emptyText.contains(QStringLiteral("Press Analyse")));
    QCOMPARE(view->visibleRange().end, 64.0);
    QTest::mouseClick(canvasOf(*view)->viewport(), Qt::LeftButton, {}, QPoint(500, 100));
    QVERIFY(view->time() > 0.0); // the cursor works before there is an analysis
    view->setAnalysis(std::make_shared<const analysis::Analysis>());
    view->grab();
    QVERIFY(canvasOf(*view)->scene().content.strips.empty());
}

void TimelineViewTest::stripsFollowTheOrderOfTurningAbnormal() {
    auto view = shownView(testing::sampleAnalysis());
    const auto& content = canvasOf(*view)->scene().content;
    QStringList order;
    for (const auto& strip : content.strips) {
        order += strip.terminal;
    }
    QCOMPARE(order, QStringList({"sn-01", "plc-01", "gw-01", "prs-01"}));
    QVERIFY(content.strips[0].root);
    QCOMPARE(content.strips[3].place, 4);
    QCOMPARE(content.arrows.size(), std::size_t(3));
    QCOMPARE(content.arrows[0].fromTime, 40.0);
    QCOMPARE(content.arrows[0].toTime, 49.5);
    view->setIncident(QStringLiteral("i2"));
    QCOMPARE(canvasOf(*view)->scene().content.strips.front().terminal, QStringLiteral("gw-01"));
    QCOMPARE(canvasOf(*view)->scene().content.strips[1].place, 0); // not of this incident
}

void TimelineViewTest::keyFeaturesComeFirst() {
    auto view = shownView(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    QCOMPARE(view->features(), QStringList({"load_pct", "current_a", "temperature_c"}));
    const auto& features = canvasOf(*view)->scene().content.features;
    QCOMPARE(features.size(), std::size_t(3));
    QCOMPARE(features[0].name, QStringLiteral("Load"));
    QVERIFY(features[0].usual.has_value());
    QCOMPARE(features[0].keySegments.size(), std::size_t(1));
    view->setTerminal(QStringLiteral("nobody"));
    QVERIFY(view->features().isEmpty());
}

void TimelineViewTest::aClickSeeks() {
    auto view = shownView(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    QSignalSpy times(view.get(), &TimelineView::timeRequested);
    TimelineCanvas* canvas = canvasOf(*view);
    const QPoint at = pointAt(*canvas, laneOf(*canvas, LaneKind::Probability), 60.0);
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(times.size(), 1);
    QVERIFY(std::fabs(times[0][0].toDouble() - 60.0) < canvas->scene().axis.secondsPerPixel());
    QCOMPARE(view->time(), times[0][0].toDouble());
    // The bands above and below drag the cursor.
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, QPoint(at.x(), 4));
    QTest::mouseMove(canvas->viewport(), QPoint(at.x() + 200, 4));
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, QPoint(at.x() + 200, 4));
    QVERIFY(times.size() >= 2);
    QVERIFY(view->time() > 75.0);
    QVERIFY(!view->selectedRange().has_value());
}

void TimelineViewTest::aClickOnAnIncidentSelectsIt() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy incidents(view.get(), &TimelineView::incidentRequested);
    TimelineCanvas* canvas = canvasOf(*view);
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {},
                      pointAt(*canvas, laneOf(*canvas, LaneKind::Incident), 100.0));
    QCOMPARE(incidents.size(), 1);
    QCOMPARE(incidents[0][0].toString(), QStringLiteral("i2"));
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {},
                      pointAt(*canvas, laneOf(*canvas, LaneKind::Incident), 80.0));
    QCOMPARE(incidents.size(), 1); // between the two there is none
}

void TimelineViewTest::aDoubleClickSelectsTheTerminal() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy terminals(view.get(), &TimelineView::terminalRequested);
    TimelineCanvas* canvas = canvasOf(*view);
    const QPoint at = pointAt(*canvas, laneOf(*canvas, LaneKind::Strip, 1), 55.0);
    QTest::mouseDClick(canvas->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(terminals.size(), 1);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("plc-01"));
}

void TimelineViewTest::aClickOnALabelSelectsTheTerminal() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy terminals(view.get(), &TimelineView::terminalRequested);
    QSignalSpy times(view.get(), &TimelineView::timeRequested);
    TimelineCanvas* canvas = canvasOf(*view);
    const QPointF label(40.0, canvas->scene().rectOf(laneOf(*canvas, LaneKind::Strip, 3)).center().y());
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, {}, label.toPoint());
    QCOMPARE(terminals.size(), 1);
    QCOMPARE(terminals[0][0].toString(), QStringLiteral("prs-01"));
    QCOMPARE(times.size(), 0);
}

void TimelineViewTest::aDragSelectsARange() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy ranges(view.get(), &TimelineView::rangeSelected);
    QSignalSpy cleared(view.get(), &TimelineView::rangeCleared);
    QSignalSpy times(view.get(), &TimelineView::timeRequested);
    TimelineCanvas* canvas = canvasOf(*view);
    const Lane strip = laneOf(*canvas, LaneKind::Strip);
    // From right to left: the range still begins where time begins.
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, pointAt(*canvas, strip, 70.0));
    QTest::mouseMove(canvas->viewport(), pointAt(*canvas, strip, 50.0));
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, pointAt(*canvas, strip, 50.0));
    QCOMPARE(ranges.size(), 1);
    const double tolerance = canvas->scene().axis.secondsPerPixel();
    QVERIFY(std::fabs(ranges[0][0].toDouble() - 50.0) <= tolerance);
    QVERIFY(std::fabs(ranges[0][1].toDouble() - 70.0) <= tolerance);
    QCOMPARE(times.size(), 0);
    QTest::keyClick(canvas, Qt::Key_Return); // zooms into the range
    QVERIFY(std::fabs(view->visibleRange().length() - 20.0) <= 2.0 * tolerance);
    QTest::keyClick(canvas, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!view->selectedRange().has_value());
}

void TimelineViewTest::theWheelZoomsAboutThePointer() {
    auto view = shownView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    const QPoint at(700, 100);
    const double before = canvas->scene().axis.time(at.x());
    turnWheel(*canvas, at, 3);
    QVERIFY(view->visibleRange().length() < 65.0);
    QVERIFY(std::fabs(canvas->scene().axis.time(at.x()) - before) < 1e-6);
    const double start = view->visibleRange().start;
    turnWheel(*canvas, at, -1, Qt::ShiftModifier);
    QVERIFY(view->visibleRange().start > start);
    turnWheel(*canvas, at, -50);
    QCOMPARE(view->visibleRange().length(), 120.0);
}

void TimelineViewTest::arrowsStepOnTheGrid() {
    auto view = shownView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    view->setTime(40.2);
    QTest::keyClick(canvas, Qt::Key_Right);
    QCOMPARE(view->time(), 40.5);
    QTest::keyClick(canvas, Qt::Key_Left);
    QCOMPARE(view->time(), 40.0);
    QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(view->time(), 45.0);
    QTest::keyClick(canvas, Qt::Key_End);
    QCOMPARE(view->time(), 120.0);
    QTest::keyClick(canvas, Qt::Key_Right);
    QCOMPARE(view->time(), 120.0);
    QTest::keyClick(canvas, Qt::Key_Home);
    QCOMPARE(view->time(), 0.0);
}

void TimelineViewTest::keysZoomAndFit() {
    auto view = shownView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    view->setTime(60.0);
    QTest::keyClick(canvas, Qt::Key_Plus);
    QVERIFY(view->visibleRange().length() < 120.0);
    QTest::keyClick(canvas, Qt::Key_F);
    QCOMPARE(view->visibleRange().length(), 120.0);
    QTest::mouseClick(view->findChild<QToolButton*>(QStringLiteral("zoomToIncident")), Qt::LeftButton);
    QVERIFY(view->visibleRange().start > 20.0 && view->visibleRange().end < 90.0);
    QTest::mouseClick(view->findChild<QToolButton*>(QStringLiteral("fit")), Qt::LeftButton);
    QCOMPARE(view->visibleRange().length(), 120.0);
}

void TimelineViewTest::theFrameOfTheFocusGoesWithIt() {
    auto view = shownView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    QVERIFY(QTest::qWaitForWindowActive(view.get()));
    PaintWatch watch(canvas->viewport());
    for (const bool focused : {true, false, true}) {
        focused ? canvas->setFocus() : canvas->clearFocus();
        watch.painted = {};
        QTRY_COMPARE(canvas->hasFocus(), focused);
        QTRY_COMPARE(watch.painted, QRegion(canvas->viewport()->rect()));
    }
}

void TimelineViewTest::upAndDownWalkTheTerminals() {
    auto view = shownView(testing::sampleAnalysis());
    connect(view.get(), &TimelineView::terminalRequested, view.get(), &TimelineView::setTerminal);
    TimelineCanvas* canvas = canvasOf(*view);
    QTest::keyClick(canvas, Qt::Key_Down);
    QCOMPARE(view->terminal(), QStringLiteral("sn-01"));
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::keyClick(canvas, Qt::Key_Down);
    QCOMPARE(view->terminal(), QStringLiteral("gw-01"));
    QTest::keyClick(canvas, Qt::Key_Up);
    QCOMPARE(view->terminal(), QStringLiteral("plc-01"));
}

void TimelineViewTest::settingTheTimeEmitsNothingAndScrolls() {
    auto view = shownView(testing::sampleAnalysis());
    QSignalSpy times(view.get(), &TimelineView::timeRequested);
    view->setVisibleRange(10.0, 20.0);
    view->setTime(33.0);
    QCOMPARE(times.size(), 0);
    QVERIFY(view->visibleRange().contains(33.0));
    QCOMPARE(view->visibleRange().length(), 10.0);
    view->setTime(std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(view->time(), 33.0);
}

void TimelineViewTest::lanesAreChosen() {
    auto view = shownView(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    QTest::mouseClick(view->findChild<QToolButton*>(QStringLiteral("addLane")), Qt::LeftButton);
    auto* list = view->findChild<QListWidget*>(QStringLiteral("laneList"));
    QCOMPARE(list->count(), 6 + 3); // six features, probability, attention, change in the picture
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->data(Qt::UserRole).toString() == QLatin1String("comm_rtt_ms")) {
            list->item(row)->setCheckState(Qt::Checked);
        }
        if (list->item(row)->data(Qt::UserRole).toString() == QLatin1String("current_a")) {
            list->item(row)->setCheckState(Qt::Unchecked);
        }
    }
    QCOMPARE(view->features(), QStringList({"load_pct", "temperature_c", "comm_rtt_ms"}));
    view->findChild<QLineEdit*>(QStringLiteral("laneFilter"))->setText(QStringLiteral("temp"));
    int visible = 0;
    for (int row = 0; row < list->count(); ++row) {
        visible += list->item(row)->isHidden() ? 0 : 1;
    }
    QCOMPARE(visible, 1);
    view->findChild<LaneChooser*>(QStringLiteral("laneChooser"))->hide();
    view->setTerminal(QStringLiteral("sn-01")); // the choice is the terminal's own
    QCOMPARE(view->features().front(), QStringLiteral("load_pct"));
    QCOMPARE(view->features().size(), 3);
    view->setTerminal(QStringLiteral("prs-01"));
    QCOMPARE(view->features().back(), QStringLiteral("comm_rtt_ms"));
}

void TimelineViewTest::oneTerminalAndNoIncident() {
    testing::SampleOptions options;
    options.incidents = false;
    options.started = false;
    auto view = shownView(testing::sampleAnalysis(options));
    view->setTerminal(QStringLiteral("plc-01"));
    view->grab();
    QVERIFY(canvasOf(*view)->scene().content.strips.empty());
    QVERIFY(canvasOf(*view)->scene().content.selected.has_value());
    QVERIFY(!view->findChild<QToolButton*>(QStringLiteral("zoomToIncident"))->isEnabled());
    view->setAnalysis(testing::bigAnalysis(1, 60.0));
    view->setIncident(QStringLiteral("i1"));
    view->setTerminal(QStringLiteral("t000"));
    view->grab();
    QCOMPARE(canvasOf(*view)->scene().content.strips.size(), std::size_t(1));
}

void TimelineViewTest::looksLikeThis() {
    for (const auto* theme : {&ui_common::lightTheme(), &ui_common::darkTheme()}) {
        ui_common::setTheme(*theme);
        auto view = shownView(testing::sampleAnalysis());
        view->setTerminal(QStringLiteral("prs-01"));
        view->setTime(60.0);
        save(*view, theme->dark ? QStringLiteral("timeline-dark") : QStringLiteral("timeline-light"));
        TimelineCanvas* canvas = canvasOf(*view);
        QTest::mouseMove(canvas->viewport(), pointAt(*canvas, laneOf(*canvas, LaneKind::Feature, 1), 80.0));
        view->zoomToIncident();
        const Lane strip = laneOf(*canvas, LaneKind::Strip);
        QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, pointAt(*canvas, strip, 45.0));
        QTest::mouseMove(canvas->viewport(), pointAt(*canvas, strip, 52.0));
        QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, pointAt(*canvas, strip, 52.0));
        save(*view,
             theme->dark ? QStringLiteral("timeline-zoom-dark") : QStringLiteral("timeline-zoom-light"));
    }
    ui_common::setTheme(ui_common::lightTheme());
}

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"

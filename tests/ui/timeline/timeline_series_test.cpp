// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline with recorded rows: what it asks for, what it shows, the second cursor, lanes, export and
// pictures.
#include "tests/core/timeline/series_probe.h"
#include "tests/support/analysis_builder.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/timeline/series_fake.h"
#include "tests/ui/timeline/timeline_probe.h"
#include "ui/common/elided_label.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_chooser.h"
#include "ui/timeline/lane_ids.h"

#include <QtGui/QPainter>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_timeline;

namespace {

/// Rows of the press at 100 Hz: load_pct, control_mode and a column that the analysis does not know.
std::shared_ptr<const timeline::SeriesFile> pressRows(const testing::TemporaryFolder& folder) {
    auto writer =
        timeline::SeriesWriter::create(folder / "press.series", {"load_pct", "control_mode", "oil_bar"}, "");
    for (int i = 0; i < 12000; ++i) {
        const double t = 0.01 * i;
        const bool gap = t > 20.0 && t < 24.0;
        const double row[3] = {gap ? std::nan("") : 20.0 + 5.0 * std::sin(t),
                               t > 50.0 && t < 60.0 ? 2.0 : 0.0, i == 7777 ? 90.0 : 3.0};
        if (!writer->add(t, row)) {
            return nullptr;
        }
    }
    return writer->finish() ? *timeline::SeriesFile::open(folder / "press.series") : nullptr;
}

std::shared_ptr<const TerminalEvents> pressEvents() {
    auto events = std::make_shared<TerminalEvents>();
    events->terminal = QStringLiteral("prs-01");
    for (int i = 0; i < 200; ++i) {
        events->instructions.push_back(0.6 * i);
        events->failed.push_back(i == 100);
    }
    events->annotations = {{{40.0, 66.0}, QStringLiteral("overload")}};
    events->activities = {{{80.0, 90.0}, QStringLiteral("maintenance")}};
    return events;
}

} // namespace

class TimelineSeriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void rowsAreAskedForAndShown();
    void aSpikeOfOneRowIsOnTheScreen();
    void valuesAreThoseOfTheRow();
    void theSecondCursorTellsDifferences();
    void movingAsksOnlyWhenItMust();
    void anotherTerminalsAnswerIsDropped();
    void withoutAnAnalysisTheRecordingShows();
    void aTableThatCannotBeReadIsTold();
    void eventsHaveTheirLanes();
    void lanesAreMovedAndRemoved();
    void seriesAreExported();
    void thePictureHoldsEveryLane();
    void looksLikeThis();

private:
    std::unique_ptr<TimelineView> pressView(const analysis::AnalysisPtr& analysis);
    bool settled(const TimelineView& view) const;

    std::unique_ptr<testing::TemporaryFolder> folder_;
    std::unique_ptr<FileProvider> provider_;
};

void TimelineSeriesTest::initTestCase() {
    testing::QtWarnings::watch();
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(ui_common::textPixels);
    QApplication::setFont(font);
    ui_common::setTheme(ui_common::lightTheme());
}

void TimelineSeriesTest::init() {
    folder_ = std::make_unique<testing::TemporaryFolder>();
    const auto rows = pressRows(*folder_);
    QVERIFY(rows);
    provider_ = std::make_unique<FileProvider>(rows);
    provider_->events = pressEvents();
}

void TimelineSeriesTest::cleanup() {
    provider_.reset();
    folder_.reset();
    QCOMPARE(testing::QtWarnings::take(), QStringList());
}

std::unique_ptr<TimelineView> TimelineSeriesTest::pressView(const analysis::AnalysisPtr& analysis) {
    auto view = shownView(analysis);
    view->resize(1000, 700);
    view->setClock(SiteTime{1715120671.0, 480}, 120.0);
    view->setSeriesProvider(provider_.get());
    view->setTerminal(QStringLiteral("prs-01"));
    view->setFeatures({QStringLiteral("load_pct"), QStringLiteral("oil_bar")});
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
    }
    return view;
}

bool TimelineSeriesTest::settled(const TimelineView& view) const {
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
    }
    const TimelineScene& scene = canvasOf(view)->scene();
    return scene.windowOf(laneOf(*canvasOf(view), LaneKind::Feature, 1)) != nullptr;
}

void TimelineSeriesTest::rowsAreAskedForAndShown() {
    auto view = pressView(testing::sampleAnalysis());
    QVERIFY(settled(*view));
    QCOMPARE(provider_->opened.back(), QStringLiteral("prs-01"));
    const WindowRequest& first = provider_->windowRequests.back();
    QCOMPARE(first.columns, QStringList({"load_pct", "oil_bar", "control_mode"}));
    QVERIFY(first.range.start <= 0.0 && first.range.end >= 120.0);
    const Lane load = laneOf(*canvasOf(*view), LaneKind::Feature, 0);
    QVERIFY(!canvasOf(*view)->scene().windowOf(load)->isSamples()); // 12,000 rows on a thousand pixels
    view->setVisibleRange(60.0, 62.0);
    QVERIFY(settled(*view));
    QVERIFY(canvasOf(*view)->scene().windowOf(load)->isSamples());
    QVERIFY(view->findChild<ui_common::ElidedLabel*>(QStringLiteral("timelineFacts"))
                ->text()
                .contains(QStringLiteral("0.01 s")));
}

void TimelineSeriesTest::aSpikeOfOneRowIsOnTheScreen() {
    auto view = pressView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    for (const double length : {120.0, 50.0, 7.0, 1.0}) {
        view->setVisibleRange(77.77 - 0.4 * length, 77.77 + 0.6 * length);
        QVERIFY(settled(*view));
        const Lane lane = laneOf(*canvas, LaneKind::Feature, 1);
        const QImage picture = canvas->viewport()->grab().toImage();
        const auto frame = canvas->scene().frameOf(lane);
        const QPoint top(static_cast<int>(frame.x(77.77)), static_cast<int>(frame.y(90.0)));
        bool ink = false;
        for (int dx = -2; dx <= 2; ++dx) {
            for (int dy = -1; dy <= 3; ++dy) {
                ink = ink || qGray(picture.pixel(top + QPoint(dx, dy))) < 120;
            }
        }
        QVERIFY2(ink, qPrintable(QString::number(length)));
    }
}

void TimelineSeriesTest::valuesAreThoseOfTheRow() {
    auto view = pressView(testing::sampleAnalysis());
    const TimelineScene& scene = canvasOf(*view)->scene();
    const Lane oil = laneOf(*canvasOf(*view), LaneKind::Feature, 1);
    view->setTime(77.772);
    QVERIFY(settled(*view));
    QCOMPARE(scene.valueOf(oil, Point::Cursor), std::optional<double>(90.0));
    QCOMPARE(valueText(scene, oil, 90.0), QStringLiteral("90.0 bar"));
    view->setTime(77.781);
    QVERIFY(settled(*view));
    QCOMPARE(scene.valueOf(oil, Point::Cursor), std::optional<double>(3.0));
    const Lane load = laneOf(*canvasOf(*view), LaneKind::Feature, 0);
    view->setTime(22.0); // nothing was measured there
    QVERIFY(settled(*view));
    QVERIFY(!scene.valueOf(load, Point::Cursor).has_value());
    const Lane mode = laneOf(*canvasOf(*view), LaneKind::Mode);
    view->setTime(55.0);
    QVERIFY(settled(*view));
    QCOMPARE(valueText(scene, mode, scene.valueOf(mode, Point::Cursor)), QStringLiteral("maintenance"));
}

void TimelineSeriesTest::theSecondCursorTellsDifferences() {
    auto view = pressView(testing::sampleAnalysis());
    TimelineCanvas* canvas = canvasOf(*view);
    const Lane oil = laneOf(*canvas, LaneKind::Feature, 1);
    QTest::mouseClick(canvas->viewport(), Qt::LeftButton, Qt::ShiftModifier, pointAt(*canvas, oil, 60.0));
    QVERIFY(view->mark() && std::fabs(*view->mark() - 60.0) < canvas->scene().axis.secondsPerPixel());
    view->setTime(77.77);
    QVERIFY(settled(*view));
    const auto span = canvas->scene().span();
    QVERIFY(span && span->first == Point::Mark && span->second == Point::Cursor);
    QCOMPARE(*canvas->scene().valueOf(oil, span->second) - *canvas->scene().valueOf(oil, span->first), 87.0);
    view->grab();
    QTest::keyClick(canvas, Qt::Key_M); // here, now
    QCOMPARE(*view->mark(), 77.77);
    QTest::keyClick(canvas, Qt::Key_Escape);
    QVERIFY(!view->mark());
    // Over a range the differences are those of its ends.
    view->setSelectedRange(10.0, 77.77);
    QVERIFY(settled(*view));
    QVERIFY(canvas->scene().span()->first == Point::RangeStart);
    QCOMPARE(canvas->scene().valueOf(oil, Point::RangeEnd), std::optional<double>(90.0));
    view->setMark(std::numeric_limits<double>::infinity());
    QVERIFY(!view->mark());
}

void TimelineSeriesTest::movingAsksOnlyWhenItMust() {
    auto view = pressView(testing::sampleAnalysis());
    view->setVisibleRange(50.0, 60.0);
    QVERIFY(settled(*view));
    const std::size_t before = provider_->windowRequests.size();
    for (int i = 1; i <= 9; ++i) { // within what was fetched beside the visible part
        view->setVisibleRange(50.0 + i, 60.0 + i);
        QVERIFY(settled(*view));
    }
    QCOMPARE(provider_->windowRequests.size(), before);
    view->setVisibleRange(75.0, 85.0);
    QVERIFY(settled(*view));
    QCOMPARE(provider_->windowRequests.size(), before + 1);
    // While an answer is out, nothing more is asked; then only for what is wanted by then.
    provider_->silent = true;
    for (int i = 0; i < 30; ++i) {
        view->setVisibleRange(3.0 * i, 3.0 * i + 2.0);
        QCoreApplication::processEvents();
    }
    QVERIFY(provider_->windowRequests.size() <= before + 2);
    provider_->silent = false;
    const WindowRequest late = provider_->windowRequests.back();
    Q_EMIT provider_->windowsReady(provider_->windows(late));
    QVERIFY(settled(*view));
    QVERIFY(provider_->windowRequests.back().range.end >= 89.0);
}

void TimelineSeriesTest::anotherTerminalsAnswerIsDropped() {
    auto view = pressView(testing::sampleAnalysis());
    QVERIFY(settled(*view));
    WindowRequest request = provider_->windowRequests.back();
    const auto late = provider_->windows(request);
    provider_->silent = true;
    view->setTerminal(QStringLiteral("sn-01"));
    Q_EMIT provider_->windowsReady(late);
    QCoreApplication::processEvents();
    QVERIFY(!canvasOf(*view)->scene().series.windows);
    Q_EMIT provider_->failed(QStringLiteral("prs-01"), QStringLiteral("old news"));
    QVERIFY(canvasOf(*view)->scene().series.failure.isEmpty());
}

void TimelineSeriesTest::withoutAnAnalysisTheRecordingShows() {
    auto view = shownView(nullptr);
    view->setClock(std::nullopt, 120.0);
    view->setSeriesProvider(provider_.get());
    view->setTerminal(QStringLiteral("prs-01"));
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
    }
    QCOMPARE(view->features(), QStringList({"load_pct", "oil_bar"})); // the mode has a lane of its own
    QVERIFY(view->lanes().contains(lane::mode) && view->lanes().contains(lane::instructions));
    QVERIFY(!view->lanes().contains(lane::probability));
    QVERIFY(canvasOf(*view)->scene().emptyText.isEmpty());
    view->grab();
}

void TimelineSeriesTest::aTableThatCannotBeReadIsTold() {
    provider_->failure = QStringLiteral("table.csv: line 7: the row has 3 cells, the header 4");
    auto view = pressView(testing::sampleAnalysis());
    const auto* facts = view->findChild<ui_common::ElidedLabel*>(QStringLiteral("timelineFacts"));
    QVERIFY(facts->text().contains(QStringLiteral("line 7")));
    QCOMPARE(view->features(), QStringList({"load_pct", "oil_bar"}));
    QCOMPARE(canvasOf(*view)->scene().content.features.size(),
             std::size_t(1)); // on the grid, from the analysis
    Q_EMIT provider_->indexing(QStringLiteral("prs-01"), 0.42);
}

void TimelineSeriesTest::eventsHaveTheirLanes() {
    auto view = pressView(testing::sampleAnalysis());
    QVERIFY(settled(*view));
    QVERIFY(view->lanes().contains(lane::instructions));
    QVERIFY(!view->lanes().contains(lane::annotations)); // what people marked is shown when it is asked for
    QVERIFY(!view->lanes().contains(lane::activities));
    view->setLanes(view->lanes() + QStringList{lane::annotations, lane::activities, lane::heat});
    QVERIFY(view->lanes().contains(lane::annotations) && view->lanes().contains(lane::activities));
    TimelineCanvas* canvas = canvasOf(*view);
    QTest::mouseMove(canvas->viewport(), pointAt(*canvas, laneOf(*canvas, LaneKind::Annotations), 50.0));
    view->grab();
    view->setTerminal(QStringLiteral("sn-01")); // has none of its own
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
    }
    QVERIFY(!view->lanes().contains(lane::annotations));
}

void TimelineSeriesTest::lanesAreMovedAndRemoved() {
    auto view = pressView(testing::sampleAnalysis());
    QVERIFY(settled(*view));
    TimelineCanvas* canvas = canvasOf(*view);
    const QStringList first = view->lanes();
    QCOMPARE(first.mid(0, 4), QStringList({lane::probability, lane::attention, QStringLiteral("load_pct"),
                                           QStringLiteral("oil_bar")}));
    Q_EMIT canvas->laneMoved(QStringLiteral("oil_bar"), -1);
    QCOMPARE(view->features(), QStringList({"oil_bar", "load_pct"}));
    Q_EMIT canvas->laneMoved(first.front(), -1); // already at the top
    QCOMPARE(view->lanes().front(), lane::probability);
    Q_EMIT canvas->laneRemoved(lane::attention);
    QVERIFY(!view->lanes().contains(lane::attention));
    // By the keyboard in the list of lanes.
    view->chooseLanes();
    auto* list = view->findChild<QListWidget*>(QStringLiteral("laneList"));
    list->setCurrentRow(1);
    QCOMPARE(list->currentItem()->data(Qt::UserRole).toString(), QStringLiteral("oil_bar"));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(view->features(), QStringList({"load_pct", "oil_bar"}));
    view->findChild<LaneChooser*>()->hide();
    // More than can be read are not taken.
    QStringList many;
    for (int i = 0; i < 40; ++i) {
        many += QStringLiteral("x%1").arg(i);
    }
    view->setLanes(many);
    QCOMPARE(view->features().size(), LaneChooser::mostLanes);
}

void TimelineSeriesTest::seriesAreExported() {
    auto view = pressView(testing::sampleAnalysis());
    QVERIFY(settled(*view));
    QSignalSpy wishes(view.get(), &TimelineView::exportRequested);
    view->setSelectedRange(50.0, 60.0);
    view->requestExport();
    const auto all = wishes.takeFirst().front().value<SeriesExport>();
    QCOMPARE(all.terminal, QStringLiteral("prs-01"));
    QCOMPARE(all.columns, QStringList({"load_pct", "oil_bar"}));
    QCOMPARE(all.range.start, 50.0);
    QCOMPARE(all.onSteps.size(), std::size_t(1)); // the probability is known on steps only
    QCOMPARE(all.onSteps[0].times.front(), 50.0);
    QCOMPARE(all.onSteps[0].times.back(), 60.0);
    Q_EMIT canvasOf(*view)->exportAsked({QStringLiteral("oil_bar")});
    const auto one = wishes.takeFirst().front().value<SeriesExport>();
    QCOMPARE(one.columns, QStringList({"oil_bar"}));
    QVERIFY(one.onSteps.empty());
}

void TimelineSeriesTest::thePictureHoldsEveryLane() {
    auto view = pressView(testing::sampleAnalysis());
    view->resize(1000, 200); // not enough for all lanes
    QVERIFY(settled(*view));
    const QSizeF size = view->pictureSize();
    QVERIFY(size.height() > 300.0);
    QImage picture(size.toSize(), QImage::Format_RGB32);
    picture.fill(Qt::magenta);
    QPainter painter(&picture);
    view->renderTo(painter, size);
    painter.end();
    QVERIFY(picture.pixelColor(2, 2) == ui_common::theme().panel);
    QVERIFY(picture.pixelColor(picture.width() - 2, picture.height() - 2) == ui_common::theme().panel);
}

void TimelineSeriesTest::looksLikeThis() {
    for (const auto* theme : {&ui_common::lightTheme(), &ui_common::darkTheme()}) {
        ui_common::setTheme(*theme);
        auto view = pressView(testing::sampleAnalysis());
        view->setLanes({lane::probability, lane::attention, QStringLiteral("load_pct"),
                        QStringLiteral("oil_bar"), lane::heat, lane::mode, lane::instructions,
                        lane::annotations, lane::activities});
        view->setMark(30.0);
        view->setTime(77.77);
        QVERIFY(settled(*view));
        save(*view, theme->dark ? QStringLiteral("series-dark") : QStringLiteral("series-light"));
        view->setVisibleRange(77.4, 78.2);
        QVERIFY(settled(*view));
        save(*view, theme->dark ? QStringLiteral("series-rows-dark") : QStringLiteral("series-rows-light"));
    }
    ui_common::setTheme(ui_common::lightTheme());
}

QTEST_MAIN(TimelineSeriesTest)
#include "timeline_series_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes moved by hand, and what a search in the logs marks at the axis.
#include "tests/support/analysis_builder.h"
#include "tests/support/qt_warnings.h"
#include "tests/ui/timeline/timeline_probe.h"
#include "ui/common/theme.h"

#include <QtTest/QSignalSpy>

using namespace vestigo;
using namespace vestigo::ui_timeline;

namespace {

/// The middle of the name of the lane with this id.
QPoint nameOf(const TimelineCanvas& canvas, const QString& id) {
    for (const Lane& lane : canvas.scene().lanes) {
        if (canvas.scene().idOf(lane) == id) {
            return QPoint(20, qRound(canvas.scene().rectOf(lane).center().y()));
        }
    }
    return {};
}

} // namespace

class TimelineLanesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        ui_common::setTheme(ui_common::lightTheme());
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }
    void aLaneIsDraggedByItsName();
    void escLeavesADraggedLaneWhereItWas();
    void hitsAreMarkedAtTheAxis();
};

void TimelineLanesTest::aLaneIsDraggedByItsName() {
    auto view = shownView(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    view->resize(900, 900); // every lane in sight
    TimelineCanvas* canvas = canvasOf(*view);
    const QStringList before = view->lanes();
    QVERIFY(before.size() >= 3);
    QSignalSpy changed(view.get(), &TimelineView::lanesChanged);
    const QPoint from = nameOf(*canvas, before.front());
    const QPoint to = nameOf(*canvas, before[2]) + QPoint(0, 6); // below the middle of the third
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas->viewport(), from + QPoint(0, 8));
    QTest::mouseMove(canvas->viewport(), to);
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, to);
    QStringList expected = before;
    expected.move(0, 2);
    QCOMPARE(view->lanes(), expected);
    QCOMPARE(changed.size(), 1);
    view->setLanesOf(changed[0][0].toString(), changed[0][1].toStringList()); // as undoing does
    QCOMPARE(view->lanes(), before);
}

void TimelineLanesTest::escLeavesADraggedLaneWhereItWas() {
    auto view = shownView(testing::sampleAnalysis());
    view->setTerminal(QStringLiteral("prs-01"));
    view->resize(900, 900);
    TimelineCanvas* canvas = canvasOf(*view);
    const QStringList before = view->lanes();
    const QPoint from = nameOf(*canvas, before.back());
    QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas->viewport(), from - QPoint(0, 60));
    QTest::keyClick(canvas, Qt::Key_Escape);
    QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, from - QPoint(0, 60));
    QCOMPARE(view->lanes(), before);
}

void TimelineLanesTest::hitsAreMarkedAtTheAxis() {
    auto view = shownView(testing::sampleAnalysis());
    const QImage without = view->grab().toImage();
    view->setHits(std::make_shared<const std::vector<double>>(std::vector<double>{30.0, 40.0}));
    const QImage with = view->grab().toImage();
    const TimelineScene& scene = canvasOf(*view)->scene();
    const QPoint corner = canvasOf(*view)->viewport()->mapTo(view.get(), QPoint(0, 0));
    const double ratio = view->devicePixelRatioF();
    const auto colourAt = [&](const QImage& image, double t) {
        const QPointF place(scene.axis.x(t), scene.plotArea().bottom() - 2.0);
        return image.pixelColor(((place + corner) * ratio).toPoint());
    };
    QVERIFY(colourAt(with, 30.0) != colourAt(without, 30.0));
    QVERIFY(colourAt(with, 40.0) != colourAt(without, 40.0));
    QCOMPARE(colourAt(with, 35.0), colourAt(without, 35.0));
    std::vector<double> many(2'000'000); // looked up by the pixel, not walked through
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i] = static_cast<double>(i) * 1e-5;
    }
    view->setHits(std::make_shared<const std::vector<double>>(std::move(many)));
    view->grab();
    view->setHits(nullptr);
    QCOMPARE(view->grab().toImage(), without);
}

QTEST_MAIN(TimelineLanesTest)
#include "timeline_lanes_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a training with the real widget, by wheel, mouse and keys.
#include "tests/support/qt_warnings.h"
#include "tests/ui/plots/plot_probe.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"
#include "ui/plots/curve_plot.h"

#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <cmath>
#include <limits>
#include <memory>

using namespace vestigo;
using namespace vestigo::ui_plots;

namespace {

std::vector<Curve> training(int epochs, double scale = 1.0) {
    std::vector<Curve> curves;
    for (const bool causal : {false, true}) {
        for (const bool second : {false, true}) {
            Curve curve;
            curve.name = QStringLiteral("%1, %2").arg(
                second ? QStringLiteral("validation") : QStringLiteral("training"),
                causal ? QStringLiteral("causal") : QStringLiteral("offline"));
            curve.second = second;
            curve.dashed = causal;
            for (int epoch = 1; epoch <= epochs; ++epoch) {
                curve.points.emplace_back(epoch, scale * (second ? 1.3 : 1.0) * (causal ? 1.1 : 1.0) / epoch);
            }
            curves.push_back(std::move(curve));
        }
    }
    return curves;
}

std::unique_ptr<CurvePlot> shownPlot(const QSize& size = {640, 240}, int epochs = 20) {
    auto plot = std::make_unique<CurvePlot>();
    plot->setTitles(QStringLiteral("Loss"), QStringLiteral("epoch"), QStringLiteral("Nothing yet."));
    plot->setCurves(training(epochs));
    plot->resize(size);
    plot->show();
    QCoreApplication::processEvents();
    return plot;
}

} // namespace

class CurvePlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void init() { ui_common::applyLook(ui_common::lightTheme()); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void theWheelZoomsWhereThePointerIs() {
        const auto plot = shownPlot();
        const QRectF whole = plot->shown();
        QVERIFY(plot->isWhole() && whole.left() < 1.0 && whole.right() > 20.0);
        const QPointF at(5.0, 0.5);
        const QPointF before = plot->placeOf(at);
        turnWheel(*plot, at, 3);
        QVERIFY(plot->shown().width() < 0.8 * whole.width());
        QVERIFY(plot->shown().height() < 0.8 * whole.height());
        QVERIFY((plot->placeOf(at) - before).manhattanLength() < 2.0);
        QVERIFY(!plot->isWhole());
        for (int i = 0; i < 60; ++i) {
            turnWheel(*plot, plot->shown().center(), 1);
        }
        QCOMPARE(plot->shown().width(),
                 1.0); // one pass and a thousandth of the values are the nearest there is
        QCOMPARE(plot->shown().height(), 1e-3 * whole.height());
        turnWheel(*plot, plot->shown().center(), -100);
        QVERIFY(plot->isWhole());
        QCOMPARE(plot->shown(), whole);
    }

    void draggingMovesWithinTheWhole() {
        const auto plot = shownPlot();
        const QRectF whole = plot->shown();
        drag(*plot, {5.0, 0.5}, {9.0, 0.5});
        QCOMPARE(plot->shown(), whole); // there is nothing beside
        turnWheel(*plot, {10.0, 0.7}, 4);
        const QRectF before = plot->shown();
        drag(*plot, before.center(), before.center() + QPointF(1.0, 0.0));
        QVERIFY(std::abs(plot->shown().left() - (before.left() - 1.0)) < 0.2);
        QCOMPARE(plot->shown().width(), before.width());
        drag(*plot, {plot->shown().center()}, {plot->shown().right() - 0.1, plot->shown().center().y()});
        QVERIFY(plot->shown().left() >= whole.left() - 1e-9);
    }

    void homeAndADoubleClickGoBackToTheWhole() {
        const auto plot = shownPlot();
        const QRectF whole = plot->shown();
        turnWheel(*plot, {5.0, 0.5}, 3);
        doubleClick(*plot, plot->shown().center());
        QCOMPARE(plot->shown(), whole);
        turnWheel(*plot, {5.0, 0.5}, 3);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QCOMPARE(plot->shown(), whole);
    }

    void theKeysZoomAndMove() {
        const auto plot = shownPlot();
        QVERIFY(plot->focusPolicy() & Qt::TabFocus);
        const QRectF whole = plot->shown();
        QTest::keyClick(plot.get(), Qt::Key_Plus);
        const QRectF near = plot->shown();
        QVERIFY(near.width() < whole.width() && near.height() < whole.height());
        QTest::keyClick(plot.get(), Qt::Key_Right);
        QTest::keyClick(plot.get(), Qt::Key_Down);
        QVERIFY(plot->shown().left() > near.left() && plot->shown().top() < near.top());
        QCOMPARE(plot->shown().width(), near.width());
        for (int i = 0; i < 5; ++i) {
            QTest::keyClick(plot.get(), Qt::Key_Minus);
        }
        QCOMPARE(plot->shown(), whole);
    }

    void theNextPassComesIntoSightUnlessOneLooksCloser() {
        const auto plot = shownPlot();
        plot->setCurves(training(30));
        QVERIFY(plot->isWhole() && plot->shown().right() > 30.0);
        turnWheel(*plot, {5.0, 0.5}, 3);
        const QRectF near = plot->shown();
        plot->setCurves(training(31));
        QCOMPARE(plot->shown(), near);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QVERIFY(plot->shown().right() > 31.0);
        turnWheel(*plot, {5.0, 0.5}, 3);
        plot->setCurves({}); // another training
        plot->setCurves(training(4));
        QVERIFY(plot->isWhole() && plot->shown().right() < 5.0);
    }

    void thePointerReadsTheNearestPoint() {
        const auto plot = shownPlot();
        const QString read = plot->readoutAt(plot->placeOf({4.0, 0.25}) + QPointF(-1.0, 2.0));
        QCOMPARE(read, QStringLiteral("training, offline\nepoch 4: 0.25"));
        QCOMPARE(plot->readoutAt(plot->placeOf({18.0, 1.2})), QString());
        pointAt(*plot, {4.0, 0.25});
        QTRY_COMPARE(QToolTip::text(), read);
        QToolTip::hideText();
        for (const double end : {1.0, 20.0}) { // the ends too
            QVERIFY(plot->readoutAt(plot->placeOf({end, 1.0 / end})).startsWith(QLatin1String("training")));
        }
    }

    void thePointReadIsMarked() {
        const auto plot = shownPlot();
        plot->clearFocus(); // it is shown in the same hue
        QCOMPARE(pixelsOf(picture(*plot), ui_common::theme().selection), 0);
        pointAt(*plot, {4.0, 0.25});
        QVERIFY(pixelsOf(picture(*plot), ui_common::theme().selection) > 0);
        pointAt(*plot, {18.0, 1.2});
        QCOMPARE(pixelsOf(picture(*plot), ui_common::theme().selection), 0);
        QToolTip::hideText();
    }

    void aChangeOfThemeRecolours() {
        const auto plot = shownPlot();
        const QColor light = ui_common::lightTheme().attention;
        const QColor dark = ui_common::darkTheme().attention;
        const QImage before = picture(*plot);
        QVERIFY(pixelsOf(before, light) > 20 && pixelsOf(before, dark) == 0);
        QVERIFY(pixelsOf(before, ui_common::lightTheme().panel) > 1000);
        turnWheel(*plot, {5.0, 0.5}, 1);
        const QRectF near = plot->shown();
        ui_common::applyLook(ui_common::darkTheme());
        const QImage after = picture(*plot);
        QVERIFY(pixelsOf(after, dark) > 20 && pixelsOf(after, light) == 0);
        QVERIFY(pixelsOf(after, ui_common::darkTheme().panel) > 1000);
        QCOMPARE(plot->shown(), near); // and nothing else
        save(*plot, QStringLiteral("curve-plot-dark"));
    }

    void whatIsSaidOfItWithoutSight() {
        const auto plot = shownPlot();
        QCOMPARE(plot->accessibleName(), QStringLiteral("Loss"));
        QVERIFY(plot->accessibleDescription().startsWith(QStringLiteral("training, offline 0.05")));
        plot->setCurves({});
        QCOMPARE(plot->accessibleDescription(), QStringLiteral("Nothing yet."));
        QCOMPARE(plot->focusPolicy(), Qt::NoFocus); // Tab passes by
        const QImage empty = picture(*plot);
        QVERIFY(pixelsOf(empty, ui_common::theme().quietText) > 10);
        QCOMPARE(pixelsOf(empty, ui_common::theme().rule), 0); // no axes
    }

    void oneValueAloneIsSeen() {
        const auto plot = shownPlot({640, 240}, 1);
        QVERIFY(pixelsOf(picture(*plot), ui_common::theme().attention) > 4);
        QVERIFY(!plot->readoutAt(plot->placeOf({1.0, 1.0})).isEmpty());
    }

    void hostileValuesAreLeftOut() {
        const auto plot = shownPlot();
        std::vector<Curve> curves = training(5);
        curves[0].points[1].setY(std::numeric_limits<double>::quiet_NaN());
        curves[0].points[2].setY(std::numeric_limits<double>::infinity());
        curves[1].points.assign(3, QPointF(1.0, std::numeric_limits<double>::quiet_NaN()));
        plot->setCurves(std::move(curves));
        QVERIFY(std::isfinite(plot->shown().height()) && plot->shown().height() < 2.0);
        QCOMPARE(plot->readoutAt(plot->placeOf({4.0, 0.25})),
                 QStringLiteral("training, offline\nepoch 4: 0.25")); // counted with those left out
        QVERIFY(!picture(*plot).isNull());
    }

    /// Beside, below, or gone: the curves always have room, and the names never lie over them.
    void theNamesGiveWay() {
        const auto plot = shownPlot({640, 240});
        const auto axesWide = [&plot] {
            QCoreApplication::processEvents();
            const QRectF shown = plot->shown();
            return plot->placeOf({shown.right(), 0.0}).x() - plot->placeOf({shown.left(), 0.0}).x();
        };
        QVERIFY(axesWide() < 520.0);
        save(*plot, QStringLiteral("curve-plot-wide"));
        plot->resize(260, 300);
        QVERIFY(axesWide() > 200.0);
        save(*plot, QStringLiteral("curve-plot-narrow"));
        plot->resize(plot->minimumSizeHint());
        QVERIFY(axesWide() > 150.0);
        save(*plot, QStringLiteral("curve-plot-least"));
    }

    /// The page around scrolls by the wheel where the plot has nothing to zoom out to.
    void thePageScrollsOverAWholePlot() {
        QScrollArea area;
        auto* page = new QWidget;
        page->setFixedSize(500, 1200);
        auto* plot = new CurvePlot(page);
        plot->setTitles(QStringLiteral("Loss"), QStringLiteral("epoch"), QString());
        plot->setCurves(training(10));
        plot->setGeometry(0, 0, 480, 200);
        area.setWidget(page);
        area.resize(520, 300);
        area.show();
        QCoreApplication::processEvents();
        turnWheel(*plot, {5.0, 0.5}, -1);
        const int scrolled = area.verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        turnWheel(*plot, {5.0, 0.5}, 1);
        QCOMPARE(area.verticalScrollBar()->value(), scrolled); // it zoomed
        QVERIFY(!plot->isWhole());
    }
};

QTEST_MAIN(CurvePlotTest)
#include "curve_plot_test.moc"

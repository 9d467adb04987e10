// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of an evaluation with the real widget.
#include "tests/support/qt_warnings.h"
#include "tests/ui/plots/plot_probe.h"
#include "ui/common/style.h"
#include "ui/common/theme.h"
#include "ui/common/translator/qt_translator.h"
#include "ui/evaluation/curve_chart.h"

#include <QtCore/QTranslator>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QToolTip>

#include <cmath>
#include <limits>

using namespace vestigo;
using namespace vestigo::ui_evaluation;
using ui_plots::picture;
using ui_plots::pixelsOf;

namespace {

/// A detector that is fairly good: curves as those of a recording, with upright pieces.
evaluation::Evaluation measured() {
    evaluation::Evaluation result;
    result.metrics = {{"step AUROC", 0.9, 0.8, 0.95}, {"step AP", 0.7, 0.6, 0.8}};
    result.roc.push_back({0.0, 0.0, std::numeric_limits<double>::infinity()});
    for (int i = 1; i <= 10; ++i) {
        const double rank = i / 10.0;
        result.roc.push_back({std::pow((i - 1) / 9.0, 3.0), std::pow(rank, 0.4), 1.0 - rank});
        result.roc.push_back({std::pow(rank, 3.0), std::pow(rank, 0.4), 1.0 - rank - 0.05});
        result.precisionRecall.push_back({rank, 1.0 - 0.85 * rank * rank, 1.0 - rank});
        result.calibration.bins.push_back({0.1 * (i - 1), 0.1 * i, rank - 0.05, rank * rank, 10});
    }
    result.calibration.expectedError = 0.083;
    return result;
}

struct Charts {
    QWidget page;
    std::vector<CurveChart*> all;

    explicit Charts(const QSize& size = {1000, 340}) {
        auto* row = new QHBoxLayout(&page);
        for (const CurveKind kind : {CurveKind::Roc, CurveKind::PrecisionRecall, CurveKind::Calibration}) {
            all.push_back(new CurveChart(kind));
            row->addWidget(all.back());
        }
        page.resize(size);
        page.show();
        showAll(measured());
    }
    void showAll(const evaluation::Evaluation& result) {
        for (CurveChart* chart : all) {
            chart->show(result);
        }
        QCoreApplication::processEvents();
    }
};

} // namespace

class CurveChartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { testing::QtWarnings::watch(); }
    void init() { ui_common::applyLook(ui_common::lightTheme()); }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void thePointerReadsPointAndThreshold() {
        Charts charts;
        CurveChart& roc = *charts.all[0];
        const evaluation::CurvePoint point = measured().roc[3]; // above another one of the same x
        QCOMPARE(roc.points()[3], QPointF(point.x, point.y));
        const QString read = roc.readoutAt(roc.placeOf({point.x, point.y}));
        QCOMPARE(read.section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("%1, %2").arg(point.x, 0, 'f', 3).arg(point.y, 0, 'f', 3));
        QVERIFY(read.contains(QString::number(point.threshold, 'f', 3)));
        ui_plots::pointAt(roc, {point.x, point.y});
        QTRY_COMPARE(QToolTip::text(), read);
        QToolTip::hideText();
        QCOMPARE(roc.readoutAt(roc.placeOf({0.0, 0.0})), QStringLiteral("0.000, 0.000")); // no threshold
        QCOMPARE(roc.readoutAt(roc.placeOf({0.6, 0.6})), QString()); // the dashed line says nothing
        CurveChart& calibration = *charts.all[2];
        QCOMPARE(calibration.readoutAt(calibration.placeOf({0.95, 1.0})), QStringLiteral("0.950, 1.000"));
    }

    void theAxesStayEquallyLong() {
        for (const QSize& size : {QSize(1000, 340), QSize(660, 500), QSize(1400, 260)}) {
            const Charts charts(size);
            for (const CurveChart* chart : charts.all) {
                const QPointF origin = chart->placeOf({0.0, 0.0});
                const QPointF end = chart->placeOf({1.0, 1.0});
                QVERIFY(std::abs((end.x() - origin.x()) - (origin.y() - end.y())) <= 1.0);
                QVERIFY(end.x() - origin.x() > 100.0);
                QVERIFY(QRectF(chart->rect()).contains(origin) && QRectF(chart->rect()).contains(end));
            }
        }
    }

    void closerAndBack_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Home") << true;
        QTest::newRow("double click") << false;
    }

    void closerAndBack() {
        QFETCH(bool, byKey);
        Charts charts;
        CurveChart& chart = *charts.all[1];
        const QRectF whole = chart.shown();
        QVERIFY(whole.left() <= 0.0 && whole.right() >= 1.0 && whole.top() <= 0.0 && whole.bottom() >= 1.0);
        ui_plots::turnWheel(chart, {0.5, 0.8}, 4);
        QVERIFY(chart.shown().width() < 0.7 * whole.width());
        const QRectF near = chart.shown();
        ui_plots::drag(chart, near.center(), near.center() + QPointF(0.0, 0.1));
        QVERIFY(chart.shown().top() < near.top() - 0.05);
        if (byKey) {
            QTest::keyClick(&chart, Qt::Key_Home);
        } else {
            ui_plots::doubleClick(chart, chart.shown().center());
        }
        QCOMPARE(chart.shown(), whole);
    }

    void anotherResultIsSeenWhole() {
        Charts charts;
        ui_plots::turnWheel(*charts.all[0], {0.5, 0.8}, 4);
        charts.showAll(measured());
        QVERIFY(charts.all[0]->isWhole());
    }

    void aChangeOfThemeRecolours() {
        Charts charts;
        ui_plots::save(charts.page, QStringLiteral("curve-charts-light"));
        QVERIFY(pixelsOf(picture(charts.page), ui_common::lightTheme().attention) > 100);
        ui_common::applyLook(ui_common::darkTheme());
        const QImage dark = picture(charts.page);
        QVERIFY(pixelsOf(dark, ui_common::darkTheme().attention) > 100);
        QCOMPARE(pixelsOf(dark, ui_common::lightTheme().attention), 0);
        QCOMPARE(pixelsOf(dark, ui_common::lightTheme().rule), 0);
    }

    void withoutAResultItSaysSo() {
        Charts charts;
        CurveChart& chart = *charts.all[0];
        QVERIFY(chart.accessibleName().contains(QLatin1String("0.900")));
        chart.clear();
        QVERIFY(chart.points().empty());
        QVERIFY(!chart.accessibleName().contains(QLatin1String("0.900")));
        const QImage empty = picture(chart);
        QVERIFY(pixelsOf(empty, ui_common::theme().quietText) > 10);
        QCOMPARE(pixelsOf(empty, ui_common::theme().rule), 0);
    }

    void itSpeaksChinese() {
        Charts charts({640, 260});
        const QString english = charts.all[2]->accessibleName();
        const auto chinese = ui_common::loadTranslation("zh_CN");
        QVERIFY(chinese);
        QCoreApplication::installTranslator(chinese.get());
        for (CurveChart* chart : charts.all) {
            chart->retranslate();
        }
        QVERIFY(charts.all[2]->accessibleName() != english);
        ui_plots::save(charts.page, QStringLiteral("curve-charts-zh"));
        QCoreApplication::removeTranslator(chinese.get());
    }
};

QTEST_MAIN(CurveChartTest)
#include "curve_chart_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The lane in which a terminal's cameras say that they were not well.
#include "tests/support/analysis_builder.h"
#include "tests/support/qt_warnings.h"
#include "tests/ui/timeline/timeline_probe.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_ids.h"

using namespace vestigo;
using namespace vestigo::ui_timeline;

namespace {

/// prs-01's device camera was frozen from 50 s to 60 s, its operator camera covered in maintenance.
analysis::AnalysisPtr watched() {
    analysis::Analysis analysis = testing::sampleAnalysisValue();
    for (analysis::TerminalResult& terminal : analysis.terminals) {
        if (terminal.id == "prs-01") {
            timeline::CameraState frozen;
            frozen.condition = timeline::CameraCondition::Frozen;
            frozen.range = {50.0, 60.0};
            timeline::CameraState covered;
            covered.range = {80.0, 100.0};
            covered.maintenance = true;
            terminal.cameras = {{"device", {frozen}}, {"operator", {covered}}};
        }
    }
    return std::make_shared<const analysis::Analysis>(std::move(analysis));
}

} // namespace

class TimelineCamerasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        testing::QtWarnings::watch();
        ui_common::setTheme(ui_common::lightTheme());
    }
    void cleanup() { QCOMPARE(testing::QtWarnings::take(), QStringList()); }

    void theLaneIsThereWhereACameraWasInABadState() {
        auto view = shownView(watched());
        view->setTerminal(QStringLiteral("prs-01"));
        QVERIFY(view->lanes().contains(lane::cameras));
        view->setTerminal(QStringLiteral("plc-01"));
        QCOMPARE(laneOf(*canvasOf(*view), LaneKind::Cameras).kind, LaneKind::Incident); // there is none
    }

    void statesAreToldInWordsAndNotByColourAlone() {
        auto view = shownView(watched());
        view->setTerminal(QStringLiteral("prs-01"));
        view->resize(1200, 900);
        TimelineCanvas* canvas = canvasOf(*view);
        const Lane& lane = laneOf(*canvas, LaneKind::Cameras);
        QCOMPARE(lane.kind, LaneKind::Cameras);
        const auto& spans = canvas->scene().spansOf(lane);
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(spans[0].name, QStringLiteral("device: frozen picture"));
        QCOMPARE(spans[1].name, QStringLiteral("operator: covered (in maintenance)"));
        QCOMPARE(spans[1].range.start, 80.0);
        // A state is hatched: light and dark pixels follow each other inside of it, and none outside.
        const QImage picture = canvas->viewport()->grab().toImage();
        const auto shades = [&](double from, double to) {
            const QRect row = canvas->scene().plotOf(lane).toAlignedRect();
            int least = 255;
            int most = 0;
            const int end = pointAt(*canvas, lane, to).x();
            for (int x = pointAt(*canvas, lane, from).x(); x < end; ++x) {
                const int grey = qGray(picture.pixel(x, row.center().y()));
                least = std::min(least, grey);
                most = std::max(most, grey);
            }
            return most - least;
        };
        QVERIFY(shades(52.0, 58.0) > 20);
        QVERIFY(shades(26.0, 37.0) < 20);
    }
};

QTEST_MAIN(TimelineCamerasTest)
#include "timeline_cameras_test.moc"

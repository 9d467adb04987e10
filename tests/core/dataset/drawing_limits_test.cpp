// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody should ask of the pictures of the synthetic plant, and the times of its cameras.
#include "core/dataset/synthetic/drawing/draw.h"

#include <QTest>
#include <limits>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

} // namespace

class DrawingLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nonsenseIsDrawnWithoutHarm_data() {
        QTest::addColumn<int>("machine");
        for (std::size_t i = 0; i < machineWords.size(); ++i) {
            QTest::newRow(machineWords[i]) << static_cast<int>(i);
        }
    }
    void nonsenseIsDrawnWithoutHarm() {
        QFETCH(int, machine);
        CameraSpec spec;
        spec.machine = static_cast<Machine>(machine);
        spec.width = 64;
        spec.height = 48;
        spec.label = std::string(10000, '\x01');
        const auto made = CameraView::create(spec);
        QVERIFY(made.ok());
        const auto& view = made.value();
        for (const double wild : {notANumber, infinite, -infinite, 1e300, -1e300}) {
            SceneState state;
            state.t = wild;
            state.motion = {std::vector<double>(50, wild), wild, wild, wild};
            state.gauges =
                std::vector<Gauge>(9, {std::string(5000, 'x'), wild, wild, wild, "\xff\xfe", wild});
            state.digits = {std::string(4000, '8'), ""};
            state.display = {true,
                             std::string(3000, '%'),
                             std::vector<std::string>(99, "%s\n"),
                             std::string(999, '!'),
                             wild,
                             std::vector<double>(4000, wild)};
            state.items = std::vector<BeltItem>(500, {wild, wild, wild, 0xFFFFFFFFU});
            state.effects = {wild, wild, wild, wild, wild, wild, wild, wild, wild, wild};
            state.cover = {CoverKind::Cloth, wild, wild, 1};
            state.light = {wild, wild, wild, false};
            state.person = {wild,
                            {HandTarget::Rest, HandTarget::Face, wild, wild, HandTool::Phone},
                            {HandTarget::Inside, HandTarget::Panel, wild, wild, HandTool::Tablet},
                            false,
                            false,
                            wild,
                            wild};
            state.camera = {wild, wild, wild, wild, wild, wild, wild, wild, false};
            state.distractors = {wild, wild, 7};
            state.piece = {PieceKind::Gear, wild, wild};
            state.modules.traffic = wild;
            state.panelDoor = state.guardDoor = wild;
            state.lamps.blinksPerSecond = wild;
            state.lamps.red = Lamp::Blinking;
            const DrawnFrame frame = view->draw(state);
            QCOMPARE(frame.picture.width, 64);
        }
    }

    void whatCannotBeDrawnIsRefused() {
        for (const auto& [width, height] : std::vector<std::pair<int, int>>{{0, 0},
                                                                            {-64, 48},
                                                                            {62, 48},
                                                                            {65, 48},
                                                                            {64, 47},
                                                                            {1282, 480},
                                                                            {640, 1026},
                                                                            {1 << 30, 1 << 30}}) {
            CameraSpec spec;
            spec.width = width;
            spec.height = height;
            const auto view = CameraView::create(spec);
            QVERIFY(!view.ok());
            QCOMPARE(view.error().code, ErrorCode::ValueInvalid);
        }
        CameraSpec spec;
        for (const double rate : {0.0, -1.0, notANumber, infinite, 61.0}) {
            spec.framesPerSecond = rate;
            QVERIFY(!CameraView::create(spec).ok());
        }
        spec.framesPerSecond = 8.0;
        spec.machine = static_cast<Machine>(77);
        QVERIFY(!CameraView::create(spec).ok());
    }

    void frameTimesAreThoseOfARealCamera() {
        const auto times = frameMilliseconds(64.0, 8.0, 0.05, 3);
        QVERIFY(times == frameMilliseconds(64.0, 8.0, 0.05, 3));
        QVERIFY(times != frameMilliseconds(64.0, 8.0, 0.05, 4));
        QCOMPARE(times.front(), std::int64_t{0});
        QVERIFY(times.size() > 440 && times.size() < 512);
        int jitter = 0;
        for (std::size_t i = 1; i < times.size(); ++i) {
            QVERIFY(times[i] > times[i - 1]);
            jitter += (times[i] - times[i - 1]) % 125 != 0 ? 1 : 0;
        }
        QVERIFY(jitter > 100);
        QVERIFY(times.back() < 64000);
        QCOMPARE(frameMilliseconds(10.0, 8.0, 0.0, 1).size(), std::size_t{80});
        QVERIFY(frameMilliseconds(notANumber, 8.0, 0.0, 1).empty());
        QVERIFY(frameMilliseconds(10.0, 0.0, 0.0, 1).empty());
    }
};

QTEST_GUILESS_MAIN(DrawingLimitsTest)
#include "drawing_limits_test.moc"

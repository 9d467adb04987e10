// SPDX-License-Identifier: GPL-3.0-or-later
// Where the synthetic plant says that an instrument is, one can see it: when what it shows changes, its box
// does. A label round something that hides behind another thing would teach a detector nonsense.
#include "core/dataset/synthetic/drawing/draw.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;

namespace {

/// All instruments at one end of what they show, or at the other.
SceneState stateOf(bool high) {
    SceneState state;
    state.t = 1.0;
    for (int i = 0; i < 6; ++i) {
        state.gauges.push_back({"FLOW", high ? 9.0 : 1.0, 0.0, 10.0, "l", 8.0});
        state.digits.emplace_back(high ? "8888" : "1");
    }
    const Lamp lamp = high ? Lamp::On : Lamp::Off;
    state.lamps = {lamp, lamp, lamp, lamp, 1.5};
    state.modules.run = state.modules.error = lamp;
    state.modules.bits = high ? ~0ULL : 0ULL;
    state.modules.traffic = high ? 1.0 : 0.0;
    state.display.on = high;
    state.display.lines = {"MODE AUTO", "LOAD 55"};
    return state;
}

/// Share of the box's pixels that look different in the two pictures.
double changedShare(const timeline::Picture& a, const timeline::Picture& b, const timeline::Box& box) {
    int changed = 0;
    int all = 0;
    for (int y = static_cast<int>(box.y); y < static_cast<int>(box.y + box.height); ++y) {
        for (int x = static_cast<int>(box.x); x < static_cast<int>(box.x + box.width); ++x) {
            const std::size_t at =
                static_cast<std::size_t>(y) * a.bytesPerLine + static_cast<std::size_t>(x) * 3;
            int most = 0;
            for (std::size_t c = 0; c < 3; ++c) {
                most = std::max(most, std::abs((*a.pixels)[at + c] - (*b.pixels)[at + c]));
            }
            changed += most > 16 ? 1 : 0;
            ++all;
        }
    }
    return all > 0 ? static_cast<double>(changed) / all : 0.0;
}

} // namespace

class LabelledBoxesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNamedIsSeen_data() {
        QTest::addColumn<int>("machine");
        for (std::size_t i = 0; i < machineWords.size(); ++i) {
            QTest::newRow(machineWords[i]) << static_cast<int>(i);
        }
    }
    void whatIsNamedIsSeen() {
        QFETCH(int, machine);
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            CameraSpec spec;
            spec.machine = static_cast<Machine>(machine);
            spec.plantSeed = seed * 3 + 1;
            spec.terminalSeed = seed + 40;
            spec.cameraSeed = seed + 90;
            spec.noise = 0.0;
            auto view = CameraView::create(spec);
            QVERIFY(view.ok());
            const timeline::Picture low = (*view)->draw(stateOf(false)).picture;
            const DrawnFrame frame = (*view)->draw(stateOf(true));
            for (const NamedBox& region : frame.regions) {
                if (region.name == "moving_part") {
                    continue; // nothing moves here
                }
                const double share = changedShare(low, frame.picture, region.box);
                QVERIFY2(share > 0.02, qPrintable(QString("%1 of seed %2: %3 of its box at %4, %5 changed")
                                                      .arg(region.name.c_str())
                                                      .arg(seed)
                                                      .arg(share)
                                                      .arg(region.box.x)
                                                      .arg(region.box.y)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(LabelledBoxesTest)
#include "labelled_boxes_test.moc"

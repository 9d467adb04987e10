// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/camera_masks.h"

#include <QTest>
#include <cmath>

using namespace vestigo;
using namespace vestigo::dataset;
using timeline::FeatureGroup;

namespace {

const timeline::Grid grid{0.5, 41};

timeline::FeatureSeries series(const std::string& name, FeatureGroup group, float value) {
    timeline::FeatureSeries made;
    made.name = name;
    made.group = group;
    made.values.assign(grid.steps, value);
    made.present.assign(grid.steps, 1);
    return made;
}

timeline::AlignedTerminal terminal() {
    timeline::AlignedTerminal made;
    made.features = {series("device.change", FeatureGroup::Video, 3.0F),
                     series("operator.change", FeatureGroup::Video, 3.0F),
                     series("device.pressure", FeatureGroup::Operating, 3.0F),
                     series("control_mode", FeatureGroup::Instruction, 0.0F)};
    return made;
}

std::vector<timeline::CameraHealth> covered(double from, double to) {
    timeline::CameraState state;
    state.range = {from, to};
    return {{"device", {state}}};
}

std::size_t missing(const timeline::FeatureSeries& one) {
    std::size_t count = 0;
    for (std::size_t k = 0; k < one.values.size(); ++k) {
        count += one.present[k] == 0 && std::isnan(one.values[k]) ? 1 : 0;
    }
    return count;
}

} // namespace

class CameraMasksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyThePictureOfThatCameraIsTakenOut() {
        timeline::AlignedTerminal own = terminal();
        maskCameraStates(own, covered(5.0, 8.0), grid, true);
        QCOMPARE(missing(own.features[0]), std::size_t(7)); // 5.0, 5.5, ... 8.0
        QVERIFY(own.features[0].present[9] == 1 && own.features[0].present[10] == 0);
        for (std::size_t f = 1; f < own.features.size(); ++f) {
            QCOMPARE(missing(own.features[f]), std::size_t(0));
        }
    }

    /// The moment at which a cover comes changes the picture most; only a causal run cannot know of it.
    void offlineTheComingAndGoingAreTakenOutToo() {
        timeline::AlignedTerminal own = terminal();
        maskCameraStates(own, covered(5.0, 8.0), grid, false);
        QCOMPARE(missing(own.features[0]), std::size_t(9));
        own = terminal();
        maskCameraStates(own, covered(0.0, 1e9), grid, false); // beyond both ends
        QCOMPARE(missing(own.features[0]), grid.steps);
    }

    void maintenanceIsWhatTheTerminalSaysOfItself() {
        timeline::AlignedTerminal own = terminal();
        for (std::size_t k = 10; k < 20; ++k) {
            own.features[3].values[k] = 2.0F;
        }
        const auto steps = maintenanceSteps(own, grid);
        auto cameras = covered(5.0, 8.0);
        markMaintenance(cameras, steps, grid);
        QVERIFY(cameras[0].states[0].maintenance);
        cameras = covered(9.0, 15.0); // it ended at 9.5 s
        markMaintenance(cameras, steps, grid);
        QVERIFY(!cameras[0].states[0].maintenance);
        own.features.pop_back();
        QCOMPARE(maintenanceSteps(own, grid), std::vector<std::uint8_t>(grid.steps, 0));
    }
};

QTEST_APPLESS_MAIN(CameraMasksTest)
#include "camera_masks_test.moc"

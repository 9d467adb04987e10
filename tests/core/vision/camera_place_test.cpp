// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vision/camera_scene.h"

using namespace vestigo;
using namespace vestigo::testing;

class CameraPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCameraThatWasKnockedIsDisplaced() {
        const auto states = statesOf([](double t) { return inside(t) ? moved(hall(t), 8, 4) : hall(t); });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Displaced));
        QVERIFY(std::fabs(states[0].measured.at(0).value - std::hypot(8.0, 4.0)) < 3.0);
    }

    void aShakingCameraIsNotDisplaced() {
        const auto states = statesOf(
            [](double t) { return moved(hall(t), static_cast<int>(std::lround(std::sin(9.0 * t))), 0); });
        VERIFY_STATES(states, states.empty());
    }

    void aCameraThatSwaysIsWell_data() {
        QTest::addColumn<bool>("causal");
        QTest::newRow("offline") << false;
        QTest::newRow("causal") << true;
    }
    void aCameraThatSwaysIsWell() {
        QFETCH(bool, causal);
        CameraHealthOptions options;
        options.causal = causal;
        const auto states = statesOf(onMast, options, 2.0, {}, 2.0 * clipSeconds);
        VERIFY_STATES(states, states.empty());
        const auto covered = statesOf(
            [](double t) {
                Canvas canvas = onMast(t);
                if (t >= 70.0 && t <= 80.0) {
                    canvas.fill(50, 24, 80, 52, 225.0);
                }
                return canvas;
            },
            options, 2.0, {}, 2.0 * clipSeconds);
        VERIFY_STATES(covered, covered.size() == 1 && covered[0].condition == CameraCondition::Covered);
    }

    void aCameraThatIsKnockedAndSwaysIsDisplaced() {
        CameraHealthOptions options;
        for (const bool causal : {false, true}) {
            options.causal = causal;
            const auto states =
                statesOf([](double t) { return inside(t) ? moved(onMast(t), 5, 0) : onMast(t); }, options);
            VERIFY_STATES(states, states.size() == 1 && states[0].condition == CameraCondition::Displaced);
            VERIFY_STATES(states, std::fabs(states[0].range.start - from) <= (causal ? 3.5 : 1.0));
            VERIFY_STATES(states, std::fabs(states[0].range.end - to) <= 1.0);
        }
    }

    void aCameraThatIsPutRightIsDisplacedUntilThen() {
        const auto states = statesOf([](double t) { return t < 15.0 ? moved(hall(t), 4, 2) : hall(t); });
        VERIFY_STATES(states, states.size() == 1 && states[0].condition == CameraCondition::Displaced);
        VERIFY_STATES(states, states[0].range.start <= 1.0 && std::fabs(states[0].range.end - 15.0) <= 1.0);
    }

    void stripsAndDotsAndFlatPicturesAreLookedAtToo() {
        for (const bool causal : {false, true}) {
            for (const auto& [wide, high] :
                 std::vector<std::pair<int, int>>{{1, 1}, {64, 1}, {1, 64}, {64, 2}, {9, 7}}) {
                CameraHealthOptions options;
                options.causal = causal;
                options.grid = {0.5, 121};
                auto meter = CameraHealthMeter::create(options).take();
                for (int i = 0; i <= 240; ++i) {
                    const auto flat = static_cast<std::uint8_t>(i % 40 < 20 ? 90 : 200);
                    std::vector<std::uint8_t> pixels(
                        static_cast<std::size_t>(wide) * static_cast<std::size_t>(high), flat);
                    pixels[static_cast<std::size_t>(i) % pixels.size()] = 250;
                    meter->add(greyPicture(i / framesPerSecond, wide, high, std::move(pixels)));
                }
                for (const CameraState& state : meter->finish()) {
                    QVERIFY(state.condition != CameraCondition::Displaced);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(CameraPlaceTest)
#include "camera_place_test.moc"

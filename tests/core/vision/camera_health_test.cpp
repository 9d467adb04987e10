// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/vision/camera_scene.h"

using namespace vestigo;
using namespace vestigo::testing;

class CameraHealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMachineAtWorkIsNoStateOfTheCamera() {
        const auto states = statesOf(hall);
        VERIFY_STATES(states, states.empty());
    }

    void aStillSceneWithSensorNoiseIsNotFrozen() {
        // It works at first and then stands still, but the sensor's noise goes on.
        const auto states = statesOf([](double t) { return hall(std::min(t, 20.0)); }, {}, 1.0);
        VERIFY_STATES(states, states.empty());
    }

    void aPictureThatRepeatsExactlyIsFrozen() {
        const auto states = statesOf(hall, {}, 2.0, inside);
        VERIFY_STATES(states, isOnly(states, CameraCondition::Frozen));
        QCOMPARE(states[0].measured.at(0).name, std::string("change"));
        QVERIFY(states[0].measured[0].value < 0.01 && states[0].measured[0].usual.value() > 0.5);
    }

    /// It failed before half of the recording was over and stayed so: that is not what it usually shows.
    void aCameraThatFailedForGoodIsNamed_data() {
        QTest::addColumn<bool>("covered");
        QTest::newRow("covered") << true;
        QTest::newRow("frozen") << false;
    }
    void aCameraThatFailedForGoodIsNamed() {
        QFETCH(bool, covered);
        const auto failed = [](double t) { return t >= 18.0; };
        const auto scene = [&](double t) {
            Canvas canvas = hall(t);
            if (covered && failed(t)) {
                canvas.fill(0, 0, width, height, 130.0);
            }
            return canvas;
        };
        const auto states = covered ? statesOf(scene) : statesOf(scene, {}, 2.0, failed);
        const auto wanted = covered ? CameraCondition::Covered : CameraCondition::Frozen;
        VERIFY_STATES(states, states.size() == 1 && states[0].condition == wanted);
        VERIFY_STATES(states, std::fabs(states[0].range.start - 18.0) <= 1.0 &&
                                  states[0].range.end >= clipSeconds - 1.0);
    }

    void aMachineThatStandsStillInAPictureWithoutNoiseIsNoFrozenCamera() {
        const auto states = statesOf([](double t) { return hall(std::min(t, 18.0)); }, {}, 0.0);
        VERIFY_STATES(states, states.empty());
    }

    void aLampThatGoesOutLeavesADimPictureAndNotADarkOne() {
        const auto states = statesOf([](double t) { return inside(t) ? dimmed(hall(t), 0.45) : hall(t); });
        VERIFY_STATES(states, states.empty());
    }

    void darknessEndsWithTheLight() {
        const auto states = statesOf([](double t) { return inside(t) ? dimmed(hall(t), 0.06) : hall(t); });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Dark));
    }

    void aLensUnderAClothIsCovered() {
        const auto states = statesOf([](double t) {
            Canvas canvas = hall(t);
            if (inside(t)) {
                canvas.fill(0, 0, width - 8, height, 25.0);
            }
            return canvas;
        });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Covered));
        QVERIFY(states[0].severity > 0.6);
    }

    void aSheetOfPaperBeforeThePanelIsCoveredWhereItHangs() {
        const auto states = statesOf([](double t) {
            Canvas canvas = hall(t);
            if (inside(t)) {
                canvas.fill(50, 24, 80, 52, 225.0);
            }
            return canvas;
        });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Covered));
        QVERIFY(states[0].box.has_value());
        const timeline::Box& box = *states[0].box;
        VERIFY_STATES(states, std::fabs(box.x - 50.0) < 7.0 && std::fabs(box.y - 24.0) < 7.0);
        VERIFY_STATES(states, std::fabs(box.width - 30.0) < 10.0 && std::fabs(box.height - 28.0) < 10.0);
    }

    void somebodyWhoPassesCoversNothing() {
        const auto states = statesOf([](double t) {
            Canvas canvas = hall(t);
            if (t > 30.0 && t < 32.0) { // across the whole view in two seconds
                const int x = static_cast<int>((t - 30.0) * 40.0);
                canvas.fill(x, 0, x + 24, height, 40.0);
            }
            return canvas;
        });
        VERIFY_STATES(states, states.empty());
    }

    void aDisplayThatShowsAnotherPageIsNotCovered() {
        const Scene scene = [](double t) {
            Canvas canvas = hall(t);
            if (inside(t)) {
                canvas.fill(50, 6, 82, 36, 200.0);
            }
            return canvas;
        };
        VERIFY_STATES(statesOf(scene), !statesOf(scene).empty());
        CameraHealthOptions options;
        options.regions = {{{48.0, 4.0, 36.0, 34.0}, {0.0, clipSeconds}, true}};
        const auto states = statesOf(scene, options);
        VERIFY_STATES(states, states.empty());
    }

    void aLensOutOfFocusIsBlurredAndNotCovered() {
        const auto states = statesOf([](double t) { return inside(t) ? blurred(hall(t), 2) : hall(t); });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Blurred));
    }

    void aGlaringLampDazzles() {
        const auto states = statesOf([](double t) {
            Canvas canvas = hall(t);
            if (inside(t)) {
                canvas.fill(10, 10, 60, 50, 300.0);
            }
            return canvas;
        });
        VERIFY_STATES(states, isOnly(states, CameraCondition::Overexposed));
        QVERIFY(states[0].box.has_value());
    }

    void aCausalWatchKnowsAStateOnlyOnceItHasLasted() {
        const Scene scene = [](double t) {
            Canvas canvas = hall(t);
            if (inside(t)) {
                canvas.fill(0, 0, width - 8, height, 25.0);
            }
            return canvas;
        };
        CameraHealthOptions options;
        options.causal = true;
        const auto whole = statesOf(scene, options);
        QCOMPARE(whole.size(), std::size_t(1));
        QCOMPARE(whole[0].condition, CameraCondition::Covered);
        VERIFY_STATES(whole, whole[0].range.start >= from + 2.0 && whole[0].range.start <= from + 4.0);
        // What comes later changes nothing of what was said before.
        const auto cut = statesOf(scene, options, 2.0, {}, 36.0);
        QCOMPARE(cut.size(), std::size_t(1));
        QCOMPARE(cut[0].range.start, whole[0].range.start);
        const auto before = statesOf(scene, options, 2.0, {}, 32.0);
        VERIFY_STATES(before, before.empty());
    }

    /// A machine that has not shown all that it usually does is no reason to doubt the camera.
    void aCausalWatchSaysNothingInTheFirstSeconds() {
        CameraHealthOptions options;
        options.causal = true;
        const auto states = statesOf(
            [](double t) {
                Canvas canvas = hall(t);
                if (t >= 7.0 && t <= 14.0) {
                    canvas.fill(0, 0, width - 8, height, 25.0);
                }
                return canvas;
            },
            options);
        VERIFY_STATES(states, std::none_of(states.begin(), states.end(), [](const CameraState& state) {
                          return state.range.start < 20.0;
                      }));
    }

    void picturesThatCannotBeAreLeftOut() {
        CameraHealthOptions options;
        options.grid = {0.5, 21};
        auto meter = CameraHealthMeter::create(options).take();
        QVERIFY(meter->finish().empty());
        meter = CameraHealthMeter::create(options).take();
        timeline::Picture broken = pictureOf(hall(0.0), 1.0, 0.0, 1);
        broken.height = 4000; // more than there are pixels
        meter->add(broken);
        for (const double t : {std::nan(""), -5.0, 1e9, 3.0, 2.0, 2.5}) {
            meter->add(pictureOf(hall(0.0), t, 0.0, 1));
        }
        QVERIFY(meter->finish().empty());
    }
};

QTEST_APPLESS_MAIN(CameraHealthTest)
#include "camera_health_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vision/camera_health.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace vestigo;
using namespace vestigo::vision;
using timeline::CameraCondition;
using timeline::CameraState;

namespace {

constexpr int width = 96;
constexpr int height = 72;
constexpr double framesPerSecond = 4.0;
constexpr double clipSeconds = 60.0;
constexpr double from = 30.0;
constexpr double to = 40.0;

/// Grey values of one picture. [height, width]
struct Canvas {
    std::vector<double> grey = std::vector<double>(static_cast<std::size_t>(width) * height);
    double& at(int x, int y) {
        return grey[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
    }
    double get(int x, int y) const {
        return grey[static_cast<std::size_t>(std::clamp(y, 0, height - 1)) * width +
                    static_cast<std::size_t>(std::clamp(x, 0, width - 1))];
    }
    void fill(int left, int top, int right, int bottom, double value) {
        for (int y = std::max(0, top); y < std::min(height, bottom); ++y) {
            for (int x = std::max(0, left); x < std::min(width, right); ++x) {
                at(x, y) = value;
            }
        }
    }
};

/// A machine hall: panels of different grey with edges, a lamp, and a part that goes to and fro.
Canvas hall(double t) {
    Canvas canvas;
    std::mt19937 random(7); // NOLINT: the same hall every time
    canvas.fill(0, 0, width, height, 90.0);
    for (int i = 0; i < 40; ++i) {
        const int x = static_cast<int>(random() % width);
        const int y = static_cast<int>(random() % height);
        const int w = 4 + static_cast<int>(random() % 18);
        const int h = 3 + static_cast<int>(random() % 14);
        canvas.fill(x, y, x + w, y + h, 30.0 + static_cast<double>(random() % 180));
    }
    const int part = static_cast<int>(40.0 + 12.0 * std::sin(t));
    canvas.fill(part, 50, part + 8, 58, 210.0);
    canvas.fill(80, 6, 85, 11, 240.0);
    return canvas;
}

Canvas moved(const Canvas& source, int dx, int dy) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            canvas.at(x, y) = source.get(x - dx, y - dy);
        }
    }
    return canvas;
}

/// `source` as a camera sees it that lies a part of a pixel aside.
Canvas swayed(const Canvas& source, double dx, double dy) {
    const int wholeX = static_cast<int>(std::floor(dx));
    const int wholeY = static_cast<int>(std::floor(dy));
    const double right = dx - wholeX;
    const double below = dy - wholeY;
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto at = [&](int i, int j) { return source.get(x - wholeX - i, y - wholeY - j); };
            canvas.at(x, y) = (1.0 - below) * ((1.0 - right) * at(0, 0) + right * at(1, 0)) +
                              below * ((1.0 - right) * at(0, 1) + right * at(1, 1));
        }
    }
    return canvas;
}

/// A camera on a mast: it goes to and fro by two parts in a hundred of the width.
Canvas onMast(double t) {
    const double turn = 2.0 * 3.14159265 * t;
    return swayed(hall(t), 0.02 * width * std::sin(turn / 21.0), 0.02 * width * std::sin(turn / 30.0 + 1.0));
}

Canvas blurred(const Canvas& source, int radius) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double sum = 0.0;
            for (int j = -radius; j <= radius; ++j) {
                for (int i = -radius; i <= radius; ++i) {
                    sum += source.get(x + i, y + j);
                }
            }
            canvas.at(x, y) = sum / ((2 * radius + 1) * (2 * radius + 1));
        }
    }
    return canvas;
}

/// The light of the hall; what shines by itself keeps its own.
Canvas dimmed(const Canvas& source, double gain) {
    Canvas canvas;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            canvas.at(x, y) = gain * source.get(x, y);
        }
    }
    canvas.fill(80, 6, 85, 11, 240.0);
    return canvas;
}

using Scene = std::function<Canvas(double t)>;

timeline::Picture pictureOf(const Canvas& canvas, double t, double noise, std::uint32_t seed) {
    std::mt19937 random(seed);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>();
    for (const double value : canvas.grey) {
        // A sum of three uniform numbers is near enough to the normal noise of a sensor, and the same
        // everywhere.
        double sum = 0.0;
        for (int i = 0; i < 3; ++i) {
            sum += static_cast<double>(random() % 2001) / 1000.0 - 1.0;
        }
        pixels->push_back(static_cast<std::uint8_t>(std::clamp(std::lround(value + noise * sum), 0L, 255L)));
    }
    timeline::Picture picture;
    picture.t = t;
    picture.width = picture.sourceWidth = width;
    picture.height = picture.sourceHeight = height;
    picture.format = timeline::PixelFormat::Grey8;
    picture.bytesPerLine = width;
    picture.pixels = pixels;
    return picture;
}

bool inside(double t) {
    return t >= from && t <= to;
}

/// The states of a clip of `scene` with sensor noise; `still` times repeat one and the same picture.
std::vector<CameraState> statesOf(const Scene& scene, CameraHealthOptions options = {}, double noise = 2.0,
                                  const std::function<bool(double)>& still = {},
                                  double seconds = clipSeconds) {
    options.grid = {0.5, static_cast<std::size_t>(seconds / 0.5) + 1};
    auto meter = CameraHealthMeter::create(options).take();
    timeline::Picture last;
    for (int i = 0; i <= static_cast<int>(seconds * framesPerSecond); ++i) {
        const double t = i / framesPerSecond;
        if (still && still(t) && !last.empty()) {
            last.t = t;
        } else {
            last = pictureOf(scene(t), t, noise, static_cast<std::uint32_t>(i + 1));
        }
        meter->add(last);
    }
    return meter->finish();
}

std::string listOf(const std::vector<CameraState>& states) {
    std::string text;
    for (const CameraState& state : states) {
        const timeline::Box box = state.box.value_or(timeline::Box());
        text += "[" + std::to_string(box.x) + " " + std::to_string(box.y) + " " + std::to_string(box.width) +
                " " + std::to_string(box.height) + "] " +
                std::string(timeline::cameraConditionKey(state.condition)) + " " +
                std::to_string(state.range.start) + ".." + std::to_string(state.range.end) + "; ";
    }
    return text.empty() ? "none" : text;
}

bool isOnly(const std::vector<CameraState>& states, CameraCondition condition, double slack = 1.0) {
    return states.size() == 1 && states[0].condition == condition &&
           std::fabs(states[0].range.start - from) <= slack && std::fabs(states[0].range.end - to) <= slack;
}

#define VERIFY_STATES(states, good) QVERIFY2(good, listOf(states).c_str())

} // namespace

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

    void stripsAndDotsAndFlatPicturesAreLookedAtToo() {
        for (const bool causal : {false, true}) {
            for (const auto& [wide, high] :
                 std::vector<std::pair<int, int>>{{1, 1}, {64, 1}, {1, 64}, {64, 2}, {9, 7}}) {
                CameraHealthOptions options;
                options.causal = causal;
                options.grid = {0.5, 121};
                auto meter = CameraHealthMeter::create(options).take();
                for (int i = 0; i <= 240; ++i) {
                    timeline::Picture picture;
                    picture.t = i / framesPerSecond;
                    picture.width = picture.sourceWidth = wide;
                    picture.height = picture.sourceHeight = high;
                    picture.format = timeline::PixelFormat::Grey8;
                    picture.bytesPerLine = static_cast<std::size_t>(wide);
                    const auto flat = static_cast<std::uint8_t>(i % 40 < 20 ? 90 : 200);
                    auto pixels = std::make_shared<std::vector<std::uint8_t>>(
                        static_cast<std::size_t>(wide) * static_cast<std::size_t>(high), flat);
                    (*pixels)[static_cast<std::size_t>(i) % pixels->size()] = 250;
                    picture.pixels = pixels;
                    meter->add(picture);
                }
                for (const CameraState& state : meter->finish()) {
                    QVERIFY(state.condition != CameraCondition::Displaced);
                }
            }
        }
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

// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the synthetic plant: what boxes hold, what changes when a state changes, the same pixels
// for one seed.
#include "core/dataset/synthetic/drawing/draw.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

using namespace vestigo;
using namespace vestigo::dataset::synthetic;

namespace {

CameraSpec specOf(Machine machine, std::uint64_t seed, CameraSubject subject = CameraSubject::Device) {
    CameraSpec spec;
    spec.machine = machine;
    spec.subject = subject;
    spec.plantSeed = seed;
    spec.terminalSeed = seed + 10;
    spec.cameraSeed = seed + 20;
    spec.width = 160;
    spec.height = 120;
    spec.noise = 0.1;
    return spec;
}

SceneState stateOf(double t = 1.0) {
    SceneState state;
    state.t = t;
    state.motion.positions = {0.3, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5};
    state.gauges = {{"PRESS", 4.0, 0.0, 10.0, "bar", 8.0},
                    {"TEMP", 40.0, 0.0, 90.0, "C", 70.0},
                    {"FLOW", 5.0, 0.0, 20.0, "l", 1e9}};
    state.digits = {"1480"};
    state.display.title = "STATION";
    state.display.lines = {"MODE AUTO", "LOAD 55"};
    state.display.trendPoints = {0.2, 0.5, 0.4, 0.7};
    state.piece.kind = PieceKind::Bar;
    state.items = {{0.3, 0.0, 0.0, 1}, {0.6, 0.0, 0.0, 2}};
    state.modules.bits = 0x3A5C96B7D1ULL;
    return state;
}

std::unique_ptr<CameraView> viewOf(const CameraSpec& spec) {
    auto view = CameraView::create(spec);
    return view ? view.take() : nullptr;
}

const NamedBox* find(const std::vector<NamedBox>& boxes, const std::string& name) {
    const auto found =
        std::find_if(boxes.begin(), boxes.end(), [&](const NamedBox& box) { return box.name == name; });
    return found == boxes.end() ? nullptr : &*found;
}

const std::uint8_t* pixelOf(const timeline::Picture& picture, int x, int y) {
    return picture.pixels->data() + static_cast<std::size_t>(y) * picture.bytesPerLine +
           static_cast<std::size_t>(x) * 3;
}

bool within(const timeline::Box& box, int x, int y, double margin) {
    return x >= box.x - margin && y >= box.y - margin && x < box.x + box.width + margin &&
           y < box.y + box.height + margin;
}

/// Mean of |a - b| over the pixels inside the box, and over those further than `margin` from it.
struct Change {
    double inside = 0.0;
    double outside = 0.0;
};
Change changeBetween(const timeline::Picture& a, const timeline::Picture& b, const timeline::Box& box,
                     double margin) {
    std::array<double, 2> sum{};
    std::array<double, 2> count{};
    for (int y = 0; y < a.height; ++y) {
        for (int x = 0; x < a.width; ++x) {
            const bool in = within(box, x, y, 0.0);
            if (!in && within(box, x, y, margin)) {
                continue;
            }
            for (int c = 0; c < 3; ++c) {
                sum[in ? 0 : 1] += std::abs(pixelOf(a, x, y)[c] - pixelOf(b, x, y)[c]);
            }
            count[in ? 0 : 1] += 3;
        }
    }
    return {sum[0] / std::max(1.0, count[0]), sum[1] / std::max(1.0, count[1])};
}

/// Pixels in the box that are brightest by one channel (0 b, 1 g, 2 r) and far from grey.
int strongPixels(const timeline::Picture& picture, const timeline::Box& box, int channel) {
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            if (within(box, x, y, 0.0)) {
                const std::uint8_t* p = pixelOf(picture, x, y);
                const int others = std::max(p[(channel + 1) % 3], p[(channel + 2) % 3]);
                count += p[channel] > 140 && p[channel] > others + 35 ? 1 : 0;
            }
        }
    }
    return count;
}

bool same(const timeline::Picture& a, const timeline::Picture& b) {
    return a.width == b.width && a.height == b.height && *a.pixels == *b.pixels;
}

bool movesByPosition(Machine machine) {
    return machine == Machine::IndustrialRobot || machine == Machine::Agv || machine == Machine::Press;
}

} // namespace

class DrawingTest : public QObject {
    Q_OBJECT

private:
    static void addMachines() {
        QTest::addColumn<int>("machine");
        for (std::size_t i = 0; i < machineWords.size(); ++i) {
            QTest::newRow(machineWords[i]) << static_cast<int>(i);
        }
    }

private Q_SLOTS:
    void boxesLieInTheFrame_data() { addMachines(); }
    void boxesLieInTheFrame() {
        QFETCH(int, machine);
        for (const CameraSubject subject : {CameraSubject::Device, CameraSubject::Operator}) {
            CameraSpec spec = specOf(static_cast<Machine>(machine), 3, subject);
            spec.width = 240;
            spec.height = 180;
            const auto view = viewOf(spec);
            QVERIFY(view);
            SceneState state = stateOf();
            state.person.present = 1.0;
            state.person.right = {HandTarget::Rest, HandTarget::Panel, 1.0, 0.5, HandTool::None};
            state.effects = {0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6};
            state.camera.shakePixels = 1.0;
            const DrawnFrame frame = view->draw(state);
            QCOMPARE(frame.picture.width, spec.width);
            QCOMPARE(frame.picture.height, spec.height);
            QCOMPARE(frame.picture.t, state.t);
            for (const auto* boxes : {&frame.regions, &frame.effects, &view->fixedRegions()}) {
                for (const NamedBox& named : *boxes) {
                    const timeline::Box& box = named.box;
                    const bool inside = box.x >= 0 && box.y >= 0 && box.width >= 4 && box.height >= 4 &&
                                        box.x + box.width <= spec.width && box.y + box.height <= spec.height;
                    QVERIFY2(inside, named.name.c_str());
                }
            }
            QVERIFY(find(view->fixedRegions(), "control_panel") != nullptr);
            QVERIFY(find(view->fixedRegions(), "display") != nullptr);
            if (subject == CameraSubject::Operator) {
                QVERIFY(find(frame.regions, "operator_hands") != nullptr);
            } else {
                QVERIFY(find(view->fixedRegions(), "indicator_lights") != nullptr);
                QVERIFY(find(view->fixedRegions(), "gauge") != nullptr);
                QVERIFY(view->gauges() >= 1);
            }
            QVERIFY(find(view->draw(stateOf()).regions, "operator_hands") == nullptr);
        }
    }

    void oneSeedGivesOnePicture_data() { addMachines(); }
    void oneSeedGivesOnePicture() {
        QFETCH(int, machine);
        CameraSpec spec = specOf(static_cast<Machine>(machine), 5);
        spec.width = 96;
        spec.height = 72;
        const auto first = viewOf(spec);
        const auto second = viewOf(spec);
        SceneState later = stateOf(2.5);
        later.motion.positions = {0.8, 0.1, 0.6, 0.3, 0.7, 0.2, 0.9};
        static_cast<void>(first->draw(later)); // what was drawn before must not matter
        const DrawnFrame a = first->draw(stateOf());
        const DrawnFrame b = second->draw(stateOf());
        QVERIFY(same(a.picture, b.picture));
        ++spec.terminalSeed;
        QVERIFY(!same(viewOf(spec)->draw(stateOf()).picture, a.picture));
    }

    void theLampIsWhereItsBoxIs_data() { addMachines(); }
    void theLampIsWhereItsBoxIs() {
        QFETCH(int, machine);
        int tried = 0;
        for (std::uint64_t seed = 1; seed <= 4 && tried < 1; ++seed) {
            CameraSpec spec = specOf(static_cast<Machine>(machine), seed);
            spec.width = 240;
            spec.height = 180;
            const auto view = viewOf(spec);
            SceneState off = stateOf();
            off.lamps = {Lamp::Off, Lamp::Off, Lamp::Off, Lamp::Off, 1.0};
            SceneState red = off;
            red.lamps.red = Lamp::On;
            const DrawnFrame dark = view->draw(off);
            const DrawnFrame lit = view->draw(red);
            const std::uint8_t* corner = pixelOf(lit.picture, 120, 90);
            if (std::abs(corner[0] - corner[1]) + std::abs(corner[1] - corner[2]) < 3) {
                continue; // may be one of the cameras without colour
            }
            int gained = 0;
            for (const NamedBox& box : view->fixedRegions()) {
                if (box.name == "indicator_lights") {
                    gained = std::max(gained, strongPixels(lit.picture, box.box, 2) -
                                                  strongPixels(dark.picture, box.box, 2));
                }
            }
            QVERIFY2(gained >= 3, qPrintable(QString("seed %1: %2 pixels more").arg(seed).arg(gained)));
            ++tried;
        }
        QVERIFY(tried > 0);
    }

    void theMovingPartMovesInItsBox_data() { addMachines(); }
    void theMovingPartMovesInItsBox() {
        QFETCH(int, machine);
        if (!movesByPosition(static_cast<Machine>(machine))) {
            QVERIFY(true);
            return;
        }
        const auto view = viewOf(specOf(static_cast<Machine>(machine), 7));
        const NamedBox* box = find(view->fixedRegions(), "moving_part");
        QVERIFY(box != nullptr);
        SceneState from = stateOf();
        from.motion.positions[0] = 0.3;
        SceneState to = from; // at the same time, so that the noise is the same
        to.motion.positions[0] = 0.75;
        const Change change = changeBetween(view->draw(from).picture, view->draw(to).picture, box->box, 14.0);
        QVERIFY2(change.inside > 1.0, qPrintable(QString::number(change.inside)));
        QVERIFY2(change.outside < 0.35 * change.inside,
                 qPrintable(QString("%1 outside, %2 inside").arg(change.outside).arg(change.inside)));
    }

    void whatTurnsIsSeenToTurn() {
        for (const Machine machine : {Machine::CncLathe, Machine::Gateway, Machine::Conveyor}) {
            const auto view = viewOf(specOf(machine, 4));
            SceneState from = stateOf();
            SceneState to = from;
            to.motion.revolutions = 0.23;
            QVERIFY2(!same(view->draw(from).picture, view->draw(to).picture), wordOf(machine));
        }
    }

    void aCoverHidesTheShareThatItSays() {
        CameraSpec spec = specOf(Machine::Press, 2);
        const auto view = viewOf(spec);
        for (const CoverKind kind :
             {CoverKind::Cloth, CoverKind::Hand, CoverKind::Dust, CoverKind::Sticker, CoverKind::Tape}) {
            for (const double share : {0.15, 0.8}) {
                SceneState state = stateOf();
                state.cover = {kind, share, 0.6, 5};
                DrawOptions options;
                options.truth = true;
                const DrawnFrame frame = view->draw(state, options);
                QVERIFY2(std::abs(frame.coveredShare - share) < 0.01,
                         qPrintable(QString::number(frame.coveredShare)));
                QVERIFY(find(frame.effects, "cover") != nullptr);
                const SceneState open = stateOf();
                QVERIFY(same(frame.uncovered, view->draw(open).picture));
                int hidden = 0;
                int changed = 0;
                for (std::size_t i = 0; i < frame.coverMask.pixels->size(); ++i) {
                    if ((*frame.coverMask.pixels)[i] == 0) {
                        continue;
                    }
                    ++hidden;
                    int far = 0;
                    for (std::size_t c = 0; c < 3; ++c) {
                        far = std::max(far, std::abs((*frame.picture.pixels)[3 * i + c] -
                                                     (*frame.uncovered.pixels)[3 * i + c]));
                    }
                    changed += far > 8 ? 1 : 0;
                }
                QVERIFY(std::abs(hidden - share * spec.width * spec.height) <
                        0.01 * spec.width * spec.height);
                QVERIFY2(changed > 0.5 * hidden, qPrintable(QString("%1 of %2").arg(changed).arg(hidden)));
            }
        }
        const DrawnFrame open = view->draw(stateOf(), DrawOptions{true});
        QCOMPARE(open.coveredShare, 0.0);
        QVERIFY(open.coverMask.empty());
    }

    void aFrozenCameraGivesTheLastPicture() {
        const auto view = viewOf(specOf(Machine::Conveyor, 1));
        const DrawnFrame before = view->draw(stateOf(1.0));
        SceneState state = stateOf(2.0);
        state.items[0].position = 0.7;
        state.camera.frozen = true;
        const DrawnFrame frozen = view->draw(state);
        QVERIFY(same(before.picture, frozen.picture));
        QCOMPARE(frozen.picture.t, 2.0);
        state.camera.frozen = false;
        QVERIFY(!same(before.picture, view->draw(state).picture));
    }

    void aCameraThatIsPushedAsideTakesItsBoxesAlong() {
        const auto view = viewOf(specOf(Machine::HmiPanel, 6));
        const DrawnFrame before = view->draw(stateOf());
        SceneState state = stateOf();
        state.camera.displaced = 0.5;
        const DrawnFrame after = view->draw(state);
        const NamedBox* from = find(before.regions, "display");
        const NamedBox* to = find(after.regions, "display");
        QVERIFY(from != nullptr && to != nullptr);
        QVERIFY(std::abs(from->box.x - to->box.x) > 8.0);
        QVERIFY(same(before.picture, view->draw(stateOf()).picture)); // and comes back
    }

    void lightChangesEverythingButWhatShines() {
        const auto view = viewOf(specOf(Machine::Press, 1));
        SceneState dusk = stateOf();
        dusk.light.level = 0.3;
        const auto mean = [](const timeline::Picture& picture) {
            double sum = 0.0;
            for (const std::uint8_t value : *picture.pixels) {
                sum += value;
            }
            return sum / static_cast<double>(picture.pixels->size());
        };
        QVERIFY(mean(view->draw(dusk).picture) < 0.75 * mean(view->draw(stateOf()).picture));
    }
};

QTEST_GUILESS_MAIN(DrawingTest)
#include "drawing_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The moving half of the scene: parts, pieces, people, and what the panel says.
#include "core/dataset/synthetic/appearance.h"
#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/measurement.h"
#include "core/dataset/synthetic/portable_math.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double beltLengthTurns = 9.0; ///< revolutions of the roller from one end of the belt to the other

double fraction(double x) {
    return x - std::floor(x);
}

/// Joints between poses that the robot was taught, drawn from its seed.
std::vector<double> robotJoints(const MachineProfile& profile, const Moment& moment) {
    Chance taught(profile.seed, "poses");
    std::vector<double> joints;
    const double between = smoothStep(moment.place);
    for (int joint = 0; joint < 6; ++joint) {
        const double home = taught.uniform(0.2, 0.5);
        const double away = taught.uniform(0.5, 0.85);
        const double lift = 0.18 * sineOfTurns(0.5 * moment.place) * (joint == 1 || joint == 2 ? 1.0 : 0.0);
        joints.push_back(std::clamp(home + (away - home) * between - lift, 0.0, 1.0));
    }
    joints.push_back(moment.part == 2 || moment.part == 3 ? 0.15
                                                          : 0.85); // the gripper holds on the way there
    return joints;
}

std::vector<double> positionsOf(const MachineProfile& profile, const Moment& moment) {
    switch (profile.machine) {
    case Machine::CncLathe:
        return {moment.place, 0.5 + 0.4 * sineOfTurns(2.0 * moment.phase),
                (static_cast<double>(moment.cycle % 8U) + (moment.part >= 3 ? 1.0 : 0.0)) / 8.0};
    case Machine::IndustrialRobot:
        return robotJoints(profile, moment);
    case Machine::Conveyor:
        return {moment.part == 1 ? 1.0 : 0.0};
    case Machine::Agv:
        return {moment.place, moment.part == 2 || moment.part == 0 ? 0.7 : 0.1, 0.5};
    case Machine::Press:
        return {moment.place, moment.part == 0 ? smoothStep(moment.phase * 4.0) : 0.0};
    case Machine::SensorNode:
        return {std::clamp(0.55 * moment.flow / std::max(0.1, profile.flow), 0.0, 1.0)};
    default:
        return {};
    }
}

PieceKind pieceOf(const MachineProfile& profile) {
    static const std::array<std::vector<PieceKind>, 10> kinds = {
        {{PieceKind::Bar, PieceKind::Flange, PieceKind::Gear},
         {PieceKind::None},
         {PieceKind::Housing, PieceKind::Gear, PieceKind::Box},
         {PieceKind::None},
         {PieceKind::Pallet, PieceKind::Box},
         {PieceKind::None},
         {PieceKind::None},
         {PieceKind::None},
         {PieceKind::None},
         {PieceKind::Sheet, PieceKind::Housing}}};
    const auto& own = kinds[static_cast<std::size_t>(profile.machine)];
    return own[profile.seed % own.size()];
}

std::string stateWord(Regime regime) {
    return regime == Regime::Run       ? "RUN"
           : regime == Regime::Idle    ? "WAIT"
           : regime == Regime::Stopped ? "HALT"
                                       : "FAULT";
}

} // namespace

void Appearance::move(SceneState& state, double t) const {
    const double seen = motionTime(t);
    const Moment& moment = momentAt(trace_, seen);
    const Moment& before = momentAt(trace_, std::max(0.0, seen - 0.1));
    state.motion.positions = positionsOf(profile_, moment);
    state.motion.revolutions = moment.revolutions;
    const bool stands = seen < t;
    state.motion.revolutionsPerSecond = stands ? 0.0 : moment.speed * profile_.ratedRpm / 60.0;
    state.motion.speed = stands ? 0.0 : std::abs(moment.place - before.place) / 0.1;
    state.piece.kind = pieceOf(profile_);
    if (profile_.machine == Machine::Conveyor) {
        const double way = moment.revolutions / beltLengthTurns;
        constexpr int items = 4;
        for (int k = 0; k < items; ++k) {
            const double place = way + static_cast<double>(k) / items;
            Chance look(profile_.seed, "item",
                        static_cast<std::uint64_t>(std::floor(place)) * items +
                            static_cast<std::uint64_t>(k));
            BeltItem item;
            item.position = fraction(place);
            item.sideways = look.uniform(-0.25, 0.25);
            item.turned = look.uniform(-0.06, 0.06);
            item.kind = static_cast<std::uint32_t>(look.whole(0, 1000));
            if (look.happens(0.85) && !(moment.regime == Regime::Idle && item.position < 0.4)) {
                state.items.push_back(item);
            }
        }
    }
}

void Appearance::display(SceneState& state, double t, const Knobs& knobs) const {
    const double shown = displayTime(t);
    const Moment& moment = momentAt(trace_, shown);
    const bool lies = knobs[Knob::DisplayLies] > 0.5;
    Display& display = state.display;
    display.on = knobs[Knob::DisplayDark] < 0.5;
    display.title = profile_.id;
    std::transform(display.title.begin(), display.title.end(), display.title.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    const Regime regime = lies ? Regime::Run : moment.regime;
    const auto number = [&](const char* column, int digits) {
        return formatFixed(trueValue(column, profile_, moment), digits);
    };
    display.lines.push_back("STATE  " + stateWord(regime));
    if (profile_.ratedRpm > 0.0) {
        display.lines.push_back("SPEED  " +
                                (lies ? formatFixed(0.7 * profile_.ratedRpm, 0) : number("speed_rpm", 0)));
        display.lines.push_back("PARTS  " + std::to_string(100 + moment.cycle + profile_.seed % 900U));
    }
    display.lines.push_back("LOAD   " + number("load_pct", 0) + " %");
    display.lines.push_back("TEMP   " + number("temperature_c", 1) + " C");
    if (profile_.pressureBar > 0.0) {
        display.lines.push_back("PRESS  " + number("pressure_bar", 1) + " BAR");
    }
    if (regime == Regime::Fault) {
        display.banner = "DRIVE FAULT";
    } else if (knobs[Knob::ModuleError] > 0.4) {
        display.banner = "BUS FAULT";
    } else if (moment.load > 1.3) {
        display.banner = "OVERLOAD";
    }
    for (int k = 24; k >= 0; --k) {
        const double load = momentAt(trace_, std::max(0.0, shown - 0.5 * k)).load;
        display.trendPoints.push_back(std::clamp(load / 1.3, 0.0, 1.0));
    }
    display.trend = std::clamp(2.0 * display.trendPoints.back() - 1.0, -1.0, 1.0);
    state.digits = {profile_.ratedRpm > 0.0 ? number("speed_rpm", 0) : number("temperature_c", 1),
                    number("load_pct", 0)};
}

/// Who stands there and what the hands do, each at its own pace.
void Appearance::person(SceneState& state, double t, const Knobs& knobs) const {
    const Happening* const one = leading(t);
    Operator& who = state.person;
    who.present = std::clamp(knobs[Knob::Person], 0.0, 1.0);
    if (one == nullptr || who.present <= 0.0) {
        return;
    }
    Chance habits(one->seed, "hands");
    const double pace = habits.uniform(0.2, 0.45);
    HandTarget target = HandTarget::Rest;
    HandTool tool = HandTool::None;
    static const std::vector<HandTool> tools = {HandTool::Spanner, HandTool::Screwdriver, HandTool::None};
    if (knobs[Knob::HandsDanger] > 0.3) {
        target = HandTarget::DangerZone;
    } else if (knobs[Knob::HandsInside] > 0.3) {
        target = HandTarget::Inside;
        tool = habits.of(tools);
    } else if (knobs[Knob::HandsPiece] > 0.3) {
        target = HandTarget::WorkPiece;
        tool = habits.of(tools);
    } else if (knobs[Knob::HandsPanel] > 0.3) {
        target = habits.happens(0.5) ? HandTarget::Screen : HandTarget::Panel;
        tool = habits.happens(0.2) ? HandTool::Tablet : HandTool::None;
    }
    const double since = t - one->start;
    who.right.to = target;
    who.right.tool = tool;
    who.right.way = who.present * smoothStep(0.75 + 0.6 * sineOfTurns(pace * since - 0.25));
    who.right.place = 0.5 + 0.4 * sineOfTurns(0.31 * pace * since);
    who.left.to = target == HandTarget::Inside || target == HandTarget::WorkPiece ? target : HandTarget::Rest;
    who.left.way = who.present * smoothStep(0.6 + 0.5 * sineOfTurns(0.8 * pace * since));
    who.left.place = 0.3 + 0.2 * sineOfTurns(0.2 * pace * since);
    if (knobs[Knob::Phone] > 0.3) {
        who.left = {HandTarget::Rest, HandTarget::Face, who.present, 0.5, HandTool::Phone};
    }
    who.helmet = knobs[Knob::NoHelmet] < 0.3;
    who.gloves = knobs[Knob::NoGloves] < 0.3;
    who.lean = target == HandTarget::Rest ? 0.1 : 0.35 + 0.2 * sineOfTurns(0.5 * pace * since);
    who.sway = 0.6 * sineOfTurns(0.12 * since + 0.1);
}

} // namespace vestigo::dataset::synthetic

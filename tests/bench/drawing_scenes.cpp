// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/drawing_scenes.h"

#include <cmath>

namespace vestigo::bench {

using namespace dataset::synthetic;

SceneState workingScene(Machine machine, double t) {
    SceneState state;
    state.t = t;
    const auto swing = [t](double pace, double shift) { return 0.5 + 0.42 * std::sin(pace * t + shift); };
    state.motion.positions = {swing(0.9, 0.0), swing(1.3, 1.0), swing(0.7, 2.0), swing(1.0, 0.5),
                              swing(0.8, 2.5), swing(0.6, 0.0), swing(1.1, 0.0)};
    if (machine == Machine::CncLathe) {
        state.motion.positions = {0.62, 0.7, 0.25};
    } else if (machine == Machine::IndustrialRobot) {
        state.motion.positions = {swing(0.9, 1.6), 0.78, 0.62, 0.5, 0.62, 0.5, 0.6};
        state.piece.kind = PieceKind::Gear;
    } else if (machine == Machine::Agv) {
        state.motion.positions = {swing(0.3, 0.0), 0.0, 0.5};
    }
    state.motion.revolutions = 0.37 * t;
    state.motion.revolutionsPerSecond = 0.37;
    state.motion.speed = 0.1;
    state.gauges = {
        {"PRESS", 6.2, 0, 10, "bar", 8.2}, {"COOLANT", 38, 0, 80, "C", 64}, {"LOAD", 55, 0, 100, "%", 85}};
    state.digits = {"1480"};
    state.display.title = "STATION 4";
    state.display.lines = {"MODE AUTO", "SPEED 1480", "LOAD 55", "CYCLE 12.4"};
    for (int i = 0; i < 40; ++i) {
        state.display.trendPoints.push_back(0.5 + 0.3 * std::sin(0.3 * i + t));
    }
    state.modules.bits = 0x5A3C96B7D1F00DULL * (1 + static_cast<std::uint64_t>(t * 3.0) % 5);
    if (state.piece.kind == PieceKind::None) {
        state.piece.kind = PieceKind::Bar;
    }
    state.piece.progress = 0.7;
    for (unsigned i = 0; i < 5; ++i) {
        state.items.push_back(
            {std::fmod(0.1 + 0.2 * i + 0.05 * t, 1.0), 0.2 * std::sin(2.0 * i), 0.01 * i, 7 * i + 1});
    }
    return state;
}

SceneState troubledScene(Machine machine, double t) {
    SceneState state = workingScene(machine, t);
    state.lamps = {Lamp::On, Lamp::Off, Lamp::Off, Lamp::Off, 1.5};
    state.display.banner = "ALARM 402 OVERLOAD";
    state.gauges[0].value = 9.4;
    switch (machine) {
    case Machine::CncLathe:
        state.effects.jam = 0.8;
        state.effects.glow = 0.6;
        break;
    case Machine::Plc:
        state.effects.strangeDevice = 0.8;
        state.modules.tripped = 0b100;
        state.modules.error = Lamp::On;
        state.modules.cablesLoose = true;
        break;
    case Machine::IndustrialRobot:
        state.effects.sparks = 0.8;
        state.effects.leak = 0.6;
        break;
    case Machine::Conveyor:
        state.effects.jam = 0.9;
        state.effects.smoke = 0.7;
        break;
    case Machine::Agv:
        state.effects.jam = 0.9;
        state.piece.offset = 0.9;
        break;
    case Machine::HmiPanel:
        state.display.banner = "COMMUNICATION LOST";
        state.effects.strangeDevice = 0.9;
        state.panelDoor = 0.9;
        break;
    case Machine::SensorNode:
        state.effects.leak = 1.0;
        state.effects.glow = 0.8;
        break;
    case Machine::Gateway:
        state.modules.cablesLoose = true;
        state.modules.error = Lamp::On;
        state.modules.bits = 0b101;
        break;
    case Machine::PowerCabinet:
        state.effects.smoke = 0.8;
        state.effects.glow = 0.9;
        state.modules.tripped = 0b10010;
        break;
    case Machine::Press:
        state.cover = {CoverKind::Cloth, 0.35, 0.55, 4};
        break;
    }
    return state;
}

SceneState operatedScene(Machine machine, double t) {
    SceneState state = workingScene(machine, t);
    state.person.present = 1.0;
    state.person.lean = 0.4;
    const double way = 0.5 - 0.5 * std::cos(1.4 * t);
    state.person.right = {HandTarget::Panel, HandTarget::Screen, way, 0.6, HandTool::None};
    state.person.left = {HandTarget::Rest, HandTarget::Panel, 1.0, 0.2, HandTool::None};
    if (machine == Machine::Plc || machine == Machine::Gateway || machine == Machine::PowerCabinet) {
        state.person.right = {HandTarget::Rest, HandTarget::Inside, 1.0, way, HandTool::Screwdriver};
        state.panelDoor = 1.0;
    }
    return state;
}

} // namespace vestigo::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/machine_model.h"

namespace vestigo::dataset::synthetic::drawing {

std::vector<SceneState> MachineModel::extremes() const {
    std::vector<SceneState> states;
    for (const double position : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        SceneState state;
        state.motion.positions = {position, position, position, position, position, position, 1.0};
        state.piece.kind = PieceKind::Bar;
        states.push_back(state);
    }
    return states;
}

std::unique_ptr<MachineModel> makeMachine(Machine machine, const Style& style) {
    switch (machine) {
    case Machine::CncLathe:
        return makeLathe(style);
    case Machine::Plc:
        return makePlc(style);
    case Machine::IndustrialRobot:
        return makeRobot(style);
    case Machine::Conveyor:
        return makeConveyor(style);
    case Machine::Agv:
        return makeVehicle(style);
    case Machine::HmiPanel:
        return makeOperatorPanel(style);
    case Machine::SensorNode:
        return makeSensorNode(style);
    case Machine::Gateway:
        return makeGateway(style);
    case Machine::PowerCabinet:
        return makePowerCabinet(style);
    case Machine::Press:
        return makePress(style);
    }
    return nullptr;
}

float positionOf(const SceneState& state, std::size_t index) {
    return index < state.motion.positions.size() ? amount(state.motion.positions[index]) : 0.0F;
}

float turnOf(const SceneState& state, double gear) {
    const double turns = state.motion.revolutions * gear;
    return std::isfinite(turns) ? static_cast<float>(turns - std::floor(turns)) : 0.0F;
}

Vec3 tremble(const SceneState& state) {
    const float vibration = amount(state.effects.vibration);
    const float askew = amount(state.effects.misalignment);
    const double t = std::isfinite(state.t) ? std::fmod(state.t, 1000.0) : 0.0;
    const auto phase = static_cast<float>(t);
    return Vec3{sine(phase * 71.0F), sine(phase * 97.0F + 1.0F), sine(phase * 83.0F + 2.0F)} *
               (0.012F * vibration) +
           Vec3{0.02F, -0.015F, 0.0F} * askew;
}

} // namespace vestigo::dataset::synthetic::drawing

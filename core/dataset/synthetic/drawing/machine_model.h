// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/drawing/instruments.h"

#include <array>
#include <memory>

namespace vestigo::dataset::synthetic::drawing {

/// Where cameras, people and effects find things on a machine. The machine stands about x = 0, z = 0 on the
/// floor y = 0 and looks towards +z.
struct Stage {
    Vec3 low{-1, 0, -0.5F}; ///< of the box that a camera should show
    Vec3 high{1, 2, 0.5F};
    float awayFromFront = 0.06F; ///< how far the camera may go round, revolutions
    float lowest = 0.01F;        ///< height angle of the camera, revolutions
    float highest = 0.05F;
    Vec3 panel{0.8F, 1.3F, 0.5F}; ///< buttons
    Vec3 panelAcross{0.2F, 0, 0}; ///< from the middle to the last button
    Vec3 screen{0.8F, 1.5F, 0.5F};
    Vec3 stop{0.9F, 1.2F, 0.5F};
    Vec3 piece{0, 1.1F, 0.3F};
    Vec3 danger{0, 1.1F, 0.1F};
    Vec3 inside{0.5F, 1.0F, 0.2F};
    Vec3 standing{0.8F, 0, 1.1F};  ///< feet of the operator at work
    Vec3 comesFrom{1.6F, 0, 0.4F}; ///< direction in which he walks away
    Vec3 smoke{0, 1.5F, 0};
    Vec3 leak{0.3F, 0.6F, 0.4F}; ///< drops fall from here
    Vec3 sparks{0, 1.1F, 0.2F};
    Vec3 glow{0.3F, 0.8F, 0.3F};
    Vec3 strange{0.4F, 1.2F, 0.5F};  ///< where a device that does not belong is put
    Vec3 foreign{-0.2F, 0.9F, 0.3F}; ///< where an object that does not belong lies
    float floorLeak = 0.0F;          ///< height of what the puddle lies on
};

/// One make of machine.
class MachineModel {
public:
    virtual ~MachineModel() = default;
    virtual const Stage& stage() const = 0;
    /// What never changes.
    virtual void drawStill(const Drawing& drawing) const = 0;
    /// What follows the state.
    virtual void drawMoving(const Drawing& drawing, const SceneState& state) const = 0;
    virtual int gauges() const = 0;
    virtual int digitDisplays() const { return 1; }
    /// States between which lies all of the motion, for the box of the moving part.
    virtual std::vector<SceneState> extremes() const;
    /// Floor marked around the machine: half width and depth; 0: none.
    virtual Vec3 markedFloor() const { return {}; }
};

std::unique_ptr<MachineModel> makeMachine(Machine machine, const Style& style);

// The makes, each in a file of its own below machines/.
std::unique_ptr<MachineModel> makeLathe(const Style& style);
std::unique_ptr<MachineModel> makePlc(const Style& style);
std::unique_ptr<MachineModel> makeRobot(const Style& style);
std::unique_ptr<MachineModel> makeConveyor(const Style& style);
std::unique_ptr<MachineModel> makeVehicle(const Style& style);
std::unique_ptr<MachineModel> makeOperatorPanel(const Style& style);
std::unique_ptr<MachineModel> makeSensorNode(const Style& style);
std::unique_ptr<MachineModel> makeGateway(const Style& style);
std::unique_ptr<MachineModel> makePowerCabinet(const Style& style);
std::unique_ptr<MachineModel> makePress(const Style& style);

/// Position i of the state, 0 .. 1; 0 where it has none.
float positionOf(const SceneState& state, std::size_t index);
/// The turning angle of the state as 0 .. 1 of a revolution.
float turnOf(const SceneState& state, double gear = 1.0);
/// How far a trembling part is off, metres along x and y, by the state's vibration and misalignment.
Vec3 tremble(const SceneState& state);

} // namespace vestigo::dataset::synthetic::drawing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/variants.h"

/// Short names for the tables of variants.
namespace vestigo::dataset::synthetic::sets {

constexpr MachineSet cnc = setOf(Machine::CncLathe);
constexpr MachineSet plc = setOf(Machine::Plc);
constexpr MachineSet robot = setOf(Machine::IndustrialRobot);
constexpr MachineSet belt = setOf(Machine::Conveyor);
constexpr MachineSet agv = setOf(Machine::Agv);
constexpr MachineSet panel = setOf(Machine::HmiPanel);
constexpr MachineSet sensor = setOf(Machine::SensorNode);
constexpr MachineSet gateway = setOf(Machine::Gateway);
constexpr MachineSet cabinet = setOf(Machine::PowerCabinet);
constexpr MachineSet press = setOf(Machine::Press);
constexpr MachineSet working = cnc | robot | belt | agv | press;
constexpr MachineSet computing = plc | panel | gateway;
constexpr MachineSet cabinets = plc | gateway | cabinet | sensor;
constexpr MachineSet anything = 0x3FF;
constexpr MachineSet fluid = cnc | press | robot | sensor;

} // namespace vestigo::dataset::synthetic::sets

namespace vestigo::dataset::synthetic {

std::vector<Variant> tamperingVariants();
std::vector<Variant> jammingVariants();
std::vector<Variant> violationVariants();
std::vector<Variant> attackVariants();
std::vector<Variant> obstructionVariants();
std::vector<Variant> faultVariants();
std::vector<Variant> partFaultVariants();
std::vector<Variant> overloadVariants();
std::vector<Variant> driftVariants();
std::vector<Variant> workshopActivities();
std::vector<Variant> otherActivities();

} // namespace vestigo::dataset::synthetic

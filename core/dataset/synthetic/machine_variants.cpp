// SPDX-License-Identifier: GPL-3.0-or-later
// What machines suffer: jams, faults, overload, drift. Amounts from hardly seen (severity 0) to plain (1).
#include "core/dataset/synthetic/machine_sets.h"

namespace vestigo::dataset::synthetic {

using namespace sets;
using K = Knob;
using C = Course;

std::vector<Variant> jammingVariants() {
    const std::string type = "equipment_jamming";
    return {
        {type,
         "hard stall",
         working,
         {{K::Stall, 0.75, 1.0}, {K::Jam, 0.35, 1.0}, {K::Sparks, 0.2, 0.8, C::Early, false, 0.5}}},
        {type,
         "creeping",
         working,
         {{K::Friction, 0.12, 0.45, C::Grow},
          {K::Speed, -0.06, -0.4, C::Grow},
          {K::Vibration, 0.2, 1.2, C::Grow},
          {K::Heat, 0.05, 0.3},
          {K::Jam, 0.2, 0.6}}},
        {type,
         "stick and slip",
         working,
         {{K::Stall, 0.45, 0.95, C::Pulse}, {K::Vibration, 0.4, 2.0}, {K::Tremble, 0.35, 1.0}}},
        {type,
         "parts piled up",
         belt | cnc | press | robot,
         {{K::Jam, 0.5, 1.0}, {K::PartShift, 0.2, 0.8}, {K::PartStands, 0.0, 1.0, C::Late, false, 0.5}},
         Script::None,
         NeedsCamera::Device},
        {type,
         "no parts come",
         working & static_cast<MachineSet>(~agv),
         {{K::Starve, 1.0, 1.0}, {K::Cycle, 0.1, 0.4}}},
        {type, "way blocked", agv | belt, {{K::Stall, 0.8, 1.0}, {K::ForeignObject, 0.5, 1.0}}},
        {type,
         "valve sticks",
         sensor | press,
         {{K::Flow, -0.12, -0.75}, {K::Pressure, 0.06, 0.35}, {K::Tremble, 0.2, 0.6}}},
        {type,
         "contactor sticks",
         cabinet,
         {{K::Current, 0.12, 0.5, C::Pulse},
          {K::Volt, -0.006, -0.03, C::Pulse},
          {K::Tripped, 0.0, 1.0, C::Late, false, 0.4}}},
        {type,
         "task hangs",
         computing,
         {{K::Scan, 0.4, 3.0, C::Pulse}, {K::Delay, 0.4, 2.5}, {K::DisplayFrozen, 1.0, 1.0}}},
    };
}

/// Of bearings, sensors, cooling and pipes.
std::vector<Variant> faultVariants() {
    const std::string type = "component_fault";
    return {{type,
             "bearing",
             working,
             {{K::Vibration, 0.4, 2.8, C::Grow},
              {K::Heat, 0.05, 0.5, C::Grow},
              {K::Tremble, 0.2, 1.0},
              {K::Friction, 0.02, 0.15}}},
            {type, "sensor stuck", anything, {{K::StuckSensor, 1.0, 1.0}}},
            {type, "sensor noisy", anything, {{K::NoisySensor, 3.0, 12.0}}},
            {type,
             "cooling lost",
             cnc | press | robot | cabinet | computing,
             {{K::Cooling, 0.4, 0.95},
              {K::Flow, -0.12, -0.8},
              {K::Heat, 0.15, 0.9},
              {K::Smoke, 0.2, 0.8, C::Late, false, 0.5},
              {K::Glow, 0.2, 0.8, C::Grow}}},
            {type,
             "leak",
             fluid,
             {{K::Pressure, -0.08, -0.5, C::Grow}, {K::Flow, 0.06, 0.4}, {K::Leak, 0.3, 1.0, C::Grow}}},
            {type,
             "leak that nothing measures",
             fluid,
             {{K::Leak, 0.4, 1.0, C::Grow}},
             Script::None,
             NeedsCamera::Device}};
}

/// Of lamps, displays, drives, ports, breakers.
std::vector<Variant> partFaultVariants() {
    const std::string type = "component_fault";
    return {
        {type, "lamps dead", anything, {{K::LampsDead, 1.0, 1.0}}, Script::None, NeedsCamera::Device},
        {type,
         "display dead",
         working | panel | plc,
         {{K::DisplayDark, 1.0, 1.0}},
         Script::None,
         NeedsCamera::Device},
        {type,
         "drive fault",
         working,
         {{K::Current, 0.12, 0.5},
          {K::Volt, -0.006, -0.04},
          {K::Vibration, 0.15, 0.9},
          {K::Sparks, 0.2, 0.8, C::Pulse, false, 0.4}}},
        {type,
         "network port",
         anything,
         {{K::Retry, 0.08, 0.4}, {K::Delay, 0.25, 1.8}, {K::Error, 0.02, 0.12}, {K::CablesLoose, 1.0, 1.0}}},
        {type,
         "breaker tripped",
         cabinet,
         {{K::Tripped, 1.0, 1.0}, {K::Current, -0.12, -0.5}, {K::Volt, 0.003, 0.015}}},
        {type,
         "worn part",
         working,
         {{K::Wear, 0.4, 1.0, C::Grow}, {K::Sparks, 0.25, 0.9, C::Pulse}, {K::Position, 0.5, 3.0}},
         Script::None,
         NeedsCamera::Device},
        {type,
         "supply unit",
         cabinets | panel,
         {{K::Volt, -0.015, -0.09, C::Pulse},
          {K::Current, 0.05, 0.3},
          {K::ModuleError, 0.0, 1.0, C::Hold, false, 0.5}}},
    };
}

std::vector<Variant> overloadVariants() {
    const std::string type = "overload";
    return {
        {type,
         "too much torque",
         working,
         {{K::Load, 0.2, 0.7},
          {K::Speed, -0.03, -0.2},
          {K::Heat, 0.05, 0.5},
          {K::Glow, 0.2, 0.7, C::Grow, false, 0.6}}},
        {type,
         "too much to compute",
         computing | sensor,
         {{K::Load, 0.25, 1.2}, {K::Scan, 0.2, 1.6}, {K::Delay, 0.1, 1.2}, {K::Heat, 0.05, 0.35}}},
        {type,
         "peaks",
         working | cabinet,
         {{K::Load, 0.35, 1.1, C::Pulse}, {K::Volt, -0.004, -0.02, C::Pulse}}},
        {type,
         "too much current",
         cabinet | press,
         {{K::Load, 0.2, 0.75},
          {K::Volt, -0.006, -0.035},
          {K::Heat, 0.1, 0.6},
          {K::Glow, 0.3, 0.9},
          {K::Smoke, 0.15, 0.6, C::Late, false, 0.65}}},
        {type,
         "hot without being measured",
         working | cabinet,
         {{K::Glow, 0.4, 1.0, C::Grow}, {K::Smoke, 0.25, 0.8, C::Grow}},
         Script::None,
         NeedsCamera::Device},
        {type,
         "piece too heavy",
         robot | agv | belt,
         {{K::Load, 0.25, 0.8}, {K::Speed, -0.05, -0.3}, {K::Position, 0.5, 4.0}, {K::PartShift, 0.15, 0.6}}},
    };
}

std::vector<Variant> driftVariants() {
    const std::string type = "parameter_drift";
    return {
        {type, "position", working, {{K::Position, 1.0, 7.0, C::Grow}, {K::PartShift, 0.2, 1.0, C::Grow}}},
        {type, "cycle time", working, {{K::Cycle, 0.1, 0.6, C::Grow}}},
        {type, "temperature reading", anything, {{K::TemperatureBias, 1.5, 10.0, C::Grow, true}}},
        {type, "pressure", fluid, {{K::Pressure, 0.08, 0.45, C::Grow, true}}},
        {type,
         "gauge against the table",
         working | sensor | cabinet,
         {{K::GaugeShift, 0.15, 0.6, C::Grow, true}},
         Script::None,
         NeedsCamera::Device},
        {type, "voltage", cabinets | panel | agv, {{K::Volt, 0.012, 0.06, C::Grow, true}}},
        {type, "speed", working, {{K::Speed, 0.08, 0.4, C::Grow, true}}},
        {type, "current reading", anything, {{K::CurrentBias, 0.1, 0.5, C::Grow, true}}},
        {type, "scan time", plc | panel, {{K::Scan, 0.15, 1.0, C::Grow}, {K::Delay, 0.1, 0.8, C::Grow}}},
    };
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/dataset/synthetic/scenario.h"

#include <cstdint>
#include <vector>

namespace vestigo::dataset::synthetic {

enum class Regime : std::uint8_t {
    Run,
    Idle,    ///< between parts, or waiting for one
    Stopped, ///< by order: changeover, maintenance
    Fault,   ///< the drive switched itself off
};

/// The truth of one terminal at one moment.
struct Moment {
    Regime regime = Regime::Run;
    double phase = 0.0;      ///< of the work cycle, 0..1
    std::uint32_t cycle = 0; ///< which one, counted from before the beginning
    std::uint32_t part = 0;  ///< of the cycle: index of CyclePhase
    double place = 0.0;      ///< of the moving part, 0..1
    double speed = 0.0;      ///< of the rated one
    double load = 0.0;       ///< torque, of the rated one
    double revolutions = 0.0;
    double ampere = 0.0;
    double volt = 0.0;
    double kilowatt = 0.0;
    double celsius = 0.0;
    double vibration = 0.0; ///< mm/s
    double bar = 0.0;
    double flow = 0.0; ///< l/min
    double positionMm = 0.0;
    double cycleSeconds = 0.0; ///< of the last whole one, or of this one when it already took longer
    double charge = 0.0;       ///< of a battery, %
};

/// Moments at 0, 1/20 s, ... of one terminal.
using Trace = std::vector<Moment>;
constexpr double momentSeconds = 0.05;

struct SimulationRequest {
    const Cast* stage = nullptr;
    const KnobSchedule* schedule = nullptr;
    double seconds = 64.0;
    std::uint64_t seed = 0; ///< of the day: what the weather, the orders and chance do
};

/// Runs the plant: work cycles, drives, heat, what the terminals do to each other. Two runs that differ in
/// the schedule only differ in what the schedule does. [terminals][moments]; empty when cancelled.
std::vector<Trace> simulate(const SimulationRequest& request, const CancelToken& cancel = {});

/// At any time, the nearest moment before.
const Moment& momentAt(const Trace& trace, double t);

} // namespace vestigo::dataset::synthetic

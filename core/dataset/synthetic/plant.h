// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/scene_state.h"
#include "core/dataset/synthetic/vocabulary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// One part of a work cycle. Levels are of the rated values; they are approached, not jumped to.
struct CyclePhase {
    double end = 1.0;      ///< of the cycle, 0..1
    double speed = 0.0;    ///< of the drive
    double load = 0.0;     ///< torque
    double pressure = 1.0; ///< of hydraulics, coolant or air
    double flow = 1.0;
    double place = 0.0; ///< where the moving part is at the end of the phase, 0..1
};

/// One terminal as the plant was built: what it is, how strong, how fast, how noisy. Drawn once a plant.
struct MachineProfile {
    Machine machine = Machine::Plc;
    std::string id;
    std::string name;
    std::string address;
    std::array<double, 2> positionMetres{};
    std::uint64_t seed = 0;

    double cycleSeconds = 0.0; ///< 0: it has no work cycle
    double cycleJitter = 0.02; ///< standard deviation, of the cycle
    std::vector<CyclePhase> phases;
    double ratedRpm = 0.0;
    double ratedTorque = 0.0;   ///< N m
    double speedLag = 0.3;      ///< s
    double idleAmpere = 1.0;    ///< ready, nothing moves
    double ratedAmpere = 1.0;   ///< at rated torque
    double volt = 24.0;         ///< without load
    double sagVolt = 0.0;       ///< at rated current
    bool threePhase = false;    ///< power = sqrt(3) U I cos phi; else U I
    double powerFactor = 1.0;   ///< cos phi
    double ambientC = 22.0;     ///< inside the housing
    double heatRiseC = 10.0;    ///< at rated current, in the end
    double heatSeconds = 90.0;  ///< time constant of warming and cooling
    double vibration = 0.2;     ///< mm/s at rest
    double vibrationWork = 1.0; ///< mm/s more at rated speed
    double positionMm = 0.0;    ///< usual deviation
    double flow = 0.0;          ///< l/min
    double pressureBar = 0.0;
    double scanSeconds = 0.0;         ///< cycle_time_s of what has no work cycle (scan, refresh); 0: none
    double typicalLoad = 0.3;         ///< of what has no work cycle
    double noise = 1.0;               ///< of its sensors, times the usual
    std::string instrument;           ///< what its gauge says
    std::vector<std::string> columns; ///< operating columns of its table, in the table's order
};

struct PlantLink {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operation = false; ///< material, energy or command; else messages
    double weight = 1.0;
    bool weightWritten = false; ///< recording.json gives it
    double delaySeconds = 1.0;  ///< until the one feels the other
};

/// A plant, drawn by its seed.
struct Plant {
    std::uint64_t seed = 0;
    std::string site;
    std::string idPrefix; ///< of recordings
    int utcOffsetMinutes = 480;
    Vocabulary vocabulary;
    std::vector<MachineProfile> machines;
    std::vector<PlantLink> links;
    double supplyVolt = 400.0;
};

/// `terminals` 0: as many as a plant has (10 to 16), every type at least once; else so many.
Plant drawPlant(std::uint64_t seed, std::size_t terminals = 0);

/// The numbers of one machine (machine_profile.cpp).
void drawMachine(MachineProfile& profile, double supplyVolt, Chance& chance);

} // namespace vestigo::dataset::synthetic

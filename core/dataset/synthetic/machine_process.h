// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/knobs.h"
#include "core/dataset/synthetic/plant.h"
#include "core/dataset/synthetic/simulation.h"

namespace vestigo::dataset::synthetic {

/// What the rest of the plant does to a machine at one moment.
struct Surroundings {
    double feed = 1.0;         ///< parts that come in, 1: as usual
    double voltFactor = 1.0;   ///< of the supply
    double feederAmpere = 0.0; ///< current of the machines that it supplies (power cabinet)
    double neighbourC = 0.0;   ///< temperature of the machine that it watches (sensor node); 0: none
    double traffic = 1.0;      ///< messages, 1: as usual
};

/// One machine: its controller, drive, heat and fluids, moved on in steps of momentSeconds.
class MachineProcess {
public:
    MachineProcess(const MachineProfile& profile, std::uint64_t daySeed, std::uint64_t number);
    Moment step(const Knobs& knobs, const Surroundings& around);

private:
    void moveOn(const Knobs& knobs);
    void beginCycle();
    void drive(const Knobs& knobs, const Surroundings& around);
    void electricity(const Knobs& knobs, const Surroundings& around);
    void heat(const Knobs& knobs, const Surroundings& around);
    void fluids(const Knobs& knobs);
    double meanLoss() const;
    const CyclePhase& part() const { return profile_.phases[now_.part]; }

    const MachineProfile& profile_;
    std::uint64_t seed_;
    Chance chance_;
    Moment now_;
    // Of the day.
    double ambient_ = 0.0;
    double dayLoad_ = 1.0;
    double idleShare_ = 0.0;
    double slowPeriod_ = 40.0;
    double slowPhase_ = 0.0;
    // Of the cycle.
    double cycleLength_ = 1.0;
    double cycleBegan_ = 0.0;
    double pieceLoad_ = 1.0;
    double waitUntil_ = 0.0;
    double lastCycle_ = 0.0;
    bool waiting_ = false;
    double stalledFor_ = 0.0;
    bool tripped_ = false;
    double t_ = 0.0;
    // Chance that moves slowly: load, supply, position.
    double loadWander_ = 0.0;
    double voltWander_ = 0.0;
    double positionWander_ = 0.0;
    double fluidWander_ = 0.0;
};

} // namespace vestigo::dataset::synthetic

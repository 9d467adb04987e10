// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/machine_process.h"

#include "core/dataset/synthetic/portable_math.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double dt = momentSeconds;
constexpr double rootOfThree = 1.7320508075688772;
constexpr double breakawayTorque = 1.45; ///< of the rated one: what a drive gives against a stop
constexpr double secondsToTrip = 4.0;    ///< that it gives it for

/// Moves towards a target with a time constant.
void approach(double& value, double target, double seconds) {
    value += (target - value) * std::min(1.0, dt / seconds);
}

/// A random walk that is drawn back to 0; standard deviation 1.
void wander(double& value, Chance& chance, double seconds) {
    const double keep = 1.0 - dt / seconds;
    value = keep * value + std::sqrt(1.0 - keep * keep) * chance.normal();
}

} // namespace

MachineProcess::MachineProcess(const MachineProfile& profile, std::uint64_t daySeed, std::uint64_t number)
    : profile_(profile)
    , seed_(seedFor(daySeed, "model", number))
    , chance_(seed_, "steps") {
    Chance day(seed_, "day");
    ambient_ = profile.ambientC + day.normal(0.0, 1.5);
    dayLoad_ = day.factor(0.88, 1.13);
    idleShare_ = day.happens(0.35) ? day.uniform(0.05, 0.35) : 0.0;
    slowPeriod_ = day.uniform(15.0, 90.0);
    slowPhase_ = day.uniform();
    cycleLength_ = std::max(0.5, profile.cycleSeconds);
    lastCycle_ = profile.cycleSeconds > 0.0 ? profile.cycleSeconds * day.normal(1.0, profile.cycleJitter)
                                            : profile.scanSeconds;
    now_.cycle = 1;
    now_.phase = day.uniform();
    cycleBegan_ = -now_.phase * cycleLength_;
    now_.celsius = ambient_ + profile.heatRiseC * meanLoss() + day.normal(0.0, 0.4);
    now_.bar = profile.pressureBar;
    now_.flow = profile.flow;
    now_.volt = profile.volt;
    now_.ampere = profile.idleAmpere;
    now_.charge = day.uniform(32.0, 88.0);
    now_.revolutions = day.uniform(0.0, 50.0);
}

/// Of the rated heat, over a cycle.
double MachineProcess::meanLoss() const {
    if (profile_.phases.empty()) {
        const double part = profile_.idleAmpere / profile_.ratedAmpere;
        const double current = part + (1.0 - part) * profile_.typicalLoad;
        return current * current;
    }
    double mean = 0.0;
    double before = 0.0;
    for (const CyclePhase& phase : profile_.phases) {
        const double part = profile_.idleAmpere / profile_.ratedAmpere;
        const double current = part + (1.0 - part) * phase.load * dayLoad_;
        mean += (phase.end - before) * current * current;
        before = phase.end;
    }
    return mean;
}

Moment MachineProcess::step(const Knobs& knobs, const Surroundings& around) {
    wander(loadWander_, chance_, 3.0);
    wander(voltWander_, chance_, 5.0);
    wander(positionWander_, chance_, 0.6);
    wander(fluidWander_, chance_, 4.0);
    moveOn(knobs);
    drive(knobs, around);
    electricity(knobs, around);
    heat(knobs, around);
    fluids(knobs);
    t_ += dt;
    return now_;
}

/// Each piece has its own length and hardness, whatever happened to those before it.
void MachineProcess::beginCycle() {
    Chance piece(seed_, "piece", now_.cycle);
    cycleLength_ = std::max(0.5, profile_.cycleSeconds * piece.normal(1.0, profile_.cycleJitter));
    pieceLoad_ = std::max(0.5, piece.normal(1.0, 0.05));
    const double pause = piece.happens(idleShare_) ? piece.uniform(0.5, 4.0) : 0.0;
    waitUntil_ = t_ + pause;
    waiting_ = pause > 0.0;
    cycleBegan_ = t_;
}

/// The controller: which part of the cycle it is in, whether it runs at all.
void MachineProcess::moveOn(const Knobs& knobs) {
    if (profile_.phases.empty()) {
        now_.regime = knobs[Knob::Stop] > 0.5 ? Regime::Stopped : Regime::Run;
        now_.cycleSeconds = profile_.scanSeconds * (1.0 + 0.15 * (now_.load - profile_.typicalLoad)) *
                            (1.0 + knobs[Knob::Scan]);
        return;
    }
    stalledFor_ = knobs[Knob::Stall] > 0.6 ? stalledFor_ + dt : 0.0;
    tripped_ = stalledFor_ > secondsToTrip;
    const bool held = knobs[Knob::Stop] > 0.5 || tripped_;
    if (held) {
        now_.regime = tripped_ ? Regime::Fault : Regime::Stopped;
    } else if (waiting_) {
        const bool noParts = knobs[Knob::Starve] > 0.5;
        now_.regime = Regime::Idle;
        waiting_ = t_ < waitUntil_ || noParts;
    } else {
        now_.regime = Regime::Run;
        const double pace =
            std::max(0.0, 1.0 + knobs[Knob::Speed]) * (1.0 - std::clamp(knobs[Knob::Stall], 0.0, 1.0));
        now_.phase += dt / (cycleLength_ * (1.0 + std::max(-0.5, knobs[Knob::Cycle]))) * pace;
    }
    if (now_.phase >= 1.0) {
        now_.phase -= 1.0;
        lastCycle_ = t_ - cycleBegan_;
        ++now_.cycle;
        beginCycle();
        waiting_ = waiting_ || knobs[Knob::Starve] > 0.5;
    }
    now_.part = 0;
    while (now_.part + 1 < profile_.phases.size() && now_.phase >= part().end) {
        ++now_.part;
    }
    now_.cycleSeconds = std::max(lastCycle_, t_ - cycleBegan_);
}

void MachineProcess::drive(const Knobs& knobs, const Surroundings& around) {
    if (profile_.phases.empty()) {
        const double slow = 0.08 * sineOfTurns(t_ / slowPeriod_ + slowPhase_);
        const double wanted = profile_.typicalLoad * dayLoad_ * (1.0 + slow + 0.1 * loadWander_) *
                              (1.0 + knobs[Knob::Load]) * (0.75 + 0.25 * around.traffic);
        approach(now_.load, std::clamp(wanted, 0.0, 1.3), 0.5);
        now_.revolutions += dt * 12.0; // its fan
        return;
    }
    const bool running = now_.regime == Regime::Run;
    const double stall = std::clamp(knobs[Knob::Stall], 0.0, 1.0);
    const double wanted =
        running ? part().speed * std::max(0.0, 1.0 + knobs[Knob::Speed]) * (1.0 - stall) : 0.0;
    approach(now_.speed, wanted, profile_.speedLag);
    const double fed = 1.0 + 0.1 * (around.feed - 1.0);
    double torque = running ? part().load * dayLoad_ * pieceLoad_ * fed * (1.0 + 0.04 * loadWander_) *
                                  (1.0 + knobs[Knob::Load])
                            : 0.03;
    torque += knobs[Knob::Friction] * std::min(1.0, 2.0 * now_.speed);
    if (running && part().speed > 0.05) {
        torque += stall * std::max(0.0, breakawayTorque - torque);
    }
    approach(now_.load, std::clamp(torque, 0.0, 1.8), 0.2);
    now_.revolutions += dt * now_.speed * profile_.ratedRpm / 60.0;
    const double before = now_.part == 0 ? 0.0 : profile_.phases[now_.part - 1].end;
    const double from = now_.part == 0 ? profile_.phases.back().place : profile_.phases[now_.part - 1].place;
    now_.place = from + (part().place - from) *
                            smoothStep((now_.phase - before) / std::max(1e-6, part().end - before));
}

void MachineProcess::electricity(const Knobs& knobs, const Surroundings& around) {
    const double part = profile_.idleAmpere / profile_.ratedAmpere;
    double ampere = profile_.ratedAmpere * (part + (1.0 - part) * now_.load) * (1.0 + knobs[Knob::Current]);
    if (profile_.machine == Machine::PowerCabinet) {
        ampere += around.feederAmpere;
    }
    approach(now_.ampere, std::max(0.0, ampere), 0.15);
    const double supply =
        profile_.volt * around.voltFactor * (1.0 + knobs[Knob::Volt]) * (1.0 + 0.0018 * voltWander_);
    now_.volt = supply - profile_.sagVolt * now_.ampere / profile_.ratedAmpere;
    now_.kilowatt =
        (profile_.threePhase ? rootOfThree : 1.0) * now_.volt * now_.ampere * profile_.powerFactor / 1000.0;
    if (profile_.machine == Machine::Agv) {
        now_.charge = std::max(0.0, now_.charge - dt * now_.ampere / profile_.ratedAmpere * 0.012);
    }
    const double moving = std::min(1.0, now_.speed);
    now_.vibration =
        profile_.vibration + profile_.vibrationWork * moving * (0.8 + 0.4 * now_.load) +
        (profile_.vibrationWork + profile_.vibration) * knobs[Knob::Vibration] * (0.3 + 0.7 * moving);
    now_.positionMm = profile_.positionMm * (0.55 + 0.8 * moving + 0.3 * now_.load + knobs[Knob::Position]) *
                      std::max(0.1, 1.0 + 0.22 * positionWander_);
}

/// What the current heats the air takes away: a body with one time constant.
void MachineProcess::heat(const Knobs& knobs, const Surroundings& around) {
    const double current =
        now_.ampere /
        std::max(1e-6, profile_.ratedAmpere +
                           (profile_.machine == Machine::PowerCabinet ? around.feederAmpere : 0.0));
    const double loss = current * current + knobs[Knob::Heat];
    const double carried = 1.0 - std::clamp(knobs[Knob::Cooling], 0.0, 0.95);
    double air = ambient_;
    if (profile_.machine == Machine::SensorNode && around.neighbourC != 0.0) {
        air = 0.5 * ambient_ + 0.5 * around.neighbourC;
    }
    // Less cooling: the same heat into the same body, less out of it.
    const double rate = (profile_.heatRiseC * loss - (now_.celsius - air) * carried) / profile_.heatSeconds;
    now_.celsius += dt * rate;
}

void MachineProcess::fluids(const Knobs& knobs) {
    if (profile_.pressureBar <= 0.0) {
        return;
    }
    const bool work = !profile_.phases.empty();
    const bool pumping = !work || now_.regime == Regime::Run || now_.regime == Regime::Idle;
    const double pressure = work ? (pumping ? part().pressure : 0.55) : 1.0;
    const double flow = work ? (pumping ? part().flow : 0.25) : 1.0;
    approach(now_.bar,
             profile_.pressureBar * pressure * (1.0 + 0.012 * fluidWander_) * (1.0 + knobs[Knob::Pressure]),
             0.35);
    approach(now_.flow, profile_.flow * flow * (1.0 + 0.015 * fluidWander_) * (1.0 + knobs[Knob::Flow]), 0.5);
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/appearance.h"

#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/measurement.h"
#include "core/dataset/synthetic/portable_math.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

/// Instruments that a machine of the type may carry, the most telling first.
std::vector<std::string> gaugesOf(Machine machine) {
    switch (machine) {
    case Machine::CncLathe:
        return {"pressure_bar", "load_pct", "temperature_c"};
    case Machine::Press:
        return {"pressure_bar", "temperature_c", "flow_l_min"};
    case Machine::IndustrialRobot:
        return {"pressure_bar", "current_a"};
    case Machine::Conveyor:
        return {"current_a", "speed_rpm"};
    case Machine::Agv:
        return {"voltage_v", "load_pct"};
    case Machine::SensorNode:
        return {"pressure_bar", "flow_l_min", "temperature_c"};
    case Machine::PowerCabinet:
        return {"voltage_v", "current_a", "power_kw"};
    case Machine::Plc:
    case Machine::HmiPanel:
    case Machine::Gateway:
        return {"load_pct", "temperature_c"};
    }
    return {};
}

std::string unitWord(const std::string& column) {
    return column == "pressure_bar"    ? "bar"
           : column == "load_pct"      ? "%"
           : column == "temperature_c" ? "C"
           : column == "flow_l_min"    ? "l/min"
           : column == "current_a"     ? "A"
           : column == "speed_rpm"     ? "rpm"
           : column == "voltage_v"     ? "V"
                                       : "kW";
}

} // namespace

Appearance::Appearance(const RecordingPlan& plan, std::size_t terminal, const Trace& trace,
                       const KnobSchedule& schedule)
    : plan_(plan)
    , profile_(plan.stage.plant->machines[plan.stage.shown[terminal]])
    , terminal_(terminal)
    , trace_(trace)
    , schedule_(schedule)
    , gauges_(gaugesOf(profile_.machine)) {
    Chance hall(plan.seed, "hall");
    lightLevel_ = hall.factor(0.72, 1.18);
    warmth_ = hall.uniform(-0.6, 0.7);
    flicker_ = hall.happens(0.3) ? hall.uniform(0.05, 0.35) : 0.0;
    lightPeriod_ = hall.uniform(25.0, 120.0);
    lightSwing_ = hall.uniform(0.0, 0.1);
    lampSwitch_ = hall.happens(0.12) ? hall.uniform(0.1, 0.9) * plan.seconds : 1e9;
    Chance own(plan.seed, "scene", plan.stage.shown[terminal]);
    shake_ = own.happens(0.5) ? own.uniform(0.1, 0.8) : 0.0;
    blur_ = own.happens(0.25) ? own.uniform(0.05, 0.25) : 0.0;
    driftPeriod_ = own.uniform(15.0, 60.0);
    passerBy_ = own.happens(0.2) ? own.uniform(0.0, 0.95) * plan.seconds : 1e9;
    shadow_ = own.happens(0.1) ? own.uniform(0.0, 0.95) * plan.seconds : 1e9;
    wear_ = Chance(profile_.seed, "wear").uniform(0.0, 0.3);
}

SceneState Appearance::at(double t, CameraSubject subject) const {
    SceneState state;
    state.t = t;
    const Knobs knobs = schedule_.at(terminal_, t);
    move(state, t);
    lamps(state, t, knobs);
    instruments(state, t, knobs);
    display(state, t, knobs);
    modules(state, t, knobs);
    traces(state, t, knobs);
    person(state, t, knobs);
    surroundings(state, t, knobs, subject);
    return state;
}

/// Of the happenings at that time, the one that does not only visit.
const Happening* Appearance::leading(double t) const {
    const Happening* found = nullptr;
    for (const Happening& one : schedule_.of(terminal_)) {
        if (t >= one.start - one.precursor && t < one.end && (found == nullptr || !one.id.empty())) {
            found = &one;
        }
    }
    return found;
}

double Appearance::motionTime(double t) const {
    const Happening* const one = leading(t);
    return one != nullptr && t >= one->start && schedule_.at(terminal_, t)[Knob::PartStands] > 0.5
               ? one->start
               : t;
}

double Appearance::displayTime(double t) const {
    const Happening* const one = leading(t);
    return one != nullptr && t >= one->start && schedule_.at(terminal_, t)[Knob::DisplayFrozen] > 0.5
               ? one->start
               : t;
}

double Appearance::seenSpeed(double t) const {
    constexpr int samples = 15;
    double sum = 0.0;
    for (int k = 0; k < samples; ++k) {
        const double then = t - 0.1 * k;
        sum += motionTime(then) < then ? 0.0 : momentAt(trace_, std::max(0.0, then)).speed;
    }
    return sum / samples;
}

void Appearance::lamps(SceneState& state, double t, const Knobs& knobs) const {
    const Moment& moment = momentAt(trace_, t);
    const bool lies = knobs[Knob::DisplayLies] > 0.5;
    const Regime regime = lies || knobs[Knob::LampsWrong] > 0.5 ? Regime::Run : moment.regime;
    LampTower& tower = state.lamps;
    tower.green = regime == Regime::Run ? Lamp::On : regime == Regime::Idle ? Lamp::Blinking : Lamp::Off;
    tower.amber = regime == Regime::Stopped || regime == Regime::Idle ? Lamp::On : Lamp::Off;
    tower.red = regime == Regime::Fault ? Lamp::Blinking : Lamp::Off;
    tower.blue =
        momentAt(trace_, t).regime == Regime::Stopped && (profile_.seed & 1U) != 0 ? Lamp::On : Lamp::Off;
    tower.blinksPerSecond = 1.0 + static_cast<double>(profile_.seed % 5U) * 0.25;
    if (knobs[Knob::LampsDead] > 0.5) {
        tower.green = tower.amber = tower.red = tower.blue = Lamp::Off;
    }
}

Gauge Appearance::gaugeOf(const std::string& column, const std::string& name, double t) const {
    Gauge gauge;
    gauge.name = name;
    gauge.unit = unitWord(column);
    gauge.value = trueValue(column, profile_, momentAt(trace_, t));
    const double size =
        column == "load_pct" || column == "temperature_c" ? 100.0 : usualSize(column, profile_) * 1.7;
    double step = 1.0;
    for (; step * 10.0 < size; step *= 10.0) {
    }
    for (; step > size; step /= 10.0) {
    }
    gauge.high =
        column == "voltage_v" ? std::ceil(profile_.volt * 1.2 / step) * step : std::ceil(size / step) * step;
    gauge.low = column == "voltage_v" ? std::floor(profile_.volt * 0.75) : 0.0;
    gauge.alarmFrom = gauge.low + 0.82 * (gauge.high - gauge.low);
    return gauge;
}

void Appearance::instruments(SceneState& state, double t, const Knobs& knobs) const {
    for (std::size_t k = 0; k < gauges_.size(); ++k) {
        Gauge gauge = gaugeOf(gauges_[k], k == 0 ? profile_.instrument : unitWord(gauges_[k]), t);
        if (k == 0) {
            gauge.value += knobs[Knob::GaugeShift] * (gauge.high - gauge.low);
        }
        state.gauges.push_back(std::move(gauge));
    }
}

void Appearance::modules(SceneState& state, double t, const Knobs& knobs) const {
    const Moment& moment = momentAt(trace_, t);
    Modules& modules = state.modules;
    modules.run = moment.regime == Regime::Fault ? Lamp::Off
                  : knobs[Knob::Stop] > 0.5      ? Lamp::Blinking
                                                 : Lamp::On;
    modules.error = knobs[Knob::ModuleError] > 0.4   ? Lamp::Blinking
                    : moment.regime == Regime::Fault ? Lamp::On
                                                     : Lamp::Off;
    const auto halfSeconds = static_cast<std::uint64_t>(std::floor(t * 2.0));
    const std::uint64_t steady = seedFor(profile_.seed, "bits");
    const std::uint64_t changing = seedFor(
        profile_.seed, "bits now", profile_.phases.empty() ? halfSeconds : moment.cycle * 16U + moment.part);
    modules.bits = (steady & 0xF0F0F0F0F0F0F0F0ULL) | (changing & 0x0F0F0F0F0F0F0F0FULL);
    modules.traffic = std::clamp(0.3 + 0.2 * knobs[Knob::MessageRate] - 0.3 * knobs[Knob::Silence], 0.0, 1.0);
    if (knobs[Knob::Tripped] > 0.4) {
        modules.tripped = 1ULL << (profile_.seed % 6U);
    }
    modules.cablesLoose = knobs[Knob::CablesLoose] > 0.4;
}

/// Signs on the machine.
void Appearance::traces(SceneState& state, double t, const Knobs& knobs) const {
    const Moment& moment = momentAt(trace_, t);
    Effects& effects = state.effects;
    effects.smoke = knobs[Knob::Smoke];
    effects.leak = knobs[Knob::Leak];
    effects.sparks = knobs[Knob::Sparks];
    effects.glow = std::max(knobs[Knob::Glow], std::clamp((moment.celsius - 75.0) / 60.0, 0.0, 0.6));
    effects.misalignment = knobs[Knob::PartShift];
    const double usual = profile_.vibration + profile_.vibrationWork;
    effects.vibration =
        std::max(knobs[Knob::Tremble], std::clamp(0.35 * (moment.vibration / usual - 1.6), 0.0, 1.0));
    effects.jam = knobs[Knob::Jam];
    effects.wear = std::min(1.0, wear_ + knobs[Knob::Wear]);
    effects.foreignObject = knobs[Knob::ForeignObject];
    effects.strangeDevice = knobs[Knob::StrangeDevice];
    state.panelDoor = knobs[Knob::PanelDoor];
    state.guardDoor = knobs[Knob::GuardDoor];
    state.piece.progress = moment.phase;
    state.piece.offset = std::clamp(0.5 * knobs[Knob::PartShift] + 0.05 * knobs[Knob::Position], 0.0, 1.0);
}

void Appearance::surroundings(SceneState& state, double t, const Knobs& knobs, CameraSubject subject) const {
    const Happening* const one = leading(t);
    const std::uint64_t seed = one != nullptr ? one->seed : 0;
    const bool device = subject == CameraSubject::Device;
    state.light.level =
        lightLevel_ * (1.0 + lightSwing_ * sineOfTurns(t / lightPeriod_)) * (1.0 + knobs[Knob::Light]);
    state.light.warmth = warmth_;
    state.light.flicker = flicker_;
    state.light.secondLamp = t < lampSwitch_ && knobs[Knob::Light] > -0.2;
    const double covered = knobs[device ? Knob::CoverDevice : Knob::CoverOperator];
    const double dusty = device ? knobs[Knob::DustDevice] : 0.0;
    if (covered > 0.0 || dusty > 0.0) {
        static const std::vector<CoverKind> kinds = {CoverKind::Cloth, CoverKind::Hand, CoverKind::Sticker,
                                                     CoverKind::Tape};
        state.cover.kind = dusty > 0.0 ? CoverKind::Dust : kinds[(seed >> 3U) % kinds.size()];
        state.cover.share = std::max(covered, dusty);
        state.cover.direction = static_cast<double>((seed >> 7U) % 64U) / 64.0;
        state.cover.look = static_cast<std::uint32_t>(seed >> 16U);
    }
    CameraMoment& camera = state.camera;
    camera.shakePixels = shake_;
    camera.driftX = sineOfTurns(t / driftPeriod_);
    camera.driftY = sineOfTurns(0.7 * t / driftPeriod_ + 0.3);
    camera.blur = blur_;
    camera.displaced = device ? knobs[Knob::Displaced] : 0.0;
    camera.displacedDirection = static_cast<double>((seed >> 5U) % 32U) / 32.0;
    camera.exposure = 1.0 + (device ? knobs[Knob::Exposure] : 0.0);
    constexpr double walkSeconds = 5.0;
    state.distractors.passerBy =
        t >= passerBy_ && t < passerBy_ + walkSeconds ? (t - passerBy_) / walkSeconds : -1.0;
    state.distractors.vehicleShadow =
        t >= shadow_ && t < shadow_ + walkSeconds ? (t - shadow_) / walkSeconds : -1.0;
    state.distractors.look = static_cast<std::uint32_t>(plan_.seed >> 9U);
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vestigo::dataset::synthetic {

/// What an incident or an activity can turn at one terminal. 0: as usual.
enum class Knob : std::uint8_t {
    // The machine itself: tables and pictures follow.
    Load,      ///< relative: 0.3 is 30 % more torque for the same work
    Friction,  ///< torque without work, of the rated one
    Stall,     ///< 0..1 of the motion is lost
    Speed,     ///< relative
    Cycle,     ///< relative: longer work for the same part
    Heat,      ///< of the rated rise of temperature, more
    Cooling,   ///< 0..1 of the cooling is lost
    Vibration, ///< times that at work, more
    Current,   ///< relative
    Volt,      ///< relative
    Pressure,  ///< relative
    Flow,      ///< relative
    Position,  ///< times the usual deviation, more
    Scan,      ///< relative: longer scan or refresh
    Starve,    ///< 0..1: no parts come
    Stop,      ///< 0..1: stands by order
    // What the table says besides the truth.
    TemperatureBias, ///< degC
    PressureBias,    ///< relative
    CurrentBias,     ///< relative
    StuckSensor,     ///< > 0: one column stays where it was
    NoisySensor,     ///< times the noise of one column, more
    Replay,          ///< > 0: the table repeats what was
    // Messages.
    MessageRate,  ///< relative: more of them
    MessageBytes, ///< relative: longer ones
    Peers,        ///< strangers who speak with it
    Retry,        ///< share of messages
    Error,        ///< share of messages
    Delay,        ///< relative: slower answers
    Silence,      ///< share of messages that never come
    // What is seen and nothing measures.
    PartStands,
    PartShift,
    Tremble,
    Smoke,
    Leak,
    Sparks,
    Glow,
    Wear,
    Jam,
    ForeignObject,
    StrangeDevice,
    PanelDoor,
    GuardDoor,
    CablesLoose,
    Tripped,
    LampsDead,
    LampsWrong,
    DisplayDark,
    DisplayFrozen,
    DisplayLies,
    GaugeShift, ///< of its range
    ModuleError,
    CoverDevice,
    CoverOperator,
    DustDevice,
    Displaced,
    Exposure, ///< relative
    Light,    ///< relative
    Person,
    HandsInside,
    HandsDanger,
    HandsPiece,
    HandsPanel,
    NoHelmet,
    NoGloves,
    Phone,
    Count
};

constexpr std::size_t knobCount = static_cast<std::size_t>(Knob::Count);

/// All knobs of one terminal at one moment.
class Knobs {
public:
    double operator[](Knob knob) const { return values_[static_cast<std::size_t>(knob)]; }
    double& operator[](Knob knob) { return values_[static_cast<std::size_t>(knob)]; }

private:
    std::array<double, knobCount> values_{};
};

} // namespace vestigo::dataset::synthetic

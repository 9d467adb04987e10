// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/measurement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace vestigo::dataset::synthetic {

namespace {

enum class Column {
    Temperature,
    Vibration,
    Current,
    Voltage,
    Power,
    Speed,
    Torque,
    Position,
    Flow,
    Pressure,
    Cycle,
    Load,
    Charge,
    Other
};

Column columnOf(const std::string& name) {
    static const std::map<std::string, Column> names = {{"temperature_c", Column::Temperature},
                                                        {"vibration_mm_s", Column::Vibration},
                                                        {"current_a", Column::Current},
                                                        {"voltage_v", Column::Voltage},
                                                        {"power_kw", Column::Power},
                                                        {"speed_rpm", Column::Speed},
                                                        {"torque_nm", Column::Torque},
                                                        {"position_error_mm", Column::Position},
                                                        {"flow_l_min", Column::Flow},
                                                        {"pressure_bar", Column::Pressure},
                                                        {"cycle_time_s", Column::Cycle},
                                                        {"load_pct", Column::Load},
                                                        {"battery_soc_pct", Column::Charge}};
    const auto found = names.find(name);
    return found == names.end() ? Column::Other : found->second;
}

constexpr double replayedSeconds = 3.0; ///< a forger repeats so much of what was, over and over

} // namespace

double trueValue(const std::string& column, const MachineProfile& profile, const Moment& moment) {
    switch (columnOf(column)) {
    case Column::Temperature:
        return moment.celsius;
    case Column::Vibration:
        return moment.vibration;
    case Column::Current:
        return moment.ampere;
    case Column::Voltage:
        return moment.volt;
    case Column::Power:
        return moment.kilowatt;
    case Column::Speed:
        return moment.speed * profile.ratedRpm;
    case Column::Torque:
        return moment.load * profile.ratedTorque;
    case Column::Position:
        return moment.positionMm;
    case Column::Flow:
        return moment.flow;
    case Column::Pressure:
        return moment.bar;
    case Column::Cycle:
        return moment.cycleSeconds;
    case Column::Load:
        return 100.0 *
               (profile.machine == Machine::PowerCabinet ? moment.ampere / profile.ratedAmpere : moment.load);
    case Column::Charge:
        return moment.charge;
    case Column::Other:
        return 0.0;
    }
    return 0.0;
}

double usualSize(const std::string& column, const MachineProfile& profile) {
    switch (columnOf(column)) {
    case Column::Temperature:
        return 40.0;
    case Column::Vibration:
        return profile.vibration + 0.6 * profile.vibrationWork;
    case Column::Current:
        return 0.5 * (profile.idleAmpere + profile.ratedAmpere);
    case Column::Voltage:
        return profile.volt;
    case Column::Power:
        return 0.5 * (profile.idleAmpere + profile.ratedAmpere) * profile.volt *
               (profile.threePhase ? 1.5 : 1.0) / 1000.0;
    case Column::Speed:
        return std::max(1.0, profile.ratedRpm);
    case Column::Torque:
        return std::max(1.0, 0.5 * profile.ratedTorque);
    case Column::Position:
        return std::max(1e-3, profile.positionMm);
    case Column::Flow:
        return std::max(0.1, profile.flow);
    case Column::Pressure:
        return std::max(0.1, profile.pressureBar);
    case Column::Cycle:
        return std::max(1e-3, profile.cycleSeconds > 0.0 ? profile.cycleSeconds : profile.scanSeconds);
    case Column::Load:
    case Column::Charge:
        return 50.0;
    case Column::Other:
        return 1.0;
    }
    return 1.0;
}

double Measurement::noise(const std::string& column, double t) const {
    static const std::map<Column, double> shares = {
        {Column::Temperature, 0.0025}, {Column::Vibration, 0.07}, {Column::Current, 0.018},
        {Column::Voltage, 0.0012},     {Column::Power, 0.018},    {Column::Speed, 0.007},
        {Column::Torque, 0.035},       {Column::Position, 0.12},  {Column::Flow, 0.014},
        {Column::Pressure, 0.008},     {Column::Cycle, 0.006},    {Column::Load, 0.025},
        {Column::Charge, 0.0004},      {Column::Other, 0.01}};
    double noise = shares.at(columnOf(column)) * usualSize(column, profile_) * profile_.noise;
    for (const Happening& one : schedule_.of(terminal_)) {
        if (t >= one.start - one.precursor && t < one.end && faultyColumn(one) == column) {
            noise *= 1.0 + schedule_.at(terminal_, t)[Knob::NoisySensor];
        }
    }
    return noise;
}

const std::string& Measurement::faultyColumn(const Happening& happening) const {
    static const std::string none;
    return profile_.columns.empty() ? none
                                    : profile_.columns[(happening.seed >> 8U) % profile_.columns.size()];
}

double Measurement::reading(const std::string& column, double t, const Knobs& knobs) const {
    const double truth = trueValue(column, profile_, momentAt(trace_, t));
    switch (columnOf(column)) {
    case Column::Temperature:
        return truth + knobs[Knob::TemperatureBias];
    case Column::Pressure:
        return truth * (1.0 + knobs[Knob::PressureBias]);
    case Column::Current:
        return truth * (1.0 + knobs[Knob::CurrentBias]);
    default:
        return truth;
    }
}

double Measurement::value(const std::string& column, double t) const {
    const Knobs knobs = schedule_.at(terminal_, t);
    for (const Happening& one : schedule_.of(terminal_)) {
        const bool lasts = t >= one.start && t < one.end;
        if (lasts && knobs[Knob::StuckSensor] > 0.3 && faultyColumn(one) == column) {
            return trueValue(column, profile_, momentAt(trace_, one.start));
        }
        if (lasts && knobs[Knob::Replay] > 0.3) {
            const double since = t - one.start;
            const double looped = since - replayedSeconds * std::floor(since / replayedSeconds);
            return trueValue(column, profile_, momentAt(trace_, one.start - replayedSeconds + looped));
        }
    }
    return reading(column, t, knobs);
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/plant.h"

#include <algorithm>

namespace vestigo::dataset::synthetic {

namespace {

double about(Chance& chance, double value, double spread = 0.15) {
    return value * chance.factor(1.0 / (1.0 + spread), 1.0 + spread);
}

/// Borders move and levels vary from plant to plant, the order of the work does not.
std::vector<CyclePhase> varied(Chance& chance, std::vector<CyclePhase> phases) {
    double before = 0.0;
    double shiftedBefore = 0.0;
    for (CyclePhase& phase : phases) {
        const double length = about(chance, phase.end - before, 0.35);
        before = phase.end;
        phase.end = shiftedBefore + length;
        shiftedBefore = phase.end;
        phase.speed = about(chance, phase.speed);
        phase.load = about(chance, phase.load, 0.25);
        phase.pressure = about(chance, phase.pressure, 0.1);
        phase.flow = about(chance, phase.flow, 0.1);
    }
    for (CyclePhase& phase : phases) {
        phase.end /= shiftedBefore;
    }
    return phases;
}

void electric(MachineProfile& m, Chance& chance, double supplyVolt, double idle, double rated) {
    m.threePhase = true;
    m.volt = supplyVolt;
    m.sagVolt = about(chance, 5.0, 0.5);
    m.powerFactor = chance.uniform(0.74, 0.93);
    m.idleAmpere = about(chance, idle, 0.3);
    m.ratedAmpere = about(chance, rated, 0.3);
}

void electronics(MachineProfile& m, Chance& chance, double ampere, double load) {
    m.volt = chance.happens(0.75) ? chance.uniform(23.4, 24.6) : chance.uniform(47.0, 49.0);
    m.sagVolt = about(chance, 0.5, 0.4);
    m.idleAmpere = about(chance, ampere * 0.6, 0.3);
    m.ratedAmpere = about(chance, ampere * 1.8, 0.3);
    m.typicalLoad = about(chance, load, 0.25);
    m.heatRiseC = about(chance, 22.0, 0.3);
    m.heatSeconds = chance.factor(70.0, 220.0);
    m.vibration = chance.factor(0.03, 0.08);
    m.vibrationWork = 0.0;
}

void drawLathe(MachineProfile& m, Chance& chance, double volt) {
    m.cycleSeconds = chance.factor(7.0, 15.0);
    m.phases = varied(chance, {{0.14, 0.0, 0.04, 0.9, 0.3, 0.05},
                               {0.24, 0.85, 0.25, 1.0, 1.0, 0.35},
                               {0.55, 0.8, 0.75, 1.05, 1.0, 0.95},
                               {0.64, 0.9, 0.2, 1.0, 0.9, 0.3},
                               {0.84, 1.0, 0.45, 1.0, 1.0, 0.9},
                               {1.0, 0.1, 0.08, 0.9, 0.4, 0.0}});
    electric(m, chance, volt, 3.0, 14.0);
    m.ratedRpm = chance.factor(1200.0, 3200.0);
    m.ratedTorque = chance.factor(40.0, 120.0);
    m.speedLag = chance.factor(0.3, 0.7);
    m.vibration = chance.factor(0.3, 0.6);
    m.vibrationWork = chance.factor(0.9, 1.9);
    m.positionMm = chance.factor(0.005, 0.015);
    m.flow = chance.factor(8.0, 18.0);
    m.pressureBar = chance.factor(30.0, 60.0);
}

void drawRobot(MachineProfile& m, Chance& chance, double volt) {
    m.cycleSeconds = chance.factor(4.5, 10.0);
    m.phases = varied(chance, {{0.1, 0.05, 0.15, 1.0, 1.0, 0.0},
                               {0.32, 0.9, 0.6, 1.0, 1.0, 0.55},
                               {0.42, 0.1, 0.3, 0.9, 1.2, 0.6},
                               {0.7, 1.0, 0.75, 1.0, 1.0, 1.0},
                               {0.8, 0.05, 0.25, 0.95, 1.2, 1.0},
                               {1.0, 0.85, 0.4, 1.0, 1.0, 0.0}});
    electric(m, chance, volt, 1.6, 11.0);
    m.ratedRpm = chance.factor(700.0, 1600.0);
    m.ratedTorque = chance.factor(80.0, 240.0);
    m.speedLag = chance.factor(0.1, 0.25);
    m.vibration = chance.factor(0.15, 0.35);
    m.vibrationWork = chance.factor(0.4, 0.9);
    m.positionMm = chance.factor(0.015, 0.06);
    m.pressureBar = chance.factor(5.0, 7.0);
    m.flow = chance.factor(20.0, 60.0);
}

void drawConveyor(MachineProfile& m, Chance& chance, double volt) {
    m.cycleSeconds = chance.factor(2.6, 6.5);
    m.phases = varied(
        chance,
        {{0.35, 1.0, 0.5, 1.0, 1.0, 0.35}, {0.5, 0.9, 0.62, 1.0, 1.0, 0.5}, {1.0, 1.0, 0.5, 1.0, 1.0, 1.0}});
    electric(m, chance, volt, 1.5, 6.5);
    m.ratedRpm = chance.factor(60.0, 200.0);
    m.ratedTorque = chance.factor(35.0, 110.0);
    m.speedLag = chance.factor(0.3, 0.9);
    m.vibration = chance.factor(0.3, 0.6);
    m.vibrationWork = chance.factor(0.5, 1.1);
    m.positionMm = chance.factor(0.6, 1.6);
}

void drawAgv(MachineProfile& m, Chance& chance) {
    m.cycleSeconds = chance.factor(12.0, 24.0);
    m.phases = varied(chance, {{0.12, 0.0, 0.08, 1.0, 1.0, 0.0},
                               {0.42, 1.0, 0.65, 1.0, 1.0, 1.0},
                               {0.55, 0.0, 0.25, 1.0, 1.0, 1.0},
                               {0.88, 0.95, 0.45, 1.0, 1.0, 0.0},
                               {1.0, 0.1, 0.15, 1.0, 1.0, 0.0}});
    m.volt = chance.happens(0.6) ? chance.uniform(47.0, 49.5) : chance.uniform(24.2, 25.4);
    m.sagVolt = m.volt * chance.uniform(0.015, 0.03);
    m.idleAmpere = chance.factor(4.0, 9.0);
    m.ratedAmpere = chance.factor(35.0, 75.0);
    m.ratedRpm = chance.factor(90.0, 220.0);
    m.ratedTorque = chance.factor(12.0, 30.0);
    m.speedLag = chance.factor(0.5, 1.1);
    m.vibration = chance.factor(0.1, 0.3);
    m.vibrationWork = chance.factor(0.5, 1.2);
    m.positionMm = chance.factor(1.2, 3.5);
}

void drawPress(MachineProfile& m, Chance& chance, double volt) {
    m.cycleSeconds = chance.factor(2.2, 5.5);
    m.phases = varied(chance, {{0.3, 0.8, 0.12, 0.75, 0.9, 0.15},
                               {0.5, 1.0, 0.3, 0.85, 1.1, 0.75},
                               {0.62, 0.85, 1.0, 1.35, 1.2, 1.0},
                               {0.8, 1.0, 0.25, 0.9, 1.0, 0.3},
                               {1.0, 0.8, 0.1, 0.75, 0.9, 0.0}});
    electric(m, chance, volt, 9.0, 44.0);
    m.ratedRpm = chance.factor(25.0, 60.0);
    m.ratedTorque = chance.factor(700.0, 1900.0);
    m.speedLag = chance.factor(0.15, 0.35);
    m.vibration = chance.factor(0.6, 1.2);
    m.vibrationWork = chance.factor(1.4, 3.0);
    m.positionMm = chance.factor(0.012, 0.04);
    m.flow = chance.factor(25.0, 70.0);
    m.pressureBar = chance.factor(60.0, 160.0);
}

void drawSensor(MachineProfile& m, Chance& chance) {
    electronics(m, chance, 0.02, 0.3);
    m.volt = chance.uniform(3.2, 3.7);
    m.sagVolt = 0.02;
    m.flow = chance.factor(12.0, 60.0);
    m.pressureBar = chance.factor(3.0, 8.0);
    m.vibration = chance.factor(0.15, 0.5);
    m.heatRiseC = 4.0;
}

void drawCabinet(MachineProfile& m, Chance& chance, double volt) {
    electric(m, chance, volt, 18.0, 160.0);
    m.sagVolt = about(chance, 7.0, 0.3);
    m.powerFactor = chance.uniform(0.78, 0.92);
    m.typicalLoad = chance.uniform(0.25, 0.4);
    m.heatRiseC = about(chance, 24.0, 0.3);
    m.heatSeconds = chance.factor(90.0, 240.0);
    m.vibration = chance.factor(0.1, 0.3);
    m.vibrationWork = 0.0;
}

std::vector<std::string> columnsOf(Machine machine) {
    switch (machine) {
    case Machine::CncLathe:
    case Machine::Press:
        return {"temperature_c", "vibration_mm_s", "current_a",    "voltage_v",
                "power_kw",      "speed_rpm",      "torque_nm",    "position_error_mm",
                "flow_l_min",    "pressure_bar",   "cycle_time_s", "load_pct"};
    case Machine::IndustrialRobot:
        return {"temperature_c", "vibration_mm_s",    "current_a",    "voltage_v",    "power_kw", "speed_rpm",
                "torque_nm",     "position_error_mm", "pressure_bar", "cycle_time_s", "load_pct"};
    case Machine::Conveyor:
    case Machine::Agv:
        return {"temperature_c", "vibration_mm_s", "current_a",         "voltage_v",    "power_kw",
                "speed_rpm",     "torque_nm",      "position_error_mm", "cycle_time_s", "load_pct"};
    case Machine::SensorNode:
        return {"temperature_c", "vibration_mm_s", "current_a", "voltage_v", "flow_l_min", "pressure_bar"};
    case Machine::PowerCabinet:
        return {"temperature_c", "vibration_mm_s", "current_a", "voltage_v", "power_kw", "load_pct"};
    case Machine::Plc:
    case Machine::HmiPanel:
        return {"temperature_c", "current_a", "voltage_v", "power_kw", "cycle_time_s", "load_pct"};
    case Machine::Gateway:
        return {"temperature_c", "current_a", "voltage_v", "power_kw", "load_pct"};
    }
    return {};
}

/// Not every plant measures everything; three columns always stay.
void drawColumns(MachineProfile& m, Chance& chance) {
    std::vector<std::string> columns = columnsOf(m.machine);
    chance.shuffle(columns);
    const double missing = chance.happens(0.4) ? 0.0 : chance.uniform(0.05, 0.3);
    for (std::string& column : columns) {
        if (m.columns.size() < 3 || !chance.happens(missing)) {
            m.columns.push_back(std::move(column));
        }
    }
    if (m.machine == Machine::Agv && chance.happens(0.6)) {
        m.columns.emplace_back("battery_soc_pct");
    }
}

} // namespace

void drawMachine(MachineProfile& profile, double supplyVolt, Chance& chance) {
    profile.ambientC = chance.uniform(17.0, 29.0);
    profile.heatRiseC = chance.uniform(14.0, 34.0);
    profile.heatSeconds = chance.factor(40.0, 160.0);
    profile.cycleJitter = chance.factor(0.008, 0.04);
    profile.noise = chance.factor(0.5, 2.0);
    switch (profile.machine) {
    case Machine::CncLathe:
        drawLathe(profile, chance, supplyVolt);
        break;
    case Machine::IndustrialRobot:
        drawRobot(profile, chance, supplyVolt);
        break;
    case Machine::Conveyor:
        drawConveyor(profile, chance, supplyVolt);
        break;
    case Machine::Agv:
        drawAgv(profile, chance);
        break;
    case Machine::Press:
        drawPress(profile, chance, supplyVolt);
        break;
    case Machine::SensorNode:
        drawSensor(profile, chance);
        break;
    case Machine::PowerCabinet:
        drawCabinet(profile, chance, supplyVolt);
        break;
    case Machine::Plc:
        electronics(profile, chance, 0.7, 0.32);
        profile.scanSeconds = chance.factor(0.006, 0.03);
        break;
    case Machine::HmiPanel:
        electronics(profile, chance, 1.3, 0.28);
        profile.scanSeconds = chance.factor(0.05, 0.2);
        break;
    case Machine::Gateway:
        electronics(profile, chance, 0.9, 0.33);
        break;
    }
    static const std::vector<std::string> instruments = {"SYSTEM", "MAIN", "P1", "LINE", "HYDR", "UNIT A"};
    profile.instrument = chance.of(instruments);
    drawColumns(profile, chance);
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/recording_plan.h"

#include "core/dataset/synthetic/chance.h"
#include "core/dataset/synthetic/measurement.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

double hundredths(double value) {
    return std::floor(value * 100.0 + 0.5) / 100.0;
}

/// Neighbours by links first, so that there is something to hand on.
std::vector<std::size_t> chooseTerminals(const Plant& plant, std::size_t count, Chance& chance) {
    std::vector<std::size_t> controllers;
    for (std::size_t i = 0; i < plant.machines.size(); ++i) {
        if (plant.machines[i].machine == Machine::Plc) {
            controllers.push_back(i);
        }
    }
    std::vector<std::size_t> chosen = {controllers.empty() || chance.happens(0.08)
                                           ? chance.index(plant.machines.size())
                                           : chance.of(controllers)};
    const auto has = [&chosen](std::size_t i) {
        return std::find(chosen.begin(), chosen.end(), i) != chosen.end();
    };
    while (chosen.size() < std::min(count, plant.machines.size())) {
        std::vector<std::size_t> next;
        for (const PlantLink& link : plant.links) {
            if (has(link.from) != has(link.to)) {
                next.push_back(has(link.from) ? link.to : link.from);
            }
        }
        std::size_t candidate =
            next.empty() || chance.happens(0.15) ? chance.index(plant.machines.size()) : chance.of(next);
        while (has(candidate)) {
            candidate = (candidate + 1) % plant.machines.size();
        }
        chosen.push_back(candidate);
    }
    chance.shuffle(chosen);
    return chosen;
}

ColumnStyle columnStyle(const std::string& name, const MachineProfile& profile, Chance& chance) {
    ColumnStyle style;
    style.name = name;
    const double size = usualSize(name, profile);
    int digits = 0;
    for (double unit = 1.0; digits < 6 && size / unit < 100.0; unit /= 10.0) {
        ++digits;
    }
    style.digits = std::max(0, digits + (chance.happens(0.4) ? 1 : 0));
    if (chance.happens(0.2)) { // a converter with few steps
        double unit = 1.0;
        for (int k = 0; k < style.digits; ++k) {
            unit /= 10.0;
        }
        style.quantum = unit * chance.of(std::vector<double>{2.0, 5.0});
    }
    const bool slowKind = name == "temperature_c" || name == "battery_soc_pct" || name == "cycle_time_s" ||
                          name == "flow_l_min";
    style.every = slowKind && chance.happens(0.3) ? chance.whole(2, 8) : 1;
    return style;
}

TablePlan drawTable(const MachineProfile& profile, const Plant& plant, Chance& chance) {
    TablePlan table;
    Chance habit(plant.seed, "table", profile.seed); // columns and formats are the plant's, not the day's
    table.written = !chance.happens(0.03);
    table.time = chance.happens(0.7)   ? TimeColumn::Seconds
                 : chance.happens(0.5) ? TimeColumn::Rfc3339
                                       : TimeColumn::Unix;
    table.rowsPerSecond = chance.factor(2.0, 10.0);
    table.jitter = chance.uniform(0.0, 0.35);
    table.missingShare = chance.happens(0.5) ? chance.factor(0.002, 0.06) : 0.0;
    table.missingWord = chance.of(std::vector<std::string>{"", "", "nan", "null", "NaN"});
    table.lostShare = chance.happens(0.4) ? chance.factor(0.003, 0.04) : 0.0;
    table.spikesPerSecond = chance.happens(0.35) ? chance.factor(0.01, 0.06) : 0.0;
    table.outagesPerMinute = chance.happens(0.2) ? chance.uniform(0.3, 1.5) : 0.0;
    for (const std::string& column : profile.columns) {
        table.columns.push_back(columnStyle(column, profile, habit));
    }
    const double kind = chance.uniform();
    table.instructionColumns = kind < 0.2;
    table.communicationColumns = kind < 0.17 || (kind > 0.2 && kind < 0.23);
    table.peopleColumns = kind < 0.32;
    table.offset = chance.happens(0.45) ? std::floor(chance.uniform(-600.0, 600.0)) / 1000.0 : 0.0;
    return table;
}

CameraPlan drawCamera(Chance& chance, bool forOperator, int mostPixels) {
    CameraPlan camera;
    static const std::vector<std::array<int, 2>> sizes = {{160, 120}, {192, 144}, {240, 180},
                                                          {256, 192}, {320, 240}, {320, 180},
                                                          {400, 300}, {480, 270}, {640, 480}};
    std::vector<std::array<int, 2>> fitting;
    for (const auto& size : sizes) {
        if (size[0] <= mostPixels && !(forOperator && size[0] > 400)) {
            fitting.push_back(size);
        }
    }
    const std::array<int, 2> size = fitting.empty() ? sizes.front() : chance.of(fitting);
    camera.width = size[0];
    camera.height = size[1];
    camera.framesPerSecond = chance.of(std::vector<double>{5.0, 5.0, 6.0, 8.0, 10.0});
    camera.noise = chance.uniform(0.1, 0.9);
    camera.dropShare = chance.happens(0.4) ? chance.factor(0.002, 0.05) : 0.0;
    camera.quality = chance.whole(22, 34);
    camera.offset = chance.happens(0.4) ? hundredths(chance.uniform(0.0, 0.6)) : 0.0; // a file begins at 0
    camera.written = true;
    return camera;
}

void drawStreams(RecordingPlan& plan, const Plant& plant, const RecordingRequest& request) {
    Chance day(request.seed, "streams");
    for (const std::size_t index : plan.stage.shown) {
        const MachineProfile& profile = plant.machines[index];
        TerminalPlan terminal;
        terminal.table = drawTable(profile, plant, day);
        Chance habit(plant.seed, "camera", index);
        const bool hasOperatorCamera = habit.happens(0.5);
        const bool device = day.happens(0.96);
        const bool operates = hasOperatorCamera ? day.happens(0.93) : day.happens(0.03);
        const CameraPlan deviceCamera = drawCamera(day, false, request.mostPixels);
        const CameraPlan operatorCamera = drawCamera(day, true, request.mostPixels);
        if (request.cameras && device) {
            terminal.device = deviceCamera;
            terminal.device.seed = seedFor(plant.seed, "device camera", index);
        }
        if (request.cameras && operates) {
            terminal.operatorCamera = operatorCamera;
            terminal.operatorCamera.seed = seedFor(plant.seed, "operator camera", index);
        }
        terminal.table.written = terminal.table.written || !terminal.device.written;
        plan.stage.deviceCameras.push_back(terminal.device.written);
        plan.stage.operatorCameras.push_back(terminal.operatorCamera.written);
        plan.terminals.push_back(std::move(terminal));
    }
    if (day.happens(0.33)) { // a clock that nobody looked after
        TerminalPlan& terminal = plan.terminals[day.index(plan.terminals.size())];
        const double off = hundredths(day.uniform(0.25, 1.0) * (day.happens(0.5) ? 1.0 : -1.0));
        if (day.happens(0.6) || !terminal.device.written) {
            terminal.table.unnoted = off;
        } else { // its file begins at 0, so what is noted must be more
            terminal.device.unnoted = off;
            terminal.device.offset = std::max(terminal.device.offset, hundredths(off + 0.04));
        }
    }
}

} // namespace

RecordingPlan planRecording(const Plant& plant, const RecordingRequest& request) {
    Chance chance(request.seed, "recording");
    RecordingPlan plan;
    std::string number = std::to_string(request.number);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
    plan.id = plant.idPrefix + "-" + number;
    plan.startedAt.unixSeconds =
        1704067200.0 + 86400.0 * chance.whole(0, 700) + 3600.0 * chance.whole(0, 23) + chance.whole(0, 3599);
    plan.startedAt.offsetMinutes = plant.utcOffsetMinutes;
    plan.seconds = request.seconds;
    plan.seed = request.seed;
    plan.stage.plant = &plant;
    const auto few = static_cast<int>(request.fewestTerminals);
    const auto many = static_cast<int>(std::max(request.fewestTerminals, request.mostTerminals));
    plan.stage.shown = chooseTerminals(plant, static_cast<std::size_t>(chance.whole(few, many)), chance);
    drawStreams(plan, plant, request);
    ScenarioRequest scenario;
    scenario.seconds = request.seconds;
    scenario.incidents = request.incidents;
    scenario.rootType = request.rootType;
    scenario.seed = request.seed;
    plan.scenario = drawScenario(plan.stage, scenario);
    return plan;
}

} // namespace vestigo::dataset::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/plant.h"

#include <algorithm>
#include <map>

namespace vestigo::dataset::synthetic {

namespace {

/// Short and long names of the ten types, each plant chooses its own.
struct TypeNames {
    std::vector<std::string> shortNames;
    std::vector<std::string> longNames;
};

const std::array<TypeNames, 10>& typeNames() {
    static const std::array<TypeNames, 10> table = {
        {{{"cnc", "lathe", "mc", "turn"}, {"CNC lathe", "Turning centre", "Lathe cell", "Shaft lathe"}},
         {{"plc", "ctl", "cpu"}, {"Line PLC", "Cell controller", "Main controller", "Safety controller"}},
         {{"rob", "arm", "r"}, {"Handling robot", "Welding robot", "Six-axis robot", "Loading robot"}},
         {{"cv", "conv", "belt"},
          {"Transfer conveyor", "Outfeed belt", "Infeed conveyor", "Pallet conveyor"}},
         {{"agv", "cart", "tug"}, {"Tugger AGV", "Pallet AGV", "Shuttle", "Parts cart"}},
         {{"hmi", "op-panel", "ui"}, {"Operator panel", "Line HMI", "Station terminal", "Andon panel"}},
         {{"sn", "sens", "node"},
          {"Sensor node", "Condition monitor", "Coolant sensor", "Air supply sensor"}},
         {{"gw", "edge", "gate"}, {"Edge gateway", "Field gateway", "Protocol gateway", "IoT gateway"}},
         {{"pc", "mcc", "sw"}, {"Power cabinet", "Motor control centre", "Distribution board", "Switchgear"}},
         {{"prs", "press", "stamp"},
          {"Stamping press", "Hydraulic press", "Forming press", "Deep-drawing press"}}}};
    return table;
}

std::vector<Machine> drawMachines(Chance& chance, std::size_t terminals) {
    std::vector<Machine> machines;
    if (terminals == 0) {
        for (std::size_t k = 0; k < machineWords.size(); ++k) {
            machines.push_back(static_cast<Machine>(k));
        }
        const std::vector<Machine> more = {Machine::CncLathe,   Machine::Press,    Machine::IndustrialRobot,
                                           Machine::Conveyor,   Machine::Conveyor, Machine::Agv,
                                           Machine::SensorNode, Machine::Plc};
        for (int i = chance.whole(0, 6); i > 0; --i) {
            machines.push_back(chance.of(more));
        }
    } else {
        std::vector<Machine> others;
        for (std::size_t k = 0; k < machineWords.size(); ++k) {
            if (static_cast<Machine>(k) != Machine::Plc) {
                others.push_back(static_cast<Machine>(k));
            }
        }
        chance.shuffle(others);
        machines.push_back(Machine::Plc);
        for (std::size_t i = 1; i < terminals; ++i) {
            machines.push_back(others[(i - 1) % others.size()]);
        }
    }
    chance.shuffle(machines);
    return machines;
}

std::string idOf(const std::string& shortName, int number, int style) {
    switch (style) {
    case 0:
        return shortName + (number < 10 ? "-0" : "-") + std::to_string(number);
    case 1:
        return shortName + std::to_string(number);
    case 2:
        return shortName + "_" + std::string(1, static_cast<char>('a' + (number - 1) % 26));
    default:
        return "L" + std::to_string(number) + "." + shortName;
    }
}

/// Ids, names, addresses and places.
void nameMachines(Plant& plant, Chance& chance) {
    const int style = chance.whole(0, 3);
    const std::string net =
        "10." + std::to_string(chance.whole(1, 200)) + "." + std::to_string(chance.whole(0, 200)) + ".";
    int host = chance.whole(5, 60);
    std::array<std::size_t, 10> shortChoice{};
    for (std::size_t k = 0; k < shortChoice.size(); ++k) {
        shortChoice[k] = chance.index(typeNames()[k].shortNames.size());
    }
    std::map<Machine, int> numbers;
    const double rowGap = chance.uniform(4.0, 8.0);
    double x = chance.uniform(1.0, 3.0);
    for (std::size_t i = 0; i < plant.machines.size(); ++i) {
        MachineProfile& machine = plant.machines[i];
        const auto type = static_cast<std::size_t>(machine.machine);
        const int number = ++numbers[machine.machine];
        machine.id = idOf(typeNames()[type].shortNames[shortChoice[type]], number, style);
        machine.name =
            chance.of(typeNames()[type].longNames) + (number > 1 ? " " + std::to_string(number) : "");
        machine.address = net + std::to_string(host);
        host += chance.whole(1, 3);
        machine.positionMetres = {x, chance.uniform(0.5, 2.5) + rowGap * static_cast<double>(i % 2)};
        x += chance.uniform(1.2, 3.4);
    }
}

class LinkMaker {
public:
    LinkMaker(Plant& plant, Chance& chance)
        : plant_(plant)
        , chance_(chance) {}

    std::vector<std::size_t> all(std::initializer_list<Machine> types) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < plant_.machines.size(); ++i) {
            if (std::find(types.begin(), types.end(), plant_.machines[i].machine) != types.end()) {
                found.push_back(i);
            }
        }
        return found;
    }
    void link(std::size_t from, std::size_t to, bool operation, double low, double high) {
        if (from == to) {
            return;
        }
        PlantLink link;
        link.from = from;
        link.to = to;
        link.operation = operation;
        link.weight =
            static_cast<double>(chance_.whole(static_cast<int>(low * 20.0), static_cast<int>(high * 20.0))) /
            20.0;
        link.weightWritten = operation || chance_.happens(0.3);
        link.delaySeconds = chance_.uniform(0.4, 3.5);
        plant_.links.push_back(link);
    }

private:
    Plant& plant_;
    Chance& chance_;
};

/// Who speaks to whom, who feeds whom. The line of production is drawn, not the order of the types.
void drawLinks(Plant& plant, Chance& chance) {
    LinkMaker maker(plant, chance);
    const auto controllers = maker.all({Machine::Plc});
    const auto gateways = maker.all({Machine::Gateway});
    std::vector<std::size_t> line = maker.all(
        {Machine::CncLathe, Machine::IndustrialRobot, Machine::Conveyor, Machine::Agv, Machine::Press});
    chance.shuffle(line);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0) {
            maker.link(line[i - 1], line[i], true, 0.5, 1.0);
        }
        const std::size_t controller = chance.of(controllers);
        maker.link(controller, line[i], false, 0.3, 1.0);
        if (chance.happens(0.7)) {
            maker.link(controller, line[i], true, 0.5, 0.95);
        }
    }
    for (const std::size_t cabinet : maker.all({Machine::PowerCabinet})) {
        for (const std::size_t machine : line) {
            if (plant.machines[machine].machine != Machine::Agv && chance.happens(0.75)) {
                maker.link(cabinet, machine, true, 0.4, 0.9);
            }
        }
        maker.link(chance.of(controllers), cabinet, false, 0.2, 0.6);
    }
    for (const std::size_t panel : maker.all({Machine::HmiPanel})) {
        maker.link(panel, chance.of(controllers), false, 0.5, 1.0);
    }
    for (const std::size_t sensor : maker.all({Machine::SensorNode})) {
        if (!gateways.empty()) {
            maker.link(sensor, chance.of(gateways), false, 0.3, 0.9);
        }
        if (!line.empty()) {
            maker.link(chance.of(line), sensor, true, 0.5, 0.9);
        }
    }
    for (const std::size_t gateway : gateways) {
        for (const std::size_t controller : controllers) {
            maker.link(gateway, controller, false, 0.4, 1.0);
        }
    }
}

} // namespace

Plant drawPlant(std::uint64_t seed, std::size_t terminals) {
    Plant plant;
    plant.seed = seed;
    Chance chance(seed, "plant");
    static const std::vector<std::string> sites = {
        "pump housing plant",     "gear workshop",   "body panel shop", "bearing works",
        "valve assembly",         "brake disc line", "compressor hall", "packaging hall",
        "smart park, building C", "motor assembly"};
    const int line = chance.whole(1, 40);
    plant.site = chance.of(sites) + ", line " + std::to_string(line);
    plant.idPrefix =
        chance.of(std::vector<std::string>{"line", "hall", "cell", "shop", "area"}) + std::to_string(line);
    plant.utcOffsetMinutes = chance.of(std::vector<int>{480, 480, 60, 0, -300, 330, 540});
    plant.supplyVolt = chance.of(std::vector<double>{400.0, 400.0, 380.0, 480.0, 208.0});
    plant.vocabulary = drawVocabulary(seed);
    for (const Machine machine : drawMachines(chance, terminals)) {
        MachineProfile profile;
        profile.machine = machine;
        plant.machines.push_back(profile);
    }
    nameMachines(plant, chance);
    for (std::size_t i = 0; i < plant.machines.size(); ++i) {
        Chance own(seed, "machine", i);
        plant.machines[i].seed = seedFor(seed, "look", i);
        drawMachine(plant.machines[i], plant.supplyVolt, own);
    }
    drawLinks(plant, chance);
    return plant;
}

} // namespace vestigo::dataset::synthetic

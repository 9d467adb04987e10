// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/instruction_scripts.h"
#include "core/dataset/synthetic/plant_logs.h"

#include "core/base/numbers.h"

#include <algorithm>

namespace vestigo::dataset::synthetic {

namespace {

/// What a controller orders at the beginning of each part of a cycle; parts beyond the list order nothing.
const std::vector<Verb>& ordersOf(Machine machine) {
    static const std::vector<Verb> lathe = {Verb::Clamp,      Verb::Start,    Verb::SetSpeed,
                                            Verb::ChangeTool, Verb::SetSpeed, Verb::Stop};
    static const std::vector<Verb> robot = {Verb::Start, Verb::Move, Verb::Grip,
                                            Verb::Move,  Verb::Grip, Verb::Move};
    static const std::vector<Verb> belt = {Verb::SetSpeed};
    static const std::vector<Verb> vehicle = {Verb::SetRoute, Verb::Start, Verb::Stop, Verb::Start};
    static const std::vector<Verb> press = {Verb::Clamp, Verb::Start, Verb::WriteOutput};
    static const std::vector<Verb> none;
    switch (machine) {
    case Machine::CncLathe:
        return lathe;
    case Machine::IndustrialRobot:
        return robot;
    case Machine::Conveyor:
        return belt;
    case Machine::Agv:
        return vehicle;
    case Machine::Press:
        return press;
    default:
        return none;
    }
}

class InstructionWriter {
public:
    explicit InstructionWriter(const LogSources& sources)
        : sources_(sources)
        , words_(sources.stage->plant->vocabulary) {}

    std::vector<Instruction> write() {
        for (std::size_t i = 0; i < sources_.stage->shown.size(); ++i) {
            polls(i);
            orders(i);
            resets(i);
            for (const Happening& happening : sources_.schedule->of(i)) {
                for (Instruction& line : scriptOf(happening, profile(i).id, words_)) {
                    lines_.push_back(std::move(line));
                }
            }
        }
        lines_.erase(std::remove_if(lines_.begin(), lines_.end(),
                                    [this](const Instruction& line) {
                                        return line.t < 0.0 || line.t >= sources_.seconds;
                                    }),
                     lines_.end());
        std::stable_sort(lines_.begin(), lines_.end(),
                         [](const Instruction& a, const Instruction& b) { return a.t < b.t; });
        return std::move(lines_);
    }

private:
    const MachineProfile& profile(std::size_t i) const {
        return sources_.stage->plant->machines[sources_.stage->shown[i]];
    }
    /// Habits are the plant's, their moments the day's.
    Chance habit(const char* purpose, std::size_t i) const {
        return {sources_.stage->plant->seed, purpose, sources_.stage->shown[i]};
    }
    Chance day(const char* purpose, std::size_t i) const {
        return {sources_.seed, purpose, sources_.stage->shown[i]};
    }

    void regular(std::size_t i, Verb verb, const std::string& actor, double period, double jitter,
                 Chance chance) {
        for (double t = chance.uniform(0.0, period); t < sources_.seconds;
             t += period * std::max(0.2, chance.normal(1.0, jitter))) {
            lines_.push_back({t, profile(i).id, words_.word(verb), actor, chance.happens(0.003)});
        }
    }

    void polls(std::size_t i) {
        Chance chance = habit("polls", i);
        const double jitter = chance.uniform(0.03, 0.35);
        regular(i, Verb::ReadStatus, words_.hosts[chance.index(2)], chance.factor(0.7, 2.2), jitter,
                day("status", i));
        regular(i, Verb::ReadValues, words_.hosts[1], chance.factor(1.2, 4.5), jitter, day("values", i));
        switch (profile(i).machine) {
        case Machine::Plc:
            regular(i, Verb::WriteOutput, words_.hosts[2], chance.factor(0.7, 2.0), jitter,
                    day("outputs", i));
            regular(i, Verb::Heartbeat, words_.hosts[0], chance.factor(1.0, 3.0), 0.05, day("heartbeat", i));
            break;
        case Machine::SensorNode:
        case Machine::Gateway:
            regular(i, Verb::Publish, words_.hosts[1], chance.factor(0.8, 2.5), jitter, day("publish", i));
            break;
        case Machine::HmiPanel:
            regular(i, Verb::Page, words_.hosts[0], chance.factor(3.0, 9.0), 0.6, day("pages", i));
            break;
        default:
            break;
        }
    }

    /// The controller that is linked with the machine, else the planning.
    std::string commander(std::size_t i) const {
        const auto& stage = *sources_.stage;
        for (const PlantLink& link : stage.plant->links) {
            const bool commands =
                link.to == stage.shown[i] && stage.plant->machines[link.from].machine == Machine::Plc;
            if (commands &&
                std::find(stage.shown.begin(), stage.shown.end(), link.from) != stage.shown.end()) {
                return stage.plant->machines[link.from].id;
            }
        }
        return words_.hosts[2];
    }

    void orders(std::size_t i) {
        const std::vector<Verb>& verbs = ordersOf(profile(i).machine);
        if (verbs.empty()) {
            return;
        }
        const Trace& trace = (*sources_.traces)[i];
        const std::string actor = commander(i);
        for (std::size_t k = 1; k < trace.size(); ++k) {
            const Moment& moment = trace[k];
            const bool begins = moment.part != trace[k - 1].part || moment.cycle != trace[k - 1].cycle;
            if (begins && moment.part < verbs.size()) {
                // A delay of this very order, whatever came before it.
                Chance chance(sources_.seed, "order",
                              (static_cast<std::uint64_t>(moment.cycle) * 64U + moment.part) * 4096U +
                                  sources_.stage->shown[i]);
                lines_.push_back({static_cast<double>(k) * momentSeconds - chance.uniform(0.0, 0.05),
                                  profile(i).id, words_.word(verbs[moment.part]), actor,
                                  chance.happens(0.004)});
            }
        }
    }

    /// Where a drive switched itself off, somebody comes and resets it.
    void resets(std::size_t i) {
        const Trace& trace = (*sources_.traces)[i];
        for (std::size_t k = 1; k < trace.size(); ++k) {
            if (trace[k - 1].regime == Regime::Fault && trace[k].regime != Regime::Fault) {
                const double t = static_cast<double>(k) * momentSeconds;
                const std::string& who = words_.operators.front();
                lines_.push_back({t - 0.4, profile(i).id, words_.word(Verb::Acknowledge), who, false});
                lines_.push_back({t - 0.1, profile(i).id, words_.word(Verb::Reset), who, false});
            }
        }
    }

    const LogSources& sources_;
    const Vocabulary& words_;
    std::vector<Instruction> lines_;
};

} // namespace

std::vector<Instruction> writeInstructions(const LogSources& sources) {
    return InstructionWriter(sources).write();
}

std::string instructionsCsv(const std::vector<Instruction>& instructions) {
    std::string text = "t,terminal,instruction,actor,result\n";
    for (const Instruction& line : instructions) {
        text += formatFixed(line.t, 3) + ',' + line.terminal + ',' + line.word + ',' + line.actor +
                (line.error ? ",error\n" : ",ok\n");
    }
    return text;
}

} // namespace vestigo::dataset::synthetic

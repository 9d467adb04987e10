// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/simulation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

struct Instruction {
    double t = 0.0;
    std::string terminal;
    std::string word;
    std::string actor;
    bool error = false;
};

struct Message {
    double t = 0.0;
    std::string source;
    std::string destination;
    std::string protocol;
    int bytes = 0;
    char status = 'o'; ///< o ok, r retry, e error
};

/// What the logs are made of: the plant, what happened, how the machines ran.
struct LogSources {
    const Cast* stage = nullptr;
    const KnobSchedule* schedule = nullptr;
    const std::vector<Trace>* traces = nullptr;
    double seconds = 64.0;
    std::uint64_t seed = 0;
};

/// In the order of time. What one incident adds leaves everything else as it was.
std::vector<Instruction> writeInstructions(const LogSources& sources);
std::vector<Message> writeMessages(const LogSources& sources);

/// As CSV to the contract (spec/recording.md).
std::string instructionsCsv(const std::vector<Instruction>& instructions);
std::string messagesCsv(const std::vector<Message>& messages);

} // namespace vestigo::dataset::synthetic

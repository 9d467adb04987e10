// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/chance.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// What can be asked of a terminal; every plant says it in words of its own.
enum class Verb : std::uint8_t {
    ReadStatus,
    ReadValues,
    ReadAlarms,
    ReadDiagnosis,
    ReadProgram,
    Identify,
    Publish,
    Heartbeat,
    Page,
    WriteOutput,
    Start,
    Stop,
    Move,
    Grip,
    Clamp,
    ChangeTool,
    SetSpeed,
    SetRoute,
    WriteParameter,
    WriteLimit,
    Acknowledge,
    Reset,
    Login,
    Logout,
    ModeAutomatic,
    ModeManual,
    ModeMaintenance,
    Jog,
    LoadRecipe,
    Calibrate,
    FirmwareBegin,
    FirmwareBlock,
    FirmwareVerify,
    Reboot,
    DownloadLogic,
    BypassSafety,
    DeleteLog,
    Count
};

/// The instructions, people, hosts and protocols of one plant.
struct Vocabulary {
    std::array<std::string, static_cast<std::size_t>(Verb::Count)> words;
    std::vector<std::string> operators;
    std::vector<std::string> engineers;
    std::vector<std::string> administrators;
    std::vector<std::string> strangers; ///< hosts that no normal log ever names
    std::vector<std::string> hosts;     ///< supervision, history, planning: programs that ask
    std::string workstation;            ///< whence people act
    std::vector<std::string> protocols; ///< at least two

    const std::string& word(Verb verb) const { return words[static_cast<std::size_t>(verb)]; }
};

Vocabulary drawVocabulary(std::uint64_t plantSeed);

} // namespace vestigo::dataset::synthetic

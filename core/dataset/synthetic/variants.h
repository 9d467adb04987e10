// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dataset/synthetic/knobs.h"
#include "core/dataset/synthetic/scene_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vestigo::dataset::synthetic {

/// How a knob is turned while something lasts.
enum class Course : std::uint8_t {
    Hold,  ///< up within the onset, then held
    Grow,  ///< more and more until the end
    Pulse, ///< on and off
    Early, ///< in the first part only
    Late,  ///< in the last third only
};

struct Action {
    Knob knob = Knob::Load;
    double subtle = 0.0; ///< amount at severity 0
    double strong = 0.0; ///< at severity 1
    Course course = Course::Hold;
    bool eitherSign = false;
    double fromSeverity = 0.0; ///< below it the action does not take place
};

/// What is written into the instruction log besides the usual.
enum class Script : std::uint8_t {
    None,
    SetPointWrites,
    LogicDownload,
    SafetyBypass,
    CoveredTracks,
    UnauthorisedJog,
    WrongSequence,
    Scan,
    InjectedCommands,
    MaintenanceVisit,
    Changeover,
    FirmwareUpdate,
    ShiftChange,
    Recalibration,
    Visit, ///< an operator looks after the machine: nothing that a label speaks of
};

/// Machines that a variant may befall, a bit for each type.
using MachineSet = std::uint16_t;
constexpr MachineSet setOf(Machine machine) {
    return static_cast<MachineSet>(1U << static_cast<unsigned>(machine));
}

/// Which picture it needs to be seen at all.
enum class NeedsCamera : std::uint8_t { None, Device, Operator };

/// One way in which an anomaly or an activity shows itself.
struct Variant {
    std::string type; ///< word of the contract
    std::string name;
    MachineSet machines = 0;
    std::vector<Action> actions;
    Script script = Script::None;
    NeedsCamera needs = NeedsCamera::None;
};

/// All variants of the eight anomalies, of the activities, and an ordinary visit at the machine.
const std::vector<Variant>& anomalyVariants();
const std::vector<Variant>& activityVariants();
const Variant& visitVariant();

/// What an anomaly of this type can lead to at a linked terminal.
const std::vector<std::string>& consequencesOf(const std::string& type);

} // namespace vestigo::dataset::synthetic
